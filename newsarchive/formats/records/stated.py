"""What a record states, field by field -> ``Reading``: the header's fields, then the parts of the text, each with its hint.

A headline or a teaser that the text repeats at its beginning is read once, where the text prints it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.records.markup import has_markup, markup_parts
from newsarchive.formats.records.stated_dates import iso_stated
from newsarchive.rules.lexicon.languages import language_code
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.types.article import Note

__all__ = ["Stated", "hinted", "text_parts"]

HEAD = ("section", "kicker", "headline", "subheadline", "teaser")
DROPPED = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
BORDER = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|br|section|table|tr|figure|figcaption|blockquote)\b[^<>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]{0,2000}>")
CROSSHEAD = re.compile(r"[A-ZÄÖÜ„»][^\n:/©()]{3,70}[^\n:/©().,;]")
PROSE = 100
"""Characters of the shortest block that is taken for a paragraph by its length."""
LONG = 600
"""Characters from which a summary is the text and not its summary, where nothing else is the text."""
ENDS = tuple('.!?:…“”"»«)')
NOT_LETTERS = re.compile(r"[\W\d_]+")
MORE = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
"""The mark of a text that was cut off."""
PAGE_TAIL = re.compile(r"\s*[;,]\s*(?:S|Seite|p|pp|Pg|Page)\.?\s*(?P<page>[A-Z]?\d[\w/-]{0,6})$")
"""The page behind the section, as Nexis states both: ``LOKALES; S. 3``."""
PAGE_WORD = re.compile(r"^(?:S|Seiten?|pp?|Pg|Pages?)\b\.?:?\s*", re.IGNORECASE)
LISTED = re.compile(r"\[\s*['\"].*['\"]\s*\]", re.DOTALL)
LISTED_ITEM = re.compile(r"'([^']*)'|\"([^\"]*)\"")
"""A list as Python prints it into a table: ``['Anna Muster', 'Bernd Beispiel']``."""
IN_PICTURE = {"caption", "credit"}
SITE = re.compile(r"\s+[-–—|:·]\s+(?P<site>[^|]{2,60})$")
"""What a headline that was made for a browser's tab ends in."""


@dataclass(slots=True)
class Stated:
    """What a record states. ``parts`` are ``(hint, text)`` in reading order; ``origin`` (``json``) begins each place.

    ``dateline`` opens the text unless that does it itself; ``box`` stands below it.
    """

    origin: str
    head: dict[str, str] = field(default_factory=dict)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    dateline: str = ""
    box: str = ""
    facts: list[Fact] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def state(self, name: str, value: str, place: str) -> None:
        """Take ``value`` for the field ``name``, unless it is stated already; ``place`` is the key it stood under."""
        if name == "text":
            if not self.parts:
                self.parts.extend(text_parts(value))
            return
        value = without_tags(value).strip()
        if not value:
            return
        if name == "authors" and LISTED.fullmatch(value):
            value = "; ".join(found[0] or found[1] for found in LISTED_ITEM.findall(value))
        if name == "section" and (tail := PAGE_TAIL.search(value)):
            self.state_fact("page", tail["page"], place)
            value = value[: tail.start()]
        if name in HEAD:
            self.head.setdefault(name, value)
        elif name == "publisher" and value.startswith(("http://", "https://")):
            self.state_fact("url", value, place)
        else:
            self.state_fact(name, value, place)

    def state_fact(self, name: str, value: str, place: str) -> None:
        """Take what stands outside of the text, unless it is stated already; of authors there may be several."""
        if name == "language":
            value = language_code(value) or ""
        elif name in {"published", "updated"}:
            value = iso_stated(value)
        elif name == "page":
            value = PAGE_WORD.sub("", value)
        known = next((fact for fact in self.facts if fact.field == name), None)
        if name == "published" and known and value.startswith(f"{known.value}T"):
            self.facts.remove(known)  # the day was stated before the day with its time
        elif known and name != "authors":
            return
        if value:
            self.facts.append(Fact(name, value, f"{self.origin}:{place}"))

    def picture(self, hint: str, value: str) -> None:
        """Take the caption or the credit of a picture."""
        if shown := " ".join(without_tags(value).split()):
            self.pictures.append((hint, shown))

    def reading(self, format_: str, encoding: str, notes: tuple[Note, ...] = ()) -> Reading:
        """Return the reading: the header's fields, then the parts of the body, apart by blank lines."""
        blocks: list[Block] = []
        texts: list[str] = []
        at, line = 0, 1
        for text, found in self.in_order():
            blocks.extend(
                block._replace(start=at + block.start, end=at + block.end, line=line + block.line - 1)
                for block in found
            )
            texts.append(text)
            at += len(text) + 2
            line += text.count("\n") + 2
        facts = tuple(self.facts)
        return Reading(
            text="\n\n".join(texts),
            blocks=tuple(blocks),
            format=format_,
            encoding=encoding,
            facts=facts,
            notes=(*notes, *self.notes),
        )

    def in_order(self) -> Iterator[tuple[str, Sequence[Block]]]:
        """Yield the texts of the reading, each with its blocks: the header's fields that the text does not print itself."""
        self.summary_as_text()
        self.headline_without_site()
        body = [
            (
                text,
                hinted(split_blocks(text))
                if hint == "text"
                else [Block(start=0, end=len(text), text=text, line=1, gap=1, hint=hint)],
            )
            for hint, text in [*self.pictures, *self.opening(), *self.parts, *self.closing()]
        ]
        whole = {text for _, text in self.parts}
        printed = [
            letters(block.text)
            for _, blocks in body[:8]
            for block in blocks[:4]
            if block.hint not in IN_PICTURE
        ][:4]
        told: dict[str, str] = {}
        for name in HEAD:
            value = letters(self.head.get(name, ""))
            if value and value in printed:
                told[value] = name
        for name in HEAD:
            value = self.head.get(name, "")
            if (
                value
                and value not in whole
                and letters(value) not in told
                and not self.cut_off(name, printed)
            ):
                yield value, [Block(start=0, end=len(value), text=value, line=1, gap=1, hint=name)]
        for text, blocks in body:
            yield text, [block._replace(hint=told.pop(letters(block.text), block.hint)) for block in blocks]

    def opening(self) -> Iterator[tuple[str, str]]:
        """Yield the dateline, without the dash behind it, unless the text opens with it."""
        dateline = self.dateline.strip().rstrip("-–—").rstrip()
        if dateline and not any(text.startswith(dateline) for _, text in self.parts[:3]):
            yield "dateline", dateline

    def closing(self) -> Iterator[tuple[str, str]]:
        """Yield what stands in the box below the text."""
        yield from (("box", text) for _, text in text_parts(self.box))

    def summary_as_text(self) -> None:
        """Take a long summary for the text where nothing else is the text."""
        if not self.parts and len(self.head.get("teaser", "")) > LONG:
            self.parts.append(("text", self.head.pop("teaser")))

    def headline_without_site(self) -> None:
        """Cut the paper's name off the headline where the record states that it is the paper's name."""
        tail = SITE.search(self.head.get("headline", ""))
        if tail and any(fact.field == "publisher" and fact.value == tail["site"] for fact in self.facts):
            self.head["headline"] = self.head["headline"][: tail.start()]

    def cut_off(self, name: str, printed: Sequence[str]) -> bool:
        """Tell whether a teaser is no more than the beginning of the text."""
        bare = letters(MORE.sub("", self.head[name])) if name == "teaser" else ""
        return len(bare) > 30 and any(text.startswith(bare) for text in printed)


def letters(text: str) -> str:
    """Return the letters of ``text``, by which two printings of it are compared."""
    return NOT_LETTERS.sub("", text).casefold()


def text_parts(value: str) -> Iterator[tuple[str, str]]:
    """Yield hint and text of each part of a text that may be HTML; plain text is one part, to be cut into blocks."""
    if has_markup(value):
        yield from markup_parts(value)
    elif shown := (unescape(value) if "&" in value and ";" in value else value).strip():
        yield "text", shown


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
    if not has_markup(value):
        return unescape(value) if "&" in value and ";" in value else value
    bare = TAG.sub("", BORDER.sub("\n\n", DROPPED.sub("", value)))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", unescape(bare))
