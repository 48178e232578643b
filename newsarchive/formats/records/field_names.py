"""The name of a column or a key -> the field of the record that it holds: one table of the names that fields go by.

The names are those of schema.org, of what fundus, news-please and trafilatura write, of feeds, and of German tables.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["FIELDS", "LETTERS", "field_of", "is_article", "makes_article"]

NAMES = {
    "section": "section articlesection ressort rubrik category categories kategorie sparte desk rubric themenbereich sektion newspapersection",
    "kicker": "kicker dachzeile spitzmarke overline oberzeile obertitel eyebrow topline",
    "headline": "headline title titel überschrift ueberschrift schlagzeile hl head hed heading hauptzeile hauptüberschrift resolvedtitle booktitle",
    "subheadline": "subheadline subtitle untertitel unterzeile subhead subline subheading unterüberschrift secondaryheadline",
    "teaser": "teaser description vorspann lead lede abstract summary anriss excerpt anleser zusammenfassung abstractnote kurztext kurzfassung "
    "intro einleitung introduction standfirst anreißer leadtext introtext summarytext descriptiontext perex dek snippet blurb",
    "text": "text texte body articlebody maintext content contents plaintext volltext fulltext artikel article artikeltext articletext inhalt haupttext "
    "fließtext fliesstext contentencoded bodytext storytext newstext textcontent contenttext textbody beitragstext artikelinhalt beitrag story highlight nachricht nachrichtentext meldung pressetext "
    "bodyhtml bodyxhtml articlehtml htmlcontent contenthtml texthtml transkript transcript wortlaut langtext meldungstext artikelvolltext textkörper textkoerper",
    "authors": "author authors autor autoren byline bylines verfasser creator creators dccreator autorin verfasserin autorinnen autorname authorname authornames "
    "journalist journalistin reporter urheber writtenby publishedby bookauthor autorinautor autorenzeile von",
    "published": "date datum published datepublished publishingdate publicationdate publishdate datepublish pubdate pubtime erscheinungsdatum "
    "veröffentlicht veroeffentlicht dcdate issued publishedat publisheddate publishedon datetime publikationsdatum erscheinungstag erschienen "
    "veröffentlichungsdatum veroeffentlichungsdatum firstpublished releasedate issuedate ausgabedatum versioncreated firstcreated contentcreated "
    "publicationday datumuhrzeit veröffentlichtam veroeffentlichtam erschienenam",
    "updated": "updated modified datemodified modifieddate datemodify lastmodified aktualisiert aktualisiertam geändertam updatedate lastupdated "
    "dateupdated änderungsdatum",
    "url": "url link canonicalurl permalink webaddress webadresse sourceurl articleurl storyurl originalurl resolvedurl weburl adresse",
    "publisher": "publisher source quelle medium zeitung sitename mediumname sourcedomain sourcename sourcehostname newspaper outlet publikation medianame "
    "media publication publicationtitle newspapername mediumtitle medientitel medienname zeitschrift journal paper blatt publicationname zeitungsname "
    "quellenname newssource containertitle outletname zeitungstitel presseorgan website",
    "page": "page pages seite seiten seitenzahl seitennummer pagenumber startpage",
    "edition": "edition ausgabe ausgabenname",
    "language": "language lang sprache inlanguage languagecode",
}
FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}
LETTERS = re.compile(r"[^a-zäöüß]+")
WORDS = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")
OF_WHAT = frozenset(
    "article artikel story news doc document dokument item post beitrag meldung meta dc og text the".split()
)
"""Words in front of a column's name that say whose field it is: ``article_title``, ``doc_date``."""
OF = frozenset("des der of vom".split())
"""What stands between a field and whose it is: ``Volltext des Artikels``, ``Titel der Zeitung``."""
NAMED = (["name"], ["bezeichnung"])
"""What stands before the thing that a column names: ``Name des Autors``."""
HOW = frozenset("clean cleaned full raw plain original string value str orig bereinigt extracted".split())
"""Words behind it, or in front of it, that say in what state the field is: ``text_clean``."""
SAYS_MORE = {"teaser", "published", "authors", "publisher", "section", "subheadline", "kicker"}


def field_of(name: str) -> str | None:
    """Return the field that a column or key called ``name`` holds: ``Artikel-Text`` and ``articleBody`` are ``text``.

    What is no name of the table is one without the words that say whose it is, or how clean: ``doc_date``, ``clean_text``.
    """
    name = unicodedata.normalize("NFC", name)
    if found := FIELDS.get(LETTERS.sub("", name.lower())):
        return found
    words = [word.lower() for word in WORDS.findall(name)]
    if len(words) > 2 and (of := OF.intersection(words[1:-1])):
        words, thing = words[: min(map(words.index, of))], FIELDS.get(words[-1].removesuffix("s"))
        if thing == "publisher" or words in NAMED:
            return thing
    while len(words) > 1 and words[-1] in HOW:
        words.pop()
    while len(words) > 1 and words[0] in OF_WHAT | HOW:
        words.pop(0)
    return FIELDS.get("".join(words)) if words else None


def is_article(names: Iterable[str]) -> bool:
    """Tell whether a record with filled fields of these ``names`` can be an article's."""
    return makes_article({field_of(name) for name in names})


def makes_article(fields: Collection[str | None]) -> bool:
    """Tell whether ``fields`` are those of an article: a text, or a headline and what says more of it.

    A title and an address are a bookmark.
    """
    return "text" in fields or ("headline" in fields and not SAYS_MORE.isdisjoint(fields))
