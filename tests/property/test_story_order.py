"""The stories of an archive depend on which articles it holds: not on order, runs, workers, or what happened in between."""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import permutations
from pathlib import Path

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.ingest.worker import prepare_document
from newsarchive.parser.corrections import Correction
from newsarchive.store.batch_items import Incoming
from newsarchive.store.stories import settle
from newsarchive.store.stories.story_rows import read_words
from newsarchive.stories import cluster
from newsarchive.stories.cluster import stories
from newsarchive.types.document import Document

PAIRS = Path(__file__).parents[1] / "stories" / "pairs"
CLOSING = """Der Kreistag hatte im Frühjahr beschlossen, die Gemeinden bei der Sanierung ihrer Brücken zu unterstützen. Dafür stehen bis zum
Ende des Jahrzehnts Mittel des Landes bereit, die jede Gemeinde einmal abrufen kann. Welche Brücken zuerst an die Reihe kommen, entscheidet
ein Beirat aus Fachleuten, der sich zweimal im Jahr trifft und seine Empfehlungen offenlegt."""
LETTERS = "abcdefghij"
TOWNS = "Barth Wustrow Prerow Zingst Born Wieck Ahrenshoop Dierhagen".split()


def texts() -> list[str]:
    """Return the texts of all pairs, and some that differ but for their closing lines."""
    found = [
        text
        for path in sorted(PAIRS.glob("*/*.txt"))
        for text in path.read_text(encoding="utf-8").split("\n=====\n")
    ]
    for town in TOWNS:
        own = " ".join(f"{town}er{LETTERS[place // 10]}{LETTERS[place % 10]}straße" for place in range(100))
        found.append(f"In {town} tagt der Rat\n\n{own}.\n\n{CLOSING}")
    return list(dict.fromkeys(found))


TEXTS = texts()


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make slices of five articles, and standing text of what five articles have, so that few articles show it all."""
    monkeypatch.setattr(settle, "SLICE", 5)
    monkeypatch.setattr(cluster, "STANDING", 4)


@lru_cache
def incoming(text: str) -> Incoming:
    """Return the rows of a text, made once."""
    document = Document(text.encode(), f"/{TEXTS.index(text)}")
    made = prepare_document(document)
    assert isinstance(made, Incoming)
    return made


def fill(path: Path, order: list[str], runs: int) -> set[frozenset[str]]:
    """Store ``order`` in so many runs; return the stories by the keys of their articles."""
    with Archive.open(path) as archive:
        for run in range(runs):
            archive.write([incoming(text) for text in order[run::runs]])
            archive.settle(0)
        return kept(archive)


def kept(archive: Archive) -> set[frozenset[str]]:
    rows = archive.connection.execute(
        "SELECT story, key FROM stories JOIN articles ON articles.id = article_id"
    ).fetchall()
    return {frozenset(key for story, key in rows if story == one) for one, _ in rows}


def at_once(archive: Archive) -> set[frozenset[str]]:
    """Return the stories that the texts give, found without the tables."""
    numbers = dict(archive.connection.execute("SELECT id, key FROM articles"))
    joined = stories({number: read_words(archive.connection, number) for number in numbers})
    return {frozenset(numbers[number] for number in group) for group in joined.groups(numbers).values()}


def test_any_order_and_any_runs_give_one_result(tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - nothing secret
    orders = [TEXTS, TEXTS[::-1], *(dice.sample(TEXTS, len(TEXTS)) for _ in range(3))]
    results = [
        fill(tmp_path / f"{number}-{runs}.db", order, runs)
        for number, order in enumerate(orders)
        for runs in (1, 4, len(TEXTS))
    ]
    assert all(result == results[0] for result in results)
    with Archive.open(tmp_path / "0-1.db") as archive:
        assert results[0] == at_once(archive)
        assert archive.connection.execute("SELECT count(*) FROM standing_shingles").fetchone()[0]
        assert archive.verify() == []
    sizes = sorted(map(len, results[0]))
    assert sizes[-1] > 3
    assert sizes[0] == 1


def test_a_run_that_was_cut_short_is_completed_by_the_next(tmp_path: Path) -> None:
    whole = fill(tmp_path / "whole.db", TEXTS, 1)
    with Archive.open(tmp_path / "cut.db") as archive:
        for number, text in enumerate(TEXTS):
            archive.write([prepare_document(Document(text.encode(), f"/{number}.txt"))])
        stops = iter([False, False, False, True])
        archive.settle(0, lambda: next(stops))
        assert archive.stories.waiting()
        archive.settle(0)
        assert not archive.stories.waiting()
        assert kept(archive) == whole


def test_what_changes_its_text_leaves_and_joins(tmp_path: Path) -> None:
    base = (PAIRS / "together" / "lightly-edited.txt").read_text(encoding="utf-8").split("\n=====\n")
    other = (PAIRS / "apart" / "one-event-by-two-hands.txt").read_text(encoding="utf-8").split("\n=====\n")[1]
    with Archive.open(tmp_path / "a.db") as archive:
        for number, text in enumerate([*base, other]):
            archive.add(f"Eine Überschrift\n\n{text}".encode(), path=f"/{number}.txt")
        archive.settle(0)
        before = kept(archive)
        assert sorted(map(len, before)) == [1, 2]
        for paragraph in base[1].strip().split("\n\n")[:3]:
            archive.correct("2", [Correction("furniture", paragraph)])
            assert kept(archive) == at_once(archive)
        archive.undo()
        assert kept(archive) == at_once(archive)
        archive.correct("2", [Correction("furniture", paragraph)])
        assert len(kept(archive)) == 3
        assert archive.verify() == []
        archive.correct("2", [Correction("headline", "Eine andere Überschrift")])
        assert archive.verify() == []


@pytest.mark.parametrize("order", list(permutations(range(3)))[:3])
def test_decisions_stand_above_the_texts(tmp_path: Path, order: tuple[int, ...]) -> None:
    base = (PAIRS / "together" / "lightly-edited.txt").read_text(encoding="utf-8").split("\n=====\n")
    lone = (PAIRS / "apart" / "two-burglaries.txt").read_text(encoding="utf-8").split("\n=====\n")[0]
    made = [*base, lone]
    with Archive.open(tmp_path / "a.db") as archive:
        keys = {}
        for number in order:
            keys[number] = archive.add(made[number].encode(), path=f"/{number}.txt").key
        archive.settle(0)
        assert kept(archive) == {frozenset({keys[0], keys[1]}), frozenset({keys[2]})}
        archive.stories.part([keys[0]])
        assert len(kept(archive)) == 3
        archive.stories.join([keys[0], keys[2]])
        assert kept(archive) == {frozenset({keys[0], keys[2]}), frozenset({keys[1]})}
        assert archive.verify() == []
        archive.dump(tmp_path / "dump")
    Archive.restore(tmp_path / "dump", tmp_path / "b.db")
    with Archive.open(tmp_path / "b.db") as again:
        assert kept(again) == {frozenset({keys[0], keys[2]}), frozenset({keys[1]})}
        again.stories.join([keys[0], keys[1]])
        assert len(kept(again)) == 1


def test_broken_stories_are_found_and_mended(tmp_path: Path) -> None:
    whole = fill(tmp_path / "a.db", TEXTS, 1)
    for statement in (
        "UPDATE stories SET story = article_id",
        "DELETE FROM shingles WHERE article_id = 3",
        "DELETE FROM stories WHERE article_id = 4",
        "DELETE FROM standing_shingles",
        "UPDATE stories SET story = 1",
    ):
        with Archive.open(tmp_path / "a.db") as archive:
            archive.connection.execute(statement)
            assert [problem.code for problem in archive.verify()] == ["stories"], statement
            assert archive.verify(mend=True) == []
            assert kept(archive) == whole


def test_what_is_removed_leaves_its_story_and_comes_back(tmp_path: Path) -> None:
    whole = fill(tmp_path / "a.db", TEXTS, 1)
    largest = max(whole, key=len)
    gone = min(largest)
    with Archive.open(tmp_path / "a.db") as archive:
        archive.remove([gone])
        archive.settle(0)
        assert kept(archive) == at_once(archive)
        assert archive.verify() == []
        archive.put_back([gone])
        archive.settle(0)
        assert kept(archive) == whole


def test_what_is_added_removed_and_put_back_is_settled_at_once(tmp_path: Path) -> None:
    base = (PAIRS / "together" / "lightly-edited.txt").read_text(encoding="utf-8").split("\n=====\n")
    with Archive.open(tmp_path / "a.db") as archive:
        first, second = (
            archive.add(f"Eine Überschrift\n\n{text}".encode(), path=f"/{n}.txt")
            for n, text in enumerate(base[:2])
        )
        assert sorted(map(len, kept(archive))) == [2]
        archive.remove([second.key])
        assert not archive.stories.waiting()
        assert sorted(map(len, kept(archive))) == [1]
        archive.put_back([second.key])
        assert sorted(map(len, kept(archive))) == [2]
        assert kept(archive) == at_once(archive)
        assert first.key != second.key
