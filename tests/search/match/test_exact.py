"""Phrases and beginnings of words: which articles come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.german.weights import WEIGHTS
from newsarchive.search.match import exact as printed
from newsarchive.store.rows import FTS_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

FILLER = "Am Abend sprach sie lange vom Wetter und von anderem. " * 8
TEXTS = {
    "aside": f"Lokales\n\nDer Markt am Sonntag\n\n{FILLER}Jemand nannte den alten Hafen schön.",
    "twice": f"Lokales\n\nDie Fähre fährt\n\n{FILLER}Der alte Hafen bleibt, sagt sie. Ein alter Hafen ist der alte Hafen.",
    "headline": f"Lokales\n\nDer alte Hafen wird umgebaut\n\n{FILLER}Der alte Hafen bekommt neue Kräne.",
    "none": f"Lokales\n\nHafen und alte Kräne\n\n{FILLER}Alt ist der Hafen.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.open(tmp_path / "presse.db")
    for name, text in TEXTS.items():
        archive.add(text.encode(), path=name)
    return archive


def names(archive: Archive, query: str) -> list[str]:
    return [hit.paths[0] for hit in archive.search(query).hits]


def test_the_weights_stand_in_the_order_of_the_columns() -> None:
    assert tuple(WEIGHTS) == tuple(FTS_COLUMNS)


@pytest.mark.parametrize("query", ['"alte Hafen"', '"alte Hafen" section:Lokales', '"alte Hafen" -Markt'])
def test_a_phrase_comes_first_where_it_says_most(archive: Archive, query: str) -> None:
    found = archive.search(query)
    assert names(archive, query) == ["headline", "twice"]
    assert found.total == 2
    assert found.hits[0].score > found.hits[1].score > 0


def test_a_beginning_comes_first_where_it_says_most(archive: Archive) -> None:
    assert names(archive, "Umgeb*") == ["headline"]
    assert names(archive, "Kräne*")[0] == "none"  # in its headline
    assert archive.search("Haf*").total == 4


def test_where_all_words_are_common_each_article_comes_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed, "COMMON", 0)
    monkeypatch.setattr(printed, "RANKED", 0)
    for query in ('"alte Hafen"', "Haf*", "section:Lokales"):
        whole = archive.search(query)
        pages = [archive.search(query, limit=1, offset=at).hits for at in range(whole.total)]
        assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole.hits]
        assert len(whole.hits) == whole.total > 1
