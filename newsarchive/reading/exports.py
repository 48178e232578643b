"""Bytes of one article of a press-database export (Genios, Nexis) -> ``Reading``: its labels become facts.

The labels follow the language of the database's pages (German, English, French), whatever the article's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.blocks import split_blocks
from newsarchive.decode import decode
from newsarchive.reading import Block, Fact, Reading
from newsarchive.reading.named import hinted
from newsarchive.rules.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_export"]

LABELS = {
    "quelle": "publisher", "ressort": "section", "rubrik": "section", "section": "section", "rubrique": "section", "autor": "authors",
    "autoren": "authors", "byline": "authors", "auteur": "authors", "von": "authors", "grafik": "caption", "graphic": "caption", "sprache": "",
    "language": "", "langue": "", "länge": "", "length": "", "longueur": "", "update": "", "load-date": "", "ausgabe": "", "dokumentnummer": "",
    "dauerhafte adresse des dokuments": "url", "publication-type": "", "publikationstyp": "", "zeitungs-code": "", "journal-code": "",
    "copyright": "", "highlight": "teaser", "dateline": "dateline",
}  # fmt: skip
LABEL = re.compile(r"([A-Za-zÄÖÜäöü][A-Za-zÄÖÜäöüß -]{2,34}):\s*(\S.*)?$", re.DOTALL)
FURNITURE = re.compile(
    r"(?:Dokument|Document) \d+ (?:von|of|de|sur) \d+$|\d+ of \d+ DOCUMENTS$|Seite \d+ von \d+$|Dokumente$|Inhalt(?:sverzeichnis)?$|.{3,}\.{5,}\s*\d+$"
    r"|©.*|Copyright \d{4}.*|Alle Rechte vorbehalten.*|All Rights Reserved.*|Tous droits réservés.*|.*GBI-Genios.*",
    re.DOTALL,
)
HEAD_LINE = re.compile(
    r"(?P<publisher>[^\n]{2,80}?)(?:,? (?:vom|v\.|den)|,) (?P<date>\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]+)\s?\d{2,4})(?:\D[^\n]*)?$"
)
DATE = re.compile(
    r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)?,?\s*(?P<date>\d{1,2}\.\s?[A-Za-zä]+\s\d{4}|\d{1,2}\.\d{1,2}\.\d{4})\b.{0,30}$"
)
NAMES = re.compile(
    r"(?:Von )?(?:[A-ZÄÖÜ][\w.-]+ ){1,3}[A-ZÄÖÜ][\w-]+(?:(?: und |, )(?:[A-ZÄÖÜ][\w.-]+ ){1,3}[A-ZÄÖÜ][\w-]+)*$"
)


def read_export(raw: bytes, format_: str) -> Reading:
    """Read one article of an export. Never raises."""
    found = decode(raw)
    blocks = list(split_blocks(found.text))
    facts: list[Fact] = []
    labels = [label_of(block) for block in blocks]
    start = head(blocks, facts, format_)
    for at, block in enumerate(blocks):
        name, value = labels[at]
        if block.hint:
            continue
        if name is not None:
            blocks[at] = block._replace(hint="furniture")
            if name in {"section", "authors", "publisher", "teaser", "url"} and value:
                facts.append(Fact(name, value, f"{format_}:{block.text.partition(':')[0]}"))
            elif name in {"caption", "dateline"} and value:
                blocks[at] = block._replace(start=block.end - len(value), text=value, hint=name)
    for at in range(start, len(blocks)):
        if not blocks[at].hint and labels[at][0] is None:
            blocks[at] = blocks[at]._replace(hint="headline")
            break
    author_above_source(blocks, labels, format_)
    return Reading(found.text, tuple(hinted(blocks)), format_, found.encoding, tuple(facts), found.notes)


def label_of(block: Block) -> tuple[str | None, str]:
    """Return the field that a labelled line holds and its value; None for a line without a known label."""
    match = LABEL.match(block.text)
    name = LABELS.get(match[1].strip().lower()) if match else None
    return name, (match[2] or "").strip() if match and name is not None else ""


def head(blocks: list[Block], facts: list[Fact], format_: str) -> int:
    """Mark what stands above the headline, and take source and date from it; return where the headline is looked for."""
    after = 0
    for at, block in enumerate(blocks):
        if FURNITURE.match(block.text):
            blocks[at] = block._replace(hint="furniture")
        elif at < 30 and not any(fact.field == "published" for fact in facts):
            match = HEAD_LINE.match(block.text) or DATE.match(block.text)
            date = iso_date(match["date"].replace("Maerz", "März")) if match else None
            if match is None or date is None:
                continue
            facts.append(Fact("published", date, f"{format_}:head"))
            blocks[at] = block._replace(hint="furniture")
            above = [i for i in range(at) if not blocks[i].hint]
            publisher = match.groupdict().get("publisher")
            if publisher is None and above:
                publisher = blocks[above[-1]].text
                blocks[above[-1]] = blocks[above[-1]]._replace(hint="furniture")
            if publisher:
                facts.append(Fact("publisher", publisher.strip(), f"{format_}:head"))
            after = at + 1
    return after


def author_above_source(blocks: list[Block], labels: Sequence[tuple[str | None, str]], format_: str) -> None:
    """Mark the line of names that Genios sets right above ``Quelle:``."""
    for at in range(1, len(blocks)):
        if (
            format_ == "genios"
            and labels[at][0] == "publisher"
            and not blocks[at - 1].hint
            and NAMES.match(blocks[at - 1].text)
        ):
            blocks[at - 1] = blocks[at - 1]._replace(hint="byline")
