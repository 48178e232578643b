"""Paths -> ``Document``s: files, folders and standard input, and in place of each that cannot be read, the reason.

Nothing in here raises for what the input is; everything streams, one document in memory at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.sources.document import Code, Document, Failure, Found, Skipped, Unpacked
from newsarchive.sources.files import File, failure_of, find_files, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "SIZE_LIMIT",
    "Code",
    "Document",
    "Failure",
    "File",
    "Found",
    "Skipped",
    "Unpacked",
    "find_files",
    "read_file",
    "read_sources",
]

SIZE_LIMIT = 64 * 1024 * 1024
"""Largest document, in bytes. The longest newspaper article is a few hundred thousand; this one is something else."""
BLANK = b" \t\r\n\v\f\0\x1a\xef\xbb\xbf\xff\xfe"
"""Bytes of a file that holds nothing: blanks, DOS end marks, byte order marks."""


def nothing_known(path: str, size: int, mtime_ns: int) -> bool:
    """Answer that no file is known: each is read."""
    del path, size, mtime_ns
    return False


def read_sources(
    paths: Iterable[str], *, skip: Callable[[str, int, int], bool] = nothing_known
) -> Iterator[Found]:
    """Yield every document under ``paths``, and a ``Failure`` for each input that cannot be one. Never raises.

    ``skip(path, size, mtime_ns)`` is asked before a file is opened; where it answers True the file is not read and
    ``Skipped`` is yielded. A file that held several documents ends with ``Unpacked``.
    """
    for file in find_files(paths):
        if isinstance(file, Failure):
            yield file
        elif skip(file.path, file.size, file.mtime_ns):
            yield Skipped(file.path)
        else:
            yield from read_file(file)


def read_file(file: File) -> Iterator[Found]:
    """Yield what ``file`` holds, a document or the reason why not. Never raises."""
    if file.size > SIZE_LIMIT:
        yield too_large(file)
        return
    try:
        raw = read_bytes(file, SIZE_LIMIT + 1)
    except OSError as error:
        yield failure_of(file.name, error, listed=True)._replace(size=file.size, mtime_ns=file.mtime_ns)
        return
    if len(raw) > SIZE_LIMIT:
        yield too_large(file)
    elif not raw[:256].strip(BLANK) and not raw.strip(BLANK):
        reason = "holds nothing but blanks" if raw else "is empty"
        yield Failure(file.path, Code.EMPTY, reason, file.size, file.mtime_ns)
    else:
        yield Document(raw, file.path, None, file.size, file.mtime_ns)


def too_large(file: File) -> Failure:
    """Return the failure of a file over the limit."""
    size = f"{file.size / 1024 / 1024:.0f} MiB, " if file.size else ""
    limit = SIZE_LIMIT // 1024 // 1024
    reason = f"too large for one article ({size}limit {limit} MiB); split it into one file per article"
    return Failure(file.path, Code.TOO_LARGE, reason, file.size, file.mtime_ns)
