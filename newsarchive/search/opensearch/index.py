"""An OpenSearch cluster -> what a search asks of an engine: see ``search.index``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.german.inflect import cut, spellings
from newsarchive.query.nodes import Not
from newsarchive.query.plan import plan_of, word_plan
from newsarchive.search.index import Found
from newsarchive.search.opensearch.address import needs_file
from newsarchive.search.opensearch.lexicon import EngineLexicon
from newsarchive.search.opensearch.matches import query_of, without
from newsarchive.search.opensearch.rows import ids_query, numbers_in, sources, texts_in
from newsarchive.search.opensearch.score import counted_for, named_words, parts_score, scored
from newsarchive.search.rank.ranking import Ranking, first_ids, pool_of
from newsarchive.search.rank.rarity import weigh
from newsarchive.search.rank.terms import query_terms_of
from newsarchive.search.readings import meant, positive_words, readings_of
from newsarchive.search.search import FEW, RECENT_POOL, read_best, recent_first, words_that_say
from newsarchive.types.results import LACKING, PART

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.query.nodes import Query, Word
    from newsarchive.query.plan import Plan
    from newsarchive.search.opensearch.engine import Engine, Json
    from newsarchive.search.rank.rarity import Weighed
    from newsarchive.search.readings import Readings
    from newsarchive.types.results import FacetValue, Timeline

__all__ = ["EngineIndex"]

IN_ORDER: Mapping[str, list[Any]] = {
    "score": [{"_score": "desc"}, "arrived", "key"],
    "date": [{"published": {"order": "desc", "missing": "_last"}}, "arrived", "key"],
    "-date": [{"published": {"order": "asc", "missing": "_last"}}, "arrived", "key"],
    "id": ["arrived", "key"],
}
"""What the engine sorts by; of equals the one that was archived first comes first, as in a file."""


class EngineIndex(EngineLexicon):
    """The articles of a cluster, and what their words have taught, for one search: the next may find others."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.page: tuple[tuple[int, ...], dict[int, Json]] = ((), {})

    def find(  # noqa: PLR0913 - the options of a search
        self,
        query: Query,
        *,
        limit: int,
        offset: int,
        sort: str,
        mode: str | None = None,
        beyond: bool | None = None,
    ) -> Found:
        """Return the articles of a page from hit ``offset`` on, in order."""
        wanted = max(offset + limit, RECENT_POOL) if sort == "recent" else offset + limit
        asked = Asked(self, readings_of(query, mode), "score" if sort == "recent" else sort, wanted)
        found = asked.found(beyond=beyond if mode is None or beyond else False)
        if sort == "recent":
            found = recent_first(found, self.published(found.ids[:RECENT_POOL]), self.newest())
        ids = found.ids[offset : offset + limit]
        told = [number for number in ids if mode == "any" or number in found.match]
        return Found(
            ids=ids,
            scores=found.scores,
            total=found.total,
            match=found.match,
            missing=self.missing_in(asked.readings.soft, told),
            lacking=found.lacking,
            partial=found.partial,
            absent=found.absent,
        )

    def missing_in(self, soft: Sequence[Word], ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Return which words of the query each of some articles lacks, where it lacks any."""
        if not ids:
            return {}
        plans = [query_of(word_plan(word, self, ""), self) for word in soft]
        lacks: dict[int, tuple[str, ...]] = {}
        for word, plan in zip(soft, plans, strict=True):
            held = set(self.among(plan, ids))
            for number in ids:
                if number not in held:
                    lacks[number] = (*lacks.get(number, ()), word.text)
        return lacks

    def among(self, query: Json, ids: Sequence[int]) -> Iterator[int]:
        """Yield those of ``ids`` that meet ``query``."""
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            asked = {"bool": {"filter": [ids_query(some), query]}}
            body = {"size": len(some), "query": asked, "_source": False, "sort": ["_doc"]}
            yield from numbers_in(self.engine.search(body)["hits"]["hits"])

    def published(self, ids: Sequence[int]) -> dict[int, str | None]:
        """Return when articles were published."""
        return {
            number: source.get("published") for number, source in sources(self.engine, ids, ["published"])
        }

    def newest(self) -> str | None:
        """Return when the newest article was published."""
        body = {
            "size": 1,
            "query": {"exists": {"field": "published"}},
            "sort": IN_ORDER["date"],
            "_source": ["published"],
        }
        hits = self.engine.search(body)["hits"]["hits"]
        return hits[0]["_source"]["published"] if hits else None

    def meant(self, query: Query, mode: str | None = None) -> Json:
        """Return the engine's query for the articles that ``query`` means."""
        return query_of(plan_of(meant(query, mode), self), self)

    def count(self, query: Query, mode: str | None = None) -> int:
        """Return how many articles ``query`` means."""
        return self.counted(self.meant(query, mode))

    def facets(
        self, query: Query, names: Sequence[str], mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return for each of ``names`` its values in the articles that ``query`` means, with their numbers."""
        from newsarchive.search.opensearch.numbers import values_of  # noqa: PLC0415 - a plain search does without

        wanted = self.meant(query, mode)
        return {name: values_of(self.engine, wanted, name) for name in names}

    def timeline(self, query: Query, step: str, mode: str | None = None) -> Timeline:
        """Return how many articles that ``query`` means are from each year, month or day."""
        from newsarchive.search.opensearch.numbers import over_time  # noqa: PLC0415 - as above

        wanted = self.meant(query, mode)
        return over_time(self.engine, wanted, query, step, lambda other: self.count(other, mode))

    def rows(
        self, ids: Sequence[int], of_article: Sequence[str], of_texts: Sequence[str]
    ) -> Iterator[tuple[int, list[Any]]]:
        """Yield each of ``ids``, in any order, with fields of the article and columns of its texts."""
        import json  # noqa: PLC0415 - every search needs it here, and none with a file

        for number, source in self.shown(ids).items():
            texts, record = texts_in(source), json.loads(source["record"])
            own = {**record, **record["source"], **texts}
            yield number, [*(own[name] for name in of_article), *(texts[name] for name in of_texts)]

    def paths(self, ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Return the paths that the articles came from."""
        return {number: source["paths"] for number, source in self.shown(ids).items()}

    def shown(self, ids: Sequence[int]) -> dict[int, Json]:
        """Return what is shown of articles; paths and rows of a page are asked for one after the other, and fetched once."""
        if self.page[0] != tuple(ids):
            self.page = (tuple(ids), dict(sources(self.engine, ids, ["record", "texts", "paths"])))
        return self.page[1]

    def versions(self) -> Mapping[int, tuple[int, ...]]:
        """Return nothing: which articles are versions of a page is settled in an archive file alone."""
        return {}

    def stories(self) -> Mapping[int, int]:
        """Refuse: which articles print one story is settled in an archive file alone. Raises UsageError."""
        raise needs_file(self.engine.place)

    def holds_for_any(self, plan: Plan) -> bool:
        """Tell whether an article has what ``plan`` asks for."""
        return self.counted(query_of(plan, self)) > 0

    def nearest(self, word: str) -> str | None:
        """Return the word that was probably meant by one that no article has, as it is printed."""
        from newsarchive.search.opensearch.suggest import nearest  # noqa: PLC0415 - only for unknown words

        return next(filter(None, (nearest(self, form, word) for form in spellings(word))), None)


class ByPlace:
    """What the texts of a list are read by: articles go by their places in it."""

    def __init__(self, index: EngineIndex, numbers: Sequence[int]) -> None:
        self.index = index
        self.names = index.names
        self.numbers = numbers

    def openings(self, ids: Sequence[int], most: int) -> list[tuple[int, str, str]]:
        """Return of each article its head and the beginning of the rest."""
        place_of = {self.numbers[place]: place for place in ids}
        rows = self.index.openings(list(place_of), most)
        return [(place_of[number], head, rest) for number, head, rest in rows]


class Asked:
    """A search under way: what the engine is asked, how its hits are sorted and how many of them are wanted."""

    def __init__(self, index: EngineIndex, readings: Readings, sort: str, wanted: int) -> None:
        self.index, self.engine, self.readings = index, index.engine, readings
        self.sort, self.wanted = sort, wanted
        every = [*readings.soft, *(word for part in readings.rest for word in positive_words(part))]
        index.expect_words(every)
        self.typed = [piece.word for word in every for piece in cut(word.text)]
        self.strict = query_of(plan_of(readings.strict, index), index)
        self.weighed = self.weigh(every)

    def weigh(self, words: Sequence[Word]) -> Weighed:
        """Return how much each of ``words`` says; all that will be counted is counted at once."""
        query_terms = query_terms_of(words, self.index)
        self.index.totals([self.strict, *counted_for(query_terms)])
        return weigh(self.index, query_terms)

    def found(self, *, beyond: bool | None) -> Found:
        """Return the articles that meet the query, and behind them what ``beyond`` says (see ``EngineIndex.find``)."""
        strict = self.strict
        more = beyond is not False and (self.readings.loose or self.worth_parts(beyond=beyond, others=0))
        total = self.index.counted(strict)
        if not more or (total >= FEW and not beyond):
            return self.listed([strict], [total], fewer=0)
        groups, totals = [strict], [total]
        every = strict
        if self.readings.loose is not None:
            every = query_of(plan_of(self.readings.loose, self.index), self.index)
            groups.append(without(every, strict))
            totals.append(self.index.counted(groups[1]))
        found = self.listed(groups, totals, fewer=self.readings.lacking)
        if (beyond or sum(totals) < FEW) and self.worth_parts(beyond=beyond, others=sum(totals)):
            found = self.with_parts(found, {"bool": {"should": [every, strict]}})
        return found

    def worth_parts(self, *, beyond: bool | None, others: int) -> bool:
        """Tell whether to look for parts of compounds, as ``search.Search.worth_parts`` does."""
        single = len(self.readings.soft) == 1 and not self.readings.rest
        if not (beyond or single or not others) or (self.readings.rest and not beyond):
            return False
        return any(query_term.parts for query_term in query_terms_of(self.readings.inflected, self.index))

    def listed(self, groups: Sequence[Json], totals: Sequence[int], *, fewer: int) -> Found:
        """Return the first articles of one group after the other."""
        if self.sort == "score":
            return self.best(groups, totals, fewer)
        ids: list[int] = []
        sizes: list[int] = []
        for group in groups:
            own = self.in_order(group, self.wanted - len(ids))
            ids += own
            sizes.append(len(own))
        return self.told(ids, dict.fromkeys(ids, 0.0), sizes, totals, {})

    def in_order(self, query: Json, most: int) -> list[int]:
        """Return the first ``most`` articles of ``query`` as they are sorted."""
        asked = {"query": {"bool": {"filter": [query]}}, "sort": IN_ORDER[self.sort], "_source": False}
        return numbers_in(list(self.engine.every(asked, most=most)))

    def best(self, groups: Sequence[Json], totals: Sequence[int], fewer: int) -> Found:
        """Return the best articles of one group after the other; of all of them the best are read."""
        telling = words_that_say(self.typed) - fewer
        enough = max(self.wanted, pool_of(telling).most)
        ranking = Ranking(
            {}, {one: {} for one in self.weighed.query_terms}, self.weighed.rarities, self.weighed.counts
        )
        numbers: list[int] = []
        own: list[range] = []
        for group, total in zip(groups, totals, strict=True):
            begin = len(numbers)
            numbers += self.ranked(group, enough, ranking, begin) if total else []
            own.append(range(begin, len(numbers)))
        by_place = ByPlace(self.index, numbers)
        read_best(ranking, self.typed if self.weighed.query_terms else [], by_place, telling)
        ids: list[int] = []
        sizes: list[int] = []
        for some in own:
            first = first_ids(
                {place: ranking.scores[place] for place in some}, max(self.wanted - len(ids), 0)
            )
            ids += [numbers[place] for place in first]
            sizes.append(len(first))
        scores = {number: ranking.scores[place] for place, number in enumerate(numbers)}
        place_of = {number: place for place, number in enumerate(numbers)}
        absent = {
            number: [one.terms[0] for one, has in ranking.impacts.items() if place_of[number] not in has]
            for number in ids
        }
        return self.told(ids, scores, sizes, totals, absent)

    def ranked(self, query: Json, enough: int, ranking: Ranking, begin: int) -> list[int]:
        """Return the best ``enough`` articles of ``query`` by the engine, and put what it says of them into ``ranking``.

        There they go by their places in the list, from ``begin`` on: of equals that which the engine has first stays first.
        """
        words = bool(self.weighed.query_terms)
        asked = scored(query, self.weighed, self.index) if words else {"bool": {"filter": [query]}}
        body = {"query": asked, "sort": IN_ORDER["score"], "track_scores": True, "_source": False}
        found: list[int] = []
        for hit in self.engine.every(body, most=enough):
            place = begin + len(found)
            found += numbers_in([hit])
            ranking.scores[place] = hit["_score"]
            for at in named_words(hit, self.weighed.query_terms):
                ranking.impacts[self.weighed.query_terms[at]][place] = 1.0
        return found

    def told(
        self,
        ids: list[int],
        scores: Mapping[int, float],
        sizes: Sequence[int],
        totals: Sequence[int],
        absent: Mapping[int, Sequence[str]],
    ) -> Found:
        """Return a list of articles that meet the query, and of those that lack a word of it where a second group was asked for."""
        return Found(
            ids=ids,
            scores={number: scores[number] for number in ids},
            total=totals[0],
            match=dict.fromkeys(ids[sizes[0] :], LACKING),
            lacking=totals[1] if len(totals) > 1 else None,
            absent=absent,
        )

    def with_parts(self, found: Found, known: Json) -> Found:
        """Return ``found`` with the articles behind it that have only a part of a compound, and are none of ``known``."""
        inflected = self.readings.inflected
        weighed = self.weigh(inflected)
        wanted = [
            query_of(plan_of(part, self.index), self.index)
            for part in self.readings.rest
            if not isinstance(part, Not)
        ]
        lacking = [
            query_of(plan_of(part.part, self.index), self.index)
            for part in self.readings.rest
            if isinstance(part, Not)
        ]
        query = {"bool": {"filter": wanted or [{"match_all": {}}], "must_not": [known, *lacking]}}
        asked = parts_score(query, weighed) if weighed.parts else {"match_none": {}}
        partial = self.index.counted(asked)
        body = {"query": asked, "sort": IN_ORDER[self.sort], "track_scores": True, "_source": False}
        hits = list(self.engine.every(body, most=max(self.wanted - len(found.ids), 0)))
        behind = numbers_in(hits)
        scores = {number: float(hit["_score"] or 0.0) for number, hit in zip(behind, hits, strict=True)}
        lacks = [one.terms[0] for one in query_terms_of(inflected, self.index)]
        return Found(
            ids=found.ids + behind,
            scores={**found.scores, **scores},
            total=found.total,
            match={**found.match, **dict.fromkeys(behind, PART)},
            lacking=found.lacking or 0,
            partial=partial,
            absent={**found.absent, **dict.fromkeys(behind, lacks)},
        )
