"""What is odd in exports of Genios and classic Nexis that people have."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
ODD_TITLES = [
    "Covid-19, Teil 1", "2000 um 4", "Grafik: So teuer wird die Brücke", "Update: Brücke gesperrt", "Quelle: Wasser aus dem Berg",
    "Von Berlin nach Musterow", "Sommerfest am 12. März 2022", "3. Oktober 1990", "Länge: Was zählt", "Musterow: Brücke wird erneuert",
]  # fmt: skip
CONTENTS = "Dokumente\n\nInhaltsverzeichnis\n\nBrücke wird erneuert........... 2\nZweiter Titel .......... 3\n\nSeite 1 von 4\n\n"
COVER = "Ausgabeauftrag: Alle Dokumente: 1-2\nZeitpunkt der Anfrage: 13. Januar 2022\nBegriffe: brücke AND musterow\nQuelle: Deutsche Presse\n\n\n"


def genios(
    head: str = "Musterower Bote vom 12.01.2022, Nr. 9, S. 3", title: str = "Brücke wird erneuert"
) -> str:
    return f"""{head}

{title}

{FIRST}

{SECOND}

Anna Beispiel

Quelle: Musterower Bote
Ressort: Lokales
Rubrik: Stadtrat
Dokumentnummer: 123456
Alle Rechte vorbehalten: (c) Musterower Verlag
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
"""


META = "AUTOR: Anna Beispiel\n\nRUBRIK: Lokales; S. 3\n\nLÄNGE: 40 Wörter\n\n"


def nexis(  # noqa: PLR0913 - each is a part of the form
    number: int = 1,
    *,
    date: str = "Mittwoch 12. Januar 2022",
    title: str = "Brücke wird erneuert",
    meta: str = META,
    first: str = FIRST,
    below: str = "",
) -> str:
    return f"""
                              Dokument {number} von 2


                                Musterower Bote

                            {date}
                                 Stadtausgabe

{title}

{meta}{first}

{SECOND}

{below}UPDATE: 13. Januar 2022

SPRACHE: GERMAN; Deutsch

PUBLICATION-TYPE: Zeitung

                      Copyright 2022 Musterower Verlag
                         Alle Rechte vorbehalten

"""


def found_in(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[Article]:
    path = tmp_path / "export.txt"
    path.write_bytes(text.encode(encoding))
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Document)
    ]


def check(article: Article, title: str = "Brücke wird erneuert", *, date: str | None = "2022-01-12") -> None:
    assert article.headline == title
    assert (article.published, article.source.publisher) == (date, "Musterower Bote")
    assert article.section == "Lokales"
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert [part.text for part in article.body] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Musterower Bote vom 12.1.2022", "2022-01-12"),
        ("Musterower Bote v. 12.01.22, S. 3", "2022-01-12"),
        ("Musterower Bote, den 12. Januar 2022", "2022-01-12"),
        ("Musterower Bote, 12.01.2022, Seite 3", "2022-01-12"),
        ("Musterower Bote vom 3. Mai 2018, S. 4", "2018-05-03"),
        ("Musterower Bote Nr. 009 vom 12. Maerz 2022 Seite 003", "2022-03-12"),
        ("Musterower Bote", None),
        ("Musterower Bote, Nr. 9, S. 3", None),
    ],
)
def test_dates_of_genios(tmp_path: Path, head: str, date: str | None) -> None:
    for article in found_in(tmp_path, genios(head) * 2):
        check(article, date=date)


@pytest.mark.parametrize("title", ODD_TITLES)
def test_headlines_of_genios_that_look_like_something_else(tmp_path: Path, title: str) -> None:
    first, second = found_in(tmp_path, genios(title=title) + genios("Musterower Bote", title=title))
    check(first, title)
    check(second, title, date=None)


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_page_furniture_of_genios(tmp_path: Path, blank: str) -> None:
    text = (CONTENTS + genios() + "\nSeite 2 von 4\n\n" + genios() + "\nSeite 4 von 4\n").replace(
        "\n\n", blank
    )
    first, second = found_in(tmp_path, text)
    check(first)
    check(second)
    assert first.furniture[:4] == (
        "Dokumente", "Inhaltsverzeichnis", "Brücke wird erneuert........... 2", "Zweiter Titel .......... 3",
    )  # fmt: skip


def test_second_lines_of_genios(tmp_path: Path) -> None:
    (article,) = found_in(tmp_path, genios(title="Brücke wird erneuert\n\nRat stimmt nach langem Streit zu"))
    check(article)
    assert article.subheadline == "Rat stimmt nach langem Streit zu"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1252", "mac-roman", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", [genios() * 2, nexis(1) + nexis(2)], ids=["genios", "nexis"])
def test_encodings_and_line_ends(tmp_path: Path, text: str, line_end: str, encoding: str) -> None:
    found = found_in(tmp_path, text.replace("\n", line_end), encoding)
    assert len(found) == 2
    for article in found:
        check(article)


def test_files_that_were_cut_off(tmp_path: Path) -> None:
    for text in (genios() * 3, nexis(1) + nexis(2) + nexis(3)):
        *others, last = found_in(tmp_path, text[: text.rindex(SECOND) + 30])
        assert len(others) == 2
        for article in others:
            check(article)
        assert [part.text for part in last.body] == [FIRST, SECOND[:30].strip()]


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("Mittwoch 12. Maerz 2022", "2022-03-12"),
        ("12. März 2022 Samstag", "2022-03-12"),
        ("January 12, 2022 Wednesday", "2022-01-12"),
        ("mercredi 12 janvier 2022", "2022-01-12"),
        ("Januar 2022", "2022-01"),
        ("12. Januar 2022 Mittwoch 5:30 AM GMT+1", "2022-01-12"),
    ],
)
def test_dates_of_nexis(tmp_path: Path, date: str, read: str) -> None:
    for article in found_in(tmp_path, nexis(1, date=date) + nexis(2, date=date)):
        check(article, date=read)


@pytest.mark.parametrize("title", [*ODD_TITLES, "UPDATE: BRÜCKE GESPERRT"])
def test_headlines_of_nexis_that_look_like_something_else(tmp_path: Path, title: str) -> None:
    for article in found_in(tmp_path, nexis(1, title=title) + nexis(2, title=title)):
        check(article, title)


def test_headlines_of_nexis_over_lines(tmp_path: Path) -> None:
    title = "Die alte Brücke über die Muster wird nach langem Streit doch noch\nerneuert und breiter"
    (article,) = found_in(tmp_path, nexis(title=title))
    check(article, title.replace("\n", " "))


@pytest.mark.parametrize(
    "meta",
    [
        META.replace("LÄNGE: 40 Wörter\n\n", ""),
        "KORREKTUR: Im Text vom 10. Januar 2022 stand ein falscher Name.\n\n" + META,
        META + "DATELINE: Musterow\n\nHIGHLIGHT: Die Brücke wird breiter.\n\n",
    ],
)
def test_labels_of_nexis(tmp_path: Path, meta: str) -> None:
    (article,) = found_in(tmp_path, nexis(meta=meta))
    check(article)
    assert (article.teaser is not None) == (article.dateline is not None) == ("HIGHLIGHT" in meta)


def test_labels_in_the_text_of_nexis(tmp_path: Path) -> None:
    first = f"RUBRIK: So heißt der Teil einer Zeitung. {FIRST}"
    (article,) = found_in(tmp_path, nexis(first=first))
    assert [part.text for part in article.body] == [first, SECOND]
    assert article.section == "Lokales"


def test_captions_of_nexis(tmp_path: Path) -> None:
    below = "GRAFIK: Die alte Brücke ist seit Jahren gesperrt. Foto: Cora Bild/dpa\n\n"
    (article,) = found_in(tmp_path, nexis(below=below))
    check(article)
    (photo,) = article.photos
    assert (photo.caption, photo.credit) == ("Die alte Brücke ist seit Jahren gesperrt.", "Cora Bild/dpa")


def test_texts_of_nexis_that_were_set_to_a_column(tmp_path: Path) -> None:
    text = nexis().replace(FIRST, textwrap.fill(FIRST, 60)).replace(SECOND, textwrap.fill(SECOND, 60))
    (article,) = found_in(tmp_path, text)
    check(article)


def test_the_cover_page_is_furniture(tmp_path: Path) -> None:
    first, second = found_in(tmp_path, COVER + nexis(1) + nexis(2))
    check(first)
    check(second)
    assert "Begriffe: brücke AND musterow" in first.furniture
