"""Words of a query -> articles with scores: BM25 from the tiers of the German index, exact forms and coverage on top.

A word's score is its rarity times the weight its tier says, and as much again where the article has the very form that
was typed; a part of a compound adds a little. Nouns and names count more than other words. The sum is multiplied by the
share of the query (by rarity) that the article covers. Words of more than ``COMMON`` articles choose no
article by themselves where a rarer word is there: they only add to the scores of those that the rarer words chose.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from newsarchive.search.match.postings import ENOUGH, headed
from newsarchive.search.rank.gather import ROUNDING, gather
from newsarchive.search.rank.ranking import IN_HEADLINE, Ranking
from newsarchive.search.rank.rarity import weigh
from newsarchive.search.rank.typed_form import bonuses_of, exact_among, most_gained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from newsarchive.search.match.lexicon import ArchiveLexicon
    from newsarchive.search.rank.terms import QueryTerm

__all__ = ["rank"]


def rank(
    lexicon: ArchiveLexicon,
    query_terms: Sequence[QueryTerm],
    *,
    within: str | None,
    allowed: set[int] | None,
    enough: int = ENOUGH,
) -> Ranking:
    """Return the scores of the articles that have one query_term or more: of the best ``enough`` of them at least.

    ``within``: a MATCH expression that all must meet; ``allowed``: the only articles to rank.
    """
    if not query_terms:
        return Ranking({}, {}, {}, {})
    connection, weighed = lexicon.connection, weigh(lexicon, query_terms)
    alone = len(query_terms) == 1
    if allowed is None and alone and weighed.rare:
        from newsarchive.search.rank.one_word import best_of_one  # noqa: PLC0415 - other searches do without

        return best_of_one(connection, weighed, enough, within=within)
    bonuses = [
        bonus
        for query_term in weighed.rare
        for bonus in bonuses_of(connection, query_term, weighed.articles, alone=alone)
    ]
    gains = most_gained(bonuses, weighed.rarities)
    gathered = gather(connection, weighed, gains, within=within, allowed=allowed, enough=enough)
    if alone:
        (query_term,) = query_terms
        add_headlines(connection, query_term, IN_HEADLINE * weighed.rarities[query_term], gathered.scores)
    shares = gathered.shares()
    best = within_reach(gathered.scores, shares, max(gains.values(), default=0.0), enough)
    for one in bonuses:
        impacts = gathered.impacts[one.query_term]
        for number in exact_among(connection, one, best.keys() & impacts.keys()):
            best[number] += one.weight * impacts[number]
    scores = {number: score * shares[number] for number, score in best.items()}
    return Ranking(
        scores=scores,
        impacts=gathered.impacts,
        rarities=weighed.rarities,
        counts=weighed.counts,
        total=gathered.matching,
    )


def within_reach(
    scores: dict[int, float], shares: dict[int, float], most: float, enough: int
) -> dict[int, float]:
    """Return those of ``scores`` that may be among the best ``enough`` when none grows by more than ``most`` times itself."""
    if len(scores) <= enough:
        return dict(scores)
    lower = {number: score * shares[number] for number, score in scores.items()}
    least = nlargest(enough, lower.values())[-1] / (1.0 + most) * (1.0 - ROUNDING)
    return {number: scores[number] for number, score in lower.items() if score >= least}


def add_headlines(
    connection: sqlite3.Connection, query_term: QueryTerm, weight: float, scores: dict[int, float]
) -> None:
    """Add ``weight`` to the scores of articles that have the query_term in the headline."""
    statement, expression = headed(query_term.terms)
    for (number,) in connection.execute(statement, (expression,)):
        if number in scores:
            scores[number] += weight
