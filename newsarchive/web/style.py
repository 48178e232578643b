"""The style sheet of the pages, with the heights of bars: no page may hold styles of its own."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from newsarchive.web.pages.search import HEIGHT

__all__ = ["style_sheet"]


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """Return the style sheet."""
    sheet = (files("newsarchive.web") / "lesesaal.css").read_text(encoding="utf-8")
    heights = (f".h{step} {{ height: {100 * step / HEIGHT:.4g}%; }}\n" for step in range(1, HEIGHT + 1))
    return sheet + "".join(heights)
