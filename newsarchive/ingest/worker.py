"""Documents -> what the writer inserts: parsed, made into rows, their German words analysed. Workers run it.

Each process offers the archive a word's rows once a run: its batches are stored in the order it gets them, or the run ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING

from newsarchive.parser.parse import parse_article
from newsarchive.store.batch_items import Failed, Incoming, seen_at
from newsarchive.store.german_index import german_of, new_taught
from newsarchive.store.rows import article_rows
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from newsarchive.german.vocabulary import Taught
    from newsarchive.store.batch_items import Item

__all__ = ["new_taught", "prepare", "prepare_document", "prepare_in_worker", "start_worker"]

REFUSED = {"not-text", "not-an-article"}
"""Notes on a document that make it a failure instead of an article."""
WORKER: list[Taught] = []
"""In a worker process, what the words of its batches have taught."""


def prepare(items: list[Document | Item], taught: Taught) -> list[Item]:
    """Parse the documents among ``items``; the others stay as they are. ``taught`` is what this run's words taught before."""
    return [prepare_document(item, taught) if isinstance(item, Document) else item for item in items]


def prepare_document(document: Document, taught: Taught | None = None) -> Incoming | Failed:
    """Parse ``document`` into its rows, or say why it is not an article."""
    seen = seen_at(document)
    try:
        article = parse_article(document.raw, name=document.path, stated_format=document.format)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run for all others
        return Failed(seen, "parser-error", f"the parser failed ({error!r}); please report it with the file")
    for note in article.notes:
        if note.code in REFUSED:
            return Failed(seen, note.code, note.message)
    entry = article_rows(article, document.raw)
    return Incoming(seen, article.source.sha256, entry._replace(german=german_of(entry.texts, taught)))


def start_worker() -> None:
    """Begin a worker process: Ctrl-C is left to the parent, and without a parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    WORKER.append(new_taught())


def end_with_parent() -> None:
    """Wait until the parent process is gone, killed or not, and end this one, whatever it is doing.

    The queue between them tells nothing: each worker holds both of its ends. What the wait is on is the system's own: a pipe that
    the parent alone could write to, or on Windows the parent's handle.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def prepare_in_worker(items: list[Document | Item]) -> list[Item]:
    """Prepare a batch in a worker process, which lives as long as the run."""
    return prepare(items, WORKER[0])
