"""Words of a query -> articles with scores: BM25 from the tiers of the German index, exact forms and coverage on top.

A word's score is its rarity times the weight its tier says, and as much again where the article has the very form that
was typed; a part of a compound adds a little. Nouns and names count more than other words. The sum is multiplied by the
share of the query (by rarity) that the article covers. Words of more than ``COMMON`` articles choose no
article by themselves where a rarer word is there: they only add to the scores of those that the rarer words chose.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsarchive.german.fold import key, plain
from newsarchive.german.inflect import cut, encoded
from newsarchive.german.weigh import IMPACTS, TIERS
from newsarchive.query.plan import form_terms
from newsarchive.query.value import Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from newsarchive.query.nodes import Word
    from newsarchive.query.sql import ArchiveWords

__all__ = ["Concept", "Ranking", "concepts_of", "function_word", "match_any", "rank"]

COMMON = 12_000
"""Articles; reading a longer list is what a search should not wait for."""
ENOUGH = 400
"""Articles that are ranked where all words are common."""
OTHER_WORD = 0.6
"""Weight of a word in lower case beside a noun or name."""
PART = 0.5
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
    """Scores by article, for each concept the articles that have it (only ranked ones are sure to be told), and its rarity."""

    scores: dict[int, float]
    having: dict[Concept, dict[int, float]]
    rarities: dict[Concept, float]


def function_word(word: str) -> bool:
    """Tell whether ``word`` only joins others: it decides nothing beside them."""
    return word.lower() in FUNCTION_WORDS


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
    """Return the scores of the articles that have one concept or more.

    ``within``: a MATCH expression that all must meet; ``allowed``: the only articles to rank.
    """
    if not concepts:
        return Ranking({}, {}, {})
    (articles,) = connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()
    counts = {concept: count_up_to(connection, match_any(concept.terms), COMMON + 1) for concept in concepts}
    ordered = sorted(concepts, key=lambda concept: counts[concept])
    rare = [concept for concept in ordered if counts[concept] <= COMMON]
    base = within
    if base is None and rare and len(rare) < len(ordered):
        base = "(" + " OR ".join(match_any(concept.terms) for concept in rare) + ")"
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
        having[concept] = impacts
        rarities[concept] = rarity
        total += rarity if impacts else 0.0
        exact = exact_ids(connection, concept.form) if not common else set()
        bonus = math.log(1 + (articles + 0.5) / (len(exact) + 0.5)) * concept.weight
        for number, impact in impacts.items():
            scores[number] = (
                scores.get(number, 0.0) + rarity * impact + (bonus * impact if number in exact else 0)
            )
            covered[number] = covered.get(number, 0.0) + rarity
        add_parts(connection, concept, articles, scores, within)
    if allowed is not None:
        scores = {number: score for number, score in scores.items() if number in allowed}
    for number in scores:
        scores[number] *= 0.2 + 0.8 * covered.get(number, 0.0) / max(total, 1e-9)
    return Ranking(scores, having, rarities)


def add_parts(
    connection: sqlite3.Connection,
    concept: Concept,
    articles: int,
    scores: dict[int, float],
    within: str | None,
) -> None:
    """Add what the parts of a compound say, each on its own."""
    for part in concept.parts:
        if count_up_to(connection, match_any((part,)), COMMON // 2) >= COMMON // 2:
            continue
        impacts = impacts_of(connection, (part,), within, 0)
        rarity = math.log(1 + (articles + 0.5) / (len(impacts) + 0.5)) * concept.weight
        share = PART / math.sqrt(len(concept.parts) + 1)
        for number, impact in impacts.items():
            scores[number] = scores.get(number, 0.0) + rarity * impact * share


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


def exact_ids(connection: sqlite3.Connection, form: str) -> set[int]:
    """Return the articles that have ``form`` itself."""
    rows = connection.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?", (f'"{form}"', COMMON)
    )
    return {number for (number,) in rows}


def count_up_to(connection: sqlite3.Connection, expression: str, limit: int) -> int:
    """Return how many articles match in the German index, or ``limit`` where it is more."""
    (number,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM german_fts WHERE german_fts MATCH ? LIMIT ?)",
        (expression, limit),
    ).fetchone()
    return int(number)
