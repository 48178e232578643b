"""Numbers over time, of one query or several -> bars for a terminal, a table, JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from newsarchive.render.clean import clean
from newsarchive.render.figures.steps import filled, row_of, steps_of
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.chart import Line

__all__ = ["lines_csv", "lines_json", "lines_text"]

BLOCKS = " ▏▎▍▌▋▊▉█"


def lines_text(lines: Sequence[Line], columns: int) -> str:
    """Return a bar a step, the longest as wide as ``columns`` allow; several lines one below the other, drawn to one scale.

    What is in no bar has a line without one.
    """
    steps = steps_of(lines)
    several = len(lines) > 1
    rows = [row_of(line, steps) for line in lines]
    most = max((value_of(cell) or 0 for row in rows for cell in row), default=1) or 1
    parts = []
    for line, row in zip(lines, rows, strict=True):
        if several:
            parts.append(f"{clean(line.label)}\n")
        parts += [bar(step, cell, most, columns) for step, cell in zip(steps, row, strict=True)]
        beside = [
            (line.numbers.undated, _("undated")),
            (line.numbers.imprecise, _("no {step}", step=_(line.numbers.step))),
        ]
        parts += [f"{what:<10} {number:>6,}\n" for number, what in beside if number]
        if several and line is not lines[-1]:
            parts.append("\n")
    return "".join(parts)


def value_of(cell: tuple[int, int | None, float | None]) -> float | None:
    """Return what is drawn of a step: the share where one was asked for, else the number."""
    number, every, share = cell
    return number if every is None else share


def bar(step: str, cell: tuple[int, int | None, float | None], most: float, columns: int) -> str:
    """Return a step in a line: its name, its number, its share where that was asked for, its bar."""
    number, every, share = cell
    head = f"{step:<10} {number:>6,}"
    if every is not None:
        head += f" of {every:>7,}  {'–' if share is None else f'{share:.1%}':>6}"
    room = max(columns - len(head) - 3, 8)
    eighths = round((value_of(cell) or 0) / most * room * 8)
    drawn = BLOCKS[8] * (eighths // 8) + (BLOCKS[eighths % 8] if eighths % 8 else "")
    return f"{head}  {drawn}".rstrip() + "\n"


def lines_csv(lines: Sequence[Line]) -> str:
    """Return a row a step under a row of names; articles in no step have a row with an empty one.

    One line without shares has two columns. Else a row begins with its line's label, and shares have two columns more.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    step, share = lines[0].numbers.step, lines[0].of is not None
    if lines[0].numbers.articles is not None:
        return stories_csv(lines)
    if len(lines) == 1 and not share:
        writer.writerow([step, "articles"])
        writer.writerows(filled(lines[0].numbers))
        if number := lines[0].numbers.undated + lines[0].numbers.imprecise:
            writer.writerow(["", number])
        return text.getvalue()
    writer.writerow(["series", step, "articles", *(("of", "share") if share else ())])
    steps = steps_of(lines)
    for line in lines:
        for name, (number, every, part) in zip(steps, row_of(line, steps), strict=True):
            of = [every, "" if part is None else round(part, 6)] if share else []
            writer.writerow([line.label, name, number, *of])
        if number := line.numbers.undated + line.numbers.imprecise:
            of = [line.of.undated + line.of.imprecise, ""] if line.of else []
            writer.writerow([line.label, "", number, *of])
    return text.getvalue()


def lines_json(lines: Sequence[Line]) -> str:
    """Return one JSON object: what was counted by, the counts, and what is in none of them; of several lines as a list ``series``."""
    step = lines[0].numbers.step
    if len(lines) == 1 and lines[0].of is None:
        counts = counts_of(lines[0], [name for name, _number in filled(lines[0].numbers)])
        found = {"schema": 1, "by": step, **totals(lines[0]), "counts": counts}
    else:
        steps = steps_of(lines)
        series = [
            {"label": line.label, "query": line.query, **totals(line), "counts": counts_of(line, steps)}
            for line in lines
        ]
        found = {"schema": 1, "by": step, "series": series}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def stories_csv(lines: Sequence[Line]) -> str:
    """Return a row a line and step, with numbers of stories and of articles, and what stories they are a share of."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    steps, share = steps_of(lines), lines[0].of is not None
    writer.writerow(
        ["series", lines[0].numbers.step, "stories", "articles", *(("of", "share") if share else ())]
    )
    for line in lines:
        articles = articles_in(line)
        for name, (number, every, part) in zip(steps, row_of(line, steps), strict=True):
            of = [every, "" if part is None else round(part, 6)] if share else []
            writer.writerow([line.label, name, number, articles.get(name, 0), *of])
    return text.getvalue()


def articles_in(line: Line) -> dict[str, int]:
    """Return the numbers of articles by step of a line that counts stories; none of one that counts articles."""
    return dict(line.numbers.articles.counts) if line.numbers.articles else {}


def totals(line: Line) -> dict[str, int]:
    """Return how many articles a line is of, and how many of them are in no step; where stories are counted, how many those are."""
    numbers = line.numbers.articles or line.numbers
    stories = {} if numbers is line.numbers else {"stories": line.numbers.total}
    return {
        "total": numbers.total,
        **stories,
        "undated": numbers.undated,
        "imprecise": numbers.imprecise,
        "left_out": numbers.left_out,
    }


def counts_of(line: Line, steps: Sequence[str]) -> list[dict[str, Any]]:
    """Return an object a step."""
    beside = () if line.of is None else ("of", "share")
    articles = articles_in(line)
    return [
        {
            line.numbers.step: name,
            **(
                {"count": number}
                if line.numbers.articles is None
                else {"count": articles.get(name, 0), "stories": number}
            ),
            **dict(zip(beside, (every, part and round(part, 6)), strict=False)),
        }
        for name, (number, every, part) in zip(steps, row_of(line, steps), strict=True)
    ]
