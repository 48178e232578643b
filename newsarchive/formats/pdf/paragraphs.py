"""Lines in reading order -> paragraphs: what was broken to fill a column, a column's foot or a page is made whole."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.formats.pdf.glyphs import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.formats.pdf.columns import Line

__all__ = ["Paragraph", "body_size", "paragraphs_of"]

SENTENCE_END = tuple('.!?…“”"»«:')
KEPT = re.compile(r"(?:und|oder|bzw|bis|sowie|als|noch|wie|statt)\b")
"""Words behind a hyphen that stands for the rest of a compound: ``Vor- und Nachteile``."""
BULLET = re.compile(r"[•▪‣◦·\N{EN DASH}\-*][ \t]+(?=\S)")
INDENT, FARTHEST = 0.7, 4.0
"""Sizes of the type that the first line of a paragraph is set in, at least and at most."""
ALIKE = 0.08
"""Share by which two sizes of type differ where they are one."""
FEWEST_INDENTS = 4
"""First lines set in, at least, for a document that sets them in."""
WIDE = 1.25
"""Times the usual distance of lines from which white space parts paragraphs."""
LEADING = 1.25
"""Sizes of the type from line to line, where a page does not show it."""


class Paragraph(NamedTuple):
    """Lines that are one run of text, made whole; the size of their type, whether it is bold, the page they begin on.

    ``top`` and ``foot`` are the baselines of the first and the last line.
    """

    text: str
    size: float
    bold: bool
    page: int
    top: float
    foot: float
    hint: str = ""


def body_size(lines: Sequence[Line]) -> float:
    """Return the size that most letters are set in."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def paragraphs_of(columns: Sequence[tuple[int, Sequence[Line]]]) -> list[Paragraph]:
    """Return the paragraphs of all columns, each with the number of its page; one goes on in the next column or page."""
    leading = leadings([lines for _, lines in columns])
    body = body_size([line for _, lines in columns for line in lines])
    set_in = sum(indented(line, lines) for _, lines in columns for line in lines) >= FEWEST_INDENTS
    found: list[Paragraph] = []
    for page, lines in columns:
        groups = list(grouped(lines, leading))
        for number, group in enumerate(groups):
            made = paragraph(group, page)
            before = continued(found, body) if number == 0 and not indented(group[0], lines) else None
            if before is not None and goes_on(
                found[before], made, body, set_in=set_in and before == len(found) - 1
            ):
                found[before] = found[before]._replace(text=joined([found[before].text, made.text]))
            else:
                found.append(made)
    return found


def continued(found: Sequence[Paragraph], body: float) -> int | None:
    """Return the place of the last paragraph set in the body's type, which may go on: a caption may stand at its column's foot."""
    for back in range(1, min(3, len(found)) + 1):
        if is_body(found[-back], body):
            return len(found) - back
    return None


def is_body(one: Paragraph, body: float) -> bool:
    """Tell whether a paragraph is set in the body's type, and more than a line of a name."""
    return abs(one.size - body) <= ALIKE * body and not one.bold and len(one.text) > 30


def goes_on(before: Paragraph, after: Paragraph, body: float, *, set_in: bool) -> bool:
    """Tell whether a paragraph at a column's foot goes on at the head of the next; ``set_in``: the first lines of others are."""
    if abs(after.size - body) > ALIKE * body or after.bold:
        return False
    if before.text.endswith((BROKEN, "-", ",")):
        return True
    return set_in or not before.text.endswith(SENTENCE_END)


def leadings(columns: Sequence[Sequence[Line]]) -> dict[float, float]:
    """Return for each size of type how far lines usually stand apart: the lower quartile, for paragraphs stand farther."""
    apart: dict[float, list[float]] = {}
    for lines in columns:
        for above, below in pairwise(lines):
            if abs(above.size - below.size) <= ALIKE * above.size and above.y > below.y:
                apart.setdefault(round(below.size), []).append(above.y - below.y)
    return {size: sorted(every)[len(every) // 4] for size, every in apart.items()}


def grouped(lines: Sequence[Line], leading: dict[float, float]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph of a column."""
    group: list[Line] = []
    for line in lines:
        if group and parts(group, line, lines, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def parts(group: Sequence[Line], line: Line, lines: Sequence[Line], leading: dict[float, float]) -> bool:
    """Tell whether ``line`` begins a paragraph: by its type, the white space above it, its indent, or a last line that ended early."""
    before = group[-1]
    if abs(before.size - line.size) > ALIKE * before.size or before.bold != line.bold:
        return not (line.text[:1].islower() and before.text.endswith((BROKEN, "-")))
    usual = min(leading.get(round(line.size), LEADING * line.size), 2 * line.size)
    if before.y - line.y > WIDE * usual + 0.5:
        return True
    if before.text.endswith(BROKEN):
        return False
    if indented(line, lines) and not indented(before, lines):
        return True
    if BULLET.match(line.text):
        return before.text.endswith(SENTENCE_END) or BULLET.match(group[0].text) is not None
    return ended_early(before, line) and (before.text.endswith(SENTENCE_END) or not is_heading(line, lines))


def is_heading(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line is set larger or bolder than most of its column, as headings are, whose lines end where they please."""
    return line.bold or line.size > (1 + ALIKE) * body_size(lines)


def indented(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line is set in, where most lines of its column are not."""
    flush = sum(abs(other.left - line.column[0]) < 0.4 * other.size for other in lines)
    within = INDENT * line.size <= line.left - line.column[0] <= FARTHEST * line.size
    return within and 2 * flush > len(lines)


def ended_early(before: Line, line: Line) -> bool:
    """Tell whether the first word of ``line`` would have had room on the line ``before`` it."""
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
    return before.right + width < before.column[1]


def paragraph(lines: Sequence[Line], page: int) -> Paragraph:
    """Return the paragraph that lines are."""
    longest = max(lines, key=lambda line: len(line.text))
    text = joined([line.text for line in lines])
    bold = all(line.bold for line in lines)
    return Paragraph(text=text, size=longest.size, bold=bold, page=page, top=lines[0].y, foot=lines[-1].y)


def joined(lines: Sequence[str]) -> str:
    """Return lines as one; a word that was broken at a line's end is whole again.

    A hyphen goes where small letters follow. It stays before a capital or a figure (``Nord-Ost``), and before ``und`` and its like.
    """
    text = lines[0]
    for line in lines[1:]:
        broken = text.endswith(BROKEN) or (text.endswith(("-", "‐")) and text[-2:-1].isalpha())
        if not broken:
            text = f"{text} {line}"
        elif KEPT.match(line):
            text = f"{text[:-1]}- {line}"
        elif line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text[:-1]}-{line}"
    return text
