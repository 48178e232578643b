"""Query -> one page of hits, best first, by the archive's indexes. Standard library only: this path must start fast.

Which words must be there: up to three, all of them; where that leaves fewer than ``FEW`` articles the list goes on with
those that lack one. Of more than three, any is enough, and covering more of them counts. ``mode`` decides by hand.
"""

from __future__ import annotations

from heapq import nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsarchive.german.inflect import cut
from newsarchive.german.lookup import form_terms
from newsarchive.query.nodes import And, AtLeast, Field, Not, Query, Word
from newsarchive.query.nodes import Or as Either
from newsarchive.query.plan import Any, Marks, plan_of
from newsarchive.search.match.exact import best_printed, scores_beside
from newsarchive.search.match.leaves import ArchiveWords, ids_of, marks_match
from newsarchive.search.match.postings import COMMON, match_any
from newsarchive.search.rank.rank import rank
from newsarchive.search.rank.ranking import Ranking, first_ids, pool_of
from newsarchive.search.rank.terms import concepts_of, function_word
from newsarchive.types.value import Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.query.plan import Plan
    from newsarchive.search.rank.terms import Concept

__all__ = ["FEW", "Found", "find"]

FEW = 10
"""Hits below which the list goes on with articles that lack a word."""
STRICT_WORDS = 3
RECENT_POOL = 500
"""Best hits among which ``recent`` looks for the newer ones."""
DAYS_A_YEAR = 365.25


class Found(Value):
    """The ids of a page in order with their scores, the words each lacks, and the ``total`` of the query.

    ``absent`` are the first terms of all words of the query, of alternatives too, that an article surely lacks.
    """

    ids: list[int]
    scores: dict[int, float]
    missing: dict[int, tuple[str, ...]]
    total: int
    absent: Mapping[int, Sequence[str]] = MappingProxyType({})


def find(  # noqa: PLR0913 - the options of a search
    connection: sqlite3.Connection,
    query: Query,
    words: ArchiveWords,
    *,
    limit: int,
    offset: int,
    sort: str,
    mode: str | None = None,
) -> Found:
    """Return the page of ``query`` from hit ``offset`` on. ``mode``: all, any, or None for the rule above."""
    if sort == "recent":
        first = find(connection, query, words, limit=RECENT_POOL + limit, offset=0, sort="score", mode=mode)
        return recent_first(connection, first, limit, offset)
    soft, rest = soft_words(query)
    if mode == "any" or (mode is None and len(soft) > STRICT_WORDS):
        soft = pieces(soft)
    every = mode == "all" or (mode is None and len(soft) <= STRICT_WORDS)
    strict = meaning(soft, rest, len(soft) if every else 1)
    typed = [piece.word for word in positive_words(query) for piece in cut(word.text)]
    wanted, count = offset + limit, words_that_say(typed)
    first = select(connection, strict, soft, rest, words, sort=sort, wanted=wanted, typed=typed, having=count)
    if every and mode is None and first.total < FEW and len(soft) > 1:
        loose, count = meaning(soft, rest, len(soft) - 1), count - 1
        more = select(
            connection, loose, soft, rest, words, sort=sort, wanted=wanted, typed=typed, having=count
        )
        own = set(first.ids)
        ids = first.ids + [number for number in more.ids if number not in own]
        first = Found(
            ids,
            {**more.scores, **first.scores},
            {**more.missing, **first.missing},
            max(more.total, len(own)),
            {**more.absent, **first.absent},
        )
    return Found(first.ids[offset : offset + limit], first.scores, first.missing, first.total, first.absent)


def words_that_say(typed: Sequence[str]) -> int:
    """Return how many words an article can be told by: all that were ``typed``, but where they are all function words."""
    return 1 if all(map(function_word, typed)) else len(typed)


def recent_first(connection: sqlite3.Connection, found: Found, limit: int, offset: int) -> Found:
    """Return a page of ``found``, its scores halved towards age: by a quarter for a year, by half for very old or no date.

    Age counts from the archive's newest article, so that an old archive keeps its order whatever the day is.
    """
    (newest,) = connection.execute("SELECT max(published) FROM articles").fetchone()
    day_of = "SELECT julianday(substr(published, 1, 10)) FROM articles WHERE id = ?"
    days = {number: connection.execute(day_of, (number,)).fetchone()[0] for number in found.ids}
    (today,) = connection.execute("SELECT julianday(substr(?, 1, 10))", (newest,)).fetchone()

    def weighed(number: int) -> float:
        day = days.get(number)
        age = max(today - day, 0.0) / DAYS_A_YEAR if day is not None and today is not None else None
        return found.scores[number] * (0.5 if age is None else 0.5 + 0.5 * 2.0**-age)

    scores = {number: weighed(number) for number in found.ids}
    ids = sorted(found.ids, key=lambda number: (-scores[number], number))
    return Found(ids[offset : offset + limit], scores, found.missing, found.total, found.absent)


def soft_words(query: Query) -> tuple[list[Word], list[Query]]:
    """Return the words that may lack, and the parts that must hold."""
    parts = query.parts if isinstance(query, And) and not query.strict else (query,)
    soft = [part for part in parts if isinstance(part, Word)]
    rest = [part for part in parts if not isinstance(part, Word)]
    telling = [word for word in soft if not function_word(word.text)]
    if len(soft) > STRICT_WORDS and telling:
        soft = telling
    return list(dict.fromkeys(soft)), rest


def pieces(words: list[Word]) -> list[Word]:
    """Return the words with hyphenated ones taken apart: where any word is enough, any part is."""
    return list(
        dict.fromkeys(
            Word(piece.word) if not (word.exact or word.prefix) else word
            for word in words
            for piece in cut(word.text)
        )
    )


def meaning(soft: list[Word], rest: list[Query], count: int) -> Query:
    """Return the query that asks for ``count`` of the soft words and all of the rest."""
    if not soft:
        return rest[0] if len(rest) == 1 else And(tuple(rest), strict=True)
    words: Query = soft[0] if len(soft) == 1 else AtLeast(count, tuple(soft))
    if count == len(soft) > 1:
        words = And(tuple(soft), strict=True)
    elif count == 1 < len(soft):
        words = Either(tuple(soft))
    return And((words, *rest), strict=True) if rest else words


def positive_words(query: Query) -> Iterator[Word]:
    """Yield the words that an article is scored by."""
    if isinstance(query, Word):
        yield query
    elif isinstance(query, Field):
        yield from positive_words(query.part)
    elif not isinstance(query, Not):
        for part in getattr(query, "parts", ()):
            yield from positive_words(part)


def select(  # noqa: PLR0913 - what `find` has worked out
    connection: sqlite3.Connection,
    query: Query,
    soft: list[Word],
    rest: list[Query],
    words: ArchiveWords,
    *,
    sort: str,
    wanted: int,
    typed: list[str],
    having: int,
) -> Found:
    """Return the first ``wanted`` articles of ``query`` in order.

    ``typed``: all its words as they follow each other; ``having``: how many of them most articles have at most.
    """
    plan = plan_of(query, words)
    concepts = concepts_of([*soft, *(word for part in rest for word in positive_words(part))], words)
    expression = marks_match(plan)
    enough = max(wanted, pool_of(having).most)
    if sort != "score":
        return dated_page(connection, ids_of(connection, plan, words), sort, wanted)
    if expression is not None and concepts:
        within = None if any_word_enough(plan, rest) else expression
        ranking = rank(words, concepts, within=within, allowed=None, enough=enough)
        total = total_of(words, expression, ranking)
        if len(ranking.scores) < min(wanted, total):  # the rest has words that say nothing, such as "am"
            some = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? LIMIT ?"
            for (number,) in connection.execute(some, (expression, wanted)):
                ranking.scores.setdefault(number, 0.0)
    elif (best := best_printed(connection, plan, wanted)) is not None:
        ranking, total = Ranking(best[0], {}, {}, {}), best[1]
        typed = []  # each article was scored by all of its text
    else:
        allowed = ids_of(connection, plan, words)
        ranking, total = rank_listed(words, plan, concepts, allowed, enough), len(allowed)
    read_best(ranking, typed, words, having)
    return page(ranking, soft, total, wanted, words)


def rank_listed(
    words: ArchiveWords, plan: Plan, concepts: list[Concept], allowed: set[int], enough: int
) -> Ranking:
    """Return the scores of the best ``enough`` of ``allowed``, which are the articles of ``plan``; those without words as they come."""
    ranking = rank(words, concepts, within=None, allowed=allowed, enough=enough)
    if not concepts:
        beside = scores_beside(words.connection, plan)
        ranking.scores.update((number, beside[number]) for number in beside.keys() & allowed)
    if len(ranking.scores) < enough:
        for number in nsmallest(enough, allowed.difference(ranking.scores)):
            ranking.scores[number] = 0.0
    return ranking


def any_word_enough(plan: Plan, rest: Sequence[Query]) -> bool:
    """Tell whether having any word of the query is all that is asked of an article, as the ranking does by itself."""
    words = all(
        isinstance(part, Either) and all(isinstance(one, Word) for one in part.parts) for part in rest
    )
    return words and all(
        isinstance(part, Marks) for part in (plan.parts if isinstance(plan, Any) else (plan,))
    )


def total_of(words: ArchiveWords, expression: str, ranking: Ranking) -> int:
    """Return how many articles match ``expression``; the ranking has counted them mostly.

    It is remembered for the next page, and for the next search for a common word.
    """
    if ranking.total is not None:
        return ranking.total
    for concept, count in ranking.counts.items():
        if match_any(concept.terms) == expression and (
            count <= COMMON or len(ranking.counts) == len(concept.terms) == 1
        ):
            return count
    if expression not in words.totals:
        (words.totals[expression],) = words.connection.execute(
            "SELECT count(*) FROM german_fts WHERE german_fts MATCH ?", (expression,)
        ).fetchone()
    return words.totals[expression]


def read_best(ranking: Ranking, typed: list[str], words: ArchiveWords, having: int) -> None:
    """Raise the scores of the best articles by what their texts say: how often the words are there, and how they go together."""
    if not typed:
        return
    from newsarchive.search.rank.passages import Wanted, add_passages  # noqa: PLC0415 - a filter alone does without

    wanted = [
        Wanted(
            concept.form,
            frozenset(concept.terms),
            frozenset(concept.parts),
            ranking.rarities[concept],
            having,
        )
        for concept, having in ranking.having.items()
        if having
    ]
    add_passages(ranking.scores, wanted, typed, words, having=having)


def page(ranking: Ranking, soft: list[Word], total: int, wanted: int, words: ArchiveWords) -> Found:
    """Return the best ``wanted`` articles of a ranking."""
    scores = ranking.scores
    ids = first_ids(scores, wanted)
    missing: dict[int, tuple[str, ...]] = {}
    if len(soft) > 1:
        having = {concept.terms[0]: articles for concept, articles in ranking.having.items()}
        named = [(word.text, ways_to_have(word, having, words)) for word in soft]
        for number in ids:
            lacks = tuple(
                text
                for text, ways in named
                if not any(all(number in articles for articles in way) for way in ways)
            )
            if lacks:
                missing[number] = lacks
    rare = [
        (concept.terms[0], having)
        for concept, having in ranking.having.items()
        if ranking.counts[concept] <= COMMON
    ]
    absent = {number: [term for term, articles in rare if number not in articles] for number in ids}
    return Found(ids, {number: scores[number] for number in ids}, missing, total, absent)


def ways_to_have(
    word: Word, having: Mapping[str, Mapping[int, float]], words: ArchiveWords
) -> list[list[Mapping[int, float]]]:
    """Return how an article may have ``word``: all its parts, or them written as one; by the articles that have each.

    What the ranking left out says nothing: every article has it.
    """
    parts = [found.word for found in cut(word.text)]
    names = [[form_terms(part, words)[0] for part in way] for way in (parts, ["".join(parts)])]
    return [[having[name] for name in way if name in having] for way in names[: len(parts)]]


def dated_page(connection: sqlite3.Connection, allowed: set[int], sort: str, wanted: int) -> Found:
    """Return the first ``wanted`` of ``allowed`` by date or id; those without a date come last."""
    orders = {
        "date": ("SELECT id FROM articles WHERE published IS NOT NULL ORDER BY published DESC, id",),
        "-date": ("SELECT id FROM articles WHERE published IS NOT NULL ORDER BY published, id",),
        "id": (),
    }
    ids: list[int] = []
    for statement in (*orders[sort], ""):
        rows = (
            connection.execute(statement)
            if statement
            else ((number,) for number in sorted(allowed.difference(ids)))
        )
        for (number,) in rows:
            if len(ids) >= wanted:
                break
            if number in allowed:
                ids.append(number)
    return Found(ids, dict.fromkeys(ids, 0.0), {}, len(allowed))
