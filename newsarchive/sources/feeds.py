"""XML feeds and WARC files -> a document for each article in them."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any

from newsarchive.sources.document import Code, Document, Failure
from newsarchive.sources.streams import buffered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.sources.place import Place
    from newsarchive.sources.streams import Peeked

__all__ = ["XML_FORMATS", "feed_kind", "warc_records", "xml_records"]

XML_FORMATS = {"item": "rss", "entry": "atom", "newsItem": "newsml-g2", "nitf": "nitf"}
"""The elements that hold one article, and the format they are in."""
ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^<>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<>\[]{0,300}>\s*)*"
    rb"<(?:\w{1,20}:)?(rss|feed|RDF|newsMessage|newsItem|nitf)[\s>]",
    re.DOTALL,
)
HEAD = 600
WIDE = (b"\xff\xfe", b"\xfe\xff")
PAGES = {"text/html", "application/xhtml+xml", "text/plain"}


def feed_kind(head: bytes) -> str | None:
    """Return ``xml`` or ``warc`` for a file with this beginning, None for another."""
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(WIDE):
        head = head[2:].replace(b"\0", b"")
    return "xml" if ROOT.match(head) else None


def xml_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the articles of RSS, Atom or NewsML-G2 as the elements that hold them, a NITF document as it is.

    No entity is resolved, no DTD read, nothing fetched. Raises lxml's errors.
    """
    head = stream.peek(HEAD)
    root = ROOT.match(head)
    if root and root[1].decode() in XML_FORMATS:
        raw = stream.read_all(limit + 1)
        if len(raw) > limit:
            yield place.failure(Code.TOO_LARGE, "too large for one article")
        else:
            yield Document(raw, place.path, XML_FORMATS[root[1].decode()], place.size, place.mtime_ns)
        return
    from lxml import etree  # noqa: PLC0415 - only feeds need it

    source: Any = stream
    tags = tuple(f"{{*}}{tag}" for tag in XML_FORMATS)
    events = etree.iterparse(
        source,
        events=("start", "end"),
        tag=tags,
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    found = within = 0
    for event, element in events:
        within += 1 if event == "start" else -1
        if within:  # NITF within a NewsML item is part of that
            continue
        found += 1
        raw = etree.tostring(element, encoding="utf-8", with_tail=False)
        format_ = XML_FORMATS[str(element.tag).rpartition("}")[2]]
        yield Document(raw, f"{place.path}#{found}", format_, place.size, place.mtime_ns)
        forget(element)
    lost = [
        entry for entry in events.error_log.filter_from_fatals() if entry.type_name != "ERR_UNDECLARED_ENTITY"
    ]
    if lost:
        yield place.failure(
            Code.DAMAGED, f"is no valid XML from line {lost[0].line} on; what could be read is kept"
        )
    elif not found:
        yield place.failure(Code.NO_RECORDS, "a feed without an article")


def forget(element: Any) -> None:
    """Let go of ``element`` and what came before it, so that a long feed takes no more memory than a short one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def warc_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the pages that a WARC file keeps; their paths end in the URL. Raises warcio's errors.

    Requests, pictures, redirects and answers other than 200 are passed over.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only WARC files need it

    pages = 0
    records = iter(ArchiveIterator(buffered(stream)))
    said = io.StringIO()  # the library warns on stderr
    while True:
        with redirect_stderr(said):
            record = next(records, None)
        if record is None:
            break
        place.budget.charge(1024)
        if record.rec_type not in {"response", "resource"}:
            continue
        headers = record.http_headers
        status = headers.get_statuscode() if headers else "200"
        kind = (
            (headers or record.rec_headers).get_header("Content-Type", "").partition(";")[0].strip().lower()
        )
        if status != "200" or kind not in PAGES:
            continue
        pages += 1
        url = record.rec_headers.get_header("WARC-Target-URI") or str(pages)
        here = place.within(url)
        raw = record.content_stream().read(limit + 1)
        place.budget.charge(len(raw))
        if len(raw) > limit:
            yield here.failure(Code.TOO_LARGE, "too large for one article")
        elif not raw.strip():
            yield here.failure(Code.EMPTY, "is empty")
        else:
            yield Document(raw, here.path, None, here.size, here.mtime_ns)
    if said.getvalue():
        yield place.failure(
            Code.DAMAGED, "is damaged: a record is not as long as it says; what could be read is kept"
        )
    elif not pages:
        yield place.failure(Code.NO_RECORDS, "a WARC file without a page")
