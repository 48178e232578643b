"""Numbers over time -> bars for a terminal, or a plot as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["filled", "timeline_svg", "timeline_text"]

BLOCKS = " ▏▎▍▌▋▊▉█"
MOST_STEPS = 5000
"""Steps that are drawn; a longer time wants larger ones."""


def filled(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return ``counts`` (of ISO years or months) with the empty steps between them; days stay as they are."""
    known = dict(counts)
    if not counts or len(counts[0][0]) == 10:
        return list(counts)
    step, last = counts[0][0], counts[-1][0]
    found: list[tuple[str, int]] = []
    while step <= last and len(found) < MOST_STEPS:
        found.append((step, known.get(step, 0)))
        step = following(step)
    return found


def following(step: str) -> str:
    """Return the year or month after ``step``."""
    year, _, month = step.partition("-")
    if not month:
        return f"{int(year) + 1:04}"
    return f"{int(year) + int(month) // 12:04}-{int(month) % 12 + 1:02}"


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
        f'<text x="50" y="20" font-size="14">{escape(title)}</text>',
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
        if at % every == 0:
            parts.append(f'<text x="{x:.1f}" y="278">{escape(step)}</text>')
    return "\n".join([*parts, "</svg>", ""])
