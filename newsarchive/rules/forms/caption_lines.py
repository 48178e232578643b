"""Captions in lines of their own: right above or below the credit of their picture."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsarchive.rules.forms.photo import SENTENCE
from newsarchive.types.pieces import Label, Piece
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["above_credit", "caption_below"]

MANY = 400
"""Pieces from the top of a text among which a byline is looked for."""
LONGEST_BELOW = 220
"""Characters of a caption below its credit."""


def above_credit(block: Block, seen: Seen) -> Claims:
    """See a caption in the line above a credit that stands alone.

    Yes: corpus/made-up/imago-alone.txt line 3.
    No:  corpus/tempting/teaser-above-credit.txt line 3, where the line is the teaser and the picture has no caption.
    """
    if len(block.text) > 350 or not seen.has(Label.HEADLINE):
        return ()
    credit = next_piece(block, seen)
    if (
        credit is None
        or credit.label is not Label.CREDIT
        or credit.rule not in {"credit_colon", "credit_sign", "agency_credit", "wire_credit", "credit_below"}
    ):
        return ()
    below = seen.part(1)
    if is_above_caption(block, below, seen):
        return ()
    ends = seen.has(Label.PARAGRAPH) and not any(
        len(part.text) > 100 for part in seen.parts[seen.index + 1 : seen.index + 6]
    )
    if (ends or len(block.text) > 150) and SENTENCE.search(block.text):
        titled = below is not None and len(below.text) < 100 and below.text[-1] not in ".!?"
        if (
            seen.has(Label.PARAGRAPH)
            or titled
            or (is_long_as_the_text(block, seen) and not below_byline(block, seen))
        ):
            return ()
    if not (seen.has(Label.TEASER) or seen.has(Label.PARAGRAPH)):
        following = seen.part(1)
        if following is None or len(block.text) > 150 or len(following.text) > 350:
            return ()
        if not below_byline(block, seen) and (len(block.text) > 130 or block.text[-1] == "."):
            return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "above_credit", 0.85)


def caption_below(block: Block, seen: Seen) -> Claims:
    """See a caption in the line right below a credit that stands alone, where blank lines set both apart.

    Yes: corpus/made-up/caption-below.txt line 14.
    No:  corpus/tempting/caption-below.txt line 8, a paragraph below a caption with its credit.
    """
    at = bisect_left(seen.formed, (block.start,))
    below = seen.part(1)
    if block.gap or at < 2 or len(block.text) > LONGEST_BELOW or below is None or below.gap == 0:
        return ()
    credit, mark = seen.formed[at - 1], seen.formed[at - 2]
    alone = credit.label is Label.CREDIT and mark.label is Label.SEPARATOR and mark.rule == credit.rule
    between = seen.reading.text[credit.end : block.start]
    above = seen.reading.text[: mark.start].rstrip(" \t")[-2:]
    if not alone or between.strip() or above != "\n\n":
        return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "caption_below", 0.85)


def is_above_caption(block: Block, below: Block | None, seen: Seen) -> bool:
    """Tell whether a blank line parts ``block``, of several sentences, from the credit under it, which has its caption in the next line, ``below``."""
    if not SENTENCE.search(block.text) or below is None or below.gap or len(below.text) > LONGEST_BELOW:
        return False
    at = bisect_left(seen.formed, (block.end,))
    marked = at < len(seen.formed) and seen.formed[at].label is Label.SEPARATOR
    apart = seen.reading.text[block.end : block.end + 3].lstrip(" \t\r")
    return marked and apart.startswith(("\n\n", "\n\r")) and is_short_group(below, seen)


def is_short_group(below: Block, seen: Seen) -> bool:
    """Tell whether a blank line follows ``below``."""
    following = seen.part(2)
    return following is not None and following.gap > 0 and following.start > below.start


def is_long_as_the_text(block: Block, seen: Seen) -> bool:
    """Tell whether ``block`` is about as long as the paragraphs below it: a paragraph, with a picture under it."""
    below = [len(part.text) for part in seen.parts[seen.index + 1 : seen.index + 4]]
    return len(block.text) > 180 and bool(below) and len(block.text) > 0.7 * sum(below) / len(below)


def below_byline(block: Block, seen: Seen) -> bool:
    """Tell whether a byline or a date stands right above ``block``: a teaser has its place below the headline."""
    other = {Label.SEPARATOR, Label.FURNITURE}
    above = [piece for piece in seen.pieces[:MANY] if piece.end <= block.start and piece.label not in other]
    if not above:
        return False
    last, part = max(above), seen.part(-1)
    between = part is not None and part.start > last.start
    return last.label in {Label.BYLINE, Label.PUBLISHED, Label.UPDATED} and not between


def next_piece(block: Block, seen: Seen) -> Piece | None:
    """Return the first piece after ``block`` that is no mark, when nothing unclaimed lies between."""
    following = seen.part(1)
    end = block.end
    limit = min(following.start if following else len(seen.reading.text), end + 60)
    for at in range(bisect_left(seen.formed, (end,)), len(seen.formed)):
        piece = seen.formed[at]
        if piece.start >= limit:
            return None
        if piece.label is not Label.SEPARATOR:
            return piece
    return None
