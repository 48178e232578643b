"""Bytes of a message (RFC 5322, MIME) -> its headers and parts. Nothing in it is fetched, and no part is read that is not asked for."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from typing import TYPE_CHECKING

from newsarchive.decoding.decode import decode
from newsarchive.german.word_lists import word_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_utf8", "begins_message", "bytes_of", "header", "leaves", "message_of", "without_count"]

LINE = re.compile(rb"([!-9;-~]{1,60}):[ \t]?[^\r\n]*\r?\n(?:[ \t]+[^\r\n]+\r?\n)*")
LISTS = word_parts(__file__, "mime")
KNOWN, TELLING = (frozenset(word.encode() for word in LISTS[part]) for part in ("known", "telling"))
COUNT = re.compile(rb"\d{1,9}[ \t]*\r?\n(?=[!-9;-~]+:)")
"""The length by which Apple's Mail opens the file of a message (``.emlx``)."""
MOST_PARTS = 500
NEVER = {"utf-7", "utf7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"}
"""Encodings that no mail is in: UTF-8 is tried first, and Python's own run escapes or take hours."""


def begins_message(start: bytes) -> bool:
    """Tell whether a file begins with the headers of a message: two known ones at least, and nothing else above them."""
    at, known = 0, set()
    start = without_count(start)
    while match := LINE.match(start, at):
        known.add(match[1].lower())
        at = match.end()
    ended = at >= len(start) or start[at : at + 1] in b"\r\n" or len(known & KNOWN) > 3
    return ended and len(known & KNOWN) >= 2 and not known.isdisjoint(TELLING)


def without_count(raw: bytes) -> bytes:
    """Return a message without the length that Apple's Mail writes above it, and what it writes below it."""
    if match := COUNT.match(raw):
        return raw[match.end() : match.end() + int(match[0])]
    return raw


def message_of(raw: bytes) -> Message | None:
    """Return the message that ``raw`` is; None where its parts lie in one another deeper than can be read."""
    try:
        return message_from_bytes(without_count(raw))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return None


def header(message: Message, name: str) -> str:
    """Return the text of a header, decoded, on one line; empty where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        text = str(make_header(decode_header(value)))
    except (ValueError, LookupError, UnicodeError, AttributeError, TypeError):
        text = str(value)
    return " ".join(text.encode("utf-8", "replace").decode().split())


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold something themselves, in order; a message in it is one part."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        content = part.get_payload()
        if isinstance(content, list) and part.get_content_maintype() == "multipart":
            waiting[:0] = [one for one in content if isinstance(one, Message)]
        else:
            yield part


def bytes_of(part: Message) -> bytes:
    """Return the content of a part, its transfer encoding undone; of a message in a message, that message."""
    content = part.get_payload()
    raw: object = None
    try:
        if isinstance(content, list):
            raw = content[0].as_bytes() if content and isinstance(content[0], Message) else b""
        else:
            raw = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, AttributeError, TypeError, RecursionError):
        content = ""
    return raw if isinstance(raw, bytes) else str(content or "").encode("utf-8", "replace")


def as_utf8(part: Message) -> bytes:
    """Return the text of a part as UTF-8, read in the encoding that it states where that fits, else by evidence."""
    raw = bytes_of(part)
    charset = str(part.get_content_charset() or "").lower()
    for encoding in ("utf-8", charset):
        if encoding and encoding not in NEVER:
            try:
                return raw.decode(encoding).encode("utf-8", "replace")
            except (LookupError, ValueError):
                continue
    return decode(raw).text.encode("utf-8", "replace")
