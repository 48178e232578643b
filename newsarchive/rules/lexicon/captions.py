"""The text of a ``figcaption`` -> its caption and its credit, which pages often set apart by an element in the line alone."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.lexicon.agencies import credit_agencies
from newsarchive.rules.lexicon.names import looks_like_names

__all__ = ["CREDIT_FORM", "divided", "is_credit_line"]

CREDIT_FORM = re.compile(
    rf"^(?:[(\[]\s?)?{one_of(word_list(__file__, 'captions'))}(?:\s?[:©]|(?<=©)|(?<=\(c\))|(?<=Copyright))",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ„]|[a-zäöüß]{3}[.!?]$")
LONGEST_CREDIT = 120
SHORTEST_CAPTION = 12


def is_credit_line(text: str) -> bool:
    """Tell whether ``text`` is a credit and nothing else: ``Foto: …``, an agency's name, persons' names."""
    if not 2 < len(text) <= LONGEST_CREDIT or SENTENCE.search(text):
        return False
    if CREDIT_FORM.match(text):
        return True
    bare = text.strip("()[]© ")
    if bare.rstrip(".").casefold() in {"privat", "zvg", "pd"}:
        return True
    return bool(credit_agencies(bare)) or looks_like_names(bare)


def divided(parts: list[str]) -> list[tuple[str, str]]:
    """Return the texts and roles of a caption whose ``parts`` elements in the line set apart: the credit is its last or first part.

    A caption without such a part comes back whole, and one that is nothing but a credit with no role of its own.
    """
    filled = [part.strip() for part in parts if part.strip()]
    if len(filled) < 2:
        return []
    for at, rest in ((-1, filled[:-1]), (0, filled[1:])):
        left = " ".join(rest)
        if len(left) > SHORTEST_CAPTION and is_credit_line(filled[at]) and not is_credit_line(left):
            pair = [(left, "caption"), (filled[at], "credit")]
            return pair if at else pair[::-1]
    return []
