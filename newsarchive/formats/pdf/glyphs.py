"""A page of a PDF file -> runs of glyphs that stand side by side, as PDFium sees them.

PDFium gives each glyph its letter and its place; a hyphen at a line's end that it takes for a broken word comes as U+FFFE or U+0002.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BROKEN", "UNKNOWN", "Run", "runs_of"]

BROKEN = "\N{SOFT HYPHEN}"
"""A hyphen at the end of a line that broke a word, in the text of a run."""
HYPHENS = {"\ufffe", "\x02", "\N{SOFT HYPHEN}"}
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""A glyph whose font does not say which letter it shows."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
APART = 0.8
"""Sizes of the type between two glyphs from which they are two runs: a wide space between words, or what parts two columns."""
SHIFTED = 0.4
"""Sizes of the type by which a baseline differs from the one before: another line, where a raised figure is none."""
FARTHEST = 15_000.0
"""Points from a page's corner; the largest sheet that the format knows has 14,400."""
BOLD = 600
"""The weight from which type is bold, as fonts count it."""


class Run(NamedTuple):
    """Glyphs side by side: their text, their box in points (``y`` is the baseline, counted from below), how large and bold they are."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    upright: bool = True


class Glyph(NamedTuple):
    """One glyph of a page."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    upright: bool


def runs_of(textpage: Any, most: int) -> Iterator[Run]:
    """Yield the runs of a page in the order in which its file draws them; at most ``most`` glyphs are looked at."""
    run: list[Glyph] = []
    for glyph in glyphs_of(textpage, most):
        if run and not goes_on(run, glyph):
            yield from joined(run)
            run = []
        run.append(glyph)
    yield from joined(run)


def goes_on(run: list[Glyph], glyph: Glyph) -> bool:
    """Tell whether ``glyph`` stands right behind ``run``."""
    before = run[-1]
    if glyph.upright != before.upright:
        return False
    if not glyph.upright:
        return True
    size = max(before.size, glyph.size)
    near = -size < glyph.left - before.right < APART * size
    alike = 0.6 < glyph.size / before.size < 1.7 if before.size and glyph.size else True
    return near and alike and abs(glyph.y - before.y) < SHIFTED * size


def joined(run: list[Glyph]) -> Iterator[Run]:
    """Yield the run that glyphs are, unless they are blanks."""
    text = "".join(glyph.text for glyph in run)
    inked = [glyph for glyph in run if glyph.text.strip()]
    if not inked:
        return
    sizes = sorted(glyph.size for glyph in inked)
    levels = sorted(glyph.y for glyph in inked)
    yield Run(
        text=" ".join(text.split()),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        y=levels[len(levels) // 2],
        size=sizes[len(sizes) // 2],
        bold=2 * sum(glyph.bold for glyph in inked) > len(inked),
        upright=run[0].upright,
    )


def glyphs_of(textpage: Any, most: int) -> Iterator[Glyph]:
    """Yield the glyphs of a page; blanks that PDFium adds between words are glyphs of no width."""
    from pypdfium2 import raw  # noqa: PLC0415 - only PDF files need it

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    right, level, size = 0.0, 0.0, 0.0
    half = ""
    for at in range(min(textpage.count_chars(), most)):
        code = raw.FPDFText_GetUnicode(textpage, at)
        text = half + chr(code)
        if 0xD800 <= code < 0xDC00:
            half = text
            continue
        half = ""
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if raw.FPDFText_IsGenerated(textpage, at) == 1 and text not in HYPHENS:
            if text == " ":
                yield Glyph(text=" ", left=right, right=right, y=level, size=size, bold=False, upright=True)
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, at, box):
            continue
        raw.FPDFText_GetCharOrigin(textpage, at, x, y)
        right, level, size = bounded(box.right), bounded(y.value), bounded(box.top - box.bottom)
        upright = abs(raw.FPDFText_GetCharAngle(textpage, at)) % 6.28 < 0.1
        bold = raw.FPDFText_GetFontWeight(textpage, at) >= BOLD or is_bold(raw, textpage, at)
        shown = BROKEN if text in HYPHENS else LIGATURES.get(text, text)
        if not (shown.isprintable() or shown == BROKEN or shown.isspace()):
            shown = UNKNOWN
        yield Glyph(
            text=shown, left=bounded(box.left), right=right, y=level, size=size, bold=bold, upright=upright
        )


def bounded(value: float) -> float:
    """Return a place or a size that a page can have: a damaged file may state a number that is not finite, or a place miles away."""
    return min(max(value, -FARTHEST), FARTHEST) if value == value else 0.0  # noqa: PLR0124 - only what is no number differs from itself


def is_bold(raw: Any, textpage: Any, at: int) -> bool:
    """Tell whether the name of a glyph's font says that it is bold."""
    name = ctypes.create_string_buffer(80)
    raw.FPDFText_GetFontInfo(textpage, at, name, 80, None)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"semib", b"fett"))
