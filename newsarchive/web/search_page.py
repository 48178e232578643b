"""The address of a search -> what its page shows: hits of three kinds, facets that are filters, a timeline, the command line."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from newsarchive.types.results import FULL, LACKING, PART

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.archive.archive import Archive
    from newsarchive.types.results import FacetValue, Hit, Snippet

__all__ = ["FACETS", "HITS", "SORTS", "address", "pieces", "search_page"]

HITS = 20
FACETS = ("publisher", "section", "author", "place", "agency", "tag")
VALUES = 8
"""Values of a facet that are shown."""
SORTS = {"score": "best", "date": "newest", "-date": "oldest"}
BARS = 40
"""Bars of the timeline: by month where there are so many at most, else by year."""
HEIGHT = 48


def search_page(archive: Archive, query: str, sort: str, offset: int) -> dict[str, Any]:
    """Return what the page of a search shows. Raises QuerySyntaxError, UsageError or an ArchiveError.

    An empty query is everything, newest first.
    """
    asked = query.strip() or "*"
    everything = asked == "*"
    order = "date" if everything and sort == "score" else sort
    results = archive.search(asked, limit=HITS, offset=offset, sort=order)
    found = archive.facets(asked, FACETS)
    every = results.total + (results.lacking or 0) + (results.partial or 0)
    return {
        "query": query,
        "sort": sort,
        "sorts": [(name, label, address(query, name)) for name, label in SORTS.items()],
        "total": results.total,
        "lacking": results.lacking,
        "partial": results.partial,
        "meant": results.meant,
        "meant_address": address(results.meant) if results.meant else None,
        "kinds": kinds(results.hits, query, sort, offset),
        "facets": [
            (name, facet(values, query, sort))
            for name, values in found.items()
            if any(v.value for v in values)
        ],
        "timeline": timeline(archive, asked, query, sort),
        "first": offset + 1,
        "last": offset + len(results.hits),
        "before": address(query, sort, max(offset - HITS, 0)) if offset else None,
        "behind": address(query, sort, offset + HITS) if offset + len(results.hits) < every else None,
        "command": command(query, sort, offset),
        "saved": [(saved.name, address(f"query:{saved.name}")) for saved in archive.study.saved()],
    }


def address(query: str, sort: str = "score", offset: int = 0) -> str:
    """Return the address of a page of a search: all of its state."""
    pairs = [("q", query)] if query else []
    pairs += [("sort", sort)] if sort != "score" else []
    pairs += [("ab", str(offset))] if offset else []
    return "/suche" + (f"?{urlencode(pairs)}" if pairs else "")


def command(query: str, sort: str, offset: int) -> str:
    """Return the command line that gives the same."""
    words = ["newsarchive", "search", query] if query else ["newsarchive", "list"]
    words += ["--sort", sort] if sort != "score" else []
    words += ["--offset", str(offset)] if offset else []
    return shlex.join(words)


def kinds(
    hits: tuple[Hit, ...], query: str, sort: str, offset: int
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the hits of each kind that the page has, in order."""
    found: dict[str, list[dict[str, Any]]] = {FULL: [], LACKING: [], PART: []}
    for number, hit in enumerate(hits, offset):
        pairs = [("q", query)] if query else []
        pairs += [("sort", sort)] if sort != "score" else []
        pairs += [("n", str(number))]
        found[hit.match].append(
            {
                "hit": hit,
                "address": f"/artikel/{hit.key}?{urlencode(pairs)}",
                "pieces": pieces(hit.snippet),
                "day": (hit.published or "")[:10],
            }
        )
    return [(kind, some) for kind, some in found.items() if some]


def pieces(snippet: Snippet) -> list[tuple[str, bool]]:
    """Return a snippet in pieces, each with whether it matched."""
    found, at = [], 0
    for start, end in snippet.marks:
        found += [(snippet.text[at:start], False), (snippet.text[start:end], True)]
        at = end
    return [piece for piece in [*found, (snippet.text[at:], False)] if piece[0]]


def narrowed(query: str, filter_: str) -> str:
    """Return the query with one more filter."""
    bare = query.strip()
    if bare in {"", "*"}:
        return filter_
    return f"({bare}) {filter_}" if " OR " in bare or " ODER " in bare or "|" in bare else f"{bare} {filter_}"


def facet(values: list[FacetValue], query: str, sort: str) -> list[dict[str, Any]]:
    """Return the most frequent values of a facet, each with the address of the search that it narrows to."""
    return [
        {"value": value.value, "count": value.count, "address": address(narrowed(query, value.filter), sort)}
        for value in [
            *[one for one in values if one.value][:VALUES],
            *[one for one in values if not one.value],
        ]
    ]


def timeline(archive: Archive, asked: str, query: str, sort: str) -> dict[str, Any] | None:
    """Return the bars of a search over time, each with the address of the search that it narrows to; None where none is dated."""
    found = archive.timeline(asked, step="month")
    counts: Mapping[str, int] = dict(found.counts)
    if len(counts) > BARS:
        found = archive.timeline(asked, step="year")
        counts = dict(found.counts)
    if not counts:
        return None
    most = max(counts.values())
    bars = [
        {
            "step": step,
            "count": count,
            "height": max(round(HEIGHT * count / most), 1),
            "address": address(narrowed(query, f"date:{step}"), sort),
        }
        for step, count in counts.items()
    ]
    return {"bars": bars, "undated": found.undated, "first": bars[0]["step"], "last": bars[-1]["step"]}
