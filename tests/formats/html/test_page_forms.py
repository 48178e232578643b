"""Forms of markup that content systems share: each in the smallest page that has it, all of them invented."""

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
TITLE = "Rat von Musterau rettet den alten Speicher"
PAGE = "<!doctype html><html lang=de><head><title>{title}</title>{head}</head><body>{top}<article><h1>{title}</h1>{above}<div><p>{a}</p><p>{b}</p>{inside}<p>{c}</p>{below}</div>{under}</article>{after}</body></html>"


def page(**parts: str) -> Article:
    filled = dict.fromkeys(("head", "top", "above", "inside", "below", "under", "after"), "") | parts
    return parse_article(PAGE.format(title=TITLE, a=FIRST, b=SECOND, c=THIRD, **filled).encode())


def body(article: Article) -> list[str]:
    return [part.text for part in article.body]


PLAIN = [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        ("<figcaption>Der Speicher am Hafen<span>Anna Beispiel</span></figcaption>", "Der Speicher am Hafen", "Anna Beispiel"),
        ("<figcaption><span>Der Speicher am Hafen.</span><span>dpa/Bernd Muster</span></figcaption>", "Der Speicher am Hafen.", "dpa/Bernd Muster"),
        ("<figcaption><small>APA/Bernd Muster</small><small>Der Speicher am Hafen</small></figcaption>", "Der Speicher am Hafen", "APA/Bernd Muster"),
        ("<figcaption><p>Der Speicher am Hafen</p><span>Foto: <p>Bernd Muster / dpa</p></span></figcaption>", "Der Speicher am Hafen", "Bernd Muster / dpa"),
        ("<figcaption><span class=text>Der Speicher am Hafen | </span><span class=image-copyright>dpa</span></figcaption>", "Der Speicher am Hafen", "dpa"),
        ("<figcaption><span class=text>Der Speicher am Hafen</span><span class=image__source>Quelle: dpa</span></figcaption>", "Der Speicher am Hafen", "dpa"),
        ("<figcaption>Der Speicher am Hafen (picture alliance / dpa / Bernd Muster)</figcaption>", "Der Speicher am Hafen", "picture alliance / dpa / Bernd Muster"),
        ("<figcaption>Der Speicher am Hafen.<br>Bernd Muster/AFP</figcaption>", "Der Speicher am Hafen.", "Bernd Muster/AFP"),
        ("<details><summary>Bildunterschrift anzeigen</summary><p>Der Speicher am Hafen im Mai</p><p>Bernd Muster/dpa</p></details>", "Der Speicher am Hafen im Mai", "Bernd Muster/dpa"),
        ("<figcaption>Der Speicher <span class=hl>Nord</span> im Mai (Archivbild)</figcaption>", "Der Speicher Nord im Mai (Archivbild)", None),
        ("<figcaption>Am Hafen: <span>Bürgermeisterin mit Gästen</span></figcaption>", "Am Hafen: Bürgermeisterin mit Gästen", None),
    ],
)  # fmt: skip
def test_a_caption_and_its_credit_are_told_apart(figure: str, caption: str, credit: str | None) -> None:
    (photo,) = page(above=f"<figure><img>{figure}</figure>").photos
    assert (photo.caption, photo.credit) == (caption, credit)


def test_a_line_in_bold_is_a_crosshead_of_the_lines_below_it() -> None:
    article = page(inside=f"<p><strong>Streit um die Kosten</strong><br>{FIRST[:90]} ein Satz.</p>")
    assert [part.text for part in article.body if part.kind.value == "crosshead"] == ["Streit um die Kosten"]
    assert f"{FIRST[:90]} ein Satz." in body(article)


def test_bold_words_in_a_line_part_nothing() -> None:
    line = f"Der <b>Speicher</b> steht seit 1911.<br>{THIRD}"
    assert f"Der Speicher steht seit 1911. {THIRD}" in body(page(inside=f"<p>{line}</p>"))


def test_a_page_without_headings_has_the_headline_that_its_title_states() -> None:
    raw = f"<html><head><title>Musterbote: {TITLE}</title></head><body><table><tr><td><font size=1>5. März 2001</font><br><font><b>Musterau</b></font><br><font size=5><b>{TITLE}</b></font><br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table></body></html>"
    article = parse_article(raw.encode())
    assert (article.kicker, article.headline, article.published) == ("Musterau", TITLE, "2001-03-05")
    assert body(article) == PLAIN


@pytest.mark.parametrize(
    "card",
    [
        "<section><span>Mehr</span><article><h2><a href='/x'>Sanierung: Warum Speicher teuer sind</a></h2><p>Ein Überblick über alte Häuser im Land, den die Redaktion für Sie zusammengestellt hat.</p></article></section>",
        "<div class=teaserabsatz><div class=teaserinfo><h3>Warum Speicher teuer sind</h3><p>Ein Überblick über die Lage der alten Häuser.</p></div></div>",
        "<div data-testid=RecommendationBox><h3>Warum Speicher teuer sind</h3></div>",
    ],
)
def test_a_card_for_another_article_is_no_part_of_the_text(card: str) -> None:
    assert body(page(inside=card)) == PLAIN


def test_entries_of_a_live_ticker_are_the_text() -> None:
    entries = "".join(
        f"<article><h2>{hour} Uhr: Neues vom Hafen</h2><p>{text}</p></article>"
        for hour, text in ((9, FIRST), (10, SECOND), (11, THIRD))
    )
    raw = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>Der Rat berät über den Speicher; was dort geschieht, steht hier.</p>{entries}</article></body></html>"
    assert set(PLAIN) <= set(body(parse_article(raw.encode())))


@pytest.mark.parametrize(
    "under",
    [
        "<section><h2>Postings</h2><p>Das war nun wirklich an der Zeit, dass hier etwas geschieht, und es ist gut so.</p></section>",
        "<div><h3>Keine News mehr verpassen</h3><p>Mit dem täglichen Überblick bleibst du auf dem Laufenden und verpasst nichts mehr, versprochen.</p></div>",
        "<div><h3>Freie Presse</h3><p>Unterstützen Sie uns freiwillig: Unser Journalismus ist nicht nur unabhängig, sondern auch kostenfrei zugänglich.</p></div>",
    ],
)
def test_what_stands_under_the_text_is_not_the_text(under: str) -> None:
    assert body(page(under=under)) == PLAIN


@pytest.mark.parametrize(
    "above",
    [
        "<div class=author><span>Von </span><a href='/a'><h4>Anna Beispiel</h4></a></div>",
        "<p class=submitted>Verfasst von <span>Anna Beispiel</span> am <time datetime='2023-03-05'>5. März 2023</time></p>",
        "<div class=footer><span>Von Anna Beispiel</span></div>",
        "<dl><dd itemprop=author>Geschrieben von: <span>Anna Beispiel</span></dd></dl>",
        "<div class='credits'>Anna Beispiel</div>",
    ],
)
def test_a_byline_is_found_in_its_forms(above: str) -> None:
    byline = page(above=above).byline
    assert byline is not None
    assert byline.authors == ("Anna Beispiel",)


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("Musterbote-Redakteurin Anna Beispiel", ("Anna Beispiel",)),
        ("Polizeipräsidium Musterau", ()),
        ("Super User", ()),
    ],
)
def test_a_stated_author_is_a_person(stated: str, authors: tuple[str, ...]) -> None:
    byline = page(head=f'<meta name="author" content="{stated}">').byline
    assert (byline.authors if byline else ()) == authors


@pytest.mark.parametrize(
    ("top", "section"),
    [
        ("<div class=breadcrumbs><a href='/'>Startseite</a> » <a href='/l'>Lokales</a></div>", "Lokales"),
        ("<p><a rel='category tag' href='/d'>Denkmalpflege</a></p>", "Denkmalpflege"),
        ("<p><a rel='category tag' href='/d'>Denkmalpflege</a> <a rel='category tag' href='/x'>Hafen</a></p>", None),
        ("<p><a rel='category tag' href='/d'>Allgemein</a></p>", None),
    ],
)  # fmt: skip
def test_a_section_is_read_from_breadcrumb_or_category(top: str, section: str | None) -> None:
    assert page(top=top).section == section


def test_two_elements_that_touch_are_two_words() -> None:
    raw = f"<html><head><title>{TITLE}</title></head><body><article><p class=overline><span>Lokales</span><span class=topic>Speicherstreit</span></p><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p><span class=cap>D</span>{THIRD}</p></article></body></html>"
    article = parse_article(raw.encode())
    assert article.kicker == "Lokales Speicherstreit"
    assert body(article)[-1] == f"D{THIRD}"


def test_a_release_has_its_dateline_in_a_line_of_its_own() -> None:
    article = page(above="<p><i>Musterau (ots)</i></p>")
    assert article.dateline is not None
    assert (article.dateline.places, article.agencies) == (("Musterau",), ("ots",))


def test_a_code_that_is_a_link_signs_the_text() -> None:
    assert page(below="<span class=code><a href='mailto:x'>(abc)</a></span>").signature == "(abc)"


def test_a_mark_hidden_from_screen_readers_is_read() -> None:
    article = page(above="<p class=lead><b><span>Rosenheim</span><span aria-hidden=true> · </span></b>Zwölf Millionen Euro kostet der Umbau, und noch ist offen, wer sie bezahlt.</p>")  # fmt: skip
    assert article.dateline is not None
    assert article.dateline.places == ("Rosenheim",)
    assert article.teaser == "Zwölf Millionen Euro kostet der Umbau, und noch ist offen, wer sie bezahlt."


def test_pages_that_name_elements_for_their_tests_alone() -> None:
    raw = f"<html><head><title>{TITLE}</title></head><body><article><span data-testid=Article.Topline>Musterau</span><h1>{TITLE}</h1><div><p>{FIRST}</p><p>{SECOND}</p></div></article></body></html>"
    assert parse_article(raw.encode()).kicker == "Musterau"


def stated(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE} | facts)}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (stated(datePublished=1678033920), "2023-03-05T16:32:00Z"),
        (stated(datePublished="1678033920000"), "2023-03-05T16:32:00Z"),
        (stated(datePublished="0000-00-00T00:00:00"), None),
        ('<meta name=date content="Sun, 05 Mar 2023 17:32:00 +0100">', "2023-03-05T17:32:00+01:00"),
        ('<meta name=date content="05.03.2023 17:32">', "2023-03-05T17:32+01:00"),
        ('<meta name=date content="March 5, 2023">', "2023-03-05"),
        ('<meta name=date content="17328">', None),
    ],
)
def test_a_stated_time_is_read_in_its_forms(head: str, published: str | None) -> None:
    assert page(head=head).published == published


def test_a_line_with_two_dates_says_when_it_came_out_and_when_it_was_changed() -> None:
    article = page(above="<p class=date>Aktualisiert: 06.03.2023, 08:00 Uhr | Veröffentlicht: 05.03.2023, 17:32 Uhr</p>")  # fmt: skip
    assert (article.published, article.updated) == ("2023-03-05T17:32+01:00", "2023-03-06T08:00+01:00")


def test_a_date_for_print_alone_is_read_where_the_screen_has_none() -> None:
    above = "<div class=meta-dates><div class=print-only>5. März 2023, 17.32 Uhr</div><span>Online seit heute, 17.32 Uhr</span></div>"
    assert page(above=above).published == "2023-03-05T17:32+01:00"


@pytest.mark.parametrize(
    ("author", "authors", "agencies"),
    [
        ({"@type": "Organization", "name": "Anna Beispiel"}, ("Anna Beispiel",), ()),
        ({"@type": "Organization", "name": "dpa"}, (), ("dpa",)),
        ([{"@type": "Organization", "name": "AFP"}, {"@type": "Organization", "name": "Reuters"}], (), ("AFP", "Reuters")),
        ([{"@type": "Person", "name": "dpa/Anna Beispiel"}], ("Anna Beispiel",), ("dpa",)),
        ({"@list": [{"@type": "Person", "name": "Anna Beispiel"}]}, ("Anna Beispiel",), ()),
        ("redaktion@bote.example (Anna Beispiel)", ("Anna Beispiel",), ()),
    ],
)  # fmt: skip
def test_stated_authors_in_their_forms(author: object, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:  # fmt: skip
    article = page(head=stated(author=author))
    assert (article.byline.authors if article.byline else ()) == authors
    assert article.agencies == agencies


@pytest.mark.parametrize("section", ["Politik, Ausland", "Politik > Ausland", ["Politik", "Ausland"]])
def test_the_first_label_of_a_stated_section_counts(section: object) -> None:
    assert page(head=stated(articleSection=section)).section == "Politik"


@pytest.mark.parametrize("mark", ["(S+) ", "Bote+ | ", "Plus: "])
def test_the_mark_of_what_is_sold_is_no_part_of_the_headline(mark: str) -> None:
    assert page(head=f'<meta property="og:title" content="{mark}{TITLE}">').headline == TITLE


def test_a_badge_in_the_heading_is_no_kicker() -> None:
    raw = f"<html><head><title>{TITLE}</title></head><body><article><h1><span class=badge>Plus</span> {TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    article = parse_article(raw.encode())
    assert (article.kicker, article.headline) == (None, TITLE)


def test_a_heading_above_the_teaser_is_the_subheadline() -> None:
    lead = "Zwölf Millionen Euro kostet der Umbau, und noch ist offen, wer sie bezahlt und wann er beginnt."
    article = page(above=f"<h2 class=subtitle>Sanierung nach langem Streit beschlossen</h2><p class=lead>{lead}</p>")  # fmt: skip
    assert (article.subheadline, article.teaser) == ("Sanierung nach langem Streit beschlossen", lead)


def test_the_portrait_of_the_author_is_no_photo() -> None:
    above = "<div class=author-box><figure><img><figcaption>Anna Beispiel</figcaption></figure><span>Redakteurin</span></div>"
    assert page(head=stated(author="Anna Beispiel"), above=above).photos == ()


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Der Speicher am Hafen. zvg", "Der Speicher am Hafen.", "zvg"),
        ("Der Speicher am Hafen. <span>privat</span>", "Der Speicher am Hafen.", "privat"),
        ("Der Speicher am Hafen – <a href=/cc>CC-BY-SA 4.0</a> Anna Beispiel", "Der Speicher am Hafen", "CC-BY-SA 4.0 Anna Beispiel"),
        ("Der Speicher am Hafen ist privat.", "Der Speicher am Hafen ist privat.", None),
    ],
)  # fmt: skip
def test_credits_without_an_agency(text: str, caption: str, credit: str | None) -> None:
    (photo,) = page(above=f"<figure><img><figcaption>{text}</figcaption></figure>").photos
    assert (photo.caption, photo.credit) == (caption, credit)


LONG = "Ein langer Anreißer für einen anderen Artikel, der mit diesem nichts zu tun hat, aber ganze Sätze enthält und darum leicht verwechselt wird, wenn man nur auf Länge achtet."
FULL = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


@pytest.mark.parametrize(
    "entry",
    [
        "<article><h3><a href='/{0}'>Anderes Thema {0}</a></h3><p>{1}</p></article>",
        "<div class=post><b>Leser{0}</b><div><p>{1}</p></div></div>",
    ],
)
def test_many_teasers_or_comments_do_not_outweigh_the_article(entry: str) -> None:
    entries = "".join(entry.format(number, LONG) for number in range(15))
    raw = f"<html><head><title>{TITLE}</title></head><body><div id=c><h1>{TITLE}</h1>{FULL}</div><div class=thread>{entries}</div></body></html>"
    assert body(parse_article(raw.encode())) == PLAIN


def test_the_items_of_an_article_are_its_text() -> None:
    items = "".join(f"<div class=item><h3>{number}. Rat</h3><p>{LONG}</p></div>" for number in range(6))
    raw = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{FULL}{items}</article></body></html>"
    assert body(parse_article(raw.encode())).count(LONG) == 6


def test_what_sells_the_rest_of_an_article_is_not_its_text() -> None:
    offer = "<div class=paywall><h3>Jetzt weiterlesen</h3><p>Testen Sie unser Angebot einen Monat lang für 1 Euro und lesen Sie alle Artikel ohne Einschränkung.</p><ul><li>Jederzeit kündbar</li></ul></div>"
    raw = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{FIRST}</p>{offer}</article></body></html>"
    assert body(parse_article(raw.encode())) == [FIRST]


def test_questions_in_bold_are_questions() -> None:
    asked = ["Frau Beispiel, warum hat das so lange gedauert?", "Und wer bezahlt den Umbau?"]
    inside = "".join(f"<p><strong>{question}</strong></p><p>{LONG}</p>" for question in asked)
    assert [part.text for part in page(inside=inside).body if part.kind.value == "question"] == asked


def test_preformatted_text_has_its_paragraphs() -> None:
    raw = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><pre>{FIRST}\n\n{SECOND}\n\n{THIRD}</pre></body></html>"
    assert body(parse_article(raw.encode())) == PLAIN


def test_a_heading_in_an_element_named_for_subtitles_is_a_crosshead() -> None:
    inside = "<div class='paragraph subtitle'><h3>Streit um die Kosten</h3></div>"
    assert [part.text for part in page(inside=inside).body if part.kind.value == "crosshead"] == ["Streit um die Kosten"]  # fmt: skip


def bare(inside: str, title: str = TITLE) -> Article:
    return parse_article(f"<html><head><title>{title}</title></head><body>{inside}</body></html>".encode())


@pytest.mark.parametrize(
    "line",
    [
        "<p class=date>Von Anna Beispiel | 05.03.2023, 17:32 Uhr</p>",
        "<small>5. März 2023 von Anna Beispiel</small>",
    ],
)
def test_one_line_has_the_author_and_the_date(line: str) -> None:
    article = page(above=line)
    assert article.byline is not None
    assert (article.byline.authors, (article.published or "")[:10]) == (("Anna Beispiel",), "2023-03-05")


def test_names_alone_under_the_text_are_its_authors() -> None:
    article = page(below="<p><em>Anna Beispiel</em></p>")
    assert article.byline is not None
    assert (article.byline.authors, body(article)) == (("Anna Beispiel",), PLAIN)


def test_an_element_for_description_and_body_is_the_body() -> None:
    article = bare(f"<h3 class=post-title>{TITLE}</h3><div class='post-body' itemprop='description articleBody'>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>")  # fmt: skip
    assert (article.teaser, body(article)) == (None, PLAIN)


def test_a_heading_that_is_a_date_says_when() -> None:
    above = "<h2 class=date-header>Sonntag, 5. März 2023</h2>"
    assert bare(f"{above}<h1>{TITLE}</h1>{FULL}").published == "2023-03-05"


def test_the_name_of_the_site_is_not_the_headline() -> None:
    article = bare(f"<h1>Stadt Musterau</h1><h2>Mitteilung vom 5. März 2023</h2><h3>{TITLE}</h3>{FULL}", f"Stadt Musterau - {TITLE}")  # fmt: skip
    assert (article.headline, article.kicker, article.published) == (TITLE, None, "2023-03-05")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Der Speicher am Hafen / Photo by <a href=/p>Anna Beispiel</a>", "Anna Beispiel"),
        ("Der Speicher am Hafen, Foto: Anna Beispiel", "Anna Beispiel"),
    ],
)
def test_a_caption_ends_before_the_mark_of_its_credit(text: str, credit: str) -> None:
    (photo,) = page(above=f"<figure><img><figcaption>{text}</figcaption></figure>").photos
    assert (photo.caption, photo.credit) == ("Der Speicher am Hafen", credit)


@pytest.mark.parametrize(
    "text",
    [
        "<div>Der Speicher am Hafen.</div><div>Anna Beispiel / dpa</div>",
        "<p>Der Speicher am Hafen.</p><p>Anna Beispiel / dpa</p>",
        "<span>Anna Beispiel / dpa</span><p>Der Speicher am Hafen.</p>",
        "Der Speicher am Hafen. Foto Anna Beispiel / dpa",
        "Der Speicher am Hafen. - Anna Beispiel / dpa",
        "Der Speicher am Hafen. | Anna Beispiel / dpa",
    ],
)
def test_names_beside_a_caption_are_its_credit(text: str) -> None:
    (photo,) = page(above=f"<figure><img><figcaption>{text}</figcaption></figure>").photos
    assert (photo.caption, photo.credit) == ("Der Speicher am Hafen.", "Anna Beispiel / dpa")


@pytest.mark.parametrize(
    "text", ["Der Speicher – ein Haus am Hafen", "Vorher / nachher: der Speicher am Hafen"]
)
def test_a_dash_in_a_caption_joins_no_credit(text: str) -> None:
    (photo,) = page(above=f"<figure><img><figcaption>{text}</figcaption></figure>").photos
    assert (photo.caption, photo.credit) == (text, None)


@pytest.mark.parametrize(
    ("line", "authors", "agencies"),
    [
        ("Von unserer Redakteurin Anna Beispiel", ("Anna Beispiel",), ()),
        ("by Anna Beispiel", ("Anna Beispiel",), ()),
        ("Interview: Anna Beispiel", ("Anna Beispiel",), ()),
        ("Von dpa", (), ("dpa",)),
    ],
)
def test_a_byline_without_a_name_of_its_own(line: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:  # fmt: skip
    article = page(above=f"<p>{line}</p>")
    assert (article.byline.authors if article.byline else ()) == authors
    assert article.agencies == agencies


def test_a_date_and_that_of_its_change_stand_in_one_line() -> None:
    article = page(above="<p class=date>05.03.2023, aktualisiert am 06.03.2023</p>")
    assert (article.published, article.updated) == ("2023-03-05", "2023-03-06")


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ("<aside class=infobox><h3>Der Speicher in Zahlen</h3><p>Länge: 62 Meter. Erbaut 1911 von der Firma Muster. Bis zur Sperrung kamen jedes Jahr achttausend Gäste.</p></aside>", 2),
        ("<aside class=newsletter><h3>Post vom Hafen</h3><p>Was heute in Musterau wichtig ist, jeden Morgen um sechs in Ihrem Postfach, kostenlos und unverbindlich.</p></aside>", 0),
        ("<aside><p>Jetzt kostenlos testen: alle Artikel des Musterboten vier Wochen lang lesen, danach jederzeit kündbar, ohne Risiko.</p></aside>", 0),
        ("<aside><h3><a href=/x>Warum Speicher teuer sind</a></h3><p>Ein Überblick über alte Häuser im Land, den die Redaktion für Sie zusammengestellt hat.</p></aside>", 0),
    ],
)  # fmt: skip
def test_a_box_beside_the_text_is_a_part_of_it_unless_it_offers_something(box: str, kept: int) -> None:
    article = page(inside=box)
    boxes = [part.text for part in article.body if part.kind.value == "box"]
    assert (len(boxes), [text for text in body(article) if text not in boxes]) == (kept, PLAIN)


def test_a_mark_that_closes_a_quotation_stays_at_its_word() -> None:
    said = f"{FIRST[:-1]} <span class=q>«<a class=l href=/x>Ein guter Tag</a><span class=e>»</span>, hieß es.</span>"
    assert body(page(inside=f"<p>{said}</p>"))[2].endswith("«Ein guter Tag», hieß es.")


@pytest.mark.parametrize(
    "offer",
    [
        "<div class=paywall><h2>Jetzt weiterlesen mit Bote+</h2><p>Lesen Sie diesen und alle anderen Artikel im ersten Monat ohne Kosten.</p><ul><li>Alle Inhalte</li><li>Jederzeit kündbar</li></ul></div>",
        "<section><h3>Weiterlesen mit einem Abo</h3><p>Nur 1 Euro im ersten Monat, und der ganze Bote gehört Ihnen, wo immer Sie sind.</p><p>Sie haben bereits ein Abo? Melden Sie sich an.</p></section>",
    ],
)  # fmt: skip
def test_what_sells_the_rest_of_an_article_is_no_part_of_it(offer: str) -> None:
    article = page(below=offer)
    assert body(article) == PLAIN
    assert "Jederzeit kündbar" not in " ".join(body(article))


def test_an_article_about_subscriptions_keeps_its_text() -> None:
    about = "Wer das Abo kündigt, kann nach dem Urteil jederzeit kündbar bleiben; der Anbieter darf nicht länger mit „Jetzt weiterlesen“ werben."
    assert body(page(below=f"<p>{about}</p>")) == [*PLAIN, about]


@pytest.mark.parametrize(
    "line",
    ["URL dieses Artikels:", "Links in diesem Artikel:", "Link zum Artikel", "[1] https://www.x.example/ [2] mailto:ab@bote.example"],
)  # fmt: skip
def test_addresses_of_a_print_view_are_no_text(line: str) -> None:
    article = page(below=f"<hr><p><small>{line}</small></p>")
    assert body(article) == PLAIN
