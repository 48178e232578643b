"""What all ways of ranking share: the weights of the index's fields, and how many texts are read."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.search.rank.terms import QueryTerm

__all__ = ["IN_HEADLINE", "Pool", "Ranking", "first_ids", "pool_of"]


class Pool(Value):
    """The best articles whose texts are read: the first ``least``, and up to ``most`` of those with this share of the best one's score."""

    least: int
    most: int
    share: float


POOLS = (Pool(25, 25, 1.0), Pool(30, 60, 0.5), Pool(30, 60, 0.5), Pool(60, 400, 0.5))
"""Where they can have one word of the query, two, three or more.

For one word it is to tell those apart that the index scores alike. A long query has one article far ahead, or hundreds that the
index cannot tell apart: of 2,511 headlines that were searched for their bodies 0.720 were among the first ten (84 texts are
read on average), and 0.717 where 100 texts were read for each.
"""
IN_HEADLINE = 0.1
"""Share of its rarity that the only word of a query adds in a headline: it tells articles of one tier apart."""


class Ranking(Value):
    """Scores by article; for each query_term the articles that have it (only ranked ones are sure to be told), its rarity, its articles.

    ``total``: how many articles there are in all, where that came to be known.
    """

    scores: dict[int, float]
    impacts: dict[QueryTerm, dict[int, float]]
    rarities: dict[QueryTerm, float]
    counts: dict[QueryTerm, int]
    total: int | None = None


def pool_of(words: int) -> Pool:
    """Return how many of the best articles are read, by how many words of the query an article can have."""
    return POOLS[min(max(words, 1), len(POOLS)) - 1]


def first_ids(scores: Mapping[int, float], count: int) -> list[int]:
    """Return the ids with the best ``count`` scores, best first; of equal ones the lower id first."""
    least = nlargest(count, scores.values())[-1] if scores else 0.0
    ids = [number for number, score in scores.items() if score >= least]
    return sorted(ids, key=lambda number: (-scores[number], number))[:count]
