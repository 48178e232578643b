"""Bytes of one message of APA or APA-OTS, as the wire prints it -> ``Reading``.

Its order: number, urgency, desk, day; keywords; headline, closed by ``=``; ``Utl.:``, a subheadline; the text, whose paragraphs are
indented; ``Rückfragehinweis:``; ``(Schluss)`` and the codes of who wrote it; number and time once more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.exports.export import export, opened
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.office.text import text_of
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.database_dates import printed_date
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FORMAT", "read_message"]

LINE = re.compile(r"[^\r\n]+")
NUMBER = re.compile(r"(?P<service>APA|OTS)\d{4}\s+\d\s+[A-Z]{2,3}\s+\d{3,5}\b")
DAY = re.compile(r"(\d{1,2}\.\s?[^\W\d_]{3,9}\.?)\s?(\d{4})\s*$")
STAMP = re.compile(r"(?:APA|OTS)\d{4}\s+(?P<date>\d{4}-\d\d-\d\d)/(?P<time>\d\d:\d\d)$")
DAY_STAMP = re.compile(r"\d{6} [^\W\d_]{3,4}\.? \d\d$")
SLUG = re.compile(r"[^\s/.]+(?: [^\s/.]+){0,2}(?:/[^\s/.]+(?: [^\s/.]+){0,2})+$")
SUBTITLE = re.compile(r"Utl\.:?\s*(?=\S)")
CLOSED = re.compile(r"\s*=$")
CLOSING = re.compile(r"\((?:Schluss|Forts\.?[^()]{0,20})\)\s*")
BACK = re.compile(
    r"""
      (?:Rückfragehinweis|Rückfragen?|Rueckfragehinweis):? | ~$ | \*{3}
    | Anhänge\ zu\ dieser\ Meldung | Digitale\ Pressemappe | Bild\(er\)\ zu\ dieser\ Aussendung
    """,
    re.VERBOSE,
)
WRAPPED = 100
"""Characters: a longer line was not set to the wire's column, so that each line is a paragraph."""


def read_message(raw: bytes, format_: str = "apa-wire") -> Reading:
    """Read one message. Never raises."""
    found = text_of(raw)
    rows = [row(match) for match in LINE.finditer(found.text) if match[0].strip()]
    opened = next((at for at, line in enumerate(rows) if NUMBER.match(line.text)), None)
    if opened is None:
        return Reading(found.text, split_blocks(found.text), format_, found.encoding, notes=found.notes)
    facts = list(stated(rows, opened))
    blocks = [line._replace(hint="furniture") for line in rows[: opened + 1]]
    head, start = header(rows, opened + 1)
    blocks.extend(joined(found.text, head))
    blocks.extend(text_blocks(found.text, rows[start:]))
    return Reading(
        text=found.text,
        blocks=tuple(hinted(blocks)),
        format=format_,
        encoding=found.encoding,
        facts=tuple(facts),
        notes=found.notes,
    )


def row(match: re.Match[str]) -> Block:
    """Return the block of one line; its ``gap`` is the number of blanks before it."""
    bare = match[0].strip()
    indent = len(match[0]) - len(match[0].lstrip())
    start = match.start() + indent
    return Block(
        start=start, end=start + len(bare), text=bare, line=match.string.count("\n", 0, start) + 1, gap=indent
    )


def stated(rows: Sequence[Block], opened: int) -> Iterator[Fact]:
    """Yield service and time: from the stamp below the text, else the day of the first line."""
    first = rows[opened].text
    service = "APA-OTS" if first.startswith("OTS") else "APA"
    yield Fact("publisher", service, "apa-wire:number")
    stamp = next((match for line in reversed(rows) if (match := STAMP.match(line.text))), None)
    if stamp is not None:
        yield Fact("published", f"{stamp['date']}T{stamp['time']}", "apa-wire:stamp")
    elif (day := DAY.search(first)) and (date := printed_date(f"{day[1]} {day[2]}".replace(".", ". ", 1))):
        yield Fact("published", date, "apa-wire:number")


def header(rows: Sequence[Block], at: int) -> tuple[list[Block], int]:
    """Return the lines of the header with their hints, and the number of the line where the text begins.

    Keywords come first; what ``=`` closes is a headline or, behind ``Utl.:``, a subheadline. Without any ``=`` the first
    line that is not indented is the headline.
    """
    head: list[Block] = []
    if at < len(rows) and SLUG.match(rows[at].text) and not CLOSED.search(rows[at].text):
        head.append(rows[at]._replace(hint="kicker"))
        at += 1
    last = max((n for n in range(at, min(at + 12, len(rows))) if CLOSED.search(rows[n].text)), default=None)
    if last is None:
        if at < len(rows) and not SUBTITLE.match(rows[at].text):
            head.append(rows[at]._replace(hint="headline"))
            at += 1
        last = at if at < len(rows) and SUBTITLE.match(rows[at].text) else at - 1
    hint = "headline"
    for line in rows[at : last + 1]:
        hint = "subheadline" if SUBTITLE.match(line.text) else hint
        head.append(line._replace(hint=hint))
    return head, last + 1


def joined(text: str, lines: Sequence[Block]) -> Iterator[Block]:
    """Yield the fields of the header, whose lines belong together, without ``Utl.:`` and ``=``."""
    for hint in ("kicker", "headline", "subheadline"):
        own = [line for line in lines if line.hint == hint]
        if not own:
            continue
        start, end = own[0].start, own[-1].end
        if mark := SUBTITLE.match(text, start, end):
            start = mark.end()
        end -= len(text[start:end]) - len(CLOSED.sub("", text[start:end]))
        if end > start:
            yield Block(start=start, end=end, text=text[start:end], line=own[0].line, gap=1, hint=hint)


def text_blocks(text: str, rows: Sequence[Block]) -> Iterator[Block]:
    """Yield the paragraphs, which indention or a blank line parts, and what stands below them as furniture."""
    run: list[Block] = []
    wrapped = all(len(line.text) < WRAPPED for line in rows)
    below = False
    for line in rows:
        closing = CLOSING.match(line.text)
        own = bool(STAMP.match(line.text) or DAY_STAMP.match(line.text) or closing)
        below = not own and (below or bool(BACK.match(line.text)))
        if run and (own or below or not wrapped or line.gap >= 2 or line.line > run[-1].line + 1):
            yield paragraph(text, run)
            run = []
        if closing:
            yield line._replace(
                end=line.start + len(closing[0].rstrip()), text=closing[0].rstrip(), hint="furniture"
            )
            if code := line.text[closing.end() :]:
                yield line._replace(start=line.end - len(code), text=code, gap=1, hint="signature")
        elif own or below:
            yield line._replace(hint="furniture", gap=0)
        else:
            run.append(line)
    if run:
        yield paragraph(text, run)


def paragraph(text: str, run: Sequence[Block]) -> Block:
    """Return the block of lines that belong together."""
    start, end = run[0].start, run[-1].end
    return Block(start, end, text[start:end], run[0].line)


MESSAGE = re.compile(
    rb"""
    ^[ \t\x0c\xef\xbb\xbf]*(?:APA|OTS)\d{4}[ \t]+\d[ \t]+[A-Z]{2,3}[ \t]+\d{3,5}\b[^\r\n]{0,120}
    (?:\r?\n|\Z)
    """, re.VERBOSE | re.MULTILINE
)  # fmt: skip
r"""``APA0123 5 II 0345 CI                    Mi, 12.Jän 2022``: number, urgency, desk, count of words, codes, day."""


def is_wire(raw: bytes) -> bool:
    """Tell whether ``raw`` is messages of APA or APA-OTS."""
    return bool(MESSAGE.search(raw))


FORMAT = export("apa-wire", (b"APA", b"OTS"), is_wire, opened(MESSAGE), read_message)
