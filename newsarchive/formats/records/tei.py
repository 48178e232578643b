"""TEI, as editions of old newspapers have it -> ``Reading``: a division of the text an article, heads, paragraphs, page breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format
from newsarchive.formats.records.stated import Stated
from newsarchive.formats.records.xml_parts import as_text, elements_of, local, root_name, root_of, shown
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked
    from newsarchive.types.reading import Reading

__all__ = ["FORMAT", "read_tei"]

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HINTS = {
    "p": "paragraph", "ab": "paragraph", "l": "paragraph", "item": "list_item", "quote": "quote", "byline": "byline", "dateline": "dateline",
    "docAuthor": "byline", "figDesc": "caption", "fw": "furniture", "note": "box", "row": "list_item", "signed": "signature", "head": "crosshead",
    "argument": "teaser", "salute": "paragraph", "closer": "signature",
}  # fmt: skip
HOLDERS = {"quote", "note", "argument", "closer"}
"""Elements that may hold paragraphs; they are one part where they hold none."""
ARTICLES = {"article", "artikel", "news", "jArticle", "advert"}
HYPHEN = re.compile(r"[-¬⸗=\u00ad]\s*$")


def tei_articles(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield each division that is an article, with the header of the file; or the file, where the text is one."""
    raw = stream.read_all(limit + 1)
    if len(raw) > limit:
        yield place.too_large(limit)
        return
    root = root_of(raw)
    divisions = [] if root is None else [
        element for element in elements_of(root, "div", "div1", "div2")
        if element.get("type", "") in ARTICLES and not any(above.get("type", "") in ARTICLES for above in element.iterancestors())
    ]  # fmt: skip
    if root is None or len(divisions) < 2:
        yield Document(raw=raw, path=place.path, format="tei", size=place.size, mtime_ns=place.mtime_ns)
        return
    from lxml import etree  # noqa: PLC0415 - only when such a file comes in

    header = next(elements_of(root, "teiHeader"), None)
    above = b"" if header is None else etree.tostring(header, encoding="utf-8", with_tail=False)
    for number, division in enumerate(divisions, 1):
        below = etree.tostring(division, encoding="utf-8", with_tail=False)
        one = b"<TEI>" + above + b"<text><body>" + below + b"</body></text></TEI>"
        yield Document(
            raw=one, path=f"{place.path}#{number}", format="tei", size=place.size, mtime_ns=place.mtime_ns
        )


def read_tei(raw: bytes, format_: str) -> Reading:
    """Read the text of a file, and what its header states. Never raises: what is no XML is read as text."""
    root = root_of(raw)
    if root is None:
        return as_text(raw)
    stated = Stated(format_)
    text = next(elements_of(root, "text"), root)
    mend_lines(text)
    headed = False
    for hint, value in parts_of(text):
        if hint == "crosshead" and not headed and not any(kind == "paragraph" for kind, _ in stated.parts):
            stated.parts.append(("headline", value))
            headed = True
        else:
            stated.parts.append((hint, value))
    header = next(elements_of(root, "teiHeader"), None)
    if header is not None:
        header_facts(header, stated, headed=headed)
    for element in (text, root):
        stated.state("language", element.get(LANG, ""), "xml:lang")
    return stated.reading(format_, "utf-8")


def mend_lines(text: etree._Element) -> None:
    """Join what line and page breaks part: a word with its rest, a line with the next by a blank."""
    for element in list(text.iter("{*}lb", "{*}pb", "{*}cb")):
        before = element.getprevious()
        parent = element.getparent()
        if parent is None:
            continue
        held = before.tail if before is not None else parent.text
        held = held or ""
        rest = (element.tail or "").lstrip()
        broken = element.get("break") == "no" or (HYPHEN.search(held) is not None and rest[:1].islower())
        if broken:
            held = HYPHEN.sub("", held.rstrip())
            element.tail = rest
        else:
            element.tail = f" {element.tail or ''}"
        if before is not None:
            before.tail = held
        else:
            parent.text = held


def parts_of(text: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield hint and text of each part in reading order; what no element marks is text all the same."""
    found = False
    for element in text.iter():
        hint = HINTS.get(local(element))
        if hint is None or any(
            local(above) in HINTS and not holds(above) for above in element.iterancestors()
        ):
            continue
        if holds(element):
            continue
        if value := joined(element):
            found = True
            yield hint, value
    if not found and (value := joined(text)):
        yield "text", value


def holds(element: etree._Element) -> bool:
    """Tell whether an element is there for the paragraphs in it."""
    return local(element) in HOLDERS and any(local(inner) in {"p", "ab", "l"} for inner in element.iter())


def joined(element: etree._Element) -> str:
    """Return the text of an element, blanks folded; of several readings of a place the corrected one."""
    for choice in elements_of(element, "choice"):
        for worse in [inner for inner in choice if local(inner) in {"sic", "orig", "abbr"}]:
            if len(choice) > 1:
                worse.clear()
    return " ".join("".join(str(text) for text in element.itertext()).split())


def header_facts(header: etree._Element, stated: Stated, *, headed: bool) -> None:
    """State what the header says: the paper and its date, who wrote it, and the headline where the text prints none."""
    source = next(elements_of(header, "sourceDesc"), header)
    for element in elements_of(source, "title"):
        if element.get("level") in {"j", "s"}:
            stated.state("publisher", shown(element), "title")
    for place in (source, header):
        for element in elements_of(place, "date"):
            stated.state("published", element.get("when", "") or shown(element), "date")
    for element in elements_of(header, "author"):
        stated.state("authors", shown(element), "author")
    for element in elements_of(header, "titleStmt"):
        for title in elements_of(element, "title"):
            if not headed:
                stated.state("headline", shown(title), "title")


FORMAT = Format("tei", lambda head: root_name(head.start) in {"TEI", "TEI.2"}, tei_articles, read_tei)
