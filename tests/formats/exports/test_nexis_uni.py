from __future__ import annotations

import io
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from office_files import W, docx, docx_of, rtf

from newsarchive.cli.group import main
from newsarchive.formats.office.text import text_of
from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget
from newsarchive.parser.parse import parse_article
from newsarchive.rules.lexicon.database_dates import date_line, printed_date
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Code, Document, Failure, Unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und „zwei Jahre“ dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
CAPTION = "Die alte Brücke über die Muster ist seit Jahren gesperrt."
LABELS = {
    "de": ("Rubrik", "Länge", "Autor", "Ortsmarke", "Text", "Grafik", "Klassifizierung", "Ladedatum", "Ende des Dokuments"),
    "en": ("Section", "Length", "Byline", "Dateline", "Body", "Graphic", "Classification", "Load-Date", "End of Document"),
    "fr": ("Rubrique", "Longueur", "Auteur", "Dateline", "Corps", "Graphique", "Classification", "Date de chargement", "Fin du document"),
}  # fmt: skip
DATES = {
    "de": "12. Januar 2022 Mittwoch",
    "en": "January 12, 2022 Wednesday",
    "fr": "mercredi 12 janvier 2022",
}
COVER = [
    "Benutzername: Muster", "Datum und Uhrzeit: 13. Januar 2022 10:00", "Suchbegriffe: brücke AND musterow", "Dokumente (2)",
    "1. Brücke wird erneuert", "2. Zweiter Titel zum Thema", "13. Januar 2022",
]  # fmt: skip


def export(language: str, *, date: str | None = None, length: bool = True, cover: bool = True) -> list[str]:
    section, long, byline, dateline, body, graphic, classes, load, end = LABELS[language]
    lines = list(COVER) if cover else []
    for title in ("Brücke wird erneuert", "Zweiter Titel zum Thema"):
        lines += [
            title,
            "Musterower Bote",
            date or DATES[language],
            "Bayern",
            "",
            "Copyright 2022 Musterower Verlag Alle Rechte vorbehalten",
        ]
        lines += [
            f"{section}:\xa0LOKALES; S. 3",
            *([f"{long}:\xa040 Wörter"] if length else []),
            f"{byline}:\xa0Anna Beispiel; Bert Muster",
        ]
        lines += [
            f"{dateline}: Musterow",
            "",
            body,
            FIRST,
            "",
            "",
            SECOND,
            "",
            graphic,
            f"{CAPTION} Foto: Cora Bild/dpa",
        ]
        lines += [
            classes,
            "Language: GERMAN",
            "Subject: Brücken (90%)",
            f"{load}:\xa0January 13, 2022",
            "",
            end,
            "",
        ]
    return lines  # fmt: skip


def write(tmp_path: Path, name: str, raw: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(raw)
    return str(path)


def articles(path: str) -> list[Article]:
    found = [item for item in read_sources([path]) if isinstance(item, Document)]
    return [parse_article(item.raw, name=item.path, stated_format=item.format) for item in found]


def check(article: Article, title: str) -> None:
    assert article.source.format == "nexis-uni"
    assert article.headline == title
    assert article.source.publisher == "Musterower Bote"
    assert article.section == "LOKALES"
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel", "Bert Muster")
    assert article.dateline is not None
    assert article.dateline.places == ("Musterow",)
    assert [part.text for part in article.body] == [FIRST, SECOND]
    assert [(photo.caption, photo.credit) for photo in article.photos] == [(CAPTION, "Cora Bild/dpa")]


@pytest.mark.parametrize("make", [docx, rtf], ids=["docx", "rtf"])
@pytest.mark.parametrize("language", LABELS)
def test_several_articles(tmp_path: Path, language: str, make: Callable[[list[str]], bytes]) -> None:
    path = write(tmp_path, "export.bin", make(export(language)))
    items = list(read_sources([path]))
    assert [item.path.removeprefix(path) for item in items] == ["#1", "#2", ""]
    assert isinstance(items[-1], Unpacked)
    first, second = articles(path)
    check(first, "Brücke wird erneuert")
    check(second, "Zweiter Titel zum Thema")
    assert (first.published, second.published) == ("2022-01-12", "2022-01-12")
    assert "Suchbegriffe: brücke AND musterow" in first.furniture


@pytest.mark.parametrize(
    "make", [docx, rtf, lambda lines: "\n".join(lines).encode()], ids=["docx", "rtf", "txt"]
)
def test_one_article_keeps_the_file_as_its_original(
    tmp_path: Path, make: Callable[[list[str]], bytes]
) -> None:
    lines = export("en", length=False, cover=False)
    raw = make(lines[: len(lines) // 2])
    path = write(tmp_path, "export", raw)
    (item,) = read_sources([path])
    assert isinstance(item, Document)
    assert (item.raw, item.path) == (raw, path)
    check(articles(path)[0], "Brücke wird erneuert")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("12. Maerz 2022", "2022-03-12"),
        ("12 mars 2022 samedi", "2022-03-12"),
        ("1er février 2022", "2022-02-01"),
        ("Saturday, March 12th, 2022 10:21 AM GMT", None),
        ("March 12, 2022 Saturday 10:21 AM GMT", "2022-03-12"),
        ("12. März 2022 Samstag 5:30 AM GMT+1", "2022-03-12"),
        ("Samstag, den 12.03.2022", "2022-03-12"),
        ("März 2022", "2022-03"),
        ("31. Februar 2022", None),
        ("Covid-19, Teil 1", None),
        ("Sommerfest am 12. März 2022 im Park", None),
        ("Mayer 2022", None),
    ],
)
def test_date_lines(line: str, date: str | None) -> None:
    assert date_line(line) == date


@pytest.mark.parametrize(
    "title",
    [
        "Covid-19, Teil 1",
        "3. Oktober 1990",
        "Grafik: So teuer wird sie",
        "Text",
        "Rubrik: Was zählt",
        "2000 um 4",
    ],
)
@pytest.mark.parametrize("cover", [True, False])
def test_headlines_that_look_like_something_else(tmp_path: Path, title: str, *, cover: bool) -> None:
    lines = [title if line == "Brücke wird erneuert" else line for line in export("de", cover=cover)]
    first, second = articles(write(tmp_path, "a.rtf", rtf(lines)))
    check(first, title)
    check(second, "Zweiter Titel zum Thema")
    assert first.published == "2022-01-12"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1252", "utf-16"])
def test_texts_in_encodings_and_cut_off(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = "\n".join(export("de", cover=False))
    text = text[: text.rindex(SECOND) + 40].replace("\n", line_end)
    first, second = articles(write(tmp_path, "a.txt", text.encode(encoding)))
    check(first, "Brücke wird erneuert")
    assert (second.headline, second.body[-1].text) == ("Zweiter Titel zum Thema", SECOND[:40].strip())


def test_a_date_is_as_exact_as_it_is_printed(tmp_path: Path) -> None:
    assert printed_date("erschienen im Mai 2022") == "2022-05"
    found = articles(write(tmp_path, "a.docx", docx(export("de", date="Januar 2022"))))
    assert [article.published for article in found] == ["2022-01", "2022-01"]


@pytest.mark.parametrize(("make", "format_"), [(docx, "docx"), (rtf, "rtf")])
def test_other_files_are_one_article(
    tmp_path: Path, make: Callable[[list[str]], bytes], format_: str
) -> None:
    lines = ["Brücke wird erneuert", "Von Anna Beispiel", FIRST, SECOND]
    path = write(tmp_path, "a.bin", make(lines))
    (article,) = articles(path)
    assert (article.source.format, article.headline) == (format_, "Brücke wird erneuert")
    as_text = parse_article("\n\n".join(lines).encode())
    assert (article.teaser, article.body, article.byline) == (as_text.teaser, as_text.body, as_text.byline)
    assert article.byline is not None
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "innen.docx")
    assert [
        item.path[-15:] for item in read_sources([str(tmp_path / "a.zip")]) if isinstance(item, Document)
    ] == [".zip!/innen.docx"[-15:]]


def test_a_word_file_is_told_by_its_content(tmp_path: Path) -> None:
    raw = docx_of(
        f'<w:document xmlns:w="{W}"><w:p><w:t>{FIRST}</w:t></w:p></w:document>'.encode(),
        first="word/document.xml",
    )
    (article,) = articles(write(tmp_path, "a.zip", raw))
    assert article.text.strip() == FIRST


def test_what_word_does_not_show_is_left_out() -> None:
    extra = "<w:p><w:del><w:r><w:t>weg</w:t></w:r></w:del><w:r><w:instrText>HYPERLINK</w:instrText><w:t>da</w:t><w:tab/><w:t>und</w:t><w:br/><w:t>dort</w:t></w:r></w:p>"
    assert text_of(docx([], extra=extra)).text == "da\tund\ndort\n\n"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 Br\'fccke \'84so\'93\par}", "Brücke „so“\n\n"),
        (rb"{\rtf1\ansi\uc1 \u8222?so\u8220? \u150? \u-10179?\u-8704?}", "„so“ – 😀"),
        (rb"{\rtf1\mac Br\'9fcke}", "Brücke"),
        (rb"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f0 \'e8{\f1 \'e8}\'e8}", "èčè"),
        (rb"{\rtf1{\pict\bin4 }}}}x}a{\v weg}{\*\neu weg}b\~c\{d\}", "ab\xa0c{d}"),
        (b"{\\rtf1\\ansicpg65001 Br\xc3\xbccke", "Brücke"),
        (rb"{\rtf1\ansicpg99999 a\u99999999?b", "a\ufffdb"),
    ],
)  # fmt: skip
def test_rtf(raw: bytes, text: str) -> None:
    assert text_of(raw).text == text


def test_hostile_word_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 9))
    doctype = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "haha">{levels}]>'
    raw = docx([FIRST], doctype=doctype, extra="<w:p><w:t>&x;&l8;</w:t></w:p>")
    (item,) = read_sources([write(tmp_path, "a.docx", raw)])
    assert isinstance(item, Failure)
    assert "document type" in item.reason
    assert parse_article(raw).text == ""
    assert parse_article(docx([FIRST], extra="<w:p><w:t>&x;&l8;</w:t></w:p>")).text.strip() == FIRST
    monkeypatch.setattr("newsarchive.formats.office.styled.LIMIT", 10_000)
    (item,) = read_sources([write(tmp_path, "b.docx", docx(["a" * 20_000]))])
    assert isinstance(item, Failure)
    assert (item.code, "unpacks to more than" in item.reason) == (Code.DAMAGED, True)
    (item,) = read_sources([write(tmp_path, "c.rtf", b"{\\rtf1" + b"{" * 6000)])
    assert isinstance(item, Failure)
    assert "deep" in item.reason
    assert parse_article(b"{\\rtf1" + b"{" * 6000).notes[0].code == "not-text"


SEEDS = [docx(export("de")), rtf(export("en")), "\n".join(export("fr")).encode()]


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), max_size=6),
)
def test_mutated_exports_never_raise(raw: bytes, changes: list[tuple[float, bytes]]) -> None:
    mutated = bytearray(raw)
    for at, new in changes:
        start = int(at * len(mutated))
        mutated[start : start + 2] = new
    parse_article(bytes(mutated)).text.encode()
    parse_article(bytes(mutated), stated_format="nexis-uni").text.encode()
    for item in contents(io.BytesIO(bytes(mutated)), Place("a", 0, 0, Budget(0))):
        assert item.path.startswith("a")
        if isinstance(item, Document):
            article = parse_article(item.raw, name=item.path, stated_format=item.format)
            assert all(0 <= piece.start < piece.end <= len(article.text) for piece in article.pieces)


def run(archive: Path, *args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*args, "-a", str(archive)], catch_exceptions=False)
    return result.exit_code, result.output


def test_archived_exports_are_found_whole(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, raw in zip(("a.docx", "b.rtf", "c.txt"), SEEDS, strict=True):
        write(tmp_path / "in", name, raw)
    write(tmp_path / "in", "d.docx", docx(["Brücke wird erneuert", FIRST, SECOND]))
    archive = tmp_path / "a.db"
    assert run(archive, "ingest", str(tmp_path / "in"))[0] == 0
    connection = sqlite3.connect(archive)
    formats = connection.execute("SELECT format, count(*) FROM articles GROUP BY 1 ORDER BY 1").fetchall()
    connection.close()
    assert formats == [("docx", 1), ("nexis-uni", 6)]
    status, said = run(archive, "verify")
    assert status == 0, said
    status, said = run(archive, "reparse", "--dry-run")
    assert status == 0, said
    assert said.strip() == "0 would change"
