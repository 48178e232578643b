"""Patterns that a person gives -> which paths are left out: ``--exclude 'Sport/*'``."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["left_out"]


def left_out(patterns: Sequence[str]) -> Callable[[str], bool] | None:
    """Return a test of whether a path is left out: its name, or its end from a folder on, is of one of ``patterns``; None without any.

    >>> test = left_out(["*.bak", "Sport/*"])
    >>> [test(path) for path in ("/a/x.bak", "/a/Sport/x.txt", "/a/Kultur/x.txt")]
    [True, True, False]
    """
    if not patterns:
        return None
    form = re.compile("|".join(f"(?:.*/)?{translate(pattern.rstrip('/'))}" for pattern in patterns))
    return lambda path: form.match(path) is not None
