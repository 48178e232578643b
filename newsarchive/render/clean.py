"""Text that came from outside -> text that a terminal shows and does not obey."""

from __future__ import annotations

import os

__all__ = ["clean", "style", "width"]

WIDEST = 100
"""Columns: longer lines are harder to read, however wide the terminal is."""
USUAL = 80
BOLD, DIM, MARK, END = "\033[1m", "\033[2m", "\033[1;33m", "\033[0m"
LEFT_OUT, ADDED = "\033[31;9m", "\033[32m"
STYLES = {"bold": BOLD, "dim": DIM, "mark": MARK, "left_out": LEFT_OUT, "added": ADDED}


def clean(text: str) -> str:
    r"""Return ``text`` in one line, without invisible characters; control characters become escapes (``\x1b``)."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else shown(char) for char in text)


def shown(char: str) -> str:
    """Return what stands for an unprintable character: a blank, nothing (soft hyphen, direction marks), an escape."""
    import unicodedata  # noqa: PLC0415 - most texts do without

    category = unicodedata.category(char)
    if category.startswith("Z") or char in "\t\n\r":
        return " "
    return "" if category == "Cf" else char.encode("unicode_escape", "surrogatepass").decode("ascii")


def style(text: str, name: str, *, colour: bool) -> str:
    """Return ``text`` in a style (a key of ``STYLES``) where ``colour`` is on and ``NO_COLOR`` is not set."""
    if not text or not colour or os.environ.get("NO_COLOR"):
        return text
    return f"{STYLES[name]}{text}{END}"


def width(*, terminal: bool) -> int:
    """Return the columns to lay out for: the terminal's, at most 100; always 80 in a pipe."""
    if not terminal:
        return USUAL
    import shutil  # noqa: PLC0415 - a pipe does without

    return max(20, min(shutil.get_terminal_size((USUAL, 24)).columns, WIDEST))
