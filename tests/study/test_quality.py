"""Recall and precision of a query: intervals that hold what they promise, and the command from sheet to figures."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.cli.group import main
from newsarchive.study.quality import Design, Quality, drawn_from, quality_of
from newsarchive.study.sample import Unit

if TYPE_CHECKING:
    from pathlib import Path


def units(name: str, number: int) -> list[Unit]:
    return [Unit(at, f"{name}{at}", None, None) for at in range(number)]


def judged(articles: dict[str, int], truly: dict[str, int], sizes: dict[str, int], seed: int) -> Quality:
    """Return what is estimated where the first ``truly`` articles of each stratum are relevant."""
    strata = {name: units(name, number) for name, number in articles.items()}
    found, members = drawn_from(strata, sizes, seed)
    said = {key: int(key.removeprefix(name)) < truly[name] for key, name in members.items()}
    return quality_of(Design("q", "q", "", seed, "0", "", found, members), said)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    chance = random.Random(4)  # noqa: S311 - invented archives
    held = {"precision": 0, "recall": 0}
    for seed in range(80):
        articles = {"hits": chance.randint(60, 900), "near misses": chance.randint(100, 3000)}
        truly = {
            "hits": round(articles["hits"] * chance.uniform(0.5, 0.95)),
            "near misses": round(articles["near misses"] * chance.uniform(0.03, 0.3)),
        }
        found = judged(articles, truly, {"hits": 60, "near misses": 60}, seed)
        assert found.precision is not None
        assert found.recall is not None
        held["precision"] += found.precision.low <= truly["hits"] / articles["hits"] <= found.precision.high
        held["recall"] += found.recall.low <= truly["hits"] / sum(truly.values()) <= found.recall.high
    assert all(72 <= number <= 80 for number in held.values()), held


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_what_was_judged_as_a_whole_is_known(hits: int, near: int, data: st.DataObject) -> None:
    truly = {
        "hits": data.draw(st.integers(1, hits)),
        "near misses": data.draw(st.integers(0, near)),
    }
    found = judged({"hits": hits, "near misses": near}, truly, {"hits": 99, "near misses": 99}, 1)
    assert found.precision == pytest.approx((truly["hits"] / hits,) * 3)
    assert found.recall == pytest.approx((truly["hits"] / sum(truly.values()),) * 3)


def test_an_article_counts_as_many_times_as_were_left_out_for_it() -> None:
    found = judged(
        {"hits": 100, "near misses": 1000},
        {"hits": 100, "near misses": 1000},
        {"hits": 10, "near misses": 10},
        3,
    )
    assert found.precision is not None
    assert found.precision.value == 1
    assert found.recall is not None
    assert found.recall.value == pytest.approx(100 / 1100)


def test_recall_is_not_told_where_only_hits_were_looked_at() -> None:
    found = judged(
        {"hits": 10, "near misses": 0}, {"hits": 10, "near misses": 0}, {"hits": 5, "near misses": 5}, 1
    )
    assert (found.precision is None, found.recall) == (False, None)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Nine articles with both words, six with one of them, five with none."""
    texts = [
        *(f"In Musterow wird Nummer {at} der Radwege vom Rat beschlossen." for at in range(9)),
        *(f"In Musterow werden Radwege zum {at}. Mal gesperrt." for at in range(6)),
        *(f"Das Wetter bleibt zum {at}. Mal kühl und trocken." for at in range(5)),
    ]
    lines = [json.dumps({"headline": f"Meldung {at}", "text": text}) for at, text in enumerate(texts)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    path = str(tmp_path / "archive.db")
    assert run("ingest", str(tmp_path / "a.jsonl"), "-a", path).exit_code == 0
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args])


def fill(sheet: Path, *, judge: str = "Rat|gesperrt") -> list[list[str]]:
    head, *rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"), newline=""), delimiter=";"))
    for row in rows:
        text = row[head.index("text")]
        row[head.index("relevant")] = "ja" if any(word in text for word in judge.split("|")) else "Nein"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return rows


def test_from_query_to_recall_and_precision(archive: str, tmp_path: Path) -> None:
    sheet = tmp_path / "blatt.csv"
    asked = ["quality", "Radwege Rat", "--size", "20", "--rest", "5", "--seed", "7", "-a", archive]
    made = run(*asked, "-o", str(sheet))
    assert made.exit_code == 0, made.stderr
    assert "9 of 9 hits, 6 of 6 near misses and 5 of 5 others" in made.stderr
    first = sheet.read_text("utf-8-sig")
    assert not {"hits", "near misses", "rest"} & set(first.replace(";", "\n").splitlines())
    assert run(*asked, "-o", str(tmp_path / "zwei.csv")).exit_code == 0
    assert (tmp_path / "zwei.csv").read_text("utf-8-sig") == first
    assert len(fill(sheet)) == 20
    found = json.loads(run("quality", "--read", str(sheet), "--json").stdout)
    assert found["precision"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert found["recall"]["value"] == 9 / 15
    assert {one["name"]: one["relevant"] for one in found["strata"]} == {
        "hits": 9,
        "near misses": 6,
        "rest": 0,
    }
    assert "recall      0.600 (0.600 to 0.600)" in run("quality", "--read", str(sheet)).stdout


def test_near_misses_are_what_another_query_means(archive: str, tmp_path: Path) -> None:
    sheet = str(tmp_path / "blatt.csv")
    made = run(
        "quality", "Radwege Rat", "--near", "Wetter", "--size", "4", "--seed", "7", "-o", sheet, "-a", archive
    )
    assert "4 of 9 hits and 4 of 5 near misses" in made.stderr


def test_a_sheet_with_a_mistake_says_where(archive: str, tmp_path: Path) -> None:
    sheet = tmp_path / "blatt.csv"
    run("quality", "Radwege Rat", "--size", "3", "--seed", "7", "-o", str(sheet), "-a", archive)
    sheet.write_text(
        sheet.read_text("utf-8-sig").rstrip().removesuffix(";") + ";vielleicht\n", encoding="utf-8"
    )
    read = run("quality", "--read", str(sheet))
    assert (read.exit_code, "'vielleicht' is no judgement" in read.stderr) == (5, True)
    (tmp_path / "blatt.design.json").unlink()
    assert "blatt.design.json" in run("quality", "--read", str(sheet)).stderr


@pytest.mark.parametrize(
    "words",
    [
        ["Radwege"],
        ["Radwege", "--seed", "1"],
        ["--read", "x.csv", "Radwege"],
        ["--read", "x.csv", "-o", "y.csv"],
    ],
)
def test_a_command_that_cannot_be_meant_is_refused(words: list[str], archive: str) -> None:
    assert run("quality", "-a", archive, *words).exit_code == 2
