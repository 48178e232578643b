"""The text of a heading with marks for its inner borders -> its text, where the first of them is, and whether that one sets its parts apart.

``<h1><span>Hochwasser</span><span>Deich hält</span></h1>`` holds a kicker and a headline, ``<h1><em>Faust</em> auf der Bühne</h1>`` does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = [
    "BEGINS",
    "HEADING_MARKS",
    "LINES_OF_HEADING",
    "HeadingText",
    "end_mark",
    "heading_text",
    "hidden_mark",
]

BEGINS = "\ue001"
"""Stands where an element in a heading begins."""
ENDS = "\ue004"
"""Stands where one ends."""
APART = "\ue005"
"""Stands where what follows is sure to be set apart: by a mark for screen readers alone, a line or a size of its own."""
HEADING_MARKS = BEGINS + ENDS + APART
LINES_OF_HEADING = frozenset({"div", "p"})
"""Elements that are lines of the heading which holds them."""
OWN_STYLE = LINES_OF_HEADING | {"small", "a"}
"""Elements that set the first part of a heading apart from the rest: in another line or size, or linked to its topic."""
OWN_LINE = re.compile(r"(?<![\w-])(?:d-)?block(?![\w-])")
"""The class of usual style sheets that gives an element a line of its own."""
LOOSE_MARK = re.compile(rf" ([{HEADING_MARKS}]*)(?: ?[{HEADING_MARKS}])?(?=[:;,.](?:[\s{HEADING_MARKS}]|$))")
CLUSTER = re.compile(rf"[{HEADING_MARKS}\s:|–-]*")
ANY = re.compile(f"[{HEADING_MARKS}]")


class HeadingText(NamedTuple):
    """A heading's text, where its first part ends (0: it has one part), and whether the second is sure to be set apart."""

    text: str
    cut: int
    apart: bool


def end_mark(tag: str, names: str) -> str:
    """Return what stands for the end of an element in a heading, given its tag, class and id."""
    own = tag in OWN_STYLE or OWN_LINE.search(names)
    return ENDS + APART if own else ENDS


def hidden_mark(element: HtmlElement) -> str:
    """Return what stands for an element that readers do not see: a colon for screen readers parts what stands beside it, a dash joins it."""
    text = (element.text or "").strip()
    return APART if text in {":", "|", "/", "·", "•"} else f"{ENDS} " if text in {"–", "—", "-"} else ""


def heading_text(text: str, *, kicker: bool) -> HeadingText:
    """Return the text of a heading without the marks that stand for borders; ``kicker``: it is one, and its colon is none of it."""
    text = LOOSE_MARK.sub(r"\1", text.lstrip(HEADING_MARKS + " "))
    text = text.lstrip(HEADING_MARKS + " :|–-") or text
    text = text.rstrip(" :|" + HEADING_MARKS) if kicker else text.rstrip(HEADING_MARKS + " ")
    border = min(
        (at for at in (*(text.find(mark) for mark in HEADING_MARKS), text.find("\n")) if at > 0), default=0
    )
    if not border:
        return HeadingText(text, 0, apart=False)
    before, after = text[:border], ANY.sub("", text[border:])
    gap = "" if not before or before[-1].isspace() or not after[:1].isalnum() else " "
    return HeadingText(before + gap + after, border, apart=set_apart(before, text[border:]))


def set_apart(before: str, rest: str) -> bool:
    """Tell whether the first part of a heading is set apart from the rest, which begins with the marks of the border.

    Yes: a mark of its own between them, a colon at the end of an element, a line that is an element, or two elements that touch,
    which a style sheet must part for a reader. No: a blank between them, as behind a title in italics.
    """
    found = CLUSTER.match(rest)
    marks = found[0] if found else ""
    following = rest[len(marks) : len(marks) + 1]
    if APART in marks:
        return True
    if ENDS not in marks:
        return False
    if ":" in marks or before.rstrip().endswith(":") or "\n" in marks:
        return True
    touch = not any(map(str.isspace, marks)) and not set(marks) & set(":|–-")
    return touch and before[-1:].isalnum() and (following.isupper() or following in '„“»«"')
