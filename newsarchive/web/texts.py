"""What the pages say, in German and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "language_of"]

GERMAN = {
    "search": "Suchen", "query": "Suche", "help": "Suchsprache", "hits": "Treffer", "hit": "Treffer", "none": "Nichts gefunden.",
    "lacking": "Ohne eines der Wörter", "part": "Nur mit einem Teil eines Wortes", "without": "ohne", "meant": "Gemeint war vielleicht",
    "narrow": "Eingrenzen", "empty": "ohne Angabe", "more": "Weiter", "back": "Zurück", "command": "Dasselbe im Terminal",
    "section": "Ressort", "publisher": "Zeitung", "author": "Autorin, Autor", "place": "Ort", "agency": "Agentur", "year": "Jahr",
    "tag": "Schlagwort", "next_hit": "Nächster Treffer", "last_hit": "Voriger Treffer", "to_list": "Zur Liste", "matches": "Fundstellen",
    "fields": "Gelesene Felder am Original zeigen", "article": "Artikel lesen", "original": "Original", "cite": "Zitieren", "source": "Quelle",
    "key": "Schlüssel", "no_headline": "(ohne Titel)", "undated": "ohne Datum", "all": "Alle Artikel", "time": "Verlauf", "photos": "Bilder",
    "notes": "Anmerkungen", "rule": "Regel", "sure": "sicher", "slow": "Diese Suche hat zu lange gedauert und wurde beendet. Bitte enger fassen.",
    "missing": "Diese Seite gibt es nicht.", "wrong": "Diese Suche lässt sich nicht lesen.", "newest": "neueste zuerst", "oldest": "älteste zuerst",
    "best": "beste zuerst", "order": "Reihenfolge", "tags": "Schlagwörter", "remark": "Notiz", "keep": "Speichern", "updated": "geändert",
    "saved": "Gespeicherte Suchen", "tables": "Tabellen und SQL", "page": "Seite", "skip": "Zum Inhalt", "of": "von", "copies": "Fundorte",
}  # fmt: skip
ENGLISH = {
    "search": "Search", "query": "Query", "help": "Query language", "hits": "hits", "hit": "hit", "none": "Nothing found.",
    "lacking": "Without one of the words", "part": "With only a part of a word", "without": "without", "meant": "Perhaps you meant",
    "narrow": "Narrow down", "empty": "none", "more": "More", "back": "Back", "command": "The same on the command line",
    "section": "Section", "publisher": "Paper", "author": "Author", "place": "Place", "agency": "Agency", "year": "Year",
    "tag": "Tag", "next_hit": "Next hit", "last_hit": "Previous hit", "to_list": "Back to the list", "matches": "matches",
    "fields": "Show the fields on the original text", "article": "Read the article", "original": "Original", "cite": "Cite", "source": "Source",
    "key": "Key", "no_headline": "(no headline)", "undated": "no date", "all": "All articles", "time": "Over time", "photos": "Pictures",
    "notes": "Notes", "rule": "rule", "sure": "sure", "slow": "This search took too long and was ended. Please narrow it down.",
    "missing": "There is no such page.", "wrong": "This search cannot be read.", "newest": "newest first", "oldest": "oldest first",
    "best": "best first", "order": "Order", "tags": "Tags", "remark": "Note", "keep": "Save", "updated": "updated",
    "saved": "Saved searches", "tables": "Tables and SQL", "page": "Page", "skip": "Skip to content", "of": "of", "copies": "Found at",
}  # fmt: skip
LANGUAGES: Mapping[str, Mapping[str, str]] = {"de": GERMAN, "en": ENGLISH}


def language_of(accepted: str) -> str:
    """Return the language of the pages for an ``Accept-Language`` header: English where it comes before German, else German."""
    for part in accepted.lower().split(","):
        name = part.split(";")[0].strip()[:2]
        if name in LANGUAGES:
            return name
    return "de"
