"""One word -> its best articles, reading no more of its lists than that takes."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from newsarchive.german.weights import COLUMN_MARKS, IMPACTS, TIERS
from newsarchive.search.match.postings import impacts_of, match_any, matching, stretch
from newsarchive.search.rank.ranking import IN_HEADLINE, Ranking
from newsarchive.search.rank.typed_form import bonuses_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from newsarchive.search.rank.rarity import Weighed
    from newsarchive.search.rank.terms import QueryTerm
    from newsarchive.search.rank.typed_form import Bonus

__all__ = ["best_of_one"]

LAST = (1 << 63) - 1
"""No id is higher, no number of articles."""
FIRST, GROWTH = 300, 4
"""Articles of the first stretch of a list that is read, and by how much the next is longer."""


def best_of_one(
    connection: sqlite3.Connection, weighed: Weighed, enough: int, *, within: str | None
) -> Ranking:
    """Return the best ``enough`` articles of the only word of a query.

    ``within``: a MATCH expression that all must meet.

    A score is one of a few, by the tier, by whether the word is in the headline and whether the article has the typed form, and
    what the parts of a compound add. So the articles are taken from the best kind down, each in the order of ids, which is that of the lists.
    """
    (query_term,), parts = weighed.query_terms, weighed.parts
    rarity = weighed.rarities[query_term]
    bonuses = bonuses_of(connection, query_term, weighed.articles, alone=True)
    most = sum(weight for _, weight in parts) * IMPACTS[TIERS[0]]
    allowed = set(matching(connection, within)) if within else None
    tiers = {
        tier: Tier(connection=connection, query_term=query_term, tier=tier, bonuses=bonuses, allowed=allowed)
        for tier in TIERS
    }
    scores: dict[int, float] = {}
    impacts: dict[int, float] = {}
    least = 0.0
    for score, tier, kind in levels_of(rarity, bonuses):
        if len(scores) >= enough and score + most <= least:
            break
        for number in tiers[tier].first(LAST if parts else enough - len(scores), kind):
            scores[number] = score
            impacts[number] = IMPACTS[tier]
        least = least or (score if len(scores) >= enough else 0.0)
    if parts and impacts:
        used = "".join(tier for tier in TIERS if IMPACTS[tier] in set(impacts.values()))
        for part, weight in parts:
            for number, impact in impacts_of(
                connection, (part,), match_any(query_term.terms, used), 0
            ).items():
                if number in scores:
                    scores[number] += weight * impact
    total = None if allowed is None else len(allowed)
    return Ranking(
        scores=scores,
        impacts={query_term: impacts},
        rarities={query_term: rarity},
        counts=weighed.counts,
        total=total,
    )


def levels_of(rarity: float, bonuses: Sequence[Bonus]) -> list[tuple[float, str, tuple[bool, ...]]]:
    """Return each score that an article can have, best first, with its tier and kind."""
    levels = [
        (
            rarity * (IMPACTS[tier] + IN_HEADLINE * kind[0]) + IMPACTS[tier] * bonus_of(kind, bonuses),
            tier,
            kind,
        )
        for tier in TIERS
        for kind in product((True, False), repeat=1 + len(bonuses))
    ]
    return sorted(levels, key=lambda level: -level[0])


def bonus_of(kind: Sequence[bool], bonuses: Sequence[Bonus]) -> float:
    """Return what an article of this kind gets for the form that was typed."""
    return sum(one.weight for one, has in zip(bonuses, kind[1:], strict=True) if has)


class Tier:
    """The articles for which one tier is a word's best, in a list for each kind: in the headline or not, with each bonus or not."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        query_term: QueryTerm,
        tier: str,
        bonuses: Sequence[Bonus],
        allowed: set[int] | None,
    ) -> None:
        self.connection = connection
        self.expression = match_any(query_term.terms, tier)
        if len(query_term.terms) > 1 and tier != TIERS[0]:
            self.expression += f" NOT {match_any(query_term.terms, TIERS[: TIERS.index(tier)])}"
        self.allowed = allowed
        self.signs = [
            ("german_fts", match_any(query_term.terms, COLUMN_MARKS["headline"])),
            *(("articles_fts", bonus.expression) for bonus in bonuses),
        ]
        self.found: dict[tuple[bool, ...], list[int]] = {
            kind: [] for kind in product((True, False), repeat=len(self.signs))
        }
        self.begin, self.size = 0, FIRST

    def first(self, count: int, kind: tuple[bool, ...]) -> Sequence[int]:
        """Return the first ``count`` of one list, having read no more of the archive's than a few times what that takes."""
        wanted = self.found[kind]
        while len(wanted) < count and self.size:
            self.read()
        return wanted[:count]

    def read(self) -> None:
        """Read a stretch of the list, each longer than the last, and what the other lists have there."""
        numbers = stretch(self.connection, "german_fts", self.expression, self.begin, LAST, self.size)
        self.size = self.size * GROWTH if len(numbers) == self.size else 0
        if not numbers:
            return
        begin, end = numbers[0], numbers[-1]
        self.begin = end + 1
        some = numbers if self.allowed is None else [one for one in numbers if one in self.allowed]
        groups: dict[tuple[bool, ...], list[int]] = {(): some}
        for index, expression in self.signs:
            signed = set(stretch(self.connection, index, expression, begin, end))
            groups = {
                (*kind, has): [number for number in group if (number in signed) is has]
                for kind, group in groups.items()
                for has in (True, False)
            }
        for kind, group in groups.items():
            self.found[kind] += group
