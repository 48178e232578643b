from __future__ import annotations

import csv
import io
import lzma
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.place import Place
from newsarchive.formats.records.swissdox import content_parts, iso_time
from newsarchive.formats.streams import Budget
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from newsarchive.types.article import Article

COLUMNS = [
    "id", "pubtime", "medium_code", "medium_name", "rubric", "regional", "doctype", "doctype_description", "language", "char_count",
    "dateline", "head", "subhead", "content_id", "content",
]  # fmt: skip
LEAD = "Die alte Brücke über die Muster wird breiter. Der Rat hat nach langem Streit zugestimmt."
FIRST = "Der Rat der Stadt Musterwil hat am Mittwoch beschlossen, die alte Brücke zu erneuern und breiter zu bauen."
SECOND = "«Das ist gut & richtig», sagte Anna Beispiel nach der Sitzung, «und kostet < 5 Millionen Franken.»"
THIRD = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
CAPTION = "Die alte Brücke ist seit Jahren gesperrt."
BOX = "So geht es weiter: Im Mai entscheidet der Kanton."
CONTENT = (
    f"<ld><p>{LEAD}</p></ld><au>Von Anna Beispiel</au><tx><p>{FIRST}</p><zt>Streit um das Geld</zt><p>{SECOND}<p>{THIRD}</p>"
    f"<lg>{CAPTION} Bild: Bert Muster</lg></tx><ka><p>{BOX}</p></ka>"
)
ROW = [
    "a1b2c3", "2022-01-12 00:00:00+01", "MUW", "Musterwiler Tagblatt", "Region", "1", "ZZ", "Zeitung", "de", "512", "", "Brücke wird erneuert",
    "Der Rat sagt Ja", "77-1", CONTENT,
]  # fmt: skip


def row(**cells: str) -> list[str]:
    return [cells.get(name, value) for name, value in zip(COLUMNS, ROW, strict=True)]


def bare(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(cells) + "\n" for cells in rows)


def quoted(rows: Sequence[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter="\t", quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]  # one of csv's
    return target.getvalue()


def found_in(tmp_path: Path, raw: bytes, name: str = "rows") -> list[Article | Failure]:
    path = tmp_path / name
    path.write_bytes(raw)
    return [
        item
        if isinstance(item, Failure)
        else parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Failure | Document)
    ]


def articles_in(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "rows") -> list[Article]:
    found = found_in(tmp_path, text.encode(encoding), name)
    assert not any(isinstance(item, Failure) for item in found)
    return [item for item in found if not isinstance(item, Failure)]


def check(article: Article) -> None:
    assert article.source.format == "swissdox"
    assert (article.headline, article.subheadline, article.section) == (
        "Brücke wird erneuert", "Der Rat sagt Ja", "Region",
    )  # fmt: skip
    assert (article.published, article.source.publisher, article.source.language) == (
        "2022-01-12", "Musterwiler Tagblatt", "de",
    )  # fmt: skip
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert article.teaser == LEAD
    assert [(photo.caption, photo.credit) for photo in article.photos] == [(CAPTION, "Bert Muster")]
    assert [(part.kind.value, part.text) for part in article.body] == [
        ("paragraph", FIRST), ("crosshead", "Streit um das Geld"), ("paragraph", SECOND), ("paragraph", THIRD), ("box", BOX),
    ]  # fmt: skip


@pytest.mark.parametrize("write", [bare, quoted, lambda rows: quoted(rows, csv.QUOTE_ALL)], ids=["bare", "quoted", "all-quoted"])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_rows_are_articles(tmp_path: Path, write: object, encoding: str, line_end: str) -> None:
    assert callable(write)
    text = write([COLUMNS, row(), row(head="Zweiter Titel zum Thema"), row()]).replace("\n", line_end)
    articles = articles_in(tmp_path, text, encoding)
    assert len(articles) == 3
    check(articles[0])
    assert articles[1].headline == "Zweiter Titel zum Thema"
    check(articles[2])


def test_packed_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv.xz"
    path.write_bytes(lzma.compress(bare([COLUMNS, row(), row()]).encode()))
    items = [item for item in read_sources([str(path)]) if isinstance(item, Document)]
    assert [(item.path.rpartition("#")[2], item.format) for item in items] == [
        ("1", "swissdox"),
        ("2", "swissdox"),
    ]


def test_quotation_marks_of_headlines_stay(tmp_path: Path) -> None:
    titles = ['"Das ist gut", sagt Anna', '"Das ist gut"', 'Anna sagt "Ja"', '"Ja" oder "Nein"', "„Ja“"]
    for write in (bare, quoted):
        articles = articles_in(tmp_path, write([COLUMNS, *(row(head=title) for title in titles)]))
        assert [article.headline for article in articles] == titles


def test_line_ends_and_tabs_in_the_text(tmp_path: Path) -> None:
    split = CONTENT.replace("<zt>", "\n\n<zt>").replace("</zt>", "</zt>\n")
    check(articles_in(tmp_path, bare([COLUMNS, row(content=split), row()]))[0])
    check(articles_in(tmp_path, quoted([COLUMNS, row(content=split), row()]))[0])
    tabbed = CONTENT.replace("<zt>", "\t<zt>").replace('"', "")
    for write in (bare, quoted):
        first, second = articles_in(tmp_path, write([COLUMNS, row(content=tabbed), row()]))
        check(first)
        check(second)


def test_soft_hyphens_and_no_break_spaces(tmp_path: Path) -> None:
    content = CONTENT.replace("beschlossen", "be\u00adschlossen").replace(
        "Der Rat der", "Der\u00a0Rat&nbsp;der"
    )
    (article,) = articles_in(tmp_path, bare([COLUMNS, row(content=content)]))
    assert article.body[0].text == FIRST.replace("beschlossen", "be\u00adschlossen")
    assert "soft-hyphen" in [note.code for note in article.notes]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("<TX><P>Ein Satz.</P></TX>", [("paragraph", "Ein Satz.")]),
        (
            "<tx><p>Ein <b>fetter</b> Satz.<br/>Noch einer.</p>",
            [("paragraph", "Ein fetter Satz."), ("paragraph", "Noch einer.")],
        ),
        ("<tx>A < B & C > D &amp; &lt;E&gt;</tx>", [("", "A < B & C > D & <E>")]),
        ("</p></tx><p>Ein Satz.", [("paragraph", "Ein Satz.")]),
        ("<ld>Lead<tx><p>Ein Satz.", [("teaser", "Lead"), ("teaser", "Ein Satz.")]),
        ("Nur Text & nichts sonst.", [("text", "Nur Text & nichts sonst.")]),
        ("<ka><zt>Titel</zt><p>Ein Satz.</p></ka>", [("crosshead", "Titel"), ("box", "Ein Satz.")]),
        ("<p></p><p> &nbsp; </p>", []),
    ],
)
def test_content_is_no_xml(content: str, parts: list[tuple[str, str]]) -> None:
    assert list(content_parts(content)) == parts


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2022-01-12 00:00:00+01", "2022-01-12"),
        ("2022-01-12 17:32:05+01", "2022-01-12T17:32+01:00"),
        ("2022-07-12T17:32:05.000Z", "2022-07-12T17:32Z"),
        ("2022-07-12 17:32:00+0200", "2022-07-12T17:32+02:00"),
        ("2022-07-12", "2022-07-12"),
        ("unbekannt", "unbekannt"),
    ],
)
def test_times(value: str, time: str) -> None:
    assert iso_time(value) == time


def test_other_columns_may_be_left_out(tmp_path: Path) -> None:
    kept = ["head", "content", "content_id", "pubtime"]
    rows = [[dict(zip(COLUMNS, row(), strict=True))[name] for name in kept]] * 2
    articles = articles_in(tmp_path, bare([kept, *rows]))
    assert [(article.headline, article.published, article.teaser) for article in articles] == [
        ("Brücke wird erneuert", "2022-01-12", LEAD)
    ] * 2


def test_a_broken_row_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = [
        "x1\t2022-01-13 00:00:00+01\tMUW",
        "x2\tMUW\tkaputt",
        "\t".join(row(pubtime="", head='"offen')),
        "x3\tkaputt",
    ]
    text = bare([COLUMNS, row()]) + "\n".join(broken) + "\n" + bare([row(head="Letzter Titel")])
    found = found_in(tmp_path, text.encode())
    assert [item.code if isinstance(item, Failure) else item.headline for item in found] == [
        "Brücke wird erneuert", Code.DAMAGED, '"offen', Code.DAMAGED, "Letzter Titel",
    ]  # fmt: skip
    failed = found[1]
    assert isinstance(failed, Failure)
    assert failed.path.endswith("#2")
    assert failed.reason == "a row of 5 of 15 columns, without head and content"


def test_a_truncated_table_gives_its_last_row_too(tmp_path: Path) -> None:
    text = bare([COLUMNS, row(), row()])
    check(articles_in(tmp_path, text[: text.rindex(THIRD) + 50])[0])
    assert articles_in(tmp_path, text[: text.rindex(THIRD) + 50])[1].body[-1].text == THIRD[:50].strip()


def test_a_row_over_the_limit_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.sources.containers.SIZE_LIMIT", 5000)
    rows = [COLUMNS, row(), row(content="<p>" + "a" * 6000), row()]
    found = found_in(tmp_path, bare(rows).encode())
    assert [isinstance(item, Failure) and item.code for item in found] == [False, Code.TOO_LARGE, False]


@pytest.mark.parametrize(
    "first", ["Titel\tText\tDatum", "id\thead\tcontent", "id\tlanguage\tdateline\tregional", "content"]
)
def test_other_tables_are_none(tmp_path: Path, first: str) -> None:
    path = tmp_path / "a"
    path.write_text(f"{first}\nEin Satz.\tNoch ein Satz.\tund\tso\n", encoding="utf-8")
    assert [item.format for item in read_sources([str(path)]) if isinstance(item, Document)] != ["swissdox"]


@given(st.lists(st.sampled_from([*bare([COLUMNS, row(), row()]).splitlines(), "\t", '"', "\r", "\t" * 14]) | st.text(max_size=9), max_size=12))  # fmt: skip
def test_any_table_is_read(lines: list[str]) -> None:
    raw = "\n".join(["\t".join(COLUMNS), *lines]).encode("utf-8", "replace")
    for number, item in enumerate(contents(io.BytesIO(raw), Place("a", 0, 0, Budget(0))), 1):
        if isinstance(item, Document):
            assert item.path == f"a#{number}"
            article = parse_article(item.raw, stated_format=item.format)
            assert all(0 <= piece.start < piece.end <= len(article.text) for piece in article.pieces)
