"""Bytes of one article of a Factiva export (text, RTF, HTML) -> ``Reading``.

Its fields are told by their two-letter codes (``HD`` headline, ``PD`` date …), or, in the display without codes, by the count
of words that stands below the headline and the date below that. Words and months are in the language of the database's pages
(German, English, French), whatever the article's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.formats.exports.export import Marks, export, opened
from newsarchive.formats.exports.factiva_codes import BODY, OPENERS, RANKS, Mark, code_marks
from newsarchive.formats.exports.factiva_display import byline_block, displayed_blocks
from newsarchive.formats.exports.nexis_uni import without_page
from newsarchive.formats.exports.page_lines import page_lines
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.office.text import text_of
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.database_dates import language_code, printed_date, printed_time
from newsarchive.rules.lexicon.datelines import dateline_end
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PAGE", "TEXT", "read_factiva"]

HINTS = {"HD": "headline", "CLM": "kicker", "ART": "caption"}
PICTURE = re.compile(r"(?:Fotos?|Bild(?:er)?|Photos?|Grafik)\b", re.IGNORECASE)
PAGE_MARK = re.compile(r"<div\b[^<>]{0,300}\bclass=[\"']?article ", re.IGNORECASE)


class Field(NamedTuple):
    """A coded field and the place of its value in the text; a code alone has a blank one."""

    code: str
    start: int
    end: int


def read_factiva(raw: bytes, format_: str) -> Reading:
    """Read one article of an export. Never raises."""
    found = text_of(raw)
    text = found.text
    known: dict[int, str] = {}
    if format_ == "factiva-html" or PAGE_MARK.search(text):
        text, known = page_text(text)
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    facts: list[Fact] = []
    fields = coded_fields(lines)
    if {"HD"} < {field.code for field in fields}:
        blocks = coded_blocks(text, lines, fields, facts)
    else:
        blocks = displayed_blocks(text, lines, known, facts)
    return Reading(
        text=text,
        blocks=tuple(blocks),
        format=format_,
        encoding=found.encoding,
        facts=tuple(facts),
        notes=found.notes,
    )


def page_text(markup: str) -> tuple[str, dict[int, str]]:
    """Return the reading text of a page, and the hints of the lines whose class names them, by their start."""
    parts: list[str] = []
    known: dict[int, str] = {}
    at = 0
    for line in page_lines(markup):
        if "hd" in line.names or any(name.endswith("Headline") for name in line.names):
            known[at] = "headline"
        elif "author" in line.names:
            known[at] = "byline"
        elif "article" not in line.names:
            known[at] = "furniture"  # menus above the first article, the query below the last
        parts.append(line.text)
        at += len(line.text) + 2
    return "\n\n".join(parts), known


def coded_fields(lines: str) -> list[Field]:
    """Return the fields of an article in their order; a code that is out of it is part of the text."""
    marks: list[Mark] = []
    seen: set[str] = set()
    rank = 0
    for mark in code_marks(lines):
        if mark.code not in seen and RANKS[mark.code] >= rank:
            seen.add(mark.code)
            rank = RANKS[mark.code]
            marks.append(mark)
    stops = [*(mark.start for mark in marks[1:]), len(lines)]
    return [Field(mark.code, mark.end, stop) for mark, stop in zip(marks, stops, strict=False)]


def coded_blocks(text: str, lines: str, fields: Sequence[Field], facts: list[Fact]) -> list[Block]:
    """Return the blocks of an article with codes, and add the facts that its fields state.

    A lead of one paragraph is the teaser, unless a dateline opens it: then it is how an agency's text begins.
    """
    top = lines.rfind("\n", 0, fields[0].start) + 1
    blocks = [block._replace(hint="furniture") for block in split_blocks(text[:top])]
    body: list[Block] = []
    for field in fields:
        if field.code in BODY:
            body.extend(body_blocks(text, lines, field))
        elif block := block_of(text, field.start, field.end):
            blocks.append(coded_block(field.code, block, facts))
    facts.extend(stated({field.code: text[field.start : field.end].strip() for field in fields}))
    lead = [block for block in body if block.hint == "LP"]
    teased = len(lead) == 1 < len(body) and not dateline_end(lead[0]._replace(hint=""), first=True)[0]
    bare = [block._replace(hint="teaser" if teased and block is lead[0] else "") for block in body]
    return sorted([*blocks, *hinted(bare)])


def stated(values: dict[str, str]) -> list[Fact]:
    """Return the facts that the values of coded fields state."""
    facts = []
    if date := printed_date(values.get("PD", "")):
        facts.append(Fact("published", date + printed_time(values.get("ET", "")), "factiva:PD"))
    if publisher := values.get("SN"):
        facts.append(Fact("publisher", " ".join(publisher.split()), "factiva:SN"))
    if language := language_code(values.get("LA", "")):
        facts.append(Fact("language", language, "factiva:LA"))
    return facts


def block_of(text: str, start: int, end: int) -> Block | None:
    """Return the block that ``text[start:end]`` is without the blanks around it; None where there are only blanks."""
    value = text[start:end]
    bare = value.strip()
    if not bare:
        return None
    start += len(value) - len(value.lstrip())
    return Block(start, start + len(bare), bare, text.count("\n", 0, start) + 1)


def body_blocks(text: str, lines: str, field: Field) -> list[Block]:
    """Return the blocks of the lead or the text; the code's own line keeps its column, so that set lines join."""
    first = lines.rfind("\n", 0, field.start) + 1
    masked = " " * (field.start - first) + text[field.start : field.end]
    line = text.count("\n", 0, first)
    return [
        block._replace(
            start=block.start + first, end=block.end + first, line=block.line + line, hint=field.code
        )
        for block in split_blocks(masked)
    ]


def coded_block(code: str, block: Block, facts: list[Fact]) -> Block:
    """Return the block of a coded field with the hint of what it is."""
    if code == "SE" and (section := without_page(block.text)):
        return block._replace(end=block.start + len(section), text=section, hint="section")
    if code == "BY":
        return byline_block(block, facts, "factiva:BY")
    if code == "CR":
        return block._replace(hint="credit" if PICTURE.match(block.text) else "byline")
    return block._replace(hint=HINTS.get(code, "furniture"))


ACCESSION = rb"[A-Z][A-Z0-9]{1,9}(?:19|20)\d{6}[a-z][a-z0-9]{5,9}"
DOCUMENT = re.compile(
    rb"^[ \t\xa0\xc2]*(?:\*{0,2}AN\*{0,2}:?[ \t\xa0\xc2]+)?(?:Document|Dokument)[ \t\xa0\xc2]+"
    + ACCESSION
    + rb"[ \t\xa0\xc2]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
WORDS = re.compile(rb"^[ \t]*\d[\d.,'\xa0\xc2 ]*(?:words|W(?:\xc3\xb6|\xf6)rter|mots)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)  # fmt: skip
PAGE_ARTICLE = re.compile(
    rb"<div\b[^<>]{0,300}\bclass=[\"']?article (?:[a-z]{2,5}Article)\b[^<>]{0,300}>", re.IGNORECASE
)
NUMBER_OF_DOCUMENT = rb"(?:Document|Dokument)(?:\s|\xc2\xa0|&nbsp;)+"
PAGE_SIGN = re.compile(
    rb"Factiva|\bclass=[\"']?articleParagraph\b|[a-z]{2}Headline\b|" + NUMBER_OF_DOCUMENT + ACCESSION
)
SIGNS = {"WC", "PD", "SN"}
NEAR = 6
"""Codes behind ``HD`` among which one of ``SIGNS`` must be."""


def is_page(raw: bytes) -> bool:
    """Tell whether ``raw`` is an HTML export."""
    return bool(PAGE_ARTICLE.search(raw) and PAGE_SIGN.search(raw))


def is_text(raw: bytes) -> bool:
    """Tell whether ``raw`` is a text export: codes of a header in their lines, or accession numbers and counts of words."""
    if (b"Document" in raw or b"Dokument" in raw) and DOCUMENT.search(raw) and WORDS.search(raw):
        return True
    if b"HD" not in raw:
        return False
    codes = {mark.code for mark in code_marks(raw.decode("latin-1"))}
    return "HD" in codes and len(codes & SIGNS) >= 2 and bool(codes & {"LP", "TD", "AN", "CY"})


def holds_article(raw: bytes) -> bool:
    """Tell whether a piece of an export holds an article or the beginning of one."""
    return bool(DOCUMENT.search(raw) or WORDS.search(raw)) or any(
        mark.code == "HD" for mark in code_marks(raw.decode("latin-1"))
    )


def text_cuts(raw: bytes) -> list[int]:
    """Return where the articles of a text export part."""
    cuts = {match.end() for match in DOCUMENT.finditer(raw)}
    known = sorted(cuts)
    marks = code_marks(raw.decode("latin-1"))
    opened = closed = 0
    titled = False
    for number, mark in enumerate(marks):
        while closed < len(known) and known[closed] <= mark.start:
            closed += 1
            titled = False
        if mark.code not in OPENERS:
            opened = number + 1
        elif mark.code == "HD" and SIGNS & {near.code for near in marks[number + 1 : number + 1 + NEAR]}:
            if titled:
                cuts.add(marks[opened].start)
            titled = True
    return sorted(cuts)


PAGE = export("factiva-html", (b"Article",), is_page, opened(PAGE_ARTICLE), read_factiva)
TEXT = export("factiva", (b"ument", b"HD"), is_text, Marks(text_cuts, holds_article), read_factiva)
