"""A ZIP archive -> the files in it; a word processor's file, an e-book and the like, which are ZIP archives too, as one document."""

from __future__ import annotations

import re
import stat
import zipfile
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.packed.wacz import crawled, is_warc
from newsarchive.formats.passed_over import is_dropping, parts_of_pages
from newsarchive.formats.streams import MEMBER_COST, spooled
from newsarchive.types.document import Code, Failure, PassedOver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT"]

MARK = re.compile(rb"PK(?:\x03\x04|\x05\x06)")
TELLING = {
    "word/document.xml": "docx", "xl/workbook.xml": "xlsx", "META-INF/container.xml": "epub", "datapackage.json": "wacz",
}  # fmt: skip
"""Members that show what a ZIP archive is whose beginning does not."""
WHOLE = {"[Content_Types].xml", "mimetype"}
"""Members of files that are no archives of articles, whatever else they are."""


def shows(head: Head) -> bool:
    """Tell a ZIP archive by its first bytes."""
    return MARK.match(head.first) is not None


def members(stream: Peeked, place: Place, limit: int) -> Iterator[Member | Failure | PassedOver]:
    """Yield the files in a ZIP archive; its list of members is at its end, so it must be there whole. Raises zipfile's errors."""
    with stream.rewound() if place.depth == 1 and stream.can_rewind() else spooled(stream) as copy:
        archive = zipfile.ZipFile(copy)
        infos = archive.infolist()
        format_ = told(infos)
        if format_ == "wacz":
            yield from crawled(archive, place, limit)
            return
        if format_ is not None:
            copy.seek(0)
            yield Member(place, lambda: copy, format_)
            return
        parts = parts_of_pages(info.filename for info in infos)
        for info in infos:
            place.budget.charge(MEMBER_COST)
            if info.filename.startswith(parts) and not info.is_dir():
                yield PassedOver(place.within(info.filename).path, "part of a saved page")
            elif not (info.is_dir() or is_dropping(info.filename)):
                yield member(archive, info, place.within(info.filename))


def told(infos: Sequence[zipfile.ZipInfo]) -> str | None:
    """Return the format that the members show where they are the parts of one document; None for an archive of files."""
    names = {info.filename for info in infos}
    found = next((format_ for name, format_ in TELLING.items() if name in names), None)
    if found == "wacz" and not any(is_warc(name) for name in names):
        found = None
    return found or ("text" if names & WHOLE else None)


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place) -> Member | Failure:
    """Return one file of a ZIP archive, or why it cannot be read."""
    if info.flag_bits & 0x1:
        return place.failure(Code.ENCRYPTED, "needs a password; unpack the archive first")
    if stat.S_ISLNK(info.external_attr >> 16):
        return place.failure(Code.NOT_A_FILE, "is a link within an archive, not a file")
    return Member(place, lambda: archive.open(info))


FORMAT = Format("zip", shows, members, deep=True)
