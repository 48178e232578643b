"""A word of a query -> the index terms under which its forms are found."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Protocol

from newsarchive.german.fold import WORD, key
from newsarchive.german.inflect import LONGEST, encoded, regular, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Lookup", "form_terms", "spelt"]

MOST_SPELLINGS = 32
"""Spellings of one phrase; a phrase with more is looked up as typed."""


class Lookup(Protocol):
    """What an archive has learnt about words."""

    def learnt(self, form: str) -> tuple[str, ...]:
        """Return what ``german_words`` has for the encoded key ``form``, sorted: lemmas, and parts behind a ``+``."""

    def expect(self, forms: Iterable[str]) -> None:
        """Take notice of forms that ``learnt`` will be asked for, so that they can be looked up at once."""


def form_terms(word: str, lookup: Lookup) -> tuple[str, ...]:
    """Return the lemma terms of a word, as far as the archive has learnt them: its own key first."""
    folded = key(word[:LONGEST])
    learnt = (term for term in lookup.learnt(encoded(folded)) if term[0] != "+")
    return tuple(dict.fromkeys((encoded(regular(folded)), *learnt)))


def spelt(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of ``text`` as the plain index has them, in each combination of their spellings."""
    choices = [spellings(word) for word in WORD.findall(text)]
    number = 1
    for choice in choices:
        number *= len(choice)
    if number > MOST_SPELLINGS:
        return (tuple(choice[0] for choice in choices),)
    return tuple(product(*choices))
