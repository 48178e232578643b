"""Words of a query -> the articles that have them, with scores, reading no more of the lists than the best can come from.

The rarest word's list is read first. Once the words that are left could not lift an article that has none of the earlier ones
among the best, the lists of the others are asked for the articles that are still in reach, and for no others.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from newsarchive.german.weights import IMPACTS, TIERS
from newsarchive.search.match.postings import (
    COMMON,
    ENOUGH,
    impacts_among,
    impacts_of,
    match_any,
    matching,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from newsarchive.search.rank.rarity import Part, Weighed
    from newsarchive.search.rank.terms import QueryTerm

__all__ = ["ROUNDING", "Gathered", "gather"]

WITHOUT_WORD = 0.2
"""What is left of the score of an article that has no word of the query, only parts of them."""
ROUNDING = 1e-9
"""Share of a score that sums in another order may differ by."""
ASKED_OF_A_PART = 1_000
"""Articles that a list of a part is asked about; with more it is read."""
LONG = 1_000
"""Articles of a list that is not read before it was seen whether it must be."""


class Gathered:
    """Scores by article, and how much of the query (by rarity) each covers; for each query_term the articles that have it."""

    def __init__(self, rarities: Mapping[QueryTerm, float]) -> None:
        self.rarities = rarities
        self.scores: dict[int, float] = {}
        self.covered: dict[int, float] = {}
        self.impacts: dict[QueryTerm, dict[int, float]] = {}
        self.total = 0.0
        self.matching: int | None = None
        """How many articles there are in all, where that came to be known."""

    def add(self, query_term: QueryTerm, impacts: dict[int, float]) -> None:
        """Add what a word says about the articles that have it."""
        rarity = self.rarities[query_term]
        self.impacts[query_term] = impacts
        if not self.scores:  # as of the first word
            self.scores = {number: rarity * impact for number, impact in impacts.items()}
            self.covered = dict.fromkeys(impacts, rarity)
            return
        for number, impact in impacts.items():
            self.scores[number] = self.scores.get(number, 0.0) + rarity * impact
            self.covered[number] = self.covered.get(number, 0.0) + rarity

    def add_part(self, weight: float, impacts: dict[int, float]) -> None:
        """Add what a part of a compound says."""
        for number, impact in impacts.items():
            self.scores[number] = self.scores.get(number, 0.0) + weight * impact

    def shares(self) -> dict[int, float]:
        """Return what an article's score is multiplied by for what it covers of the query."""
        total = max(self.total, 1e-9)
        return {
            number: WITHOUT_WORD + (1 - WITHOUT_WORD) * self.covered.get(number, 0.0) / total
            for number in self.scores
        }


class Left:
    """What the words that were not read yet, from number ``at`` on, can still add to a score, and cover; parts of compounds are read last.

    ``every`` is the rarity of the whole query, ``gain`` the share of itself that a score may grow by.
    """

    def __init__(self, weighed: Weighed, at: int, gains: Mapping[QueryTerm, float]) -> None:
        most, rarities, left = IMPACTS[TIERS[0]], weighed.rarities, weighed.query_terms[at:]
        self.cover = sum(rarities[query_term] for query_term in left)
        self.score = most * (
            sum(rarities[query_term] * (1.0 + gains.get(query_term, 0.0)) for query_term in left)
            + sum(weight for _, weight in weighed.parts)
        )
        self.gain = max(gains.values(), default=0.0)
        self.every = sum(
            rarities[query_term] for query_term in weighed.query_terms if weighed.counts[query_term]
        )


def gather(  # noqa: PLR0913 - what `rank` has worked out
    connection: sqlite3.Connection,
    weighed: Weighed,
    gains: Mapping[QueryTerm, float],
    *,
    within: str | None,
    allowed: set[int] | None,
    enough: int,
) -> Gathered:
    """Return the scores of all articles that may be among the best ``enough``.

    ``gains`` is by what share of itself each query_term's score may still grow; ``within`` and ``allowed`` as for ``rank``.
    """
    ordered, rare, counts, parts = weighed.query_terms, weighed.rare, weighed.counts, weighed.parts
    found = Gathered(weighed.rarities)
    if within is not None and rare:  # once, instead of beside each tier of each word
        allowed = set(matching(connection, within))
        found.matching = len(allowed)
    chosen: set[int] | None = None
    for at, query_term in enumerate(ordered):
        if within is None and allowed is None and chosen is None and at and counts[query_term] > LONG:
            chosen = in_reach(found, Left(weighed, at, gains), enough)
        wanted = chosen if allowed is None else allowed
        if wanted is not None and query_term in rare:
            impacts = impacts_among(connection, query_term.terms, wanted, counts[query_term])
        else:
            beside = None if query_term in rare else beside_common(rare, ordered, within, found, allowed)
            impacts = impacts_of(connection, query_term.terms, beside, 0 if rare else max(enough, ENOUGH))
            impacts = only(impacts, wanted)
        if impacts or (wanted is not None and counts[query_term]):
            found.total += weighed.rarities[query_term]
        found.add(query_term, impacts)
    if parts:  # they tell articles apart that have a word; those with nothing else do not meet the query
        chosen = worth_parts(found, parts, max(gains.values(), default=0.0), enough)
        chosen = set(found.scores) if chosen is None else chosen & found.scores.keys()
        add_parts(connection, found, parts, chosen, None if rare else within)
    return found


def beside_common(
    rare: Sequence[QueryTerm],
    ordered: Sequence[QueryTerm],
    within: str | None,
    found: Gathered,
    allowed: set[int] | None,
) -> str | None:
    """Return the MATCH expression beside which the list of a common word is read, so that not all of it is; None where nothing is rare."""
    if within is None or (rare and allowed is not None and allowed <= found.scores.keys()):
        return rare_ones(rare, ordered)  # where all have one of these: sooner found than what has all
    return within


def add_parts(
    connection: sqlite3.Connection,
    found: Gathered,
    parts: Sequence[Part],
    chosen: set[int] | None,
    within: str | None,
) -> None:
    """Add what ``parts`` of compounds say about the articles ``chosen`` (None: all)."""
    for part, weight in parts:
        if chosen is not None and len(chosen) <= ASKED_OF_A_PART:
            says = impacts_among(connection, (part,), chosen, COMMON // 2)
        else:
            says = only(impacts_of(connection, (part,), within, 0), chosen)
        found.add_part(weight, says)


def worth_parts(found: Gathered, parts: Sequence[Part], gain: float, enough: int) -> set[int] | None:
    """Return the articles that may be among the best with ``parts`` of compounds; None where some with nothing else may be."""
    if len(found.scores) <= enough:
        return None
    most = IMPACTS[TIERS[0]] * sum(weight for _, weight in parts)
    shares = found.shares()
    sure = nlargest(enough, [score * shares[number] for number, score in found.scores.items()])[-1]
    sure *= 1.0 - ROUNDING
    if most * WITHOUT_WORD >= sure:
        return None
    scores = found.scores.items()
    return {number for number, score in scores if (score * (1.0 + gain) + most) * shares[number] >= sure}


def only(impacts: dict[int, float], numbers: set[int] | None) -> dict[int, float]:
    """Return the impacts in ``numbers`` (None: all)."""
    if numbers is None:
        return impacts
    return {number: impacts[number] for number in impacts.keys() & numbers}


def in_reach(found: Gathered, left: Left, enough: int) -> set[int] | None:
    """Return the articles that can still be among the best, and forget the others; None where one not read yet may be."""
    if len(found.scores) <= enough or left.every <= 0.0:
        return None

    def share(cover: float) -> float:
        return WITHOUT_WORD + (1 - WITHOUT_WORD) * cover / left.every

    alone = left.score * share(left.cover)
    if alone >= max(found.scores.values()):
        return None
    covered = found.covered
    sure = nlargest(
        enough, [score * share(covered.get(number, 0.0)) for number, score in found.scores.items()]
    )[-1] * (1.0 - ROUNDING)
    if alone >= sure:
        return None
    found.scores = {
        number: score
        for number, score in found.scores.items()
        if (score * (1.0 + left.gain) + left.score) * share(covered.get(number, 0.0) + left.cover) >= sure
    }
    return set(found.scores)


def rare_ones(rare: Sequence[QueryTerm], query_terms: Sequence[QueryTerm]) -> str | None:
    """Return the MATCH expression for one of the rare ones; None where all or none of the query_terms are rare."""
    if not rare or len(rare) == len(query_terms):
        return None
    return "(" + " OR ".join(match_any(query_term.terms) for query_term in rare) + ")"
