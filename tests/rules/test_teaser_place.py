from __future__ import annotations

import json

from newsarchive.parser.parse import parse_article

TITLE = "Ruderclub bekommt neuen Steg"
TEXT = "Der Steg am Nordufer wird im April erneuert, wie der Vorstand des Ruderclubs am Montag nach langer Beratung in Musterau mitteilte."


def test_below_a_paragraph_of_a_record_nothing_is_the_teaser() -> None:
    lines = "Die Kinder hatten das\nim Mai noch selbst in der Hand und sie wollten\nes so behalten, wie es immer gewesen war am\nNordufer, sagte der Vorstand."
    text = "\n\n".join(
        [f"{TEXT} {TEXT}", TEXT, "Seehofer verteidigte den Steg. „Er bleibt“, sagte er der", lines, TEXT]
    )
    article = parse_article(
        json.dumps({"title": TITLE, "text": text, "date": "2022-01-12"}).encode(), name="a.json"
    )
    assert (article.headline, article.teaser) == (TITLE, None)
