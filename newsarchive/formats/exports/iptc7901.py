"""Bytes of one message in IPTC 7901, the form in which agencies send text by wire -> ``Reading``.

Control characters part it: a line with service, number, priority and category; keywords; the text, opened by STX; its time, behind ETX.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.decoding.decode import decode
from newsarchive.formats.exports.export import export, opened
from newsarchive.formats.records.stated import Stated
from newsarchive.german.months import month_numbers
from newsarchive.rules.lexicon.clock import local_offset
from newsarchive.rules.lexicon.datelines import dateline_end
from newsarchive.rules.lexicon.dates import MONTH_NUMBER, is_date
from newsarchive.types.reading import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.types.reading import Reading

__all__ = ["FORMAT", "read_message"]

MESSAGE = re.compile(
    rb"^\x01?[a-z]{2,4}\d{3,4}\s+\d\s+[a-z]{1,3}\s+\d{1,4}\s+\w{2,8}\s+\d{1,5}[ \t]*\r?\n", re.MULTILINE
)
TIME = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s+(?P<month>[A-Za-zä]{3})\w*\s+(?P<year>\d{2,4})"
)
MONTHS = MONTH_NUMBER | month_numbers("english")
NOTES = re.compile(
    r"""
    (?:
          \#{1,3}\s | \*(?:\s\*){2,}\s*$ | (?:dpa|APA|AFP)-?Notizblock
        | Die\ folgenden\ Informationen\ sind\ nicht\ zur\ Ver
        | [a-zA-Z]{2,4}(?:\ [a-z0-9]{2,5}){3,6}$
    )
    """,
    re.VERBOSE,
)
"""Where what is meant for editors begins, below the text."""
BRACKETED = re.compile(r"\([^()]*\)\s*=?$")
BYLINE = re.compile(r"(?:Von|By)\s+\S")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_message(raw: bytes, format_: str) -> Reading:
    """Read one message. Never raises."""
    found = decode(raw)
    text = found.text.replace("\r\n", "\n")
    above, _, rest = text.partition("\x02")
    if not rest:
        above, rest = "", text
    content, _, below = rest.partition("\x03")
    stated = Stated(format_)
    stated.parts.extend(("furniture", line) for line in lines_of(above))
    head, _, body = content.strip("\n").partition("\n\n")
    message_head(head, stated)
    stated.parts.extend(message_parts(body))
    stated.state("published", time_of(below), "ETX")
    stated.parts.extend(("furniture", line) for line in lines_of(below))
    return stated.reading(
        format_, found.encoding, tuple(note for note in found.notes if note.code != "not-text")
    )


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a part that is no text, without control characters."""
    yield from filter(None, (CONTROLS.sub("", line).strip() for line in text.split("\n")))


def message_head(head: str, stated: Stated) -> None:
    """State headline and byline; lines in brackets are for editors. ``=`` closes the head."""
    title: list[str] = []
    for line in lines_of(head):
        bare = line.rstrip("= ")
        if BRACKETED.match(line):
            stated.parts.append(("furniture", line))
        elif BYLINE.match(line) and title:
            stated.state("authors", bare, "head")
        elif bare:
            title.append(bare)
    stated.state("headline", " ".join(title), "head")


def message_parts(body: str) -> Iterator[tuple[str, str]]:
    """Yield the teaser above the paragraph with the dateline, the text, and what is for editors below it."""
    paragraphs = [
        " ".join(part.split())
        for part in re.split(r"\n[ \t]*\n|\n(?= {2,}\S)", CONTROLS.sub("", body))
        if part.strip()
    ]
    end = next((at for at, part in enumerate(paragraphs) if NOTES.match(part)), len(paragraphs))
    opening = next((at for at, part in enumerate(paragraphs[:end]) if opens(part)), 0)
    if 0 < opening <= 2:
        yield "teaser", " ".join(paragraphs[:opening])
    else:
        opening = 0
    if end > opening:
        yield "text", "\n\n".join(paragraphs[opening:end])
    yield from (("furniture", part) for part in paragraphs[end:])


def opens(paragraph: str) -> bool:
    """Tell whether a paragraph begins with a dateline."""
    return bool(dateline_end(Block(0, len(paragraph), paragraph, 1), first=True)[0])


def time_of(below: str) -> str:
    """Return when the message was sent, local time: ``121732 Jan 22``."""
    match = TIME.search(below)
    month = MONTHS.get(match["month"].lower()) if match else None
    if match is None or month is None:
        return ""
    year, day, hour = int(match["year"]), int(match["day"]), int(match["hour"])
    year += 2000 if year < 69 else 1900 if year < 100 else 0
    if not is_date(year, month, day) or hour > 23 or int(match["minute"]) > 59:
        return ""
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{match['minute']}{local_offset(year, month, day, hour)}"


def is_wire(raw: bytes) -> bool:
    """Tell whether a file begins with the line of a message, and marks its text."""
    start = MESSAGE.search(raw[:400])
    return start is not None and not raw[: start.start()].strip(b"\x00\x01\x16\r\n\t ") and b"\x02" in raw


FORMAT = export("iptc7901", (b"\x02",), is_wire, opened(MESSAGE), read_message)
