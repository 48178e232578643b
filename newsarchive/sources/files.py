"""Paths -> files: folders walked in a stable order, links followed once, what is no file named as a failure."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import contextmanager
from stat import S_IFMT, S_IFREG
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newsarchive.formats.passed_over import DROPPING
from newsarchive.formats.place import hidden_bytes, shown
from newsarchive.types.document import Code, Failure, PassedOver, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

__all__ = [
    "STDIN",
    "File",
    "failure_of",
    "find_files",
    "is_dropping",
    "nothing_known",
    "open_file",
    "read_bytes",
]
if TYPE_CHECKING:
    Known = Callable[[Sequence[str]], Collection[tuple[str, int | None, int | None]]]
    Unwanted = Callable[[str], bool]

STDIN = "-"
ORDINARY = (".txt", ".html", ".htm", ".xml", ".json", ".pdf", ".gz", ".zip")
"""Endings that no dropping has, unless it begins with a dot or a tilde: most names need no pattern."""
KIND_BITS = S_IFMT(0xFFFF)
"""The bits of a mode that say what a file is."""
EXCLUDED, PART_OF_PAGE = "excluded", "part of a saved page"
"""What files are called in the count that are passed over for where they are."""
PARTS_FOLDER = re.compile(r"(?:_files|-files|_Dateien|-Dateien|\.files)$")
PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".HTM", ".HTML")
CHUNK = 1000
"""Files whose status is asked for before the first of them is read: it bounds memory in folders of any size."""
MEMBER = re.compile(r"!/|#\d+(?=!/|\Z)")
CODES = {
    errno.ENOENT: Code.NO_SUCH_FILE,
    errno.ENOTDIR: Code.NO_SUCH_FILE,
    errno.ENAMETOOLONG: Code.NO_SUCH_FILE,
    errno.EACCES: Code.NO_PERMISSION,
    errno.EPERM: Code.NO_PERMISSION,
    errno.ELOOP: Code.LINK_LOOP,
    errno.EISDIR: Code.NOT_A_FILE,
    errno.ENXIO: Code.NOT_A_FILE,
    errno.ESTALE: Code.VANISHED,
}
REASONS = {
    Code.NO_SUCH_FILE: "there is no such file",
    Code.DANGLING_LINK: "a link to a file that is not there; mend or remove the link",
    Code.LINK_LOOP: "links that lead to one another; mend or remove them",
    Code.NO_PERMISSION: "no permission to read it; change its rights or run as its owner",
    Code.VANISHED: "was there when the folder was listed and is gone; run again if it should be archived",
}
KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class File(NamedTuple):
    """A regular file. ``path`` is for people and archives, ``name`` is what the system opens.

    ``members`` are the paths of what is wanted of a container; none of them named means all. ``named``: it was asked for itself,
    not found in a folder.
    """

    path: str
    name: str
    size: int
    mtime_ns: int
    members: tuple[str, ...] = ()
    named: bool = False


def failure_of(name: str, error: OSError | ValueError, *, listed: bool = False) -> Failure:
    """Return the failure that ``error`` about the file ``name`` means; ``listed``: a folder listing had named it."""
    path = shown(name)
    if not isinstance(error, OSError):  # a NUL in the name
        return Failure(path, Code.NO_SUCH_FILE, "is no file name")
    code = CODES.get(error.errno or 0, Code.UNREADABLE)
    if code is Code.NO_SUCH_FILE and os.path.islink(name):
        code = Code.DANGLING_LINK
    elif code is Code.NO_SUCH_FILE and listed:
        code = Code.VANISHED
    said = error.strerror or type(error).__name__
    return Failure(path, code, REASONS.get(code, f"cannot be read: {said}"))


def nothing_known(paths: Sequence[str]) -> Collection[tuple[str, int | None, int | None]]:
    """Answer that no file is known: each is read."""
    del paths
    return frozenset()


def find_files(
    paths: Iterable[str], known: Known = nothing_known, unwanted: Unwanted | None = None
) -> Iterator[File | Failure | Skipped | PassedOver]:
    """Yield every regular file under ``paths``, folders in order of names; what cannot be a document is a failure.

    Hidden files and droppings are passed over within folders, not where they are named. ``-`` is standard input.
    A link to a folder is followed unless that folder was read already. Members of one container that are named one
    after the other (``a.zip!/b.txt``, ``a.jsonl#3``) come as one file. ``known(paths)`` gives the path, size in bytes and
    mtime in ns of those that need not come while they are so; ``Skipped`` counts them.
    """
    seen: set[tuple[int, int]] = set()
    waiting: File | None = None
    for given in paths:
        member = member_of(given)
        if waiting and member and member.name == waiting.name:
            waiting = waiting._replace(members=(*waiting.members, *member.members))
            continue
        if waiting:
            yield waiting
        waiting = member
        if not member:
            yield from find_given(given, seen, known, unwanted)
    if waiting:
        yield waiting


def find_given(
    given: str, seen: set[tuple[int, int]], known: Known, unwanted: Unwanted | None
) -> Iterator[File | Failure | Skipped | PassedOver]:
    """Yield the files that one path means, which is no member of a container."""
    if given == STDIN:
        yield File(STDIN, STDIN, 0, 0)
        return
    try:
        name, status = locate(given)
    except (OSError, ValueError) as error:
        yield failure_of(os.path.abspath(given), error)
        return
    if stat.S_ISDIR(status.st_mode):
        seen.add((status.st_dev, status.st_ino))
        yield from walk(name, seen, known, unwanted)
        return
    found = file_or_failure(name, status)
    if (found.path, status.st_size, status.st_mtime_ns) in known([found.path]):
        yield Skipped(found.path)
    else:
        yield found._replace(named=True) if isinstance(found, File) else found


def member_of(given: str) -> File | None:
    """Return the container that ``given`` names a member of; None where there is a file of that name, or no container."""
    marks = [match.start() for match in MEMBER.finditer(given)]
    if not marks or os.path.lexists(given):
        return None
    for mark in marks:
        try:
            name, status = locate(given[:mark])
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(status.st_mode):
            path = shown(name)
            return File(
                path=path,
                name=name,
                size=status.st_size,
                mtime_ns=status.st_mtime_ns,
                members=(path + shown(given[mark:]),),
            )
    return None


def locate(given: str) -> tuple[str, os.stat_result]:
    """Return the absolute name of what ``given`` means, and its status. Raises OSError, ValueError."""
    name = os.path.abspath(given)
    try:
        return name, os.stat(name)
    except FileNotFoundError:
        name = hidden_bytes(name)
        return name, os.stat(name)


def walk(
    top: str, seen: set[tuple[int, int]], known: Known, unwanted: Unwanted | None
) -> Iterator[File | Failure | Skipped | PassedOver]:
    """Yield the files under ``top``; ``seen`` holds the device and inode of each folder read so far."""
    folder = top
    pending: list[Iterator[Skipped | PassedOver | tuple[str, os.stat_result | OSError]]] = []
    while folder or pending:  # no recursion: folders nest deeper than Python's stack
        if folder:
            pending.append(contents(folder, known, unwanted))
            folder = ""
        for found in pending[-1]:
            if isinstance(found, Skipped | PassedOver):
                yield found
                continue
            name, status = found
            if isinstance(status, OSError):
                yield failure_of(name, status, listed=True)
            elif not stat.S_ISDIR(status.st_mode):
                yield file_or_failure(name, status)
            elif is_parts_folder(name):
                yield PassedOver(shown(name), PART_OF_PAGE, sum(len(files) for _, _, files in os.walk(name)))
            elif not ((status.st_dev, status.st_ino) in seen and os.path.islink(name)):
                seen.add((status.st_dev, status.st_ino))
                folder = name
                break
        else:
            pending.pop()


def is_parts_folder(name: str) -> bool:
    """Tell whether a folder holds the parts of a page that lies beside it, as browsers save a page whole."""
    stem = PARTS_FOLDER.sub("", name)
    return stem != name and any(os.path.isfile(stem + ending) for ending in PAGE_ENDINGS)


def contents(
    folder: str, known: Known, unwanted: Unwanted | None
) -> Iterator[Skipped | PassedOver | tuple[str, os.stat_result | OSError]]:
    """Yield the name and status of what is in ``folder`` in order of names, or the error of asking; or how many are known."""
    try:
        names = listing(folder)
    except OSError as error:
        yield folder, error
        return
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    if unwanted is not None:
        every_name, names = names, [name for name in names if not unwanted(prefix + name)]
        if len(names) < len(every_name):
            yield PassedOver(shown(folder), EXCLUDED, len(every_name) - len(names))
    for start in range(0, len(names), CHUNK):
        some = names[start : start + CHUNK]
        every = statuses(folder, prefix, some)
        facts = facts_of(prefix, some, every)
        answer = known([path for path, _, _ in facts]) if facts else ()
        if answer == facts and len(facts) == len(some):  # as in most folders that were archived before
            yield Skipped(shown(folder), len(facts))
            continue
        same = set(answer) & set(facts)
        if same:
            yield Skipped(shown(folder), len(same))
        unchanged = {path for path, _, _ in same}
        for name, status in zip(some, every, strict=True):
            if not unchanged or shown(prefix + name) not in unchanged:
                yield prefix + name, status


def facts_of(
    prefix: str, names: Sequence[str], every: Sequence[os.stat_result | OSError]
) -> list[tuple[str, int, int]]:
    """Return path, size in bytes and mtime in ns of the regular files among ``names``, whose statuses are ``every``."""
    pairs = zip(names, every, strict=True)
    try:  # to ask each whether it is an error takes longer
        facts = [
            (prefix + name, status.st_size, status.st_mtime_ns)  # type: ignore[union-attr]
            for name, status in pairs
            if status.st_mode & KIND_BITS == S_IFREG  # type: ignore[union-attr]
        ]
    except AttributeError:
        there = [
            (name, status)
            for name, status in zip(names, every, strict=True)
            if isinstance(status, os.stat_result)
        ]
        return facts_of(prefix, [name for name, _ in there], [status for _, status in there])
    try:
        "".join((prefix, *names)).encode()
    except UnicodeEncodeError:
        return [(shown(name), size, mtime_ns) for name, size, mtime_ns in facts]
    return facts


def statuses(folder: str, prefix: str, names: Sequence[str]) -> list[os.stat_result | OSError]:
    """Return the status of each of ``names`` in ``folder``, or the error of asking for it; ``prefix``: what makes their full names."""
    stat_of = os.stat
    with opened_folder(folder) as place:
        asked = [prefix + name for name in names] if place is None else names
        try:
            return [stat_of(name, dir_fd=place) for name in asked]  # a tenth faster than `map` and `partial`
        except OSError:
            return [status_or_error(name, place) for name in asked]


def status_or_error(name: str, place: int | None) -> os.stat_result | OSError:
    """Return the status of ``name``, as seen from the open folder ``place``, or the error of asking for it."""
    try:
        return os.stat(name, dir_fd=place)
    except OSError as error:
        return error


@contextmanager
def opened_folder(folder: str) -> Iterator[int | None]:
    """Open ``folder``, so that the system need not follow its path for each file; None where that cannot be done."""
    place = None
    if os.stat in os.supports_dir_fd:
        try:
            place = os.open(folder, os.O_RDONLY)
        except OSError:
            place = None  # each file will say for itself what is wrong
    try:
        yield place
    finally:
        if place is not None:
            os.close(place)


def listing(folder: str) -> list[str]:
    """Return the names in ``folder`` in order, without the droppings. Raises OSError."""
    return sorted([name for name in os.listdir(folder) if not is_dropping(name)])


def is_dropping(name: str) -> bool:
    """Tell whether a file or folder of this name is passed over within a folder."""
    return (name[0] in ".~" or not name.endswith(ORDINARY)) and DROPPING.fullmatch(name) is not None


def file_or_failure(name: str, status: os.stat_result) -> File | Failure:
    """Return the file that ``status`` describes, or say what it is instead."""
    path = shown(name)
    if stat.S_ISREG(status.st_mode):
        return File(path, name, status.st_size, status.st_mtime_ns)
    what = next((kind for test, kind in KINDS if test(status.st_mode)), "something else")
    return Failure(path, Code.NOT_A_FILE, f"is {what}, not a file")


def open_file(file: File) -> BinaryIO:
    """Return ``file`` opened for reading, or standard input. Raises OSError; never waits for a writer to a pipe."""
    if file.name == STDIN:
        if sys.stdin is None or sys.stdin.closed:
            raise OSError(errno.EBADF, "standard input is closed")
        return sys.stdin.buffer
    # A file may have become a pipe since it was listed.
    handle = os.open(file.name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EISDIR, "not a file any more")
    return os.fdopen(handle, "rb")


def read_bytes(file: File, limit: int) -> bytes:
    """Return the first ``limit`` bytes of ``file``, or all. Raises OSError."""
    handle = os.open(file.name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EISDIR, "not a file any more")
        raw = os.read(handle, min(file.size + 1, limit))
        if len(raw) in {file.size, limit}:
            return raw
        parts = [raw]
        left = limit - len(raw)
        while left and (part := os.read(handle, min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)
