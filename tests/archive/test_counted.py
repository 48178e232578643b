"""Whatever goes through articles tells how many there are, and how many are behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsarchive import Archive
from newsarchive.archive.study.charts import bars_of, lines_of
from newsarchive.parser.corrections import Correction
from newsarchive.query.parse import parse_query
from newsarchive.types.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Watched(Progress):
    def __init__(self) -> None:
        self.seen: list[tuple[int | None, int]] = []
        super().__init__()

    def advance(self, number: int = 1) -> None:
        super().advance(number)
        self.seen.append((self.total, self.done))


TEXT = "Hafen {number}\n\nMusterow. Der Rat der Stadt hat am Abend zum {number}. Mal über den Hafen beraten."
TWO = [("Hafen", parse_query("Hafen")), ("Rat", parse_query("Rat"))]
WORK: dict[str, Callable[[Archive, Progress], object]] = {
    "tag": lambda archive, told: archive.study.tag("Hafen", ["hafen"], progress=told),
    "freeze": lambda archive, told: archive.study.freeze("alle", "*", progress=told),
    "verify_set": lambda archive, told: archive.study.verify_set("vier", progress=told),
    "sample": lambda archive, told: archive.study.sample("*", 2, 7, progress=told),
    "judge": lambda archive, told: archive.study.judge(
        "2.", near=None, size=1, rest=4, seed=7, progress=told
    ),
    "correct_all": lambda archive, told: archive.correct_all(
        "*", [Correction("section", "Lokales")], progress=told
    ),
    "undo": lambda archive, told: archive.undo(progress=told),
    "remove": lambda archive, told: archive.remove([1, 2], progress=told),
    "lines": lambda archive, told: lines_of(archive, TWO, step="year", mode=None, share=False, progress=told),
    "bars": lambda archive, told: bars_of(archive, TWO, by="section", share=False, progress=told),
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.db") as opened:
        for number in range(1, 5):
            opened.add(TEXT.format(number=number).encode())
        opened.study.freeze("vier", "*")
        opened.correct_all("*", [Correction("section", "Hafen")])
        yield opened


@pytest.mark.parametrize("name", WORK)
def test_work_tells_its_total_and_comes_to_its_end(name: str, archive: Archive) -> None:
    told = Watched()
    WORK[name](archive, told)
    assert any(total == done for total, done in told.seen)
