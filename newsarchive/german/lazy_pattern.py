"""Patterns that are compiled when they are first used: compiling the read path's at import is a twentieth of a search's start."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["late"]


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what works as ``re.compile(pattern, flags)`` does, compiled at the first call of a method."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self.source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the method for the next call."""
        method = getattr(re.compile(*self.source), name)
        setattr(self, name, method)
        return method
