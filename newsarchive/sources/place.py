"""Where in a file we are: what readers of containers, records and feeds hand on, and name their failures by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.sources.document import Code, Failure
from newsarchive.sources.files import shown

if TYPE_CHECKING:
    from newsarchive.sources.streams import Budget

__all__ = ["Place"]

LONGEST_REASON = 300
"""Characters of a failure's reason, which may quote what the input says."""


class Place(NamedTuple):
    """Where in a file we are: its path, size and mtime, the path so far, how deep, and what may still be unpacked."""

    path: str
    size: int
    mtime_ns: int
    budget: Budget
    depth: int = 0

    def within(self, name: str) -> Place:
        """Return the place of the member ``name``."""
        return self._replace(path=f"{self.path}!/{shown(name)}")

    def deeper(self) -> Place:
        """Return the place of what a container here holds."""
        return self._replace(depth=self.depth + 1)

    def failure(self, code: Code, reason: str) -> Failure:
        """Return the failure of what is here; a reason that quotes the input becomes one line of bounded length."""
        line = " ".join("".join(char if char.isprintable() else " " for char in reason).split())
        bounded = line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"
        return Failure(self.path, code, bounded, self.size, self.mtime_ns)
