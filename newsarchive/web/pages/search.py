"""What the address of a search asks for -> what its page shows: hits of three kinds, facets that are filters, a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.query.nodes import DateRange, Same
from newsarchive.types.results import FULL, LACKING, PART
from newsarchive.web.asked import HITS, SORTS, Asked, View
from newsarchive.web.lists import list_page
from newsarchive.web.runs import Run, marked
from newsarchive.web.shown import period_shown
from newsarchive.web.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.archive.archive import Archive
    from newsarchive.query.nodes import Query
    from newsarchive.types.results import FacetValue, Snippet
    from newsarchive.web.lists import Listed, Lists

__all__ = ["FACETS", "HEIGHT", "search_page"]

FACETS = ("publisher", "section", "author", "place", "agency", "tag")
VALUES = 8
"""Values of a facet that are shown."""
YEARS = 3
"""Years of a search up to which its timeline is by month."""
HEIGHT = 48
"""Steps of a bar's height."""


def search_page(archive: Archive, lists: Lists, asked: Asked, offset: int) -> dict[str, Any]:
    """Return what the page of a search shows. Raises QuerySyntaxError, UsageError or an ArchiveError.

    An empty query is everything, newest first.
    """
    changes = lists.changes
    listed = list_page(archive, asked, offset)
    results = listed.results
    if offset % HITS == 0:
        lists.keep(asked, offset // HITS, tuple(hit.key for hit in results.hits), changes)
    every = (
        results.stories or 0
        if listed.folded
        else results.total + (results.lacking or 0) + (results.partial or 0)
    )
    last = offset + len(results.hits)
    facets = archive.facets(asked.text, FACETS)
    return {
        "asked": asked,
        "results": results,
        "folded": listed.folded,
        "every": every,
        "meant_address": Asked(results.meant).address() if results.meant else None,
        "kinds": kinds(listed, asked, offset),
        "orders": [(name, label, asked._replace(sort=name).address()) for name, label in SORTS.items()],
        "alone": asked._replace(single=not asked.single).address() if listed.folded or asked.single else None,
        "filters": [
            (
                {language: filter_shown(part, language) for language in LANGUAGES},
                without.address(),
            )
            for part, without in asked.filters()
        ],
        "facets": [
            (name, facet(values, asked))
            for name, values in facets.items()
            if any(one.value for one in values)
        ],
        "timeline": timeline(archive, asked),
        "first": offset + 1,
        "last": last,
        "before": asked.address(max(offset - HITS, 0)) if offset else None,
        "behind": asked.address(offset + HITS) if last < every else None,
        "command": asked.command(offset, folded=listed.folded),
        "saved": [(saved.name, Asked(f"query:{saved.name}").address()) for saved in archive.study.saved()],
    }


def filter_shown(part: Query, language: str) -> str:
    """Return what a filter of a query is called: a value by its field, a period as people say it."""
    if isinstance(part, Same):
        return f"{LANGUAGES[language].get(part.name, part.name)}: {part.value}"
    if isinstance(part, DateRange) and (part.start or part.end):
        return period_shown(part.start, part.end, language)
    return str(part)


def kinds(listed: Listed, asked: Asked, offset: int) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the hits of each kind that the page has, in order."""
    place = {hit.id: number for number, hit in enumerate(listed.results.hits, offset)}
    found: dict[str, list[dict[str, Any]]] = {FULL: [], LACKING: [], PART: []}
    for hit in listed.hits:
        beside = listed.beside.get(hit.id, [])
        found[hit.match].append(
            {
                "hit": hit,
                "place": place[hit.id],
                "address": View(hit.key, asked, place[hit.id]).address,
                "runs": snippet_runs(hit.snippet),
                "beside": [(one, View(one.key, asked).address) for one in beside],
                "more": max(len(hit.others) - len(beside), 0),
            }
        )
    return [(kind, some) for kind, some in found.items() if some]


def snippet_runs(snippet: Snippet) -> list[Run]:
    """Return a snippet in runs."""
    (runs,), _ = marked([snippet.text], [snippet.marks])
    return runs


def facet(values: list[FacetValue], asked: Asked) -> list[dict[str, Any]]:
    """Return the most frequent values of a facet, each with the address of the search that it narrows to."""
    some = [*[one for one in values if one.value][:VALUES], *[one for one in values if not one.value]]
    return [
        {"value": one.value, "count": one.count, "address": asked.narrowed(one.filter).address()}
        for one in some
    ]


def timeline(archive: Archive, asked: Asked) -> dict[str, Any] | None:
    """Return the bars of a search over time, each with the address of the search that it narrows to; None where none is dated."""
    found = archive.timeline(asked.text, step="year")
    if len(found.counts) <= YEARS:
        found = archive.timeline(asked.text, step="month")
    counts: Mapping[str, int] = dict(found.counts)
    if not counts:
        return None
    most = max(counts.values())
    bars = [
        {
            "step": step,
            "count": count,
            "height": max(round(HEIGHT * count / most), 1),
            "address": asked.narrowed(f"date:{step}").address(),
        }
        for step, count in counts.items()
    ]
    return {"bars": bars, "undated": found.undated, "imprecise": found.imprecise}
