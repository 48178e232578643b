"""Bytes of one article of APA's OnlineManager (text, RTF) or of DeFacto (HTML) -> ``Reading``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.exports.export import export, opened
from newsarchive.formats.exports.nexis_uni import without_page
from newsarchive.formats.exports.page_lines import page_lines
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.office.text import text_of
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.database_dates import printed_date, printed_time
from newsarchive.rules.lexicon.issues import printed_in
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CLIPPINGS", "ENTRIES", "read_clipping", "read_entry"]

HEAD = re.compile(
    r"""
    [\"„“”»«](?P<publisher>[^\n\"]{2,60}?)[\"“”«»],?\ vom[ ]
    (?P<date>\d{1,2}\.\ ?\d{1,2}\.\ ?\d{4})(?P<time>[ \t,]+\d{1,2}[.:]\d\d(?:\ ?Uhr)?)?
    """,
    re.VERBOSE,
)
CELL = re.compile(r"(?:[^\s,;|]|[,;|](?![ \t])|[ \t,;|]+(?!Seiten?:|Ressorts?:|Ausgabe:|Rubrik:|Von |\s))+")
SECTION = re.compile(r"(?:Ressorts?|Rubrik):\s*(?=\S)")
AUTHOR = re.compile(r"(?:Von|VON|Autor(?:in|en)?:)\s+(?=\S)")
LABELLED = re.compile(r"(?:Seiten?|Ausgabe|Auflage|Reichweite|Medium|Land|Quelle|Erscheinungsdatum):?\s*\S|S\. ?\d", re.IGNORECASE)  # fmt: skip
TAIL = re.compile(r"Gespeicherter Anhang:|gefunden am\b|_{5,}$")
RULED = re.compile(r"_{5,}$")
FOUND = re.compile(r"gefunden am\s+\S")
LABELS = {
    "titel": "headline", "untertitel": "subheadline", "datum": "published", "publikation": "publisher", "medium": "publisher", "quelle": "publisher",
    "ressort": "section", "autor": "byline", "autorin": "byline", "autoren": "byline", "seite": "", "ausgabe": "", "inhalt": "text", "text": "text",
    "volltext": "text", "vorspann": "teaser", "lead": "teaser", "link": "url",
}  # fmt: skip
LABEL = re.compile(r"([A-ZÄÖÜ][a-zäöü]{3,11})\s*(:\s*|$)")


def read_clipping(raw: bytes, format_: str = "apa") -> Reading:
    """Read one article of the OnlineManager: the paper's line, page, section and author, headline, text. Never raises."""
    found = text_of(raw)
    facts: list[Fact] = []
    blocks: list[Block] = []
    part = "above"
    for block in split_blocks(found.text):
        match = HEAD.match(block.text) if part == "above" else None
        if match is not None:
            facts.extend(stated(match))
            part = "head"
        if part == "head" and (match or LABELLED.match(block.text)):
            facts.extend(Fact(name, value, "apa:head") for name, value in printed_in(block.text))
        if part == "head" and (match or is_head(block.text)):
            blocks.extend(cells_of(block))
        elif part == "head":
            blocks.append(block._replace(hint="headline"))
            part = "text"
        else:
            if TAIL.match(block.text):
                part = "tail" if block.text.startswith("Gespeicherter") or part == "tail" else part
            blocks.append(block._replace(hint=hint_in(part, block)))
    return Reading(
        text=found.text,
        blocks=tuple(hinted(blocks)),
        format=format_,
        encoding=found.encoding,
        facts=tuple(facts),
        notes=found.notes,
    )


def stated(match: re.Match[str]) -> Iterator[Fact]:
    """Yield what the paper's line states."""
    if date := printed_date(match["date"]):
        yield Fact("published", date + printed_time(match["time"] or ""), "apa:head")
    yield Fact("publisher", match["publisher"].strip(), "apa:head")


def is_head(text: str) -> bool:
    """Tell whether a line below the paper's line belongs to it."""
    marked = SECTION.match(text) or LABELLED.match(text) or RULED.match(text) or FOUND.match(text)
    return bool(marked) or (
        len(text) < 90 and bool(AUTHOR.match(text)) and not text.endswith((".", "!", "?"))
    )


def cells_of(block: Block) -> Iterator[Block]:
    """Yield the cells of a line of the head, which stand apart by blanks or commas."""
    for match in CELL.finditer(block.text):
        text = match[0]
        hint, start = "furniture", match.start()
        if mark := SECTION.match(text):
            text = without_page(text[mark.end() :])
            hint, start = "section", start + mark.end()
        elif mark := AUTHOR.match(text):
            text = text[mark.end() :]
            hint, start = "byline", start + mark.end()
        if text:
            yield block._replace(
                start=block.start + start, end=block.start + start + len(text), text=text, hint=hint
            )


def hint_in(part: str, block: Block) -> str:
    """Return the hint of a block above the head, in the text or in what the database put below it."""
    if part == "text":
        return "furniture" if TAIL.match(block.text) else block.hint
    return "furniture"


def read_entry(raw: bytes, format_: str = "apa-html") -> Reading:
    """Read one entry of DeFacto, whose fields have German labels. Never raises."""
    found = text_of(raw)
    facts: list[Fact] = []
    texts: list[str] = []
    blocks: list[Block] = []
    field = ""
    at = 0
    for number, line in enumerate(page_lines(found.text)):
        texts.append(line.text)
        mark = LABEL.match(line.text) if field != "text" else None
        name = LABELS.get(mark[1].lower()) if mark else None
        skipped = 0
        if mark is not None and name is not None:
            field, skipped = name, mark.end()
        if value := line.text[skipped:]:
            block = Block(at + skipped, at + len(line.text), value, 2 * number + 1)
            blocks.append(entry_block(block, field, facts))
            field = field if field in {"text", "teaser"} else ""
        at += len(line.text) + 2
    return Reading(text="\n\n".join(texts), blocks=tuple(hinted(with_tail(blocks))), format=format_, encoding=found.encoding, facts=tuple(facts), notes=found.notes)  # fmt: skip


def entry_block(block: Block, field: str, facts: list[Fact]) -> Block:
    """Return the block of a field of DeFacto with its hint, and add the fact that it states."""
    if field == "published" and (date := printed_date(block.text)):
        time = printed_time(block.text.partition(" ")[2]) if len(date) == 10 else ""
        facts.append(Fact("published", date + time, "apa-html:Datum"))
    elif field in {"publisher", "url"}:
        facts.append(Fact(field, block.text, f"apa-html:{field}"))
    if field == "section":
        block = block._replace(text=without_page(block.text) or block.text)
        block = block._replace(end=block.start + len(block.text))
    shown = field in {"headline", "subheadline", "section", "byline", "teaser"}
    return block._replace(hint=field if shown else "" if field == "text" else "furniture")


def with_tail(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with what stands behind ``Gespeicherter Anhang:`` as furniture."""
    tail = next((at for at, block in enumerate(blocks) if TAIL.match(block.text)), len(blocks))
    return [block._replace(hint="furniture") if at >= tail else block for at, block in enumerate(blocks)]


QUOTE = rb"(?:[\"\x84\x93\x94\xab\xbb]|\xe2\x80[\x9c-\x9f]|\xc2[\xab\xbb])"
WHEN_PRINTED = rb",? vom \d{1,2}\. ?\d{1,2}\. ?\d{4}(?:[ \t,]+\d{1,2}[.:]\d\d(?: ?Uhr)?)?"
WHERE_PRINTED = rb"(?:[ \t,;|]+(?:Seiten?|Ressorts?|Ausgabe|Rubrik|Von)\b[^\r\n]{0,140})?"
CLIPPING = re.compile(
    rb"^[ \t\x0c\xef\xbb\xbf]*"
    + QUOTE
    + rb"[^\r\n\"]{2,60}?"
    + QUOTE
    + WHEN_PRINTED
    + WHERE_PRINTED
    + rb"[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
"""``"Musterower Bote" vom 12.01.2022 05.30 Uhr   Seite: 3   Ressort: Lokales``, and nothing else in the line."""
VOM = b" vom "
CLOSING = frozenset(b'"\x84\x93\x94\x9c\x9d\x9e\x9f\xab\xbb')
"""Last bytes of quotation marks in Windows-1252 and UTF-8."""
CLIPPING_SIGNS = (
    b"Seite:",
    b"Seiten:",
    b"Ressort:",
    b"gefunden am ",
    b"Gespeicherter Anhang:",
    b"__________",
    b"\x0c",
)
ENTRY = re.compile(rb"<div\b[^<>]{0,200}\bclass=[\"']?(?:[\w-]+ )*eintrag\b[^<>]{0,200}>", re.IGNORECASE)
ENTRY_SIGN = re.compile(rb">\s*(?:Titel|Publikation|Inhalt)\s*:?\s*<")


LEAST_TEXT, LONGEST_COVER = 80, 1_000
"""Bytes of the shortest text under a paper's line, and of what may stand over the only one."""


def is_clippings(raw: bytes) -> bool:
    """Tell whether ``raw`` is an export of the OnlineManager: its first paper's line stands over a text, and near the top or once more below.

    The same line under an article, or within it, only names where that was printed.
    """
    if not quoted_paper(raw) or not any(sign in raw for sign in CLIPPING_SIGNS):
        return False
    lines = CLIPPING.finditer(raw)
    first = next(lines, None)
    if first is None:
        return False
    second = next(lines, None)
    under = raw[first.end() : second.start() if second else len(raw)].strip()
    return len(under) > LEAST_TEXT and (
        second is not None or len(raw[: first.start()].strip()) < LONGEST_COVER
    )


def quoted_paper(raw: bytes) -> bool:
    """Tell whether ``vom`` and a digit stand behind a quotation mark anywhere: a quick look before the slow one."""
    at = raw.find(VOM)
    while at > 0:
        if (
            raw[at - 1 - (raw[at - 1] == ord(","))] in CLOSING
            and raw[at + len(VOM) : at + len(VOM) + 1].isdigit()
        ):
            return True
        at = raw.find(VOM, at + 1)
    return False


def is_entries(raw: bytes) -> bool:
    """Tell whether ``raw`` is a page of DeFacto."""
    return bool(ENTRY.search(raw)) and len({mark[0] for mark in ENTRY_SIGN.finditer(raw)}) >= 2


CLIPPINGS = export("apa", (VOM,), is_clippings, opened(CLIPPING), read_clipping)
ENTRIES = export("apa-html", (b"eintrag",), is_entries, opened(ENTRY), read_entry)
