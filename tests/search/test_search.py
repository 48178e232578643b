from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.query.parse import parse_query
from newsarchive.search.match.in_memory import MemoryArchive
from newsarchive.types.article import Article, BodyPart, Source
from newsarchive.types.pieces import BodyKind

if TYPE_CHECKING:
    from newsarchive.types.results import Results

ARTICLES = {
    "haus": "Lokales\n\nBrand im Altbau\n\nBeim Feuer im Haus der Familie Müller wurde niemand verletzt. Die Straße war gesperrt.",
    "häuser": "Lokales\n\nNeue Siedlung geplant\n\nDie Häuser am Stadtrand sollen Familien gehören. Herr Mueller verkauft sie.",
    "minister": "Politik\n\nVerteidigungsminister in Wien\n\nDer Verteidigungsminister hat am Montag mit Soldaten gesprochen.",
    "ministerin": "Politik\n\nMinisterin tritt ab\n\nDie Ministerin spricht von einem Abschied. Die Wähler wollten es so.",
    "müll": "Umwelt\n\nMüll am Strand\n\nDer Müll am Strand nimmt zu, sagen die Helfer. Vor der Wahl kümmert es keinen.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    path: Path = tmp_path_factory.mktemp("archive") / "presse.db"
    archive = Archive.open(path)
    for name, text in ARTICLES.items():
        archive.add(text.encode(), path=name)
    return archive


def names(results: Results) -> list[str]:
    return [hit.paths[0] for hit in results.hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Haus", ["haus", "häuser"]),
        ("Häuser", ["häuser", "haus"]),
        ("Häusern", ["haus", "häuser"]),
        ("=Haus", ["haus"]),
        ("Müller", ["haus", "häuser"]),
        ("Muller", ["haus", "häuser"]),
        ("Mueller", ["häuser", "haus"]),
        ("Müllers", ["haus", "häuser"]),
        ("Müll", ["müll"]),
        ("Strasse", ["haus"]),
        ("Wahl", ["müll"]),
        ("Wähler", ["ministerin"]),
        ("Minister", ["ministerin", "minister"]),
        ("Verteidigung", ["minister"]),
        ("sprechen", ["ministerin", "minister"]),
        ('"Haus der Familie"', ["haus"]),
        ('"Häuser der Familie"', []),
        ("Häus*", ["häuser", "haus"]),
        ("headline:Minister", ["ministerin", "minister"]),
        ("body:Minister", ["ministerin", "minister"]),
        ("headline:Familie", []),
        ("Familie NEAR/1 Haus", ["haus"]),
        ("Familie NEAR/0 Haus", []),
        ("Strand OR Stadtrand", ["müll", "häuser"]),
        ("Familie -Feuer", ["häuser"]),
    ],
)
def test_what_is_found(archive: Archive, query: str, found: list[str]) -> None:
    assert sorted(names(archive.search(query))) == sorted(found)


def test_exact_beats_lemma_beats_part(archive: Archive) -> None:
    assert names(archive.search("Haus"))[0] == "haus"
    assert names(archive.search("Häuser"))[0] == "häuser"
    assert names(archive.search("Mueller"))[0] == "häuser"
    assert names(archive.search("Minister"))[0] == "ministerin"


def test_the_list_goes_on_with_those_that_lack_a_word(archive: Archive) -> None:
    results = archive.search("Haus Feuer")
    assert [(hit.paths[0], hit.missing) for hit in results.hits] == [("haus", ()), ("häuser", ("Feuer",))]
    assert [hit.match for hit in results.hits] == ["full", "lacking"]
    assert (results.total, results.lacking) == (1, 1)
    assert names(archive.search("Haus Feuer", mode="all")) == ["haus"]
    assert set(names(archive.search("Haus Strand", mode="any"))) == {"haus", "häuser", "müll"}


def test_of_more_than_three_words_any_is_enough(archive: Archive) -> None:
    results = archive.search("Feuer im Haus und Müll am Strand, sagt Lukas")
    assert set(names(results)[:2]) == {"haus", "müll"}
    assert results.hits[0].missing


def test_what_matched_is_marked_on_the_original_words(archive: Archive) -> None:
    for query, marked in [
        ("Haus", {"Haus"}),
        ("Häusern", {"Haus"}),
        ("Minister", {"Verteidigungsminister", "Ministerin"}),
        ("Muller", {"Müller"}),
        ("sprechen", {"gesprochen", "spricht"}),
        ('"Haus der"', {"Haus", "der"}),
    ]:
        for hit in archive.search(query).hits:
            shown = {hit.snippet.text[start:end] for start, end in hit.snippet.marks}
            assert shown & marked or query in {"Häusern", "Haus", "Muller"}, (query, shown)
            assert shown, query


def test_a_word_the_archive_does_not_know_gets_a_better_one(archive: Archive) -> None:
    assert archive.search("Ministrin").meant == "Ministerin"
    assert archive.search("Strant").meant == "Strand"
    assert archive.search("Haus").meant is None


def test_sorting_and_paging(archive: Archive) -> None:
    everything = archive.search("der OR die", sort="id")
    assert [hit.id for hit in everything.hits] == sorted(hit.id for hit in everything.hits)
    ranked = archive.search("Haus OR Müll", limit=10)
    paged = [archive.search("Haus OR Müll", limit=1, offset=at).hits[0].id for at in range(ranked.total)]
    assert paged == [hit.id for hit in ranked.hits]


def test_words_that_must_and_must_not_meet() -> None:
    lines = (Path(__file__).parents[2] / "benchmarks" / "words.tsv").read_text(encoding="utf-8").splitlines()
    wrong = []
    for line in lines[1:]:
        _, wanted, query, word = line.split("\t")
        article = Article("k", Source(""), "", body=(BodyPart(BodyKind.PARAGRAPH, word),))
        if bool(MemoryArchive([article]).matching(parse_query(query))) != (wanted == "yes"):
            wrong.append(line)
    assert len(lines) > 400
    assert len(wrong) <= 0.025 * len(lines), wrong


def test_a_concordance_shows_each_match_between_its_words(tmp_path: Path) -> None:
    path = str(tmp_path / "presse.db")
    with Archive.open(path) as archive:
        archive.add(
            b"Politik Rat tagt\n\nBonn. Der alte Minister sprach mit zwei Ministerinnen, dann gingen alle."
        )
    run = CliRunner().invoke
    lines = [
        json.loads(line)
        for line in run(
            main, ["search", "Minister", "--kwic", "2", "--jsonl", "-a", path]
        ).stdout.splitlines()
    ]
    assert [(line["before"], line["match"], line["behind"]) for line in lines] == [
        ("Der alte", "Minister", "sprach mit"),
        ("mit zwei", "Ministerinnen", ", dann gingen"),
    ]
    text = run(main, ["search", "Minister", "--kwic", "2", "-a", path]).stdout.splitlines()
    assert text[0].index("*Minister*") == text[1].index("*Ministerinnen*")
    assert "*Ministerinnen*, dann gingen" in text[1]


def test_options_and_dashes_say_what_fields_say(tmp_path: Path) -> None:
    path = str(tmp_path / "presse.db")
    run = CliRunner().invoke
    with Archive.open(path) as archive:
        archive.add(
            b"Politik\n\nErster Titel hier\n\n12.01.2022\n\nBonn. Der Rat tagte am Montag im Rathaus der Stadt."
        )
        archive.add(
            b"Sport\n\nZweiter Titel dort\n\n12.01.2023\n\nKiel. Der Rat tagte am Dienstag im Rathaus der Stadt."
        )
    for arguments, expected in (
        (["Rat", "--section", "Politik"], "1"),
        (["Rat", "--since", "2023"], "2"),
        (["Rat", "--until", "2022-06"], "1"),
        (["Rat", "--place", "Kiel"], "2"),
        (["--section", "Sport"], "2"),
        (["Rat", "-Montag"], "2"),
        (["-Montag", "Rat"], "2"),
        (["Rat", '-"am Montag"'], "2"),
        (["Rat", "--sort", "recent"], "2\n1"),
    ):
        assert run(main, ["search", *arguments, "--all", "--ids", "-a", path]).stdout.strip() == expected, (
            arguments
        )
    assert run(main, ["search", "--ids", "-a", path]).stdout == "1\n2\n"
    assert run(main, ["count", "Rat", "-Montag", "-a", path]).stdout == "1\n"


def test_a_gender_form_in_capitals_is_one_word() -> None:
    article = Article("k", Source(""), "", headline="DIE MINISTER:INNEN", body=())
    memory = MemoryArchive([article])
    assert memory.matching(parse_query("Minister")) == [article]
    assert memory.matching(parse_query("innen")) == []


def test_a_hyphenated_word_found_as_one_is_marked_as_one(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add("Politik Rat tagt\n\nBonn. Gestern sprach der Nato-Russland-Rat über die Lage.".encode())
        (hit,) = archive.search("Russlandrat").hits
        assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["Russland-Rat"]
        assert [line.match for line in archive.kwic("Russlandrat", 2)] == ["Russland-Rat"]


def test_a_hyphenated_word_lacks_where_neither_its_parts_nor_it_are_there(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(
            "Lokales\n\nDer Fähr-Hafen wird alt\n\nDie Brücke am Fähr-Hafen ist neu.".encode(), path="parts"
        )
        archive.add(
            "Lokales\n\nDer Fährhafen wird alt\n\nDie Brücke am Fährhafen ist neu.".encode(), path="whole"
        )
        archive.add(
            "Lokales\n\nDer Kanal wird alt\n\nDie Brücke am Kanal ist schon neu.".encode(), path="none"
        )
        hits = archive.search("Fähr-Hafen Brücke").hits
        assert {hit.paths[0]: hit.missing for hit in hits} == {
            "parts": (),
            "whole": (),
            "none": ("Fähr-Hafen",),
        }


def test_a_lemma_with_a_hyphen_is_one_term(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(b"Kultur\n\nDeathmetal im Park\n\nAm Abend spielt eine Kapelle Deathmetal.")
        assert archive.search("Deathmetal").total == 1
        assert list(archive.verify()) == []


def test_issue_and_page_are_kept_and_found(tmp_path: Path) -> None:
    case = Path(__file__).parents[1] / "corpus" / "made-up" / "issue-line.txt"
    with Archive.open(tmp_path / "presse.db") as archive:
        added = archive.add(case.read_bytes(), path="bote")
        archive.add(b"Steg gesperrt\n\nDer Steg am Ufer ist seit Montag gesperrt.\n", path="steg")
        for query in ("page:7", "seite:7", "edition:3/2022", "has:page", "hat:edition", "zeitung:bote"):
            assert names(archive.search(query)) == ["bote"], query
        assert names(archive.search("NOT has:page")) == ["steg"]
        (page, none) = archive.facets("steg", ["page"])["page"]
        assert (page.value, page.count, page.filter) == ("7", 1, 'page:="7"')
        assert (none.value, none.count, none.filter) == (None, 1, "-has:page")
        record = archive.get(added.id or 0).to_dict()
    assert (record["edition"], record["page"], record["source"]["publisher"]) == ("3/2022", "7", "DER BOTE")
    assert len(record["spans"]["publisher"]) == 1
