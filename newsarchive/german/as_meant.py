"""Printed text -> the text it stands for: without soft hyphens and ligatures, and with the umlauts that were spelled out.

In: the text of a field, or of a whole article. Out: the repaired text for the index, and notes that offer it; the fields keep
what is printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.fold import UNFOLDED, letters_apart, rejoined
from newsarchive.german.word_lists import one_of, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_meant", "closes_unopened", "misread_mark", "repaired"]

LETTERS = str.maketrans(UNFOLDED)
OPENING = "„"
GERMAN_MARK = re.compile(r"[„“”]")
MISREAD_MARK = re.compile(
    r"\bw(?=(?:k?ein(?:e[mnrs]?)?|das|die|der|den|dem|wir|sie|man|nicht) )([^„“”\n]{2,200})[“”]"
)
"""A stray ``w`` before a function word, where the low opening quotation mark should stand."""
WORD = re.compile(r"[A-Za-zÀ-ÿ]*[aouAOU][eE][A-Za-zÀ-ÿ]*")
PAIR = re.compile(r"(?<![aeoqAEOQ])ue|(?<![aeAE])oe|ae|(?<![A-Za-z])(?:Ue|Oe|Ae)")
NO_UMLAUT = re.compile(one_of(word_list(__file__, "no_umlaut")), re.IGNORECASE)
UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü", "Ae": "Ä", "Oe": "Ö", "Ue": "Ü"}


def repaired(text: str, *, umlauts: bool = False) -> str:
    """Return ``text`` as the index keeps it: soft hyphens gone, ligatures apart, and umlauts where a text spells them out.

    ``umlauts`` says so of the whole text the field is from; see ``spells_umlauts_out``.
    """
    plain = rejoined(letters_apart(text))
    return WORD.sub(with_umlauts, plain) if umlauts else plain


def with_umlauts(match: re.Match[str]) -> str:
    """Return a word with its umlauts, unless it is one that has none: ``Michael``, ``aktuell``, ``neue``."""
    word = match[0]
    if NO_UMLAUT.search(word):
        return word
    return PAIR.sub(lambda pair: UMLAUTS.get(pair[0], pair[0]), word)


def as_meant(text: str) -> str:
    """Return a printed text as it is meant, for the index of exact words: letters apart, misread quotation marks undone.

    Each line is a text of its own, as the paragraphs of a body are. Words whose umlauts are spelled out stay: all
    spellings of a word share a key.
    """
    plain = rejoined(letters_apart(text))
    if not text.isascii() and any(letter in plain for letter in UNFOLDED):
        plain = plain.translate(LETTERS)
    if "“" not in plain and "”" not in plain:
        return plain
    return "\n".join(map(with_quotes, plain.split("\n")))


def with_quotes(text: str) -> str:
    """Return ``text`` with ``„`` for each ``w`` that stands where it should: ``„ein gutes Zeichen“`` for ``wein gutes Zeichen“``."""
    mended = text
    for end in closes_unopened(text):
        if misread := misread_mark(text, end):
            start = end - len(misread)
            mended = mended[:start] + OPENING + mended[start + 1 :]
    return mended


def closes_unopened(text: str) -> Iterator[int]:
    """Yield the ends of the German closing quotation marks in ``text`` that no opening one belongs to."""
    if "“" not in text and "”" not in text:
        return
    depth = 0
    for match in GERMAN_MARK.finditer(text):
        if match[0] == OPENING:
            depth += 1
        elif depth:
            depth -= 1
        elif match[0] == "“" and text[match.end() : match.end() + 1].isalnum():
            depth += 1  # “English” marks: this one opens
        else:
            yield match.end()


def misread_mark(text: str, end: int) -> str | None:
    """Return what goes from a stray ``w`` to the closing mark that ends at ``end``; None where there is no such ``w``."""
    start = max(0, end - 220)
    for match in MISREAD_MARK.finditer(text[start:end]):
        if start + match.end() == end:
            return match[0]
    return None
