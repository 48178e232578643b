"""The description that a page states -> the block in which it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.lexicon.datelines import dateline_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.reading import Block

__all__ = ["DESCRIPTION", "loose", "printed_description"]

DESCRIPTION = "fact:description"
SITE_TAIL = re.compile(r"\s+[|–-]\s+(?P<site>[^|–]{2,40}?)(?:\s+[|–-]\s+\d{1,2}\.\d{1,2}\.\d{4})?$")
NO_LETTERS = re.compile(r"[\W_]+")
LIKE = 0.4
"""Share of a printed line's long words that a page's title has too, where both are the article's headline."""
ALIKE = 40
"""Characters that a description and a block have in common where the one was made of the other."""
BELOW = 6


def loose(text: str) -> str:
    """Return ``text`` without case, blanks and marks."""
    return NO_LETTERS.sub("", text).casefold()


def alike(printed: str, title: str) -> bool:
    """Tell whether a printed line says what a page's title says, in words of its own: half of its nouns and names are there."""
    words = {word.casefold()[:6] for word in re.findall(r"[A-ZÄÖÜ]\w{3,}", printed)}
    same = sum(word in title.casefold() for word in words)
    return printed.count(" ") > 2 and same > 1 and same >= LIKE * len(words)


def printed_description(description: Block, blocks: Sequence[Block]) -> tuple[int, bool] | None:
    """Return the number of the block that a page's description was made of, and whether it is all of it."""
    words = loose(description.text)
    for number, block in enumerate(blocks[:BELOW]):
        own = loose(block.text[dateline_end(block, first=True)[1] :])
        if own[:ALIKE] and (words.startswith(own[:ALIKE]) or own.startswith(words[:ALIKE])):
            return number, words == own
    return None
