"""Files of many records -> a document for each: JSON, JSON Lines, tables with named columns."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.decoding.single_byte import LENIENT
from newsarchive.formats.format import Format, Head
from newsarchive.formats.records.field_names import field_of, is_article
from newsarchive.formats.records.json import is_record, read_json
from newsarchive.formats.records.services import kind_of
from newsarchive.formats.streams import buffered
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["JSON", "TABLE", "is_columns", "json_records", "refusal", "row_records", "table_records"]

JSON_START = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\{\]])")
JSON_NAME = re.compile(r"\.(?:json|jsonl|ndjson)$", re.IGNORECASE)
WIDE = (b"\xff\xfe", b"\xfe\xff")
TABLE_NAME = re.compile(r"\.(?:csv|tsv|tab)$", re.IGNORECASE)
SEPARATORS = ("\t", ";", ",", "|")
LONGEST_NAME = 40
LEAST_COLUMNS = 3
EXCEL = re.compile(r"\ufeff?sep=(.)\r?\n")
"""The line by which a table tells Excel what separates its columns."""
WRAPPED = "_source"
"""Where Elasticsearch, and with it AmCAT, keeps the document of a hit."""
DEPTH = 5
"""How deep the list of records may lie in what a service answers: ``{"hits": {"hits": [{"_source": …}]}}`` is three."""
NO_ARTICLE = "neither a text nor a headline with a date, an author, a paper or a summary"
WANTED = "name its text column text, volltext, body, content, article …, or its headline title, titel … beside a date"
FIRST_LINE = 1 << 14
"""Bytes in which the first line of a table ends."""


def is_table(head: Head) -> bool:
    """Tell a table by its name, or by a first line that names an article's fields."""
    return TABLE_NAME.search(head.path) is not None or (
        not head.path.endswith((".html", ".htm", ".md")) and separator_of(head.raw[:FIRST_LINE]) is not None
    )


def separator_of(head: bytes) -> str | None:
    """Return what separates the columns where a file without a telling name begins like a table of articles.

    At least half of the names are an article's, or at least three of many; a sentence with commas has no such words.
    """
    first, end, _ = head.partition(b"\n")
    if not end or not any(mark.encode() in first for mark in SEPARATORS):
        return None
    names, separator = columns_of(head)
    known = [name for name in names if field_of(name)]
    least = min(LEAST_COLUMNS, (len(names) + 1) // 2) if all(map(is_name, names)) else len(names)
    fields = {field_of(name) for name in known}
    linked = {"headline", "url"} <= fields and same_width(head, names, separator)
    return separator if linked or (len(known) >= max(2, least) and is_article(known)) else None


def same_width(head: bytes, names: Sequence[str], separator: str) -> bool:
    """Tell whether the second line of a table has as many cells as its first, and an address among them."""
    lines = decode(head).text.lstrip("\ufeff").splitlines()[1:2]
    cells = next(csv.reader(lines, delimiter=separator), [])
    return len(cells) == len(names) and any(cell.startswith(("http://", "https://")) for cell in cells)


def is_name(cell: str) -> bool:
    """Tell whether ``cell`` can be the name of a column; one without a name holds the numbers of the rows."""
    return len(cell) <= LONGEST_NAME and not cell.endswith((".", "!", "?"))


def columns_of(head: bytes) -> tuple[list[str], str]:
    """Return the names in the first line of a table, and the separator under which most of them are an article's.

    A first line ``sep=;`` is how a table tells Excel.
    """
    text = (
        decode(head).text
        if head.startswith(WIDE)
        else decode(head.partition(b"\r\n" if b"\r\n" in head else b"\n")[0]).text
    )
    line = text.partition("\n")[0].strip("\ufeff\r\n").replace("\r", " ").replace("\0", "")
    tried = [(next(csv.reader([line], delimiter=mark), []), mark) for mark in SEPARATORS]
    return max(
        (([cell.strip() for cell in names], mark) for names, mark in tried),
        key=lambda found: (len({field_of(name) for name in found[0]} - {None}), len(found[0])),
    )


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
    if isinstance(value, dict) and is_record(value):
        yield document(raw, place, "json")
        return
    articles = 0
    for number, item in enumerate(records_in(value), 1):
        if is_record(item):
            articles += 1
            yield document(as_json(item), numbered(place, number), "json")
    if not articles:
        yield place.failure(
            Code.NO_RECORDS,
            f"JSON without an article: no object has {NO_ARTICLE.removeprefix('neither ').replace(' nor ', ', or ')}",
        )


def records_in(value: Any, depth: int = DEPTH) -> Iterator[dict[str, Any]]:
    """Yield the objects of the lists in ``value``; one that is no article may hold some, as the answer of a service does."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        bare = item[WRAPPED] if isinstance(item, dict) and isinstance(item.get(WRAPPED), dict) else item
        if isinstance(bare, dict) and (is_record(bare) or depth == 0):
            yield bare
        elif isinstance(bare, dict | list) and depth > 0:
            found = list(records_in(bare, depth - 1))
            if found:
                yield from found
            elif isinstance(bare, dict) and isinstance(value, list):
                yield bare


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
            bare = value.get(WRAPPED, value) if isinstance(value, dict) else None
            if isinstance(bare, dict) and is_record(bare):
                yield document(line.strip() if bare is value else as_json(bare), here, "json")
            else:
                yield here.failure(Code.NO_RECORDS, f"no article: {NO_ARTICLE}")


def table_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the rows of a table whose first line names the columns."""
    head = stream.peek(1 << 16)
    encoding = decode(head).encoding.partition("+")[0]
    text = io.TextIOWrapper(
        buffered(stream), encoding, LENIENT if encoding != "utf-8" else "replace", newline=""
    )
    if told := EXCEL.match(decode(head).text):
        text.readline()
    names, separator = columns_of(head[len(told[0].encode()) :] if told else head)
    separator = told[1] if told else separator
    csv.field_size_limit(limit)
    rows = csv.reader(text, delimiter=separator)
    names = [name.strip("\ufeff \r") for name in next(rows, [])]
    if is_columns(names):
        yield from row_records(names, rows, place, "csv")
    else:
        yield place.failure(Code.NO_RECORDS, refusal(names))


def is_columns(names: list[str]) -> bool:
    """Tell whether columns of these names can be those of articles."""
    return is_article(names) or kind_of(dict.fromkeys(names, "")) is not None


def row_records(
    names: list[str], rows: Iterable[list[str]], place: Place, format_: str
) -> Iterator[Document | Failure]:
    """Yield the rows below a line of columns as records; a row's cells are kept whatever their columns are called."""
    for number, row in enumerate(rows, 1):
        cells = filled(names, row)
        if not cells:
            continue
        if is_record(cells):
            raw = json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace")
            yield document(raw, numbered(place, number), format_)
        else:
            yield numbered(place, number).failure(Code.NO_RECORDS, f"a row with {NO_ARTICLE}")


def filled(names: list[str], row: list[str]) -> dict[str, str]:
    """Return the filled cells of a row by the names of their columns; those without a name, or with one that is taken, by number."""
    cells: dict[str, str] = {}
    for at, cell in enumerate(row):
        if cell.strip():
            name = names[at] if at < len(names) and names[at] and names[at] not in cells else f"#{at + 1}"
            cells[name] = cell
    return cells


def refusal(names: list[str]) -> str:
    """Return why a table with columns of these names is none of articles, and the way out."""
    shown = ", ".join(name or "(none)" for name in names)[:120]
    fields = {field_of(name) for name in names}
    if "headline" in fields:
        return f"a table of titles, as of bookmarks: no column for a text, a date, an author or a paper; its columns: {shown!a}; {WANTED}"
    return f"a table whose columns hold neither a text nor a headline; its columns: {shown!a}; {WANTED}"


def document(raw: bytes, place: Place, format_: str | None) -> Document:
    """Return the document of a record."""
    return Document(raw=raw, path=place.path, format=format_, size=place.size, mtime_ns=place.mtime_ns)


JSON = Format("json", lambda head: JSON_START.match(head.start) is not None, json_records, read_json)
TABLE = Format("csv", is_table, table_records, read_json)
