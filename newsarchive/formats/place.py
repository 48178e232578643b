"""Where in a file we are: what readers of containers, records and feeds hand on, and name their failures by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from newsarchive.formats.streams import Budget

__all__ = ["Place", "shown"]

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
        return Failure(path=self.path, code=code, reason=bounded, size=self.size, mtime_ns=self.mtime_ns)

    def too_large(self, limit: int) -> Failure:
        """Return the failure of a document of more than ``limit`` bytes."""
        known = f"{self.size / 1024 / 1024:.0f} MiB, " if self.size > limit and not self.depth else ""
        reason = f"too large for one article ({known}limit {limit // 1024 // 1024} MiB); split it into one file per article"
        return self.failure(Code.TOO_LARGE, reason)


ESCAPED_BYTE = re.compile(r"\\x([89a-f][0-9a-f])")


def shown(name: str) -> str:
    r"""Return ``name``, as ``os.fsdecode`` gives it, with undecodable bytes as escapes: any archive can store it.

    >>> shown("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return "".join(f"\\x{ord(c) - 0xDC00:02x}" if "\ud800" <= c <= "\udfff" else c for c in name)
    return name


def hidden_bytes(path: str) -> str:
    """Return the file name that ``shown`` may have made ``path`` of."""
    return ESCAPED_BYTE.sub(lambda match: chr(0xDC00 + int(match[1], 16)), path)
