"""``duplicates``, from outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsarchive.cli.group import main

PAIRS = Path(__file__).parents[1] / "stories" / "pairs"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Make an archive of three prints of a story, a lone article, and one that lies in two places."""
    folder = tmp_path / "artikel"
    folder.mkdir()
    base, cut = (PAIRS / "together" / "cut-to-a-third.txt").read_text(encoding="utf-8").split("\n=====\n")
    added = (PAIRS / "together" / "local-paragraph.txt").read_text(encoding="utf-8").split("\n=====\n")[1]
    lone, other = (PAIRS / "apart" / "two-districts.txt").read_text(encoding="utf-8").split("\n=====\n")
    for name, headline, text in (
        ("a", "Frachter läuft auf Grund\n\n14.03.2023", base),
        ("b", "Schiff blockiert Hafen\n\n13.03.2023", cut),
        ("c", "Hafen gesperrt\n\n15.03.2023", added),
        ("d", "So hat Barth gewählt", lone),
        ("e", "So hat Grimmen gewählt", other),
        ("f", "So hat Grimmen gewählt", other),
    ):
        (folder / f"{name}.txt").write_text(f"{headline}\n\n{text}", encoding="utf-8")
    file = str(tmp_path / "presse.db")
    assert run("ingest", "-a", file, str(folder)).exit_code == 0
    return file


def listed(*arguments: str) -> list[dict[str, Any]]:
    result = run("duplicates", "--jsonl", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def names(story: dict[str, Any]) -> list[str]:
    return [Path(path).stem for member in story["members"] for path in member["paths"]]


def test_stories_are_listed_the_first_print_first(archive: str) -> None:
    stories = {tuple(names(story)): story for story in listed("-a", archive)}
    assert set(stories) == {("b", "a", "c"), ("e", "f")}
    first, second, third = stories["b", "a", "c"]["members"]
    assert stories["b", "a", "c"]["first"] == first["key"]
    assert (first["left_out"], first["added"]) == ([], [])
    assert any("Fischer" in passage for passage in second["added"])
    assert any("Wustrow" in passage for passage in third["added"])


def test_stories_of_an_article_or_of_a_query_alone(archive: str) -> None:
    everything = listed("-a", archive)
    one = next(story for story in everything if len(story["members"]) == 3)
    key = str(one["members"][1]["key"])
    assert listed("-a", archive, key) == listed("-a", archive, "Frachter", "Hafenmeisterin") == [one]
    assert run("duplicates", "-a", archive, "Walfang").exit_code == 1
    assert run("duplicates", "-a", archive, "99").exit_code == 4


def test_people_read_them(archive: str) -> None:
    shown = run("duplicates", "-a", archive).stdout
    assert "3 articles" in shown
    assert "1 article at 2 paths" in shown
    assert "2023-03-13 · " in shown


def test_a_person_parts_and_joins(archive: str) -> None:
    keys = {
        Path(member["paths"][0]).stem: str(member["key"])
        for story in listed("-a", archive)
        for member in story["members"]
    }
    assert run("duplicates", "-a", archive, "--split", keys["c"]).exit_code == 0
    assert ["b", "a"] in map(names, listed("-a", archive))
    assert run("duplicates", "-a", archive, "--join", keys["c"], keys["e"]).exit_code == 0
    assert {"c", "e", "f"} in [set(names(story)) for story in listed("-a", archive)]
    assert run("duplicates", "-a", archive, "--join", keys["c"]).exit_code == 2
    assert run("duplicates", "-a", archive, "--join", "--split", keys["c"]).exit_code == 2
    assert run("verify", "-a", archive).exit_code == 0


def test_decisions_come_along_in_a_merge(archive: str, tmp_path: Path) -> None:
    key = str(listed("-a", archive)[0]["members"][0]["key"])
    run("duplicates", "-a", archive, "--split", key)
    other = str(tmp_path / "other.db")
    assert run("merge", "-a", other, archive).exit_code == 0
    assert listed("-a", other) != []
    assert sorted(map(names, listed("-a", other))) == sorted(map(names, listed("-a", archive)))


def test_a_search_shows_a_story_once(archive: str) -> None:
    plain = json.loads(run("search", "-a", archive, "--json", "Frachter").stdout)
    found = json.loads(run("search", "-a", archive, "--json", "--collapse", "Frachter").stdout)
    assert (plain["total"], plain["stories"], len(plain["hits"])) == (3, None, 3)
    assert (found["total"], found["stories"], len(found["hits"])) == (3, 1, 1)
    assert found["hits"][0]["id"] == plain["hits"][0]["id"]
    assert found["hits"][0]["others"] == [hit["id"] for hit in plain["hits"][1:]]
    shown = run("search", "-a", archive, "--collapse", "Frachter").stdout
    assert "and 2 others" in shown
    assert "1 story (3 hits)" in shown
    both = run("search", "-a", archive, "--collapse", "--limit", "1", "Hafen OR Wahlkreis").stdout
    assert "1–1 of 3 stories (5 hits); --offset 1 shows more" in both
    assert run("search", "-a", archive, "--collapse", "--kwic", "3", "Hafen").exit_code == 2


def test_a_moved_folder_is_moved_and_no_duplicate(archive: str) -> None:
    folder = Path(archive).parent / "artikel"
    folder.rename(folder.with_name("verschoben"))
    preview = run("ingest", "-a", archive, "--dry-run", str(folder.with_name("verschoben"))).stdout
    assert preview.endswith("0 new, 0 unchanged, 0 duplicate, 6 moved, 0 failed; nothing was changed\n")
    shown = run("ingest", "-a", archive, str(folder.with_name("verschoben"))).stdout
    assert "0 new, 0 unchanged" in shown
    assert "moved" in shown
    again = run("ingest", "-a", archive, str(folder.with_name("verschoben"))).stdout
    assert again.startswith("0 new, 6 unchanged, 0 duplicate")
    assert "moved" not in again.splitlines()[0]
    assert run("verify", "-a", archive).exit_code == 0


def test_a_second_copy_of_a_file_is_a_duplicate(archive: str) -> None:
    file = Path(archive).parent / "artikel" / "d.txt"
    other = file.with_name("kopie.txt")
    other.write_bytes(file.read_bytes())
    assert "1 duplicate" in run("ingest", "-a", archive, str(other)).stdout
    assert ["d", "kopie"] in [names(story) for story in listed("-a", archive)]


def stories_of(archive: str, *query: str) -> tuple[int, int]:
    """Return how many stories and articles a search shows of a query."""
    found = json.loads(run("search", "-a", archive, "--json", "--collapse", *query).stdout)
    assert len(found["hits"]) == found["stories"]
    return found["stories"], found["total"]


@pytest.mark.parametrize("query", ["Hafen", "*"])
def test_every_number_of_stories_is_what_a_search_shows(archive: str, query: str) -> None:
    stories, articles = stories_of(archive, query)
    assert stories < articles
    assert run("count", "-a", archive, "--collapse", query).stdout.split() == [str(stories)]
    assert (
        len(run("export", "-a", archive, "--collapse", "--format", "jsonl", query).stdout.splitlines())
        == stories
    )
    facets = json.loads(
        run("search", "-a", archive, query, "--collapse", "--facet", "place,year", "--json").stdout
    )
    for value in facets["place"] + facets["year"]:
        assert stories_of(archive, query, value["filter"]) == (value["stories"], value["count"])
    stats = json.loads(
        run("stats", "-a", archive, query, "--collapse", "--by", "year,month", "--json").stdout
    )
    assert (stats["stories"]["total"], stats["total"]) == (stories, articles)
    assert [[one["value"] or "(none)", one["stories"]] for one in facets["year"]] == stats["stories"]["by"][
        "year"
    ]
    time = json.loads(run("timeline", "-a", archive, query, "--collapse", "--by", "day", "--json").stdout)
    assert (time["stories"], time["total"]) == (stories, articles)
    for step in time["counts"]:
        assert stories_of(archive, query, f"date:{step['day']}") == (step["stories"], step["count"])


def test_stories_are_counted_in_tables_and_for_people(archive: str) -> None:
    table = run("timeline", "-a", archive, "Hafen", "--collapse", "--by", "year", "--csv").stdout.split()
    assert table == ["series,year,stories,articles", "Hafen,2023,1,3"]
    assert (
        "2023            1  " in run("timeline", "-a", archive, "Hafen", "--collapse", "--by", "year").stdout
    )
    bars = run("stats", "-a", archive, "Hafen", "--collapse", "--by", "year", "--csv").stdout.split()
    assert bars == ["series,year,stories,articles", "Hafen,2023,1,3"]
    one = json.loads(
        run("stats", "-a", archive, "Hafen", "--collapse", "--by", "year", "--share", "--json").stdout
    )["series"][0]
    assert (one["stories"], one["total"]) == (1, 3)
    assert one["counts"] == [{"year": "2023", "count": 3, "stories": 1, "of": 1, "share": 1.0}]
    assert run("stats", "-a", archive, "Hafen", "--collapse").stdout.startswith("1 story (3 articles)")
    first = json.loads(run("export", "-a", archive, "Hafen", "--collapse", "--format", "jsonl").stdout)
    assert first["published"] == "2023-03-13"
    assert run("count", "-a", archive, "--collapse", "--queries", "-").exit_code == 2


def test_what_was_done_to_a_text_is_told_briefly(archive: str) -> None:
    folder = Path(archive).parent / "artikel"
    text = (folder / "a.txt").read_text(encoding="utf-8").replace("14.03.2023", "16.03.2023")
    parts = text.split("\n\n")
    (folder / "g.txt").write_text(text.replace("86 Meter", "96 Meter"), encoding="utf-8")
    (folder / "h.txt").write_text("\n\n".join([*parts[:3], parts[4], parts[3], *parts[5:]]), encoding="utf-8")
    (folder / "i.txt").write_text(text.replace("16.03.2023", "10.03.2023"), encoding="utf-8")
    assert run("ingest", "-a", archive, str(folder)).exit_code == 0
    whole = run("search", "-a", archive, "--ids", "Frachter").stdout.split()
    assert len(whole) == 6
    shown = run("duplicates", "-a", archive, whole[0]).stdout
    assert "changed: 86 → 96" in shown
    assert "moved: " in shown
    assert "the same text" in shown
