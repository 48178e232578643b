"""Numbers over time -> bars for a terminal, or a plot as SVG."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["filled", "measure", "shortened", "timeline_svg", "timeline_text"]

BLOCKS = " ▏▎▍▌▋▊▉█"
LONGEST_TITLE = 70
"""Characters; more would run into what stands beside it."""
LABEL = 62
"""Units that a date below the bars takes."""
MOST_STEPS = 5000
"""Steps that are drawn; a longer time wants larger ones."""


def filled(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return ``counts`` (of ISO years, months or days) with the empty steps between them, unless these are too many to draw."""
    known = dict(counts)
    if not counts:
        return []
    step, last = counts[0][0], counts[-1][0]
    found: list[tuple[str, int]] = []
    while step <= last:
        if len(found) == MOST_STEPS:
            return list(counts)
        found.append((step, known.get(step, 0)))
        step = following(step)
    return found


def following(step: str) -> str:
    """Return the year, month or day after ``step``."""
    if len(step) == len("2022-01-12"):
        return (date.fromisoformat(step) + timedelta(days=1)).isoformat()
    year, _, month = step.partition("-")
    if not month:
        return f"{int(year) + 1:04}"
    return f"{int(year) + int(month) // 12:04}-{int(month) % 12 + 1:02}"


def measure(counts: Sequence[tuple[str, int]]) -> str:
    """Return what the bars count, for the side of a plot."""
    length = len(counts[0][0]) if counts else 0
    unit = {4: " a year", 7: " a month", 10: " a day"}.get(length, "")
    return f"articles{unit}, {sum(number for _, number in counts):,} in all"


def shortened(title: str) -> str:
    """Return a title that leaves room beside it."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def timeline_text(counts: Sequence[tuple[str, int]], columns: int) -> str:
    """Return a bar a line, the longest as wide as ``columns`` allow."""
    most = max((number for _, number in counts), default=1)
    room = max(columns - 20, 8)
    lines = []
    for step, number in counts:
        eighths = round(number / most * room * 8)
        bar = BLOCKS[8] * (eighths // 8) + (BLOCKS[eighths % 8] if eighths % 8 else "")
        lines.append(f"{step:<10} {number:>6,}  {bar}".rstrip() + "\n")
    return "".join(lines)


def timeline_svg(counts: Sequence[tuple[str, int]], title: str) -> str:
    """Return a bar chart of 800 by 300 units, with the numbers as tooltips."""
    most = max((number for _, number in counts), default=1) or 1
    wide = 740 / max(len(counts), 1)
    every = max(1, len(counts) // 10)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 300" font-family="sans-serif" font-size="12">',
        f'<title>{escape(title)}</title><rect width="800" height="300" fill="white"/>',
        f'<text x="50" y="20" font-size="14">{escape(shortened(title))}</text>',
        f'<text x="790" y="20" text-anchor="end">{measure(counts)}</text>',
        f'<text x="44" y="44" text-anchor="end">{most:,}</text><text x="44" y="264" text-anchor="end">0</text>',
        '<path d="M50 40H790M50 150H790M50 260H790" stroke="#ddd"/>',
    ]
    for at, (step, number) in enumerate(counts):
        high = number / most * 220
        x = 50 + at * wide
        parts.append(
            f'<rect x="{x:.1f}" y="{260 - high:.1f}" width="{max(wide * 0.85, 0.5):.1f}" height="{high:.1f}" fill="#36c">'
            f"<title>{escape(step)}: {number:,}</title></rect>"
        )
        if at % every == 0 and x <= 790 - LABEL:
            parts.append(f'<text x="{x:.1f}" y="278">{escape(step)}</text>')
    return "\n".join([*parts, "</svg>", ""])
