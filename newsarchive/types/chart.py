"""What a figure shows: one line or several, each the numbers of a query, and of how many articles they are a share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.types.value import Value

if TYPE_CHECKING:
    from newsarchive.types.results import Timeline

__all__ = ["Bars", "Line"]


class Line(Value):
    """The numbers of a query over time, under a ``label``; ``of``: all articles that they are a share of, where that was asked for.

    ``paper``: these are the articles of papers that the query names, not of all.
    """

    label: str
    query: str
    numbers: Timeline
    of: Timeline | None = None
    paper: bool = False


class Bars(Value):
    """The numbers of a query by value, under a ``label``; ``of``: all articles with that value, where shares were asked for.

    ``paper``: as of a line. Where stories are counted, ``articles`` has the same of articles.
    """

    label: str
    query: str
    total: int
    numbers: tuple[tuple[str, int], ...]
    of: tuple[tuple[str, int], ...] | None = None
    paper: bool = False
    articles: Bars | None = None
