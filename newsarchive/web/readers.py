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

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Readers", "TooSlow"]

THREADS = 4
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock."""
Answer = TypeVar("Answer")


class TooSlow(Exception):  # noqa: N818 - what happened
    """A question took longer than is allowed."""


class Readers:
    """A pool of read-only archives. ``limit`` is in seconds."""

    def __init__(self, path: str, limit: float) -> None:
        self.path = path
        self.limit = limit
        self.pool = ThreadPoolExecutor(THREADS, thread_name_prefix="archive")
        self.own = threading.local()

    async def ask(self, question: Callable[[Archive], Answer]) -> Answer:
        """Return the answer of ``question``, asked in a thread of the pool. Raises TooSlow, or what the question raises."""
        return await asyncio.get_running_loop().run_in_executor(self.pool, self.answer, question)

    def answer(self, question: Callable[[Archive], Answer]) -> Answer:
        """Ask in this thread, with its own archive."""
        archive: Archive | None = getattr(self.own, "archive", None)
        if archive is None:
            archive = self.own.archive = Archive.open(self.path, read_only=True)
        end = time.monotonic() + self.limit
        archive.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            return question(archive)
        except (ArchiveError, sqlite3.OperationalError) as error:
            if time.monotonic() > end:
                raise TooSlow from error
            raise
        finally:
            archive.connection.set_progress_handler(None, 0)

    def close(self) -> None:
        """Let go of the threads; questions that wait are dropped."""
        self.pool.shutdown(wait=False, cancel_futures=True)
