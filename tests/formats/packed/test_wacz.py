"""Crawls: each page once, whatever else they fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saved_files import ADDRESS, TITLE, wacz, warc

from newsarchive.parser.articles import read_articles
from newsarchive.types.article import Article
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from pathlib import Path

FRAME = "https://www.bote.example/rahmen.html"


def found_in(tmp_path: Path, raw: bytes) -> list[Article | Failure]:
    (tmp_path / "a.wacz").write_bytes(raw)
    return list(read_articles([str(tmp_path / "a.wacz")]))


def test_each_listed_page_comes_once(tmp_path: Path) -> None:
    raw = wacz([f"{ADDRESS}#oben"], warc(ADDRESS, FRAME, ADDRESS), warc(ADDRESS))
    (article,) = found_in(tmp_path, raw)
    assert isinstance(article, Article)
    assert (article.headline, article.source.url) == (TITLE, ADDRESS)


def test_without_a_list_every_page_comes_once(tmp_path: Path) -> None:
    found = found_in(tmp_path, wacz([], warc(ADDRESS, FRAME), warc(ADDRESS)))
    assert [one.source.url for one in found if isinstance(one, Article)] == [ADDRESS, FRAME]


def test_a_crawl_without_a_page_is_a_failure(tmp_path: Path) -> None:
    (failure,) = found_in(tmp_path, wacz([], warc()))
    assert isinstance(failure, Failure)
    assert failure.code is Code.NO_RECORDS
