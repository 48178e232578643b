"""The pages of lists and stories: what is folded, what the command line says of the same, what a query's fault is called in German."""

from __future__ import annotations

import html
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from asgi_client import SECRET, get
from click.testing import CliRunner
from web_articles import BRIDGES, LAKES, make_archive

import newsarchive
from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.cli.language import retold_in

pytest.importorskip("datasette", reason="the pages need newsarchive[web]")

from newsarchive.query.fields import FIELDS, PARTS
from newsarchive.web.pages.help import GERMAN
from newsarchive.web.serve import application
from newsarchive.web.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(newsarchive.__file__).parent


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_archive(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def app(archive: str) -> Iterator[Any]:
    with application(Served(archive, german=retold_in("de")), SECRET) as (served, _):
        yield served


def keys_in(page: str) -> list[str]:
    return re.findall(r'<h2 class="headline"><a href="/artikel/([k-z]{20})', page)


@pytest.mark.parametrize(
    "query", ["Brücke", "Brücke Pfeiler", "See", "*", "", "Haus OR Brücke", "section:=Erle"]
)
@pytest.mark.parametrize("rest", ["", "&sort=date", "&sort=-date", "&einzeln=1"])
def test_the_command_line_gives_the_same_list(app: Any, archive: str, query: str, rest: str) -> None:
    page = get(app, f"/suche?q={quote(query)}{rest}").text
    (command,) = re.findall(r"<code>(newsarchive [^<]*)</code>", page)
    words = shlex.split(html.unescape(command))
    ran = CliRunner().invoke(main, [*words[1:], "--json", "-a", archive])
    told = json.loads(ran.stdout)
    beside = re.findall(r'<p class="facts beside">.*?</p>', page)
    shown = keys_in(page) + [key for some in beside for key in re.findall(r"/artikel/([k-z]{20})", some)]
    listed = [hit["key"] for hit in told["hits"]]
    assert sorted(shown) == sorted(listed) or keys_in(page) == listed
    assert f'<b class="total">{told["total"]}</b>' in page


def test_equal_texts_are_one_hit_that_names_the_others(app: Any) -> None:
    many = get(app, "/suche?q=Br%C3%BCcke").text
    assert f'<b class="total">{len(BRIDGES) + len(LAKES)}</b>' in many
    assert f"{1 + len(LAKES)} verschiedene Texte" in many
    few = get(app, "/suche?q=Pfeiler").text
    for page in (many, few):
        (beside,) = re.findall(r'<p class="facts beside">.*?</p>', page)
        assert beside.count("<a ") == len(BRIDGES) - 1
    alone = get(app, "/suche?q=Br%C3%BCcke&einzeln=1").text
    assert len(keys_in(alone)) == len(BRIDGES) + len(LAKES)
    assert "facts beside" not in alone


def test_the_hits_are_gone_through_in_the_order_of_the_list(app: Any) -> None:
    for query, rest in (
        ("Br%C3%BCcke", ""),
        ("Br%C3%BCcke", "&sort=date"),
        ("Br%C3%BCcke", "&einzeln=1"),
        ("", ""),
    ):
        listed = keys_in(get(app, f"/suche?q={query}{rest}").text)
        page = get(app, f"/artikel/{listed[0]}?q={query}{rest}&n=0").text
        assert 'rel="prev"' not in page
        gone = [listed[0]]
        (back,) = re.findall(r'<a href="(/suche[^"#]*#t0)">', page)
        assert 'class="hit" id="t0"' in get(app, html.unescape(back).partition("#")[0]).text
        while following := re.search(r'rel="next" href="(/artikel/([k-z]{20})[^"]*)"', page):
            gone.append(following[2])
            page = get(app, html.unescape(following[1])).text
        assert gone[: len(listed)] == listed


def test_versions_and_prints_are_named_and_compared(app: Any, archive: str) -> None:
    with Archive.open(archive, read_only=True) as opened:
        short = next(one for one in opened.articles("Pfeiler") if one.source.publisher == "Abendblatt")
    page = get(app, f"/artikel/{short.key}").text
    assert page.count(", Abdruck</span>") == len(BRIDGES) - 1
    story = get(app, f"/fassungen/{short.key}").text
    assert "erster Druck" in story
    assert "<del>Der Landrat sagte" in story
    assert get(app, f"/fassungen/{'k' * 20}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["(Rat", "Rat)", '"Rat', "Rat OR", "date:xx", "has:foto2", "headlne:Rat", "query:nie", "-"],
)
def test_a_fault_in_a_query_is_told_in_the_language_of_the_page(app: Any, query: str) -> None:
    german = get(app, f"/suche?q={quote(query)}")
    english = get(app, f"/suche?q={quote(query)}", **{"accept-language": "en"})
    assert (german.status_code, english.status_code) == (400, 400)
    told = [re.findall(r"<h1>.*?</h1>\n<p>(.*?)\.</p>", page.text)[0] for page in (german, english)]
    assert told[0] == html.escape(retold_in("de")(html.unescape(told[1]))).replace("&#x27;", "&#39;").replace(
        "&quot;", "&#34;"
    )
    assert told[0] != told[1]


def test_every_field_is_explained_in_german() -> None:
    assert [name for name in FIELDS if name not in GERMAN] == []
    assert [name for name in PARTS if name not in GERMAN and f"has:{name}" not in GERMAN] == []


def test_a_filter_is_shown_and_taken_off(app: Any) -> None:
    page = get(app, "/suche?q=" + quote('See section:="Erle" since:2020')).text
    (block,) = re.findall(r'<ul class="filters".*?</ul>', page)
    without = [html.unescape(where) for where in re.findall(r'href="([^"]+)"', block)]
    assert without == ["/suche?q=See+date%3A2020-01-01..", "/suche?q=See+section%3A%3D%22Erle%22"]
