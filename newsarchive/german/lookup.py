"""A word of a query -> the index terms under which its forms are found.

What the archive has seen it has learnt. A word that it never saw is analysed as if it had: by the dictionary, which is opened then only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from newsarchive.german.fold import key, other_key
from newsarchive.german.inflect import LONGEST, encoded, regular

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Lookup", "form_terms", "part_terms", "seen_terms"]

PART = "+"
"""Stands before the parts in what was learnt."""


class Lookup(Protocol):
    """What an archive has learnt about words."""

    def learnt(self, form: str) -> tuple[str, ...]:
        """Return what ``german_words`` has for the encoded key ``form``, sorted: lemmas, and parts behind a ``+``."""

    def saw(self, word: str) -> bool:
        """Tell whether a text has ``word`` in any spelling."""

    def expect(self, forms: Iterable[str]) -> None:
        """Take notice of forms that ``learnt`` will be asked for, so that they can be looked up at once."""


def seen_terms(word: str, lookup: Lookup) -> tuple[str, ...]:
    """Return the lemma terms of a word that a text of the archive has: its own key first."""
    folded = key(word[:LONGEST])
    learnt = (term for term in lookup.learnt(encoded(folded)) if term[0] != PART)
    return tuple(dict.fromkeys((encoded(regular(folded)), *learnt)))


def form_terms(word: str, lookup: Lookup) -> tuple[str, ...]:
    """Return the lemma terms of a word of a query, whether the archive has seen it or not: its own key first."""
    folded = key(word[:LONGEST])
    other = other_key(folded)
    others = (term for term in known_terms(word, lookup) if term[0] != PART)
    return tuple(dict.fromkeys((encoded(regular(folded)), *others, *([encoded(other)] if other else ()))))


def part_terms(word: str, lookup: Lookup) -> tuple[str, ...]:
    """Return the terms of the parts of a word of a query."""
    return tuple(term[1:] for term in known_terms(word, lookup) if term[0] == PART)


def known_terms(word: str, lookup: Lookup) -> tuple[str, ...]:
    """Return what the archive has learnt about a word, or the dictionary says where the archive never saw it."""
    learnt = lookup.learnt(encoded(key(word[:LONGEST])))
    if learnt or not word.isalpha() or lookup.saw(word):
        return learnt
    return unseen(word[:LONGEST])


@lru_cache(maxsize=1 << 10)
def unseen(word: str) -> tuple[str, ...]:
    """Return the lemmas of ``word`` as typed, and its parts behind a ``+``, as if a text had it; in lower case it may be a noun, too."""
    from newsarchive.german.vocabulary import either_terms, lemmas_and_parts, word_terms  # noqa: PLC0415 - opens the dictionary

    lemmas, parts = lemmas_and_parts(either_terms(word) if word.islower() else word_terms(word))
    return (*(PART + part for part in parts), *lemmas)
