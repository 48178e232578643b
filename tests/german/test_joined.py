from __future__ import annotations

import pytest

from newsarchive.german.entry import marked_terms
from newsarchive.german.joined import joined, joined_places, query_words
from newsarchive.query.parse import parse_query
from newsarchive.search.match.in_memory import MemoryArchive
from newsarchive.types.article import Article, BodyPart, Source
from newsarchive.types.pieces import BodyKind


def finds(query: str, text: str) -> bool:
    article = Article("k", Source(""), "", body=(BodyPart(BodyKind.PARAGRAPH, text),))
    return bool(MemoryArchive([article]).matching(parse_query(query)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12.500 Lose", ["12500"]),
        ("12 500 Lose", ["12500"]),
        ("12'500 Lose", ["12500"]),
        ("3.400.000 Euro", ["3400000"]),
        ("am 12.03.2021", []),
        ("1,250 oder 12,5", []),
        ("Die U.N.O. tagt", ["uno"]),
        ("ein e. V. mit Sitz", ["ev"]),
        ("Er ist da. I. Muster kommt", []),
        ("Auf der B 7 stockt es", ["b7"]),
        ("Klasse 7 B 12,5 Punkte", []),
        ("Stadt-Land-Fluss", ["stadtland", "landfluss", "stadtlandfluss"]),
    ],
)
def test_pieces_of_a_word_are_joined(text: str, words: list[str]) -> None:
    assert list(joined(text)) == words


def test_places_are_those_of_the_text() -> None:
    text = "Im Ost-West-Dialog 12.500 Mal: U.N.O. lud ein"
    assert [text[one.start : one.end] for one in joined_places(text)] == [
        "Ost-West",
        "West-Dialog",
        "12.500",
        "U.N.O",
    ]


def test_a_number_of_a_query_is_one_word() -> None:
    assert query_words("12.500") == query_words("12500")
    assert query_words("U.N.O.") == ["UNO"]
    assert query_words("Ost-West") == ["Ost", "West"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Obsthandel", "Der Obst- und Gemüsehandel wuchs."),
        ("Obstpreise", "Obst- sowie Gemüsepreise"),
        ("Stadtbäder", "Stadt-, Land- und Kreisbäder"),
        ("Landbad", "Stadt-, Land- und Kreisbäder"),
        ("Auftragnehmer", "Auftraggeber und -nehmer"),
        ("Obsthandel", "Der Obst- und der gesamte Gemüsehandel wuchs."),
        ("Obstpreise", "Obst- beziehungsweise Gemüsepreise"),
        ("Obstkisten", "Obst- und 12 Gemüsekisten"),
        ("Stadtbad", "vom Stadt- zum Landbad"),
        ("12 500", "rund 12.500 Lose"),
        ("B7", "Auf der B 7 stockt es."),
        ("B 7", "Auf der B7 stockt es."),
        ('"12500 Lose"', "rund 12.500 Lose"),
        ('"12.500 Lose"', "rund 12500 Lose"),
        ('"die UNO"', "Heute tagt die U.N.O. wieder."),
        ('"U. N. O. tagt"', "Die UNO tagt wieder."),
        ("Schalter", "ein Telephonschalter"),
        ("24.07.1999", "Am 24. Juli 1999 begann es."),
        ("24.7.1999", "am 24.07.1999"),
        ('"24. Juli 1999"', "Am 24.7.1999 begann es."),
        ('"4,5 Milliarden"', "rund 4,5 Mrd. Taler"),
        ("Millionen", "ein paar Mio. Taler"),
        ("Mrd", "ein paar Milliarden"),
        ("Hauptbahnhof", "vom Hbf. aus"),
        ("Industrie", "Die Binnenschiffahrtindustrie"),
        ("Bioökologie", "die Biooekologie"),
        ("OÖ", "in OOE"),
        ("Imkerverein", "Imker:innenverein"),
        ("Ärztetag", "Der Ärzt*innentag beginnt."),
        ("Bauer", "viele Bäuer:innen"),
        ("Zeuge", "die Zeug/innen"),
        ("Kollege", "der Kolleg(in)"),
        ("Influencer", "Wanderinfluencer*innen und Influencerinnen"),
        ("12500", "rund 12 500 Lose"),
        ("12.500", "rund 12500 Lose"),
        ("NO2", "zu viel NO₂"),
        ("Kreisräten", "ein Kreisrat"),
        ("abgedichtet", "Man wollte das Dach abdichten."),
        ("abdichten", "das abgedichtete Dach"),
        ("abzudichten", "Man dichtet. Man wird abdichten."),
        ("Virentests", "Der Virentest war da."),
        ("Anlaß", "mit gutem Anlass"),
        ("Anlasses", "mit gutem Anlaß"),
        ("Flußschiffahrt", "die Flussschifffahrt"),
        ("wissen", "Er hat es gewußt."),
        ("ÖVP", "so die OEVP"),
        ("Menü", "das Menue"),
    ],
)
def test_a_word_finds_itself_however_it_is_written(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("12500", "12 Lose für 500 Leute"),
        ("Obsthandel", "Obst- und Gemüse im Handel"),
        ("Obsthandel", "Obst und Gemüsehandel"),
        ("Mithandel", "mit- und der Gemüsehandel"),
        ('"12500 Lose"', "12 Euro und 500 Lose"),
        ("B 7", "Klasse B mit 7 Kindern"),
        ("24.07.1999", "Am 24. August 1999 begann es."),
        ('"4,5 Milliarden"', "4,5 Mio. Taler"),
        ("UNO", "Er sah u. a. n. o."[:9]),
    ],
)
def test_what_only_stands_near_is_not_joined(query: str, text: str) -> None:
    assert not finds(query, text)


def test_a_word_the_archive_never_saw_has_the_terms_it_would_have() -> None:
    assert "kreisrat" in marked_terms({"body": "Kreisräten"})
    assert finds("Kreisräten", "Kreisrat")
