"""Runs of a page -> its lines in reading order, column by column.

The tallest part of a page in which white space runs from top to bottom is read as columns; what stands above it comes before,
what stands below it after, each looked at in the same way. So a headline over three columns comes before them.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.formats.pdf.glyphs import Run

__all__ = ["Line", "columns_of", "lines_of"]

CELL = 2.0
"""Points of a page's width that are told apart when white space is looked for."""
NARROWEST = 6.0
"""Sizes of the type that a column is wide, at least: list marks and the numbers of lines are no column."""
GUTTER = 0.4
"""Sizes of the type that the white space between columns is wide, at least."""
LARGE = 1.6
"""Sizes of the body's type from which a line is a headline, which owns the white space at its right; a crosshead does not."""
FEWEST = 3
"""Lines of a column, at least, for two of them to be columns."""
MARGIN = 0.08
"""Share of a page's height that its running head and foot stand in."""
FAR = 3.0
"""Sizes of the type from which two runs in a margin have nothing to do with one another."""
DEEPEST = 12
MOST_RUNS = 1500
"""Runs of one page that are ordered by columns; more are a table or a map, and keep their file's order."""


class Line(NamedTuple):
    """One line of a column: its text and box, as of a ``Run``; ``column`` is the box of the column: left, right."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    column: tuple[float, float]


def columns_of(runs: Sequence[Run], height: float) -> list[list[Line]]:
    """Return the columns of a page ``height`` points high in reading order, each its lines from top to bottom."""
    upright = [run for run in runs if run.upright]
    if not upright:
        return []
    if len(upright) > MOST_RUNS:
        return [lines_of(upright, height)]
    size = median(run.size for run in upright for _ in range(len(run.text))) or 1.0
    ordered = sorted(upright, key=lambda run: (-run.y, run.left))
    return [lines_of(group, height) for group in split(ordered, size, 0)]


def shadows(runs: Sequence[Run], size: float) -> Iterator[int]:
    """Yield the cells of the page's width that each run covers, as bits; a headline with nothing at its right covers that white space, too."""
    edge = max(run.right for run in runs)
    for run in runs:
        right = run.right
        if run.size >= LARGE * size and len(run.text) > 2:
            beside = (
                other.left > run.right and run.y - 0.3 * run.size < other.y < run.y + run.size
                for other in runs
            )
            right = run.right if any(beside) else edge
        first, last = int(run.left / CELL), int(right / CELL)
        yield ((1 << max(last - first, 1)) - 1) << max(first, 0)


def split(runs: list[Run], size: float, depth: int) -> Iterator[list[Run]]:
    """Yield groups of ``runs`` (from top to bottom) that are one column each, in reading order."""
    masks = dict(zip(runs, shadows(runs, size), strict=True)) if runs else {}
    found = tallest(runs, masks, size) if depth < DEEPEST else None
    if found is None:
        if runs:
            yield runs
        return
    first, last, cuts = found
    while first and closes(runs, first, size):
        first += 1
    yield from split(runs[:first], size, depth + 1)
    edges = [float("-inf"), *cuts, float("inf")]
    for left, right in pairwise(edges):
        within = [run for run in runs[first:last] if left <= (run.left + run.right) / 2 < right]
        yield from split(within, size, depth + 1)
    yield from split(runs[last:], size, depth + 1)


def closes(runs: Sequence[Run], at: int, size: float) -> bool:
    """Tell whether a run is the short last line of the text above it, which stands across the columns."""
    above, run = runs[at - 1], runs[at]
    alike = abs(above.size - run.size) < 0.1 * run.size and above.bold == run.bold
    return (
        alike
        and abs(above.left - run.left) < 2.5 * size
        and 0 < above.y - run.y < 1.5 * run.size
        and (at + 1 == len(runs) or runs[at + 1].y < run.y - size / 2)
    )


def tallest(runs: list[Run], masks: dict[Run, int], size: float) -> tuple[int, int, list[float]] | None:
    """Return the longest part of ``runs`` that has columns, as its first and last index, and where white space parts them."""
    least = max(2, round(GUTTER * size / CELL))
    best: tuple[int, int, list[float]] | None = None
    for first in range(len(runs)):
        if best is not None and best[1] - best[0] >= len(runs) - first:
            break
        covered = 0
        last_good = None
        for last in range(first, len(runs)):
            covered |= masks[runs[last]]
            if gaps(covered, least):
                last_good = last + 1
            elif last_good is not None:
                break
        if last_good is None or (best is not None and last_good - first <= best[1] - best[0]):
            continue
        cuts = gutters(runs[first:last_good], masks, size, least)
        if cuts:
            best = (first, last_good, cuts)
    return best


def gaps(covered: int, least: int) -> int:
    """Return the cells, as bits, from which on ``least`` cells are white, between covered ones."""
    inner = ((1 << covered.bit_length()) - 1) & ~((covered & -covered) - 1)
    white = inner & ~covered
    for _ in range(least - 1):
        white &= white >> 1
    return white


def gutters(runs: Sequence[Run], masks: dict[Run, int], size: float, least: int) -> list[float]:
    """Return where white space parts columns: on either side are lines enough, and wide enough ones."""
    covered = 0
    for run in runs:
        covered |= masks[run]
    white = gaps(covered, least)
    cuts: list[float] = []
    while white:
        cell = (white & -white).bit_length() - 1
        cut = (cell + least / 2) * CELL
        if not cuts or any(cuts[-1] < (run.left + run.right) / 2 < cut for run in runs):
            cuts.append(cut)
        white &= white + (white & -white)  # on behind this stretch of white cells
    return [
        cut
        for before, cut, after in zip([float("-inf"), *cuts], cuts, [*cuts[1:], float("inf")], strict=False)
        if is_column(runs, before, cut, size) and is_column(runs, cut, after, size)
    ]


def is_column(runs: Sequence[Run], left: float, right: float, size: float) -> bool:
    """Tell whether what stands between ``left`` and ``right`` is lines enough, and wide enough, for a column."""
    within = [run for run in runs if left <= (run.left + run.right) / 2 < right]
    levels = {round(run.y / max(size / 2, 1)) for run in within}
    if len(levels) < FEWEST:
        return False
    return max(run.right for run in within) - min(run.left for run in within) >= NARROWEST * size


def lines_of(runs: Sequence[Run], height: float) -> list[Line]:
    """Return the lines of a column, from top to bottom: runs on one level are one line, except those far apart in a page's margin."""
    rows: list[list[Run]] = []
    initials = [run for run in runs if is_initial(run, runs)]
    for run in sorted((run for run in runs if run not in initials), key=lambda run: -run.y):
        if rows and abs(rows[-1][0].y - run.y) < 0.35 * min(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    levels = [row[0].y for row in rows]
    parts = [part for row in rows for part in apart(sorted(row, key=lambda run: run.left), levels, height)]
    within = [run for run in runs if MARGIN * height < run.y < (1 - MARGIN) * height]
    lines = [line_of(part, within or runs) for part in parts]
    for initial in initials:
        lines = with_initial(lines, initial)
    return lines


def apart(row: Sequence[Run], levels: Sequence[float], height: float) -> list[Sequence[Run]]:
    """Return the parts of a row: a paper's name, a section and a page's number stand far apart in a running head.

    ``levels`` are those of all rows: one close to another is a line of a column that goes down into the margin.
    """
    level = row[0].y
    within = MARGIN * height < level < (1 - MARGIN) * height
    if within or any(0 < abs(other - level) < 1.8 * row[0].size for other in levels):
        return [row]
    parts: list[list[Run]] = [[row[0]]]
    for before, run in pairwise(row):
        if run.left - before.right > FAR * run.size:
            parts.append([])
        parts[-1].append(run)
    return list(parts)


def line_of(row: Sequence[Run], runs: Sequence[Run]) -> Line:
    """Return the line that the runs of ``row`` are; its column is as wide as what is set in its type among ``runs``."""
    longest = max(row, key=lambda run: len(run.text))
    text = " ".join(run.text for run in row)
    alike = [run for run in runs if abs(run.size - longest.size) < 0.1 * longest.size]
    column = (
        min((run.left for run in alike), default=row[0].left),
        max((run.right for run in alike), default=row[-1].right),
    )
    return Line(
        text=text,
        left=row[0].left,
        right=row[-1].right,
        y=longest.y,
        size=longest.size,
        bold=longest.bold,
        column=column,
    )


def is_initial(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether ``run`` is a drop capital: one letter, much larger than the lines that begin at its right."""
    if len(run.text) > 2 or not run.text[:1].isalpha():
        return False
    return any(
        other.size < 0.6 * run.size
        and 0 <= other.left - run.right < 2 * other.size
        and run.y - 0.3 * run.size < other.y < run.y + run.size
        for other in runs
    )


def with_initial(lines: list[Line], initial: Run) -> list[Line]:
    """Return ``lines`` with a drop capital before the first of those that stand at its right, and these set flush with it."""
    beside = [
        line
        for line in lines
        if initial.y - 0.3 * initial.size < line.y < initial.y + initial.size
        and line.left >= initial.right - 1
    ]
    if not beside:
        return lines
    first = max(beside, key=lambda line: line.y)
    return [
        line._replace(text=initial.text + line.text if line is first else line.text, left=initial.left)
        if line in beside
        else line
        for line in lines
    ]
