"""Where a printed or scanned text goes on to its next page: page numbers and the running heads beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.lexicon.issues import issue_parts, paper_in
from newsarchive.types.pieces import CONTINUED, Label, Piece
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["PAGE_BREAKS", "across_pages", "page_number", "running_head"]

NUMBERED = re.compile(
    r"""
    (?:
          (?:Seite|S\.|Blatt|Page)\s\d{1,3}(?:\s?(?:von|/|of)\s?\d{1,3})?
        | [-–—]\s?\d{1,3}\s?[-–—] | \[\s?\d{1,3}\s?\] | \d{1,3}\s?(?:von|/)\s?\d{1,3}
    )
    $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A page's number with what makes it one: ``Seite 1 von 2``, ``- 2 -``."""
OF_ALL = re.compile(r"(?:Seite|Page|Blatt)\s\d{1,3}\s?(?:von|/|of)\s?\d{1,3}$", re.IGNORECASE)
BARE = re.compile(r"\d{1,3}$")
DIGITS = re.compile(r"\d+")
FORM_FEED = "\f"
STOPS = tuple('.!?:…“”"»«)')
LONGEST_HEAD, LEAST_OPEN, LONG = 80, 30, 100
"""Characters of a running head, of a block that breaks off in the middle of a sentence, and of a paragraph."""
PAGE_BREAKS = frozenset({"page_number", "running_head"})
"""The rules that see where a page ends; what they find is no trace of a web page."""
TEXT = frozenset({Label.PARAGRAPH, Label.CROSSHEAD})
BETWEEN = frozenset(
    {Label.FURNITURE, Label.PUBLISHED, Label.PUBLISHER, Label.PAGE, Label.EDITION, Label.SEPARATOR}
)


def page_number(block: Block, seen: Seen) -> Claims:
    """See the number of a printout's page between its paragraphs or below them: ``Seite 1 von 2``, ``- 2 -``.

    Yes: corpus/made-up/page-break.txt line 9.
    No:  corpus/tempting/page-number.txt line 1, a headline.
    """
    text = block.text
    sure = OF_ALL.match(text) is not None
    if not sure and (
        seen.index == 0 or not (NUMBERED.match(text) or (BARE.match(text) and at_feed(block, seen)))
    ):
        return ()
    if not sure and not breaks_text(seen):
        return ()
    return claim(block, 0, len(text), Label.FURNITURE, "page_number", 0.95)


def running_head(block: Block, seen: Seen) -> Claims:
    """See the line that heads each page, beside the number of a page or behind a form feed: ``Musterower Bote``.

    Yes: corpus/made-up/page-break.txt line 10.
    No:  corpus/made-up/paper-line.txt line 1, which stands above the headline.
    """
    text = block.text
    if (
        not 0 < len(text) <= LONGEST_HEAD
        or text[-1] in ".,;"
        or not any(len(part.text) > LONG for part in seen.parts[: seen.index])
    ):
        return ()
    if not (at_feed(block, seen) or near_number(seen)):
        return ()
    if not (paper_in(text) or issue_parts(text) or is_repeated(block, seen)):
        return ()
    paper = None if seen.has(Label.PUBLISHER) else paper_in(text)
    if paper is not None and (paper.start, paper.end) == (0, len(text)):
        return claim(block, 0, len(text), Label.PUBLISHER, "running_head", 0.9)
    return claim(block, 0, len(text), Label.FURNITURE, "running_head", 0.93)


def at_feed(block: Block, seen: Seen) -> bool:
    """Tell whether a form feed stands right before or behind ``block``."""
    text = seen.reading.text
    before, behind = text[max(0, block.start - 6) : block.start], text[block.end : block.end + 6]
    return (
        FORM_FEED in before[len(before.rstrip()) :]
        or FORM_FEED in behind[: len(behind) - len(behind.lstrip())]
    )


def near_number(seen: Seen) -> bool:
    """Tell whether a page's number stands in one of the two lines above or below."""
    near = [seen.part(offset) for offset in (-2, -1, 1, 2)]
    return any(part is not None and NUMBERED.match(part.text) for part in near)


def breaks_text(seen: Seen) -> bool:
    """Tell whether paragraphs stand above: a number above all of them is one of the paper's pages."""
    return any(len(part.text) > LONG for part in seen.parts[: seen.index])


def is_repeated(block: Block, seen: Seen) -> bool:
    """Tell whether the same line stands elsewhere too, perhaps with other figures, as the head of another page."""
    own = DIGITS.sub("0", block.text)
    return any(
        part.start != block.start
        and abs(len(part.text) - len(block.text)) < 4
        and DIGITS.sub("0", part.text) == own
        for part in seen.parts
    )


def across_pages(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces``, those that go on with a sentence of the page before said to be part of its paragraph."""
    found: list[Piece] = []
    opened = -1  # the place in ``found`` of a paragraph that breaks off
    broken = False
    for piece in pieces:
        if piece.label in BETWEEN:
            broken = broken or piece.rule in PAGE_BREAKS
            found.append(piece)
            continue
        if broken and opened >= 0 and piece.label in TEXT:
            found[opened] = found[opened]._replace(label=Label.PARAGRAPH)
            found.append(piece._replace(label=Label.PARAGRAPH, rule=CONTINUED))
        else:
            found.append(piece)
        opened = len(found) - 1 if breaks_off(text, piece) else -1
        broken = False
    return found


def breaks_off(text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` of ``text`` ends in the middle of a sentence; a crosshead does so only if it is as long as text."""
    least = {Label.PARAGRAPH: LEAST_OPEN, Label.CROSSHEAD: LONGEST_HEAD}.get(piece.label)
    printed = text[piece.start : piece.end]
    return least is not None and len(printed) > least and not printed.endswith(STOPS)
