"""One set of articles stands behind every number: count, total, list, facets, timeline and the pages of a search."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import UsageError
from newsarchive.search.show.facets import FACETS
from newsarchive.types.results import FULL, LACKING, PART

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.results import Results

SECTIONS = [
    "Politik",
    "politik",
    "Schweiz",
    "schweiz",
    "Schweiz International",
    'Der "Rest"',
    None,
    "Kultur & Co.",
]
PAPERS = ["Musterower Bote", "musterower bote", "Bote", "Beispieler Zeitung", None]
AUTHORS = ["Anna Muster", "Bert Beispiel", "ANNA MUSTER", None]
DATES = ["2019-12-31", "2020-01-01", "2020-06-15", "2021-03-01", "2021-03", "2022", None]
PLACES = ["Bonn", "Kiel", "BONN"]
WORDS = """Hafen Hafens Häfen Hafenfest Haushalt Haushalte Landtagswahl Landtagswahlen Landtag Wahl Wahlen Klimakrise Krise Klima
Minister Ministerin Rücktritt Streit Brücke Brücken Straße Verteidigungsminister Verteidigung Wirtschaft Wirtschaftskrise der und in""".split()
QUERIES = """Hafen|Haushalt|Landtagswahl|Klimakrise|Wirtschaftskrise|Verteidigungsminister|der|Einhorn|Haushalt Streit|
Hafen Brücke|Landtagswahl Rücktritt|Klimakrise Wirtschaftskrise|der Hafen|Hafen Einhorn|Hafen Haushalt Streit|der Hafen und|
Hafen Haushalt Streit Brücke|Landtagswahl Klimakrise Minister Rücktritt|Was hat der Minister zur Krise in der Straße gesagt|
Hafenrücktritt|Einhorn Drache Lindwurm Greif|Hafen OR Haushalt|Hafen OR Landtagswahl OR Klimakrise|(Hafen OR Streit) Minister|Hafen AND Streit|
Hafen -Streit|-Hafen|NOT Landtagswahl|"der Hafen"|"Haushalt Streit"|=Hafen|=Klimakrise|Land*|Wirtschaft*|Hafen NEAR/5 Streit|
Minister NEAR Rücktritt|headline:Hafen|headline:Landtagswahl|body:Krise|section:Schweiz|section:="Schweiz"|publisher:Bote|
publisher:="musterower bote"|author:Anna|place:Bonn|has:section|-has:date|is:duplicate|*|year:2020|since:2020 Hafen|
Hafen OR Streit until:2020|Verteidigungsminister-Rücktritt|Klima-Krise Hafen|Hafen (Streit OR Brücke) -Wahl""".replace(
    "\n", ""
).split("|")
FILTER = re.compile(r"""-?\w+:(=?"[^"]*"|\S*)|NOT \w+|-\w+""")
FILTERS = ["", "--since=2020", "--until=2020-06", "--section=Schweiz", "--section==Schweiz", "--publisher==Bote", "--author=Muster",
           "--place=Bonn", "--headline=Hafen"]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty invented articles whose words, sections, papers, authors, places and dates are drawn by lot."""
    folder = tmp_path_factory.mktemp("one-set")
    picker = random.Random(7)  # noqa: S311 - no secret
    records = []
    for number in range(60):
        text = " ".join(picker.choices(WORDS, k=14))
        record = {
            "title": f"Folge {number}: {' '.join(picker.choices(WORDS, k=2))}",
            "text": f"{picker.choice(PLACES)} (dpa) - Es geht um {text}.\n\nMehr dazu steht morgen in der Zeitung.",
            "section": picker.choice(SECTIONS),
            "publisher": picker.choice(PAPERS),
            "author": picker.choice(AUTHORS),
            "date": picker.choice(DATES),
        }
        records.append({name: value for name, value in record.items() if value is not None})
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "artikel.jsonl").write_text(lines, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["ingest", "-j", "1", "-a", str(folder / "presse.db"), str(folder / "artikel.jsonl")]
    )
    assert result.exit_code == 0, result.stderr
    return folder / "presse.db"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(path), *arguments[1:]])


def groups(results: Results) -> list[str]:
    return [hit.match for hit in results.hits]


@pytest.mark.parametrize("query", QUERIES)
def test_every_number_of_a_query_is_that_of_one_set(path: Path, query: str) -> None:
    counts: dict[str, int] = {}
    with Archive.open(path) as archive:
        for mode in (None, "all", "any"):
            number = archive.count(query, mode=mode)
            page = archive.search(query, limit=1000, mode=mode)
            ids = archive.ids(query, mode=mode)
            assert len(ids) == len(set(ids)) == page.total == number
            assert [hit.id for hit in page.hits if hit.match == FULL] == ids
            assert [article.id for article in archive.articles(query, mode=mode)] == ids
            for sort in ("recent", "date", "-date", "id"):
                assert sorted(archive.ids(query, mode=mode, sort=sort)) == sorted(ids)
            paged = [
                hit.id
                for at in range(0, number, 7)
                for hit in archive.search(query, limit=7, offset=at, mode=mode, beyond=False).hits
            ]
            assert paged == ids
            timeline = archive.timeline(query, step="month", mode=mode)
            bars = sum(count for _, count in timeline.counts)
            assert bars + timeline.undated + timeline.imprecise == timeline.total == number
            for name, values in archive.facets(query, list(FACETS), mode=mode).items():
                alone = sum(one.count for one in values)
                assert alone >= number if name in {"author", "place", "agency"} else alone == number
                for one in values:
                    asked = f"({query}) {one.filter}"
                    if mode != "any":
                        if asked not in counts:
                            counts[asked] = archive.count(asked, mode="all")
                        assert counts[asked] == one.count, (asked, one)


@pytest.mark.parametrize("query", QUERIES)
def test_a_concordance_has_a_line_for_each_article_and_for_no_other(path: Path, query: str) -> None:
    with Archive.open(path) as archive:
        found = archive.ids(query, sort="id")
        try:
            lines = archive.kwic(query, 3, limit=10_000, sort="id")
        except UsageError:  # there is no word in the query that texts could have
            assert not any(char.isalpha() for char in FILTER.sub("", query))
            return
        assert list(dict.fromkeys(line.id for line in lines)) == found


@pytest.mark.parametrize("query", QUERIES[::3])
def test_hits_that_do_not_match_come_behind_those_that_do_and_say_so(path: Path, query: str) -> None:
    with Archive.open(path) as archive:
        number = archive.count(query)
        for beyond in (None, True):
            for sort in ("score", "recent", "date", "id"):
                page = archive.search(query, limit=1000, sort=sort, beyond=beyond)
                order = [FULL, LACKING, PART]
                assert groups(page) == sorted(groups(page), key=order.index)
                assert groups(page).count(FULL) == number == page.total
                assert groups(page).count(LACKING) == (page.lacking or 0)
                assert groups(page).count(PART) == (page.partial or 0)
                assert all(bool(hit.missing) == (hit.match != FULL) for hit in page.hits)
                paged = [
                    hit.id
                    for at in range(0, len(page.hits), 9)
                    for hit in archive.search(query, limit=9, offset=at, sort=sort, beyond=beyond).hits
                ]
                assert paged == [hit.id for hit in page.hits]


@pytest.mark.parametrize("option", FILTERS)
def test_options_hold_for_the_whole_query(path: Path, option: str) -> None:
    options = [option] if option else []
    every = set(run(path, "search", "--ids", "-n1000", *options).stdout.split())
    for query in QUERIES[FILTERS.index(option) % 4 :: 4]:  # each query is asked beside two options at least
        alone = set(run(path, "search", "--ids", "-n1000", "--", query).stdout.split())
        both = run(path, "search", "--ids", "-n1000", *options, "--", query).stdout.split()
        assert set(both) == alone & every, (query, option)
        assert run(path, "count", *options, "--", query).stdout == f"{len(both)}\n"
        shown = json.loads(run(path, "search", "--json", *options, "--", query).stdout or '{"total": 0}')
        assert shown["total"] == len(both)
        lines = run(path, "search", "--jsonl", "-n1000", *options, "--", query).stdout.splitlines()
        assert [str(json.loads(line)["id"]) for line in lines] == both


def test_a_part_of_a_compound_stands_in_for_it_under_its_own_name(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "presse.db") as archive:
        for text in (
            "Die Landtagswahl ist vorbei.",
            "Die Wahl im Verein ist vorbei.",
            "Ein Landtag tagte.",
            "Nichts.",
        ):
            archive.add(f"Politik\n\nKurz gemeldet\n\n{text} Mehr dazu steht morgen hier.".encode())
        page = archive.search("Landtagswahl")
        assert [(hit.match, hit.missing) for hit in page.hits] == [
            (FULL, ()),
            (PART, ("Landtagswahl",)),
            (PART, ("Landtagswahl",)),
        ]
        assert (page.total, page.lacking, page.partial) == (1, 0, 2)
        marked = {hit.snippet.text[start:end] for hit in page.hits for start, end in hit.snippet.marks}
        assert marked == {"Landtagswahl", "Wahl", "Landtag"}
        assert groups(archive.search("Landtagswahl", mode="all")) == [FULL]
        assert groups(archive.search("Landtagswahl -Verein")) == [FULL]
        assert groups(archive.search("Landtagswahl -Verein", beyond=True)) == [FULL, PART]
    shown = run(tmp_path / "presse.db", "search", "Landtagswahl").stdout
    assert shown.index("These have only a part of a compound:") > shown.index("*Landtagswahl*")
    assert "1 hit; 2 have only a part of a compound" in shown
    assert run(tmp_path / "presse.db", "search", "Landtagswahl", "--ids").stdout == "1\n"
    every = run(tmp_path / "presse.db", "search", "Landtagswahl", "--ids", "--lacking").stdout.split()
    assert (every[0], sorted(every)) == ("1", ["1", "2", "3"])
    refused = run(tmp_path / "presse.db", "search", "Wahl", "--lacking", "--all")
    assert (refused.exit_code, "--lacking" in refused.stderr) == (2, True)


def test_a_whole_value_is_asked_for_in_any_case(path: Path) -> None:
    with Archive.open(path) as archive:
        exactly = {article.section for article in archive.articles('section:="SCHWEIZ"')}
        assert exactly == {"Schweiz", "schweiz"}
        assert archive.ids("section:=schweiz") == archive.ids('section:="Schweiz"')
        assert {article.section for article in archive.articles('section:="der rest"')} == {'Der "Rest"'}
        assert len(archive.ids("section:Schweiz")) > len(archive.ids("section:=Schweiz"))
        assert archive.ids('year:="2020"') == archive.ids("date:2020")
        assert len(archive.ids("")) == len(archive.ids("*")) == 60


def test_paper_and_date_stand_on_every_hit(path: Path) -> None:
    shown = run(path, "search", 'publisher:="Musterower Bote" date:2020', "-n1").stdout.splitlines()[0]
    assert " · musterower bote" in shown.lower()
    assert " 2020-" in shown
    hit = json.loads(run(path, "search", "-has:date", "--json", "-n1").stdout)["hits"][0]
    assert (hit["published"], "publisher" in hit) == (None, True)
    assert " undated" in run(path, "search", "-has:date", "-n1").stdout.splitlines()[0]


def test_the_axis_is_the_time_that_was_asked_for(path: Path) -> None:
    lines = run(path, "timeline", "*", "--since", "2019", "--until", "2021-06", "--csv").stdout.splitlines()
    assert (lines[1][:7], lines[30][:7]) == ("2019-01", "2021-06")
    found = json.loads(run(path, "timeline", "*", "--json", "--by", "year").stdout)
    assert found["total"] == 60 == found["undated"] + sum(one["count"] for one in found["counts"])
    assert found["undated"] == int(run(path, "count", "-has:date").stdout) > 0
    assert f"undated    {found['undated']:>6}" in run(path, "timeline", "*").stdout
    assert "have no date" in run(path, "timeline", "*", "--since", "2020").stderr
