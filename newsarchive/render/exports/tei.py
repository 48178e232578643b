"""Articles -> TEI P5: a corpus with a text for each, made with lxml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.render.exports.citation import citation_of
from newsarchive.render.exports.xml_text import xml_text
from newsarchive.types.pieces import BodyKind
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article, BodyPart

__all__ = ["tei", "tei_of"]

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
START = f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n'
END = "</teiCorpus>\n"


def tei(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield a ``teiCorpus``: its header, then a ``TEI`` element for each article."""
    from lxml import etree  # noqa: PLC0415 - the other forms do without

    yield START
    yield (
        etree.tostring(header_of_corpus(layout.title), encoding="unicode").replace(
            f' xmlns="{NAMESPACE}"', ""
        )
        + "\n"
    )
    for article in articles:
        yield etree.tostring(tei_of(article), encoding="unicode").replace(f' xmlns="{NAMESPACE}"', "") + "\n"
    yield END


def element(parent: _Element | None, name: str, text: str | None = None, **attributes: str) -> Any:
    """Return a new TEI element below ``parent``."""
    from lxml import etree  # noqa: PLC0415 - as above

    tag = f"{{{NAMESPACE}}}{name}"
    attributes = {key: xml_text(value) for key, value in attributes.items()}
    made = (
        etree.Element(tag, attributes, nsmap={None: NAMESPACE})
        if parent is None
        else etree.SubElement(parent, tag, attributes)
    )
    if text is not None:
        made.text = xml_text(text)
    return made


def header_of_corpus(title: str) -> _Element:
    """Return the header of the corpus: its title, and by what it was made."""
    header: _Element = element(None, "teiHeader")
    file = element(header, "fileDesc")
    element(element(file, "titleStmt"), "title", title)
    element(element(file, "publicationStmt"), "p", f"newsarchive {__version__}")
    element(element(file, "sourceDesc"), "p", "Press articles; each text names its source.")
    return header


def tei_of(article: Article) -> _Element:
    """Return one article as a ``TEI`` element: header, then body with headings, byline and paragraphs."""
    root: _Element = element(None, "TEI")
    root.set(f"{XML}id", f"a-{article.key}")
    if article.source.language:
        root.set(f"{XML}lang", article.source.language)
    header(root, article)
    division = element(element(element(root, "text"), "body"), "div", type="article")
    for kind, text in (("kicker", article.kicker), ("main", article.headline), ("sub", article.subheadline)):
        if text:
            element(division, "head", text, type=kind)
    if article.byline:
        element(division, "byline", article.byline.text)
    if article.dateline:
        element(division, "dateline", article.dateline.text)
    if article.teaser:
        element(division, "p", article.teaser, rend="teaser")
    body(division, article)
    return root


def header(root: _Element, article: Article) -> None:
    """Add the header: title, authors, and the source with paper, date and address."""
    citation = citation_of(article)
    file = element(element(root, "teiHeader"), "fileDesc")
    titles = element(file, "titleStmt")
    element(titles, "title", citation.title)
    for person in citation.authors:
        name = " ".join(
            part for part in (person.given, person.particle, person.family, person.suffix) if part
        )
        element(titles, "author", name)
    element(element(file, "publicationStmt"), "p", f"newsarchive {__version__}, key {article.key}")
    source = element(element(file, "sourceDesc"), "bibl")
    element(source, "title", citation.title, level="a")
    if citation.paper:
        element(source, "title", citation.paper, level="j")
    if article.published:
        element(source, "date", article.published, when=article.published[:10])
    if citation.section:
        element(source, "biblScope", citation.section, unit="section")
    if citation.url:
        element(source, "ref", citation.url, target=citation.url)
    element(source, "idno", article.source.sha256, type="sha256")


def body(division: _Element, article: Article) -> None:
    """Add the parts of the body; a crosshead opens a division of its own, and a list has its items together."""
    inside, items = division, None
    for part in article.body:
        if part.kind is BodyKind.CROSSHEAD:
            inside, items = element(division, "div", type="section"), None
            element(inside, "head", part.text)
            continue
        if part.kind is BodyKind.LIST_ITEM:
            items = element(inside, "list") if items is None else items
            element(items, "item", part.text)
            continue
        items = None
        paragraph(inside, part)
    for last in [division, *division.iterchildren(f"{{{NAMESPACE}}}div")]:
        if len(last) == 0 or last[-1].tag == f"{{{NAMESPACE}}}head":
            element(last, "p", "")
    if article.signature:
        element(inside, "closer", article.signature) if inside is not division or not division.findall(
            f"{{{NAMESPACE}}}div"
        ) else None


def paragraph(parent: _Element, part: BodyPart) -> None:
    """Add a part that is no heading and no item of a list."""
    if part.kind is BodyKind.QUOTE:
        element(element(parent, "quote"), "p", part.text)
    elif part.kind in {BodyKind.QUESTION, BodyKind.ANSWER, BodyKind.BOX}:
        element(parent, "p", part.text, rend=part.kind.value)
    else:
        element(parent, "p", part.text)
