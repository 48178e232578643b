from __future__ import annotations

import pytest

from newsarchive.formats.html.stated.authors import persons
from newsarchive.parser.parse import parse_article

TEXT = "Der Steg am Nordufer wird im April erneuert, wie der Vorstand des Ruderclubs am Montag nach langer Beratung in Musterau mitteilte."


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Von Anna und Bernd Muster", ("Anna Muster", "Bernd Muster")),
        ("Von Anna & Bernd von Muster", ("Anna von Muster", "Bernd von Muster")),
        ("Von Müller, Anna; Beispiel, Bernd", ("Anna Müller", "Bernd Beispiel")),
    ],
)
def test_a_byline_of_couples_or_surnames_first(line: str, authors: tuple[str, ...]) -> None:
    article = parse_article(
        f"Ruderclub bekommt neuen Steg\n\n{line}\n\n{TEXT}\n\n{TEXT}\n".encode(), name="x.txt"
    )
    assert article.byline is not None
    assert article.byline.authors == authors


def test_a_particle_before_a_surname_is_no_mark_of_the_author() -> None:
    assert persons("von Muster, Karl", "") == ["Karl von Muster"]
