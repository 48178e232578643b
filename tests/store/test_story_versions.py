"""Which articles are versions of one page: the same whatever order they came in, and found wrong where they are."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.store.stories import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = Path(__file__).parents[1] / "stories" / "pairs"
FIRST, SECOND = (PAIRS / "together" / "corrected-figure.txt").read_text(encoding="utf-8").split("\n=====\n")
OTHER = (PAIRS / "apart" / "two-districts.txt").read_text(encoding="utf-8").split("\n=====\n")[0]
PAGE = '<html><head><link rel="canonical" href="{url}"><meta property="article:published_time" content="2023-03-{day}T08:00:00+01:00"></head>'
PAGE += "<body><article><h1>{head}</h1>{body}</article></body></html>"


def page(url: str, day: int, head: str, text: str) -> bytes:
    """Return a page of ``url``."""
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return PAGE.format(url=url, day=f"{day:02}", head=head, body=body).encode()


PAGES = [
    page("https://bote.example/hafen", 14, "Frachter läuft auf Grund", FIRST),
    page("https://bote.example/hafen", 15, "Frachter sitzt fest", SECOND),
    page("https://bote.example/hafen", 16, "Frachter ist frei", SECOND.replace("96 Meter", "98 Meter")),
    page("https://bote.example/hafen", 17, "So hat Barth gewählt", OTHER),
    page("https://kurier.example/hafen", 14, "Frachter auf Grund", FIRST),
]


def filled(path: Path, order: Sequence[int]) -> Archive:
    """Return an archive with the pages in this order."""
    archive = Archive.open(path)
    for number in order:
        archive.add(PAGES[number], path=f"/{number}.html")
    return archive


def headlines(archive: Archive) -> list[list[str | None]]:
    """Return the headlines of each chain of versions."""
    with archive.statement() as connection:
        latest = [row[0] for row in connection.execute("SELECT DISTINCT latest FROM versions")]
    return [[one.headline for one in archive.stories.versions(str(number))] for number in latest]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::50])
def test_a_page_has_its_versions_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    with filled(tmp_path / "a.db", order) as archive:
        assert headlines(archive) == [
            ["Frachter läuft auf Grund", "Frachter sitzt fest", "Frachter ist frei"]
        ]
        assert archive.verify() == []


def test_versions_that_are_not_those_of_the_texts_are_found_and_mended(tmp_path: Path) -> None:
    with filled(tmp_path / "a.db", range(5)) as archive:
        right = headlines(archive)
        for statement in ("DELETE FROM versions WHERE place = 1", "UPDATE versions SET place = 4 - place"):
            archive.connection.execute(statement)
            assert [problem.code for problem in archive.verify()] == ["stories"], statement
            assert archive.verify(mend=True) == []
            assert headlines(archive) == right
        archive.dump(tmp_path / "dump")
    Archive.restore(tmp_path / "dump", tmp_path / "b.db")
    with Archive.open(tmp_path / "b.db") as again:
        assert headlines(again) == right


def test_an_address_that_many_articles_have_is_no_pages_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST", 3)
    with filled(tmp_path / "a.db", range(3)) as archive:
        assert len(headlines(archive)) == 1
        key = archive.add(PAGES[3], path="/3.html").key
        assert headlines(archive) == []
        assert archive.verify() == []
        archive.remove([key])
        assert len(headlines(archive)) == 1
        assert archive.verify() == []
