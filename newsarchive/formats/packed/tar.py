"""A tar archive -> the files in it, as it streams by."""

from __future__ import annotations

import io
import re
import tarfile
from typing import IO, TYPE_CHECKING, Any

from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.passed_over import PAGE, PARTS, is_dropping
from newsarchive.formats.streams import MEMBER_COST
from newsarchive.types.document import Code, Failure, PassedOver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT"]

USTAR = re.compile(rb".{257}ustar(?:\0|  \0)", re.DOTALL)
LONGEST_HEADER = 1 << 20
MOST_HELD = 64 << 20
"""Bytes of files that wait for the page whose parts they may be."""
EXTENDED = {
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
}  # fmt: skip
"""Headers whose content is read at once, for long names and the like."""


def shows(head: Head) -> bool:
    """Tell a tar archive by the mark in its first header."""
    return USTAR.match(head.first) is not None


def header_type(read: list[bytes]) -> type[tarfile.TarInfo]:
    """Return the headers of one tar archive: they claim no more than they can have, and leave the last in ``read``."""

    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
            read[:] = [bytes(buf)]
            header = super().frombuf(buf, encoding, errors)
            if header.size < 0 or (header.type in EXTENDED and header.size > LONGEST_HEADER):
                raise tarfile.ReadError("a header claims an impossible length")
            return header

    return Header


def members(stream: Peeked, place: Place, limit: int) -> Iterator[Member | Failure | PassedOver]:
    """Yield the files in a tar archive; links, devices and what cannot be read on are failures. Raises tarfile's errors."""
    del limit
    last: list[bytes] = []
    pages: set[str] = set()
    held = Held()
    source: Any = stream  # it only reads
    with tarfile.open(
        fileobj=source, mode="r|", tarinfo=header_type(last), errors="surrogateescape"
    ) as archive:
        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # it would keep them all
            place.budget.charge(MEMBER_COST)
            if info.isdir() or is_dropping(info.name):
                continue
            if page := PAGE.match(info.name):
                pages.add(page[1])
            if info.isreg() and not info.issparse():
                part = PARTS.match(info.name)
                if part and part[1] in pages:
                    yield PassedOver(place.within(info.name).path, "part of a saved page")
                elif part and info.size <= MOST_HELD - held.size:
                    held.keep(info.name, part[1], extracted(archive, info).read())
                else:
                    yield opened(place, info.name, extracted(archive, info))
            else:
                what = "a link" if info.issym() or info.islnk() else "a device or a file with holes"
                reason = f"is {what} within an archive, not a file"
                yield place.within(info.name).failure(Code.NOT_A_FILE, reason)
    yield from held.members(place, pages)
    if last[0].strip(b"\0"):  # tarfile stops without a word at a header it cannot read
        raise tarfile.ReadError("no header where the next member begins")


def opened(place: Place, name: str, content: IO[bytes]) -> Member:
    """Return a file of the archive as a member."""
    return Member(place.within(name), lambda: content, apart=False)


class Held:
    """Files that may be parts of a page which comes later in the archive: they wait for its end."""

    def __init__(self) -> None:
        self.size = 0
        self.files: list[tuple[str, str, bytes]] = []

    def keep(self, name: str, page: str, content: bytes) -> None:
        """Keep a file of the folder that belongs to ``page`` if there is such a page."""
        self.size += len(content)
        self.files.append((name, page, content))

    def members(self, place: Place, pages: Collection[str]) -> Iterator[Member | PassedOver]:
        """Yield what was kept, now that all ``pages`` are known."""
        for name, page, content in self.files:
            if page in pages:
                yield PassedOver(place.within(name).path, "part of a saved page")
            else:
                yield opened(place, name, io.BytesIO(content))


def extracted(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    """Return the stream of one member of a tar archive."""
    member = archive.extractfile(info)
    assert member is not None, "only regular files get here"
    return member


FORMAT = Format("tar", shows, members, deep=True)
