"""Numbers over time -> bars for a terminal, or a plot as SVG."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.results import Timeline

__all__ = [
    "filled",
    "measure",
    "shortened",
    "timeline_csv",
    "timeline_json",
    "timeline_svg",
    "timeline_text",
]

BLOCKS = " ▏▎▍▌▋▊▉█"
LONGEST_TITLE = 50
"""Characters; more would run into what stands beside it."""
LABEL = 62
"""Units that a date below the bars takes."""
MOST_STEPS = 5000
"""Steps that are drawn; a longer time wants larger ones."""


def filled(timeline: Timeline) -> list[tuple[str, int]]:
    """Return all steps that were asked for with their numbers, or those between the first and the last article.

    Where these are too many to draw, it is the steps that have an article.
    """
    counts = timeline.counts
    if not counts:
        return []
    first, last = timeline.since or counts[0][0], timeline.until or counts[-1][0]
    return steps(counts, first, last) or steps(counts, counts[0][0], counts[-1][0]) or list(counts)


def steps(counts: Sequence[tuple[str, int]], step: str, last: str) -> list[tuple[str, int]]:
    """Return the steps from ``step`` to ``last`` with their numbers; none where they are too many."""
    known = dict(counts)
    found: list[tuple[str, int]] = []
    while step <= last:
        if len(found) == MOST_STEPS:
            return []
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


def measure(timeline: Timeline) -> str:
    """Return what the bars count and what they leave out, for the side of a plot."""
    shown = f"articles a {timeline.step}, {sum(number for _, number in timeline.counts):,} in all"
    beside = [
        f"{number:,} {what}" for number, what in beside_bars(timeline, f"without a {timeline.step}") if number
    ]
    return f"{shown} ({', '.join(beside)})" if beside else shown


def beside_bars(timeline: Timeline, imprecise: str) -> list[tuple[int, str]]:
    """Return the numbers of articles that are in no bar, with what they are called."""
    return [(timeline.undated + timeline.left_out, "undated"), (timeline.imprecise, imprecise)]


def shortened(title: str) -> str:
    """Return a title that leaves room beside it."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def timeline_text(timeline: Timeline, columns: int) -> str:
    """Return a bar a line, the longest as wide as ``columns`` allow, and a line without a bar for what is in none."""
    counts = filled(timeline)
    most = max((number for _, number in counts), default=1)
    room = max(columns - 20, 8)
    lines = []
    for step, number in counts:
        eighths = round(number / most * room * 8)
        bar = BLOCKS[8] * (eighths // 8) + (BLOCKS[eighths % 8] if eighths % 8 else "")
        lines.append(f"{step:<10} {number:>6,}  {bar}".rstrip() + "\n")
    beside = [(timeline.undated, "undated"), (timeline.imprecise, f"no {timeline.step}")]
    lines += [f"{what:<10} {number:>6,}\n" for number, what in beside if number]
    return "".join(lines)


def timeline_csv(timeline: Timeline) -> str:
    """Return a line a step, under a line of names; articles in no step have a line with an empty one."""
    rows = [
        *filled(timeline),
        *((("", number),) if (number := timeline.undated + timeline.imprecise) else ()),
    ]
    return f"{timeline.step},articles\r\n" + "".join(f"{step},{number}\r\n" for step, number in rows)


def timeline_json(timeline: Timeline) -> str:
    """Return one JSON object: what was counted by, the counts, and what is in none of them."""
    import json  # noqa: PLC0415 - people's timelines do without

    counts = [{timeline.step: step, "count": number} for step, number in filled(timeline)]
    found = {
        "schema": 1,
        "by": timeline.step,
        "total": timeline.total,
        "undated": timeline.undated,
        "imprecise": timeline.imprecise,
        "left_out": timeline.left_out,
        "counts": counts,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def timeline_svg(timeline: Timeline, title: str) -> str:
    """Return a bar chart of 800 by 300 units, with the numbers as tooltips."""
    counts = filled(timeline)
    most = max((number for _, number in counts), default=1) or 1
    wide = 740 / max(len(counts), 1)
    every = max(1, len(counts) // 10)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 300" font-family="sans-serif" font-size="12">',
        f'<title>{escape(title)}</title><rect width="800" height="300" fill="white"/>',
        f'<text x="50" y="20" font-size="14">{escape(shortened(title))}</text>',
        f'<text x="790" y="20" text-anchor="end">{escape(measure(timeline))}</text>',
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
