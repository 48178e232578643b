"""An archive and queries -> what a figure shows: numbers over time or by value, and of how many articles they are a share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.frame import frame_of, names_paper
from newsarchive.query.nodes import Same
from newsarchive.query.parse import narrowed
from newsarchive.types.chart import Bars, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.archive.protocol import Store
    from newsarchive.query.nodes import Query

__all__ = ["bars_of", "lines_of", "papers_in"]


def papers_in(store: Store, query: Query, most: int) -> list[tuple[str, Query]]:
    """Return the papers with most articles of ``query``, ``most`` of them at most, each with the query for its articles."""
    values = [value.value for value in store.facets(query, ["publisher"])["publisher"] if value.value]
    return [(paper, narrowed(query, [Same("publisher", paper)])) for paper in values[:most]]


def lines_of(
    store: Store, queries: Sequence[tuple[str, Query]], *, step: str, mode: str | None, share: bool
) -> list[Line]:
    """Return the numbers of each labelled query over time; ``share``: beside those of all articles of its papers and days."""
    lines = []
    for label, query in queries:
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


def bars_of(store: Store, queries: Sequence[tuple[str, Query]], *, by: str, share: bool) -> list[Bars]:
    """Return the numbers of each labelled query by value; ``share``: beside those of all articles with that value."""
    bars = []
    for label, query in queries:
        found = store.stats(query, by=[by])
        of = store.stats(frame_of(query), by=[by])["by"][by] if share else None
        numbers = tuple((value, number) for value, number in found["by"][by])
        bars.append(
            Bars(
                label=label,
                query=str(query),
                total=found["total"],
                numbers=numbers,
                of=None if of is None else tuple(map(tuple, of)),
                paper=names_paper(query),
            )
        )
    return bars
