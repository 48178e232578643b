"""Words of a query -> how much each says in this archive, by how many articles have it; and the parts of compounds that say something."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsarchive.search.match.postings import COMMON
from newsarchive.search.rank.terms import rarity_of
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.search.match.lexicon import ArchiveLexicon
    from newsarchive.search.rank.terms import Concept

__all__ = ["Part", "Weighed", "weigh"]

PART = 0.5

Part = tuple[str, float]
"""The term of a part of a compound, and what its impact is multiplied by."""


class Weighed(Value):
    """The concepts of a query, the rarest first; how many of the ``articles`` have each, and its rarity; the parts of all."""

    concepts: tuple[Concept, ...]
    counts: dict[Concept, int]
    rarities: dict[Concept, float]
    parts: tuple[Part, ...]
    articles: int

    @property
    def rare(self) -> tuple[Concept, ...]:
        """The concepts whose lists are read to their ends."""
        return tuple(concept for concept in self.concepts if self.counts[concept] <= COMMON)


def weigh(lexicon: ArchiveLexicon, concepts: Sequence[Concept]) -> Weighed:
    """Return ``concepts`` by what the archive has learnt."""
    (articles,) = lexicon.connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()
    counts = {concept: lexicon.count_about(concept.terms, articles) for concept in concepts}
    ordered = tuple(sorted(concepts, key=lambda concept: counts[concept]))
    rarities = {concept: rarity_of(concept, counts[concept], articles) for concept in ordered}
    parts = tuple(part for concept in ordered for part in parts_of(lexicon, concept, articles))
    return Weighed(concepts=ordered, counts=counts, rarities=rarities, parts=parts, articles=articles)


def parts_of(lexicon: ArchiveLexicon, concept: Concept, articles: int) -> list[Part]:
    """Return the parts of a compound that are not too common."""
    found = []
    for part in concept.parts:
        count = lexicon.count_up_to(part, COMMON // 2)
        if count >= COMMON // 2:
            continue
        rarity = rarity_of(concept, count, articles)
        found.append((part, rarity * PART / math.sqrt(len(concept.parts) + 1)))
    return found
