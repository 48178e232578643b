"""Paths -> how many files they mean, counted beside the run that reads them. Names are looked at, never files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newsarchive.sources.files import is_dropping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsarchive.types.progress import Progress

__all__ = ["count_files"]

EVERY = 1000
"""Files between two looks at whether to stop."""


def count_files(paths: Iterable[str], progress: Progress, stopped: Callable[[], bool]) -> None:
    """Count the files under ``paths`` as ``find_files`` finds them, until ``stopped``; ``progress.total`` grows meanwhile.

    What cannot be listed counts as one, as the failure that it becomes. A folder that two links lead to is counted once for each.
    """
    progress.counting = True
    progress.total = 0
    pending = [os.fspath(path) for path in paths]
    while pending and not stopped():
        path = pending.pop()
        try:
            with os.scandir(path) as entries:
                count_entries(entries, pending, progress, stopped)
        except (OSError, ValueError):
            progress.total += 1
    progress.counting = False


def count_entries(
    entries: Iterable[os.DirEntry[str]], pending: list[str], progress: Progress, stopped: Callable[[], bool]
) -> None:
    """Count the files among ``entries``, and add the folders to ``pending``, but no links to them: they may lead in circles."""
    number = 0
    for entry in entries:
        if is_dropping(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            pending.append(entry.path)
            continue
        number += 1
        if number % EVERY == 0:
            progress.total = (progress.total or 0) + EVERY
            if stopped():
                return
    progress.total = (progress.total or 0) + number % EVERY
