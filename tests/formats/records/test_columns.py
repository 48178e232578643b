"""Tables as programs of the trade export them: the columns that are an article's are found among all others."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from newsarchive.formats.records.field_names import field_of
from newsarchive.formats.records.stated import Stated
from newsarchive.formats.records.stated_dates import iso_stated
from newsarchive.parser.parse import parse_article
from newsarchive.rules.lexicon.languages import language_code
from newsarchive.sources import read_sources
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
TEXT = f"{FIRST}\n\n{SECOND}"
HEADLINE = "Brücke wird erneuert"
EXPORTS = {
    "LexisNexisTools": {
        "ID": "1", "Source_File": "a.txt", "Newspaper": "Musterower Bote", "Date": "2022-01-12", "Length": "185 Wörter", "Section": "LOKALES; S. 3",
        "Author": "Anna Beispiel", "Edition": "Stadt", "Headline": HEADLINE, "Graphic": "FALSE", "Article": TEXT,
    },
    "Media Cloud": {
        "id": "12", "indexed_date": "2022-01-14 10:00:00.1", "language": "de", "media_name": "Musterower Bote", "media_url": "bote.example",
        "publish_date": "2022-01-12 00:00:00", "title": HEADLINE, "url": "https://bote.example/a", "text": TEXT,
    },
    "Paperboy": {
        "url": "https://bote.example/a", "expanded_url": "https://bote.example/a", "domain": "bote.example", "status": "200",
        "datetime": "2022-01-12", "author": "Anna Beispiel", "headline": HEADLINE, "text": TEXT, "misc": "",
    },
    "Zotero": {
        "Key": "ABC", "Item Type": "newspaperArticle", "Publication Year": "2022", "Author": "Beispiel, Anna", "Title": HEADLINE,
        "Publication Title": "Musterower Bote", "ISSN": "1234-5678", "Url": "https://bote.example/a", "Abstract Note": "Der Rat ist sich einig.",
        "Date": "2022-01-12", "Date Added": "2022-02-01 10:00:00", "Date Modified": "2022-02-02 10:00:00", "Access Date": "2022-02-01",
        "Publisher": "Bote Verlag", "Language": "Deutsch", "Notes": f"<p>{FIRST}</p><p>{SECOND}</p>", "Section": "Lokales",
    },
    "AmCAT": {
        "id": "1", "title": HEADLINE, "date": "2022-01-12T00:00:00", "text": TEXT, "medium": "Musterower Bote", "page": "3",
        "url": "https://bote.example/a", "author": "Anna Beispiel",
    },
    "pandas": {"": "0", "doc_id": "1", "article_title": HEADLINE, "clean_text": TEXT, "doc_date": "12.01.2022", "news_source": "Musterower Bote"},
}  # fmt: skip


def table(row: dict[str, str], separator: str = ",", start: str = "") -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([list(row), list(row.values())])
    return (start + file.getvalue()).encode()


def articles(path: Path, raw: bytes) -> list[Article]:
    path.write_bytes(raw)
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Document)
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_other_programs_are_read(tmp_path: Path, name: str, separator: str) -> None:
    (article,) = articles(tmp_path / "a.csv", table(EXPORTS[name], separator))
    assert article.headline == HEADLINE
    assert [part.text for part in article.body] == [FIRST, SECOND]
    assert article.published == "2022-01-12"
    assert article.source.language == "de"
    assert article.updated is None
    row = EXPORTS[name]
    assert article.source.publisher == ("Musterower Bote" if "Musterower Bote" in row.values() else None)
    if {"Author", "author"} & row.keys():
        assert article.byline is not None
        assert article.byline.authors == ("Anna Beispiel",)
    assert article.section == {"LexisNexisTools": "LOKALES", "Zotero": "Lokales"}.get(name)


def test_a_line_for_excel_and_a_byte_order_mark_are_no_columns(tmp_path: Path) -> None:
    row = {"Titel": HEADLINE, "Volltext": TEXT}
    for start in ("sep=;\r\n", "\ufeff", "\ufeffsep=;\n"):
        (article,) = articles(tmp_path / "a.csv", table(row, ";", start))
        assert article.headline == HEADLINE


def test_a_refusal_says_which_columns_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for row, said in (
        ({"title": "x", "url": "https://a.example"}, "a table of titles, as of bookmarks"),
        ({"a": "1", "b": "2"}, "hold neither a text nor a headline"),
    ):
        path.write_bytes(table(row))
        failure, *_ = read_sources([str(path)])
        assert isinstance(failure, Failure)
        assert said in failure.reason
        assert all(name in failure.reason for name in row)


def test_a_cell_without_a_column_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"titel,text\n{HEADLINE},Ein Satz.,mehr\n", encoding="utf-8")
    document = next(iter(read_sources([str(path)])))
    assert isinstance(document, Document)
    assert b'"#3": "mehr"' in document.raw


NAMES = """
text: text Volltext article_text story_text bodyText Artikel-Text clean_text text_clean fulltext Volltext_des_Artikels Haupttext articleBody TX paragraphs Text_(roh)
headline: title Titel article_title Überschrift headline doc_title Titel_des_Artikels Schlagzeile titel_artikel Betreff TI
teaser: abstract_text description_long
published: date publish_date doc_date Erscheinungsdatum publishedAt Datum article_date published_at
publisher: newspaper media_name Medium Titel_der_Zeitung Quelle publication source_name news_source Publication_Title
authors: Autor author(s) AuthorName Verfasser byline Autoren
no: status domain misc word_count Length tags doc_id id created_at ISSN keywords
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_names_of_columns(line: str) -> None:
    field, _, names = line.partition(": ")
    for name in names.split():
        assert field_of(name.replace("_", " ")) == field_of(name) == (None if field == "no" else field), name


DATES = """
2022-01-12 | 12.01.2022 | 12.1.22 | 12/01/2022 | 12-01-2022 | 2022/01/12 | 20220112 | 2022.01.12 | 12 Jan 2022 | Jan 12, 2022 | January 12, 2022
2022-01-12 | 12. Januar 2022 | 12. Jänner 2022 | Mittwoch, 12. Januar 2022 | Wednesday, January 12, 2022 | 12JAN2022 | 12-Jan-2022 | 12-Jan-22
2022-01-12 | 2022-01-12 00:00:00 | 12.01.2022 00:00 | 2022-1-12 | Wed, 12 Jan 2022
2022-01-12T17:32:00Z | 2022-01-12T17:32:00.000Z | 2022-01-12 17:32:00 UTC | 20220112T173200Z | 1642008720 | 1642008720000
2022-01-12T17:32:00+01:00 | Wed, 12 Jan 2022 17:32:00 +0100 | 2022-01-12T17:32:00+0100 | Wed Jan 12 17:32:00 CET 2022
2022-01-12T17:32 | 2022-01-12 17:32 | 01/12/2022 5:32 PM
2022-01-12T17:32+01:00 | 12.01.2022, 17:32 Uhr | 12.01.2022 17:32
2022-01-13 | 01/13/2022 | 13/01/2022
2022-01 | Januar 2022 | Jan 2022
gestern | gestern
32.01.2022 | 32.01.2022
"""


@pytest.mark.parametrize("line", DATES.strip().splitlines())
def test_dates_as_programs_write_them(line: str) -> None:
    iso, *written = line.split(" | ")
    for value in written:
        assert iso_stated(value) == iso, value


def test_languages_by_name_and_by_code() -> None:
    for name in ("Deutsch", "German", "deutsch", "ger", "deu", "de", "de-DE", "de_AT", "GERMAN; DEUTSCH"):
        assert language_code(name) == "de", name
    assert [language_code(name) for name in ("Englisch", "fr-CH", "und", "unbekannt", "")] == [
        "en", "fr", None, None, None,
    ]  # fmt: skip


def test_a_list_of_authors_as_python_prints_it() -> None:
    stated = Stated("csv")
    stated.state("authors", "['Anna Muster', \"Bernd O'Beispiel\"]", "authors")
    assert (
        stated.head.get("authors", "") + "".join(fact.value for fact in stated.facts)
        == "Anna Muster; Bernd O'Beispiel"
    )


@pytest.mark.parametrize("name", ["merkliste.txt", "merkliste.csv"])
def test_a_table_of_addresses_is_refused_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(
        "title,url,time_added\nRat baut Steg,https://bote.example/a,1641978000\n", encoding="utf-8"
    )
    (found,) = read_sources([str(path)])
    assert isinstance(found, Failure)
    assert "bookmarks" in found.reason
