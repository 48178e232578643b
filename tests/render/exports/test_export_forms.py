"""Every export form, with one nasty article among plain ones: read back, it says what went in."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from nasty_articles import NASTY, PLAIN, article_of

from newsarchive.render.exports.citation import Person, person_of
from newsarchive.render.forms import FORMS, Layout, of_articles, write_form

if TYPE_CHECKING:
    from newsarchive.types.article import Article

TEI = "{http://www.tei-c.org/ns/1.0}"
QDA = "{urn:QDA-XML:project:1.0}"
WRITTEN = [name for name in FORMS if name not in {"parquet", "xlsx"}]


def written(form: str, articles: list[Article], layout: Layout | None = None) -> bytes:
    target = io.BytesIO()
    write_form(form, articles, target, layout or Layout(title="Probe & <Titel>"))
    return target.getvalue()


def text_of(form: str, articles: list[Article], layout: Layout | None = None) -> str:
    return written(form, articles, layout).decode("utf-8")


@pytest.mark.parametrize("form", WRITTEN)
def test_the_same_articles_give_the_same_bytes_and_none_give_a_whole_file(form: str) -> None:
    if form != "epub":  # it states when it was made
        assert written(form, [NASTY, PLAIN]) == written(form, [NASTY, PLAIN])
    written(form, [])


@pytest.mark.parametrize("rows", ["article", "paragraph"])
def test_csv_holds_every_cell(rows: str) -> None:
    read = list(csv.DictReader(io.StringIO(text_of("csv", [NASTY, PLAIN], Layout(rows=rows)), newline="")))
    own = [row for row in read if row["key"] == NASTY.key]
    assert own[0]["headline"] == NASTY.headline
    assert own[0]["section"] == "NA"
    assert (own[0]["published"], own[0]["published_from"]) == ("2022-01", "2022-01-01")
    whole = "\n\n".join(part.text for part in NASTY.body)
    assert whole == (own[0]["text"] if rows == "article" else "\n\n".join(row["text"] for row in own))


def test_csv_for_excel_runs_nothing_and_says_what_it_cut() -> None:
    remarks: list[str] = []
    text = text_of("csv", [NASTY], Layout(excel=True, remarks=remarks))
    assert text.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";")
    assert row["headline"] == f"'{NASTY.headline}"
    assert len(row["text"].encode("utf-16-le")) // 2 == 32_767
    assert remarks == [remark for remark in remarks if remark.startswith("1 cell was cut to 32,767")]
    assert remarks


def test_ris_has_one_record_an_article() -> None:
    text = text_of("ris", [NASTY, PLAIN])
    records = re.findall(r"^TY  - NEWS\r\n(.*?)^ER  - \r\n", text, re.MULTILINE | re.DOTALL)
    assert len(records) == text.count("TY  -") == 2
    assert f"TI  - {NASTY.headline}\r\n" in records[0]
    assert "AU  - von der Heide, Karl\r\n" in records[0]
    assert "DA  - 2022/01//\r\n" in records[0]


def test_bibtex_balances_its_braces_and_keeps_addresses() -> None:
    text = text_of("bibtex", [NASTY, PLAIN])
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")
    assert "author = {von der Heide, Karl}" in text
    assert "url = {https://bote.example/a?x=1&y=2%20z#q_r}" in text
    assert r"\{" in text
    assert "langid = {german}" in text


def test_csl_json_tells_particles_and_agencies_apart() -> None:
    items = json.loads(text_of("csl-json", [NASTY, replace(PLAIN, byline=None, agencies=("dpa",))]))
    assert items[0]["author"] == [{"family": "Heide", "given": "Karl", "non-dropping-particle": "von der"}]
    assert items[0]["issued"] == {"date-parts": [[2022, 1]]}
    assert items[1]["author"] == [{"literal": "dpa"}]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Anna Muster", Person("Muster", "Anna")),
        ("Karl von und zu Muster", Person("Muster", "Karl", "von und zu")),
        ("Anna-Lena de la Cruz", Person("Cruz", "Anna-Lena", "de la")),
        ("Bernd Muster jr.", Person("Muster", "Bernd", suffix="jr.")),
        ("Von Muster", Person("Muster", "Von")),
        ("Redaktion", Person("Redaktion", literal=True)),
    ],
)
def test_names_are_taken_apart(name: str, person: Person) -> None:
    assert person_of(name) == person


def test_tei_holds_a_text_an_article() -> None:
    root = etree.fromstring(written("tei", [NASTY, PLAIN]))
    texts = root.findall(f"{TEI}TEI")
    assert len(texts) == 2
    assert texts[0].findtext(f".//{TEI}titleStmt/{TEI}title") == NASTY.headline
    assert len(texts[0].findall(f".//{TEI}body//{TEI}p")) == len(NASTY.body) + 1
    assert not re.search("[\x0b\u202e]", "".join(root.itertext()))


def test_qdpx_codes_each_field_where_it_stands() -> None:
    with zipfile.ZipFile(io.BytesIO(written("qdpx", [NASTY, PLAIN]))) as archive:
        project = etree.fromstring(archive.read("project.qde"))
        names = {code.get("guid"): code.get("name") for code in project.iter(f"{QDA}Code")}
        found = []
        for source in project.iter(f"{QDA}TextSource"):
            path = (source.get("plainTextPath") or "").replace("internal://", "sources/")
            text = archive.read(path).decode("utf-8")
            for selection in source.iter(f"{QDA}PlainTextSelection"):
                (code,) = selection.iter(f"{QDA}CodeRef")
                start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
                found.append((names[code.get("targetGUID")], text[start:end]))
    assert ("headline", "Häuser & Höfe 𝔊") in found
    order = [str(child.tag).removeprefix(QDA) for child in project]
    assert order == ["Users", "CodeBook", "Variables", "Sources"]


def test_an_epub_has_a_chapter_an_article() -> None:
    with zipfile.ZipFile(io.BytesIO(written("epub", [NASTY, PLAIN]))) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        pages = [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
    assert len(pages) == 3
    links = [link.get("href") for page in pages for link in page.iter("{http://www.w3.org/1999/xhtml}a")]
    assert all(link and not link.startswith("javascript") for link in links)


def test_markdown_quotes_every_value_in_front() -> None:
    text = text_of("markdown", [NASTY])
    front = text.split("---\n")[1]
    assert 'section: "NA"' in front
    assert all(re.fullmatch(r'\w+: (?:".*"|\d+)', line) for line in front.splitlines())
    assert "\n\\- kein Listenpunkt" in text


def test_structured_text_has_one_text_an_article() -> None:
    text = text_of("maxqda", [NASTY, PLAIN])
    assert len(re.findall(r"^#TEXT ", text, re.MULTILINE)) == 2


def test_annotation_spans_are_code_points_and_left_out_where_they_are_counted_otherwise() -> None:
    task = json.loads(text_of("prodigy", [PLAIN]))
    assert [task["text"][s["start"] : s["end"]] for s in task["spans"] if s["label"] == "headline"] == [
        "Häuser & Höfe 𝔊"
    ]
    tasks = json.loads(
        text_of("label-studio", [PLAIN, article_of("Ein Titel\n\nBonn. Der Rat tagte am Abend lange.")])
    )
    assert ["predictions" in task for task in tasks] == [False, True]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(TEXTS, TEXTS)
def test_no_text_breaks_out_of_its_record(headline: str, paragraph: str) -> None:
    article = replace(PLAIN, key="z" * 20, headline=headline, teaser=paragraph, section=headline)
    both = [article, PLAIN]
    assert text_of("ris", both).count("\r\nER  - \r\n") == 2
    assert len(re.findall(r"^@article\{", text_of("bibtex", both), re.MULTILINE)) == 2
    bare = re.sub(r"\\[{}]", "", text_of("bibtex", both))
    assert bare.count("{") == bare.count("}")
    assert len(etree.fromstring(written("tei", both)).findall(f"{TEI}TEI")) == 2
    assert len(json.loads(text_of("csl-json", both))) == 2
    (row, _) = csv.DictReader(io.StringIO(text_of("csv", both), newline=""))
    assert row["headline"] == headline.replace("\0", "")
    assert len(text_of("prodigy", both).splitlines()) == 2
    for form in ("markdown", "txt", "maxqda"):
        shown = "".join(of_articles(form, [article], Layout()))
        assert all(unicodedata.category(char) != "Cc" or char in "\n\t" for char in shown)
