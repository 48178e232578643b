"""ALTO, the recognised text of a scanned page -> ``Reading``; METS with it -> a document for each article of the logical structure.

A word that a line's end breaks is read whole: as the file states it, else by its hyphen.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newsarchive.formats.format import Format
from newsarchive.formats.records.json import read_json
from newsarchive.formats.records.stated import Stated
from newsarchive.formats.records.xml_parts import (
    as_text,
    elements_of,
    local,
    root_name,
    root_of,
    shown,
    texts_in,
)
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked
    from newsarchive.types.reading import Reading

__all__ = ["ALTO", "ARTICLE", "METS", "read_alto"]

LONGEST_HEADLINE = 200
LARGER = 1.25
"""How much larger than the commonest letters those of a headline are."""
HYPHENS = ("-", "\u00ad", "\u00ac", "\u2e17", "=")
HREF = "{http://www.w3.org/1999/xlink}href"
ARTICLES = {"article", "artikel", "articlebody", "newsarticle"}
PARTS = {
    "headline": "headline", "title": "headline", "heading": "headline", "head": "headline", "subheadline": "subheadline", "subtitle": "subheadline",
    "subheading": "subheadline", "overline": "kicker", "kicker": "kicker", "motto": "teaser", "abstract": "teaser", "lead": "teaser",
    "author": "byline", "byline": "byline", "caption": "caption", "dateline": "dateline", "crosshead": "crosshead", "crossheading": "crosshead",
}  # fmt: skip
"""What the parts of an article are called in the logical structure."""
MOST_PAGES = 500


def read_alto(raw: bytes, format_: str) -> Reading:
    """Read a page: its blocks in reading order, the first of the largest letters as the headline. Never raises."""
    root = root_of(raw)
    if root is None:
        return as_text(raw)
    blocks = [
        (text, size_of(block, sizes_in(root)))
        for block in elements_of(root, "TextBlock")
        if (text := block_text(block))
    ]
    stated = Stated(format_)
    large = largest(blocks)
    for at, (text, _) in enumerate(blocks):
        stated.parts.append(("headline" if at == large else "text", text))
    for element in elements_of(root, "fileName"):
        stated.state("page", page_in(shown(element)), "fileName")
    return stated.reading(format_, "utf-8")


def page_in(name: str) -> str:
    """Return the number of the page that the name of its picture ends in, or nothing."""
    match = re.search(r"(?:^|[_\-.])(?:p|page|s|seite)?0*(\d{1,3})\.\w{3,4}$", name, re.IGNORECASE)
    return match[1] if match else ""


def sizes_in(root: etree._Element) -> dict[str, float]:
    """Return the size of each style of letters."""
    found = {}
    for style in elements_of(root, "TextStyle"):
        try:
            found[style.get("ID", "")] = float(style.get("FONTSIZE", ""))
        except ValueError:
            continue
    return found


def size_of(block: etree._Element, sizes: dict[str, float]) -> float:
    """Return the size of the first letters in a block; 0 where it states none."""
    for element in block.iter():
        for style in element.get("STYLEREFS", "").split() if isinstance(element.tag, str) else ():
            if style in sizes:
                return sizes[style]
    return 0


def largest(blocks: list[tuple[str, float]]) -> int:
    """Return which block is the headline by its letters; -1 where no letters are larger than those of the text."""
    widths: dict[float, int] = {}
    for text, size in blocks:
        widths[size] = widths.get(size, 0) + len(text)
    usual = max(widths, key=widths.__getitem__, default=0)
    sizes = [size if len(text) <= LONGEST_HEADLINE else 0 for text, size in blocks]
    most = max(sizes, default=0)
    return sizes.index(most) if most > LARGER * usual > 0 else -1


def block_text(block: etree._Element) -> str:
    """Return the text of a block, its lines joined, words that a line's end breaks whole."""
    words: list[str] = []
    broken = False
    for line in elements_of(block, "TextLine"):
        for number, string in enumerate(elements_of(line, "String")):
            word = string.get("CONTENT", "").strip()
            part = string.get("SUBS_TYPE", "")
            if part == "HypPart2" and words:
                continue
            if part == "HypPart1" and string.get("SUBS_CONTENT"):
                words.append(string.get("SUBS_CONTENT", "").strip())
            elif broken and number == 0 and word[:1].islower() and words:
                words[-1] = words[-1].rstrip("".join(HYPHENS)) + word
            elif word:
                words.append(word)
        broken = bool(words) and ends_broken(line, words[-1])
    return " ".join(words)


def ends_broken(line: etree._Element, last: str) -> bool:
    """Tell whether a line ends within a word: with the element for a hyphen, or with a hyphen in its last word."""
    whole = any(string.get("SUBS_TYPE") == "HypPart1" for string in elements_of(line, "String"))
    return not whole and (last.endswith(HYPHENS) or any(True for _ in elements_of(line, "HYP")))


def mets_articles(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the articles of the logical structure, each with the blocks of the pages that it names."""
    raw = stream.read_all(limit + 1)
    root = root_of(raw) if len(raw) <= limit else None
    if root is None:
        yield place.too_large(limit) if len(raw) > limit else place.failure(Code.DAMAGED, "is no valid XML")
        return
    pages = Pages(root, place, limit)
    issue = issue_of(root)
    found = 0
    for article in articles_in(root):
        parts = list(parts_of(article, pages))
        if not parts:
            continue
        found += 1
        record = {**issue, **record_of(article, parts)}
        body = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        yield Document(
            raw=body,
            path=f"{place.path}#{found}",
            format="mets-article",
            size=place.size,
            mtime_ns=place.mtime_ns,
        )
    if pages.missing:
        yield place.failure(
            Code.NO_RECORDS,
            f"names {len(pages.missing)} files of pages that are not there ({pages.missing[0]!a}); keep them beside the METS file, unpacked",
        )
    elif not found:
        yield place.failure(Code.NO_RECORDS, "a METS file without an article in its logical structure")


class Pages:
    """The blocks of text of the pages that a METS file names or holds, looked up by page and block."""

    def __init__(self, root: etree._Element, place: Place, limit: int) -> None:
        self.files = {element.get("ID", ""): element for element in elements_of(root, "file")}
        self.place = place
        self.limit = limit
        self.blocks: dict[str, dict[str, str]] = {}
        self.missing: list[str] = []

    def text(self, page: str, block: str) -> str:
        """Return the text of a block, and nothing for what is none."""
        if page not in self.blocks and len(self.blocks) < MOST_PAGES:
            root = self.page(page)
            self.blocks[page] = {} if root is None else {
                element.get("ID", ""): block_text(element) for element in elements_of(root, "TextBlock", "ComposedBlock")
            }  # fmt: skip
        return self.blocks.get(page, {}).get(block, "")

    def page(self, page: str) -> etree._Element | None:
        """Return the ALTO tree of a page: in the METS file itself, or in a file beside it or below it."""
        element = self.files.get(page)
        if element is None:
            return None
        for alto in elements_of(element, "alto"):
            return alto
        for link in elements_of(element, "FLocat"):
            name = unquote(link.get(HREF, "")).removeprefix("file://").lstrip("./")
            raw = self.beside(name)
            if raw is not None:
                return root_of(raw)
            self.missing.append(name)
        return None

    def beside(self, name: str) -> bytes | None:
        """Return the bytes of the file ``name`` in the folder of the METS file, and None for one that is not there.

        What lies outside of that folder is not looked at, whatever a name or a link says.
        """
        folder = Path(self.place.path).parent.resolve()
        path = (folder / name).resolve() if name and "\0" not in name else folder
        if not path.is_relative_to(folder) or not path.is_file():
            return None
        with path.open("rb") as file:
            raw = file.read(self.limit)
        self.place.budget.charge(len(raw))
        return raw


def articles_in(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the divisions of the logical structure that are an article; one within another belongs to that."""
    for structure in elements_of(root, "structMap"):
        if structure.get("TYPE", "LOGICAL").upper() != "LOGICAL":
            continue
        for division in elements_of(structure, "div"):
            above = [element for element in division.iterancestors() if is_article(element)]
            if is_article(division) and not above:
                yield division


def is_article(division: etree._Element) -> bool:
    """Tell whether a division is an article."""
    return division.get("TYPE", "").lower().replace("_", "") in ARTICLES


def parts_of(article: etree._Element, pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each block of an article, in the order of the structure."""
    for area in elements_of(article, "area"):
        kinds = [
            element.get("TYPE", "").lower().replace("_", "")
            for element in area.iterancestors()
            if local(element) == "div"
        ]
        kind = next((PARTS[kind] for kind in kinds if kind in PARTS), "paragraph")
        if text := pages.text(area.get("FILEID", ""), area.get("BEGIN", "")):
            yield kind, text


def record_of(article: etree._Element, parts: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the article as an object of named fields; its label is the headline where no part of it is."""
    record: dict[str, Any] = {"schema": 1}
    for field in ("kicker", "headline", "subheadline", "teaser", "byline"):
        if shown_as := " ".join(text for kind, text in parts if kind == field):
            record[field] = shown_as
    if "headline" not in record and article.get("LABEL", "").strip():
        record["headline"] = article.get("LABEL", "").strip()
    record["photos"] = [{"caption": text} for kind, text in parts if kind == "caption"]
    record["body"] = [
        {"kind": kind, "text": text} for kind, text in parts if kind in {"paragraph", "crosshead"}
    ]
    return record


def issue_of(root: etree._Element) -> dict[str, Any]:
    """Return what the METS file states about the whole issue: the paper, its date, its language."""
    titles = list(texts_in(root, "title"))
    dates = list(texts_in(root, "dateIssued", "date", "PublicationDate"))
    languages = list(texts_in(root, "languageTerm", "language"))
    found = (("publisher", titles), ("published", dates), ("language", languages))
    return {name: values[0] for name, values in found if values}


def is_root(name: str) -> Any:
    """Return a test of whether a file begins with an element of this name."""
    return lambda head: root_name(head.start) == name


ALTO = Format("alto", is_root("alto"), reads=read_alto)
METS = Format("mets", is_root("mets"), mets_articles)
ARTICLE = Format("mets-article", lambda head: False, reads=read_json)  # noqa: ARG005 - only its METS file knows it
