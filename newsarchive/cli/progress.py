"""``Progress`` -> one line of the terminal, drawn anew several times a second, and the word that a run is stopping."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

import click

from newsarchive.types.messages import _, number
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

__all__ = ["ProgressLine", "busy", "line_of", "stopping"]

EVERY = 0.25
"""Seconds between two looks at how far the run is."""
WINDOW = 20.0
"""Seconds that the rate and the time left go by: the first articles of a run are the slowest, and a folder's pages slower than its texts."""
CLEAR = "\r\033[K"
UNITS = (
    "files",
    "articles",
    "rows",
    "pages",
    "opening the archive",
    "preparing",
    "searching",
    "writing",
    "counting the articles",
    "reading the sheets",
    "queries",
    "drawing the sample",
    "comparing articles",
    "checking the file and its indexes",
    "making the indexes",
    "merging the index",
    "writing the file anew",
)
"""What working code counts, and what it does that cannot be counted; translated where it is shown."""
STOPPING = "Stopping: what is ready is stored first; Ctrl-C again ends at once."


class ProgressLine(Progress):
    """Shows how far a run is for as long as the block lasts; nothing where standard error is no terminal."""

    def __init__(self, *, watched: bool = True) -> None:
        super().__init__()
        self.watched = watched and sys.stderr.isatty()
        self.activity = "preparing"
        self.since = time.monotonic()
        self.drawn = False
        self.ended = threading.Event()
        self.drawing = threading.Lock()
        self.thread = threading.Thread(target=self.draw_on, daemon=True)

    def __enter__(self) -> Self:
        if self.watched:
            self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ended.set()
        if self.watched:
            self.thread.join()
            if self.drawn:
                click.echo(CLEAR, nl=False, err=True)
        if kind is KeyboardInterrupt and self.done:
            click.echo(stopped_at(self), err=True)

    def draw_on(self) -> None:
        """Draw until the block is over."""
        seen: deque[tuple[float, int, int]] = deque()
        while not self.ended.wait(EVERY):
            now = time.monotonic()
            if not self.documents:  # what a run needs to begin says nothing about its rate
                seen.clear()
            seen.append((now, self.done, self.documents))
            while len(seen) > 2 and seen[0][0] < now - WINDOW:
                seen.popleft()
            since, done, documents = seen[0]
            line = line_of(self, now - since, self.done - done, self.documents - documents)
            if self.activity and not self.documents:
                line = f"{_(self.activity)} … {duration(now - self.since)}"
            with self.drawing:
                self.drawn = True
                room = shutil.get_terminal_size().columns - 1
                click.echo(CLEAR + line[:room], nl=False, err=True)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let the block print lines of its own to the same terminal."""
        with self.drawing:
            if self.watched:
                click.echo(CLEAR, nl=False, err=True)
            yield


def busy(activity: str) -> ProgressLine:
    """Return a line that says for how long the block has been at what it does, where nobody can count it."""
    progress = ProgressLine()
    progress.activity = activity
    return progress


def line_of(progress: Progress, seconds: float, done: int, documents: int) -> str:
    """Return the line for a run of which ``done`` things and ``documents`` came about in the last ``seconds``.

    >>> run = Progress()
    >>> run.begin("articles", 4000)
    >>> run.advance(1000)
    >>> line_of(run, 10.0, 1000, 1000)
    '1,000 of 4,000 articles (25 %), 100 a second, 30 s left'
    """
    if progress.activity:
        return _(
            "{done} {unit} done, {activity} …",
            done=progress.documents,
            unit=_(progress.unit),
            activity=_(progress.activity),
        )
    behind = progress.done
    rate = documents / seconds if seconds else 0.0
    parts = [f"{number(behind)} {_(progress.unit)}"]
    if progress.total is not None and (total := max(progress.total, behind)):
        share = _("counting") if progress.counting else f"{behind * 100 // total} %"
        parts = [
            _(
                "{done} of {total} {unit} ({share})",
                done=behind,
                total=total,
                unit=_(progress.unit),
                share=share,
            )
        ]
    if progress.documents > behind:
        parts.append(_("{documents} documents", documents=progress.documents))
    if rate:
        parts.append(_("{rate} a second", rate=number(rate, 0 if rate >= 2 else 1)))
    if done and progress.total is not None and progress.total > behind:
        parts.append(_("{time} left", time=duration((progress.total - behind) * seconds / done)))
    return ", ".join(parts)


def stopped_at(progress: Progress) -> str:
    """Return how far a run was when it was stopped.

    >>> run = Progress()
    >>> run.begin("articles", 4000)
    >>> run.advance(1000)
    >>> stopped_at(run)
    'Stopped after 1,000 of 4,000 articles.'
    """
    if progress.total is None:
        return _("Stopped after {done} {unit}.", done=progress.done, unit=_(progress.unit))
    return _(
        "Stopped after {done} of {total} {unit}.",
        done=progress.done,
        total=progress.total,
        unit=_(progress.unit),
    )


def duration(seconds: float) -> str:
    """Return a length of time as people say it, in two parts at most.

    >>> duration(0.4), duration(125), duration(7380)
    ('1 s', '2 min 5 s', '2 h 3 min')
    """
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def stopping() -> None:
    """Say at once that a run is stopping, by the system's own means: the signal may have come amidst other output."""
    clear = CLEAR if sys.stderr.isatty() else ""
    os.write(2, f"{clear}{_(STOPPING)}\n".encode())
