"""Numbers over time -> a bar chart as PNG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from newsarchive.render.timeline import filled, measure, shortened

if TYPE_CHECKING:
    from newsarchive.types.results import Timeline

__all__ = ["timeline_png"]

SIZE = (1600, 600)
LEFT, RIGHT, TOP, BOTTOM = 110, 1580, 80, 520
BAR, GRID, INK = (51, 102, 204), (221, 221, 221), (34, 34, 34)
LABELS = 10
"""Steps that are named below the bars, at most."""


def timeline_png(timeline: Timeline, title: str) -> bytes:
    """Return the chart of 1600 by 600 pixels, sharp in a report at half its size."""
    counts = filled(timeline)
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    font, large = ImageFont.load_default(22), ImageFont.load_default(28)
    most = max((number for _, number in counts), default=1) or 1
    for share in (0.0, 0.5, 1.0):
        y = BOTTOM - share * (BOTTOM - TOP)
        draw.line((LEFT, y, RIGHT, y), fill=GRID, width=2)
    draw.text((LEFT, 20), shortened(title), fill=INK, font=large)
    draw.text((RIGHT, 24), measure(timeline), fill=INK, font=font, anchor="ra")
    draw.text((LEFT - 10, TOP), f"{most:,}", fill=INK, font=font, anchor="rm")
    draw.text((LEFT - 10, BOTTOM), "0", fill=INK, font=font, anchor="rm")
    wide = (RIGHT - LEFT) / max(len(counts), 1)
    every = max(1, -(-len(counts) // LABELS))
    for at, (step, number) in enumerate(counts):
        x, high = LEFT + at * wide, number / most * (BOTTOM - TOP)
        if number:
            draw.rectangle((x, BOTTOM - high, x + max(wide * 0.85, 1), BOTTOM), fill=BAR)
        if at % every == 0 and x + draw.textlength(step, font) <= RIGHT:
            draw.text((x, BOTTOM + 14), step, fill=INK, font=font)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
