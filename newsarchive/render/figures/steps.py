"""A line's numbers -> all steps of the time asked for, those without an article too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.chart import Line
    from newsarchive.types.results import Timeline

__all__ = ["filled", "row_of", "steps_of"]

MOST_STEPS = 5000
"""Steps that are shown; a longer time wants larger ones."""

LAST_DAY, AFTER_ALL = "9999-12-31", "~"
"""The last day that Python knows, and what sorts behind every date."""


def filled(timeline: Timeline) -> list[tuple[str, int]]:
    """Return all steps that were asked for with their numbers, or those between the first and the last article.

    Where these are too many to draw, it is the steps that have an article.
    """
    known = dict(timeline.counts)
    return [(step, known.get(step, 0)) for step in steps_between([timeline])]


def steps_of(lines: Sequence[Line]) -> list[str]:
    """Return the steps of a figure with several lines, from the first of any to the last."""
    return steps_between([line.numbers for line in lines])


def steps_between(timelines: Sequence[Timeline]) -> list[str]:
    """Return the steps that were asked for, or those between the first and the last article of ``timelines``."""
    counted = sorted({step for timeline in timelines for step, _ in timeline.counts})
    if not counted:
        return []
    first = min([timeline.since for timeline in timelines if timeline.since] or counted[:1])
    last = max([timeline.until for timeline in timelines if timeline.until] or counted[-1:])
    return run(min(first, counted[0]), max(last, counted[-1])) or run(counted[0], counted[-1]) or counted


def run(step: str, last: str) -> list[str]:
    """Return the steps from ``step`` to ``last``; none where they are too many."""
    found: list[str] = []
    while step <= last:
        if len(found) == MOST_STEPS:
            return []
        found.append(step)
        step = following(step)
    return found


def following(step: str) -> str:
    """Return the year, month or day after ``step``."""
    if step in {LAST_DAY, LAST_DAY[:4], LAST_DAY[:7]}:
        return AFTER_ALL
    if len(step) == len("2022-01-12"):
        return (date.fromisoformat(step) + timedelta(days=1)).isoformat()
    year, _, month = step.partition("-")
    if not month:
        return f"{int(year) + 1:04}"
    return f"{int(year) + int(month) // 12:04}-{int(month) % 12 + 1:02}"


def row_of(line: Line, steps: Sequence[str]) -> list[tuple[int, int | None, float | None]]:
    """Return for each step the number, of how many articles, and the share (None: of none, or none was asked for)."""
    counts, of = dict(line.numbers.counts), None if line.of is None else dict(line.of.counts)
    found: list[tuple[int, int | None, float | None]] = []
    for step in steps:
        number = counts.get(step, 0)
        every = None if of is None else of.get(step, 0)
        found.append((number, every, number / every if every else None))
    return found
