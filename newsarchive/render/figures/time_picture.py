"""Numbers over time -> a picture: bars for one query, lines for several, on an axis that shows the time asked for."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

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
from newsarchive.render.figures.steps import row_of, steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.render.figures.picture import Style
    from newsarchive.render.figures.words import Words
    from newsarchive.types.chart import Line

__all__ = ["time_picture"]

MARKED = 40
"""Up to this number of steps each has a mark; where there are more, this number of marks is spread over the line."""
BESIDE = 0.8
"""Share of a step that its bar takes."""
NAMED = 8
"""Steps up to which each has a tick of its own."""
DAYS = {"year": 365, "month": 30, "day": 1}


def time_picture(lines: Sequence[Line], form: str, words: Words, title: str | None) -> bytes:
    """Return a picture of 8 by 3.6 inches, in 200 dots an inch, as a file of the ``form``. Raises MissingExtra.

    Each label says how many articles there are and how many of them are in no step. A step with no article of which there could be a share
    leaves a hole in the line.
    """
    steps = steps_of(lines)
    days = [first_day(step) for step in steps]
    with picture() as (figure, axes):
        share = lines[0].of is not None
        styles = [ALONE] if len(lines) == 1 else [STYLES[at % len(STYLES)] for at in range(len(lines))]
        handles = [
            draw(axes, days, [value(cell) for cell in row_of(line, steps)], style, line.numbers.step)
            for line, style in zip(lines, styles, strict=True)
        ]
        legend(axes, handles, [label(line, words) for line in lines], title)
        axes.set_ylim(bottom=0)
        step, paper = lines[0].numbers.step, all(line.paper for line in lines)
        axes.set_ylabel(what(words, step, share=share, paper=paper))
        numbers_on(axes.yaxis, words, share=share)
        dates_on(axes, days, step, words)
        return saved(figure, form, title or lines[0].label)


def value(cell: tuple[int, int | None, float | None]) -> float:
    """Return what is drawn of a step; no number where no article could be a part of it."""
    number, every, part = cell
    return number if every is None else float("nan") if part is None else part


def label(line: Line, words: Words) -> str:
    """Return what a line is called: its label, how many articles, and those of them that are not drawn."""
    numbers = line.numbers
    facts = [words.total.format(number=words.number(numbers.total))]
    if undated := numbers.undated + numbers.left_out:
        facts.append(words.undated.format(number=words.number(undated)))
    if numbers.imprecise:
        facts.append(words.imprecise[numbers.step].format(number=words.number(numbers.imprecise)))
    return f"{shortened(line.label)} ({'; '.join(facts)})"


def first_day(step: str) -> date:
    """Return the first day of a year, a month or a day."""
    return date.fromisoformat(step + "0000-01-01"[len(step) :])


def draw(axes: Any, days: Sequence[date], values: Sequence[float], style: Style, step: str) -> Any:
    """Draw one line, as bars where it is alone, and return what the legend shows of it."""
    if style is ALONE:
        widths = [BESIDE * (after - day).days for day, after in pairwise(days)]
        widths.append(widths[-1] if widths else BESIDE * DAYS[step])
        return axes.bar(days, values, widths, color=ALONE.colour, linewidth=0)
    every = max(1, -(-len(days) // MARKED))
    (drawn,) = axes.plot(
        days,
        values,
        color=style.colour,
        linestyle=style.dashes,
        marker=style.mark,
        markevery=every,
        markersize=4,
        linewidth=1.6,
        clip_on=False,
    )
    return drawn


def dates_on(axes: Any, days: Sequence[date], step: str, words: Words) -> None:
    """Let the axis run from the first step to the last, with ticks at the beginnings of years, quarters, months or weeks."""
    from matplotlib.dates import AutoDateLocator, num2date  # noqa: PLC0415 - an extra
    from matplotlib.ticker import FixedLocator, FuncFormatter  # noqa: PLC0415 - as above

    half = DAYS[step] / 2
    axes.set_xlim(days[0].toordinal() - EPOCH - half, days[-1].toordinal() - EPOCH + half)
    if len(days) <= NAMED:
        axes.xaxis.set_major_locator(FixedLocator([day.toordinal() - EPOCH for day in days]))
    else:
        locator = AutoDateLocator(minticks=3, maxticks=9)
        locator.intervald = {**locator.intervald, **ROUND}
        axes.xaxis.set_major_locator(locator)

    def shown(place: float, _number: int | None) -> str:
        day = num2date(place)
        apart = min((b - a for a, b in pairwise(axes.get_xticks())), default=DAYS[step])
        if step == "year" or (apart > LONG_MONTHS and day.month == 1):
            return words.date(day.year)
        return words.date(day.year, day.month, day.day if step == "day" and apart < SHORTEST_MONTH else 0)

    axes.xaxis.set_major_formatter(FuncFormatter(shown))


EPOCH = date(1970, 1, 1).toordinal()
LONG_MONTHS, SHORTEST_MONTH = 300, 28
YEARLY, MONTHLY, DAILY = 0, 1, 3
ROUND = {YEARLY: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], MONTHLY: [1, 3, 6], DAILY: [1, 2, 7, 14]}
"""Years, months and days between two ticks."""
