"""Words of a query -> articles with scores: BM25 from the tiers of the German index, exact forms and coverage on top.

A word's score is its rarity times the weight its tier says, and as much again where the article has the very form that
was typed; a part of a compound adds a little. Nouns and names count more than other words. The sum is multiplied by the
share of the query (by rarity) that the article covers. Words of more than ``COMMON`` articles choose no
article by themselves where a rarer word is there: they only add to the scores of those that the rarer words chose.
"""

from __future__ import annotations

import math
from heapq import nlargest
from typing import TYPE_CHECKING

from newsarchive.german.fold import key, plain
from newsarchive.german.inflect import cut, encoded, spellings
from newsarchive.german.weigh import COLUMN_MARKS, IMPACTS, TIERS
from newsarchive.query.plan import form_terms
from newsarchive.query.value import Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.query.nodes import Word
    from newsarchive.query.sql import ArchiveWords

__all__ = [
    "COMMON",
    "IN_HEADLINE",
    "Concept",
    "Ranking",
    "bonuses_of",
    "concepts_of",
    "first_ids",
    "function_word",
    "headed",
    "impacts_of",
    "match_any",
    "parts_of",
    "pool_of",
    "rank",
]

COMMON = 12_000
"""Articles; reading a longer list is what a search should not wait for."""
ENOUGH = 400
"""Articles that are ranked where all words are common."""
OTHER_WORD = 0.6
"""Weight of a word in lower case beside a noun or name."""
POOL = 60
"""Best articles whose texts are read: with 100 a long query takes a third longer, and no more bodies of fresh headlines are found."""
POOL_OF_ONE = 30
"""The same for a query of one word, to tell those apart that the index scores alike."""
PART = 0.5
IN_HEADLINE = 0.1
"""Share of its rarity that the only word of a query adds in a headline: it tells articles of one tier apart."""
WITHOUT_WORD = 0.2
"""What is left of the score of an article that has no word of the query, only parts of them."""
SPELT = 0.8
"""Share of a typed form's bonus that its other spellings have, too."""
PROBE = 25
"""Articles of a list that are read while one is asked for by its id."""
MOST_PROBES = 500
"""Ids in one statement."""
ROUNDING = 1e-9
"""Share of a score that sums in another order may differ by."""
FUNCTION_WORDS = frozenset(
    """aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den der des die dies diese dieser
    doch durch ein eine einem einen einer eines er es für hat haben hatte ich ihr ihre im in ist ja kann kein keine mehr mit nach nicht
    noch nur ob oder ohne sein seine sich sie sind so über um und uns unter vom von vor war was wenn wer werden wie wieder wir wird
    wo zu zum zur""".split()
)


class Concept(Value):
    """A word of the query: what the index calls it, its parts where it is a compound, and the form typed."""

    shown: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]
    form: str
    weight: float


class Ranking(Value):
    """Scores by article; for each concept the articles that have it (only ranked ones are sure to be told), its rarity, its articles."""

    scores: dict[int, float]
    having: dict[Concept, dict[int, float]]
    rarities: dict[Concept, float]
    counts: dict[Concept, int]


class Bonus(Value):
    """What the typed form of a concept adds, as its impact is multiplied by ``weight``, and how many articles have it.

    ``expression`` is what asks the plain index for it.
    """

    concept: Concept
    expression: str
    count: int
    weight: float


def function_word(word: str) -> bool:
    """Tell whether ``word`` only joins others: it decides nothing beside them."""
    return word.lower() in FUNCTION_WORDS


def pool_of(typed: Sequence[str]) -> int:
    """Return how many of the best articles are read for a query of these words."""
    return POOL if len(typed) > 1 else POOL_OF_ONE


def concepts_of(words: Iterable[Word], lookup: ArchiveWords) -> list[Concept]:
    """Return the concepts of the query's words, each once; function words only where there is nothing else."""
    found: dict[str, Concept] = {}
    for word in words:
        own = [found.word for found in cut(word.text)]
        for piece in (*own, "".join(own)) if len(own) > 1 else own:
            terms = form_terms(piece, lookup)
            learnt = lookup.learnt(encoded(key(piece)))
            parts = tuple(term[1:] for term in learnt if term[0] == "+")
            weight = 1.0 if not piece[0].islower() else OTHER_WORD
            found.setdefault(terms[0], Concept(word.text, terms, parts, plain(piece), weight))
    kept = [concept for concept in found.values() if not function_word(concept.form)]
    return kept or list(found.values())


def match_any(terms: Sequence[str], tiers: str = TIERS) -> str:
    """Return the MATCH expression for one of ``terms`` in one of ``tiers``."""
    return "(" + " OR ".join(f'"{term}{tier}"' for term in terms for tier in tiers) + ")"


def rank(
    connection: sqlite3.Connection,
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
    (articles,) = connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()
    counts = {concept: count_up_to(connection, match_any(concept.terms), COMMON + 1) for concept in concepts}
    ordered = sorted(concepts, key=lambda concept: counts[concept])
    if within is None and allowed is None and len(ordered) == 1 and counts[ordered[0]] <= COMMON:
        from newsarchive.query.bounded import best_of_one  # noqa: PLC0415 - other searches do without

        found = best_of_one(connection, ordered[0], articles, counts[ordered[0]], enough)
        if found is not None:
            return found
    rare = [concept for concept in ordered if counts[concept] <= COMMON]
    base = within or rare_ones(rare, ordered)
    scores: dict[int, float] = {}
    having: dict[Concept, dict[int, float]] = {}
    rarities: dict[Concept, float] = {}
    covered: dict[int, float] = {}
    total = 0.0
    for concept in ordered:
        common = counts[concept] > COMMON
        impacts = impacts_of(
            connection, concept.terms, base if common or within else None, 0 if rare else max(enough, ENOUGH)
        )
        many = max(counts[concept], len(impacts))
        rarity = math.log(1 + (articles + 0.5) / (many + 0.5)) * concept.weight
        total += rarity if impacts else 0.0
        if allowed is not None:
            impacts = {number: impacts[number] for number in allowed.intersection(impacts)}
        having[concept] = impacts
        rarities[concept] = rarity
        for number, impact in impacts.items():
            scores[number] = scores.get(number, 0.0) + rarity * impact
            covered[number] = covered.get(number, 0.0) + rarity
        add_parts(connection, concept, articles, scores, within, allowed)
    if len(ordered) == 1:
        add_headlines(connection, ordered[0], IN_HEADLINE * rarities[ordered[0]], scores)
    shares = {
        number: WITHOUT_WORD + (1 - WITHOUT_WORD) * covered.get(number, 0.0) / max(total, 1e-9)
        for number in scores
    }
    bonuses = [
        bonus
        for concept in ordered
        if counts[concept] <= COMMON
        for bonus in bonuses_of(connection, concept, articles)
    ]
    best = within_reach(scores, shares, most_gained(bonuses, rarities), enough)
    for one in bonuses:
        impacts = having[one.concept]
        for number in exact_among(connection, one, [number for number in best if number in impacts]):
            best[number] += one.weight * impacts[number]
    return Ranking(
        {number: score * shares[number] for number, score in best.items()}, having, rarities, counts
    )


def rare_ones(rare: Sequence[Concept], concepts: Sequence[Concept]) -> str | None:
    """Return the MATCH expression for one of the rare ones; None where all or none of the concepts are rare."""
    if not rare or len(rare) == len(concepts):
        return None
    return "(" + " OR ".join(match_any(concept.terms) for concept in rare) + ")"


def most_gained(bonuses: Sequence[Bonus], rarities: Mapping[Concept, float]) -> float:
    """Return by what share of itself a score may grow."""
    most: dict[Concept, float] = {}
    for one in bonuses:
        most[one.concept] = most.get(one.concept, 0.0) + one.weight / rarities[one.concept]
    return max(most.values(), default=0.0)


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


def add_parts(  # noqa: PLR0913, PLR0917 - what `rank` has worked out
    connection: sqlite3.Connection,
    concept: Concept,
    articles: int,
    scores: dict[int, float],
    within: str | None,
    allowed: set[int] | None,
) -> None:
    """Add what the parts of a compound say, each on its own."""
    for part, weight in parts_of(connection, concept, articles, within):
        impacts = impacts_of(connection, (part,), within, 0)
        for number in impacts if allowed is None else allowed.intersection(impacts):
            scores[number] = scores.get(number, 0.0) + weight * impacts[number]


def parts_of(
    connection: sqlite3.Connection, concept: Concept, articles: int, within: str | None = None
) -> list[tuple[str, float]]:
    """Return the parts of a compound that are not too common, each with what its impact is multiplied by."""
    found = []
    for part in concept.parts:
        count = count_up_to(connection, match_any((part,)), COMMON // 2)
        if count >= COMMON // 2:
            continue
        if within is not None:
            count = count_up_to(connection, f"{within} AND {match_any((part,))}", COMMON // 2)
        rarity = math.log(1 + (articles + 0.5) / (count + 0.5)) * concept.weight
        found.append((part, rarity * PART / math.sqrt(len(concept.parts) + 1)))
    return found


def impacts_of(
    connection: sqlite3.Connection, terms: Sequence[str], base: str | None, enough: int
) -> dict[int, float]:
    """Return the weight of ``terms`` in each article; ``enough`` (0: all): best tiers first, until so many."""
    found: dict[int, float] = {}
    for tier in reversed(TIERS) if not enough else TIERS:
        expression = match_any(terms, tier)
        if base is not None:
            expression = f"{base} AND {expression}"
        limit = " ORDER BY rowid DESC LIMIT ?" if enough else ""
        values = (expression, enough) if enough else (expression,)
        rows = connection.execute(f"SELECT rowid FROM german_fts WHERE german_fts MATCH ?{limit}", values)  # noqa: S608
        weight = IMPACTS[tier]
        if enough:
            for (number,) in rows:
                found.setdefault(number, weight)
            if len(found) >= enough:
                break
        else:
            found.update(dict.fromkeys([number for (number,) in rows], weight))
    return found


def add_headlines(
    connection: sqlite3.Connection, concept: Concept, weight: float, scores: dict[int, float]
) -> None:
    """Add ``weight`` to the scores of articles that have the concept in the headline."""
    statement, expression = headed(concept.terms)
    for (number,) in connection.execute(statement, (expression,)):
        if number in scores:
            scores[number] += weight


def headed(terms: Sequence[str]) -> tuple[str, str]:
    """Return the statement for the articles with one of ``terms`` in the headline, in order, and its value."""
    statement = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? ORDER BY rowid"
    return statement, match_any(terms, COLUMN_MARKS["headline"])


def bonuses_of(connection: sqlite3.Connection, concept: Concept, articles: int) -> list[Bonus]:
    """Return what the form that was typed adds in any spelling, and what it adds as it was typed where it has several."""
    forms = spellings(concept.form)
    found = []
    for some, share in ((forms, SPELT if len(forms) > 1 else 1.0), ((concept.form,), 1.0 - SPELT)):
        expression = " OR ".join(f'"{form}"' for form in some)
        (count,) = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)",
            (expression, COMMON),
        ).fetchone()
        rarity = math.log(1 + (articles + 0.5) / (count + 0.5)) * concept.weight
        found.append(Bonus(concept, expression, count, rarity * share))
        if share == 1.0:
            break
    return found


def exact_among(connection: sqlite3.Connection, bonus: Bonus, numbers: Sequence[int]) -> set[int]:
    """Return those of ``numbers`` that have the typed form: asked for one by one where that is the shorter way."""
    if len(numbers) * PROBE > bonus.count:
        rows = connection.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?", (bonus.expression, COMMON)
        )
        return {number for (number,) in rows}.intersection(numbers)
    found: set[int] = set()
    for start in range(0, len(numbers), MOST_PROBES):
        some = numbers[start : start + MOST_PROBES]
        rows = connection.execute(
            f"SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid IN ({', '.join('?' * len(some))})",  # noqa: S608
            (bonus.expression, *some),
        )
        found.update(number for (number,) in rows)
    return found


def count_up_to(connection: sqlite3.Connection, expression: str, limit: int) -> int:
    """Return how many articles match in the German index, or ``limit`` where it is more."""
    (number,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM german_fts WHERE german_fts MATCH ? LIMIT ?)",
        (expression, limit),
    ).fetchone()
    return int(number)
