"""Where a text was printed: the line above or below it that names the paper, the day, the issue and the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.lexicon.dates import DATE_LINE
from newsarchive.rules.lexicon.issues import is_called_paper, issue_parts, month_date, paper_in
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Block

__all__ = ["issue_behind", "issue_line", "paper_line"]

PAGE_ALONE = re.compile(r"(?:Seiten?|S\.):?\s(?P<page>\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)$")
BEHIND = re.compile(r"(?<=[.!?…“\"»”])\s*(?P<bracket>[(\[](?P<line>[^()\[\]]{8,120})[)\]])\.?$")
HIGHEST, LONG, TAIL, LEAST_TITLE = 10, 200, 130, 8
"""Blocks from the top and characters of a paragraph: above the first of these such a line stands; and of a bracket behind the text."""
MONTH_AND_TEXT = 2
"""Blocks of a text over which a month alone may be its date."""
RULE = "issue_line"
STRONG, WEAK = 0.96, 0.9


def issue_line(block: Block, seen: Seen) -> Claims:
    """See paper, day, issue and page in a line above or below a text: ``Musterower Bote, 12.01.2022, S. 3``.

    Yes: corpus/made-up/issue-line.txt line 1; corpus/made-up/issue-line-below.txt line 9.
    No:  corpus/tempting/issue-line.txt line 1, a headline that ends in a date.
    """
    text = block.text
    at_top = is_above_text(seen)
    if not at_top and not is_below_text(seen):
        return ()
    if page := PAGE_ALONE.match(text):
        if len(seen.parts) < 3 or seen.has(Label.PAGE):
            return ()
        mark = claim(block, 0, page.start("page"), Label.SEPARATOR, RULE, WEAK)
        return (*mark, *claim(block, *page.span("page"), Label.PAGE, RULE, WEAK))
    if month_date(text) and len(seen.parts) > MONTH_AND_TEXT and (not at_top or heads_title(seen)):
        return claim(block, 0, len(text), Label.PUBLISHED, RULE, WEAK)
    parts = issue_parts(text)
    if not parts:
        return ()
    exact = {part.label for part in parts} & {Label.PAGE, Label.EDITION}
    papers = [text[part.start : part.end] for part in parts if part.label is Label.PUBLISHER]
    if at_top and not exact and not any(map(is_called_paper, papers)) and not heads_title(seen):
        return ()
    return with_separators(
        block,
        [
            piece
            for part in parts
            for piece in claim(block, part.start, part.end, part.label, RULE, STRONG if exact else WEAK)
        ],
    )


def issue_behind(block: Block, seen: Seen) -> Claims:
    """See the same in brackets behind the last sentence of a text: ``… sagte er. ("Der Bote", Print-Ausgabe, 12.01.2022)``.

    Yes: corpus/made-up/issue-behind.txt line 7.
    No:  corpus/tempting/issue-behind.txt line 5, where the sentence cites another paper.
    """
    found = BEHIND.search(block.text, max(0, len(block.text) - TAIL))
    if found is None or any(len(later.text) > LONG for later in seen.parts[seen.index + 1 : seen.index + 6]):
        return ()
    start = found.start("line")
    parts = issue_parts(found["line"])
    claims = [
        piece
        for part in parts
        for piece in claim(block, start + part.start, start + part.end, part.label, "issue_behind", WEAK)
    ]
    return with_separators(block, claims, found.start("bracket")) if claims else ()


def paper_line(block: Block, seen: Seen) -> Claims:
    """See the paper's name alone in a line, with the day or the page in the line above or below it: ``Musterower Bote``.

    Yes: corpus/made-up/paper-line.txt line 1.
    No:  corpus/tempting/paper-line.txt line 1, a headline with the day below it.
    """
    paper = paper_in(block.text)
    if paper is None or not is_above_text(seen) or not heads_title(seen):
        return ()
    near = [part.text for part in (seen.part(-1), seen.part(1)) if part is not None]
    if not any(DATE_LINE.match(line[:80]) or PAGE_ALONE.match(line) or issue_parts(line) for line in near):
        return ()
    pieces = claim(block, paper.start, paper.end, Label.PUBLISHER, "paper_line", WEAK)
    return with_separators(block, pieces)


def is_above_text(seen: Seen) -> bool:
    """Tell whether the block that is asked about is one of the first, and no paragraph stands above it."""
    return seen.index < HIGHEST and not any(len(part.text) > LONG for part in seen.parts[: seen.index])


def is_below_text(seen: Seen) -> bool:
    """Tell whether the block that is asked about stands below a text, and no paragraph below it."""
    below = seen.parts[seen.index + 1 : seen.index + 6]
    return seen.index > 1 and not any(len(part.text) > LONG for part in below)


def heads_title(seen: Seen) -> bool:
    """Tell whether a line that may be a headline stands above or below: else the one in hand may be it."""
    near = [part.text for part in seen.parts[: seen.index + 4] if part is not seen.parts[seen.index]]
    return any(
        line[-1] not in ".,;:" and LEAST_TITLE < len(line) < LONG and not DATE_LINE.match(line[:80])
        for line in near
    )


def with_separators(block: Block, pieces: Sequence[Piece], start: int = 0) -> Claims:
    """Return ``pieces`` of one rule in a line that begins at ``start``, and what stands between them as separators."""
    whole: list[Piece] = []
    at = start
    for piece in pieces:
        whole += claim(block, at, piece.start - block.start, Label.SEPARATOR, piece.rule, STRONG)
        whole.append(piece)
        at = piece.end - block.start
    return [*whole, *claim(block, at, len(block.text), Label.SEPARATOR, pieces[-1].rule, STRONG)]
