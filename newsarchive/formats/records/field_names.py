"""Named fields of a record, whatever program wrote it -> ``Reading``: one table of the names that fields go by.

The names are those of schema.org, of what fundus, news-please and trafilatura write, of feeds, and of German tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.types.article import Note

__all__ = ["FIELDS", "Stated", "field_of", "hinted", "is_article"]

NAMES = {
    "section": "section articlesection ressort rubrik category categories kategorie sparte",
    "kicker": "kicker dachzeile spitzmarke overline",
    "headline": "headline title titel überschrift ueberschrift schlagzeile hl head hed artikeltitel",
    "subheadline": "subheadline subtitle untertitel unterzeile subhead",
    "teaser": "teaser description vorspann lead lede abstract summary anriss excerpt anleser zusammenfassung",
    "text": "text body articlebody maintext content plaintext volltext fulltext artikel artikeltext inhalt haupttext fließtext contentencoded",
    "authors": "author authors autor autoren byline verfasser creator dccreator autorin",
    "published": "date datum published datepublished publishingdate publicationdate publishdate datepublish pubdate pubtime erscheinungsdatum "
    "veröffentlicht veroeffentlicht dcdate issued",
    "updated": "updated modified datemodified modifieddate datemodify lastmodified aktualisiert",
    "url": "url link canonicalurl permalink",
    "publisher": "publisher source quelle medium zeitung sitename mediumname sourcedomain sourcename sourcehostname newspaper outlet publikation",
    "language": "language lang sprache inlanguage",
}
FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}
LETTERS = re.compile(r"[^a-zäöüß]+")
HEAD = ("section", "kicker", "headline", "subheadline", "teaser")
PAIRED = re.compile(
    r"</(?:p|div|h[1-6]|li|a|b|i|em|strong|ul|blockquote|figure)\s*>|<(?:p|br)\s*/?>|<img\s", re.IGNORECASE
)
DROPPED = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
BORDER = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|br|section|table|tr|figure|figcaption|blockquote)\b[^<>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]{0,2000}>")
CROSSHEAD = re.compile(r"[A-ZÄÖÜ„»][^\n:/©()]{3,70}[^\n:/©().,;]")
PROSE = 100
"""Characters of the shortest block that is taken for a paragraph by its length."""
ENDS = tuple('.!?:…“”"»«)')


def field_of(name: str) -> str | None:
    """Return the field that a column or key called ``name`` holds: ``Artikel-Text`` and ``articleBody`` are ``text``."""
    return FIELDS.get(LETTERS.sub("", name.lower()))


def is_article(names: Iterable[str]) -> bool:
    """Tell whether a record with fields of these ``names`` can be an article: it has a headline or a text."""
    return not {"headline", "text"}.isdisjoint(field_of(name) or "" for name in names)


@dataclass(slots=True)
class Stated:
    """What a record states. ``parts`` are ``(hint, text)`` in reading order; ``origin`` (``json``) begins each place."""

    origin: str
    head: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[str, str]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def state(self, name: str, value: str, place: str) -> None:
        """Take ``value`` for the field ``name``, unless it is stated already; ``place`` is the key it stood under."""
        value = without_tags(value).strip()
        if not value:
            return
        if name == "text":
            if not self.parts:
                self.parts.append(("text", value))
        elif name in HEAD:
            self.head.setdefault(name, value)
        elif name == "publisher" and value.startswith(("http://", "https://")):
            self.state("url", value, place)
        elif name == "authors" or all(fact.field != name for fact in self.facts):
            self.facts.append(Fact(name, value, f"{self.origin}:{place}"))

    def reading(self, format_: str, encoding: str, notes: tuple[Note, ...] = ()) -> Reading:
        """Return the reading: the header's fields, then the parts of the body, apart by blank lines."""
        blocks: list[Block] = []
        texts: list[str] = []
        at, line = 0, 1
        body = {text for _, text in self.parts}
        head = [(name, self.head[name]) for name in HEAD if self.head.get(name, "") not in {"", *body}]
        for hint, text in [*head, *self.parts]:
            found = hinted(split_blocks(text)) if hint == "text" else [Block(0, len(text), text, 1, 1, hint)]
            blocks.extend(
                block._replace(start=at + block.start, end=at + block.end, line=line + block.line - 1)
                for block in found
            )
            texts.append(text)
            at += len(text) + 2
            line += text.count("\n") + 2
        return Reading("\n\n".join(texts), tuple(blocks), format_, encoding, tuple(self.facts), notes)


def hinted(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a text without marks with a hint where their length tells what they are.

    Long ones that end like a sentence are paragraphs; a short one without an end between two of them is a crosshead.
    """
    prose = [len(block.text) > PROSE and block.text.endswith(ENDS) for block in blocks]
    found = []
    for at, block in enumerate(blocks):
        hint = block.hint
        if not hint and prose[at]:
            hint = "paragraph"
        elif (
            not hint
            and 0 < at < len(blocks) - 1
            and prose[at - 1]
            and prose[at + 1]
            and CROSSHEAD.fullmatch(block.text)
        ):
            hint = "crosshead"
        found.append(block._replace(hint=hint))
    return found


def without_tags(value: str) -> str:
    """Return the text of a value that is HTML, its elements' borders as blank lines; other values as they are."""
    if not PAIRED.search(value):
        return unescape(value) if "&" in value and ";" in value else value
    bare = TAG.sub("", BORDER.sub("\n\n", DROPPED.sub("", value)))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", unescape(bare))
