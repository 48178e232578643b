"""Lines of a concordance -> text for reading, JSON and CSV."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.render.clean import clean, style, width
from newsarchive.types.keys import shown_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.render.forms import Layout
    from newsarchive.search.show.kwic import Line

__all__ = ["KWIC", "kwic_csv", "kwic_json", "kwic_jsonl", "kwic_text"]

PUNCTUATION = tuple(',.;:!?)“”"»«')
"""What follows a word without a blank."""
DATE = 10
"""Columns of a day."""
PAPER = 14
"""Columns of a paper at most."""
NARROW = 72
"""Columns below which papers are cut shorter, so that the words keep their room."""
BETWEEN = " … "
"""Stands for the middle of a match that is too long for its line."""
LEAST = 8
"""Columns on either side of a match at least."""


class Columns(NamedTuple):
    """How wide the parts of each line are."""

    number: int
    paper: int
    match: int
    room: int


def kwic_text(lines: Sequence[Line], layout: Layout) -> str:
    """Return one match a line, the matches below one another: id, date, paper, what stands before, the match, what stands behind."""
    columns = columns_of(lines, width(terminal=layout.colour))
    return "".join(line_text(line, columns, colour=layout.colour) + "\n" for line in lines)


def columns_of(lines: Sequence[Line], whole: int) -> Columns:
    """Return the widths that the lines have room for in ``whole`` columns."""
    number = max((len(shown_id(line.id)) for line in lines), default=0)
    paper = min(
        max((len(clean(line.publisher or "")) for line in lines), default=0),
        PAPER if whole >= NARROW else PAPER // 2,
    )
    taken = number + 1 + DATE + (paper + 1 if paper else 0) + 2 + len("**") + 2
    most = max(whole // 3, LEAST)
    match = min(max((len(clean(line.match)) for line in lines), default=0), most)
    return Columns(number, paper, most, max((whole - taken - match) // 2, LEAST))


def line_text(line: Line, columns: Columns, *, colour: bool) -> str:
    """Return one line, without the blanks that end it."""
    day = (line.published or "undated")[:DATE]
    facts = f"{shown_id(line.id):>{columns.number}} {day:<{DATE}}"
    if columns.paper:
        facts += f" {clean(line.publisher or '')[: columns.paper]:<{columns.paper}}"
    before, behind = (
        whole_words(clean(line.before), -columns.room),
        whole_words(clean(line.behind), columns.room),
    )
    match = inside_out(clean(line.match), columns.match)
    plain = not colour or bool(os.environ.get("NO_COLOR"))
    marked = f"*{match}*" if plain else style(match, "mark", colour=True)
    gap = "" if behind[:1] in PUNCTUATION or (behind[:1] == "-" and behind[1:2].isalpha()) else " "
    joined = before[-1:] == "-" and before[-2:-1].isalpha() and not match[:1].islower()  # not "Nord- und"
    lead = f" {before:>{columns.room}}" if joined else f"{before:>{columns.room}} "
    return f"{style(facts, 'dim', colour=colour)}  {lead}{marked}{gap}{behind}".rstrip()


def whole_words(text: str, room: int) -> str:
    """Return the beginning of ``text`` that ``room`` columns take, its end where that is negative; no word is cut that others stand beside."""
    if len(text) <= abs(room):
        return text
    if room < 0:
        kept = text[room:]
        return kept if text[room - 1].isspace() or " " not in kept else kept.partition(" ")[2]
    kept = text[:room]
    return kept if text[room].isspace() or " " not in kept else kept.rpartition(" ")[0]


def inside_out(match: str, room: int) -> str:
    """Return a match in ``room`` columns: of a longer one, such as words far from each other, both ends."""
    if len(match) <= room:
        return match
    half = (room - len(BETWEEN)) // 2
    return whole_words(match, half) + BETWEEN + whole_words(match, -half)


def kwic_json(lines: Sequence[Line], layout: Layout) -> str:
    """Return one JSON object: ``schema`` and ``lines``."""
    import json  # noqa: PLC0415 - people's searches do without

    del layout
    found = {"schema": 1, "lines": [line._asdict() for line in lines]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def kwic_jsonl(lines: Sequence[Line], layout: Layout) -> str:
    """Return one match a line as JSON."""
    import json  # noqa: PLC0415 - as above

    del layout
    return "".join(json.dumps(line._asdict(), ensure_ascii=False) + "\n" for line in lines)


def kwic_csv(lines: Sequence[Line], layout: Layout) -> str:
    """Return a table with a row a match and a line of column names."""
    from newsarchive.render.exports.delimited import csv_table  # noqa: PLC0415 - other forms do without
    from newsarchive.search.show.kwic import Line  # noqa: PLC0415 - as above

    del layout
    return csv_table(Line._fields, lines)


KWIC = {"text": kwic_text, "json": kwic_json, "jsonl": kwic_jsonl, "csv": kwic_csv}
"""The forms of a concordance."""
