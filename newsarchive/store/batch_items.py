"""What a run brings to the archive, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsarchive.store.rows import Entry
    from newsarchive.types.document import Document, Failure, Unpacked

__all__ = ["Failed", "FoundAt", "Incoming", "Item", "Kept", "Outcome", "Whole", "seen_at"]


class Outcome(StrEnum):
    """What became of an incoming document."""

    NEW = "new"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    MOVED = "moved"
    FAILED = "failed"
    DISMISSED = "dismissed"


class FoundAt(NamedTuple):
    """Where a document was found: its path, and the file's size in bytes and mtime in ns (None: not a file)."""

    path: str
    size: int | None = None
    mtime_ns: int | None = None


class Kept(NamedTuple):
    """An article as a store of documents keeps it, not of rows: its key, the document (JSON), and what its words teach."""

    key: str
    text: str
    words: tuple[tuple[str, str], ...]


class Incoming(NamedTuple):
    """A document and where it was found; ``entry`` is None where the archive is known to have its bytes already.

    ``asked`` are the fields that a person stated for it, and that are kept as corrections are. ``kept`` stands in place of ``entry`` for a store
    of documents.
    """

    seen: FoundAt
    sha256: str
    entry: Entry | None
    asked: tuple[tuple[str, str], ...] = ()
    kept: Kept | None = None


class Failed(NamedTuple):
    """A document that could not be read. ``code`` is for programs, ``reason`` for people."""

    seen: FoundAt
    code: str
    reason: str


class Whole(NamedTuple):
    """A container whose documents all came before this: now it is known as a whole, and skipped while unchanged."""

    seen: FoundAt
    documents: int
    failures: int


Item = Incoming | Failed | Whole
"""What a batch is made of."""


def seen_at(found: Document | Failure | Unpacked) -> FoundAt:
    """Return where ``found`` was found."""
    return FoundAt(found.path, found.size, found.mtime_ns)
