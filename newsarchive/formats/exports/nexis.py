"""Bytes of one article of a classic Nexis export (text) -> ``Reading``.

Its order: number, centred lines with paper, date and edition; the headline; lines with labels in capitals; the text; labelled lines again.
The labels follow the language of the database's pages (German, English, French), whatever the article's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.exports.export import export, opened
from newsarchive.formats.exports.factiva_display import byline_block
from newsarchive.formats.exports.nexis_uni import without_page
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.office.text import text_of
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.database_dates import date_line, language_code
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.reading import Text

__all__ = ["FORMAT", "footer_start", "nexis_reading", "read_nexis"]

ABOVE = {
    "RUBRIK": "section", "RESSORT": "section", "SECTION": "section", "RUBRIQUE": "section", "AUTOR": "byline", "AUTOREN": "byline",
    "AUTORIN": "byline", "BYLINE": "byline", "AUTEUR": "byline", "AUTEURS": "byline", "VON": "byline", "HIGHLIGHT": "teaser", "DATELINE": "dateline",
    "LÄNGE": "end", "LENGTH": "end", "LONGUEUR": "end",
}  # fmt: skip
BELOW = {
    "GRAFIK": "caption", "GRAPHIC": "caption", "GRAPHIQUE": "caption", "UPDATE": "", "LOAD-DATE": "", "LADEDATUM": "", "SPRACHE": "language",
    "LANGUAGE": "language", "LANGUE": "language", "PUBLICATION-TYPE": "", "PUBLIKATIONSTYP": "", "TYPE-PUBLICATION": "", "ZEITUNGS-CODE": "",
    "JOURNAL-CODE": "", "JOURNAL CODE": "", "COPYRIGHT": "", "SUBJECT": "", "THEMA": "", "KORREKTUR": "", "CORRECTION": "", "CORRECTION-DATE": "",
    "NOTES": "", "ANMERKUNG": "", "ORIGINAL": "",
}  # fmt: skip
LABEL = re.compile(r"([A-ZÄÖÜÉ][A-ZÄÖÜÉ -]{2,24}):[\s\xa0]*(.*)$", re.DOTALL)
NUMBER = re.compile(r"(?:Dokument|Document) \d+ (?:von|of|de|sur) \d+$|\d+ of \d+ DOCUMENTS$")
COPYRIGHT = re.compile(r"(?:Copyright\b|©|\(c\)|Alle Rechte vorbehalten|All Rights Reserved|Tous droits réservés)", re.IGNORECASE)  # fmt: skip
EDITION = re.compile(r"[^\n]{0,30}(?:ausgabe|auflage|edition|édition)\b[^\n]{0,20}$", re.IGNORECASE)
CENTRED = 8
"""Columns that a centred line is indented by, at least."""
HEADER, PROSE = 8, 60
"""Blocks below the number among which the date is looked for; characters of the shortest line that is surely text."""
ENDS = tuple('.!?:…“”"»«)')


def read_nexis(raw: bytes, format_: str = "nexis") -> Reading:
    """Read one article. Never raises."""
    found = text_of(raw)
    return nexis_reading(found.text, format_, found)


def nexis_reading(text: str, format_: str, found: Text) -> Reading:
    """Return the reading of an article's lines, ``text``, which were decoded as ``found`` says."""
    blocks = list(split_blocks(text))
    facts: list[Fact] = []
    numbered = next((at for at, block in enumerate(blocks) if NUMBER.match(block.text)), -1)
    for at in range(numbered + 1):
        blocks[at] = blocks[at]._replace(hint="furniture")
    title = masthead(text, blocks, numbered + 1, facts)
    body = labels_above(blocks, headline(text, blocks, title), facts)
    below = footer_start(blocks, body, [label_of(block)[0] in BELOW for block in blocks])
    pictured = (
        at
        for at in range(max(body, below - 4), below)
        if BELOW.get(label_of(blocks[at])[0] or "") == "caption"
    )
    below = next(pictured, below)
    for at in range(body, below):
        if COPYRIGHT.match(blocks[at].text) and len(blocks[at].text) < 2 * PROSE:
            blocks[at] = blocks[at]._replace(hint="furniture")
    labels_below(blocks, below, facts)
    return Reading(
        text=text,
        blocks=tuple(hinted(blocks)),
        format=format_,
        encoding=found.encoding,
        facts=tuple(facts),
        notes=found.notes,
    )


def label_of(block: Block) -> tuple[str | None, str]:
    """Return the label of a line, and its value; None for a line without one that Nexis has."""
    match = LABEL.match(block.text)
    label = match[1].strip() if match else ""
    return (label, match[2].strip()) if match and (label in ABOVE or label in BELOW) else (None, "")


def column_of(text: str, block: Block) -> int:
    """Return the column, counted from 0, in which a block begins."""
    return block.start - max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) - 1


def masthead(text: str, blocks: list[Block], at: int, facts: list[Fact]) -> int:
    """Mark paper, date and edition as furniture; return the number of the block that the headline begins with."""
    near = range(at, min(at + HEADER, len(blocks)))
    dated = next((number for number in near if date_line(blocks[number].text)), None)
    end = at if dated is None else dated + 1
    while end < len(blocks) and (column_of(text, blocks[end]) >= CENTRED or is_edition(blocks, end, dated)):
        end += 1
    if dated is not None:
        facts.append(Fact("published", date_line(blocks[dated].text) or "", "nexis:head"))
    named = range(at, end if dated is None else dated)
    papers = [blocks[number].text for number in named if not COPYRIGHT.match(blocks[number].text)]
    if papers:
        facts.append(
            Fact("publisher", " ".join(papers[-1 if dated is not None else 0].split()), "nexis:head")
        )
    for number in range(at, end):
        blocks[number] = blocks[number]._replace(hint="furniture")
    return end


def is_edition(blocks: Sequence[Block], at: int, dated: int | None) -> bool:
    """Tell whether the line right below the date names an edition, in a file whose lines lost their columns."""
    return (
        dated is not None
        and at == dated + 1
        and bool(EDITION.match(blocks[at].text))
        and at + 1 < len(blocks)
    )


def headline(text: str, blocks: list[Block], at: int) -> int:
    """Mark the headline, whose lines stand together, and a line of its own below it; return the number of the next block.

    A headline may begin like a label that belongs below the text: ``UPDATE: BRÜCKE GESPERRT``.
    """
    if at >= len(blocks) or label_of(blocks[at])[0] in ABOVE or len(blocks[at].text) > 5 * PROSE:
        return at
    blocks[at] = blocks[at]._replace(hint="headline")
    end = at + 1
    while end < min(at + 4, len(blocks)) and blocks[end].gap == 0 and label_of(blocks[end])[0] is None:
        start, stop = blocks[at].start, blocks[end].end
        blocks[at] = blocks[at]._replace(end=stop, text=text[start:stop])
        del blocks[end]
    following = blocks[end : end + 2]
    if len(following) == 2 and label_of(following[0])[0] is None and label_of(following[1])[0] in ABOVE:
        blocks[end] = blocks[end]._replace(hint="subheadline")
        end += 1
    return end


def labels_above(blocks: list[Block], at: int, facts: list[Fact]) -> int:
    """Mark the labelled lines above the text; return the number of the block that the text begins with."""
    used: set[str] = set()
    run: list[tuple[str, str]] = []
    for block in blocks[at:]:
        label, value = label_of(block)
        counted = any(ABOVE.get(before) == "end" for before in used)
        if label is None or label in used or (counted and ABOVE.get(label) not in {"teaser", "dateline"}):
            break
        used.add(label)
        run.append((label, value))
    while run and run[-1][0] not in ABOVE:
        run.pop()
    for number, (label, value) in enumerate(run, at):
        blocks[number] = labelled(blocks[number], ABOVE.get(label, ""), value, facts)
    return at + len(run)


def labelled(block: Block, name: str, value: str, facts: list[Fact]) -> Block:
    """Return the block of a labelled line, cut to its value where that is a field."""
    value = without_page(value) if name == "section" else value
    if name in {"end", "", "language"} or not value:
        return block._replace(hint="furniture")
    start = block.start + block.text.index(value)
    bare = block._replace(start=start, end=start + len(value), text=value, hint=name)
    return byline_block(bare, facts, "nexis:byline") if name == "byline" else bare


def footer_start(blocks: Sequence[Block], at: int, is_label: Sequence[bool]) -> int:
    """Return the number of the first labelled block from ``at`` on below which no text stands."""
    start = len(blocks)
    for number in range(len(blocks) - 1, at - 1, -1):
        text = blocks[number].text
        if is_label[number]:
            start = number
        elif len(text) > PROSE and text.endswith(ENDS) and not COPYRIGHT.match(text):
            break
    return start


def labels_below(blocks: list[Block], at: int, facts: list[Fact]) -> None:
    """Mark the labelled lines below the text; what stands under ``GRAFIK`` are captions."""
    name = ""
    for number in range(at, len(blocks)):
        label, value = label_of(blocks[number])
        if label is not None:
            name = BELOW.get(label, "")
            if name == "language" and (code := language_code(re.split(r"[;,]", value)[0])):
                facts.append(Fact("language", code, f"nexis:{label}"))
            blocks[number] = labelled(blocks[number], name, value, facts)
        else:
            shown = name == "caption" and not COPYRIGHT.match(blocks[number].text)
            blocks[number] = blocks[number]._replace(hint="caption" if shown else "furniture")


NEXIS = re.compile(
    rb"""
    ^[ \t\x0c]{0,60}
    (?:
          (?:Dokument|Document)\ (\d{1,4})\ (?:von|of|de|sur)\ \d{1,4}
        | (\d{1,4})\ of\ \d{1,4}\ DOCUMENTS
    )
    [ \t]*(?:\r?\n|\Z)
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_nexis(raw: bytes) -> bool:
    """Tell whether the first mark of a classic Nexis export counts from 1."""
    if not any(sign in raw for sign in (b"Dokument 1 ", b"Document 1 ", b"1 of ")):
        return False
    first = NEXIS.search(raw)
    return first is not None and (first[1] or first[2]) == b"1"


FORMAT = export("nexis", (b"ument", b"DOCUMENTS"), is_nexis, opened(NEXIS), read_nexis)
