"""What was found -> batches for workers, and prepared batches -> groups that are stored at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsarchive.store.batch_items import Failed, Incoming, Whole, seen_at
from newsarchive.types.document import Document, Failure, Skipped, Unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.ingest.parsed import Parsed
    from newsarchive.store.batch_items import Item
    from newsarchive.types.document import Found

    Work = Document | Parsed | Item

__all__ = ["Batch", "Prepared", "batches", "groups"]

BATCH_DOCUMENTS = 50
BATCH_BYTES = 2 * 1024 * 1024
"""What a worker is given at once; a batch ends at whichever comes first."""
GROUP_DOCUMENTS = 300
GROUP_BYTES = 8 * 1024 * 1024
"""What is stored at once: it bounds memory, and what a ``kill -9`` leaves to do again."""


class Knowing(Protocol):
    """Whatever can tell which documents need not be read again."""

    def knows(self, sha256: str) -> bool:
        """Tell whether the bytes with this hash are known."""


class Batch(NamedTuple):
    """Documents to be prepared together; ``skipped`` counts the unchanged files among them, ``size`` is in bytes."""

    found: list[Work]
    skipped: int
    size: int


class Prepared(NamedTuple):
    """Items to be stored together; ``skipped`` and ``size`` as of a batch."""

    items: list[Item]
    skipped: int
    size: int


def groups(batches: Iterable[Prepared]) -> Iterator[Prepared]:
    """Yield what is stored at once, of one batch or several: large transactions make fewer and longer runs of the indexes."""
    group = Prepared([], 0, 0)
    for batch in batches:
        group = Prepared(group.items + batch.items, group.skipped + batch.skipped, group.size + batch.size)
        if (
            len(group.items) >= GROUP_DOCUMENTS
            or group.size >= GROUP_BYTES
            or batch.skipped >= GROUP_DOCUMENTS
        ):
            yield group
            group = Prepared([], 0, 0)
    if group.items or group.skipped:
        yield group


def batches(store: Knowing, found: Iterable[Found]) -> Iterator[Batch]:
    """Yield what was found in batches; documents whose bytes the archive holds come without them."""
    items: list[Work] = []
    skipped = size = 0
    for item in found:
        if isinstance(item, Skipped):
            skipped += item.files
        elif isinstance(item, Document):
            import hashlib  # noqa: PLC0415 - a run that finds nothing new does without, it loads OpenSSL

            digest = hashlib.sha256(item.raw).hexdigest()
            known = store.knows(digest)
            items.append(Incoming(seen_at(item), digest, None) if known else item)
            size += 0 if known else len(item.raw)
        elif isinstance(item, Failure):
            items.append(Failed(seen_at(item), item.code.value, item.reason))
        elif isinstance(item, Unpacked):
            items.append(Whole(seen_at(item), item.documents, item.failures))
        if len(items) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield Batch(items, skipped, size)
            items, skipped, size = [], 0, 0
    if items or skipped:
        yield Batch(items, skipped, size)
