"""Words of a query -> how much each says in this archive, by how many articles have it; and the parts of compounds that say something."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from newsarchive.search.match.postings import COMMON
from newsarchive.search.rank.terms import rarity_of
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.search.rank.terms import QueryTerm

__all__ = ["Counting", "Part", "Weighed", "weigh"]

PART = 0.5

Part = tuple[str, float]
"""The term of a part of a compound, and what its impact is multiplied by."""


class Counting(Protocol):
    """What knows how common words are."""

    def articles(self) -> int:
        """Return how many articles there are, 1 at least."""

    def count_about(self, terms: tuple[str, ...], articles: int) -> int:
        """Return how many of ``articles`` have one of ``terms``; of common ones about how many."""

    def count_up_to(self, term: str, limit: int) -> int:
        """Return how many articles have ``term``, or ``limit`` where it is more."""


class Weighed(Value):
    """The query_terms of a query, the rarest first; how many of the ``articles`` have each, and its rarity; the parts of all."""

    query_terms: tuple[QueryTerm, ...]
    counts: dict[QueryTerm, int]
    rarities: dict[QueryTerm, float]
    parts: tuple[Part, ...]
    articles: int

    @property
    def rare(self) -> tuple[QueryTerm, ...]:
        """The query_terms whose lists are read to their ends."""
        return tuple(query_term for query_term in self.query_terms if self.counts[query_term] <= COMMON)


def weigh(lexicon: Counting, query_terms: Sequence[QueryTerm]) -> Weighed:
    """Return ``query_terms`` by what the archive has learnt."""
    articles = lexicon.articles()
    counts = {query_term: lexicon.count_about(query_term.terms, articles) for query_term in query_terms}
    ordered = tuple(sorted(query_terms, key=lambda query_term: counts[query_term]))
    rarities = {query_term: rarity_of(query_term, counts[query_term], articles) for query_term in ordered}
    parts = tuple(part for query_term in ordered for part in parts_of(lexicon, query_term, articles))
    return Weighed(query_terms=ordered, counts=counts, rarities=rarities, parts=parts, articles=articles)


def parts_of(lexicon: Counting, query_term: QueryTerm, articles: int) -> list[Part]:
    """Return the parts of a compound that are not too common."""
    found = []
    for part in query_term.parts:
        count = lexicon.count_up_to(part, COMMON // 2)
        if count >= COMMON // 2:
            continue
        rarity = rarity_of(query_term, count, articles)
        found.append((part, rarity * PART / math.sqrt(len(query_term.parts) + 1)))
    return found
