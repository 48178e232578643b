"""A query -> its frame: the papers and the time that the whole of it is about, and nothing of what it looks for there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.nodes import And, DateRange, Everything, Field, Or, Same

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["frame_of", "names_paper"]


def frame_of(query: Query) -> Query:
    """Return what a share of ``query`` is a share of: all articles of the same papers and days.

    >>> from newsarchive.query.parse import parse_query
    >>> str(frame_of(parse_query("(Rat OR Hafen) publisher:Bote since:2022")))
    'publisher:Bote date:2022-01-01..'
    """
    parts = query.parts if isinstance(query, And) else (query,)
    kept = tuple(part for part in parts if isinstance(part, DateRange) or of_paper(part))
    return Everything() if not kept else kept[0] if len(kept) == 1 else And(kept)


def of_paper(part: Query) -> bool:
    """Tell whether a part of a query asks for papers and nothing else."""
    if isinstance(part, Or):
        return all(map(of_paper, part.parts))
    return isinstance(part, Field | Same) and part.name == "publisher"


def names_paper(query: Query) -> bool:
    """Tell whether the whole of a query is about papers that it names."""
    return any(map(of_paper, query.parts if isinstance(query, And) else (query,)))
