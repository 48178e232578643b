"""Bytes of one article of a Genios or WISO export (text) -> ``Reading``.

Its order: paper and date in one line, headline, text, the authors' line; below that labelled lines, ``Quelle:`` first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.exports.export import closed, export
from newsarchive.formats.exports.nexis import footer_start
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.office.text import text_of
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.database_dates import printed_date
from newsarchive.rules.lexicon.issues import printed_in
from newsarchive.rules.lexicon.names import is_name_list, looks_like_names
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FORMAT", "read_genios"]

LABELS = {
    "quelle": "publisher", "ressort": "section", "rubrik": "section", "autor": "authors", "autoren": "authors", "autorin": "authors",
    "ausgabe": "", "seite": "", "jahrgang": "", "nummer": "", "issn": "", "dokumentnummer": "", "dauerhafte adresse des dokuments": "url",
    "alle rechte vorbehalten": "", "sprache": "", "schlagwörter": "", "copyright": "", "datum": "", "erscheinungsdatum": "",
}  # fmt: skip
LABEL = re.compile(r"([^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,3}):\s*(.*)$", re.DOTALL)
FURNITURE = re.compile(
    r"""
      Seite\ \d+\ von\ \d+$ | Dokumente?$ | Inhalt(?:sverzeichnis)?$ | .{3,}\.{5,}\s*\d+$
    | Dokument\ \d+\ von\ \d+$ | (?:©|\(c\))\ ?(?:\d{4}\ )?GBI-Genios.*
    | .*Genios\ Deutsche\ Wirtschaftsdatenbank.*
    """,
    re.VERBOSE | re.DOTALL,
)
DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]+)\s?\d{2,4}"
HEAD_LINE = re.compile(rf"(?P<publisher>[^\n]{{2,80}}?)(?:,? (?:vom|v\.|den)|,) (?P<date>{DATE})(?!\w)(?:\D[^\n]*)?$")  # fmt: skip
SENTENCE = re.compile(r"[.!?]$")
BEHIND = re.compile(r"(?:[ ,;]+(?:(?:Nr|S|H|Jg)\.|(?:Nummer|Seite|Heft|Ausgabe|Jahrgang)\b)[^\n]{0,40})?$")
"""What may stand behind the paper's name: number and page."""
LONGEST = 110
ENDS = tuple('.!?:…“”"»«)')


def read_genios(raw: bytes, format_: str = "genios") -> Reading:
    """Read one article. Never raises."""
    found = text_of(raw)
    blocks = list(split_blocks(found.text))
    facts: list[Fact] = []
    below = footer_start(blocks, 0, [label_of(block)[0] is not None for block in blocks])
    paper = next((label_of(block)[1] for block in blocks[below:] if label_of(block)[0] == "publisher"), "")
    title = masthead(blocks[:below], paper, facts)
    for at in range(below):
        if at < title or FURNITURE.match(blocks[at].text):
            blocks[at] = blocks[at]._replace(hint="furniture")
    headline(blocks, title, below)
    if 0 < below < len(blocks) and not blocks[below - 1].hint and is_name_list(bare_name(blocks[below - 1])):
        blocks[below - 1] = blocks[below - 1]._replace(hint="byline")
    for at in range(below, len(blocks)):
        blocks[at] = labelled(blocks[at], facts)
    return Reading(
        text=found.text,
        blocks=tuple(hinted(blocks)),
        format=format_,
        encoding=found.encoding,
        facts=tuple(facts),
        notes=found.notes,
    )


def bare_name(block: Block) -> str:
    """Return a line of names without ``Von``."""
    return re.sub(r"^(?:Von|VON|von):?\s+", "", block.text)


def label_of(block: Block) -> tuple[str | None, str]:
    """Return the field that a labelled line holds and its value; None for a line without a known label."""
    match = LABEL.match(block.text)
    name = LABELS.get(match[1].strip().lower()) if match else None
    if name is None and FURNITURE.match(block.text):
        return "", ""
    return name, match[2].strip() if match and name is not None else ""


def masthead(blocks: Sequence[Block], paper: str, facts: list[Fact]) -> int:
    """State what the paper's line says; return the number of the block that the headline is looked for from.

    That line ends in a date, or, where no date is printed, is the name that stands behind ``Quelle:`` below the text.
    """
    first = next((at for at, block in enumerate(blocks) if not FURNITURE.match(block.text)), 0)
    for at in range(first, min(first + 4, len(blocks))):
        text = blocks[at].text
        match = HEAD_LINE.match(text) if len(text) <= LONGEST and not SENTENCE.search(text) else None
        date = printed_date(match["date"]) if match else None
        if match is not None and date is not None:
            facts.append(Fact("published", date, "genios:head"))
            facts.append(Fact("publisher", match["publisher"].strip(" ,"), "genios:head"))
            facts.extend(Fact(name, value, "genios:head") for name, value in printed_in(text))
            return at + 1
    if first < len(blocks) and paper and blocks[first].text.lower().startswith(paper.lower()):
        return first + bool(BEHIND.match(blocks[first].text[len(paper) :]))
    return first


def headline(blocks: list[Block], at: int, below: int) -> None:
    """Mark the first line below the paper's as the headline, and a short one between it and the text as its second line."""
    while at < below and blocks[at].hint:
        at += 1
    if at >= below:
        return
    blocks[at] = blocks[at]._replace(hint="headline")
    if at + 2 < below and is_subheadline(blocks[at + 1].text) and blocks[at + 2].text.endswith(ENDS):
        blocks[at + 1] = blocks[at + 1]._replace(hint="subheadline")


def is_subheadline(text: str) -> bool:
    """Tell whether a line below the headline is one of its own: short, open at its end, and no byline."""
    return len(text) <= LONGEST and not text.endswith(ENDS) and not re.match(r"(?:Von|VON) ", text) and not looks_like_names(text)  # fmt: skip


def labelled(block: Block, facts: list[Fact]) -> Block:
    """Return a line below the text as furniture, and add the fact that it states."""
    name, value = label_of(block)
    if name and value:
        facts.append(Fact(name, value, f"genios:{block.text.partition(':')[0]}"))
    return block._replace(hint="furniture")


GENIOS = re.compile(
    rb"""
    ^[ \t]*(?:\xc2\xa9|\xa9|\(c\))\ ?(?:\d{4}\ )?GBI-Genios\ Deutsche\ Wirtschaftsdatenbank\ Gmb
    H[ \t.]*(?:\r?\n|\Z)
    """,
    re.VERBOSE | re.MULTILINE,
)


FORMAT = export(
    "genios", (b"GBI-Genios",), lambda raw: GENIOS.search(raw) is not None, closed(GENIOS), read_genios
)
