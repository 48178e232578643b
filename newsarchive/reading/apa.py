"""Bytes of one article of APA's OnlineManager (text, RTF) or of DeFacto (HTML) -> ``Reading``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.blocks import split_blocks
from newsarchive.reading import Block, Fact, Reading
from newsarchive.reading.export_page import page_lines
from newsarchive.reading.named import hinted
from newsarchive.reading.nexis_uni import without_page
from newsarchive.reading.office import text_of
from newsarchive.reading.press_dates import printed_date, printed_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_clipping", "read_entry"]

HEAD = re.compile(
    r"[\"„“”»«](?P<publisher>[^\n\"]{2,60}?)[\"“”«»],? vom (?P<date>\d{1,2}\. ?\d{1,2}\. ?\d{4})(?P<time>[ \t,]+\d{1,2}[.:]\d\d(?: ?Uhr)?)?"
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
        if part == "head" and (match or is_head(block.text)):
            blocks.extend(cells_of(block))
        elif part == "head":
            blocks.append(block._replace(hint="headline"))
            part = "text"
        else:
            if TAIL.match(block.text):
                part = "tail" if block.text.startswith("Gespeicherter") or part == "tail" else part
            blocks.append(block._replace(hint=hint_in(part, block)))
    return Reading(found.text, tuple(hinted(blocks)), format_, found.encoding, tuple(facts), found.notes)


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
    return Reading("\n\n".join(texts), tuple(hinted(with_tail(blocks))), format_, found.encoding, tuple(facts), found.notes)  # fmt: skip


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
