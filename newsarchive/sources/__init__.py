"""Paths -> ``Document``s: files, folders, archives and standard input, and in place of what cannot be read, the reason.

Nothing in here raises for what the input is; everything streams, one document in memory at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.sources.files import EXCLUDED, File, find_files, nothing_known
from newsarchive.sources.left_out import left_out
from newsarchive.types.document import Code, Document, Failure, Found, PassedOver, Skipped, Unpacked
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsarchive.sources.files import Known

__all__ = [
    "Code",
    "Document",
    "Failure",
    "File",
    "Found",
    "PassedOver",
    "Skipped",
    "Unpacked",
    "find_files",
    "nothing_known",
    "read_sources",
]


def read_sources(
    paths: Iterable[str],
    *,
    known: Known = nothing_known,
    progress: Progress | None = None,
    exclude: Sequence[str] = (),
) -> Iterator[Found]:
    """Yield every document under ``paths``, and a ``Failure`` for each input that cannot be one. Never raises.

    ``known(paths)`` is asked which files are known, and with which size in bytes and mtime in ns; those that are so still are
    not opened, only counted by ``Skipped``. A file that held several documents ends with ``Unpacked``.
    ``progress`` is told how many files were read. What ``exclude`` fits (see ``left_out``) and what is no article is counted by ``PassedOver``.
    """
    progress = progress or Progress()
    unwanted = left_out(exclude)
    for file in find_files(paths, known, unwanted):
        if not isinstance(file, File):
            progress.read += file.files if isinstance(file, Skipped | PassedOver) else 1
            yield file
            continue
        from newsarchive.sources.opened import read_file, read_members  # noqa: PLC0415 - where nothing is new, nothing is opened

        found = read_members(file) if file.members else read_file(file)
        yield from found if unwanted is None else wanted(found, unwanted)
        progress.read += 1


def wanted(found: Iterable[Found], unwanted: Callable[[str], bool]) -> Iterator[Found]:
    """Yield what was found in a file, without the members that are left out; where some are, the file does not count as read whole."""
    some = False
    for item in found:
        if isinstance(item, Unpacked):
            if not some:
                yield item
        elif unwanted(item.path):
            some = True
            yield PassedOver(item.path, EXCLUDED)
        else:
            yield item
