"""The fields of a query: one table that the parser, both meanings, ``has:``, facets, options, the help and the docs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.kept import (
    CODES,
    NOTES,
    PATHS,
    SPEAKERS,
    KeptValues,
    column,
    labels,
    linked_names,
    rows_of,
    statements,
)
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newsarchive.types.article import Article

    Values = Callable[[Article], Iterable[object]]

__all__ = [
    "CLOSING",
    "DATE_FIELDS",
    "FACETS",
    "FIELDS",
    "NAMES",
    "OPTIONS",
    "PARTS",
    "PART_ENTRIES",
    "QUOTES",
    "STATES",
    "WHOLE",
    "FieldEntry",
    "PartEntry",
    "closest",
    "value_key",
]


CLOSING = {
    '"': '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"',
    "\N{LEFT DOUBLE QUOTATION MARK}": '\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
}
"""Quotation marks that open, with those that close them."""
QUOTES = frozenset("".join(CLOSING) + "".join(CLOSING.values()))


class FieldEntry(Value):
    """A field of a query: all that the parser, the index, ``has:``, facets, options, help and docs know of it.

    ``columns`` are its columns of the text index; what has none is looked for among the values that ``kept`` lists.
    ``inflected`` fields hold sentences, so a word finds its inflected forms there; the others hold names.
    ``of`` gives the values of an article in memory, None for one that is missing. ``whole`` says that a value can be asked
    for as a whole (``section:="Schweiz"``) and counted by. ``part`` is what ``has:`` finds, in words (empty: no ``has:``);
    ``part_name`` and ``part_of`` are what ``has:`` and facets call it and count, where that is not the field itself.
    ``option`` is the help of the command line's option of the same name (empty: none).
    """

    holds: str
    aliases: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    inflected: bool = False
    kept: KeptValues | None = None
    of: Values = lambda _: ()
    whole: bool = False
    part: str = ""
    part_name: str = ""
    part_of: Values | None = None
    option: str = ""
    pairs: bool = False
    """Whether a value is ``NAME=VALUE``, and asked for as a whole where both are typed."""
    in_texts: bool = False
    """Whether the values are words of the article's text, so that articles without the words need not be looked at."""


class PartEntry(Value):
    """What ``has:`` finds: in words, where it is kept, and the values of an article in memory (None: missing)."""

    holds: str
    any_value: str
    of: Values


def speakers(article: Article) -> list[str]:
    """Return the persons, named in full, whom ``article`` quotes."""
    return [said.person.name for said in article.quotations if said.person]


FIELDS: Mapping[str, FieldEntry] = {
    "headline": FieldEntry(
        "the headline",
        ("titel", "title", "schlagzeile"),
        columns=("headline",),
        inflected=True,
        kept=column("headline"),
        of=lambda article: (article.headline,),
        part="a headline",
        option="With this word in the headline.",
    ),
    "kicker": FieldEntry(
        "the line above the headline",
        ("dachzeile",),
        columns=("kicker",),
        inflected=True,
        kept=column("kicker"),
        of=lambda article: (article.kicker,),
        part="a line above the headline",
    ),
    "subheadline": FieldEntry(
        "the line under the headline", ("untertitel",), columns=("subheadline",), inflected=True
    ),
    "teaser": FieldEntry(
        "the lead set apart from the text",
        ("vorspann", "lead"),
        columns=("teaser",),
        inflected=True,
        kept=column("teaser"),
        of=lambda article: (article.teaser,),
        part="a lead set apart",
    ),
    "body": FieldEntry("the text itself", ("text",), columns=("body",), inflected=True),
    "caption": FieldEntry(
        "what stands under a picture",
        ("bildtext", "bildunterschrift"),
        columns=("captions",),
        inflected=True,
        kept=rows_of("photos", "caption"),
        of=lambda article: (photo.caption for photo in article.photos),
        part="a picture with a caption",
    ),
    "credit": FieldEntry(
        "who a picture is from",
        ("fotograf", "bildquelle"),
        columns=("credits",),
        kept=rows_of("photos", "credit"),
        of=lambda article: (photo.credit for photo in article.photos),
        part="a picture with a credit",
    ),
    "section": FieldEntry(
        "the section",
        ("ressort", "rubrik"),
        columns=("section",),
        kept=column("section"),
        of=lambda article: (article.section,),
        whole=True,
        part="a section",
        option="In this section; =TEXT: this one exactly.",
    ),
    "byline": FieldEntry("the line that names the authors, as printed", columns=("byline",)),
    "author": FieldEntry(
        "a person who wrote the article",
        ("autor", "autorin"),
        kept=linked_names("people", "article_people", "person_id", "author"),
        of=lambda article: article.byline.authors if article.byline else (),
        whole=True,
        part="an author",
        option="By this person.",
    ),
    "place": FieldEntry(
        "a place of the dateline",
        ("ort",),
        kept=rows_of("places", "place", indexed=True),
        of=lambda article: article.dateline.places if article.dateline else (),
        whole=True,
        part="a place in the dateline",
        option="Filed from this place.",
    ),
    "agency": FieldEntry(
        "a news agency the article credits",
        ("agentur",),
        kept=linked_names("agencies", "article_agencies", "agency_id", "article"),
        of=lambda article: article.agencies,
        whole=True,
        part="a news agency",
        option="Credited to this news agency.",
    ),
    "publisher": FieldEntry(
        "the paper or site",
        ("zeitung", "medium"),
        kept=column("publisher"),
        of=lambda article: (article.source.publisher,),
        whole=True,
        part="a paper or site",
        option="From this paper or site.",
    ),
    "edition": FieldEntry(
        "the issue or edition of the paper",
        ("ausgabe",),
        kept=column("edition"),
        of=lambda article: (article.edition,),
        whole=True,
        part="an issue or edition of the paper",
    ),
    "page": FieldEntry(
        "the page of the paper",
        ("seite",),
        kept=column("page"),
        of=lambda article: (article.page,),
        whole=True,
        part="a page of the paper",
    ),
    "note": FieldEntry(
        "a person's note, or the code or text of a note on the record",
        ("hinweis",),
        kept=NOTES,
        of=lambda article: (*(f"{note.code} {note.message}" for note in article.notes), article.remark),
    ),
    "said": FieldEntry(
        "what somebody said, in his own words or the writer's",
        ("sagt", "gesagt"),
        kept=statements("1"),
        of=lambda article: (quotation.words for quotation in article.quotations),
        in_texts=True,
    ),
    "quote": FieldEntry(
        "what somebody said, between quotation marks",
        ("zitat",),
        kept=statements("kind = 'direct'"),
        of=lambda article: (said.words for said in article.quotations if said.kind == "direct"),
        in_texts=True,
    ),
    "by": FieldEntry(
        "who said something: the person, or as printed",
        ("sprecher", "sprecherin"),
        kept=SPEAKERS,
        of=lambda article: (*(said.speaker for said in article.quotations), *speakers(article)),
        whole=True,
        part="somebody who said something and is named in full",
        part_name="speaker",
        part_of=speakers,
    ),
    "path": FieldEntry(
        "a path that the article came from",
        ("pfad", "datei"),
        kept=PATHS,
        of=lambda article: article.source.paths,
    ),
    "language": FieldEntry(
        "the language, as its code",
        ("sprache",),
        kept=column("language"),
        of=lambda article: (article.source.language,),
        whole=True,
        part="a language that is known",
    ),
    "format": FieldEntry(
        "the format of the file, by its name",
        kept=column("format"),
        of=lambda article: (article.source.format,),
        whole=True,
        part="a format that is known",
    ),
    "tag": FieldEntry(
        "a tag that a person gave",
        ("schlagwort",),
        kept=labels("tags", "tag"),
        of=lambda article: article.tags,
        whole=True,
        part="a tag",
    ),
    "code": FieldEntry(
        "what a coder said, as VARIABLE=VALUE",
        kept=CODES,
        of=lambda article: (f"{coded.variable}={coded.value}" for coded in article.codes),
        whole=True,
        part="something that a coder said",
        pairs=True,
    ),
    "set": FieldEntry(
        "a frozen set that the article is in", ("menge",), kept=labels("frozen_members", "name")
    ),
}
"""The fields, a row each: whoever adds one adds a row, and the page ``docs/query.md`` says what it is for."""

DATE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "date": ("datum",),
    "since": ("seit", "from"),
    "until": ("bis",),
    "year": ("jahr",),
    "added": ("archiviert",),
}

WHOLE: Mapping[str, str] = {name: entry.holds for name, entry in FIELDS.items() if entry.whole}
"""Fields of which a value can be asked for as a whole (``section:="Schweiz"``), with what they hold."""

FACETS: Mapping[str, str] = {entry.part_name or name: name for name, entry in FIELDS.items() if entry.whole}
"""What articles can be counted by, besides their time, to the field that asks for one of its values."""

PART_ENTRIES: Mapping[str, PartEntry] = {
    "photo": PartEntry(
        "a picture", "SELECT DISTINCT article_id FROM photos", lambda article: map(bool, article.photos)
    ),
    "date": PartEntry(
        "a date of publication", column("published").any_value, lambda article: (article.published,)
    ),
    "signature": PartEntry(
        "a closing signature", column("signature").any_value, lambda article: (article.signature,)
    ),
    "note": PartEntry(
        "a note on the record", "SELECT DISTINCT article_id FROM notes", lambda article: article.notes
    ),
    "remark": PartEntry(
        "a person's note", labels("remarks", "text").any_value, lambda article: (article.remark,)
    ),
    "quotation": PartEntry(
        "something that somebody said",
        "SELECT DISTINCT article_id FROM quotations",
        lambda article: article.quotations,
    ),
    **{
        entry.part_name or name: PartEntry(entry.part, entry.kept.any_value, entry.part_of or entry.of)
        for name, entry in FIELDS.items()
        if entry.part and entry.kept
    },
}
"""What ``has:`` finds, and how."""
PARTS: Mapping[str, str] = {name: entry.holds for name, entry in PART_ENTRIES.items()}
"""What ``has:`` finds, in words."""

OPTIONS: Mapping[str, str] = {
    "since": "Published on this day, month or year or later.",
    "until": "Published on this day, month or year or earlier.",
    **{name: entry.option for name, entry in FIELDS.items() if entry.option},
}
"""Fields that are options of the command line too, with their help."""

STATES: Mapping[str, str] = {
    "duplicate": "seen in more than one file",
    "updated": "with a stated later change",
}

NAMES: Mapping[str, str] = {
    **{alias: name for name, entry in FIELDS.items() for alias in (name, *entry.aliases)},
    **{alias: name for name, aliases in DATE_FIELDS.items() for alias in (name, *aliases)},
    "has": "has",
    "hat": "has",
    "is": "is",
    "ist": "is",
    "query": "query",
    "abfrage": "query",
    "id": "id",
    "key": "id",
}
"""Every name that may stand before a colon, in lower case, to the field's own name."""


def value_key(value: str) -> str:
    """Return what two values of a field are compared by: letters in one case, no quotation marks, single spaces.

    >>> value_key('Der  "Standard"') == value_key("DER STANDARD")
    True
    """
    if not value.isascii():
        from unicodedata import normalize  # noqa: PLC0415 - rarely needed

        value = normalize("NFC", normalize("NFC", value).casefold())
    shown = (char if char.isprintable() else " " for char in value.casefold() if char not in QUOTES)
    return " ".join("".join(shown).split())


def closest(typed: str, names: Mapping[str, object]) -> str | None:
    """Return the name that ``typed`` is one slip away from (two in words of seven letters or more), if any."""
    allowed = 0 if len(typed) < 4 else 1 if len(typed) < 7 else 2
    near = [(distance, name) for name in names if (distance := _slips(typed, name)) <= allowed]
    return min(near)[1] if near else None


def _slips(left: str, right: str) -> int:
    """Return the edit distance, where two neighbours changed round count as one slip."""
    if abs(len(left) - len(right)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        above, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and other == left[i - 2]:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]
