"""What an ingest asks of an archive, whatever keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from newsarchive.store.batch_items import Item, Outcome
    from newsarchive.types.progress import Progress

__all__ = ["Writer"]


class Writer(Protocol):
    """What an ingest asks of an archive, whatever keeps it."""

    @property
    def documents(self) -> bool:
        """Whether articles are kept as documents (``batch_items.Kept``), not as rows."""

    def known_among(self, digests: Sequence[str]) -> set[str]:
        """Return those of ``digests`` (SHA-256, hex) whose bytes the archive holds."""

    def knows(self, sha256: str, *, path: str | None = None) -> bool:
        """Tell whether the archive holds the bytes with this hash, and was given them at ``path``."""

    def is_moved(self, sha256: str) -> bool:
        """Tell whether the archive holds the bytes with this hash, and no file is left where they were seen."""

    def known_files(self, paths: Sequence[str]) -> Collection[tuple[str, int | None, int | None]]:
        """Return path, size in bytes and mtime in ns of those of ``paths`` (30,000 at most) that were archived."""

    def write(self, batch: Sequence[Item]) -> list[Outcome | None]:
        """Store a batch whole or not at all, and return what became of each item."""

    def dictionary_for(self, samples: Sequence[bytes]) -> bytes | None:
        """Return what originals are packed with; made of ``samples`` where they are enough and there is none yet."""

    def settle(self, added: int, stopped: Callable[[], bool], *, progress: Progress | None = None) -> None:
        """Make the archive quick to search after a run that added ``articles`` articles, until ``stopped``."""
