from __future__ import annotations

import pytest
from office_files import docx

from newsarchive.formats.flat.unknown_export import unknown_export
from newsarchive.parser.parse import parse_article
from newsarchive.types.certainty import certainty

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
TEXT = f"{FIRST}\n\n{SECOND}"
TITLES = ("Brücke wird erneuert", "Zweiter Titel zum Thema", "Neues aus dem Rat")


def several(form: str, between: str = "\n\n") -> str:
    return between.join(
        form.format(number=number, title=title, text=TEXT) for number, title in enumerate(TITLES, 1)
    )


EXPORTS = {
    "labels": several("Titel: {title}\nQuelle: Musterower Bote\nDatum: 12.01.2022\nAutor: Anna Beispiel\n\n{text}"),
    "labels in another order": several("Datum: 12.01.2022\nMedium: Musterower Bote\nSeite: 3\nTitel: {title}\nText:\n{text}"),
    "labels below the text": several("{title}\n\n{text}\n\nZeitung: Musterower Bote\nDatum: 12. Januar 2022\nRessort: Lokales\n"),
    "English labels": several("Title: {title}\nSource: Musterower Bote\nDate: January 12, 2022\nSection: Lokales\n\n{text}"),
    "French labels": several("Titre: {title}\nPublication: Musterower Bote\nDate: 12 janvier 2022\n\n{text}"),
    "rules and labels": several("Quelle: Musterower Bote\nDatum: 12.01.2022\n{title}\n\n{text}", "\n\n" + "-" * 40 + "\n\n"),
    "rules and a paper's line": several("Musterower Bote vom 12.01.2022\n{title}\n\n{text}", "\n" + "=" * 60 + "\n"),
    "rules and lines": several("Musterower Bote\n12. Januar 2022\n{title}\n\n{text}", "\n*****\n"),
    "counted": several("Treffer {number} von 3\n\n{title}\n\n{text}"),
    "counted between dashes": several("--- Artikel {number}/3 ---\n\n{title}\n\n{text}"),
    "paper and page": several("Musterower Bote vom 12.01.2022, Seite 3\n\n{title}\n\n{text}"),
}  # fmt: skip
ARTICLES = {
    "rules between parts": several("{title}\n\n{text}", "\n\n" + "-" * 40 + "\n\n"),
    "stars between parts": several("{title}\n\n{text}", "\n\n* * * * *\n\n"),
    "ticker": several("12.01.2022, 17:32 Uhr\n{title}\n\n{text}", "\n\n" + "-" * 40 + "\n\n"),
    "films": several("{title}\nTitel: Die Brücke\nRegie: Anna Beispiel\nDatum: 12.01.2022\n\n{text}"),
    "books": several("Titel: {title}\nAutor: Anna Beispiel\nVerlag: Musterverlag\nSeiten: 210\nErscheinungsdatum: 12.01.2022\n\n{text}"),
    "dates": several("Titel: {title}\nDatum: 12.01.2022\nOrt: Musterow\nEintritt: frei\nLink: example.org\n\n{text}"),
    "list of clips": several("Titel: {title}\nQuelle: Musterower Bote\nDatum: 12.01.2022\n"),
    "interview": several("Bote: Frau Beispiel, {title}?\n\nBeispiel: {text}"),
    "review of the press": several("„{text}“ (Musterower Bote vom 12.01.2022)"),
    "pictures": several("Bild {number} von 3\n\n{title}\n\n{text}"),
    "pages": several("Seite {number} von 3\n\n{text}"),
    "sources of figures": several("{title}\n\n{text}\n\nQuelle: Stadt Musterow\nDatum: 2021\n"),
    "one article with labels": f"Titel: {TITLES[0]}\nQuelle: Musterower Bote\nDatum: 12.01.2022\nAutor: Anna Beispiel\n\n{TEXT}\n\n{TEXT}",
    "one article between rules": f"{'-' * 40}\nMusterower Bote vom 12.01.2022\n{'-' * 40}\n\n{TITLES[0]}\n\n{TEXT}\n\n{'-' * 40}\n",
    "a table of contents": several("Artikel {number} von 3: {title}"),
}  # fmt: skip


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", EXPORTS)
def test_an_unknown_export_says_so(name: str, line_end: str) -> None:
    article = parse_article(EXPORTS[name].replace("\n", line_end).encode())
    (note,) = [note for note in article.notes if note.code == "unknown-export"]
    assert note.message == (
        "looks like an export of 3 articles in a form that is not known; it was read as one text: save it as one file an article"
    )
    assert article.source.format == "text"
    assert FIRST in [part.text for part in article.body]
    assert certainty(article) <= 0.1


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_does_not(name: str) -> None:
    assert unknown_export(ARTICLES[name]) is None


@pytest.mark.parametrize("name", EXPORTS)
def test_one_article_of_such_an_export_does_not(name: str) -> None:
    first = EXPORTS[name][: EXPORTS[name].index(TITLES[1])]
    assert unknown_export(first) is None


def test_a_cut_off_export_says_so() -> None:
    text = EXPORTS["labels"]
    assert unknown_export(text[: text.rindex(SECOND)]) is not None


def test_a_word_file_says_so() -> None:
    article = parse_article(docx(EXPORTS["labels"].splitlines()))
    assert [note.code for note in article.notes if note.code == "unknown-export"] == ["unknown-export"]
