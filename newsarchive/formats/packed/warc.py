"""A crawl's archive (WARC) -> the pages that were answered with 200."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from functools import partial
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format, Member
from newsarchive.formats.streams import buffered
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT"]

PAGES = {"text/html", "application/xhtml+xml", "text/plain"}


def pages_in(stream: Peeked, place: Place, limit: int) -> Iterator[Member | Failure]:
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
            yield Member(here, partial(io.BytesIO, raw))
    if said.getvalue():
        yield place.failure(
            Code.DAMAGED, "is damaged: a record is not as long as it says; what could be read is kept"
        )
    elif not pages:
        yield place.failure(Code.NO_RECORDS, "a WARC file without a page")


FORMAT = Format("warc", lambda head: head.first.startswith(b"WARC/"), pages_in)
