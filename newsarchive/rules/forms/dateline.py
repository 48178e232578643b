"""Where a report was filed and through whom: ``Brüssel.``, ``BERLIN (dpa) -``, ``Hamburg taz |``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.lexicon.agencies import AGENCY_LIST
from newsarchive.rules.lexicon.datelines import ALONE, dateline_end, known_places
from newsarchive.types.pieces import Label, Piece
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["opening_dateline"]
SURE_OPENING = frozenset({"place_agency", "place_bare_agency", "place_date"})
"""Forms that no headline has."""
LEAST_MESSAGE = 100


def dateline(block: Block, seen: Seen) -> Claims:
    """See a dateline before the first paragraph.

    Yes: corpus/wild/nato-russland-rat.txt line 5.
    No:  corpus/tempting/one-word-sentence.txt line 3.
    """
    first = not seen.has(Label.PARAGRAPH)
    if seen.has(Label.DATELINE) or not (first or len(seen.pieces) < 40):
        return ()
    return dateline_end(block, first=first, text=seen.reading.text)[0]


def opening_dateline(block: Block, seen: Seen) -> Claims:
    """See a message without a headline: its first line is a paragraph that an agency's or a dated dateline opens.

    Yes: corpus/made-up/message.txt line 3.
    No:  corpus/tempting/message.txt line 1, a headline and its teaser with a dateline between.
    """
    text = block.text
    if seen.index > seen.has(Label.SECTION) or seen.has(Label.HEADLINE):
        return ()
    if len(text) < LEAST_MESSAGE or text[-1] not in '.!?“”"»«':
        return ()
    pieces, end = dateline_end(block, first=True, text=seen.reading.text)
    if not pieces or pieces[0].rule not in SURE_OPENING or not known_places(bare_places(pieces[0], block)):
        return ()
    return (*pieces, *claim(block, end, len(text), Label.PARAGRAPH, "opening_dateline", 0.9))


def bare_places(piece: Piece, block: Block) -> str:
    """Return the places of a dateline, without its agencies and its day."""
    printed = block.text[piece.start - block.start : piece.end - block.start]
    return re.split(rf"\s?[(\[,]|\s{AGENCY_LIST}$", printed, maxsplit=1)[0].strip()


def place_line(block: Block, seen: Seen) -> Claims:
    """See a known place and a full stop in a line of their own, as where a page sets them in bold before the text.

    Yes: corpus/made-up/place-line.txt line 3.
    No:  corpus/tempting/place-crosshead.txt line 7, a place without a full stop.
    """
    if (
        len(block.text) > 50
        or block.text[-1] != "."
        or seen.has(Label.DATELINE)
        or not seen.has(Label.HEADLINE)
    ):
        return ()
    match = ALONE.match(block.text)
    following = seen.part(1)
    if match is None or following is None or len(following.text) < 60 or not known_places(match["places"]):
        return ()
    end = match.end("places")
    pieces = claim(block, 0, end, Label.DATELINE, "place_line", 0.95)
    return (*pieces, *claim(block, end, len(block.text), Label.SEPARATOR, "place_line", 0.95))
