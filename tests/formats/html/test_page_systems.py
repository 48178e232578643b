"""Habits of single content systems, each in the smallest page that has it, all of them invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newsarchive.parser.parse import parse_article

if TYPE_CHECKING:
    from newsarchive.types.article import Article

FIRST = "Der Rat von Musterau hat am Montag nach langer Beratung beschlossen, den alten Speicher am Hafen nicht abzureißen, sondern zu sanieren."
SECOND = "Bürgermeisterin Anna Beispiel sprach von einem guten Tag für die Stadt. Das Land will sich mit vier Millionen Euro an den Kosten beteiligen."
THIRD = "Kritik kam von der Opposition, die vor einem Loch im Haushalt warnte und ein zweites Gutachten über die Fundamente des Hauses forderte."
LEAD = "Zwölf Millionen Euro kostet der Umbau, und noch ist offen, wer sie bezahlt und wann er beginnt."
TITLE = "Rat von Musterau rettet den alten Speicher"
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
PLAIN = [FIRST, SECOND, THIRD]


def page(inside: str, head: str = "") -> Article:
    """Read a page whose body is ``inside``."""
    raw = (
        f"<!doctype html><html lang=de><head><title>{TITLE}</title>{head}</head><body>{inside}</body></html>"
    )
    return parse_article(raw.encode())


def stated(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE} | facts)}</script>'


def body(article: Article) -> list[str]:
    return [part.text for part in article.body]


def test_the_head_of_a_long_article_is_its_head_whatever_it_is_called() -> None:
    entries = "".join(
        f"<h2>{hour} Uhr: Neues vom Hafen</h2><p>{FIRST}</p><p>{THIRD}</p>" for hour in range(24)
    )
    head = f"<header><section class=article-teaser-wrapper><h1>{TITLE}</h1><p class=text>{LEAD}</p></section></header>"
    article = page(f"<article>{head}<div>{entries}</div></article>")
    assert (article.headline, article.teaser) == (TITLE, LEAD)


def test_an_offer_to_load_a_film_leaves_no_caption() -> None:
    figure = "<figure><figcaption>Bitte aktivieren Sie Javascript.<br>Oder nutzen Sie unser Angebot<ul><li>ohne Anmeldung</li><li>mit dem ganzen Text für Ihr Lesegerät</li></ul></figcaption></figure>"
    assert page(f"<article><h1>{TITLE}</h1><p>{FIRST}</p>{figure}<p>{SECOND}</p></article>").photos == ()


def test_a_credit_may_state_a_day() -> None:
    figure = "<figure><img><figcaption><p class=description>Der Speicher am Hafen.</p><p class=source>Bild: Bernd Muster (Musterau, 2. März 2023)</p></figcaption></figure>"
    (photo,) = page(f"<article><h1>{TITLE}</h1>{figure}<div>{TEXT}</div></article>").photos
    assert photo.credit == "Bernd Muster (Musterau, 2. März 2023)"


def test_the_number_of_an_agency_message_under_the_text_says_when() -> None:
    article = page(f"<div><h1>{TITLE}</h1><div class=text>{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>© dpa-infocom, dpa:230305-99-842937/2</div></div>")  # fmt: skip
    assert (article.published, article.agencies) == ("2023-03-05", ("dpa",))
    assert body(article) == PLAIN


def test_an_interview_begins_with_its_first_question() -> None:
    asked = ["Frau Beispiel, warum hat das so lange gedauert?", "Und wer bezahlt den Umbau?"]
    inside = "".join(f"<p class=question><strong>{question}</strong></p><p>{text}</p>" for question, text in zip(asked, PLAIN[1:], strict=True))  # fmt: skip
    article = page(f"<article><h1>{TITLE}</h1><p class=lead>{LEAD}</p><div>{inside}</div></article>", stated(description=LEAD))  # fmt: skip
    assert [part.text for part in article.body if part.kind.value == "question"] == asked


def test_a_page_for_print_says_when_and_whose() -> None:
    article = page(f"<div><h1>{TITLE}</h1><p><b>{LEAD}</b></p><p><i>Von Anna Beispiel</i></p><p>Erschienen am 05.03.2023</p>{TEXT}<p>© Musterbote 2023</p></div>")  # fmt: skip
    assert (article.published, body(article), article.furniture) == (
        "2023-03-05",
        PLAIN,
        ("© Musterbote 2023",),
    )


def test_a_station_behind_a_name_is_no_second_author() -> None:
    article = page(f"<article><h1>{TITLE}</h1><p class=author>Von Anna Beispiel, MBR Musterau</p><div>{TEXT}</div></article>")  # fmt: skip
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)


def test_the_section_above_the_headline_is_no_kicker() -> None:
    article = page(f"<article><div class=overline><a href=/l>Lokales</a></div><h1>{TITLE}</h1><div>{TEXT}</div></article>", stated(articleSection="Lokales"))  # fmt: skip
    assert (article.section, article.kicker) == ("Lokales", None)


@pytest.mark.parametrize(
    ("inside", "section"),
    [
        ("<div class='post-7 post type-post category-lokales tag-sport'><h1>{0}</h1>{1}</div>", "Lokales"),
        ("<div class='post-7 post type-post category-lokales category-sport'><h1>{0}</h1>{1}</div>", None),
        ("<article class='article post tag-lokales'><h1>{0}</h1>{1}</article>", "Lokales"),
        ("<article><div><a href=/t/lokales>Lokales</a></div><h1>{0}</h1>{1}</article>", "Lokales"),
        ("<article><meta itemprop=articleSection content=Lokales><h1>{0}</h1>{1}</article>", "Lokales"),
        ("<div class='post type-post category-allgemein tag-hafen'><h1>{0}</h1>{1}</div>", None),
    ],
)
def test_a_section_is_read_from_how_the_article_is_filed(inside: str, section: str | None) -> None:
    assert page(inside.format(TITLE, TEXT)).section == section


@pytest.mark.parametrize(
    ("picture", "caption", "credit"),
    [
        ("<div class=image><img><div class=caption>Bernd Muster</div></div>", None, "Bernd Muster"),
        ("<div class=image><img><div class=caption>Anna Beispiel</div></div>", "Anna Beispiel", None),
        ("<div><img><div class=byline>APA/Bernd Muster</div><p class=caption>Der Speicher am Hafen.</p></div>", "Der Speicher am Hafen.", "APA/Bernd Muster"),
    ],
)  # fmt: skip
def test_a_name_alone_under_a_picture(picture: str, caption: str | None, credit: str | None) -> None:
    (photo,) = page(f"<article><h1>{TITLE}</h1><div><p>{FIRST}</p>{picture}<p>{SECOND}</p><p>{THIRD}</p></div></article>").photos  # fmt: skip
    assert (photo.caption, photo.credit) == (caption, credit)


def test_who_wrote_the_article_is_told_under_it() -> None:
    portrait = "<div class=contributors><p>Anna Muster ist Redaktorin im Ressort Stadt und Region. Sie schreibt über Bauten und deren Geschichte.</p></div>"
    article = page(
        f"<article><h1>{TITLE}</h1><div>{TEXT}</div>{portrait}</article>", stated(author="Anna Muster")
    )
    assert body(article) == PLAIN


def test_a_text_in_elements_named_alike_is_one() -> None:
    lead = f"<div class='rich rich--wide'>{LEAD}</div>"
    card = "<section><h3>Mehr zum Thema</h3><article><a href=/x><h4>Warum alte Speicher teuer sind</h4></a></article></section>"
    parts = f"<div class='rich rich--iconLinks'><p>{FIRST}</p></div>{card}<div class=rich><p>{SECOND}</p><p>{THIRD}</p><div>kmu/dpa</div></div>"
    article = page(f"<article><header><h2>{TITLE}</h2>{lead}</header><section>{parts}</section></article>", stated(description=LEAD))  # fmt: skip
    assert (article.teaser, body(article)) == (LEAD, PLAIN)
    assert (article.signature, article.agencies) == ("kmu/dpa", ("dpa",))


def test_the_caption_of_a_picture_has_a_heading_and_a_text_but_no_counter() -> None:
    figure = "<figure><img><figcaption><div class=counter>1/2</div><h4>Speicher am Hafen</h4><p>Seit zwölf Jahren steht er leer.</p><small>Foto: dpa</small></figcaption></figure>"
    (photo,) = page(f"<article><h1>{TITLE}</h1>{figure}<div>{TEXT}</div></article>").photos
    assert (photo.caption, photo.credit) == ("Speicher am Hafen Seit zwölf Jahren steht er leer.", "dpa")


def test_a_line_under_the_headline_says_by_whom_and_when() -> None:
    line = "Anna Muster | Veröffentlicht: 05.03.2023, 17:32 Uhr | Aktualisiert: 06.03.2023, 08:00 Uhr"
    article = page(f"<article><h1>{TITLE}</h1><p class=lead>{LEAD}</p><p class=meta>{line}</p><div>{TEXT}</div></article>")  # fmt: skip
    assert article.byline is not None
    assert (article.teaser, article.byline.authors) == (LEAD, ("Anna Muster",))
    assert (article.published, article.updated) == ("2023-03-05T17:32+01:00", "2023-03-06T08:00+01:00")


def test_a_page_that_its_scripts_would_fill_has_the_text_that_it_states() -> None:
    article = page("<div id=root></div>", stated(articleBody="\n\n".join(PLAIN), description=LEAD))
    assert (article.headline, article.teaser, body(article)) == (TITLE, LEAD, PLAIN)


def test_the_mark_of_what_is_sold_is_no_part_of_the_teaser() -> None:
    article = page(f"<article><h1>{TITLE}</h1><p class=lead><span>Plus</span> {LEAD}</p><div>{TEXT}</div></article>", stated(description=LEAD))  # fmt: skip
    assert article.teaser == LEAD


@pytest.mark.parametrize("path", ["story", "blog", "aktuelles"])
def test_a_category_counts_more_than_a_word_for_any_article(path: str) -> None:
    head = f"<link rel=canonical href=https://bote.example/{path}/speicher>"
    article = page(
        f"<article><h1>{TITLE}</h1><a rel='category tag' href=/p>Politik</a>{TEXT}</article>", head
    )
    assert article.section == "Politik"


def test_a_credit_in_the_caption_and_below_it_is_one() -> None:
    figure = "<figure><img><figcaption>Der Speicher am Hafen. Foto: Bernd Muster/dpa +++ dpa-Bildfunk +++</figcaption><div class=copyright>Bild: Bernd Muster/dpa</div></figure>"
    (photo,) = page(f"<article><h1>{TITLE}</h1>{figure}<div>{TEXT}</div></article>").photos
    assert (photo.photographers, photo.agencies) == (("Bernd Muster",), ("dpa",))


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Der Speicher am Hafen. (Archivbild) Bild: Keystone/Bernd Muster", "Der Speicher am Hafen. (Archivbild)", "Keystone/Bernd Muster"),
        ("Der Speicher am Hafen. <a rel=license href=/m>Bernd Muster</a>", "Der Speicher am Hafen.", "Bernd Muster"),
        ("<div>Der Speicher am Hafen.</div><div class=image-author>Fotograf/-in: Bernd Muster</div>", "Der Speicher am Hafen.", "Bernd Muster"),
        ("<span>Bild öffnen</span><span>Der Speicher am Hafen.</span><span>(c) Bernd Muster</span>", "Der Speicher am Hafen.", "Bernd Muster"),
    ],
)  # fmt: skip
def test_a_caption_and_its_credit_in_further_forms(text: str, caption: str, credit: str) -> None:
    (photo,) = page(f"<article><h1>{TITLE}</h1><figure><img><figcaption>{text}</figcaption></figure><div>{TEXT}</div></article>").photos  # fmt: skip
    assert (photo.caption, photo.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<div class=credits><span>Text: Anna Muster</span><span>Fotos: Bernd Muster</span></div>", ""),
        ("<p class=byline>Anna Muster</p>", "<div class=sources><p>Quellen: Stadt Musterau, dpa</p></div>"),
    ],
)
def test_only_who_wrote_is_an_author(above: str, below: str) -> None:
    byline = page(f"<article><h1>{TITLE}</h1>{above}<div>{TEXT}{below}</div></article>").byline
    assert byline is not None
    assert byline.authors == ("Anna Muster",)


def test_a_trial_subscription_is_no_text() -> None:
    offer = "<div><p>Lesen Sie weiter mit einem Testabo für 1 Euro im ersten Monat.</p></div>"
    assert body(page(f"<article><h1>{TITLE}</h1><div><p>{FIRST}</p>{offer}<p>{SECOND}</p><p>{THIRD}</p></div></article>")) == PLAIN  # fmt: skip
