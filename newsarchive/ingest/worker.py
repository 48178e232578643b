"""Documents -> what the writer inserts: parsed, made into rows, their German words analysed. Workers run it.

Each process offers the archive a word's rows once a run: its batches are stored in the order it gets them, or the run ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsarchive.ingest.parsed import Parsed
from newsarchive.parser.articles import article_of
from newsarchive.parser.corrections import Correction, with_values
from newsarchive.store.batch_items import Failed, Incoming, seen_at
from newsarchive.store.german_index import german_of, new_run_memory
from newsarchive.store.packing.originals import PLAIN, Packer
from newsarchive.store.repaired_index import repaired_row
from newsarchive.store.rows import article_rows
from newsarchive.store.stories.story_rows import sketch_of
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from newsarchive.german.vocabulary import RunMemory
    from newsarchive.ingest.batches import Work
    from newsarchive.store.batch_items import Item
    from newsarchive.types.article import Article

__all__ = ["Packer", "new_run_memory", "prepare", "prepare_document", "prepare_in_worker", "start_worker"]

WORKER: list[tuple[RunMemory, Packer, bool]] = []
"""In a worker process, which words its batches told of, what packs originals, and whether the store keeps documents."""


def prepare(
    items: list[Work], memory: RunMemory, packer: Packer = PLAIN, *, documents: bool = False
) -> list[Item]:
    """Parse the documents among ``items``; the others stay as they are. ``memory``: the words that this run told of before.

    ``documents``: the store keeps articles as documents, not as rows.
    """
    return [
        prepare_document(item, memory, packer, documents=documents)
        if isinstance(item, Document | Parsed)
        else item
        for item in items
    ]


def prepare_document(
    found: Document | Parsed,
    memory: RunMemory | None = None,
    packer: Packer = PLAIN,
    *,
    documents: bool = False,
) -> Incoming | Failed:
    """Parse a document, if it was not before, into its rows, or say why it is not an article. ``packer`` packs its bytes.

    ``documents``: into what a store of documents keeps of it instead.
    """
    if isinstance(found, Parsed):
        article: Article | Failure = found.article()
        document = found.document
    else:
        article = article_of(found)
        document = found
    if isinstance(article, Failure):
        return Failed(seen_at(article), article.code.value, article.reason)
    asked = tuple((field, value) for field, value in document.asked if is_missing(article, field))
    if asked:
        article = with_values(article, [Correction(field, value) for field, value in asked])
    if documents:
        from newsarchive.search.opensearch.document import kept_of  # noqa: PLC0415 - an archive file does without

        seen = seen_at(document)
        kept = kept_of(article, [seen], datetime.now(UTC).date().isoformat(), memory)
        return Incoming(seen=seen, sha256=article.source.sha256, entry=None, asked=asked, kept=kept)
    entry = article_rows(article, document.raw, packer)
    texts = entry.texts
    entry = entry._replace(
        german=german_of(texts, memory), repaired=repaired_row(texts), sketch=sketch_of(texts)
    )
    return Incoming(seen_at(document), article.source.sha256, entry, asked)


def is_missing(article: Article, field: str) -> bool:
    """Tell whether an article says nothing itself about a field."""
    return (article.source.publisher if field == "publisher" else article.published) is None


def start_worker(dictionary: bytes | None = None, documents: bool = False) -> None:
    """Begin a worker process: Ctrl-C is left to the parent, and without a parent there is nothing to do.

    ``dictionary`` is what originals are packed with; ``documents``: as for ``prepare``.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    WORKER.append((new_run_memory(), Packer(dictionary), documents))


def end_with_parent() -> None:
    """Wait until the parent process is gone, killed or not, and end this one, whatever it is doing.

    The queue between them tells nothing: each worker holds both of its ends. What the wait is on is the system's own: a pipe that
    the parent alone could write to, or on Windows the parent's handle.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def prepare_in_worker(items: list[Work]) -> list[Item]:
    """Prepare a batch in a worker process, which lives as long as the run."""
    memory, packer, documents = WORKER[0]
    return prepare(items, memory, packer, documents=documents)
