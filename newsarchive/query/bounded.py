"""One word -> its best articles, reading no more of its lists than that takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsarchive.german.weigh import IMPACTS, TIERS
from newsarchive.query.rank import COMMON, WITHOUT_WORD, Ranking, exact_bonus, impacts_of, match_any, parts_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from newsarchive.query.rank import Concept

__all__ = ["best_of_one"]

NEVER = 1 << 63
"""Beyond all ids and all numbers of articles."""


def best_of_one(
    connection: sqlite3.Connection, concept: Concept, articles: int, count: int, enough: int
) -> Ranking | None:
    """Return the best ``enough`` articles of the only word of a query, which ``count`` articles have; None where others may be.

    A score is one of ten, by the tier and by whether the article has the typed form, and what the parts of a compound
    add. So the articles are taken from the best kind down, each in the order of ids, which is that of the lists.
    """
    rarity = math.log(1 + (articles + 0.5) / (count + 0.5)) * concept.weight
    exact, bonus = exact_bonus(connection, concept, articles)
    parts = parts_of(connection, concept, articles)
    most = sum(weight for _, weight in parts) * IMPACTS[TIERS[0]]
    tiers = {tier: Tier(connection, concept, tier, any_exact=exact > 0) for tier in TIERS}
    levels = [
        (rarity * IMPACTS[tier] + (bonus * IMPACTS[tier] if typed else 0.0), tier, typed)
        for tier in TIERS
        for typed in (True, False)
    ]
    scores: dict[int, float] = {}
    impacts: dict[int, float] = {}
    least = 0.0
    for score, tier, typed in sorted(levels, key=lambda level: -level[0]):
        if len(scores) >= enough and score + most <= least:
            break
        for number in tiers[tier].first(NEVER if parts else enough - len(scores), typed=typed):
            scores[number] = score
            impacts[number] = IMPACTS[tier]
        least = least or (score if len(scores) >= enough else 0.0)
    if parts:
        if least <= most * WITHOUT_WORD:
            return None
        used = "".join(tier for tier in TIERS if IMPACTS[tier] in set(impacts.values()))
        for part, weight in parts:
            for number, impact in impacts_of(connection, (part,), match_any(concept.terms, used), 0).items():
                if number in scores:
                    scores[number] += weight * impact
    return Ranking(scores, {concept: impacts}, {concept: rarity}, {concept: count})


class Tier:
    """The articles for which one tier is a word's best, in two lists: with the typed form, and without."""

    def __init__(
        self, connection: sqlite3.Connection, concept: Concept, tier: str, *, any_exact: bool
    ) -> None:
        expression = match_any(concept.terms, tier)
        if len(concept.terms) > 1 and tier != TIERS[0]:
            expression = f"{expression} NOT {match_any(concept.terms, TIERS[: TIERS.index(tier)])}"
        self.rows: Iterator[tuple[int]] = connection.execute(
            "SELECT rowid FROM german_fts WHERE german_fts MATCH ? ORDER BY rowid", (expression,)
        )
        self.typed: Iterator[tuple[int]] = iter(())
        if any_exact:
            self.typed = connection.execute(
                "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid LIMIT ?",
                (f'"{concept.form}"', COMMON),
            )
        self.at = 0
        self.found: dict[bool, list[int]] = {True: [], False: []}

    def first(self, count: int, *, typed: bool) -> Sequence[int]:
        """Return the first ``count`` of one list, having read both lists of the archive so far in step."""
        wanted = self.found[typed]
        while len(wanted) < count and (row := next(self.rows, None)) is not None:
            while self.at < row[0]:
                self.at = next(self.typed, (NEVER,))[0]
            self.found[self.at == row[0]].append(row[0])
        return wanted[:count]
