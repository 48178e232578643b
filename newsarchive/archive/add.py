"""Bytes -> the archive: the articles in them, read as a file's are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from newsarchive.errors import UnreadableInput
from newsarchive.ingest.worker import prepare_document
from newsarchive.sources.opened import read_stream
from newsarchive.store.batch_items import Failed, Incoming, seen_at
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from newsarchive.ingest.writer import Writer

__all__ = ["add_bytes"]


def add_bytes(store: Writer, raw: bytes, path: str) -> str:
    """Store the articles in ``raw``, which came from ``path``, and what cannot be read as failures; return the first one's key.

    Raises UnreadableInput for the first failure, and ArchiveError. A text must be encoded before it comes here: TypeError.
    """
    if not isinstance(raw, bytes | bytearray | memoryview):
        raise TypeError(
            f"expected the bytes of a document, not {type(raw).__name__}; encode a text as UTF-8 first"
        )
    items: list[Incoming | Failed] = []
    for found in read_stream(io.BytesIO(raw), path, len(raw)):
        if isinstance(found, Document):
            items.append(prepare_document(found))
        elif isinstance(found, Failure):
            items.append(Failed(seen_at(found), found.code.value, found.reason))
    store.write([item._replace(seen=item.seen._replace(size=None, mtime_ns=None)) for item in items])
    store.settle(0, lambda: False)
    for item in items:
        if isinstance(item, Failed):
            raise UnreadableInput(item.seen.path, item.reason)
    if not items:
        raise UnreadableInput(path, "holds no article, but files that are passed over")
    first = items[0]
    assert isinstance(first, Incoming), "each input gives a document or a failure"
    assert first.entry is not None, "a document was prepared just now"
    return str(first.entry.article[0])
