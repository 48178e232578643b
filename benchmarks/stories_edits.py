"""The edits that papers make to a text: paragraphs of an article -> those of a copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

__all__ = ["CHAINED", "EDITS", "sentences"]

TOWNS = ["Berlin", "München", "Wien", "Zürich", "Kiel", "Graz", "Halle", "Mainz", "Genf", "Bonn"]
AGENCIES = ["dpa", "AFP", "AP", "Reuters", "epd", "KNA", "APA", "sda"]
LOCAL = [
    (
        "Auch in {town} sorgt das Thema für Gespräche. Die Stadtverwaltung teilte auf Anfrage mit, man beobachte die Entwicklung "
        "genau und werde den Rat im kommenden Monat unterrichten. Oberbürgermeister {name} sprach von einer Aufgabe für alle."
    ),
    (
        "Für die Region {town} hat das Folgen. {name}, Sprecherin des Kreises, rechnet mit {number} Betroffenen. Eine "
        "Bürgersprechstunde soll Anfang der Woche im Rathaus stattfinden, Anmeldungen sind von Montag an möglich."
    ),
]
NAMES = [
    "Anna Berger",
    "Karl Seidel",
    "Meike Thoms",
    "Jörg Pfister",
    "Sabine Kolb",
    "Ulf Brandner",
    "Ines Wolter",
    "Timo Rauch",
]
FILLERS = "auch zudem bereits jedoch derzeit offenbar allerdings inzwischen zunächst weiterhin deutlich besonders dabei etwa".split()
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
SPELT = {
    "2": "zwei",
    "3": "drei",
    "4": "vier",
    "5": "fünf",
    "6": "sechs",
    "7": "sieben",
    "8": "acht",
    "9": "neun",
    "10": "zehn",
    "12": "zwölf",
}


def sentences(text: str) -> list[str]:
    """Cut a paragraph into sentences, roughly."""
    return re.split(r"(?<=[a-zäöüß“\"][.!?]) (?=[A-ZÄÖÜ„])", text)


def as_it_is(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Change nothing: the headline is another one in each copy."""
    del dice
    return paragraphs


def cut(dice: random.Random, paragraphs: list[str], share: float) -> list[str]:
    """Keep whole sentences from the beginning, up to ``share`` of all words."""
    del dice
    left = share * sum(len(one.split()) for one in paragraphs)
    kept: list[str] = []
    for paragraph in paragraphs:
        some: list[str] = []
        for sentence in sentences(paragraph):
            if left <= 0:
                break
            some.append(sentence)
            left -= len(sentence.split())
        if some:
            kept.append(" ".join(some))
    return kept


def cut_end(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Leave out the end."""
    return cut(dice, paragraphs, dice.uniform(0.55, 0.9))


def cut_third(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Leave a third."""
    return cut(dice, paragraphs, dice.uniform(0.3, 0.36))


def local(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Put in a local paragraph."""
    added = dice.choice(LOCAL).format(
        town=dice.choice(TOWNS), name=dice.choice(NAMES), number=dice.randrange(20, 900)
    )
    where = dice.choice([0, len(paragraphs), dice.randrange(len(paragraphs) + 1)])
    return [*paragraphs[:where], added, *paragraphs[where:]]


def dateline(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Set a dateline in front."""
    form = dice.choice(["{town} ({agency}) - ", "{town}. ", "{town} – ", "{town} ({agency}/{other}). "])
    head = form.format(town=dice.choice(TOWNS), agency=dice.choice(AGENCIES), other=dice.choice(AGENCIES))
    return [head + paragraphs[0], *paragraphs[1:]]


def credit(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Name an agency or an author."""
    agency = dice.choice(AGENCIES)
    return dice.choice(
        [
            [*paragraphs, f"({agency})"],
            [f"Von {dice.choice(NAMES)}", *paragraphs],
            [*paragraphs, f"© {agency}-infocom, dpa:2101{dice.randrange(10**6)}/2"],
        ]
    )


def quotes(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Set other quotation marks."""
    opening, closing = dice.choice([("»", "«"), ("«", "»"), ('"', '"'), ("“", "”")])
    return [
        re.sub('[„»«"](?=\\w)', opening, re.sub('(?<=\\S)[“”"«»](?!\\w)', closing, one)) for one in paragraphs
    ]


def umlauts(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Write umlauts out."""
    del dice
    return [one.translate(UMLAUTS) for one in paragraphs]


def figures(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Set figures otherwise."""
    del dice
    return [set_otherwise(one) for one in paragraphs]


def set_otherwise(text: str) -> str:
    """Write small numbers out, part thousands by blanks, and shorten units."""
    text = re.sub(
        r"(?<![\d.,])(\d\d?)(?![\d.,:])(?= [a-zA-ZÄÖÜ])", lambda match: SPELT.get(match[1], match[1]), text
    )
    text = re.sub(r"(?<=\d)\.(?=\d{3}\b)", " ", text)
    for word, sign in (("Prozent", "%"), ("Euro", "€"), ("Millionen", "Mio."), ("Milliarden", "Mrd.")):
        text = re.sub(rf"(?<=\d )\b{word}\b", sign, text)
    return text


def swap(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Turn round two paragraphs."""
    if len(paragraphs) < 3:
        return paragraphs
    at = dice.randrange(1, len(paragraphs) - 1)
    return [*paragraphs[:at], paragraphs[at + 1], paragraphs[at], *paragraphs[at + 2 :]]


def light(dice: random.Random, paragraphs: list[str], share: float = 0.05) -> list[str]:
    """Leave out, put in, change and turn round words."""
    found = []
    for paragraph in paragraphs:
        words = paragraph.split()
        at = 0
        while at < len(words):
            if dice.random() < share:
                what = dice.randrange(4)
                if what == 0:
                    del words[at]
                elif what == 1:
                    words.insert(at, dice.choice(FILLERS))
                elif what == 2:
                    words[at] = dice.choice(FILLERS)
                elif at + 1 < len(words):
                    words[at : at + 2] = words[at + 1], words[at]
            at += 1
        if words:
            found.append(" ".join(words))
    return found


def shuffle(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Keep the first paragraph, and turn round all others."""
    rest = paragraphs[1:]
    dice.shuffle(rest)
    return [*paragraphs[:1], *rest]


def reword(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Put other words of the article in the place of one in twenty, as an edit with synonyms would."""
    words = " ".join(paragraphs).split()
    return [
        " ".join(dice.choice(words) if dice.random() < 0.05 else word for word in one.split())
        for one in paragraphs
    ]


def drop(dice: random.Random, paragraphs: list[str]) -> list[str]:
    """Leave out every fifth sentence or so, not the first."""
    found = []
    for number, one in enumerate(paragraphs):
        kept = [
            each
            for place, each in enumerate(sentences(one))
            if (number, place) == (0, 0) or dice.random() > 0.2
        ]
        if kept:
            found.append(" ".join(kept))
    return found


EDITS: dict[str, Callable[[random.Random, list[str]], list[str]]] = {
    "headline": as_it_is,
    "cut_end": cut_end, "cut_third": cut_third, "local": local, "dateline": dateline, "credit": credit, "quotes": quotes,
    "umlauts": umlauts, "figures": figures, "swap": swap, "light": light, "drop": drop, "shuffle": shuffle, "reword": reword,
}  # fmt: skip
CHAINED = [
    "cut_end",
    "local",
    "dateline",
    "credit",
    "quotes",
    "umlauts",
    "figures",
    "swap",
    "light",
    "drop",
    "reword",
]
