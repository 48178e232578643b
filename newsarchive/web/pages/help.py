"""The table of a query's fields -> what the page about the query language shows, with examples to try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.query.fields import DATE_FIELDS, FIELDS, PARTS
from newsarchive.web.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GERMAN", "help_page"]

SIGNS = (
    ("Rat Brüssel", "beide Wörter, in jeder Form und in Zusammensetzungen", "both words, in any form and in compounds"),
    ('"rote Karte"', "die Wörter in dieser Folge, so wie sie dastehen", "the words in this order, as they stand"),
    ("=Haus", "nur diese Form, keine Beugung", "this form alone, not inflected"),
    ("Stra*", "Wörter, die so anfangen", "words that begin like it"),
    ("M?ller", "ein beliebiger Buchstabe", "any one letter"),
    ("Kiew OR Kyjiw", "eines von beiden; auch ODER", "either of them"),
    ("Minister -Sport", "ohne dieses Wort; auch NICHT", "without this word; NOT, too"),
    ("(Haus OR Hof) Brand", "Klammern fassen zusammen", "parentheses group"),
    ("Kanzler NEAR/5 Rede", "höchstens fünf Wörter dazwischen; auch NAHE/5", "at most five words between"),
    ("headline:Rat", "in einem Feld", "in one field"),
    ("section:=Politik", "der ganze Wert eines Feldes", "the whole value of a field"),
    ("date:2022-01", "an diesem Tag, in diesem Monat oder Jahr", "on this day, in this month or year"),
    ("since:2020 until:2022-06", "von … bis; auch seit: und bis:", "from … to"),
    ("has:photo", "mit einem solchen Teil", "with such a part"),
    ("*", "jeder Artikel", "every article"),
)  # fmt: skip
"""A query, and what it finds in German and English."""
DAYS = "2022, 2022-01, 12.01.2022, 7d"
GERMAN: Mapping[str, str] = {
    "headline": "der Titel", "kicker": "die Dachzeile", "subheadline": "die Zeile unter dem Titel", "teaser": "der Vorspann", "body": "der Text selbst",
    "caption": "der Text zu einem Bild", "credit": "von wem ein Bild ist", "section": "das Ressort", "byline": "die Autorenzeile, wie sie dasteht",
    "author": "wer den Artikel schrieb", "place": "ein Ort der Ortszeile", "agency": "eine genannte Agentur", "publisher": "die Zeitung oder Website",
    "edition": "die Ausgabe der Zeitung", "page": "die Seite der Zeitung", "note": "eine Notiz oder eine Anmerkung zum Artikel", "said": "was jemand sagte, wörtlich oder nicht",
    "quote": "was jemand sagte, in Anführungszeichen", "by": "wer etwas sagte", "path": "ein Pfad, aus dem der Artikel kam", "language": "die Sprache, als Kürzel",
    "format": "das Format der Datei", "tag": "ein Schlagwort", "set": "eine eingefrorene Menge", "code": "was codiert wurde, als VARIABLE=WERT",
    "date": "erschienen: 2022, 2022-01, 12.01.2022, gestern", "since": "erschienen ab: 2022, 12.01.2022, 7d", "until": "erschienen bis: 2022, 12.01.2022",
    "year": "erschienen im Jahr: 2022", "added": "archiviert: 2022, 7d, gestern",
    "has:photo": "ein Bild", "has:caption": "ein Bild mit Bildtext", "has:credit": "ein Bild mit Quelle", "has:author": "eine Autorin, ein Autor", "has:agency": "eine Agentur",
    "has:place": "ein Ort in der Ortszeile", "has:date": "ein Datum", "has:section": "ein Ressort", "has:publisher": "eine Zeitung", "has:kicker": "eine Dachzeile",
    "has:headline": "ein Titel", "has:teaser": "ein Vorspann", "has:signature": "ein Kürzel am Ende", "has:edition": "eine Ausgabe", "has:page": "eine Seite",
    "has:note": "eine Anmerkung", "has:quotation": "etwas, das jemand sagte", "has:speaker": "jemand mit vollem Namen, der etwas sagte", "has:tag": "ein Schlagwort",
    "has:remark": "eine Notiz", "has:code": "etwas, das codiert wurde",
}  # fmt: skip
"""What fields hold, for German readers; a field that is not here is shown in English."""


def help_page(language: str) -> dict[str, Any]:
    """Return what the page shows."""
    german = language == "de"
    return {
        "signs": [(query, Asked(query).address(), (first if german else second)) for query, first, second in SIGNS],
        "names": [
            (name, [alias for alias in entry.aliases if alias != name], GERMAN.get(name, entry.holds) if german else entry.holds)
            for name, entry in FIELDS.items()
        ],
        "dates": [(name, aliases, GERMAN[name] if german and name in GERMAN else DAYS) for name, aliases in DATE_FIELDS.items()],
        "parts": [(name, has(name, holds) if german else holds) for name, holds in PARTS.items()],
    }  # fmt: skip


def has(name: str, holds: str) -> str:
    """Return in German what ``has:name`` asks for."""
    return GERMAN.get(f"has:{name}") or GERMAN.get(name, holds)
