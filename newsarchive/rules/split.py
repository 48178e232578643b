"""The cuts of a header that runs together in one line, in offsets of that line."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.rules.sections import SECTIONS

__all__ = ["HeaderCut", "cut_header"]

OPENERS = re.compile(
    r"(?<=[\wäöüß!?“”\"»%)]) (?=(?:Der|Die|Das|Ein|Eine|Einen|Im|In|Am|An|Auf|Bei|Zum|Zur|Nach|Vor|Seit|Mit|Für|Wer|Was|Wie|Wo|Warum|Es|Er|Sie|Ob|Als|Wenn|Weil|Immer|Viele|Mehr|Nun|Noch|Laut|Trotz|Gegen|Über|Unter|Von|Aus) )"
)
END = re.compile(r"[?!][“\"»]? ")


class HeaderCut(NamedTuple):
    """Half-open spans in the line, and how likely all of them are right."""

    section: tuple[int, int] | None
    headline: tuple[int, int]
    teaser: tuple[int, int] | None
    probability: float


def cut_header(line: str) -> HeaderCut:
    """Cut at a section label, and at the first sentence end or capitalised function word."""
    start = 0
    for count in (3, 2, 1):
        words = line.split(" ", count)
        label = " ".join(words[:count])
        if len(words) > count and label.casefold() in SECTIONS:
            start = len(label) + 1
            break
    cut = END.search(line, start) or OPENERS.search(line, start + 20)
    section = (0, start - 1) if start else None
    if cut is None:
        return HeaderCut(section, (start, len(line)), None, 0.5)
    return HeaderCut(section, (start, cut.end() - 1), (cut.end(), len(line)), 0.6)
