"""An archive and queries -> what a figure shows: numbers over time or by value, and of how many articles they are a share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from newsarchive.query.frame import frame_of, names_paper
from newsarchive.query.nodes import Same
from newsarchive.query.parse import narrowed
from newsarchive.types.chart import Bars, Line
from newsarchive.types.progress import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.types.progress import Progress
    from newsarchive.types.results import FacetValue, Timeline

__all__ = ["Counts", "bars_of", "lines_of", "papers_in"]


class Counts(Protocol):
    """What counts articles, or stories: an archive, or its ``stories.counts``."""

    def facets(
        self, query: str | Query, names: Sequence[str], *, mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return the values of fields in the articles that meet ``query``, with their numbers."""

    def stats(
        self, query: str | Query = "*", *, by: Sequence[str] = (), gaps: int | None = None
    ) -> dict[str, Any]:
        """Return numbers about what ``query`` means."""

    def timeline(self, query: str | Query, *, step: str = "month", mode: str | None = None) -> Timeline:
        """Return how many are from when."""


def papers_in(store: Counts, query: Query, most: int) -> list[tuple[str, Query]]:
    """Return the papers with most articles of ``query``, ``most`` of them at most, each with the query for its articles."""
    values = [value.value for value in store.facets(query, ["publisher"])["publisher"] if value.value]
    return [(paper, narrowed(query, [Same("publisher", paper)])) for paper in values[:most]]


def lines_of(  # noqa: PLR0913 - what a figure is drawn by
    store: Counts,
    queries: Sequence[tuple[str, Query]],
    *,
    step: str,
    mode: str | None,
    share: bool,
    progress: Progress | None = None,
) -> list[Line]:
    """Return the numbers of each labelled query over time; ``share``: beside those of all articles of its papers and days."""
    lines = []
    for label, query in counted(progress, queries, "queries"):
        of = store.timeline(frame_of(query), step=step) if share else None
        lines.append(
            Line(
                label=label,
                query=str(query),
                numbers=store.timeline(query, step=step, mode=mode),
                of=of,
                paper=names_paper(query),
            )
        )
    return lines


def bars_of(
    store: Counts,
    queries: Sequence[tuple[str, Query]],
    *,
    by: str,
    share: bool,
    progress: Progress | None = None,
) -> list[Bars]:
    """Return the numbers of each labelled query by value; ``share``: beside those of all articles with that value."""
    bars = []
    for label, query in counted(progress, queries, "queries"):
        found = store.stats(query, by=[by])
        of = store.stats(frame_of(query), by=[by]) if share else None
        articles = bars_in(label, query, by, found, None)
        stories = found.get("stories")
        if stories is None:
            bars.append(bars_in(label, query, by, found, of))
        else:
            told = bars_in(label, query, by, stories, of and of["stories"])
            bars.append(Bars(**{**told.__dict__, "articles": articles}))
    return bars


def bars_in(label: str, query: Query, by: str, found: dict[str, Any], of: dict[str, Any] | None) -> Bars:
    """Return the bars of a query from what ``stats`` says of it, and of all articles that they are a share of."""
    return Bars(
        label=label,
        query=str(query),
        total=found["total"],
        numbers=tuple((value, number) for value, number in found["by"][by]),
        of=None if of is None else tuple(map(tuple, of["by"][by])),
        paper=names_paper(query),
    )
