"""A kicker in the heading that holds the headline: set apart by form, or by what the page states."""

from __future__ import annotations

import json

import pytest

from newsarchive.parser.parse import parse_article

KICKER, TITLE = "Hochwasser in Musterau", "Helfer sichern den Deich mit tausend Sandsäcken"
TEXT = (
    "<p>In der Nacht ist der Pegel noch einmal um zwanzig Zentimeter gestiegen, sagte eine Sprecherin des Landkreises.</p>"
    * 3
)
PAGE = "<!doctype html><html lang=de><head><title>{stated}</title><script type=application/ld+json>{ld}</script></head><body><article><h1>{heading}</h1>{text}</article></body></html>"


def read(heading: str, stated: str | None = None) -> tuple[str | None, str | None]:
    ld = json.dumps({"@type": "NewsArticle", **({"headline": stated} if stated else {})})
    heading = heading.format(k=KICKER, t=TITLE)
    page = PAGE.format(stated=stated or "Bote", ld=ld, heading=heading, text=TEXT)
    article = parse_article(page.encode(), name="x.html")
    return article.kicker, article.headline and " ".join(article.headline.split())


@pytest.mark.parametrize(
    "heading",
    [
        "<span class=a>{k}</span><span class=visually-hidden>: </span><span class=b>{t}</span>",
        "<span>{k}<span class=sr-only>:</span></span> <span>{t}</span>",
        "<span class=css-1>{k}</span><span class=css-2>{t}</span>",
        "<span class='block mb-8'>{k}</span> <span>{t}</span>",
        "<small>{k}</small> {t}",
        "<strong>{k}</strong><br>{t}",
        "<strong>{k}:</strong> {t}",
        "<span>{k}</span>: <span>{t}</span>",
        "<div>{k}</div><div>{t}</div>",
        "<div>{k}</div>{t}",
        "<a href=/thema>{k}</a> {t}",
        "<span class=headline__topic>{k}</span> {t}",
    ],
)
@pytest.mark.parametrize("stated", [None, f"{KICKER}: {TITLE}", f"{KICKER} {TITLE}", TITLE])
def test_a_kicker_is_set_apart_by_form(heading: str, stated: str | None) -> None:
    assert read(heading, stated) == (KICKER, TITLE)


@pytest.mark.parametrize("heading", ["<span>{k}</span> <span>{t}</span>", "{k}<br>{t}"])
def test_a_kicker_is_told_by_the_colon_that_the_page_states(heading: str) -> None:
    assert read(heading, f"{KICKER}: {TITLE}") == (KICKER, TITLE)


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("<em>Der Fährmann</em> gewinnt den Preis der Filmtage", "Der Fährmann gewinnt den Preis der Filmtage"),
        ("<span>Helfer sichern den Deich</span> <span>mit tausend Sandsäcken</span>", TITLE),
        ("Helfer sichern den Deich<br>mit tausend Sandsäcken", TITLE),
        ("<span class=badge>Plus</span> {t}", TITLE),
        ("<span>{k}</span><span aria-hidden=true> – </span><span>{t}</span>", f"{KICKER} {TITLE}"),
    ],
)  # fmt: skip
def test_other_parts_of_a_heading_stay_together(heading: str, headline: str) -> None:
    assert read(heading) == (None, headline)
