from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.query.parse import parse_query
from newsarchive.query.plan import Close, plan_of
from newsarchive.search.match.close import close_among
from newsarchive.search.match.ids import ids_of
from newsarchive.search.match.lexicon import ArchiveLexicon
from newsarchive.search.match.near import near_matches, printed_among

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BODIES = [
    "Der Minister hat gestern Abend lange mit den Müllers gesprochen, ehe die Straße gesperrt war.",
    "Herr Mueller spricht heute. In der Strasse am Kanal standen früher zwei Häuser mit Garten.",
    "Die Ministerin sprach kaum. Ein Haus in der Straße der Gärten wäre ihr lieber gewesen.",
    "Ueberfuellte Haeuser, leere Strassen: Muller und der Minister sprechen vom Beginn der Ferien.",
]
QUERIES = [
    "sprechen NEAR/5 Minister",
    "Müller NEAR/1 sprechen",
    "Mueller NEAR/2 gesprochen",
    "Haus NEAR/6 Straße",
    "Haus NEAR/0 in NEAR/0 Straße",
    "Haus NEAR/1 der NEAR/1 Garten",
    "Straße NEAR/4 Haus NEAR/4 Garten",
    "Überfüllte NEAR/1 Straße",
    '"Minister hat" NEAR/3 Abend',
    "Gart* NEAR/3 Straße",
    "=Straße NEAR/4 Haus",
    "Minister NEAR/9 Minister",
    "beginnen NEAR/9 Ferien",
    "Haus NEAR/9 Unbekanntes",
    "body:(Haus NEAR/3 Straße)",
    "Haus PRE/4 Straße",
    "Straße PRE/4 Haus",
    "Haus PRE/1 der PRE/1 Garten",
]
ORDER_AND_SENTENCES = {
    "Haus PRE/4 Straße": {3, 4},
    "Straße PRE/4 Haus": set(),
    "Straße PRE/12 Haus": {2},
    "sprechen PRE/9 Straße": {1, 2, 3},
    "Haus PRE/1 der PRE/1 Garten": set(),
    "Straße PRE/1 Garten": {3},
    "sprechen NEAR/S Haus": {4},
    "Haus NEAR/S Straße": {2, 3, 4},
    "Minister w/s (Straße OR Ferien)": {1, 4},
    "Kanal NEAR/9 spricht": {2},
    "Kanal NEAR/S spricht": set(),
}
"""Queries, and the numbers of the texts in which they hold."""


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("near") / "presse.db"
    archive = Archive.open(path)
    for number, body in enumerate(BODIES):
        archive.add(f"Lokales\n\nAus der Stadt\n\n{body}".encode(), path=str(number))
    with sqlite3.connect(path) as connection:
        yield connection
    connection.close()


def close_plan(connection: sqlite3.Connection, query: str) -> tuple[Close, ArchiveLexicon]:
    lexicon = ArchiveLexicon(connection)
    plan = plan_of(parse_query(query), lexicon)
    assert isinstance(plan, Close)
    return plan, lexicon


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_tells_what_reading_the_texts_does(connection: sqlite3.Connection, query: str) -> None:
    plan, words = close_plan(connection, query)
    assert near_matches(connection, plan) is not None
    by_index = ids_of(connection, plan, words)
    read = close_among(
        connection, plan, {number for (number,) in connection.execute("SELECT id FROM articles")}, words
    )
    assert by_index <= read
    if query != "beginnen NEAR/9 Ferien":
        assert by_index == read


@pytest.mark.parametrize("query", ORDER_AND_SENTENCES)
def test_order_and_sentences_are_told_by_reading(connection: sqlite3.Connection, query: str) -> None:
    lexicon = ArchiveLexicon(connection)
    plan = plan_of(parse_query(query), lexicon)
    assert ids_of(connection, plan, lexicon) == ORDER_AND_SENTENCES[query]


def test_only_words_of_one_sentence_are_shown_together(connection: sqlite3.Connection) -> None:
    with Archive.open(connection.execute("PRAGMA database_list").fetchone()[2], read_only=True) as archive:
        lines = archive.kwic("sprechen NEAR/S Strassen", 3)
    assert sorted((line.id, line.match) for line in lines) == [
        (1, "gesprochen, ehe die Straße"),
        (4, "Strassen: Muller und der Minister sprechen"),
    ]


def test_a_noun_is_no_form_of_the_verb(connection: sqlite3.Connection) -> None:
    assert ids_of(connection, *close_plan(connection, "beginnen NEAR/9 Ferien")) == set()


def test_letters_beyond_ascii_are_looked_for_in_the_texts(connection: sqlite3.Connection) -> None:
    plan, words = close_plan(connection, "Αθήνα NEAR/3 Haus")
    assert near_matches(connection, plan) is None
    assert ids_of(connection, plan, words) == set()


def test_of_many_forms_those_that_an_article_has_are_told(connection: sqlite3.Connection) -> None:
    forms = ["haeuser", "hauser", "hausern", "kanal", "kanale", "muller", "straße", "strasse", "strassen"]
    there = ["haeuser", "hauser", "kanal", "muller", "straße", "strasse", "strassen"]
    assert printed_among(connection, forms) == there
    assert printed_among(connection, ["hausern", "kanale"]) == printed_among(connection, []) == []
