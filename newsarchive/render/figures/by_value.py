"""Numbers by value, of one query or several -> lines for people, a table, JSON, and a picture with a bar for each value and query."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean
from newsarchive.render.figures.picture import (
    ALONE,
    STYLES,
    legend,
    numbers_on,
    picture,
    saved,
    shortened,
    what,
)
from newsarchive.render.lists import cut
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.render.figures.words import Words
    from newsarchive.types.chart import Bars

__all__ = ["bars_csv", "bars_json", "bars_picture", "bars_text"]

NONE = "(none)"
IN_ORDER = {"year", "month"}
LONGEST_BAR = 20
ROW, AROUND = 0.22, 1.0
"""Inches that a bar takes, and what stands around all of them."""
LONGEST_VALUE = 40


def values_of(bars: Sequence[Bars], by: str) -> list[str]:
    """Return the values of all queries: times in their order, others by number; those without any last."""
    counts: dict[str, int] = {}
    for one in bars:
        for value, number in one.numbers:
            counts[value] = counts.get(value, 0) + number
    if by in IN_ORDER:
        return sorted(counts, key=lambda value: (value == NONE, value))
    return sorted(counts, key=lambda value: (value == NONE, -counts[value], value))


def row_of(one: Bars, values: Sequence[str]) -> list[tuple[int, int | None, float | None]]:
    """Return for each value the number, of how many articles, and the share (None: of none, or none was asked for)."""
    counts, of = dict(one.numbers), None if one.of is None else dict(one.of)
    found: list[tuple[int, int | None, float | None]] = []
    for value in values:
        number, every = counts.get(value, 0), None if of is None else of.get(value, 0)
        found.append((number, every, number / every if every else None))
    return found


def bars_text(bars: Sequence[Bars], by: str, limit: int) -> str:
    """Return a block a query: its label, and its first ``limit`` values with number, share and bar."""
    every = values_of(bars, by)
    rows = [row_of(one, every) for one in bars]
    most = (
        max((part or 0 if of is not None else number for row in rows for number, of, part in row), default=1)
        or 1
    )
    blocks = []
    for one, row in zip(bars, rows, strict=True):
        lines = [f"{clean(one.label)} ({one.total:,})\n"]
        for value, (number, of, part) in list(zip(every, row, strict=True))[:limit]:
            share = "" if of is None else f" of {of:>7,}  {'–' if part is None else f'{part:.1%}':>6}"
            drawn = "█" * round(LONGEST_BAR * ((part or 0) if of is not None else number) / most)
            lines.append(f"{number:>9,}{share}  {cut(clean(value), 28):<28} {drawn}".rstrip() + "\n")
        if len(every) > limit:
            lines.append(" " * 11 + _("and {values} more; -n shows them", values=len(every) - limit) + "\n")
        blocks.append("".join(lines))
    return "\n".join(blocks)


def bars_csv(bars: Sequence[Bars], by: str) -> str:
    """Return a row a query and value; shares have two columns more."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    share = bars[0].of is not None
    told = bars[0].articles is not None
    unit = ("stories", "articles") if told else ("articles",)
    writer.writerow(["series", by, *unit, *(("of", "share") if share else ())])
    values = values_of(bars, by)
    for one in bars:
        articles = dict(one.articles.numbers) if one.articles else {}
        for value, (number, every, part) in zip(values, row_of(one, values), strict=True):
            shown = "" if value == NONE else value
            of = [every, "" if part is None else round(part, 6)] if share else []
            writer.writerow([one.label, shown, number, *([articles.get(value, 0)] if told else []), *of])
    return text.getvalue()


def bars_json(bars: Sequence[Bars], by: str) -> str:
    """Return one JSON object with a list of the queries; a value of null is that of articles without one."""
    values = values_of(bars, by)
    series = [
        {
            "label": one.label,
            "query": one.query,
            **(
                {"total": one.total}
                if one.articles is None
                else {"total": one.articles.total, "stories": one.total}
            ),
            "counts": [
                {
                    by: None if value == NONE else value,
                    **counted(one, value, number),
                    **({} if every is None else {"of": every, "share": part and round(part, 6)}),
                }
                for value, (number, every, part) in zip(values, row_of(one, values), strict=True)
            ],
        }
        for one in bars
    ]
    return json.dumps({"schema": 1, "by": by, "series": series}, ensure_ascii=False, indent=2) + "\n"


def counted(one: Bars, value: str, number: int) -> dict[str, int]:
    """Return the number of a value: of articles, and of stories where these are counted."""
    return (
        {"count": number}
        if one.articles is None
        else {"count": dict(one.articles.numbers).get(value, 0), "stories": number}
    )


def bars_picture(  # noqa: PLR0913 - what a picture is made of
    bars: Sequence[Bars], by: str, form: str, words: Words, *, title: str | None, limit: int
) -> bytes:
    """Return a picture with the first ``limit`` values from top to bottom, as a file of the ``form``. Raises MissingExtra."""
    every = values_of(bars, by)
    values = every[:limit]
    with picture(AROUND + 0.2 * len(bars) + ROW * len(bars) * len(values) * 1.25) as (figure, axes):
        share = bars[0].of is not None
        handles = []
        for at, one in enumerate(bars):
            style = STYLES[at % len(STYLES)] if len(bars) > 1 else ALONE
            thick = 0.8 / len(bars)
            places = [number + (at - (len(bars) - 1) / 2) * thick for number in range(len(values))]
            cells = row_of(one, values)
            widths = [part or 0.0 if share else number for number, _, part in cells]
            drawn = axes.barh(
                places,
                widths,
                thick * 0.92,
                color=style.colour,
                edgecolor="white",
                hatch=style.hatch,
                linewidth=0,
            )
            axes.bar_label(drawn, [end_of(cell, words) for cell in cells], padding=3, fontsize=8)
            handles.append(drawn)
        axes.set_yticks(range(len(values)), [name_of(value, words) for value in values])
        axes.set_ylim(len(values) - 0.4, -0.6)
        axes.tick_params(axis="y", length=0)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        axes.margins(x=0.14)
        left = len(every) - len(values)
        note = f"\n{words.others.format(number=words.number(left))}" if left else ""
        axes.set_xlabel(
            what(words, "", share=share, paper=all(one.paper for one in bars) and by != "publisher") + note
        )
        numbers_on(axes.xaxis, words, share=share)
        axes.set_xlim(left=0)
        labels = [
            f"{shortened(one.label)} ({words.total.format(number=words.number(one.total))})" for one in bars
        ]
        legend(axes, handles, labels, title)
        return saved(figure, form, title or bars[0].label)


def name_of(value: str, words: Words) -> str:
    """Return what a value is called."""
    return words.none if value == NONE else shortened(value, LONGEST_VALUE)


def end_of(cell: tuple[int, int | None, float | None], words: Words) -> str:
    """Return what stands at the end of a bar: the number, or the share with what it is of."""
    number, every, part = cell
    if every is None:
        return words.number(number)
    of = f"{words.number(number)}/{words.number(every)}"
    return of if part is None else f"{words.number(part * 100, 1)}\N{NO-BREAK SPACE}% ({of})"
