"""Numbers of articles <-> their keys, and what the engine keeps of them.

An engine of many machines counts nobody through, so an article's number is its key, read as one: longer than any row number of a file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.search.match.leaves import FTS_COLUMNS
from newsarchive.types.keys import key_of_number, number_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.search.opensearch.engine import Engine, Json

__all__ = ["ids_query", "numbers_in", "sources", "texts_by_number", "texts_in"]

AT_ONCE = 500
"""Articles that are fetched at once."""


def numbers_in(hits: Sequence[Json]) -> list[int]:
    """Return the numbers of the articles that were hit."""
    return [number_of_key(hit["_id"]) for hit in hits]


def ids_query(numbers: Sequence[int]) -> Json:
    """Return the query for some articles."""
    return {"ids": {"values": [key_of_number(number) for number in numbers]}}


def sources(
    engine: Engine, ids: Sequence[int], wanted: Sequence[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each of ``ids`` with the ``wanted`` parts of its document, in any order."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        body = {"size": len(some), "query": ids_query(some), "_source": list(wanted), "sort": ["_doc"]}
        for hit in engine.search(body)["hits"]["hits"]:
            yield number_of_key(hit["_id"]), hit["_source"]


def texts_in(source: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the texts of a document by column."""
    return dict(zip(FTS_COLUMNS, json.loads(source["texts"]), strict=True))


def texts_by_number(engine: Engine, ids: Sequence[int]) -> dict[int, dict[str, str | None]]:
    """Return the texts of articles."""
    return {number: texts_in(source) for number, source in sources(engine, ids, ["texts"])}
