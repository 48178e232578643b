"""What all pictures have in common: size, colours that are told apart in grey, texts as they are, files that come out the same again."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.errors import MissingExtra, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.render.figures.words import Words

__all__ = [
    "ALONE",
    "PICTURES",
    "STYLES",
    "Style",
    "legend",
    "numbers_on",
    "picture",
    "saved",
    "shortened",
    "what",
]

PICTURES = ("svg", "png", "pdf")
"""What a picture can be written as."""
INCHES, DOTS = (8.0, 3.6), 200
"""A picture as wide as a page of text, 1600 by 720 dots."""
LONGEST, LONGEST_TITLE = 60, 90
"""Characters of a label and of a title; a query can be longer."""
INK, GRID = "#222222", "#d5d5d5"


class Style(NamedTuple):
    """How a line or a bar looks: no two have the same lightness, dashes, mark or hatching, so that they differ in grey, too."""

    colour: str
    dashes: Any
    mark: str
    hatch: str


STYLES = (
    Style("#000000", "solid", "o", ""),
    Style("#d55e00", (0, (5, 1.5)), "s", "///"),
    Style("#56b4e9", (0, (1.2, 1.2)), "^", "..."),
    Style("#00674f", (0, (6, 1.5, 1.2, 1.5)), "D", "xxx"),
    Style("#cc79a7", (0, (3, 1, 1, 1, 1, 1)), "v", "\\\\\\"),
    Style("#e6c229", (0, (9, 2)), "P", "+++"),
)
"""Colours of Okabe and Ito (2008), which people who are colour-blind tell apart, from dark to light as far as that goes."""
ALONE = Style("#4a6fa5", "solid", "o", "")
"""How the bars of a single query look."""
SETTINGS = {
    "font.family": "sans-serif",
    "font.size": 9,
    "text.parse_math": False,
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",
    "svg.hashsalt": "newsarchive",
    "pdf.fonttype": 42,
}
"""A query is text, so a dollar in it begins no formula; text in an SVG stays text; the same numbers give the same file."""


@contextmanager
def picture(height: float = INCHES[1]) -> Iterator[tuple[Any, Any]]:
    """Give an empty figure and its axes; what is drawn and saved within the block has our settings. Raises MissingExtra."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtra("figures", "matplotlib") from error
    with mpl.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about letters that the font lacks: they are drawn as boxes
        figure = Figure(figsize=(INCHES[0], height), dpi=DOTS, layout="constrained")
        yield figure, figure.subplots()


def saved(figure: Any, form: str, title: str) -> bytes:
    """Return a figure as a file of the ``form``, one of PICTURES."""
    target, title = BytesIO(), shortened(title, LONGEST_TITLE)
    facts = {
        "svg": {"Title": title, "Date": None, "Creator": None},
        "png": {"Title": title, "Software": None},
    }
    facts["pdf"] = {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}
    figure.savefig(target, format=form, metadata=facts[form], facecolor="white")
    return target.getvalue()


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a label in one line that leaves room beside it; a leading underscore, which would hide it, stands behind a blank."""
    line = printable(" ".join(text.split()))
    line = f" {line}" if line.startswith("_") else line
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def numbers_on(axis: Any, words: Words, *, share: bool) -> None:
    """Let an axis have ticks at round numbers, written as ``words`` do, from 0."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 - an extra

    axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10], integer=not share))

    def shown(value: float, _place: int | None) -> str:
        if not share:
            return words.number(value)
        step = abs(axis.get_majorticklocs()[1]) if len(axis.get_majorticklocs()) > 1 else 1.0
        digits = 0 if step >= 0.01 and round(step * 1000) % 10 == 0 else 1 if step >= 0.001 else 2
        return f"{words.number(value * 100, digits)}\N{NO-BREAK SPACE}%"

    axis.set_major_formatter(FuncFormatter(shown))


def legend(axes: Any, handles: list[Any], labels: list[str], title: str | None) -> None:
    """Put the title and the labels above the axes, one below the other where they are long."""
    columns = 1 if max(map(len, labels)) > LONGEST // 2 else min(len(labels), 3)
    axes.figure.legend(
        handles,
        labels,
        loc="outside upper left",
        ncols=columns,
        frameon=False,
        handlelength=3.2,
        borderaxespad=0.2,
        title=shortened(title, LONGEST_TITLE) if title else None,
        title_fontsize=11,
        alignment="left",
    )


def what(words: Words, step: str, *, share: bool, paper: bool) -> str:
    """Return what an axis counts; ``step`` is year, month, day, or nothing for other things."""
    if not share:
        return words.steps.get(step, words.articles)
    return words.of_paper.format(share=words.share[step]) if paper else words.share[step]
