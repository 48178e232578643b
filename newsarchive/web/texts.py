"""What the pages say, in German and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "language_of"]

TEXTS = (
    # around every page
    ("skip", "Zum Inhalt", "Skip to content"), ("search", "Suchen", "Search"), ("query", "Suche im Archiv", "Search the archive"),
    ("help", "Suchsprache", "Query language"), ("tables", "Tabellen", "Tables"),
    # the list
    ("all", "Alle Artikel", "All articles"), ("hit", "Treffer", "hit"), ("hits", "Treffer", "hits"), ("none", "Nichts gefunden.", "Nothing found."),
    ("none_out", "Vielleicht hilft ein anderes Wort, ein Wort weniger oder ein Filter weniger.", "Perhaps another word helps, a word less, or a filter less."),
    ("beyond_end", "So weit reicht die Liste nicht.", "The list does not go that far."), ("to_start", "Zum Anfang der Liste", "To the start of the list"),
    ("stories", "verschiedene Texte", "different texts"), ("alone", "jeden Artikel einzeln zeigen", "show each article by itself"),
    ("together", "gleiche Texte zusammenfassen", "show equal texts once"), ("printed_too", "Auch gedruckt", "Also printed"), ("others", "weitere", "others"),
    ("more_lacking", "weitere, denen ein Wort fehlt", "more that lack a word"), ("more_part", "weitere mit einem Teil eines Wortes", "more with a part of a word"),
    ("lacking", "Ohne eines der Wörter", "Without one of the words"), ("part", "Nur mit einem Teil eines Wortes", "With only a part of a word"),
    ("without", "ohne", "without"), ("meant", "Gemeint war vielleicht", "Perhaps you meant"), ("order", "Reihenfolge", "Order"), ("best", "beste zuerst", "best first"),
    ("newest", "neueste zuerst", "newest first"), ("oldest", "älteste zuerst", "oldest first"), ("narrow", "Eingrenzen", "Narrow down"),
    ("filters", "Filter", "Filters"), ("remove", "entfernen", "remove"), ("empty", "ohne Angabe", "none stated"), ("time", "Verlauf", "Over time"),
    ("imprecise", "nur mit Jahr", "with a year only"), ("undated_many", "ohne Datum", "without a date"), ("publisher", "Zeitung", "Paper"),
    ("section", "Ressort", "Section"), ("author", "Autorin, Autor", "Author"), ("place", "Ort", "Place"), ("agency", "Agentur", "Agency"), ("tag", "Schlagwort", "Tag"),
    ("saved", "Gespeicherte Suchen", "Saved searches"), ("save_search", "Diese Suche speichern", "Save this search"), ("name", "Name", "Name"), ("back", "Zurück", "Back"),
    ("more", "Weiter", "More"), ("page", "Seite", "Page"), ("of", "von", "of"), ("command", "Dasselbe im Terminal", "The same on the command line"),
    # the article
    ("no_headline", "(ohne Titel)", "(no headline)"), ("undated", "ohne Datum", "no date"), ("updated", "geändert", "updated"), ("no_paper", "ohne Zeitung", "no paper"),
    ("next_hit", "Nächster Treffer", "Next hit"), ("last_hit", "Voriger Treffer", "Previous hit"), ("to_list", "Zur Liste", "Back to the list"),
    ("match", "Fundstelle", "match"), ("matches", "Fundstellen", "matches"), ("next_match", "zur nächsten Fundstelle", "to the next match"),
    ("photos", "Bilder", "Pictures"), ("photo", "Bild", "Picture"), ("edition", "Ausgabe", "Edition"), ("on_page", "Seite", "Page"), ("about", "Zu diesem Artikel", "About this article"),
    ("version", "Fassung", "Version"), ("copy", "Abdruck", "Print"), ("prints", "Derselbe Text", "The same text"),
    ("compare", "Fassungen und Abdrucke vergleichen", "Compare versions and prints"), ("tags", "Schlagwörter", "Tags"), ("remark", "Notiz", "Note"), ("keep", "Speichern", "Save"),
    ("add", "Hinzufügen", "Add"), ("tags_how", "mit Komma", "comma between"), ("cite", "Zitieren", "Cite"), ("original", "Original herunterladen", "Download the original"),
    ("address", "Feste Adresse", "Permanent address"), ("source", "Quelle", "Source"), ("key", "Schlüssel", "Key"), ("files", "Dateien", "Files"), ("look_closer", "Genauer hinsehen", "Look closer"),
    ("fields", "Gelesene Felder am Original", "Fields on the original text"), ("read", "Artikel lesen", "Read the article"), ("notes", "Anmerkungen", "Remarks"),
    ("field", "Feld", "Field"), ("field_names", "Felder", "Fields"), ("rule", "Regel", "Rule"), ("sure", "sicher", "sure"), ("read_as", "Wie sicher die Felder sind", "How sure the fields are"),
    # versions
    ("story", "Fassungen und Abdrucke", "Versions and prints"), ("versions", "Fassungen", "Versions"), ("copies", "Abdrucke", "Prints"),
    ("first_version", "älteste Fassung", "oldest version"), ("first_print", "erster Druck", "first print"), ("left_out", "Weggelassen", "Left out"),
    ("added", "Hinzugekommen", "Added"), ("changed", "Geändert", "Changed"), ("same_text", "gleicher Text", "the same text"), ("words", "Wörter", "words"),
    ("this", "dieser Artikel", "this article"), ("no_prints", "Von diesem Artikel gibt es hier keine anderen Fassungen und Abdrucke.", "There are no other versions and prints of this article here."),
    ("versions_how", "Jede Fassung neben der vorigen.", "Each version beside the one before."), ("copies_how", "Jeder Abdruck neben dem ersten.", "Each print beside the first one."),
    # what went wrong
    ("slow", "Diese Suche hat zu lange gedauert", "This search took too long"),
    ("slow_out", "Sie wurde beendet. Bitte enger fassen: ein seltenes Wort dazu, ein Zeitraum, ein Ressort.", "It was ended. Please narrow it down: add a rare word, a period, a section."),
    ("unreadable", "Diese Suche lässt sich nicht lesen", "This query cannot be read"), ("missing", "Diesen Artikel gibt es hier nicht", "There is no such article here"),
    ("missing_out", "Vielleicht wurde er entfernt. Die Suche zeigt, was da ist.", "Perhaps it was removed. The search shows what is there."),
    ("note_changed", "Die Notiz wurde inzwischen anderswo geändert", "The note was changed elsewhere in the meantime"),
    ("note_changed_out", "Nichts wurde überschrieben. Was geschrieben wurde, steht hier; bitte in die neue Fassung übernehmen.", "Nothing was written over. What you wrote stands here; please put it into the new version."),
    ("not_so", "So geht es nicht", "This cannot be"), ("locked", "Ein anderes Programm schreibt gerade in das Archiv", "Another program is writing to the archive"),
    ("locked_out", "Bitte in einer Minute noch einmal versuchen.", "Please try again in a minute."), ("read_only", "In dieses Archiv kann nicht geschrieben werden", "This archive cannot be written to"),
    ("broken", "Das Archiv lässt sich nicht lesen", "The archive cannot be read"), ("typed", "Geschrieben war", "What was typed"),
    # the labels of fields
    ("f_section", "Ressort", "section"), ("f_kicker", "Dachzeile", "kicker"), ("f_headline", "Titel", "headline"), ("f_subheadline", "Untertitel", "subheadline"),
    ("f_teaser", "Vorspann", "teaser"), ("f_byline", "Autorenzeile", "byline"), ("f_dateline", "Ortszeile", "dateline"), ("f_published", "Datum", "published"),
    ("f_updated", "Änderung", "updated"), ("f_publisher", "Zeitung", "publisher"), ("f_edition", "Ausgabe", "edition"), ("f_page", "Seite", "page"),
    ("f_caption", "Bildtext", "caption"), ("f_credit", "Bildquelle", "credit"), ("f_photos", "Bilder", "photos"), ("f_body", "Text", "body"), ("f_paragraph", "Absatz", "paragraph"),
    ("f_crosshead", "Zwischentitel", "crosshead"), ("f_question", "Frage", "question"), ("f_answer", "Antwort", "answer"), ("f_quote", "Zitat", "quote"),
    ("f_list_item", "Listenpunkt", "list item"), ("f_box", "Kasten", "box"), ("f_signature", "Kürzel", "signature"), ("f_furniture", "Beiwerk", "furniture"),
    ("f_language", "Sprache", "language"), ("f_agencies", "Agenturen", "agencies"), ("f_quotations", "Zitate", "quotations"), ("f_url", "Adresse", "address"),
)  # fmt: skip
LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "de": {name: german for name, german, _ in TEXTS},
    "en": {name: english for name, _, english in TEXTS},
}


def language_of(accepted: str | None) -> str:
    """Return the language of the pages for an ``Accept-Language`` header: English where it is preferred to German, else German."""
    best, language = 0.0, "de"
    for part in (accepted or "").lower().split(","):
        name, _, quality = part.partition(";")
        short = name.strip()[:2]
        weight = weight_of(quality)
        if short in LANGUAGES and weight > best:
            best, language = weight, short
    return language


def weight_of(quality: str) -> float:
    """Return the weight of a language in an ``Accept-Language`` header, 0 for what is no weight."""
    name, _, value = quality.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
