"""Words of a query -> articles with scores: BM25 from the tiers of the German index, exact forms and coverage on top.

A word's score is its rarity times the weight its tier says, and as much again where the article has the very form that
was typed; a part of a compound adds a little. Nouns and names count more than other words. The sum is multiplied by the
share of the query (by rarity) that the article covers. Words of more than ``COMMON`` articles choose no
article by themselves where a rarer word is there: they only add to the scores of those that the rarer words chose.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from newsarchive.query.bonus import bonuses_of, exact_among, most_gained
from newsarchive.query.gather import ROUNDING, gather
from newsarchive.query.lists import ENOUGH, headed
from newsarchive.query.value import Value
from newsarchive.query.weighed import weigh

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from newsarchive.query.concepts import Concept
    from newsarchive.query.sql import ArchiveWords

__all__ = ["IN_HEADLINE", "Pool", "Ranking", "first_ids", "pool_of", "rank"]


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
    """Scores by article; for each concept the articles that have it (only ranked ones are sure to be told), its rarity, its articles.

    ``total``: how many articles there are in all, where that came to be known.
    """

    scores: dict[int, float]
    having: dict[Concept, dict[int, float]]
    rarities: dict[Concept, float]
    counts: dict[Concept, int]
    total: int | None = None


def pool_of(words: int) -> Pool:
    """Return which of the best articles are read where they can have so many words of the query."""
    return POOLS[min(max(words, 1), len(POOLS)) - 1]


def rank(
    words: ArchiveWords,
    concepts: Sequence[Concept],
    *,
    within: str | None,
    allowed: set[int] | None,
    enough: int = ENOUGH,
) -> Ranking:
    """Return the scores of the articles that have one concept or more: of the best ``enough`` of them at least.

    ``within``: a MATCH expression that all must meet; ``allowed``: the only articles to rank.
    """
    if not concepts:
        return Ranking({}, {}, {}, {})
    connection, weighed = words.connection, weigh(words, concepts)
    alone = len(concepts) == 1
    if allowed is None and alone and weighed.rare:
        from newsarchive.query.bounded import best_of_one  # noqa: PLC0415 - other searches do without

        found = best_of_one(connection, weighed, enough, within=within)
        if found is not None:
            return found
    bonuses = [
        bonus
        for concept in weighed.rare
        for bonus in bonuses_of(connection, concept, weighed.articles, alone=alone)
    ]
    gains = most_gained(bonuses, weighed.rarities)
    gathered = gather(connection, weighed, gains, within=within, allowed=allowed, enough=enough)
    if alone:
        (concept,) = concepts
        add_headlines(connection, concept, IN_HEADLINE * weighed.rarities[concept], gathered.scores)
    shares = gathered.shares()
    best = within_reach(gathered.scores, shares, max(gains.values(), default=0.0), enough)
    for one in bonuses:
        impacts = gathered.having[one.concept]
        for number in exact_among(connection, one, best.keys() & impacts.keys()):
            best[number] += one.weight * impacts[number]
    scores = {number: score * shares[number] for number, score in best.items()}
    return Ranking(scores, gathered.having, weighed.rarities, weighed.counts, gathered.matching)


def within_reach(
    scores: dict[int, float], shares: dict[int, float], most: float, enough: int
) -> dict[int, float]:
    """Return those of ``scores`` that may be among the best ``enough`` when none grows by more than ``most`` times itself."""
    if len(scores) <= enough:
        return dict(scores)
    lower = {number: score * shares[number] for number, score in scores.items()}
    least = nlargest(enough, lower.values())[-1] / (1.0 + most) * (1.0 - ROUNDING)
    return {number: scores[number] for number, score in lower.items() if score >= least}


def first_ids(scores: Mapping[int, float], count: int) -> list[int]:
    """Return the ids with the best ``count`` scores, best first; of equal ones the lower id first."""
    least = nlargest(count, scores.values())[-1] if scores else 0.0
    ids = [number for number, score in scores.items() if score >= least]
    return sorted(ids, key=lambda number: (-scores[number], number))[:count]


def add_headlines(
    connection: sqlite3.Connection, concept: Concept, weight: float, scores: dict[int, float]
) -> None:
    """Add ``weight`` to the scores of articles that have the concept in the headline."""
    statement, expression = headed(concept.terms)
    for (number,) in connection.execute(statement, (expression,)):
        if number in scores:
            scores[number] += weight
