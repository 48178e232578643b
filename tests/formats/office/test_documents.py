"""OpenDocument texts, headings of Word files, e-books, and the hostile among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office_files import docx
from saved_files import BODY, TITLE, epub, zipped

from newsarchive import parse_article
from newsarchive.parser.articles import read_articles
from newsarchive.types.article import Article
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from pathlib import Path

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:parent-style-name="Heading_20_2"/></office:automatic-styles>'
)
LOGS = "Anwohner fürchten Lärm"


def odt(content: str, doctype: str = "") -> bytes:
    body = f"{STYLES}<office:body><office:text>{content}</office:text></office:body>"
    xml = f"<?xml version='1.0' encoding='UTF-8'?>{doctype}<office:document-content {SPACES}>{body}</office:document-content>"
    return zipped({"content.xml": xml, "meta.xml": "<x/>"}, kind="application/vnd.oasis.opendocument.text")


def paragraphs(*texts: str) -> str:
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


@pytest.mark.parametrize(
    ("title", "crosshead"),
    [
        (
            f'<text:h text:outline-level="1">{TITLE}</text:h>',
            f'<text:h text:outline-level="2">{LOGS}</text:h>',
        ),
        (f'<text:p text:style-name="P1">{TITLE}</text:p>', f'<text:p text:style-name="P2">{LOGS}</text:p>'),
        (f'<text:p text:style-name="Title">{TITLE}</text:p>', f"<text:p>{LOGS}</text:p>"),
    ],
)
def test_odt(title: str, crosshead: str) -> None:
    article = parse_article(odt(title + paragraphs(BODY[0]) + crosshead + paragraphs(BODY[1], BODY[0])))
    assert (article.headline, article.source.format) == (TITLE, "odt")
    assert [(part.kind.value, part.text) for part in article.body][-2:] == [
        ("paragraph", BODY[1]),
        ("paragraph", BODY[0]),
    ]
    assert ("crosshead", LOGS) in [(part.kind.value, part.text) for part in article.body]


def test_what_no_reader_sees_is_left_out_of_an_odt() -> None:
    content = (
        f"<text:h>{TITLE}</text:h><text:tracked-changes><text:p>gelöscht</text:p></text:tracked-changes>"
        '<text:p>Ein<text:s/>Satz<office:annotation><text:p>Anmerkung</text:p></office:annotation>,<text:s text:c="2"/>'
        "<text:span>der</text:span><text:line-break/>weitergeht.</text:p>"
    )
    article = parse_article(odt(content))
    assert article.text == f"{TITLE}\n\nEin Satz,  der\nweitergeht.\n\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (odt(paragraphs("&x;"), '<!DOCTYPE a [<!ENTITY x "y">]>'), "document type"),
        (zipped({"anderes.xml": ""}, kind="application/vnd.oasis.opendocument.text"), "content.xml"),
    ],
)
def test_hostile_and_damaged_odt(tmp_path: Path, raw: bytes, reason: str) -> None:
    (tmp_path / "a.odt").write_bytes(raw)
    (failure,) = read_articles([str(tmp_path / "a.odt")])
    assert isinstance(failure, Failure)
    assert failure.code is Code.DAMAGED
    assert reason in failure.reason


@pytest.mark.parametrize("style", ["Titel", "Title", "berschrift1", "Heading1"])
def test_the_heading_style_of_a_word_file_is_the_headline(style: str) -> None:
    extra = f'<w:p><w:r><w:t>Aus der Stadt</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    article = parse_article(docx(list(BODY), extra=extra))
    assert article.headline == TITLE


def chapter(title: str) -> str:
    return f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in BODY)


def found_in(tmp_path: Path, raw: bytes) -> list[Article | Failure]:
    (tmp_path / "a.epub").write_bytes(raw)
    return list(read_articles([str(tmp_path / "a.epub")]))


def test_an_e_book_gives_its_chapters(tmp_path: Path) -> None:
    book = epub("<h1>Inhalt</h1>", chapter(TITLE), chapter("Fähre fällt am Wochenende aus"))
    found = found_in(tmp_path, book)
    assert [one.headline for one in found if isinstance(one, Article)] == [
        TITLE,
        "Fähre fällt am Wochenende aus",
    ]


def test_an_e_book_of_one_article_is_that_article(tmp_path: Path) -> None:
    facts = (
        "<dc:title>Gelesen</dc:title><dc:creator>Programm 3</dc:creator><dc:date>2023-05-01</dc:date><dc:language>de-DE</dc:language>"
        "<dc:source>https://www.bote.example/hafen.html</dc:source>"
    )
    (article,) = found_in(tmp_path, epub("<h1>Titelseite</h1>", chapter(TITLE), facts=facts))
    assert isinstance(article, Article)
    assert (article.headline, article.published, article.byline) == (TITLE, None, None)
    assert (article.source.url, article.source.format) == ("https://www.bote.example/hafen.html", "epub")
    (bare,) = found_in(tmp_path, epub(chapter("")[9:], facts="<dc:title>Der Hafen wird umgebaut</dc:title>"))
    assert isinstance(bare, Article)
    assert bare.headline == "Der Hafen wird umgebaut"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (epub("<h1>Umschlag</h1>"), Code.NO_RECORDS),
        (epub(chapter(TITLE), extra={"META-INF/rights.xml": "<x/>"}), Code.DAMAGED),
        (zipped({"META-INF/container.xml": "kein XML"}, kind="application/epub+zip"), Code.DAMAGED),
        (epub(chapter(TITLE))[:-60], Code.DAMAGED),
    ],
)
def test_e_books_that_cannot_be_read(tmp_path: Path, raw: bytes, code: Code) -> None:
    (failure,) = found_in(tmp_path, raw)
    assert isinstance(failure, Failure)
    assert failure.code is code
