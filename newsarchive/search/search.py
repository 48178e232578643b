"""Query -> one page of hits, best first, by the archive's indexes. Standard library only: this path must start fast.

Articles that meet the query come first. Where they are fewer than ``FEW``, or where it was asked for, those follow that
lack a word of it, and then those that have only a part of a compound. ``total`` counts the first of the three alone.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from newsarchive.german.inflect import cut
from newsarchive.query.nodes import Or as Either
from newsarchive.query.nodes import Word
from newsarchive.query.plan import Any, Marks, plan_of, word_plan
from newsarchive.search.index import Found
from newsarchive.search.match.exact import best_printed, scores_beside
from newsarchive.search.match.ids import few_ids, holding, ids_of, marks_match
from newsarchive.search.match.postings import COMMON, match_any
from newsarchive.search.rank.rank import rank
from newsarchive.search.rank.ranking import Ranking, first_ids, pool_of
from newsarchive.search.rank.terms import function_word, query_terms_of
from newsarchive.search.readings import positive_words, readings_of
from newsarchive.types.results import FULL, LACKING, PART

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.query.plan import Plan
    from newsarchive.search.match.lexicon import ArchiveLexicon
    from newsarchive.search.rank.passages import Reading
    from newsarchive.search.rank.terms import QueryTerm
    from newsarchive.search.readings import Readings

__all__ = ["FEW", "RECENT_POOL", "Found", "find", "read_best", "recent_first", "words_that_say"]

FEW = 10
"""Articles that meet a query below which the list goes on with those that do not quite."""
RECENT_POOL = 500
"""Best hits among which ``recent`` looks for the newer ones."""
DAYS_A_YEAR = 365.25


def find(  # noqa: PLR0913 - the options of a search
    lexicon: ArchiveLexicon,
    query: Query,
    *,
    limit: int,
    offset: int,
    sort: str,
    mode: str | None = None,
    beyond: bool | None = None,
) -> Found:
    """Return the page of ``query`` from hit ``offset`` on.

    ``mode``: all, any, or None as ``readings`` tells. ``beyond``: whether the list goes on with articles that do not
    quite meet the query; None: where few do and no ``mode`` was asked for.
    """
    connection = lexicon.connection
    readings = readings_of(query, mode)
    wanted = max(offset + limit, RECENT_POOL) if sort == "recent" else offset + limit
    order = "score" if sort == "recent" else sort
    search = Search(connection=connection, readings=readings, lexicon=lexicon, sort=order, wanted=wanted)
    found = search.strictly(beyond=beyond if mode is None or beyond else False)
    if sort == "recent":
        found = recent_first(found, *published_of(connection, found.ids[:RECENT_POOL]))
    ids = found.ids[offset : offset + limit]
    told = [number for number in ids if mode == "any" or number in found.match]
    missing = missing_in(lexicon, readings.soft, told)
    return Found(
        ids=ids,
        scores=found.scores,
        total=found.total,
        match=found.match,
        missing=missing,
        lacking=found.lacking,
        partial=found.partial,
        absent=found.absent,
    )


class Search:
    """A search under way: its readings, how its hits are sorted and how many of them are wanted."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        readings: Readings,
        lexicon: ArchiveLexicon,
        sort: str,
        wanted: int,
    ) -> None:
        self.connection = connection
        self.readings = readings
        self.lexicon = lexicon
        self.sort = sort
        self.wanted = wanted
        every = [*readings.soft, *(word for part in readings.rest for word in positive_words(part))]
        self.typed = [piece.word for word in every for piece in cut(word.text)]
        self.query_terms = query_terms_of(every, lexicon)

    def strictly(self, *, beyond: bool | None) -> Found:
        """Return the articles that meet the query, and behind them what ``beyond`` says (see ``find``)."""
        plan = plan_of(self.readings.strict, self.lexicon)
        more = beyond is not False and (self.readings.loose or self.worth_parts(beyond=beyond, others=0))
        own = few_ids(self.connection, plan, self.lexicon, FEW) if more else None
        if own is not None and len(own) >= FEW and not beyond:
            own = own if marks_match(plan) is None else None
            more = False
        if not more:
            return self.select(plan, allowed=own)
        if own is not None and len(own) >= FEW:
            own = ids_of(self.connection, plan, self.lexicon)
        return self.loosely(plan, own or set(), beyond=beyond)

    def worth_parts(self, *, beyond: bool | None, others: int) -> bool:
        """Tell whether to look for parts of compounds, beside ``others``, the number of articles that lack a word.

        Unless they are asked for, they stand in for a single word without filters, or where there is nothing else.
        """
        single = len(self.readings.soft) == 1 and not self.readings.rest
        if not (beyond or single or not others) or (self.readings.rest and not beyond):
            return False
        return any(query_term.parts for query_term in query_terms_of(self.readings.inflected, self.lexicon))

    def loosely(self, plan: Plan, own: set[int], *, beyond: bool | None) -> Found:
        """Return the articles ``own``, which meet the query, and behind them those that do not quite."""
        loose = None if self.readings.loose is None else plan_of(self.readings.loose, self.lexicon)
        if loose is None:
            found = self.select(plan, allowed=own) if own else Found([], {}, 0)
        else:
            found = self.select(loose, first=own, fewer=self.readings.lacking)
        lacking = found.total - len(own)
        match = {number: LACKING for number in found.ids if number not in own}
        ids, scores, partial = found.ids, dict(found.scores), None
        if (beyond or found.total < FEW) and self.worth_parts(beyond=beyond, others=found.total):
            from newsarchive.search.rank.parts import scores_by_parts  # noqa: PLC0415 - most searches do without

            parts = scores_by_parts(self.lexicon, self.readings)
            known = ids if len(ids) == found.total else ids_of(self.connection, loose or plan, self.lexicon)
            for number in own.union(known):
                parts.pop(number, None)
            behind = self.in_order(parts, self.wanted - len(ids))
            match.update(dict.fromkeys(behind, PART))
            lacks = [
                query_term.terms[0] for query_term in query_terms_of(self.readings.inflected, self.lexicon)
            ]
            absent = {**found.absent, **dict.fromkeys(behind, lacks)}
            found = Found(ids, scores, found.total, absent=absent)
            ids, partial = ids + behind, len(parts)
            scores.update((number, parts[number]) for number in behind)
        return Found(
            ids=ids,
            scores=scores,
            total=len(own),
            match=match,
            missing={},
            lacking=lacking,
            partial=partial,
            absent=found.absent,
        )

    def in_order(self, scores: Mapping[int, float], count: int) -> list[int]:
        """Return the first ``count`` of some articles as they are sorted."""
        if count <= 0:
            return []
        if self.sort == "score":
            return first_ids(scores, count)
        return dated(self.connection, scores.keys(), self.sort, count)

    def select(
        self,
        plan: Plan,
        *,
        allowed: set[int] | None = None,
        first: Collection[int] = (),
        fewer: int = 0,
    ) -> Found:
        """Return the first articles of ``plan`` in order, those that are ``first`` in front.

        ``allowed`` are all of its articles, where they are known; most lack ``fewer`` words of the query.
        """
        lexicon, connection = self.lexicon, self.connection
        if self.sort != "score":
            every = ids_of(connection, plan, lexicon) if allowed is None else allowed
            return self.dated_page(every, first)
        telling = words_that_say(self.typed) - fewer
        enough = max(self.wanted, pool_of(telling).most)
        expression, typed = marks_match(plan), self.typed
        if expression is not None and self.query_terms:
            within = None if any_word_enough(plan, self.readings.rest) else expression
            ranking = rank(lexicon, self.query_terms, within=within, allowed=None, enough=enough)
            total = total_of(lexicon, expression, ranking)
            if len(ranking.scores) < min(
                self.wanted, total
            ):  # the rest has words that say nothing, such as "am"
                some = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? LIMIT ?"
                for (number,) in connection.execute(some, (expression, self.wanted)):
                    ranking.scores.setdefault(number, 0.0)
        elif allowed is None and (best := best_printed(connection, plan, self.wanted)) is not None:
            ranking, total = Ranking(best[0], {}, {}, {}), best[1]
            typed = []  # each article was scored by all of its text
        else:
            allowed = ids_of(connection, plan, lexicon) if allowed is None else allowed
            ranking, total = rank_listed(lexicon, plan, self.query_terms, allowed, enough), len(allowed)
        read_best(ranking, typed, lexicon, telling)
        return self.page(ranking, total, first)

    def dated_page(self, every: set[int], first: Collection[int]) -> Found:
        """Return the first of ``every`` article by date or id, those that are ``first`` in front."""
        ids = dated(self.connection, first, self.sort, self.wanted) if first else []
        if len(ids) < self.wanted:
            ids += dated(self.connection, every.difference(first), self.sort, self.wanted - len(ids))
        return Found(ids, dict.fromkeys(ids, 0.0), len(every))

    def page(self, ranking: Ranking, total: int, first: Collection[int]) -> Found:
        """Return the best articles of a ranking, those that are ``first`` in front."""
        scores = ranking.scores
        ids: list[int] = []
        if first:
            own = {number: scores.pop(number, 0.0) for number in first}
            ids = first_ids(own, self.wanted)
            ids += first_ids(scores, self.wanted - len(ids)) if len(ids) < self.wanted else []
            scores = {**scores, **own}
        else:
            ids = first_ids(scores, self.wanted)
        rare = [
            (query_term.terms[0], impacts)
            for query_term, impacts in ranking.impacts.items()
            if ranking.counts[query_term] <= COMMON
        ]
        absent = {number: [term for term, articles in rare if number not in articles] for number in ids}
        return Found(ids, {number: scores[number] for number in ids}, total, absent=absent)


def missing_in(
    lexicon: ArchiveLexicon, soft: Sequence[Word], ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return which words of the query each of some articles lacks, where it lacks any."""
    if not ids:
        return {}
    holders = [
        (word.text, holding(lexicon.connection, word_plan(word, lexicon, ""), set(ids), lexicon))
        for word in soft
    ]
    lacks = {number: tuple(text for text, some in holders if number not in some) for number in ids}
    return {number: texts for number, texts in lacks.items() if texts}


def words_that_say(typed: Sequence[str]) -> int:
    """Return how many words an article can be told by: all that were ``typed``, but where they are all function words."""
    return 1 if all(map(function_word, typed)) else len(typed)


def published_of(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> tuple[dict[int, str | None], str | None]:
    """Return when each of some articles was published, and when the newest of all."""
    (newest,) = connection.execute("SELECT max(published) FROM articles").fetchone()
    published = "SELECT published FROM articles WHERE id = ?"
    return {number: connection.execute(published, (number,)).fetchone()[0] for number in ids}, newest


def day_number(published: str | None) -> int | None:
    """Return the number of the day of an ISO date; None where it names none."""
    from datetime import date  # noqa: PLC0415 - only this order needs it

    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def recent_first(found: Found, published: Mapping[int, str | None], newest: str | None) -> Found:
    """Return ``found`` with the scores of its best halved towards age: by a quarter for a year, by half for very old or no date.

    Age counts from the archive's newest article, so that an old archive keeps its order whatever the day is. What is
    behind the first ``RECENT_POOL`` stays where it is, so that pages do not depend on how many were asked for.
    """
    some, rest = found.ids[:RECENT_POOL], found.ids[RECENT_POOL:]
    days, today = {number: day_number(published.get(number)) for number in some}, day_number(newest)

    def weighed(number: int) -> float:
        day = days.get(number)
        age = max(today - day, 0.0) / DAYS_A_YEAR if day is not None and today is not None else None
        return found.scores[number] * (0.5 if age is None else 0.5 + 0.5 * 2.0**-age)

    scores = {**found.scores, **{number: weighed(number) for number in some}}
    group = {FULL: 0, LACKING: 1, PART: 2}
    some.sort(key=lambda number: (group[found.match.get(number, FULL)], -scores[number], number))
    return Found(
        ids=some + rest,
        scores=scores,
        total=found.total,
        match=found.match,
        missing={},
        lacking=found.lacking,
        partial=found.partial,
        absent=found.absent,
    )


def rank_listed(
    lexicon: ArchiveLexicon, plan: Plan, query_terms: list[QueryTerm], allowed: set[int], enough: int
) -> Ranking:
    """Return the scores of the best ``enough`` of ``allowed``, which are the articles of ``plan``; those without words as they come."""
    ranking = rank(lexicon, query_terms, within=None, allowed=allowed, enough=enough)
    if not query_terms:
        beside = scores_beside(lexicon.connection, plan)
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


def total_of(lexicon: ArchiveLexicon, expression: str, ranking: Ranking) -> int:
    """Return how many articles match ``expression``; the ranking has counted them mostly.

    It is remembered for the next page, and for the next search for a common word.
    """
    if ranking.total is not None:
        return ranking.total
    for query_term, count in ranking.counts.items():
        if match_any(query_term.terms) == expression and (
            count <= COMMON or len(ranking.counts) == len(query_term.terms) == 1
        ):
            return count
    if expression not in lexicon.totals:
        (lexicon.totals[expression],) = lexicon.connection.execute(
            "SELECT count(*) FROM german_fts WHERE german_fts MATCH ?", (expression,)
        ).fetchone()
    return lexicon.totals[expression]


def read_best(ranking: Ranking, typed: list[str], lexicon: Reading, telling: int) -> None:
    """Raise the scores of the best articles by what their texts say: how often the words are there, and how they go together."""
    if not typed:
        return
    from newsarchive.search.rank.passages import Wanted, add_passages  # noqa: PLC0415 - a filter alone does without

    wanted = [
        Wanted(
            form=query_term.form,
            terms=frozenset(query_term.terms),
            parts=frozenset(query_term.parts),
            rarity=ranking.rarities[query_term],
            articles=impacts,
        )
        for query_term, impacts in ranking.impacts.items()
        if impacts
    ]
    add_passages(ranking.scores, wanted, typed, lexicon, telling=telling)


def dated(connection: sqlite3.Connection, allowed: Collection[int], sort: str, wanted: int) -> list[int]:
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
            else ((number,) for number in sorted(set(allowed).difference(ids)))
        )
        for (number,) in rows:
            if len(ids) >= wanted:
                break
            if number in allowed:
                ids.append(number)
    return ids
