from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    "„Der neue Tunnel wird gebaut, das verspreche ich“, sagte Verkehrsminister Karl Winter (CDU) am Montag."
)
ARTICLES = [
    f"Politik\n\nTunnel kommt\n\n12.01.2022\n\nBerlin (dpa) - {SAID} Mehr Geld gebe es nicht.",
    f"Politik\n\nMinister verspricht Tunnel\n\n13.01.2022\n\nWien (APA) - Es gab lange Streit. {SAID} Die Gemeinde wartet seit Jahren.",
    "Lokales\n\nStreit im Rat\n\n14.02.2023\n\n„Wir haben dafür kein Geld mehr übrig“, sagte Bürgermeisterin Eva B. Muster. Die Polizei teilte mit, dass niemand verletzt worden sei.",
    "Lokales\n\nRat tagt\n\n15.02.2023\n\n„Nun ist wirklich alles gesagt“, sagte Bürgermeisterin Eva Muster. „Das sehe ich ganz anders“, sagte Eva Muster später.",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "presse.db") as archive:
        for number, text in enumerate(ARTICLES):
            archive.add(text.encode(), path=f"{number}.txt")
    return tmp_path / "presse.db"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(path), *arguments[1:]])


def test_a_statement_that_two_articles_print_comes_once(path: Path) -> None:
    (first, *_) = json.loads(run(path, "quotes", "Winter", "--json").stdout)
    assert first["words"] == "„Der neue Tunnel wird gebaut, das verspreche ich“"
    assert (first["person"], first["function"], first["party"]) == ("Karl Winter", "Verkehrsminister", "CDU")
    assert (first["printed"], first["articles"], first["id"]) == (2, [1, 2], 1)


def test_quotes_as_text_and_table(path: Path) -> None:
    shown = run(path, "quotes", "Karl Winter").stdout
    assert "Karl Winter (CDU) · Verkehrsminister · 2022-01-12 · am Montag · direct" in shown
    assert "printed by 2 articles: 1, 2" in shown
    rows = list(csv.DictReader(io.StringIO(run(path, "quotes", "Polizei", "--csv").stdout)))
    assert [row["words"] for row in rows] == ["dass niemand verletzt worden sei"]


def test_quotes_of_a_query_and_since(path: Path) -> None:
    assert run(path, "quotes", "--about", "Tunnel", "--since", "2023").exit_code == 1
    found = run(path, "quotes", "--about", "Rat", "--since", "2023-02-15", "--jsonl").stdout.splitlines()
    assert len(found) == 2
    assert run(path, "quotes", "--by-paper", "--json").exit_code == 2


def test_people_with_other_names_and_why(path: Path) -> None:
    people = {one["name"]: one for one in json.loads(run(path, "people", "--json").stdout)}
    assert people["Eva Muster"]["quoted"] == 3
    assert people["Eva Muster"]["variants"] == [
        {"name": "Eva B. Muster", "quoted": 1, "reason": "same first and last name"}
    ]
    assert run(path, "people", "--split", "Eva B. Muster").stdout == "1 names stand for themselves\n"
    assert "Eva B. Muster" in {one["name"] for one in json.loads(run(path, "people", "--json").stdout)}
    run(path, "people", "--join", "Eva Muster", "Eva B. Muster")
    joined = {one["name"]: one for one in json.loads(run(path, "people", "--json").stdout)}
    assert joined["Eva Muster"]["variants"][0]["reason"] == "joined by hand"


def test_a_name_that_nobody_has_is_refused(path: Path) -> None:
    refused = run(path, "people", "--split", "Niemand Da")
    assert refused.exit_code == 2
    assert "nobody is quoted as 'Niemand Da'" in refused.stderr


def test_queries_for_what_was_said(path: Path) -> None:
    assert run(path, "count", "said:Tunnel").stdout == "2\n"
    assert run(path, "count", "said:verletzt").stdout == "1\n"
    assert run(path, "count", "quote:verletzt").stdout == "0\n"
    assert run(path, "count", 'quote:"kein Geld"').stdout == "1\n"
    assert run(path, "count", "by:Muster").stdout == "2\n"
    assert run(path, "count", "has:quotation").stdout == "4\n"
    facets = json.loads(run(path, "search", "has:speaker", "--facet", "speaker", "--json").stdout)["speaker"]
    assert facets[0]["value"] == "Karl Winter"
    assert facets[0]["count"] == 2
    assert run(path, "count", facets[0]["filter"]).stdout == "2\n"


def test_each_quotation_is_shown_in_its_place(path: Path) -> None:
    shown = run(path, "show", "1", "--quotes").stdout
    assert "[1: „Der neue Tunnel wird gebaut, das verspreche ich“], sagte Verkehrsminister" in shown
    assert "[1] direct · Verkehrsminister Karl Winter (CDU) · Karl Winter · sagte · am Montag" in shown
    assert run(path, "show", "1", "--quotes", "--raw").exit_code == 2


def test_spans_of_the_record_point_into_its_text(path: Path) -> None:
    with Archive.open(path) as archive:
        for number in range(1, 5):
            article = archive.get(number)
            assert article.quotations
            for quotation in article.quotations:
                printed = " … ".join(article.text[start:end] for start, end in quotation.spans)
                assert " ".join(printed.split()) == quotation.words


def test_who_said_it_is_set_right_for_good(path: Path) -> None:
    words = "dass niemand verletzt worden sei"
    assert run(path, "correct", "3", "quotations", f"{words} | Eva Muster").exit_code == 0
    assert (
        run(path, "correct", "3", "quotations", "„Wir haben dafür kein Geld mehr übrig“ | -").exit_code == 0
    )
    run(path, "reparse", "3")
    with Archive.open(path) as archive:
        article = archive.get(3)
        (quotation,) = article.quotations
        assert quotation.words == words
        assert quotation.person is not None
        assert (quotation.person.name, quotation.confidence) == ("Eva Muster", 1.0)
        assert article.places["quotations"] == "hand"


def test_words_that_the_article_does_not_have_are_refused(path: Path) -> None:
    refused = run(path, "correct", "3", "quotations", "Das steht hier nicht | Eva Muster")
    assert refused.exit_code == 2
    assert "does not stand in the text" in refused.stderr
    assert "expected the words and who said them" in run(path, "correct", "3", "quotations", "Geld").stderr


def test_review_names_quotations_that_are_unsure(path: Path) -> None:
    shown = run(path, "review", "--below", "1").stdout
    assert "quotation is " in shown
