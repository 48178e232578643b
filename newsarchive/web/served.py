"""What is served, where, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LIMIT", "Served"]

LIMIT = 10.0
"""Seconds that one page may ask the archive."""


class Served(NamedTuple):
    """The archive's file, the address, the seconds that a page may take, and whether pages may ``write``.

    ``german`` puts a message into German, for the pages of German readers.
    """

    path: str
    host: str = "127.0.0.1"
    port: int = 8001
    limit: float = LIMIT
    write: bool = False
    german: Callable[[str], str] = str
