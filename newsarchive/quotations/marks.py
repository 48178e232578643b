"""A text -> its pairs of quotation marks, in the German, Swiss, Austrian, French and English manner, one inside the other.

A mark may open in one country and close in another: ``“`` ends a German quotation and begins an English one, ``»`` begins one in
German books and ends one in Switzerland. So each mark is read by the one that stands open, and by the letters beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["MARKS", "Pair", "pairs_of"]

MARKS = '„“”‟"»«‚‘›‹'
"""All marks of quotations but the apostrophe's."""
SIGN = re.compile(
    "|".join(f"{MARKS}’") + r"|''|,,(?=\w)|'(?<!\w')(?=\w)|'(?<=[\w.!?]')(?!\w)|\n[ \t]*\n(?:[ \t]*\n)*"
)
"""A mark, or empty lines. Every alternative begins with a letter of its own: then ``re`` looks for those first letters alone,
which takes a tenth of the time."""
CLOSES = {
    "„": '“”"‟', "“": '”"', "”": "”", "‟": "”“", '"': '"“”', "»": "«", "«": "»", "‚": "‘’'", "‘": "’'", "›": "‹", "‹": "›",
    "'": "'’", "''": ("''", '"'), ",,": ("''", "“", "”", '"'),
}  # fmt: skip
INNER = "‚‘›‹'"
LONGEST = 4000
"""No quotation is longer: its second mark was lost."""


class Pair(NamedTuple):
    """A pair of marks: where the first begins, where the last ends, the length of each, and how deep it stands in others."""

    start: int
    end: int
    opening: int
    closing: int
    depth: int


def pairs_of(text: str) -> list[Pair]:
    """Return the pairs of quotation marks in ``text``, in the order in which they open.

    A quotation ends with its paragraph, unless the next one begins with the same mark again, as papers set long speeches.
    """
    open_marks: list[tuple[str, int]] = []
    found: list[Pair] = []
    for sign in SIGN.finditer(text):
        mark, at = sign[0], sign.start()
        if mark[-1] == "\n":
            if open_marks and not goes_on(text, sign.end(), open_marks[0][0]):
                open_marks.clear()
            continue
        if any(mark in CLOSES[opened] for opened, _ in open_marks) and not opens_again(text, at, mark):
            while mark not in CLOSES[open_marks[-1][0]]:
                open_marks.pop()  # an inner mark that was never closed
            opened, begin = open_marks.pop()
            if at + len(mark) - begin <= LONGEST:
                found.append(
                    Pair(
                        start=begin,
                        end=at + len(mark),
                        opening=len(opened),
                        closing=len(mark),
                        depth=len(open_marks),
                    )
                )
        elif mark in CLOSES and may_open(text, at, mark):
            if open_marks and open_marks[-1][0] == mark and mark not in INNER:
                open_marks.pop()  # set again at the head of a paragraph, or the last one was never closed
            open_marks.append((mark, at))
    return sorted(found)


def goes_on(text: str, at: int, opened: str) -> bool:
    """Tell whether the paragraph at ``at`` begins with the mark that is open."""
    return text[at : at + 40].lstrip().startswith(opened)


def opens_again(text: str, at: int, mark: str) -> bool:
    """Tell whether a mark that might close one opens another: a letter right behind it, a blank before it."""
    after = text[at + len(mark) : at + len(mark) + 1]
    before = text[at - 1 : at]
    return mark in "\"»«'" and (not before or before.isspace() or before in "([–—") and after.isalnum()


def may_open(text: str, at: int, mark: str) -> bool:
    """Tell whether a mark can begin a quotation: no letter or digit stands before it, no blank behind it."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    return not before.isalnum() and bool(after) and (not after.isspace() or mark in "«„")
