"""``diff``, ``similar`` and ``show --versions``, from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.cli.group import main

PAIRS = Path(__file__).parents[1] / "stories" / "pairs"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def texts(name: str) -> list[str]:
    return (PAIRS / name).read_text(encoding="utf-8").split("\n=====\n")


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Make an archive of a file that was saved again with another text, and of two reports of one event."""
    folder, file = tmp_path / "artikel", str(tmp_path / "presse.db")
    folder.mkdir()
    first, second = texts("together/corrected-figure.txt")
    other = texts("apart/one-event-by-two-hands.txt")[1]
    lone = texts("apart/two-districts.txt")[0]
    (folder / "hafen.txt").write_text(f"Frachter läuft auf Grund\n\n{first}", encoding="utf-8")
    (folder / "anders.txt").write_text(f"Schiff sitzt fest\n\n{other}", encoding="utf-8")
    (folder / "wahl.txt").write_text(f"So hat Barth gewählt\n\n{lone}", encoding="utf-8")
    assert run("ingest", "-a", file, str(folder)).exit_code == 0
    (folder / "hafen.txt").write_text(f"Frachter sitzt im Hafen fest\n\n{second}", encoding="utf-8")
    assert run("ingest", "-a", file, "--check", str(folder)).exit_code == 0
    (folder / "hafen.txt").write_text(f"Das Buffet ist eröffnet\n\n{lone[:200]}", encoding="utf-8")
    assert run("ingest", "-a", file, "--check", str(folder)).exit_code == 0
    return file


def ids(archive: str, word: str) -> list[str]:
    return run("search", "-a", archive, "--ids", word).stdout.split()


def test_versions_are_of_one_path_and_share_text(archive: str) -> None:
    (latest,) = ids(archive, "headline:Hafen")
    found = [
        json.loads(line)
        for line in run("show", "-a", archive, latest, "--versions", "--jsonl").stdout.splitlines()
    ]
    assert [member["headline"] for member in found] == [
        "Frachter läuft auf Grund",
        "Frachter sitzt im Hafen fest",
    ]
    assert found[0]["changed"] == []
    assert [("86 Meter" in one, "96 Meter" in other) for one, other in found[1]["changed"]] == [(True, True)]
    shown = run("show", "-a", archive, str(found[0]["id"]), "--versions").stdout
    assert shown.startswith("2 versions\n")
    assert json.loads(run("show", "-a", archive, latest, "--versions", "--json").stdout) == found
    assert run("show", "-a", archive, latest, "--versions", "--raw").exit_code == 2
    (lone,) = ids(archive, "headline:Barth")
    assert run("show", "-a", archive, lone, "--versions").stdout.startswith("1 version\n")


def test_a_difference_is_shown_by_words_and_by_sentences(archive: str) -> None:
    one, other = ids(archive, "headline:Grund")[0], ids(archive, "headline:Hafen")[0]
    shown = run("diff", "-a", archive, one, other).stdout
    assert "[-86-] {+96+}" in shown.replace("\n", " ")
    found = json.loads(run("diff", "-a", archive, one, other, "--sentences", "--json").stdout)
    assert found["by"] == "sentence"
    assert {passage["kind"] for passage in found["passages"]} == {"same", "changed"}
    assert all("86" in passage["one"] for passage in found["passages"][2:] if passage["kind"] == "changed")
    side = run("diff", "-a", archive, one, other, "--side").stdout
    assert " | " in side
    assert max(map(len, side.splitlines())) <= 80
    assert run("diff", "-a", archive, one, one).exit_code == 1
    assert run("diff", "-a", archive, one, "999").exit_code == 4


def test_related_articles_are_no_copies(archive: str) -> None:
    one, other = ids(archive, "headline:Grund")[0], ids(archive, "headline:Schiff")[0]
    found = [json.loads(line) for line in run("similar", "-a", archive, one, "--jsonl").stdout.splitlines()]
    assert found[0]["id"] == int(other)
    assert "Stettin" in found[0]["words"]
    assert not {member["id"] for member in found} & set(map(int, [one, *ids(archive, "headline:Hafen")]))
    assert "Schiff sitzt fest" in run("similar", "-a", archive, one).stdout


def test_a_search_shows_the_last_version_found_and_every_number_counts_all(archive: str) -> None:
    old, new = ids(archive, "headline:Grund")[0], ids(archive, "headline:Hafen")[0]
    found = json.loads(run("search", "-a", archive, "Stettin", "--json").stdout)
    hits = {str(hit["id"]): hit["versions"] for hit in found["hits"]}
    assert old not in hits
    assert hits[new] == [int(old), int(new)]
    every = json.loads(run("search", "-a", archive, "Stettin", "--json", "--versions").stdout)
    assert {old, new} < {str(hit["id"]) for hit in every["hits"]}
    assert found["total"] == every["total"] == len(found["hits"]) + found["older"] == len(every["hits"])
    assert every["older"] is None
    assert len(ids(archive, "Stettin")) == found["total"]
    assert run("count", "-a", archive, "Stettin").stdout.strip() == str(found["total"])
    facets = json.loads(run("search", "-a", archive, "Stettin", "--facet", "publisher", "--json").stdout)
    assert sum(value["count"] for value in facets["publisher"]) == found["total"]
    shown = run("search", "-a", archive, "Stettin").stdout
    assert f"2 versions: newsarchive show {new} --versions" in shown
    assert "3 hits, older versions among them: 1 (--versions lists them)" in shown


def test_pages_of_latest_versions_are_cut_from_one_list(archive: str) -> None:
    whole = [
        hit["id"] for hit in json.loads(run("search", "-a", archive, "Stettin", "--json").stdout)["hits"]
    ]
    paged = [
        hit["id"]
        for offset in range(len(whole))
        for hit in json.loads(
            run("search", "-a", archive, "Stettin", "--json", "-n", "1", "--offset", str(offset)).stdout
        )["hits"]
    ]
    assert paged == whole


def test_an_older_version_is_found_by_what_the_last_one_lacks(archive: str) -> None:
    old, new = ids(archive, "headline:Grund")[0], ids(archive, "headline:Hafen")[0]
    shown = run("search", "-a", archive, "headline:Grund").stdout
    assert f"version 1 of 2; the last is {new}: newsarchive show {old} --versions" in shown


def test_versions_part_when_one_goes_and_meet_when_it_comes_back(archive: str) -> None:
    new = ids(archive, "headline:Hafen")[0]
    key = json.loads(run("show", "-a", archive, new, "--json").stdout)["key"]
    assert run("remove", "-a", archive, new).exit_code == 0
    (old,) = ids(archive, "headline:Grund")
    assert run("show", "-a", archive, old, "--versions").stdout.startswith("1 version\n")
    assert run("verify", "-a", archive).exit_code == 0
    assert run("remove", "-a", archive, "--undo", key[:8]).exit_code == 0
    assert run("show", "-a", archive, old, "--versions").stdout.startswith("2 versions\n")
    assert run("verify", "-a", archive).exit_code == 0
