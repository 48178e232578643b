"""Files of many records -> a document for each: JSON, JSON Lines, tables with named columns."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.decoding.single_byte import LENIENT
from newsarchive.formats.records.field_names import field_of, is_article
from newsarchive.formats.records.swissdox import is_swissdox
from newsarchive.formats.streams import buffered
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["json_records", "record_kind", "table_records"]

JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\{\]])")
JSON_NAME = re.compile(r"\.(?:json|jsonl|ndjson)$", re.IGNORECASE)
WIDE = (b"\xff\xfe", b"\xfe\xff")
TABLE_NAME = re.compile(r"\.(?:csv|tsv|tab)$", re.IGNORECASE)
SEPARATORS = ("\t", ";", ",", "|")
LONGEST_NAME = 40
LISTS = ("articles", "items", "records", "documents", "results", "entries", "hits", "data", "@graph")
"""Keys under which programs keep the list of what they found."""


def record_kind(head: bytes, path: str) -> str | None:
    """Return ``json``, ``swissdox`` or ``table`` for a file of records with this beginning, None for another."""
    if head.startswith(WIDE):
        head = head[2:].replace(b"\0", b"")
    if JSON_START.match(head):
        return "json"
    if b"\t" in head and is_swissdox(head.partition(b"\n")[0].decode("utf-8", "replace")):
        return "swissdox"
    if TABLE_NAME.search(path) or (separator_of(head) and not path.endswith((".html", ".htm", ".md"))):
        return "table"
    return None


def separator_of(head: bytes) -> str | None:
    """Return what separates the columns where the first line names an article's fields, at least two of them."""
    first, end, _ = head.partition(b"\n")
    if not end or not any(mark.encode() in first for mark in SEPARATORS):
        return None
    line = decode(head).text.partition("\n")[0] if head.startswith(WIDE) else decode(first).text
    for separator in SEPARATORS:
        names = [cell.strip(' \r"') for cell in line.split(separator)]
        known = [name for name in names if len(name) <= LONGEST_NAME and field_of(name)]
        if len(known) >= 2 and 2 * len(known) >= len(names) and is_article(known):
            return separator
    return None


def numbered(place: Place, number: int) -> Place:
    """Return the place of record ``number``, counted from 1."""
    return place._replace(path=f"{place.path}#{number}")


def json_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the records of JSON Lines, of a list, or of an object that holds a list; or the one object that it is."""
    raw = stream.read_all(limit + 1)
    if len(raw) > limit:
        yield from json_lines(Lines(raw, stream, limit), place)
        return
    text = decode(raw).text
    try:
        value = json.loads(text)
    except RecursionError:
        yield place.failure(Code.DAMAGED, "JSON nested too deep to be read")
        return
    except ValueError as error:
        first = text.lstrip().partition("\n")[0]
        if not JSON_NAME.search(place.path) and not is_json(first):
            yield document(raw, place, None)
        elif is_json(first):
            yield from json_lines(Lines(text.encode("utf-8", "replace"), stream, limit), place)
        else:
            yield place.failure(Code.DAMAGED, f"is no valid JSON ({error})")
        return
    yield from json_values(value, raw, place)


def json_values(value: Any, raw: bytes, place: Place) -> Iterator[Document | Failure]:
    """Yield the records in ``value``, the content of ``raw``."""
    if isinstance(value, dict) and is_article(value):
        yield document(raw, place, "json")
        return
    if isinstance(value, dict):
        value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), [])
    articles = 0
    for number, item in enumerate(value if isinstance(value, list) else [], 1):
        if isinstance(item, dict) and is_article(item):
            articles += 1
            yield document(as_json(item), numbered(place, number), "json")
    if not articles:
        yield place.failure(
            Code.NO_RECORDS, "JSON without an article: no object with a field headline, title, text or body"
        )


def as_json(record: dict[str, Any]) -> bytes:
    """Return ``record`` as UTF-8."""
    try:
        return json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which only an escape can write
        return json.dumps(record).encode()


def is_json(line: str) -> bool:
    """Tell whether ``line`` is a JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


class Lines:
    """The lines of ``raw`` and then of ``stream``; one longer than ``limit`` bytes comes as None."""

    def __init__(self, raw: bytes, stream: Peeked, limit: int) -> None:
        self.pending = raw
        self.stream = stream
        self.limit = limit

    def __iter__(self) -> Iterator[bytes | None]:
        """Yield each line without its end."""
        skipping = False
        while self.pending:
            *lines, rest = self.pending.split(b"\n")
            for number, line in enumerate(lines):
                yield None if skipping and not number else line
                skipping = False
            more = self.stream.read(1 << 20)
            if skipping or len(rest) > self.limit:
                skipping, rest = True, b"-"
            if not more:
                yield None if skipping else rest
                return
            self.pending = rest + more


def json_lines(lines: Lines, place: Place) -> Iterator[Document | Failure]:
    """Yield the record of each line."""
    for number, line in enumerate(lines, 1):
        here = numbered(place, number)
        if line is None:
            yield here.failure(Code.TOO_LARGE, "too large for one article")
        elif line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                said = str(error) if isinstance(error, json.JSONDecodeError) else type(error).__name__
                yield here.failure(Code.DAMAGED, f"is no valid JSON ({said})")
                continue
            if isinstance(value, dict) and is_article(value):
                yield document(line.strip(), here, "json")
            else:
                yield here.failure(Code.NO_RECORDS, "no article: no field headline, title, text or body")


def table_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the rows of a table whose first line names the columns."""
    head = stream.peek(1 << 16)
    separator = separator_of(head)
    if separator is None:
        line = decode(head).text.partition("\n")[0].strip()[:80]
        yield place.failure(
            Code.NO_RECORDS,
            f"a table without columns named title and text (or titel, volltext …); its first line: {line!a}",
        )
        return
    encoding = decode(head).encoding.partition("+")[0]
    handler = LENIENT if encoding != "utf-8" else "replace"
    text = io.TextIOWrapper(buffered(stream), encoding, handler, newline="")
    csv.field_size_limit(limit)
    rows = csv.reader(text, delimiter=separator)
    names = [name.strip("\ufeff \r") for name in next(rows)]
    for number, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row):
            cells = {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()}
            yield document(
                json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace"),
                numbered(place, number),
                "csv",
            )


def document(raw: bytes, place: Place, format_: str | None) -> Document:
    """Return the document of a record."""
    return Document(raw, place.path, format_, place.size, place.mtime_ns)
