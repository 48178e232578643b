"""Articles -> an EPUB 3 book: a table of contents, and a chapter for each article with its source."""

from __future__ import annotations

import uuid
import zipfile
from datetime import UTC, datetime
from html import escape
from typing import IO, TYPE_CHECKING

from newsarchive.render.exports.citation import web_address
from newsarchive.render.exports.plain import title_of
from newsarchive.render.exports.xml_text import packed, xml_text
from newsarchive.types.pieces import BodyKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article, BodyPart

__all__ = ["write_epub"]

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><title>{title}</title><meta charset="utf-8"/></head>
<body>
{body}
</body>
</html>
"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="de">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>de</dc:language>
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def write_epub(articles: Iterable[Article], target: IO[bytes], layout: Layout) -> None:
    """Write the book, chapter by chapter. A book of no article has a page that says so."""
    title = safe(layout.title)
    chapters: list[tuple[str, str]] = []
    with zipfile.ZipFile(target, "w") as book:
        packed(book, "mimetype", "application/epub+zip", stored=True)
        packed(book, "META-INF/container.xml", CONTAINER)
        for article in articles:
            name = f"{len(chapters) + 1:06}"
            packed(book, f"book/{name}.xhtml", chapter(article))
            chapters.append((name, safe(title_of(article))))
        if not chapters:
            packed(
                book,
                "book/000001.xhtml",
                PAGE.format(language="de", title=title, body="<p>Kein Artikel.</p>"),
            )
            chapters.append(("000001", title))
        rows = "\n".join(f'<li><a href="{name}.xhtml">{headline}</a></li>' for name, headline in chapters)
        contents = f'<nav epub:type="toc"><h1>{title}</h1>\n<ol>\n{rows}\n</ol></nav>'
        packed(book, "book/nav.xhtml", PAGE.format(language="de", title=title, body=contents))
        names = [name for name, _ in chapters]
        package = PACKAGE.format(
            identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{title}/{len(names)}"),
            title=title,
            modified=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            items="\n".join(
                f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names
            ),
            spine="\n".join(f'<itemref idref="c{n}"/>' for n in names),
        )
        packed(book, "book/content.opf", package)


def chapter(article: Article) -> str:
    """Return one article as a page: facts, headline, teaser, text, pictures' captions, and where it is from."""
    parts = [
        f"<p><small>{safe(' · '.join(filter(None, (article.section, article.kicker))))}</small></p>",
        f"<h1>{safe(title_of(article))}</h1>",
        *(f"<p><b>{safe(text)}</b></p>" for text in (article.subheadline, article.teaser) if text),
        *([f"<p>{safe(article.byline.text)}</p>"] if article.byline else []),
        *map(part_of, article.body),
        *(
            f"<p><small>{safe(' / '.join(filter(None, (photo.caption, photo.credit))))}</small></p>"
            for photo in article.photos
        ),
        f"<hr/><p><small>{source(article)}</small></p>",
    ]
    title = safe(title_of(article)) or "-"
    return PAGE.format(language=article.source.language or "de", title=title, body="\n".join(parts))


def part_of(part: BodyPart) -> str:
    """Return one part of the body."""
    text = safe(part.text)
    match part.kind:
        case BodyKind.CROSSHEAD:
            return f"<h2>{text}</h2>"
        case BodyKind.QUESTION:
            return f"<p><b>{text}</b></p>"
        case BodyKind.QUOTE:
            return f"<blockquote><p>{text}</p></blockquote>"
        case BodyKind.LIST_ITEM:
            return f"<ul><li>{text}</li></ul>"
        case _:
            return f"<p>{text}</p>"


def source(article: Article) -> str:
    """Return paper, date and key of an article, and its address as a link where it has one."""
    facts = [
        safe(fact)
        for fact in (article.source.publisher, article.published, f"Schlüssel {article.key}")
        if fact
    ]
    if url := web_address(article.source.url):
        facts.append(f'<a href="{safe(url)}">{safe(url)}</a>')
    return ", ".join(facts)


def safe(text: str) -> str:
    """Return ``text`` as it stands in XHTML."""
    return escape(xml_text(text))
