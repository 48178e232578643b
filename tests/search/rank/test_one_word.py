from __future__ import annotations

import random

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.german.lazy_pattern import late
from newsarchive.query.parse import parse_query
from newsarchive.query.plan import plan_of
from newsarchive.render.hits.page import INDENT, wrapped
from newsarchive.search.match import ids as by_sql
from newsarchive.search.match import postings as lists
from newsarchive.search.match.ids import ids_of, marks_match
from newsarchive.search.match.lexicon import ArchiveLexicon
from newsarchive.search.rank import gather as gathering
from newsarchive.search.rank import rarity as weighing
from newsarchive.search.rank.rank import rank
from newsarchive.search.rank.ranking import first_ids
from newsarchive.search.rank.terms import query_terms_of
from newsarchive.search.readings import positive_words

WORDS = "Hafen Hafens Häfen Hafenstadt Stadt Städte Rat Räte Stadtrat Stadträte Kran Möwe gehen ging Brücke".split()
PLACES = ("Bonn", "Kiel", "Graz")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Made-up articles in which words are more or less frequent, near the top or not, in one form or another."""
    archive = Archive.open(tmp_path_factory.mktemp("bounded") / "presse.db")
    picker = random.Random(3)  # noqa: S311 - no secret
    for number in range(60):
        words = picker.choices(WORDS, weights=range(len(WORDS), 0, -1), k=picker.randrange(3, 60))
        place = picker.choice(PLACES)
        text = f"Lokales\n\nDer {words[0]} Nummer {number}\n\n{place}. Das ist {' und '.join(words[1:])}{' mit Aussicht' if number % 3 else ''}."
        archive.add(text.encode(), path=str(number))
    return archive


@pytest.mark.parametrize("word", [*WORDS, "=Rat", "Rates", "Fehlendes"])
@pytest.mark.parametrize("enough", [1, 3, 10, 100])
def test_the_best_of_one_word_are_the_best_of_all(archive: Archive, word: str, enough: int) -> None:
    lexicon = ArchiveLexicon(archive.connection)
    query_terms = query_terms_of(positive_words(parse_query(word)), lexicon)
    every = {number for (number,) in archive.connection.execute("SELECT id FROM articles")}
    bounded = rank(lexicon, query_terms, within=None, allowed=None, enough=enough).scores
    full = rank(lexicon, query_terms, within=None, allowed=every, enough=1000).scores
    assert first_ids(bounded, enough) == first_ids(full, enough)
    assert [bounded[number] for number in first_ids(bounded, enough)] == pytest.approx(
        [full[number] for number in first_ids(full, enough)]
    )


@pytest.mark.parametrize("word", [*WORDS, "Fehlendes"])
def test_a_long_list_is_counted_as_a_short_one_is(
    archive: Archive, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (query_term,) = query_terms_of(positive_words(parse_query(word)), ArchiveLexicon(archive.connection))
    gone_through = lists.count_about(archive.connection, query_term.terms, 60)
    monkeypatch.setattr(lists, "ASKED_FIRST", 2)
    assert lists.count_about(archive.connection, query_term.terms, 60) == gone_through


@pytest.mark.parametrize(
    "query",
    [
        "und Hafen",
        "mit Hafen",
        "mit Stadtrat",
        "das Stadtrat",
        "Häfen Rat",
        "Stadtrat Hafenstadt Kran",
        "Stadt Möwe",
    ],
)
@pytest.mark.parametrize("enough", [1, 3, 10, 100])
@pytest.mark.parametrize("common", [40, 12_000])
def test_the_best_that_have_all_words_are_the_best_of_those_listed(
    archive: Archive, query: str, enough: int, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (gathering, weighing):
        monkeypatch.setattr(module, "COMMON", common)
    lexicon = ArchiveLexicon(archive.connection)
    query_terms = query_terms_of(positive_words(parse_query(query)), lexicon)
    plan = plan_of(parse_query(query), lexicon)
    every = ids_of(archive.connection, plan, lexicon)
    full = rank(lexicon, query_terms, within=None, allowed=every, enough=1000).scores
    bounded = rank(lexicon, query_terms, within=marks_match(plan), allowed=None, enough=enough)
    best = first_ids(bounded.scores, enough)
    assert best == first_ids(full, enough)
    assert [bounded.scores[number] for number in best] == pytest.approx([full[number] for number in best])
    assert bounded.total in {None, len(every)}


@pytest.mark.parametrize(
    "query",
    ["Hafen place:Bonn", "Rat has:place", "Rat has:photo", "Stadt place:Kiel date:2020", "-Rat place:K*"],
)
def test_few_articles_are_asked_one_by_one(
    archive: Archive, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon = ArchiveLexicon(archive.connection)
    plan = plan_of(parse_query(query), lexicon)
    one_by_one = ids_of(archive.connection, plan, lexicon)
    monkeypatch.setattr(by_sql, "FEW", -1)
    assert ids_of(archive.connection, plan, lexicon) == one_by_one


@pytest.mark.parametrize("count", [10, 10_000])
def test_a_list_is_gone_through_once_however_many_are_wanted(archive: Archive, count: int) -> None:
    connection, numbers = archive.connection, range(1, 50)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    found = lists.among(connection, "articles_fts", '"hafen"', numbers)
    assert lists.members(connection, "articles_fts", '"hafen"', set(numbers), count) == found
    connection.set_trace_callback(None)
    plans = [
        step
        for statement in asked
        if statement.startswith("SELECT")
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    gone_through = [step for step in plans if step.startswith("SCAN articles_fts")]
    assert len(gone_through) == 2
    assert not any("=" in step for step in gone_through)  # it would ask the index anew for each


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Hafn", "Hafen"), ("Hfaen", "Hafen"), ("ahfen", "Hafen"), ("Brükce", "Brücke"), ("Hafenstdat", "Hafenstadt"),
     ("Hafenstdta", "Hafenstadt"), ("Xylophon", None), ("headline:Hafn", "headline:Hafen"), ("body:(Hafn Rat)", None)],
)  # fmt: skip
def test_slips_are_mended(archive: Archive, typed: str, meant: str | None) -> None:
    assert archive.search(typed).meant == meant


def test_lines_are_cut_at_blanks_and_behind_hyphens() -> None:
    text = "Der Nato-Russland-Rat tagt"
    assert [line.removeprefix(INDENT) for line in wrapped(text, 20)] == ["Der Nato-", "Russland-Rat", "tagt"]
    assert wrapped("Donaudampfschiff", 12) == [INDENT + part for part in ("Donaud", "ampfsc", "hiff")]
    assert wrapped("", 40) == []


def test_a_late_pattern_is_compiled_when_it_is_used() -> None:
    pattern = late("[a-z]+")
    assert "findall" not in vars(pattern)
    assert pattern.findall("ab 1 c") == ["ab", "c"]
    assert "findall" in vars(pattern)
