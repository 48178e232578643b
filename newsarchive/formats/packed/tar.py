"""A tar archive -> the files in it, as it streams by."""

from __future__ import annotations

import re
import tarfile
from typing import IO, TYPE_CHECKING, Any

from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.passed_over import is_dropping
from newsarchive.formats.streams import MEMBER_COST
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT"]

USTAR = re.compile(rb".{257}ustar(?:\0|  \0)", re.DOTALL)
LONGEST_HEADER = 1 << 20
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


def members(stream: Peeked, place: Place, limit: int) -> Iterator[Member | Failure]:
    """Yield the files in a tar archive; links, devices and what cannot be read on are failures. Raises tarfile's errors."""
    del limit
    last: list[bytes] = []
    source: Any = stream  # it only reads
    with tarfile.open(
        fileobj=source, mode="r|", tarinfo=header_type(last), errors="surrogateescape"
    ) as archive:
        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # it would keep them all
            place.budget.charge(MEMBER_COST)
            if info.isdir() or is_dropping(info.name):
                continue
            if info.isreg() and not info.issparse():
                content = extracted(archive, info)
                yield Member(place.within(info.name), lambda content=content: content, apart=False)  # type: ignore[misc]
            else:
                what = "a link" if info.issym() or info.islnk() else "a device or a file with holes"
                reason = f"is {what} within an archive, not a file"
                yield place.within(info.name).failure(Code.NOT_A_FILE, reason)
    if last[0].strip(b"\0"):  # tarfile stops without a word at a header it cannot read
        raise tarfile.ReadError("no header where the next member begins")


def extracted(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    """Return the stream of one member of a tar archive."""
    member = archive.extractfile(info)
    assert member is not None, "only regular files get here"
    return member


FORMAT = Format("tar", shows, members, deep=True)
