from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive import Archive
from newsarchive.repairs import repaired, spells_umlauts_out

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
