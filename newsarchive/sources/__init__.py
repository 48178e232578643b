"""Paths -> ``Document``s: files, folders, archives and standard input, and in place of what cannot be read, the reason.

Nothing in here raises for what the input is; everything streams, one document in memory at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.sources.files import File, find_files, nothing_known
from newsarchive.types.document import Code, Document, Failure, Found, Skipped, Unpacked
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.sources.files import Known

__all__ = [
    "Code",
    "Document",
    "Failure",
    "File",
    "Found",
    "Skipped",
    "Unpacked",
    "find_files",
    "nothing_known",
    "read_sources",
]


def read_sources(
    paths: Iterable[str], *, known: Known = nothing_known, progress: Progress | None = None
) -> Iterator[Found]:
    """Yield every document under ``paths``, and a ``Failure`` for each input that cannot be one. Never raises.

    ``known(paths)`` is asked which files are known, and with which size in bytes and mtime in ns; those that are so still are
    not opened, only counted by ``Skipped``. A file that held several documents ends with ``Unpacked``.
    ``progress`` is told how many files were read.
    """
    progress = progress or Progress()
    for file in find_files(paths, known):
        if not isinstance(file, File):
            progress.read += file.files if isinstance(file, Skipped) else 1
            yield file
            continue
        from newsarchive.sources.opened import read_file, read_members  # noqa: PLC0415 - where nothing is new, nothing is opened

        yield from read_members(file) if file.members else read_file(file)
        progress.read += 1
