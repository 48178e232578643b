"""Pages that are broken, hostile or none: what must come out whatever they hold."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from newsarchive.formats import read
from newsarchive.parser.parse import parse_article

TEXT = "Der Bürgermeister sagte am Montag, die Brücke werde größer, als es früher geplant war, und teurer. "
PAGE = "<!doctype html><html><head>{head}<title>Größere Brücke</title></head><body><h1>Größere Brücke über den Fluß</h1><p>{text}</p><p>{text}</p>{tail}</body></html>"


def page(head: str = "", tail: str = "", text: str = TEXT * 3) -> str:
    return PAGE.format(head=head, tail=tail, text=text)


@pytest.mark.parametrize(
    ("declared", "saved"),
    [("utf-8", "utf-8"), ("iso-8859-1", "windows-1252"), ("utf-8", "windows-1252"), ("iso-8859-15", "iso-8859-15"), ("utf-16", "utf-16"), ("", "windows-1252"), ("iso-8859-1", "utf-8"), ("no-such-code", "windows-1252")],
)  # fmt: skip
def test_real_encoding_wins_over_the_declared_one(declared: str, saved: str) -> None:
    article = parse_article(page(f'<meta charset="{declared}">').encode(saved))
    assert article.headline == "Größere Brücke über den Fluß"
    assert article.body[0].text == (TEXT * 3).strip()
    assert article.source.format == "html"


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body>" + b"<div>" * 100_000 + page().encode() + b"</div>" * 100_000,
        b"<html><body>" + b"<b>" * 100_000 + page().encode(),
        b"<html>" + b"<table><tr><td>" * 30_000 + page().encode(),
    ],
    ids=["div", "b", "table"],
)
def test_a_page_nested_too_deep_is_read_as_text(raw: bytes) -> None:
    begin = time.perf_counter()
    article = parse_article(raw)
    assert time.perf_counter() - begin < 10
    assert "Bürgermeister" in article.text
    assert "<" not in article.text


def test_a_tag_of_very_many_attributes_does_not_hang() -> None:
    tag = "<div " + " ".join(f'a{number}="x"' for number in range(300_000)) + ">"
    begin = time.process_time()
    article = parse_article(
        page(
            tail=f"{tag}<p>Am Ende kam der Bagger, und alle waren zufrieden, bis auf den Fährmann.</p></div>"
        ).encode()
    )
    assert time.process_time() - begin < 10
    assert article.body[-1].text.endswith("bis auf den Fährmann.")


def test_a_long_attribute_of_text_is_no_excess_of_attributes() -> None:
    words = "ein Wort " * 1000
    text = read(
        page(tail=f'<div data-json=\'{{"a": "{words}<b>"}}\' title="{words}"><p>{TEXT}</p></div>').encode()
    ).text
    assert "ein Wort" not in text


def test_no_element_border_glues_words() -> None:
    tail = "<div>Das ist <b>fett</b>gedruckt und<i> schräg</i>, wie es<br>in alten Seiten steht, von denen es viele gibt.</div><ul><li>Eins, der Anfang</li><li>Zwei, das Ende</li></ul>"
    text = read(page(tail=tail + f"<p>{TEXT}</p>").encode()).text
    assert "Das ist fettgedruckt und schräg, wie es\nin alten Seiten" in text
    assert "Eins, der Anfang\n\nZwei, das Ende" in text


def test_hidden_parts_scripts_and_entities_stay_out() -> None:
    hidden = "".join(
        f"<p {how}>Unsichtbar, aber lang genug für einen Absatz, der gezählt würde, wäre er zu sehen.</p>"
        for how in ("hidden", 'style="display:none"', 'aria-hidden="true"', 'class="sr-only"')
    )
    tail = f"{hidden}<script>var x = '<p>Skript</p>';</script><template>Vorlage</template><p>{TEXT} &amp; Söhne</p>"
    text = read(page(tail=tail).encode()).text
    assert "Unsichtbar" not in text
    assert "Skript" not in text
    assert "Vorlage" not in text
    assert "& Söhne" in text


def test_no_external_entity_is_read() -> None:
    raw = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + page(tail=f"<p>&e; {TEXT}</p>")  # fmt: skip
    assert "root:" not in parse_article(raw.encode()).text


BROKEN = {
    "late comma": '{"@type": "NewsArticle", "headline": "H", "datePublished": "2024-03-05",}',
    "comment": '<!-- {"@type": "NewsArticle", "headline": "H", "datePublished": "2024-03-05"} -->',
    "cdata": '//<![CDATA[\n{"@type": "NewsArticle", "headline": "H", "datePublished": "2024-03-05"}\n//]]>',
    "line end": '{"@type": "NewsArticle", "headline": "H\nH", "datePublished": "2024-03-05"}',
    "graph": '{"@graph": [{"@type": "WebSite", "name": "X"}, {"@type": ["Article", "Thing"], "headline": "H", "datePublished": "2024-03-05"}]}',
    "list": '[{"@type": "Organization"}, {"@type": "https://schema.org/ReportageNewsArticle", "headline": "H", "datePublished": "2024-03-05"}]',
}


@pytest.mark.parametrize("block", BROKEN.values(), ids=BROKEN.keys())
def test_json_ld_is_read_with_its_usual_faults(block: str) -> None:
    head = f'<script type="application/ld+json">{block}</script>'
    article = parse_article(page(head).encode())
    assert article.published == "2024-03-05"
    assert article.places["published"] == "json-ld:datePublished"


@pytest.mark.parametrize("block", ["[" * 100_000, "{", "null", '"text"', '{"@type": 5, "headline": []}'])
def test_json_ld_that_is_none_is_passed_over(block: str) -> None:
    head = f'<script type="application/ld+json">{block}</script><meta property="article:published_time" content="2024-03-05T17:32:00+0100">'
    article = parse_article(page(head).encode())
    assert article.published == "2024-03-05T17:32:00+01:00"
    assert article.places["published"] == "meta:article:published_time"


@pytest.mark.parametrize(
    ("author", "authors", "agencies"),
    [
        ({"@type": "Person", "name": "Anna Beispiel"}, ("Anna Beispiel",), ()),
        ([{"name": "Anna Beispiel"}, "Bernd Muster"], ("Anna Beispiel", "Bernd Muster"), ()),
        ("Von Anna Beispiel und Bernd Muster", ("Anna Beispiel", "Bernd Muster"), ()),
        ([{"@type": "Person", "name": "Anna Beispiel"}, {"@type": "Person", "name": "dpa"}], ("Anna Beispiel",), ("dpa",)),
        ({"@type": "Organization", "name": "Beispielbote"}, (), ()),
        ("Redaktion Beispielbote", (), ()),
    ],
)  # fmt: skip
def test_authors_are_persons(author: object, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    block = json.dumps({"@type": "NewsArticle", "headline": "H", "author": author})
    article = parse_article(page(f'<script type="application/ld+json">{block}</script>').encode())
    byline = article.byline
    assert (byline.authors if byline else ()) == authors
    assert article.agencies == agencies


def test_the_longer_of_several_articles_is_read_and_noted() -> None:
    other = "<article><h1>Kurz gemeldet</h1><p>Der Markt fällt am Samstag aus, weil der Platz gepflastert wird.</p></article>"
    main = f"<article><h1>Größere Brücke über den Fluß</h1><p>{TEXT * 3}</p><p>{TEXT * 3}</p></article>"
    article = parse_article(f"<!doctype html><html><body>{main}{other}</body></html>".encode())
    assert article.headline == "Größere Brücke über den Fluß"
    assert "Markt" not in article.text
    assert "several-articles" in {note.code for note in article.notes}


@pytest.mark.parametrize(
    ("raw", "name", "format_"),
    [
        (page().encode(), None, "html"),
        (b"\xef\xbb\xbf  <!-- Kopf -->\n" + page().encode(), None, "html"),
        (b"<article><h1>Titel</h1><p>Text.</p></article>", None, "html"),
        (b"<p>Nur ein Absatz.</p>", "seite.HTM", "html"),
        ("Ein Text über <p> und andere Zeichen.".encode(), None, "text"),
        (b"Politik Ein Titel\n\nEin Satz ohne Auszeichnung.", "seite.html", "text"),
    ],
)
def test_format_is_told_by_content_and_name(raw: bytes, name: str | None, format_: str) -> None:
    assert read(raw, name).format == format_


def test_parsers_of_html_are_imported_for_pages_only() -> None:
    code = "import sys, newsarchive; newsarchive.parse_article(b'Politik Ein Titel'); print(sorted({'bs4', 'lxml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_page_without_prose_keeps_what_it_shows() -> None:
    raw = "<!doctype html><body><nav><a href='/'>Start</a></nav><h1>Lottozahlen</h1><ul><li>3, 17, 21</li><li>Superzahl 4</li></ul></body>"
    article = parse_article(raw.encode())
    assert article.headline == "Lottozahlen"
    assert [part.text for part in article.body] == ["3, 17, 21", "Superzahl 4"]
    assert "Start" not in article.text


@pytest.mark.parametrize("name", ["punycode", "unicode_escape", "hex", "utf-7", "rot13", "undefined"])
def test_an_encoding_that_no_page_has_is_not_believed(name: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><body><article><p>Die Brücke bleibt zu.</p></article></body></html>'
    article = parse_article(page.encode("cp1252"), name="seite.html")
    assert "Die Brücke bleibt zu." in article.text


def test_a_nul_in_the_name_of_an_encoding_is_no_crash() -> None:
    page = '<html><head><meta charset="no-such\0name"></head><body><p>Die Brücke bleibt zu.</p></body></html>'
    assert parse_article(page.encode("cp1252"), name="seite.html").headline is None
