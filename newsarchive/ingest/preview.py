"""Paths -> what ``ingest`` would do with each document, without doing it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.ingest.worker import prepare_document
from newsarchive.sources import read_sources
from newsarchive.sources.files import nothing_known
from newsarchive.store.batch_items import Failed, Outcome
from newsarchive.types.document import Document, Failure, PassedOver, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.ingest.writer import Writer

__all__ = ["Preview", "preview"]


class Preview(NamedTuple):
    """What would become of the document at ``path``; ``reason`` says why it would fail.

    Without an outcome it would be passed over, for what ``reason`` says it is; ``files`` counts those of a folder.
    """

    outcome: Outcome | None
    path: str
    reason: str = ""
    files: int = 1


def preview(
    store: Writer | None, paths: Iterable[str], *, check_all: bool = False, exclude: Sequence[str] = ()
) -> Iterator[Preview]:
    """Yield what ``ingest`` would do with each document under ``paths``. ``store`` is None where there is none yet."""
    new: set[str] = set()
    known = store.known_files if store and not check_all else nothing_known
    for found in read_sources(paths, known=known, exclude=exclude):
        if isinstance(found, Skipped):
            yield from (Preview(Outcome.UNCHANGED, found.path) for _ in range(found.files))
        elif isinstance(found, Failure):
            yield Preview(Outcome.FAILED, found.path, found.reason)
        elif isinstance(found, PassedOver):
            yield Preview(None, found.path, found.kind, found.files)
        elif isinstance(found, Document):
            yield preview_document(store, found, new)


def preview_document(store: Writer | None, document: Document, new: set[str]) -> Preview:
    """Return what would become of ``document``; ``new`` are the hashes of those that would be new before it."""
    digest = hashlib.sha256(document.raw).hexdigest()
    if store and store.knows(digest):
        known = store.knows(digest, path=document.path)
        if known:
            return Preview(Outcome.UNCHANGED, document.path)
        return Preview(Outcome.MOVED if store.is_moved(digest) else Outcome.DUPLICATE, document.path)
    if digest in new:
        return Preview(Outcome.DUPLICATE, document.path)
    prepared = prepare_document(document)
    if isinstance(prepared, Failed):
        return Preview(Outcome.FAILED, document.path, prepared.reason)
    new.add(digest)
    return Preview(Outcome.NEW, document.path)
