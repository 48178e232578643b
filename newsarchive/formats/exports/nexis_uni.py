"""Bytes of one article of a Nexis Uni export (DOCX, RTF, or the text of one) -> ``Reading``.

Its order: headline, paper, date; labelled lines; ``Body``, the text, ``Graphic``, captions, ``Classification``, ``Load-Date``.
The labels follow the language of the database's pages (German, English, French), whatever the article's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.exports.export import closed, export
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.office.text import text_of
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.database_dates import date_line
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FORMAT", "read_nexis_uni", "without_page"]

LABELS = {
    "section": "section", "rubrik": "section", "ressort": "section", "rubrique": "section", "byline": "authors", "autor": "authors",
    "autoren": "authors", "verfasser": "authors", "auteur": "authors", "auteurs": "authors", "highlight": "teaser", "vorspann": "teaser",
    "dateline": "dateline", "datumszeile": "dateline", "ortsmarke": "dateline", "graphic": "caption", "grafik": "caption",
    "length": "", "länge": "", "longueur": "", "load-date": "", "ladedatum": "", "date de chargement": "", "update": "", "language": "",
    "sprache": "", "langue": "", "publication-type": "", "publikationstyp": "", "type de publication": "", "journal code": "",
    "zeitungscode": "", "zeitschriftencode": "", "edition": "", "ausgabe": "", "édition": "", "copyright": "", "subject": "", "industry": "",
    "correction-date": "", "series": "",
}  # fmt: skip
LABEL = re.compile(r"([^\W\d_][\w -]{2,24})\s*:[\s\xa0]*(.*)$", re.DOTALL)
PARTS = {
    "body": "body", "text": "body", "inhalt": "body", "haupttext": "body", "volltext": "body", "corps": "body", "corps du texte": "body",
    "texte": "body", "graphic": "caption", "grafik": "caption", "grafiken": "caption", "graphique": "caption", "classification": "end",
    "klassifizierung": "end", "klassifikation": "end", "correction": "", "korrektur": "",
}  # fmt: skip
END = re.compile(r"(?:End of Document|Ende des Dokuments|Dokumentende|Fin du document)$")
COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|alle rechte vorbehalten|all rights reserved|tous droits réservés)", re.IGNORECASE
)
PAGE = re.compile(r"\s*[;,]\s*(?:S\.|Seiten?|Pg\.?|Page|p\.)\s*\d.*$", re.DOTALL)
AUTHORS = re.compile(r"\s*;\s*")
ENDS = tuple('.!?:…“”"»«)')


def read_nexis_uni(raw: bytes, format_: str = "nexis-uni") -> Reading:
    """Read one article of an export. Never raises."""
    found = text_of(raw)
    blocks = list(split_blocks(found.text))
    top = next(
        (
            at
            for at, block in enumerate(blocks)
            if (part_of(block) or label_of(block)[0] is not None) and not is_headline(blocks, at)
        ),
        len(blocks),
    )
    facts, above = head(blocks, top)
    left: list[Block] = []
    part = "head"
    for block in blocks[above:]:
        name, value = label_of(block)
        if END.match(block.text):
            part = "end"
        elif (mark := part_of(block)) is not None and part != "end":
            part = mark or part
            continue  # the word alone is a separator
        if name is not None:
            left.extend(labelled(block, name, value, facts))
        else:
            left.append(placed(block, part))
    if all(block.hint != "paragraph" for block in left):
        left = without_body_mark(left)
    read = (*blocks[:above], *hinted(left))
    return Reading(
        text=found.text,
        blocks=read,
        format=format_,
        encoding=found.encoding,
        facts=tuple(facts),
        notes=found.notes,
    )


def head(blocks: list[Block], top: int) -> tuple[list[Fact], int]:
    """Mark headline, paper and date, and as furniture what stands above them; return the facts and how many blocks that were.

    The last date line above the labels counts: a list of hits at the top has others.
    """
    facts: list[Fact] = []
    dated = next((at for at in range(top - 1, -1, -1) if date_line(blocks[at].text)), None)
    if dated is None:
        title = next((at for at in range(top) if not COPYRIGHT.match(blocks[at].text)), None)
    else:
        facts.append(Fact("published", date_line(blocks[dated].text) or "", "nexis-uni:head"))
        title = max(0, dated - 2) if dated else None
        if dated >= 2:
            facts.append(Fact("publisher", blocks[dated - 1].text, "nexis-uni:head"))
    above = top if dated is not None else 0 if title is None else title + 1
    for at in range(above):
        blocks[at] = blocks[at]._replace(hint="headline" if at == title else "furniture")
    return facts, above


def is_headline(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a block is a headline, whatever word it begins with: paper and date stand right below it."""
    return (
        at + 2 < len(blocks)
        and label_of(blocks[at + 1])[0] is None
        and date_line(blocks[at + 2].text) is not None
    )


def label_of(block: Block) -> tuple[str | None, str]:
    """Return the field that a labelled line holds and its value; None for a line without a known label."""
    match = LABEL.match(block.text)
    name = LABELS.get(match[1].replace("\xa0", " ").strip().lower()) if match else None
    return name, match[2].strip() if match and name is not None else ""


def part_of(block: Block) -> str | None:
    """Return which part of the article begins with a line that is one word of the database; None for another line."""
    return PARTS.get(block.text.strip(" \xa0:").lower()) if len(block.text) < 24 else None


def labelled(block: Block, name: str, value: str, facts: list[Fact]) -> list[Block]:
    """Return the blocks of a labelled line, and add the facts that it states."""
    if name in {"caption", "dateline"}:
        return [block._replace(start=block.end - len(value), text=value, hint=name)] if value else []
    place = f"nexis-uni:{block.text.partition(':')[0]}"
    if name == "authors":
        facts.extend(Fact(name, author, place) for author in AUTHORS.split(value) if author)
    elif name == "section" and without_page(value):
        facts.append(Fact(name, without_page(value), place))
    elif name == "teaser" and value:
        facts.append(Fact(name, value, place))
    return [block._replace(hint="furniture")]


def without_page(section: str) -> str:
    """Return a section without the page behind it: ``Politik; S. 3`` is ``Politik``."""
    return PAGE.sub("", section).strip()


def placed(block: Block, part: str) -> Block:
    """Return an unlabelled block with the hint of the part that it stands in."""
    if part in {"head", "end"} or END.match(block.text) or COPYRIGHT.match(block.text):
        return block._replace(hint="furniture")
    if part == "caption":
        return block._replace(hint="caption")
    return block._replace(hint="paragraph") if len(block.text) > 40 and block.text.endswith(ENDS) else block


def without_body_mark(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of an article in which no ``Body`` was printed: what has sentences is text."""
    return [
        block._replace(hint="paragraph" if block.text.endswith(ENDS) else "")
        if block.hint == "furniture"
        and len(block.text) > 60
        and label_of(block)[0] is None
        and not COPYRIGHT.match(block.text)
        else block
        for block in blocks
    ]


NEXIS_UNI = re.compile(
    rb"""
    ^[ \t\xa0\xc2]{0,60}
    (?:End\ of\ Document|Ende\ des\ Dokuments|Dokumentende|Fin\ du\ document)
    [ \t\xa0\xc2]*(?:\r?\n|\Z)
    """,
    re.VERBOSE | re.MULTILINE,
)
NEXIS_UNI_SIGN = re.compile(
    rb"""
    ^[ \t]*
    (?:
          Body | Text | Corps
        | (?:
                Length | L(?:\xc3\xa4|\xe4)nge | Longueur | Load-Date | Ladedatum | Section
              | Rubrik | Rubrique | Ressort | Byline
          )
          :
    )
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_nexis_uni(raw: bytes) -> bool:
    """Tell whether an article is closed and something is labelled as in Nexis Uni."""
    if not any(sign in raw for sign in (b"End of Doc", b"Ende des Dok", b"Dokumentende", b"Fin du doc")):
        return False
    return bool(NEXIS_UNI.search(raw) and NEXIS_UNI_SIGN.search(raw))


FORMAT = export("nexis-uni", (b"ument",), is_nexis_uni, closed(NEXIS_UNI), read_nexis_uni)
