"""Query -> numbers about the articles that meet it, as the engine counts them: by value, and over time.

Values are gone through page by page (``composite``), so that none is left out, however many there are; the best ones of each shard would not add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.dates import day_before
from newsarchive.query.fields import FACETS
from newsarchive.query.nodes import Has, Not, Same
from newsarchive.query.parse import narrowed
from newsarchive.search.opensearch.mapping import PARTED
from newsarchive.search.opensearch.matches import refuse_of_people, without
from newsarchive.search.show.facets import STEPS, asked_days
from newsarchive.types.results import FacetValue, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.query.nodes import Query
    from newsarchive.search.opensearch.engine import Engine, Json

__all__ = ["over_time", "values_of"]

AT_ONCE = 1_000
"""Values of a page."""


def values_of(engine: Engine, query: Json, name: str) -> list[FacetValue]:
    """Return the values of a facet in the articles of ``query``, the most frequent first, years in order, then a row for those without."""
    if name == "year":
        found = [
            FacetValue(value, count, str(Same("year", value)))
            for value, count in counted(engine, query, "year")
        ]
        return found + none_of(engine, query, "date")
    refuse_of_people(name)
    field = FACETS[name]
    alike: dict[str, list[tuple[int, str]]] = {}
    for pair, count in counted(engine, query, f"values.{name}"):
        key, _, value = pair.partition(PARTED)
        alike.setdefault(key, []).append((-count, value))
    found = []
    for key, spellings in alike.items():
        own = sorted(spellings)
        number = -own[0][0]
        if len(own) > 1:  # an article may have several of the spellings
            pairs = [f"{key}{PARTED}{value}" for _, value in own]
            some = {"terms": {f"values.{name}": pairs}}
            number = engine.counted({"bool": {"filter": [query, some]}})
        found.append(FacetValue(own[0][1], number, str(Same(field, own[0][1]))))
    found.sort(key=lambda one: (-one.count, one.value or ""))
    return found + none_of(engine, query, name)


def none_of(engine: Engine, query: Json, part: str) -> list[FacetValue]:
    """Return a row for the articles without a value, if there are any."""
    number = engine.counted(without(query, {"term": {"has": part}}))
    return [FacetValue(None, number, str(Not(Has(part))))] if number else []


def counted(engine: Engine, query: Json, field: str) -> Iterator[tuple[str, int]]:
    """Yield each value of a field in the articles of ``query`` with the number of these, in the order of the values."""
    composite: Json = {"size": AT_ONCE, "sources": [{"value": {"terms": {"field": field}}}]}
    while True:
        body = {
            "size": 0,
            "query": {"bool": {"filter": [query]}},
            "aggs": {"values": {"composite": composite}},
        }
        answer = engine.search(body)["aggregations"]["values"]
        for bucket in answer["buckets"]:
            yield bucket["key"]["value"], bucket["doc_count"]
        if "after_key" not in answer or len(answer["buckets"]) < AT_ONCE:
            return
        composite = {**composite, "after": answer["after_key"]}


def over_time(
    engine: Engine, wanted: Json, query: Query, step: str, count: Callable[[Query], int]
) -> Timeline:
    """Return how many articles of ``query``, which is ``wanted`` to the engine, are from each year, month or day; those without any are left out.

    ``count`` tells how many articles another query means.
    """
    total, dated = engine.totals([wanted, {"bool": {"filter": [wanted, {"exists": {"field": "published"}}]}}])
    counts = tuple(counted(engine, wanted, "date" if step == "day" else step))
    start, end, others = asked_days(query)
    left_out = count(narrowed(others, [Not(Has("date"))])) if start or end else 0
    return Timeline(
        step=step,
        counts=counts,
        since=start[: STEPS[step]] if start else None,
        until=day_before(end)[: STEPS[step]] if end else None,
        total=total,
        undated=total - dated,
        imprecise=dated - sum(count for _, count in counts),
        left_out=left_out,
    )
