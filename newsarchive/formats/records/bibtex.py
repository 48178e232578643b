"""BibTeX and BibLaTeX -> ``Reading``s, one for each entry with an abstract or a note; its braces, commands and joined names resolved."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from newsarchive.decoding.decode import decode
from newsarchive.formats.exports.export import export, opened
from newsarchive.formats.records.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.types.reading import Reading

__all__ = ["FORMAT", "read_bibtex"]

FIELDS = {
    "title": "headline", "subtitle": "subheadline", "author": "authors", "abstract": "teaser", "note": "text", "annote": "text", "annotation": "text",
    "date": "published", "journal": "publisher", "journaltitle": "publisher", "newspaper": "publisher", "booktitle": "publisher", "url": "url",
    "language": "language", "langid": "language", "pages": "page", "chapter": "section", "edition": "edition",
}  # fmt: skip
ENTRY = re.compile(
    rb"^[ \t]*@(?!(?i:comment|string|preamble))[A-Za-z]{3,20}\s*[{(]\s*[^\s,{}]{0,200}\s*,", re.MULTILINE
)
START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|%[^\n]{0,200}\n)*@[A-Za-z]{3,20}\s*[{(]")
NAME = re.compile(r"[,\s]*([A-Za-z][\w-]*)\s*=\s*")
ACCENT = re.compile(r"\{?\\([\"'`^~=.uvHcdbkr])\s*\{?\s*(\\?[A-Za-z])\s*\}?\}?")
MARKS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c",
    "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
SIGNS = (
    (r"\{?\\ss\b\s*\}?|\"s", "ß"), (r"\{?\\ae\b\s*\}?", "æ"), (r"\{?\\o\b\s*\}?", "ø"), (r"\{?\\l\b\s*\}?", "ł"), (r"\\glqq\b\s*\{?\}?|\"`", "„"), (r"\\grqq\b\s*\{?\}?|\"'", "“"),
    (r"---", "—"), (r"--", "–"), (r"``", "“"), (r"''", "”"), (r"\\([&%$#_{}])", r"\1"), (r"~", " "), (r"\\textquotedbl\b\s*\{?\}?", '"'),
    (r"\\(?:emph|textit|textbf|url|href|enquote)\b", ""), (r"\\\\|\\par\b", "\n\n"),
)  # fmt: skip
COMMANDS = tuple((re.compile(form), sign) for form, sign in SIGNS)
AND = re.compile(r"\s+and\s+")
LONGEST_NAME = 40


def read_bibtex(raw: bytes, format_: str) -> Reading:
    """Read one entry. Never raises."""
    found = decode(raw)
    stated = Stated(format_)
    values = dict(fields_in(found.text))
    for name, value in values.items():
        field = FIELDS.get(name, "")
        if field == "authors":
            for author in AND.split(value):
                stated.state(field, plain(author), name)
        elif field:
            stated.state(field, plain(value), name)
    stated.state("published", day_of(values), "year")
    return stated.reading(format_, found.encoding, found.notes)


def day_of(values: dict[str, str]) -> str:
    """Return the date that year, month and day state, as far as they do."""
    month = values.get("month", "").strip('{}". ')
    parts = [values.get("day", ""), month, values.get("year", "")]
    if month.isdigit():
        return "-".join(part for part in reversed(parts) if part)
    return " ".join(filter(None, parts))


def fields_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each field, as they are written; the first of a name counts for the reader of pairs."""
    at = text.find(",", text.find("@"))
    while (match := NAME.match(text, at)) is not None:
        value, at = value_at(text, match.end())
        if len(match[1]) <= LONGEST_NAME:
            yield match[1].lower(), value


def value_at(text: str, at: int) -> tuple[str, int]:
    """Return the value that begins at ``at`` (in braces, in quotation marks, or bare), and where it ends."""
    closing = {"{": "}", '"': '"'}.get(text[at : at + 1])
    if closing is None:
        end = re.compile(r"[,\n})]|$").search(text, at)
        stop = end.start() if end else len(text)
        return text[at:stop].strip(), stop
    depth = 0
    for place in range(at, len(text)):
        char = text[place]
        if char == "\\":
            continue
        if char == "{" and text[place - 1] != "\\":
            depth += 1
        elif char == "}" and text[place - 1] != "\\":
            depth -= 1
        if depth == 0 and char == closing and place > at:
            return text[at + 1 : place], place + 1
    return text[at + 1 :], len(text)


def plain(value: str) -> str:
    """Return a value without the marks of LaTeX: letters with their accents, quotation marks, dashes; braces out."""
    if "\\" in value or '"' in value:
        value = ACCENT.sub(lambda match: match[2].removeprefix("\\") + MARKS[match[1]], value)
    for form, sign in COMMANDS:
        value = form.sub(sign, value)
    return unicodedata.normalize("NFC", value.replace("{", "").replace("}", "")).strip()


def is_bibtex(raw: bytes) -> bool:
    """Tell whether a file begins with an entry and has one with fields."""
    return START.match(raw) is not None and ENTRY.search(raw) is not None


FORMAT = export("bibtex", (b"@",), is_bibtex, opened(ENTRY), read_bibtex)
