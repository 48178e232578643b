from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.place import Place
from newsarchive.formats.records import tables as records
from newsarchive.formats.streams import Budget, Peeked
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Document, Failure, Unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
TEXT = f"Musterow (dpa) - {FIRST}\n\nZwei Jahre Arbeit\n\n{SECOND}"
SCHEMA_ORG = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Brücke wird erneuert", "description": "Der Rat ist sich einig.",
    "articleBody": TEXT, "author": [{"@type": "Person", "name": "Anna Beispiel"}, {"@type": "Person", "name": "Bert Muster"}],
    "datePublished": "2022-01-12T17:32:00+01:00", "articleSection": "Lokales", "publisher": {"name": "Musterower Bote"}, "url": "https://example.org/a",
}  # fmt: skip
FUNDUS = {
    "title": "Brücke wird erneuert", "authors": ["Anna Beispiel", "Bert Muster"], "publishing_date": "2022-01-12 17:32:00+01:00",
    "body": {"summary": ["Der Rat ist sich einig."], "sections": [
        {"headline": [], "paragraphs": [FIRST]}, {"headline": ["Zwei Jahre Arbeit"], "paragraphs": [SECOND]}]},
}  # fmt: skip
NEWS_PLEASE = {
    "title": "Brücke wird erneuert", "authors": ["Anna Beispiel", "Bert Muster"], "date_publish": "2022-01-12 17:32:00", "date_modify": None,
    "description": "Der Rat ist sich einig.", "maintext": TEXT, "language": "de", "source_domain": "example.org", "url": "https://example.org/a",
}  # fmt: skip
TRAFILATURA = {
    "title": "Brücke wird erneuert", "author": "Anna Beispiel; Bert Muster", "date": "2022-01-12", "categories": "Lokales", "tags": "", "fingerprint": "x",
    "excerpt": "Der Rat ist sich einig.", "text": TEXT, "source": "https://example.org/a", "source-hostname": "Musterower Bote", "hostname": "example.org",
}  # fmt: skip
ROW = {
    "Titel": "Brücke wird erneuert",
    "Volltext": TEXT,
    "Vorspann": "Der Rat ist sich einig.",
    "Datum": "12.01.2022",
    "Autor": "Anna Beispiel; Bert Muster",
}


def write(tmp_path: Path, name: str, raw: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(raw)
    return str(path)


def articles(path: str) -> list[Article]:
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([path])
        if isinstance(item, Document)
    ]


def rows(path: str) -> list[tuple[str, Any]]:
    """Return the path within the file, and the document's format, the failure's code or the counts."""
    return [
        (
            item.path.removeprefix(path),
            item.format
            if isinstance(item, Document)
            else item.code.value
            if isinstance(item, Failure)
            else item[3:],
        )
        for item in read_sources([path])
    ]


def table(separator: str) -> bytes:
    cells = ['"' + cell.replace('"', '""') + '"' for cell in ROW.values()]
    return (separator.join(ROW) + "\r\n" + separator.join(cells) + "\r\n").encode()


def check(article: Article, *, dateline: bool = True) -> None:
    assert article.headline == "Brücke wird erneuert"
    assert article.teaser == "Der Rat ist sich einig."
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel", "Bert Muster")
    assert (article.published or "").startswith("2022-01-12")
    assert [(part.kind.value, part.text) for part in article.body] == [
        ("paragraph", FIRST),
        ("crosshead", "Zwei Jahre Arbeit"),
        ("paragraph", SECOND),
    ]
    assert (article.dateline is not None) == dateline
    assert not article.notes


@pytest.mark.parametrize(
    "record",
    [SCHEMA_ORG, FUNDUS, NEWS_PLEASE, TRAFILATURA],
    ids=["schema.org", "fundus", "news-please", "trafilatura"],
)
@pytest.mark.parametrize("form", ["object", "list", "lines", "wrapped", "packed", "utf-16"])
def test_json(tmp_path: Path, record: dict[str, Any], form: str) -> None:
    raw = {
        "object": json.dumps(record, indent=1).encode(),
        "list": json.dumps([record, record], ensure_ascii=False).encode(),
        "lines": (json.dumps(record) + "\n" + json.dumps(record, ensure_ascii=False) + "\n").encode(),
        "wrapped": json.dumps({"count": 1, "articles": [record]}).encode(),
        "packed": gzip.compress((json.dumps(record) + "\n\n" + json.dumps(record)).encode()),
        "utf-16": json.dumps(record, ensure_ascii=False).encode("utf-16"),
    }[form]
    path = write(tmp_path, "a.json", raw)
    found = articles(path)
    assert len(found) == (2 if form in {"list", "lines", "packed"} else 1)
    for article in found:
        check(article, dateline=record is not FUNDUS)
        assert article.source.format == "json"


def test_what_is_stated_has_its_place(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path, "a.json", json.dumps(SCHEMA_ORG).encode()))
    assert article.section == "Lokales"
    assert (article.source.publisher, article.source.url) == ("Musterower Bote", "https://example.org/a")
    assert article.places["published"] == "json:datePublished"
    assert article.places["byline"] == "json:author"


def test_our_own_record(tmp_path: Path) -> None:
    raw = (
        f"Lokales Brücke wird erneuert Der Rat ist sich einig.\n\nMail an die Redaktion Die alte Brücke in Musterow. Foto: Anna Beispiel/dpa\n\nMusterow.{FIRST}\n\n{SECOND}\n"
    ).encode()
    first = parse_article(raw)
    assert first.dateline is not None
    path = write(tmp_path, "own.jsonl", json.dumps(first.to_dict()).encode() + b"\n")
    (again,) = articles(path)
    for name in ("section", "headline", "teaser", "photos", "dateline", "furniture", "body", "byline"):
        assert getattr(again, name) == getattr(first, name), name


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_table(tmp_path: Path, separator: str, encoding: str, name: str) -> None:
    path = write(tmp_path, name, table(separator).decode().encode(encoding))
    assert rows(path) == [("#1", "csv"), ("", (1, 0))]
    (article,) = articles(path)
    check(article)
    assert article.source.format == "csv"
    assert article.places["published"] == "csv:Datum"


def test_paths_count_from_one(tmp_path: Path) -> None:
    lines = [json.dumps(SCHEMA_ORG), "", '{"title":', "[1]", '{"other": 1}', json.dumps(FUNDUS)]
    assert rows(write(tmp_path, "a.jsonl", "\n".join(lines).encode())) == [
        ("#1", "json"), ("#3", "damaged"), ("#4", "no-records"), ("#5", "no-records"), ("#6", "json"), ("", (2, 3)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("package.json", b'{"name": "x", "version": "1"}', "no-records"),
        ("a.json", b"[{}]", "no-records"),
        ("a.json", b'{"title": "x",', "damaged"),
        ("a.json", b'{"a":' * 100_000, "damaged"),
        ("a.csv", b"a,b\n1,2\n", "no-records"),
        ("a.csv", b"no table at all", "no-records"),
    ],
)
def test_what_holds_no_article(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    assert rows(write(tmp_path, name, raw)) == [("", code)]


@pytest.mark.parametrize(
    "raw",
    [
        b"{ein Wort} in Klammern, dann Text.\n",
        b'{"Ein Zitat"} und dann Text.\n',
        b"Titel, Text und Bild: alles neu.\nEin Satz.\n",
        b"[Anzeige]\nEin Satz.\n",
        b"Datum, Autor\nEin Satz.\n",
    ],
)
def test_text_that_only_looks_like_records_is_text(tmp_path: Path, raw: bytes) -> None:
    assert rows(write(tmp_path, "a.txt", raw)) == [("", None)]


def test_lines_over_the_limit_leave_the_others() -> None:
    good = json.dumps({"title": "x", "text": "y"}).encode()
    raw = good + b"\n" + b'{"title": "' + b"x" * 5_000_000 + b'"}\n' + good + b"\n"
    place = Place("a.jsonl", 0, 0, Budget(0))
    found = [
        (item.path, type(item)) for item in records.json_records(Peeked(io.BytesIO(raw)), place, 3_000_000)
    ]
    assert found == [("a.jsonl#1", Document), ("a.jsonl#2", Failure), ("a.jsonl#3", Document)]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["title", "text", "body", "author", "date", "name", "kind", "schema", "sections", "x"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 1]))
def test_any_json_gives_articles_or_failures(value: Any, schema: int | None) -> None:
    if isinstance(value, dict) and schema:
        value["schema"] = schema
    for item in contents(io.BytesIO(json.dumps(value).encode() + b"\n"), Place("a.json", 0, 0, Budget(0))):
        assert item.path.startswith("a.json")
        if isinstance(item, Document):
            parse_article(item.raw, name=item.path, stated_format=item.format).text.encode()


@given(
    st.sampled_from([b"", b"titel;text\n", b'{"title": "x"}\n{"', b"\xff\xfet\0i\0"]),
    st.binary(max_size=200),
    st.sampled_from(["a.csv", "a.json"]),
)
def test_any_bytes_give_documents_or_failures(start: bytes, noise: bytes, name: str) -> None:
    for item in contents(io.BytesIO(start + noise), Place(name, 0, 0, Budget(0))):
        assert isinstance(item, Document | Failure | Unpacked)
        assert item.path.startswith(name)
