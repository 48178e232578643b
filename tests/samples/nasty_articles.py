"""Invented articles that hold what breaks exports, and a plain one."""

from __future__ import annotations

from dataclasses import replace

from newsarchive.parser.parse import parse_article
from newsarchive.types.article import Article, BodyPart, Byline
from newsarchive.types.pieces import BodyKind

__all__ = ["NASTY", "PLAIN", "article_of"]


def article_of(text: str) -> Article:
    """Return the article of an invented text."""
    return parse_article(text.encode())


PLAIN = article_of(
    "Häuser & Höfe 𝔊\n\nVon Anna Muster\n\nMusterow. Der Rat hat am Abend über die Häuser am Markt beraten und nichts beschlossen.\n\n"
    "Die Sitzung dauerte bis Mitternacht, und am Ende waren alle müde."
)
NASTY = replace(
    article_of("Ein Titel\n\nMusterow. Der Rat tagte am Abend lange und beschloss nichts."),
    headline='=SUMME(A1) & #Hash 100 % "Zitat" {lose Klammer',
    teaser="NO",
    section="NA",
    published="2022-01",
    byline=Byline("Von Karl von der Heide", ("Karl von der Heide",)),
    source=replace(
        PLAIN.source, publisher="Muster & Söhne Bote", url="https://bote.example/a?x=1&y=2%20z#q_r"
    ),
    body=(
        BodyPart(BodyKind.PARAGRAPH, "Erster Absatz mit ER  - darin."),
        BodyPart(BodyKind.PARAGRAPH, "ER  -"),
        BodyPart(BodyKind.PARAGRAPH, "Zweiter \x0b Absatz \u202e umgekehrt \u2028 Zeile. 𝔊rüße 😀."),
        BodyPart(BodyKind.PARAGRAPH, "#TEXT kein neuer Text"),
        BodyPart(BodyKind.PARAGRAPH, "- kein Listenpunkt"),
        BodyPart(BodyKind.PARAGRAPH, "Langer Text mit Wörtern. " * 2100),
    ),
)
