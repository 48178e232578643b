"""Pages as browsers save them whole -> ``Reading``: MHTML and Safari's web archive; and the address that a saved page's comment states."""

from __future__ import annotations

import plistlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from newsarchive.decoding.decode import decode
from newsarchive.formats.format import Format, Head
from newsarchive.formats.mail.mime import as_utf8, begins_message, header, leaves, message_of
from newsarchive.types.article import Note
from newsarchive.types.reading import Fact, Reading

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["MHTML", "WEBARCHIVE"]

SAVED_BY = re.compile(rb"^(?:From:[ \t]*[\"<]?[^\r\n]{0,40}(?:Saved by|gespeichert)|Snapshot-Content-Location:)", re.IGNORECASE | re.MULTILINE)  # fmt: skip
RELATED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
LOCATED = re.compile(rb"^Content-Location:[ \t]*https?:", re.IGNORECASE | re.MULTILINE)
MAILED = re.compile(rb"^(?:Received|Return-Path|Delivered-To|To):", re.IGNORECASE | re.MULTILINE)
WEB = re.compile(r"https?://")


def is_mhtml(head: Head) -> bool:
    """Tell a page saved as MHTML: a message that a browser wrote, or one of parts with addresses that nobody was sent."""
    start = head.start
    if not begins_message(start):
        return False
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(
        SAVED_BY.search(top) or (RELATED.search(top) and LOCATED.search(start) and not MAILED.search(top))
    )


def read_mhtml(raw: bytes, format_: str = "mhtml") -> Reading:
    """Read the page of an MHTML file; its address is what the file says. Never raises."""
    message = message_of(raw)
    page = main_page(message) if message is not None else None
    if message is None or page is None:
        return without_page(format_)
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    return of_page(as_utf8(page), format_, address, "mhtml:Content-Location")


def main_page(message: Message) -> Message | None:
    """Return the part that is the page: the one that the file names as its start, or the first one."""
    pages = [
        part for part in leaves(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    start = str(message.get_param("start") or "")
    named = [part for part in pages if start and part.get("Content-ID") == start]
    return next(iter(named or pages), None)


def without_page(format_: str) -> Reading:
    """Return the reading of a file without a page."""
    note = Note("not-text", None, "the bytes are no text but a saved page without a page in it")
    return Reading("", (), format_, "binary", notes=(note,))


def of_page(raw: bytes, format_: str, address: str, place: str) -> Reading:
    """Return the reading of a page; an address that it states itself counts for more than the one it was saved from."""
    from newsarchive.formats.html.read import read_html  # noqa: PLC0415 - lxml and bs4 only when a page comes in

    found = read_html(raw, format_)
    if not WEB.match(address):
        return found
    return replace(found, facts=(Fact("url", address, place), *found.facts))


def is_webarchive(head: Head) -> bool:
    """Tell Safari's web archive: a property list with a main resource."""
    return (head.first.startswith(b"bplist0") or b"<plist" in head.first) and b"WebMainResource" in head.raw


def read_webarchive(raw: bytes, format_: str = "webarchive") -> Reading:
    """Read the page of a web archive. Never raises."""
    try:
        main: Any = plistlib.loads(raw)["WebMainResource"]
        page, address = main["WebResourceData"], main.get("WebResourceURL", "")
        name = main.get("WebResourceTextEncodingName", "")
    except (plistlib.InvalidFileException, ExpatError, LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError, MemoryError):  # fmt: skip
        return without_page(format_)
    if not isinstance(page, bytes):
        return without_page(format_)
    try:
        page = page.decode("utf-8" if str(name).lower() == "utf-8" else str(name) or "utf-8").encode()
    except (LookupError, ValueError):
        page = decode(page).text.encode("utf-8", "replace")
    return of_page(page, format_, str(address), "webarchive:WebResourceURL")


MHTML = Format("mhtml", is_mhtml, reads=read_mhtml)
WEBARCHIVE = Format("webarchive", is_webarchive, reads=read_webarchive)
