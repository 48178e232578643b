"""Columns of all pages -> the same without what stands in the margins of pages: running heads, page numbers, a browser's address line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.formats.pdf.columns import Line

__all__ = ["Page", "without_margins"]

MARGIN = 0.09
"""Share of a page's height in which a running head or foot stands."""
OUTER = 2
"""Lines of a page, from its top and from its foot, that may be one."""
NUMBER = re.compile(
    r"(?:[-–|•] ?)?(?:(?:Seite|Page|S\.) ?)?\d{1,4}(?: ?(?:/|von|of) ?\d{1,4})?(?: ?[-–|•])?$", re.IGNORECASE
)
PRINTED = re.compile(
    r"""
      \d{1,2}[./]\d{1,2}[./]\d{2,4},?\ \d{1,2}:\d\d\b | (?:https?|file)://\S+
    | .{0,150}\b(?:Seite\ |Page\ )?\d{1,3}\ ?(?:/|von|of)\ ?\d{1,3}$
    """,
    re.VERBOSE,
)
"""What a browser prints in the margin: when, from where, which page of how many."""
HEAD = re.compile(r".{0,60}\b(?:Seite|S\.|Page) ?\d{1,3}\b.{0,40}$", re.IGNORECASE)
"""A running head that names its page: ``Mittwoch, 12. Januar 2022 | Nr. 9 | Seite 3``."""
DIGITS = re.compile(r"\d+")
ADDRESS = re.compile(r"https?://[^\s…]+(?!\S*…)")


class Page(NamedTuple):
    """A page: its height in points, its columns, and the lines set aside."""

    height: float
    columns: Sequence[Sequence[Line]]
    aside: Sequence[Line] = ()

    def lines(self) -> list[Line]:
        """Return every line from top to bottom."""
        return sorted((line for column in self.columns for line in column), key=lambda line: -line.y)


def without_margins(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the lines of their margins set aside: those that return from page to page, and numbers of pages."""
    seen = Counter(key for page in pages for key in {key_of(line) for line in outer(page)})
    repeated = {
        key for key, count in seen.items() if count >= 2 and 2 * count > len(pages) / 2 and key.strip("# ")
    }
    found = []
    for page in pages:
        marked = [line for line in outer(page) if key_of(line) in repeated or is_margin(line, page)]
        levels = {round(line.y) for line in marked if is_margin(line, page)}
        aside = [line for line in outer(page) if line in marked or round(line.y) in levels]
        columns = [[line for line in column if line not in aside] for column in page.columns]
        found.append(page._replace(columns=[column for column in columns if column], aside=aside))
    return found


def outer(page: Page) -> list[Line]:
    """Return the first and last lines of a page; on one with few lines, none of them twice."""
    lines = page.lines()
    levels = list(dict.fromkeys(round(line.y) for line in lines))
    ends = {*levels[:OUTER], *levels[-OUTER:]}
    return [line for line in lines if round(line.y) in ends]


def key_of(line: Line) -> str:
    """Return a line without its figures, its words in order of letters: left and right pages turn a running head round."""
    return " ".join(sorted(DIGITS.sub("#", line.text.lower()).split()))


def is_margin(line: Line, page: Page) -> bool:
    """Tell whether a line in a page's margin is a page's number, or what a browser prints there."""
    edge = min(line.y, page.height - line.y - line.size)
    if edge > MARGIN * page.height:
        return False
    if NUMBER.match(line.text) or HEAD.match(line.text):
        return True
    return edge < MARGIN * page.height / 2 and PRINTED.match(line.text) is not None
