from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from export_parts import export_parts
from hypothesis import given
from hypothesis import strategies as st
from office_files import rtf

from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget
from newsarchive.formats.table import export_of
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und „zwei Jahre“ dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
TITLES = ("Brücke wird erneuert", "Zweiter Titel zum Thema", "Neues aus 2022")
CLIPPING = """"Musterower Bote" vom 12.01.2022{time}                      Seite: 3
                                                      Ressort: Lokales
                                                      Von Anna Beispiel

{title}

{first}

{second}

gefunden am 12.01.2022 04:30
Gespeicherter Anhang: /anhang/musterower-bote-seite-3.pdf
Reichweite: 120.000
{border}
"""
FIRST_SET = "   Musterow (APA) - Der Rat der Stadt Musterow hat am Mittwoch\nbeschlossen, die alte Brücke über die Muster zu erneuern und\nbreiter zu bauen."
SECOND_SET = "   Die Arbeiten sollen im Frühjahr beginnen und „zwei Jahre“ dauern,\nteilte die Verwaltung nach der Sitzung am Abend mit."
MESSAGE = """APA0{number}23 5 CI 0345 WI                                    Mi, 12.Jän 2022

Verkehr/Brücken/Musterow

{title} =

Utl.: Der Rat sagt nach langem Streit Ja - Arbeiten dauern
      zwei Jahre =

{first}
{second}
(Schluss) abe/bmu
APA0{number}23    2022-01-12/17:32

121732 Jän 22
"""
RELEASE = """OTS0{number}45 5 WI 0210 MUB0001 CI                            Mi, 12.Jän 2022

Kommunales/Verkehr/Brücken

{title} =

{first}
{second}

Rückfragehinweis:
~
Stadt Musterow, Presse
Tel.: 0123 456789
mailto:presse@example.org
~

Digitale Pressemappe: http://example.org/pressemappe/1

*** OTS-ORIGINALTEXT PRESSEAUSSENDUNG UNTER AUSSCHLIESSLICHER
INHALTLICHER VERANTWORTUNG DES AUSSENDERS ***

OTS0{number}45    2022-01-12/17:32

121732 Jän 22
"""


def clippings(border: str = "_" * 60, time: str = " 05.30 Uhr", count: int = 3) -> str:
    return "".join(
        CLIPPING.format(title=title, first=FIRST, second=SECOND, border=border, time=time)
        for title in TITLES[:count]
    )


def wire(form: str = MESSAGE, count: int = 3) -> str:
    return "\n".join(
        form.format(number=number, title=title, first=FIRST_SET, second=SECOND_SET)
        for number, title in enumerate(TITLES[:count])
    )


def entries(count: int = 3) -> str:
    rows = "".join(
        f"""<div class="eintrag"><table><tr><td><b>Titel:</b></td><td>{title}</td></tr>
<tr><td><b>Datum:</b></td><td>12.01.2022 05:30</td></tr><tr><td><b>Publikation:</b></td><td>Musterower Bote</td></tr>
<tr><td><b>Seite:</b></td><td>3</td></tr><tr><td><b>Ressort:</b></td><td>Lokales</td></tr><tr><td><b>Autor:</b></td><td>Anna Beispiel</td></tr>
<tr><td><b>Inhalt:</b></td><td><p>{FIRST}</p><p>{SECOND}</p><p>Gespeicherter Anhang: seite-3.pdf</p></td></tr></table></div>"""
        for title in TITLES[:count]
    )
    return f'<html><head><meta charset="utf-8"><title>DeFacto</title></head><body><div id="liste">{rows}</div></body></html>'


def found_in(tmp_path: Path, raw: bytes) -> list[Article]:
    path = tmp_path / "export"
    path.write_bytes(raw)
    documents = [item for item in read_sources([str(path)]) if isinstance(item, Document)]
    return [parse_article(item.raw, name=item.path, stated_format=item.format) for item in documents]


def check(article: Article, title: str, *, time: str = "T05:30") -> None:
    assert article.headline == title
    assert (article.published, article.source.publisher) == ("2022-01-12" + time, "Musterower Bote")
    assert article.section == "Lokales"
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert [part.text for part in article.body] == [FIRST, SECOND]


def check_wire(article: Article, title: str, agency: str) -> None:
    assert article.headline == title
    assert article.published == "2022-01-12T17:32"
    assert [part.text for part in article.body] == [FIRST, SECOND]
    assert article.dateline is not None
    assert article.dateline.places == ("Musterow",)
    assert agency in article.agencies


@pytest.mark.parametrize("border", ["_" * 60, "\f", "\n\n"], ids=["ruled", "paged", "blank"])
@pytest.mark.parametrize("time", ["", " 05.30 Uhr", " 05:30", ", 05.30 Uhr"])
def test_clippings(tmp_path: Path, border: str, time: str) -> None:
    articles = found_in(tmp_path, clippings(border, time).encode())
    assert len(articles) == 3
    for article, title in zip(articles, TITLES, strict=True):
        check(article, title, time="T05:30" if time else "")
        assert article.source.format == "apa"
        assert "Gespeicherter Anhang: /anhang/musterower-bote-seite-3.pdf" in article.furniture


@pytest.mark.parametrize("quotes", ['"{}"', "„{}“", "»{}«", "“{}”"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_quotes_encodings_and_line_ends(tmp_path: Path, quotes: str, encoding: str, line_end: str) -> None:
    text = clippings().replace('"Musterower Bote"', quotes.format("Musterower Bote")).replace("\n", line_end)
    raw = text.encode(encoding)
    for article, title in zip(found_in(tmp_path, raw), TITLES, strict=True):
        check(article, title)
    assert b"".join(export_parts(raw, "apa")) == raw


def test_head_in_one_line(tmp_path: Path) -> None:
    head = '"Musterower Bote" vom 12.01.2022 05.30 Uhr, Seite: 3, Ressort: Lokales, Von Anna Beispiel'
    text = clippings().replace(clippings()[: clippings().index("\n\n")], head)
    for article, title in zip(found_in(tmp_path, text.encode()), TITLES, strict=True):
        check(article, title)


def test_rich_text_with_broken_code_points(tmp_path: Path) -> None:
    text = clippings("").replace("„", "\x84").replace("“", "\x93")
    raw = (
        rtf(text.splitlines())
        .replace(rb"\'84", rb"\u132?")
        .replace(rb"\'93", rb"\u147?")
        .replace(rb"\'fc", rb"\u-65284?")
    )
    articles = found_in(tmp_path, raw)
    assert len(articles) == 3
    check(articles[0], TITLES[0])
    check(articles[2], TITLES[2])


def test_rich_text_with_page_breaks(tmp_path: Path) -> None:
    raw = rtf(clippings("PAGE").splitlines()).replace(rb"PAGE\par", rb"\page ")
    for article, title in zip(found_in(tmp_path, raw), TITLES, strict=True):
        check(article, title)


def test_messages(tmp_path: Path) -> None:
    for article, title in zip(found_in(tmp_path, wire().encode()), TITLES, strict=True):
        check_wire(article, title, "APA")
        assert article.kicker == "Verkehr/Brücken/Musterow"
        assert article.subheadline == "Der Rat sagt nach langem Streit Ja - Arbeiten dauern zwei Jahre"
        assert article.source.publisher == "APA"
        assert article.signature == "abe/bmu"


def test_press_releases(tmp_path: Path) -> None:
    form = RELEASE.replace("{first}", FIRST_SET.replace("APA", "OTS"))
    for article, title in zip(found_in(tmp_path, wire(form).encode()), TITLES, strict=True):
        check_wire(article, title, "ots")
        assert article.source.publisher == "APA-OTS"
        assert "Tel.: 0123 456789" in article.furniture


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_messages_in_encodings(tmp_path: Path, encoding: str, line_end: str) -> None:
    articles = found_in(tmp_path, wire().replace("\n", line_end).encode(encoding))
    for article, title in zip(articles, TITLES, strict=True):
        check_wire(article, title, "APA")


def test_messages_that_were_not_set_to_a_column(tmp_path: Path) -> None:
    text = wire().replace(FIRST_SET, f"Musterow (APA) - {FIRST}").replace(SECOND_SET, SECOND)
    for article, title in zip(found_in(tmp_path, text.encode()), TITLES, strict=True):
        check_wire(article, title, "APA")


def test_messages_without_marks(tmp_path: Path) -> None:
    text = wire().replace(" =\n", "\n").replace("      zwei Jahre", "")
    for article, title in zip(found_in(tmp_path, text.encode()), TITLES, strict=True):
        check_wire(article, title, "APA")
        assert article.subheadline == "Der Rat sagt nach langem Streit Ja - Arbeiten dauern"


def test_a_message_without_its_stamp_has_its_day(tmp_path: Path) -> None:
    text = wire(count=1)
    (article,) = found_in(tmp_path, text[: text.index("(Schluss)")].encode())
    assert (article.published, article.headline) == ("2022-01-12", TITLES[0])


def test_entries(tmp_path: Path) -> None:
    articles = found_in(tmp_path, entries().encode())
    for article, title in zip(articles, TITLES, strict=True):
        check(article, title)
        assert article.source.format == "apa-html"
    (article,) = found_in(tmp_path, entries(count=1).encode())
    check(article, TITLES[0])


def test_a_page_that_was_cut_off(tmp_path: Path) -> None:
    text = entries()
    article = found_in(tmp_path, text[: text.rindex("<b>Seite") + 4].encode())[2]
    assert (article.headline, article.source.publisher) == (TITLES[2], "Musterower Bote")


def test_broken_and_cut_off_articles_do_not_stop_the_others(tmp_path: Path) -> None:
    text = clippings()
    empty = '"Musterower Bote" vom 12.01.2022\n\n' + "_" * 60 + "\n"
    articles = found_in(tmp_path, (text + empty + text)[: -len(clippings(count=1)) // 2].encode())
    assert [article.headline for article in articles][:3] == list(TITLES)
    assert len(articles) == 7
    check(articles[4], TITLES[0])
    (article,) = found_in(tmp_path, wire(count=1)[: wire().index("Die Arbeiten")].encode())
    assert [part.text for part in article.body] == [FIRST]


@pytest.mark.parametrize(
    "text",
    [
        'Wie der\n"Musterower Bote" vom 12.01.2022 schreibt, wird die Brücke erneuert.\nSeite: 3\n',
        '"Musterower Bote" vom 12.01.2022\n',
        "Die APA0123 hat nichts.\n",
        "OTS ist der Originaltextservice. OTS0123 5 ist eine Nummer.\n",
        '<html><body><div class="eintrag"><h2>Titel</h2><p>Ein Satz.</p></div></body></html>',
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert export_of(text.encode()) is None


LINES = sorted(
    {
        *clippings().splitlines(),
        *wire().splitlines(),
        *wire(RELEASE).splitlines(),
        *entries().splitlines(),
        "\f",
        " =",
    }
)


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=9), max_size=30))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    raw = "\n".join(lines).encode("utf-8", "replace")
    for kind in ("apa", "apa-wire", "apa-html"):
        parts = export_parts(raw, kind)
        assert b"".join(parts) == raw
        for part in parts:
            whole_text(parse_article(part, stated_format=kind))
    for item in contents(io.BytesIO(raw), Place("a", 0, 0, Budget(0))):
        assert item.path.startswith("a")


def whole_text(article: Article) -> None:
    """Check that the pieces tile the text."""
    at = 0
    for piece in article.pieces:
        assert not article.text[at : piece.start].strip()
        assert at <= piece.start < piece.end <= len(article.text)
        at = piece.end
    assert not article.text[at:].strip()


@pytest.mark.parametrize(
    "line", ['"Musterower Bote" vom 12.01.2022, Seite: 3', '"Musterower Bote" vom 12.01.2022']
)
def test_a_papers_line_under_an_article_makes_no_clipping(line: str) -> None:
    text = "Der Rat der Stadt hat am Abend lange über den Deich beraten und am Ende beschlossen, dass er erhöht wird."
    article = parse_article(
        f"Rat plant Radwege\n\n{text}\n\n{text}\n\n{line}\n\n__________\n".encode(), name="x.txt"
    )
    assert (article.source.format, article.headline) == ("text", "Rat plant Radwege")
