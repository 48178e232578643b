"""Closing lines in their forms: signature and agencies, never a picture and never a paragraph."""

from __future__ import annotations

import pytest

from newsarchive.parser.parse import parse_article

TEXT = "Der Steg am Nordufer wird im April erneuert, wie der Vorstand des Ruderclubs am Montag nach langer Beratung in Musterau mitteilte."
LAST = "Die Stadt gibt die Hälfte der Summe dazu. Gerudert wird bis dahin vom Südufer aus."
BEHIND = """
– dpa | dpa
/dpa | dpa
ks |
-mus- |
Quelle: dpa/AFP | dpa AFP
Agentur: AFP | AFP
(mus mit dpa) | dpa
mus/KNA/epd | KNA epd
© dpa | dpa
Mit dpa | dpa
"""
LINE = """
-mus- |
/mus |
Agentur: AFP | AFP
(Redaktion) |
FAZ.NET/dpa | dpa
mus mit dpa | dpa
mus/ (mit Material von dpa und AFP) | dpa AFP
© KNA. Alle Rechte vorbehalten. | KNA
© SZ/dpa/abc | dpa
"""


def forms(listed: str) -> list[tuple[str, set[str]]]:
    pairs = (line.split("|") for line in listed.strip().splitlines())
    return [(line.strip(), set(agencies.split())) for line, agencies in pairs]


def check(closed: str, agencies: set[str]) -> None:
    article = parse_article(
        f"Ruderclub bekommt neuen Steg\n\nVon Ida Stimme\n\n{TEXT}\n\n{TEXT[:-1]}, hieß es.\n\n{LAST}{closed}\n".encode(),
        name="x.txt",
    )
    assert (article.photos, set(article.agencies), article.body[-1].text) == ((), agencies, LAST)
    assert article.signature


@pytest.mark.parametrize(("line", "agencies"), forms(BEHIND))
def test_a_signature_behind_the_last_sentence(line: str, agencies: set[str]) -> None:
    check(f" {line}", agencies)


@pytest.mark.parametrize(("line", "agencies"), forms(LINE))
def test_a_signature_in_a_line_of_its_own(line: str, agencies: set[str]) -> None:
    check(f"\n\n{line}", agencies)


@pytest.mark.parametrize("name", ["USA", "etc"])
def test_a_word_in_the_last_line_signs_nothing(name: str) -> None:
    article = parse_article(f"Ruderclub\n\n{TEXT}\n\n{LAST} {name}\n".encode(), name="x.txt")
    assert article.signature is None
