"""What a person says about the articles of a run -> documents that carry it: their paper, and that their paths state their date.

It is asked for, never guessed, and counts only where the article says nothing itself. It is kept as a person's corrections are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.rules.lexicon.dates import is_date
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.types.document import Found

__all__ = ["NOTHING_ASKED", "Asked", "path_date", "with_asked"]

DAY = re.compile(
    r"""
    (?<!\d)
    (?:
          (?P<year>(?:19|20)\d\d)(?P<mark>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=mark)
          (?P<day>0[1-9]|[12]\d|3[01])
        | (?P<last_day>0[1-9]|[12]\d|3[01])(?P<last_mark>[-_.])(?P<last_month>0[1-9]|1[0-2])
          (?P=last_mark)(?P<last_year>(?:19|20)\d\d)
    )
    (?!\d)
    """,
    re.VERBOSE,
)
MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_/](?P<month>0[1-9]|1[0-2])(?!\d)")


class Asked(NamedTuple):
    """What a person says about the articles of a run: the paper they are from, and whether their paths state their date."""

    publisher: str | None = None
    date_from_path: bool = False


NOTHING_ASKED = Asked()


def with_asked(found: Iterable[Found], asked: Asked) -> Iterator[Found]:
    """Yield ``found``, its documents with what was asked for."""
    for item in found:
        if asked == NOTHING_ASKED or not isinstance(item, Document):
            yield item
            continue
        day = path_date(item.path) if asked.date_from_path else None
        values = (("publisher", asked.publisher), ("published", day))
        yield item._replace(asked=tuple((field, value) for field, value in values if value))


def path_date(path: str) -> str | None:
    """Return the date that a path states, the last one in it, a day before a month.

    >>> path_date("/bote/2021/03/hafen.txt"), path_date("/bote/20210312_hafen.pdf"), path_date("/bote/2021/03/12/hafen.txt")
    ('2021-03', '2021-03-12', '2021-03-12')
    >>> path_date("/bote/2021/hafen-12345678.txt") is None
    True
    """
    for match in reversed(list(DAY.finditer(path))):
        parts = [match[name] or match[f"last_{name}"] for name in ("year", "month", "day")]
        if is_date(*map(int, parts)):
            return "-".join(parts)
    months = [f"{match['year']}-{match['month']}" for match in MONTH.finditer(path)]
    return months[-1] if months else None
