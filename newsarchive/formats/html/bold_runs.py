"""The lines of one run of text, some of them set in bold -> the runs that it really is: ``<b>Zwischentitel</b><br>Der Text …``."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LineEnd", "Run", "parted"]


class LineEnd(NamedTuple):
    """Where a line ends: how many parts and how many bold characters are before it, and whether bold goes on behind it."""

    parts: int
    bold: int
    goes_on: bool


class Run(NamedTuple):
    """Lines that belong together, ``size`` characters of them, and whether they are set in bold."""

    parts: list[str]
    size: int
    bold: bool


def parted(parts: Sequence[str], ends: Sequence[LineEnd], marks: str) -> list[Run]:
    """Return the runs of lines in ``parts``: bold ones and others, each bold element's for itself; none when all is one run.

    ``ends`` are the ends of the lines, the last of them that of the text; ``marks`` the characters that do not count.
    """
    runs: list[Run] = []
    before = LineEnd(0, 0, goes_on=False)
    for start, end in itertools.pairwise([before, *ends]):
        line = list(parts[start.parts : end.parts])
        size = len("".join(line).strip(marks))
        bold = end.bold - start.bold >= 0.95 * size > 0
        last = runs[-1] if runs else None
        if last is not None and (not size or (last.bold == bold and (not bold or start.goes_on))):
            runs[-1] = Run(last.parts + line, last.size + size, last.bold)
        else:
            runs.append(Run(line, size, bold))
    return runs if len(runs) > 1 and any(run.bold for run in runs) else []
