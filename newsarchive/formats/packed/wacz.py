"""A crawl as one file (WACZ: a ZIP archive with WARC files, lists of pages, indexes) -> its pages, each once."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

from newsarchive.formats.format import Member
from newsarchive.formats.packed.warc import pages_in
from newsarchive.formats.streams import Charged, Peeked
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from newsarchive.formats.place import Place

__all__ = ["crawled", "is_warc"]

LONGEST_LIST = 1 << 26
"""Bytes of a list of pages that are read; 64 MiB name half a million."""
PAGES = re.compile(r"pages/(?:pages|extraPages)\.jsonl$")


def is_warc(name: str) -> bool:
    """Tell whether a member is one of the WARC files."""
    return name.endswith((".warc", ".warc.gz"))


def crawled(archive: zipfile.ZipFile, place: Place, limit: int) -> Iterator[Member | Failure]:
    """Yield the pages of a crawl: those that its list of pages names, or all that were answered; each address once. Raises zipfile's errors."""
    listed = listed_pages(archive, place)
    seen: set[str] = set()
    for info in archive.infolist():
        if not is_warc(info.filename):
            continue
        with archive.open(info) as stream:
            for item in pages_in(Peeked(Charged(stream, place.budget)), place, limit):
                address = item.place.path if isinstance(item, Member) else item.path
                if isinstance(item, Failure) and item.code is Code.NO_RECORDS:
                    continue
                if address not in seen and (not listed or plain(address, place) in listed):
                    seen.add(address)
                    yield item
    if not seen:
        yield place.failure(Code.NO_RECORDS, "a crawl (WACZ) without a page")


def listed_pages(archive: zipfile.ZipFile, place: Place) -> set[str]:
    """Return the addresses in the crawl's lists of pages; what else it fetched are their frames and the like."""
    found: set[str] = set()
    for name in archive.namelist():
        if PAGES.match(name):
            with archive.open(name) as stream:
                raw = Charged(stream, place.budget).read(LONGEST_LIST)
            for line in io.BytesIO(raw):
                try:
                    page = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(page, dict) and isinstance(page.get("url"), str):
                    found.add(bare(page["url"]))
    return found


def plain(path: str, place: Place) -> str:
    """Return the address that the path of a page ends in."""
    return bare(path.removeprefix(f"{place.path}!/"))


def bare(address: str) -> str:
    """Return an address without the place on its page, and without the last slash."""
    return address.partition("#")[0].rstrip("/")
