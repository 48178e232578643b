"""An e-book (EPUB) -> its chapters that hold prose, each a page; one that holds a single article -> its ``Reading``.

A newspaper as an e-book has a chapter for each article; what a web page's reader saves has one in all. Covers, title pages and tables of contents
hold no prose.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.office.styled import BROKEN
from newsarchive.formats.streams import MEMBER_COST
from newsarchive.types.article import Note
from newsarchive.types.document import Code, Document, Failure
from newsarchive.types.reading import Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT"]

OPENS = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)
CONTAINER = "META-INF/container.xml"
LONGEST_LIST = 1 << 24
"""Bytes of the lists in an e-book."""
LONGEST = 1 << 26
MOST_CHAPTERS = 20_000
PROSE = 200
"""Letters of running text that make a chapter an article; a title page has fewer."""
TAGS = re.compile(rb"(?is)<(?:style|script|head|nav)\b.*?</(?:style|script|head|nav)\s*>|<[^<>]*>")
WEB = re.compile(r"https?://\S+$")


class Book(NamedTuple):
    """What an e-book's package says: its chapters in reading order as names of members, and its facts as (name, value)."""

    chapters: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def parts(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure | Member]:
    """Yield each chapter with prose as a page; where there is but one, the book as one document. Raises zipfile's and lxml's errors."""
    raw = stream.read_all(limit + 1)
    if len(raw) > limit:
        yield place.too_large(limit)
        return
    found = []
    for name, content in chapters_of(raw):
        place.budget.charge(len(content) + MEMBER_COST)
        if is_prose(content):
            found.append((name, content))
    if not found:
        yield place.failure(Code.NO_RECORDS, "an e-book without a chapter of text")
    elif len(found) == 1:
        yield Document(raw=raw, path=place.path, format="epub", size=place.size, mtime_ns=place.mtime_ns)
    else:
        for name, content in found:
            yield Member(place.within(name), lambda content=content: io.BytesIO(content), "html")  # type: ignore[misc]


def chapters_of(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each chapter in reading order. Raises ValueError for a book that is locked, and the errors above."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = set(archive.namelist())
        if "META-INF/rights.xml" in names or "META-INF/license.lcpl" in names:
            raise ValueError("a book that is locked; save it without its lock")
        for name in book_of(archive).chapters:
            if name in names:
                with archive.open(name) as member:
                    yield name, member.read(LONGEST)


def book_of(archive: zipfile.ZipFile) -> Book:
    """Return what the package of an e-book says."""
    container = xml_of(archive, CONTAINER)
    package = next((str(one.get("full-path")) for one in named(container, "rootfile")), "")
    root = xml_of(archive, package)
    pages = {
        one.get("id"): normpath(join(dirname(package), unquote(one.get("href") or "")))
        for one in named(root, "item")
        if "html" in (one.get("media-type") or "") and "nav" not in (one.get("properties") or "").split()
    }
    order = [one.get("idref") for one in named(root, "itemref")][:MOST_CHAPTERS]
    chapters = tuple(dict.fromkeys(pages[one] for one in order if one in pages))
    facts = tuple(
        (one.tag.rpartition("}")[2], str(one.text).strip())
        for metadata in named(root, "metadata")
        for one in metadata
        if isinstance(one.tag, str) and (one.text or "").strip()
    )
    return Book(chapters, facts)


def xml_of(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of an XML member; no entity is resolved, no DTD read, nothing fetched. Raises lxml's errors."""
    from lxml import etree  # noqa: PLC0415 - only e-books need it here

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    with archive.open(name) as member:
        root = etree.fromstring(member.read(LONGEST_LIST), parser)
    if root is None:
        raise ValueError(f"{name} is no XML")
    return root


def named(root: Any, name: str) -> Iterator[Any]:
    """Yield the elements called ``name``, whatever their namespace."""
    return (one for one in root.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name)


def is_prose(content: bytes) -> bool:
    """Tell whether a chapter holds running text."""
    return len(b"".join(TAGS.sub(b"", content).split())) >= PROSE


def read_epub(raw: bytes, format_: str) -> Reading:
    """Read an e-book that holds one article. Never raises."""
    from lxml.etree import LxmlError  # noqa: PLC0415 - as above

    from newsarchive.formats.html.read import read_html  # noqa: PLC0415 - as above

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            book = book_of(archive)
        page = next((content for _, content in chapters_of(raw) if is_prose(content)), None)
    except (*BROKEN, ValueError, LxmlError) as error:
        note = Note("not-text", None, f"the bytes are no text but a damaged e-book ({error})")
        return Reading("", (), format_, "binary", notes=(note,))
    if page is None:
        note = Note("not-text", None, "the bytes are no text but an e-book without a chapter of text")
        return Reading("", (), format_, "binary", notes=(note,))
    found = read_html(page, format_)
    return replace(found, facts=(*stated(book, found), *found.facts))


def stated(book: Book, found: Reading) -> Iterator[Fact]:
    """Yield what a book says about its one article: language and address, and the headline where the page prints none.

    Its date is often the day on which a program made it, and its author that program.
    """
    for name, value in book.facts:
        if name == "language":
            yield Fact("language", value[:2].lower(), "epub:language")
        elif name in {"source", "identifier"} and WEB.match(value):
            yield Fact("url", value, f"epub:{name}")
    titles = [value for name, value in book.facts if name == "title"]
    if titles and not any(block.hint == "headline" for block in found.blocks):
        yield Fact("headline", titles[0], "epub:title")


def shows(head: Head) -> bool:
    """Tell an e-book by the kind that it names first."""
    return OPENS.match(head.first) is not None


FORMAT = Format("epub", shows, parts, read_epub)
