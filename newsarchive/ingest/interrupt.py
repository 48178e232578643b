"""Ctrl-C and SIGTERM -> a request to stop, which a run meets as soon as what it stores is whole.

The first signal is acknowledged at once and ends the run in good order; a second one interrupts it wherever it is.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Stop", "Stopped", "interruptible", "shielded"]

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Leaves work that may be thrown away, when a stop was asked for. No Exception, which a parser's faults are caught by."""


class Stop:
    """Whether a run was asked to stop, and by which signal."""

    def __init__(self, acknowledge: Callable[[], object] | None = None) -> None:
        self.event = threading.Event()
        self.signal = 0
        self.acknowledge = acknowledge
        self.free = False

    def __call__(self) -> bool:
        """Tell whether a stop was asked for."""
        return self.event.is_set()

    def on_signal(self, number: int, frame: object) -> None:
        """Note the first signal; a second one interrupts at once."""
        del frame
        if self.event.is_set():
            raise KeyboardInterrupt
        self.signal = number
        self.event.set()
        if self.acknowledge:
            self.acknowledge()
        if self.free:
            raise Stopped

    @contextmanager
    def leaving_work(self) -> Iterator[None]:
        """Let a stop end the block at once by ``Stopped``: nothing in it needs to be finished."""
        self.free = True
        try:
            if self():
                raise Stopped
            yield
        finally:
            self.free = False


@contextmanager
def interruptible(stop: Stop) -> Iterator[Stop]:
    """Give the signals inside the block to ``stop``, also where they were ignored from the start (``command &`` in a script)."""
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop.on_signal) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def shielded() -> Iterator[None]:
    """Keep Ctrl-C from processes and threads that begin inside the block, for good; for this one it waits until the end of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
