"""Questions to the archive from many requests: a few threads, each with a read-only connection, and a limit of time."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from newsarchive.archive.archive import Archive
from newsarchive.errors import ArchiveError
from newsarchive.web.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Readers", "TooSlow"]

THREADS = 4
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock."""
MORE = 1.0
"""Seconds beyond the limit after which a page is answered, even where the thread is busy with something else than SQLite."""
Answer = TypeVar("Answer")


class TooSlow(Exception):  # noqa: N818 - what happened
    """A question took longer than is allowed."""


class Readers:
    """A pool of read-only archives, and what they remember of lists. ``limit`` is in seconds."""

    def __init__(self, path: str, limit: float) -> None:
        self.path = path
        self.limit = limit
        self.lists = Lists()
        self.pool = ThreadPoolExecutor(THREADS, thread_name_prefix="archive")
        self.own = threading.local()
        self.ended = False

    async def ask(self, question: Callable[[Archive], Answer]) -> Answer:
        """Return the answer of ``question``, asked in a thread of the pool. Raises TooSlow, or what the question raises."""
        answer = asyncio.get_running_loop().run_in_executor(self.pool, self.answer, question)
        try:
            return await asyncio.wait_for(answer, self.limit + MORE)
        except TimeoutError as error:
            raise TooSlow from error

    def answer(self, question: Callable[[Archive], Answer]) -> Answer:
        """Ask in this thread, with its own archive."""
        archive = self.archive()
        end = time.monotonic() + self.limit
        archive.connection.set_progress_handler(lambda: self.ended or time.monotonic() > end, STEPS)
        try:
            return question(archive)
        except (ArchiveError, sqlite3.OperationalError) as error:
            if self.ended or time.monotonic() > end:
                raise TooSlow from error
            raise
        finally:
            archive.connection.set_progress_handler(None, 0)

    def archive(self) -> Archive:
        """Return this thread's archive; what lists remember is forgotten where another program has written to it since."""
        archive: Archive | None = getattr(self.own, "archive", None)
        if archive is None:
            archive = self.own.archive = Archive.open(self.path, read_only=True)
        with archive.statement() as connection:
            version = connection.execute("PRAGMA data_version").fetchone()
        if version != getattr(self.own, "version", None):
            self.lists.forget()
        self.own.version = version
        return archive

    def close(self) -> None:
        """Let go of the threads: what is being asked is ended at the next look at the clock, questions that wait are dropped."""
        self.ended = True
        self.pool.shutdown(wait=False, cancel_futures=True)
