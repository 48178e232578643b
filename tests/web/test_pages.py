"""The reading room asked as a browser would: who may pass, what a page may do, what it shows."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from asgi_client import HOST, SECRET, ask, get
from click.testing import CliRunner
from web_articles import BRIDGES, HOSTILE, LAKES, RECORDS, make_archive

from newsarchive.cli.group import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.web.readers import Readers

pytest.importorskip("datasette", reason="the pages need newsarchive[web]")

from newsarchive.archive.archive import Archive
from newsarchive.web.serve import application
from newsarchive.web.served import Served


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_archive(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def served(archive: str) -> Iterator[tuple[Any, Readers]]:
    with application(Served(archive), SECRET) as both:
        yield both


@pytest.fixture
def app(served: tuple[Any, Readers]) -> Any:
    return served[0]


def key_of(archive: str, headline: str) -> str:
    with Archive.open(archive, read_only=True) as opened:
        return next(article.key for article in opened.articles("*") if headline in (article.headline or ""))


@pytest.mark.parametrize(
    "path", ["/suche", "/", "/archive", "/archive/articles.json", "/-/versions", "/lesesaal.css"]
)
def test_without_the_secret_every_path_is_forbidden(app: Any, path: str) -> None:
    assert get(app, path, cookie="").status_code == 403
    assert get(app, path, cookie="falsch").status_code == 403
    assert get(app, path, host="bote.example").status_code == 421


def test_the_printed_address_becomes_a_cookie(app: Any) -> None:
    answer = get(app, f"/suche?q=Radwege&zugang={SECRET}", cookie="")
    assert (answer.status_code, answer.headers["location"]) == (303, "/suche?q=Radwege")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_search_shows_paper_date_and_what_matched(app: Any) -> None:
    page = get(app, "/suche?q=Radwege")
    assert page.status_code == 200
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "<b>Musterower Bote</b>" in page.text
    assert '<time datetime="2022-01-12">' in page.text
    assert "<mark>Radwege</mark>" in page.text
    assert "newsarchive search Radwege" in page.text
    assert 'lang="en"' in get(app, "/suche", **{"accept-language": "en-GB,en;q=0.9"}).text


def test_each_facet_opens_as_many_hits_as_it_says(app: Any) -> None:
    page = get(app, "/suche?q=Radwege").text
    links = re.findall(r'<li><a href="(/suche[^"]+)">[^\n]*?</a> <span>(\d+)</span></li>', page)
    links += re.findall(r'<li><a href="(/suche[^"]+)" title="[^":]+: (\d+)">', page)
    assert len(links) >= 4
    assert any("date%3A" in address for address, _ in links)
    for address, number in links:
        shown = get(app, address.replace("&amp;", "&")).text
        assert re.search(rf'<b class="total">{number}</b>', shown), address


def test_an_article_can_be_read_cited_and_taken_along(app: Any, archive: str) -> None:
    key = key_of(archive, "Rat plant")
    page = get(app, f"/artikel/{key}?q=Radwege&n=0").text
    assert 'id="m1"' in page
    assert 'href="#m2"' in page
    assert '<meta name="citation_author" content="Heide, Anna von der">' in page
    assert 'href="https://bote.example/radwege"' in page
    assert 'rel="next"' in page
    fields = get(app, f"/artikel/{key}?felder=1").text
    assert "headline" in fields
    original = get(app, f"/original/{key}")
    assert original.headers["content-disposition"].startswith("attachment")
    assert original.headers["content-type"] == "application/octet-stream"
    assert "journaltitle = {Musterower Bote}" in get(app, f"/zitat/{key}.bibtex").text
    assert get(app, f"/zitat/{key}.exe").status_code == 404
    assert get(app, f"/artikel/{'k' * 20}").status_code == 404


def test_a_hostile_article_is_only_shown(app: Any, archive: str) -> None:
    key = key_of(archive, "alert")
    for path in (
        "/suche?q=Radwege",
        f"/artikel/{key}?q=Radwege&n=0",
        f"/artikel/{key}?felder=1",
        f"/suche?q={quote(HOSTILE)}",
    ):
        page = get(app, path).text
        assert "<script" not in page
        assert "<img" not in page
        assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
        assert "\u202e" not in page


def test_a_query_that_cannot_be_read_says_where(app: Any) -> None:
    page = get(app, "/suche?q=(Radwege")
    assert page.status_code == 400
    assert "^" in page.text


def test_a_search_that_takes_too_long_is_ended_and_the_next_one_works(
    served: tuple[Any, Readers], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, readers = served
    monkeypatch.setattr("newsarchive.web.readers.STEPS", 1)
    limit, readers.limit = readers.limit, -1.0
    try:
        assert get(app, "/suche?q=Radwege").status_code == 503
    finally:
        readers.limit = limit
    assert get(app, "/suche?q=Radwege").status_code == 200


def test_many_at_once_get_what_each_gets_alone(app: Any) -> None:
    paths = [f"/suche?q={word}" for word in ("Radwege", "Rat", "Wetter", "Sonne")] * 10

    async def ask_all() -> list[str]:
        headers = {"host": HOST, "cookie": f"newsarchive={SECRET}"}
        return [answer.text for answer in await asyncio.gather(*(ask(app, path, headers) for path in paths))]

    together = asyncio.run(ask_all())
    assert together == [get(app, path).text for path in paths]


def test_the_engine_is_there_as_it_is(app: Any) -> None:
    rows = get(app, "/archive/articles.json?_shape=array&_size=10").json()
    assert len(rows) == min(len(RECORDS) + len(BRIDGES) + len(LAKES), 10)


def test_another_address_than_loopback_must_be_meant(archive: str) -> None:
    refused = CliRunner().invoke(main, ["serve", "--host", "0.0.0.0", "-a", archive])  # noqa: S104 - refused
    assert refused.exit_code == 2
    assert "--i-know" in refused.stderr
