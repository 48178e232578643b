"""The fields of a query: one table that the parser, the help, the docs and both meanings read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CLOSING",
    "DATE_FIELDS",
    "FIELDS",
    "NAMES",
    "PARTS",
    "QUOTES",
    "STATES",
    "WHOLE",
    "FieldEntry",
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
    """A field: its ``columns`` of the text index (none: rows of names), other names for it, what it holds.

    ``inflected`` fields hold sentences, so a word finds its inflected forms there; the others hold names.
    """

    columns: tuple[str, ...]
    aliases: tuple[str, ...]
    inflected: bool
    holds: str


FIELDS: Mapping[str, FieldEntry] = {
    "headline": FieldEntry(("headline",), ("titel", "title", "schlagzeile"), True, "the headline"),
    "kicker": FieldEntry(("kicker",), ("dachzeile",), True, "the line above the headline"),
    "subheadline": FieldEntry(("subheadline",), ("untertitel",), True, "the line under the headline"),
    "teaser": FieldEntry(("teaser",), ("vorspann", "lead"), True, "the lead set apart from the text"),
    "body": FieldEntry(("body",), ("text",), True, "the text itself"),
    "caption": FieldEntry(
        ("captions",), ("bildtext", "bildunterschrift"), True, "what stands under a picture"
    ),
    "credit": FieldEntry(("credits",), ("fotograf", "bildquelle"), False, "who a picture is from"),
    "section": FieldEntry(("section",), ("ressort", "rubrik"), False, "the section"),
    "byline": FieldEntry(("byline",), (), False, "the line that names the authors, as printed"),
    "author": FieldEntry((), ("autor", "autorin"), False, "a person who wrote the article"),
    "place": FieldEntry((), ("ort",), False, "a place of the dateline"),
    "agency": FieldEntry((), ("agentur",), False, "a news agency the article credits"),
    "publisher": FieldEntry((), ("zeitung", "medium"), False, "the paper or site"),
    "edition": FieldEntry((), ("ausgabe",), False, "the issue or edition of the paper"),
    "page": FieldEntry((), ("seite",), False, "the page of the paper"),
    "note": FieldEntry(
        (), ("hinweis",), False, "a person's note, or the code or text of a note on the record"
    ),
    "said": FieldEntry((), ("sagt", "gesagt"), False, "what somebody said, in his own words or the writer's"),
    "quote": FieldEntry((), ("zitat",), False, "what somebody said, between quotation marks"),
    "by": FieldEntry((), ("sprecher", "sprecherin"), False, "who said something: the person, or as printed"),
    "path": FieldEntry((), ("pfad", "datei"), False, "a path that the article came from"),
    "language": FieldEntry((), ("sprache",), False, "the language, as its code"),
    "format": FieldEntry((), (), False, "the format of the file, by its name"),
    "tag": FieldEntry((), ("schlagwort",), False, "a tag that a person gave"),
    "set": FieldEntry((), ("menge",), False, "a frozen set that the article is in"),
}

DATE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "date": ("datum",),
    "since": ("seit", "from"),
    "until": ("bis",),
    "year": ("jahr",),
    "added": ("archiviert",),
}

WHOLE: Mapping[str, str] = {
    name: FIELDS[name].holds
    for name in (
        "section",
        "author",
        "place",
        "agency",
        "publisher",
        "edition",
        "page",
        "by",
        "tag",
        "language",
        "format",
    )
}
"""Fields of which a value can be asked for as a whole (``section:="Schweiz"``), with what they hold."""

PARTS: Mapping[str, str] = {
    "photo": "a picture",
    "caption": "a picture with a caption",
    "credit": "a picture with a credit",
    "author": "an author",
    "agency": "a news agency",
    "place": "a place in the dateline",
    "date": "a date of publication",
    "section": "a section",
    "publisher": "a paper or site",
    "kicker": "a line above the headline",
    "headline": "a headline",
    "teaser": "a lead set apart",
    "signature": "a closing signature",
    "edition": "an issue or edition of the paper",
    "page": "a page of the paper",
    "note": "a note on the record",
    "quotation": "something that somebody said",
    "speaker": "somebody who said something and is named in full",
    "tag": "a tag",
    "remark": "a person's note",
}

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
