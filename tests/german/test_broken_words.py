from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.german.as_meant import as_meant
from newsarchive.german.fold import rejoined
from newsarchive.parser.build import fold

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("im Früh- jahr", "im Frühjahr"),
        ("die Bürger- meisterin", "die Bürgermeisterin"),
        ("hat ver- sprochen", "hat versprochen"),
        ("Ein- und Ausfahrt", "Ein- und Ausfahrt"),
        ("Ost- und Westkai, Vor- sowie Nachteile", "Ost- und Westkai, Vor- sowie Nachteile"),
        ("Nord- Süd", "Nord- Süd"),
        ("Haupt-, Neben- bzw. Sommerzeit", "Haupt-, Neben- bzw. Sommerzeit"),
    ],
)
def test_a_word_that_a_line_end_broke_is_whole_again(printed: str, meant: str) -> None:
    assert rejoined(printed) == meant


def test_the_long_s_is_an_s() -> None:
    assert as_meant("Gaſanſtalt") == "Gasanstalt"


def test_both_are_found_as_they_are_meant_and_shown_as_printed(tmp_path: Path) -> None:
    text = "Kai bröckelt\n\nDer Umbau der Gaſanſtalt soll im Früh- jahr beginnen, ſagte der Bürger- meiſter am Montag. Ein- und Ausfahrt bleiben offen.\n"
    with Archive.open(tmp_path / "a.db") as archive:
        article = archive.add(text.encode(), path="a")
        for query in ("Frühjahr", "Bürgermeister", "Gasanstalt", '"im Frühjahr beginnen"', "=Gasanstalt"):
            assert archive.search(query).total == 1, query
        assert archive.verify() == []
    assert "Früh- jahr" in article.body[0].text
    notes = {note.code: note.message for note in article.notes}
    assert "Frühjahr" in notes["broken-word"]
    assert "Gasanstalt" in notes["long-s"]


@pytest.mark.parametrize(
    "sign", ["-", "\u2010", "\u2e17", "\N{SOFT HYPHEN}", "\N{NOT SIGN}", "=", "\ufffe", "\x02"]
)
def test_a_word_that_a_line_end_parts_is_whole_whatever_sign_stands_there(sign: str) -> None:
    assert fold(f"viele Gar{sign}\ntentore") == "viele Gartentore"
