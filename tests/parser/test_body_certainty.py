"""How sure a body is: tidy texts more than those with a page's leftovers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.parser.body_certainty import order_of
from newsarchive.parser.parse import parse_article

PARAGRAPHS = [
    "Der Rat von Musterau hat am Montag nach langer Beratung beschlossen, den alten Speicher am Hafen zu sanieren.",
    "Bürgermeisterin Anna Beispiel sprach von einem guten Tag für die Stadt und dankte allen, die geholfen hatten.",
    "Kritik kam von der Opposition, die vor einem Loch im Haushalt warnte und ein zweites Gutachten forderte.",
]
TITLE = "Rat von Musterau rettet den alten Speicher"


def sure_of(blocks: list[str]) -> float:
    return parse_article("\n\n".join(blocks).encode()).confidence["body"].value


def test_leftovers_of_a_page_make_a_body_less_sure() -> None:
    left = ["Teilen", "Lesen Sie auch: Warum Speicher teuer sind", "Anzeige", "Drucken", "Zur Startseite"]
    mixed = [PARAGRAPHS[0], *left, PARAGRAPHS[1], "- Politik", "- Sport", "- Kultur", PARAGRAPHS[2]]
    assert sure_of([TITLE, *mixed]) < 0.5
    assert sure_of([TITLE, *PARAGRAPHS]) > 0.8


@given(st.text())
def test_order_is_a_chance(text: str) -> None:
    article = parse_article(text.encode())
    assert 0 < order_of(article.text, article.pieces) < 1
