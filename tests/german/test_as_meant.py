from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.german.as_meant import as_meant, repaired
from newsarchive.parser.corrections import Correction
from newsarchive.parser.repair_notes import spells_umlauts_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Bruessel", "Brüssel"),
        ("Oesterreich", "Österreich"),
        ("naechste Woche", "nächste Woche"),
        ("neue Quelle", "neue Quelle"),
        ("treue Frauen", "treue Frauen"),
        ("Michael in Soest", "Michael in Soest"),
        ("aktuell", "aktuell"),
        ("Aeroflot", "Aeroflot"),
    ],
)
def test_umlauts_come_back_where_they_were(printed: str, meant: str) -> None:
    assert repaired(printed, umlauts=True) == meant


@given(st.text(max_size=60))
def test_a_repaired_text_needs_no_repair(text: str) -> None:
    once = repaired(text)
    assert repaired(once) == once
    assert "\N{SOFT HYPHEN}" not in once


def test_one_umlaut_is_enough() -> None:
    text = "Fuer die Buergermeister waere das moeglich, sagte der Praesident waehrend des Gespraechs. "
    assert spells_umlauts_out(text * 3)
    assert not spells_umlauts_out(text * 3 + "Köln")


def test_the_index_holds_the_repaired_form_and_marks_the_printed_one(tmp_path: Path) -> None:
    text = "Politik Rat tagt lange in Bonn\n\nBonn. Der Bun\xaddestag und der Pro\N{LATIN SMALL LIGATURE FI} sprachen am Montag."
    with Archive.open(tmp_path / "presse.db") as archive:
        article = archive.add(text.encode())
        assert "Bun\xaddestag" in article.body[0].text
        for query, printed in (("Bundestag", "Bun\xaddestag"), ("Profi", "Pro\N{LATIN SMALL LIGATURE FI}")):
            (hit,) = archive.search(query).hits
            assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == [printed]


PARAGRAPH = (
    "Am alten Flussarm steht ein Gerüst aus Fichtenholz, daneben liegen vierhundert Ballen Stroh im Regen."
)
REPAIRED = {
    "a misread quotation mark": (
        f"Rat lobt den Entwurf\n\nDer Rat sandte wein positives Zeichen“ aus. Nun wird gebaut.\n\n{PARAGRAPH}\n\n{PARAGRAPH}",
        '"ein positives Zeichen"',
    ),
    "soft hyphens": (
        f"Gemeinde baut um\n\nDas Bahn\xadhofs\xadviertel wächst. Nun wird gebaut.\n\n{PARAGRAPH}\n\n{PARAGRAPH}",
        '"das Bahnhofsviertel wächst"',
    ),
    "ligatures": (
        f"Gemeinde baut um\n\nDas Büro \N{LATIN SMALL LIGATURE FI}ndet neue Räume. Nun wird gebaut.\n\n{PARAGRAPH}\n\n{PARAGRAPH}",
        '"Büro findet neue Räume"',
    ),
    "umlauts spelled out": (
        "Bruessel verhaengt Zoelle\n\nDie Waehrung faellt, die Boersen zoegern. Fuer Haendler wird es schwieriger.\n\nWir muessen uns schuetzen, sagte die Praesidentin ueber die naechsten Gespraeche, und verliess den Saal. Frueher waeren alle dagegen gewesen, nun fuehrt kein Weg zurueck.",
        '"wir müssen uns schützen"',
    ),
    "double-encoded text": (
        f"Brüssel verhängt Zölle\n\nDie Währung fällt, die Börsen zögern. „So geht es nicht“, heißt es.\n\n{PARAGRAPH}".encode()
        .decode("cp1252", "replace"),
        '"die Währung fällt"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REPAIRED)
def test_exact_phrases_find_the_repaired_form(tmp_path: Path, what: str) -> None:
    text, phrase = REPAIRED[what]
    with Archive.open(tmp_path / "presse.db") as archive:
        article = archive.add(text.encode())
        assert article.notes
        assert [hit.id for hit in archive.search(phrase).hits] == [article.id]
        assert list(archive.verify()) == []


def test_the_index_of_repaired_texts_follows_its_articles(tmp_path: Path) -> None:
    text, phrase = REPAIRED["soft hyphens"]
    with Archive.open(tmp_path / "presse.db") as archive:
        article = archive.add(text.encode())
        assert article.id is not None
        archive.correct(article.id, [Correction("teaser", "Es geht voran.")])
        assert archive.verify() == []
        assert archive.search(phrase).hits == ()
        archive.connection.execute("INSERT INTO repaired_fts (rowid, teaser) VALUES (99, 'zu viel')")
        (problem,) = archive.verify()
        assert "repaired" in problem.message
        assert archive.verify(mend=True) == []


def test_the_misread_form_stays_in_the_field() -> None:
    printed = "Der Rat sandte wein positives Zeichen“ aus."
    assert as_meant(printed) == "Der Rat sandte „ein positives Zeichen“ aus."
    assert (
        as_meant("Er trank Wein. „Gut“, sagte er, wein Glas Wasser.")
        == "Er trank Wein. „Gut“, sagte er, wein Glas Wasser."
    )


@given(st.text(alphabet="„“”w ein\n\xadx", max_size=80))
def test_a_text_as_meant_is_meant_so(text: str) -> None:
    once = as_meant(text)
    assert as_meant(once) == once
    assert len(once) == len(text.replace("\xad", ""))
