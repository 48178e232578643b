"""Records of services and wires: what a key means there and nowhere else, and what lies deeper than a key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
HTML = f"<p>{FIRST}</p><h2>Zwei Jahre Arbeit</h2><p>{SECOND}</p>"
HEADLINE = "Brücke wird erneuert"
TEASER = "Nach langem Streit ist sich der Rat der Stadt nun einig."
DIGITALWIRES = {
    "format": "digitalwires@0.9.1", "urn": "urn:newsml:wire.example:1", "version_created": "2022-01-12T17:32:00+01:00", "updated": "2022-01-12T16:33:00Z",
    "kicker": "Verkehr", "headline": HEADLINE, "subhead": None, "teaser": TEASER, "byline": "Von Anna Beispiel, dpa", "dateline": "Musterow (dpa) - ",
    "article_html": f'<section class="main">{HTML}<table><tr><td>Brücke</td><td>7 Mio. Euro</td></tr></table></section>',
    "infobox_html": "<section><p>Die Brücke wurde vor hundert Jahren gebaut.</p></section>", "creditline": "dpa", "language": "de",
    "categories": [{"type": "dnltype:keyword", "name": "Brücke"}, {"type": "dnltype:desk", "name": "Vermischtes", "qcode": "dpacat:vm"}],
    "associations": [{"type": "image", "caption": "Die alte Brücke in Musterow.", "creditline": "Bert Muster/dpa", "renditions": []}],
}  # fmt: skip
NINJS = {
    "uri": "urn:x:1", "type": "text", "firstcreated": "2022-01-12T17:32:00+01:00", "versioncreated": "2022-01-12T18:00:00+01:00", "language": "de",
    "headline": HEADLINE, "byline": "Von Anna Beispiel", "located": "Musterow", "copyrightholder": "dpa", "body_text": f"{FIRST} {SECOND}",
    "body_html": HTML, "description_text": TEASER,
    "associations": {"main": {"type": "picture", "description_text": "Die alte Brücke in Musterow.", "byline": "Bert Muster"}},
}  # fmt: skip
NINJS_3 = {
    "uri": "urn:x:1", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text", "versioncreated": "2022-01-12T17:32:00+01:00", "language": "de",
    "by": "Von Anna Beispiel", "headlines": [{"role": "main", "value": HEADLINE}], "descriptions": [{"role": "teaser", "value": TEASER}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}],
}  # fmt: skip
WORDPRESS = {
    "id": 5, "date": "2022-01-12T17:32:00", "date_gmt": "2022-01-12T16:32:00", "modified": "2022-01-13T08:00:00", "modified_gmt": "2022-01-13T07:00:00",
    "slug": "bruecke", "status": "publish", "type": "post", "link": "https://blog.example/bruecke", "title": {"rendered": "Br&uuml;cke wird erneuert"},
    "content": {"rendered": HTML, "protected": False}, "excerpt": {"rendered": f"<p>{FIRST[:60]} [&hellip;]</p>"}, "author": 3, "categories": [7],
    "_embedded": {"author": [{"id": 3, "name": "Anna Beispiel"}], "wp:term": [[{"taxonomy": "category", "name": "Lokales"}], [{"taxonomy": "post_tag", "name": "Bau"}]]},
}  # fmt: skip
WALLABAG = {
    "is_archived": 0, "is_starred": 0, "id": 7, "title": HEADLINE, "url": "https://bote.example/a", "content": HTML, "created_at": "2022-02-01T09:00:00+0100",
    "updated_at": "2022-02-02T09:00:00+0100", "published_at": "2022-01-12T17:32:00+0100", "published_by": ["Anna Beispiel"], "domain_name": "bote.example",
}  # fmt: skip
READER = {
    "id": "01x", "url": "https://read.example/read/01x", "source_url": "https://bote.example/a", "title": HEADLINE, "author": "Anna Beispiel", "category": "article",
    "site_name": "Musterower Bote", "created_at": "2022-02-01T09:00:00+00:00", "published_date": 1642005120000, "summary": TEASER, "html_content": HTML,
    "notes": "", "reading_progress": 0.5,
}  # fmt: skip
LIBRARY = {
    "itemType": "newspaperArticle", "title": HEADLINE, "creators": [{"firstName": "Anna", "lastName": "Beispiel", "creatorType": "author"}],
    "abstractNote": TEASER, "publicationTitle": "Musterower Bote", "date": "2022-01-12", "url": "https://bote.example/a", "section": "Lokales",
    "notes": [{"note": HTML}], "dateAdded": "2022-02-01T09:00:00Z", "dateModified": "2022-02-02T09:00:00Z", "language": "de",
}  # fmt: skip
CSL = {
    "id": "a", "type": "article-newspaper", "title": HEADLINE, "container-title": "Musterower Bote", "abstract": TEASER, "note": HTML,
    "author": [{"family": "Beispiel", "given": "Anna"}], "issued": {"date-parts": [[2022, 1, 12]]}, "URL": "https://bote.example/a", "language": "de",
}  # fmt: skip
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "digitalwires": (DIGITALWIRES, "2022-01-12T17:32:00+01:00"),
    "ninjs": (NINJS, "2022-01-12T17:32:00+01:00"),
    "ninjs of version 3": (NINJS_3, "2022-01-12T17:32:00+01:00"),
    "wordpress": (WORDPRESS, "2022-01-12T17:32:00+01:00"),
    "wallabag": (WALLABAG, "2022-01-12T17:32:00+01:00"),
    "readwise": (READER, "2022-01-12T16:32:00Z"),
    "library": (LIBRARY, "2022-01-12"),
    "library as CSL": (CSL, "2022-01-12"),
}
ONE_LIST = {"readwise": "results", "library": "items", "wordpress": "posts"}


def articles(path: Path, value: Any) -> list[Article]:
    path.write_text(json.dumps(value), encoding="utf-8")
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Document)
    ]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("form", ["alone", "list", "answer"])
def test_records_of_services(tmp_path: Path, name: str, form: str) -> None:
    record, published = KINDS[name]
    whole = {
        "alone": record,
        "list": [record],
        "answer": {"count": 1, "results": {"hits": [{"_source": record}]}},
    }[form]
    (article,) = articles(tmp_path / "a.json", whole)
    assert article.source.format == name.partition(" ")[0]
    assert article.headline == HEADLINE
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert article.published == published
    body = [(part.kind.value, part.text) for part in article.body]
    assert body[:3] == [("paragraph", FIRST), ("crosshead", "Zwei Jahre Arbeit"), ("paragraph", SECOND)]
    assert article.teaser == (TEASER if TEASER in json.dumps(record, ensure_ascii=False) else None)


def test_a_wire_states_desk_dateline_box_and_picture(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "a.json", DIGITALWIRES)
    assert (article.section, article.kicker, article.updated) == ("Vermischtes", "Verkehr", None)
    assert article.dateline is not None
    assert article.dateline.places == ("Musterow",)
    assert article.agencies == ("dpa",)
    assert [(part.kind.value, part.text) for part in article.body[3:]] == [
        ("list_item", "Brücke 7 Mio. Euro"),
        ("box", "Die Brücke wurde vor hundert Jahren gebaut."),
    ]
    assert [(photo.caption, photo.credit) for photo in article.photos] == [
        ("Die alte Brücke in Musterow.", "Bert Muster/dpa")
    ]


def test_times_of_the_library_are_not_those_of_the_article(tmp_path: Path) -> None:
    for record in (WALLABAG, READER, LIBRARY, CSL):
        (article,) = articles(tmp_path / "a.json", record)
        assert article.updated is None
    assert [article.updated for article in articles(tmp_path / "a.json", [NINJS, WORDPRESS])] == [
        "2022-01-12T18:00:00+01:00", "2022-01-13T08:00:00+01:00",
    ]  # fmt: skip


def test_a_text_that_a_service_cut_off_is_said_to_be(tmp_path: Path) -> None:
    record = {
        "source": {"id": None, "name": "Musterower Bote"}, "author": "Anna Beispiel", "title": f"{HEADLINE} - Musterower Bote", "description": TEASER,
        "url": "https://bote.example/a", "urlToImage": None, "publishedAt": "2022-01-12T16:32:00Z", "content": f"{FIRST}… [+3436 chars]",
    }  # fmt: skip
    (article,) = articles(tmp_path / "a.json", {"status": "ok", "totalResults": 1, "articles": [record]})
    assert (article.headline, article.source.publisher) == (HEADLINE, "Musterower Bote")
    assert article.furniture == ("[+3436 chars]",)
    assert [note.code for note in article.notes] == ["excerpt-only"]


@pytest.mark.parametrize(
    "value",
    [
        {
            "guid": "root",
            "title": "",
            "children": [{"title": "Kai", "uri": "https://a.example", "type": "text/x-moz-place"}],
        },
        {
            "list": {"1": {"resolved_title": "x", "given_url": "https://a.example", "item_id": "1"}},
            "status": 1,
        },
        {"name": "package", "version": "1.0", "scripts": {"test": "x"}},
        [{"title": "Kai", "url": "https://a.example"}],
    ],
)
def test_bookmarks_and_settings_are_no_articles(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    failure, *_ = read_sources([str(path)])
    assert isinstance(failure, Failure)
    assert "without an article" in failure.reason
