"""A file that holds others -> the documents in it: packed files, archives, and archives within archives.

What a file is shows in its first bytes, not in its name. Names of members are only shown, never written to. Each member
that cannot be read is a failure, and the rest goes on; a file that unpacks to far more than its size is given up.
"""

from __future__ import annotations

import re
import stat
import tarfile
import zipfile
from typing import IO, TYPE_CHECKING, Any

from newsarchive.formats.exports.kinds import export_kind
from newsarchive.formats.exports.parts import SAMPLE, export_parts, streamed_parts
from newsarchive.formats.office.docx import is_office, office_text
from newsarchive.formats.records.feeds import feed_kind, warc_records, xml_records
from newsarchive.formats.records.swissdox import swissdox_records
from newsarchive.formats.records.tables import json_records, record_kind, table_records
from newsarchive.formats.streams import MEMBER_COST, UNPACKERS, Bomb, Charged, Peeked, Readable, spooled
from newsarchive.sources.files import DROPPING
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.formats.place import Place

    Opener = Callable[[Peeked, "Place"], Iterator[Document | Failure]]

__all__ = ["HEAD", "SIZE_LIMIT", "is_container", "kind_of", "unpack"]

SIZE_LIMIT = 64 * 1024 * 1024
"""Largest document, in bytes. The longest newspaper article is a few hundred thousand; this one is something else."""
DEPTH_LIMIT = 4
"""How many containers may lie in one another: ``a.zip`` with ``b.tar.gz`` in it is three."""
HEAD = 600
"""Bytes that show what a file is; tar's mark ends at 262."""
BLANK = b" \t\r\n\v\f\0\x1a\xef\xbb\xbf\xff\xfe"
"""Bytes of a file that holds nothing: blanks, DOS end marks, byte order marks."""
KINDS = (
    ("gzip", re.compile(rb"\x1f\x8b\x08")),
    ("bzip2", re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")),
    ("xz", re.compile(rb"\xfd7zXZ\0")),
    ("zstd", re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")),
    ("office", re.compile(rb"PK\x03\x04.{26}(?:mimetypea|\[Content_Types\]\.xml|_rels/\.|docProps/|META-INF/)", re.DOTALL)),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    ("tar", re.compile(rb".{257}ustar(?:\0|  \0)", re.DOTALL)),
)  # fmt: skip
RTF = b"{\\rtf"
LONGEST_HEADER = 1 << 20
EXTENDED = {
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
}  # fmt: skip
"""Headers whose content is read at once, for long names and the like."""

RECORDS: dict[str, Opener] = {
    "json": lambda stream, place: json_records(stream, place, SIZE_LIMIT),
    "xml": lambda stream, place: xml_records(stream, place, SIZE_LIMIT),
    "warc": lambda stream, place: warc_records(stream, place, SIZE_LIMIT),
    "swissdox": lambda stream, place: swissdox_records(stream, place, SIZE_LIMIT),
    "table": lambda stream, place: table_records(stream, place, SIZE_LIMIT),
}


def kind_of(head: bytes) -> str | None:
    """Return what kind of container a file is that begins with ``head``; None when it is none."""
    return next((kind for kind, form in KINDS if form.match(head)), None)


def is_container(head: bytes, path: str) -> bool:
    """Tell whether the file at ``path``, which begins with ``head``, holds others."""
    kind = kind_of(head)
    return kind != "office" and (
        kind is not None or record_kind(head, path) is not None or feed_kind(head) is not None
    )


def unpack(source: Readable, place: Place) -> Iterator[Document | Failure]:
    """Yield the documents in ``source``. Raises Bomb, and OSError where the file itself cannot be read."""
    stream = Peeked(source)
    kind = kind_of(stream.peek(HEAD))
    if kind is None and (
        records := feed_kind(stream.peek(HEAD)) or record_kind(stream.peek(HEAD), place.path)
    ):
        yield from members(RECORDS[records], stream, place)
    elif kind == "office" or stream.peek(HEAD).startswith(RTF):
        yield from texts(stream.read_all(SIZE_LIMIT + 1), place)
    elif kind is None and (export := export_kind(stream.peek(SAMPLE))):
        yield from exported(stream, export, place)
    elif kind is None:
        yield from texts(stream.read_all(SIZE_LIMIT + 1), place)
    elif place.depth >= DEPTH_LIMIT:
        yield place.failure(
            Code.TOO_DEEP, f"containers within containers, more than {DEPTH_LIMIT} deep; unpack it first"
        )
    elif kind == "zip":
        yield from members(unzip, stream, place.deeper())
    elif kind == "tar":
        yield from members(untar, stream, place.deeper())
    else:
        yield from members(unpacked(kind), stream, place.deeper())


def members(opener: Opener, stream: Peeked, place: Place) -> Iterator[Document | Failure]:
    """Yield what ``opener`` finds, and a failure where the container is damaged. Raises Bomb."""
    try:
        yield from opener(stream, place)
    except Bomb:
        raise
    except Exception as error:  # noqa: BLE001 - damaged archives make the libraries raise nearly anything
        yield place.failure(Code.DAMAGED, damage(error))


def texts(raw: bytes, place: Place) -> Iterator[Document | Failure]:
    """Yield the one document that ``raw`` is, or those of a press database's export."""
    if len(raw) > SIZE_LIMIT:
        yield too_large(place)
        return
    text = raw
    if is_office(raw):
        try:
            text = office_text(raw).text.encode("utf-8", "replace")
        except ValueError as error:
            yield place.failure(Code.DAMAGED, damage(error, kept=False))
            return
        place.budget.charge(len(text))
    kind = export_kind(text)
    found = list(export_parts(text, kind)) if kind else []
    if len(found) < 2:
        one = document(raw, place)
        yield one._replace(format=kind) if isinstance(one, Document) else one
        return
    for number, part in enumerate(found, 1):
        yield Document(part, f"{place.path}#{number}", kind, place.size, place.mtime_ns)


def exported(stream: Readable, kind: str, place: Place) -> Iterator[Document | Failure]:
    """Yield the articles of a text export as it streams by; one alone keeps the path of the file."""
    first: bytes | None = None
    last = 0
    for number, part in enumerate(streamed_parts(stream, kind, SIZE_LIMIT), 1):
        if number == 1:
            first = part
            continue
        if number == 2:
            yield export_part(first, kind, place._replace(path=f"{place.path}#1"))
        yield export_part(part, kind, place._replace(path=f"{place.path}#{number}"))
        last = number
    if not last:
        yield export_part(first, kind, place)


def export_part(raw: bytes | None, kind: str, place: Place) -> Document | Failure:
    """Return the document of one article of an export."""
    if raw is None:
        return too_large(place)
    return Document(raw, place.path, kind, place.size, place.mtime_ns)


def damage(error: Exception, *, kept: bool = True) -> str:
    """Return the reason that ``error`` gives, in one line."""
    said = " ".join(str(error).split())[:100]
    rest = "; what came before is kept" if kept else ""
    return f"is damaged or cut off ({said or type(error).__name__}){rest}"


def document(raw: bytes, place: Place) -> Document | Failure:
    """Return the document with the bytes ``raw``, or say why there is none."""
    if len(raw) > SIZE_LIMIT:
        return too_large(place)
    if not raw[:256].strip(BLANK) and not raw.strip(BLANK):
        return place.failure(Code.EMPTY, "holds nothing but blanks" if raw else "is empty")
    return Document(raw, place.path, None, place.size, place.mtime_ns)


def too_large(place: Place) -> Failure:
    """Return the failure of a document over the limit."""
    known = f"{place.size / 1024 / 1024:.0f} MiB, " if place.size > SIZE_LIMIT and not place.depth else ""
    limit = SIZE_LIMIT // 1024 // 1024
    reason = f"too large for one article ({known}limit {limit} MiB); split it into one file per article"
    return place.failure(Code.TOO_LARGE, reason)


def unpacked(kind: str) -> Opener:
    """Return the opener of a packed file, which holds one file."""

    def open_packed(stream: Peeked, place: Place) -> Iterator[Document | Failure]:
        yield from unpack(Charged(UNPACKERS[kind](stream), place.budget), place)

    return open_packed


def unzip(stream: Peeked, place: Place) -> Iterator[Document | Failure]:
    """Yield the documents in a ZIP archive; its list of members is at its end, so it must be there whole."""
    with stream.rewound() if place.depth == 1 and stream.can_rewind() else spooled(stream) as copy:
        archive = zipfile.ZipFile(copy)
        infos = archive.infolist()
        if any(info.filename in {"[Content_Types].xml", "mimetype"} for info in infos):
            copy.seek(0)
            yield from texts(copy.read(SIZE_LIMIT + 1), place)
            return
        for info in infos:
            place.budget.charge(MEMBER_COST)
            if not (info.is_dir() or dropped(info.filename)):
                yield from members(unzip_member(archive, info), stream, place.within(info.filename))


def unzip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Opener:
    """Return the opener of one member of a ZIP archive."""

    def open_member(_: Peeked, place: Place) -> Iterator[Document | Failure]:
        if info.flag_bits & 0x1:
            yield place.failure(Code.ENCRYPTED, "needs a password; unpack the archive first")
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield place.failure(Code.NOT_A_FILE, "is a link within an archive, not a file")
        else:
            with archive.open(info) as member:
                yield from unpack(Charged(member, place.budget), place)

    return open_member


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


def untar(stream: Peeked, place: Place) -> Iterator[Document | Failure]:
    """Yield the documents in a tar archive, as it streams by."""
    last: list[bytes] = []
    source: Any = stream  # it only reads
    with tarfile.open(
        fileobj=source, mode="r|", tarinfo=header_type(last), errors="surrogateescape"
    ) as archive:
        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # it would keep them all
            place.budget.charge(MEMBER_COST)
            if info.isdir() or dropped(info.name):
                continue
            if info.isreg() and not info.issparse():
                yield from unpack(tar_member(archive, info), place.within(info.name))
            else:
                what = "a link" if info.issym() or info.islnk() else "a device or a file with holes"
                reason = f"is {what} within an archive, not a file"
                yield place.within(info.name).failure(Code.NOT_A_FILE, reason)
    if last[0].strip(b"\0"):  # tarfile stops without a word at a header it cannot read
        yield place.failure(Code.DAMAGED, damage(tarfile.ReadError("no header where the next member begins")))


def tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    """Return the stream of one member of a tar archive."""
    member = archive.extractfile(info)
    assert member is not None, "only regular files get here"
    return member


def dropped(name: str) -> bool:
    """Tell whether a member is what systems and editors leave behind."""
    return any(DROPPING.fullmatch(part) for part in name.split("/") if part not in {"", ".", ".."})
