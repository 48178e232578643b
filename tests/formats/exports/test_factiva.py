from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from export_parts import export_parts
from factiva_files import (
    ACCESSION,
    CROSSHEAD,
    FIRST,
    LANGUAGES,
    LEAD,
    SECOND,
    THIRD,
    TITLES,
    coded,
    displayed,
    page,
)
from hypothesis import given
from hypothesis import strategies as st
from office_files import rtf

from newsarchive.formats.exports import export as exports_module
from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget
from newsarchive.formats.table import export_of
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Document, Failure, Unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factiva_files import Words

    from newsarchive.types.article import Article

GERMAN = LANGUAGES["de"]
FORMS: dict[str, Callable[[Words], str]] = {
    "coded": coded,
    "displayed": displayed,
    "coded-page": lambda words: page(words, codes=True),
    "displayed-page": lambda words: page(words, codes=False),
}


def found_in(tmp_path: Path, raw: bytes) -> list[Article]:
    path = tmp_path / "export"
    path.write_bytes(raw)
    documents = [item for item in read_sources([str(path)]) if isinstance(item, Document)]
    return [parse_article(item.raw, name=item.path, stated_format=item.format) for item in documents]


def check(article: Article, title: str, *, teaser: bool, time: str = "T17:32") -> None:
    assert article.headline == title
    assert article.section == "Lokales"
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert article.published == "2022-03-12" + time
    assert (article.source.publisher, article.source.language) == ("Musterower Bote", "de")
    assert article.teaser == (LEAD if teaser else None)
    body = [part.text for part in article.body]
    assert body == [*([] if teaser else [LEAD]), FIRST, SECOND, CROSSHEAD, THIRD]
    assert article.body[-2].kind == "crosshead"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_each_form_in_each_language(tmp_path: Path, form: str, language: str) -> None:
    text = FORMS[form](LANGUAGES[language])
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    items = list(read_sources([str(path)]))
    assert [item.path.removeprefix(str(path)) for item in items] == ["#1", "#2", "#3", ""]
    assert isinstance(items[-1], Unpacked)
    for article, title in zip(found_in(tmp_path, text.encode()), TITLES, strict=True):
        check(article, title, teaser="coded" in form)
        assert article.source.format == ("factiva-html" if "page" in form else "factiva")


@pytest.mark.parametrize("form", ["{code}\t{value}", "{code}\n{value}", "*{code}* {value}", "**{code}**\n{value}", "{code}: {value}", "     {code}   {value}", "{code} {value}", "{code}\xa0\xa0{value}"])  # fmt: skip
def test_ways_to_set_codes(tmp_path: Path, form: str) -> None:
    articles = found_in(tmp_path, coded(GERMAN, form).encode())
    assert [article.headline for article in articles] == list(TITLES)
    for article, title in zip(articles, TITLES, strict=True):
        check(article, title, teaser=True)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "windows-1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["coded", "displayed"])
def test_encodings_and_line_ends(tmp_path: Path, form: str, encoding: str, line_end: str) -> None:
    text = FORMS[form](GERMAN).replace("\n", line_end)
    raw = text.encode(encoding)
    articles = found_in(tmp_path, raw)
    assert len(articles) == 3
    for article, title in zip(articles, TITLES, strict=True):
        check(article, title, teaser=form == "coded")
    kind = export_of(raw)
    assert kind is not None
    assert kind.name == "factiva"
    assert b"".join(export_parts(raw, kind.name)) == raw


def test_word_processors_keep_the_form(tmp_path: Path) -> None:
    articles = found_in(tmp_path, rtf(coded(GERMAN).splitlines()))
    assert [article.headline for article in articles] == list(TITLES)
    check(articles[1], TITLES[1], teaser=True)


@pytest.mark.parametrize("form", FORMS)
def test_one_article_keeps_the_path_of_the_file(tmp_path: Path, form: str) -> None:
    if "page" in form:
        text = page(GERMAN, codes="coded" in form, count=1)
    else:
        text = coded(GERMAN, count=1) if form == "coded" else displayed(GERMAN, count=1)
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    (item,) = read_sources([str(path)])
    assert isinstance(item, Document)
    assert item.raw.decode() == text
    article = parse_article(item.raw, stated_format=item.format)
    check(article, TITLES[0], teaser="coded" in form)


@pytest.mark.parametrize("left_out", [("AN",), ("AN", "SE"), ("SE", "BY", "ET"), ("LP",), ("AN", "PUB", "RE", "NS", "IN"), ("WC", "SC", "PG")])  # fmt: skip
def test_codes_may_be_missing(tmp_path: Path, left_out: tuple[str, ...]) -> None:
    articles = found_in(tmp_path, coded(GERMAN, left_out=left_out).encode())
    assert [article.headline for article in articles] == list(TITLES)
    for article in articles:
        assert article.published is not None
        assert article.published.startswith("2022-03-12")
        assert THIRD in [part.text for part in article.body]


@pytest.mark.parametrize("left_out", [("HD",), ("PD",), ("SN", "PD"), ("TD", "LP")])
def test_a_broken_article_does_not_stop_the_others(tmp_path: Path, left_out: tuple[str, ...]) -> None:
    broken = coded(GERMAN, count=1, left_out=left_out).replace(ACCESSION.format(0, 0), ACCESSION.format(9, 9))
    articles = found_in(tmp_path, (coded(GERMAN) + broken + coded(GERMAN)).encode())
    assert len(articles) == 7
    for number in (0, 1, 2, 4, 5, 6):
        check(articles[number], TITLES[number % 4 if number < 3 else number - 4], teaser=True)


def test_a_truncated_file_gives_its_last_article_too(tmp_path: Path) -> None:
    text = coded(GERMAN)
    articles = found_in(tmp_path, text[: text.rindex(THIRD) + 40].encode())
    assert [article.headline for article in articles] == list(TITLES)
    assert articles[2].body[-1].text == THIRD[:40].strip()
    check(articles[1], TITLES[1], teaser=True)


def test_the_query_of_the_search_is_kept(tmp_path: Path) -> None:
    *_, last = found_in(tmp_path, coded(GERMAN).encode())
    assert any("brücke and musterow" in line for line in last.furniture)


def test_a_lead_that_a_dateline_opens_is_the_first_paragraph(tmp_path: Path) -> None:
    lead = f"Musterow (dpa) - {LEAD}"
    (article,) = found_in(tmp_path, coded(GERMAN, count=1).replace(LEAD, lead).encode())
    assert article.teaser is None
    assert article.dateline is not None
    assert (article.dateline.places, article.dateline.agencies) == (("Musterow",), ("dpa",))
    assert article.body[0].text == LEAD


def test_names_and_agencies_of_the_byline(tmp_path: Path) -> None:
    text = coded(LANGUAGES["en"], count=1).replace(
        "By Anna Beispiel", "By Anna Beispiel and Bert Muster\n\nCR  dpa\n\nART  Ein Bild."
    )
    (article,) = found_in(tmp_path, text.encode())
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel", "Bert Muster")
    assert article.agencies == ("dpa",)


@pytest.mark.parametrize("section", [True, False])
@pytest.mark.parametrize("byline", [True, False])
def test_lines_above_the_count_of_words(tmp_path: Path, *, section: bool, byline: bool) -> None:
    articles = found_in(tmp_path, displayed(GERMAN, section=section, byline=byline).encode())
    for article, title in zip(articles, TITLES, strict=True):
        assert (article.headline, article.section) == (title, "Lokales" if section else None)
        assert (article.byline is not None) == byline


def test_a_kicker_between_section_and_headline(tmp_path: Path) -> None:
    text = displayed(GERMAN, count=1).replace(TITLES[0], f"Kommentar\n{TITLES[0]}")
    (article,) = found_in(tmp_path, text.encode())
    check(article, TITLES[0], teaser=False)
    assert article.kicker == "Kommentar"


@pytest.mark.parametrize(
    "text",
    [
        "Der HD Text\n\nEin Satz über HD und PD.\n",
        "Dokument MUBO000020220110ei1c00000 steht nicht allein in seiner Zeile.\n345 Wörter\n",
        "HD  Fernsehen\n\nDas Bild ist scharf.\n\nTD  Bank\n",
        "Was 2022 kommt\n\n345 Wörter\n12. März 2022\n\nEin Satz.\n",
        '<html><body><div class="article newsArticle"><p>Ein Satz über Factor.</p></div></body></html>',
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert export_of(text.encode()) is None


def test_large_exports_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(coded(GERMAN) for _ in range(40))
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    whole = [item.raw for item in read_sources([str(path)]) if isinstance(item, Document)]
    assert len(whole) == 120
    monkeypatch.setattr(exports_module, "STEP", 5000)
    monkeypatch.setattr(exports_module, "MARGIN", 700)
    for name in ("newsarchive.sources.opened.SIZE_LIMIT", "newsarchive.sources.containers.SIZE_LIMIT"):
        monkeypatch.setattr(name, 20_000)
    items = list(read_sources([str(path)]))
    assert [item.raw for item in items if isinstance(item, Document)] == whole
    path.write_text(text.replace(FIRST, FIRST * 400, 1), encoding="utf-8")
    items = list(read_sources([str(path)]))
    assert [type(item) for item in items].count(Failure) == 1
    assert [item.raw for item in items if isinstance(item, Document)] == whole[1:]


SEEDS = [form(LANGUAGES["fr"]).encode() for form in FORMS.values()]
LINES = sorted({line for form in FORMS.values() for line in form(GERMAN).splitlines()})


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), max_size=6),
)
def test_mutated_exports_never_raise(raw: bytes, changes: list[tuple[float, bytes]]) -> None:
    mutated = bytearray(raw)
    for at, new in changes:
        start = int(at * len(mutated))
        mutated[start : start + 2] = new
    for item in contents(io.BytesIO(bytes(mutated)), Place("a", 0, 0, Budget(0))):
        assert item.path.startswith("a")
        if isinstance(item, Document):
            whole_text(parse_article(item.raw, stated_format=item.format))


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=9), max_size=40))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    raw = "\n".join(lines).encode("utf-8", "replace")
    for kind in ("factiva", "factiva-html"):
        parts = export_parts(raw, kind)
        assert b"".join(parts) == raw
        for part in parts:
            whole_text(parse_article(part, stated_format=kind))


def whole_text(article: Article) -> None:
    """Check that the pieces tile the text."""
    at = 0
    for piece in article.pieces:
        assert not article.text[at : piece.start].strip()
        assert at <= piece.start < piece.end <= len(article.text)
        at = piece.end
    assert not article.text[at:].strip()
