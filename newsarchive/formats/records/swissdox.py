"""A row of a Swissdox table, as a JSON object -> ``Reading``: its columns, and the markup of its ``content``.

That markup is no XML: ``&`` and ``<`` stand bare, elements are left open. ``ld`` is the lead, ``zt`` a crosshead, ``lg`` a caption,
``au`` an author, ``ka`` a box.
"""

from __future__ import annotations

import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING

from newsarchive.decoding.decode import decode
from newsarchive.decoding.single_byte import LENIENT
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.format import Format, Head
from newsarchive.formats.records.stated import Stated
from newsarchive.formats.streams import buffered
from newsarchive.types.document import Code, Document, Failure
from newsarchive.types.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT", "content_parts", "read_swissdox"]

COLUMNS = (
    ("rubric", "section"),
    ("head", "headline"),
    ("subhead", "subheadline"),
    ("medium_name", "publisher"),
)
HINTS = {
    "ld": "teaser", "zt": "crosshead", "lg": "caption", "au": "byline", "ka": "box", "p": "paragraph", "tx": "", "li": "list_item",
}  # fmt: skip
OUTER = {"ld", "zt", "lg", "au", "ka"}
"""Elements that say what the paragraphs within them are."""
INLINE = frozenset("a b i u em strong span sup sub font small q cite abbr mark".split())
TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,2000})?/?>")
TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?")


def read_swissdox(raw: bytes, format_: str = "swissdox") -> Reading:
    """Read the article of one row. Never raises: what is no JSON object is read as text."""
    found = decode(raw)
    try:
        row = json.loads(found.text)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=found.notes)
    cells = {
        name: value.encode("utf-8", "replace").decode()
        for name, value in row.items()
        if isinstance(value, str)
    }
    stated = Stated(format_)
    for column, field in COLUMNS:
        stated.state(field, bare(cells.get(column, "")), column)
    stated.state("language", cells.get("language", "").lower(), "language")
    stated.state("published", iso_time(cells.get("pubtime", "")), "pubtime")
    if place := bare(cells.get("dateline", "")):
        stated.parts.append(("dateline", place))
    stated.parts.extend(content_parts(cells.get("content", "")))
    return stated.reading(format_, found.encoding, found.notes)


def bare(value: str) -> str:
    """Return the text of a cell without tags."""
    return " ".join(unescape(TOKEN.sub(" ", value)).split())


def content_parts(content: str) -> Iterator[tuple[str, str]]:
    """Yield hint and text of each part of ``content``; the hint ``text`` where nothing is marked."""
    if not TOKEN.search(content):
        if content.strip():
            yield "text", unescape(content).strip()
        return
    opened: list[str] = []
    start = 0
    for match in TOKEN.finditer(content):
        name = match["name"].lower()
        if name in INLINE:
            continue
        yield from part(content[start : match.start()], opened)
        start = match.end()
        if match["close"]:
            if name in opened:
                del opened[len(opened) - 1 - opened[::-1].index(name) :]
        elif not match[0].endswith("/>") and name != "br":
            opened = [*(above for above in opened if above != "p"), name] if name == "p" else [*opened, name]
    yield from part(content[start:], opened)


def part(markup: str, opened: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the text between two marks, with the hint of what it stands in."""
    text = unescape(TOKEN.sub("", markup)).strip()
    if text:
        outer = next((name for name in reversed(opened) if name in OUTER), None)
        inner = next((name for name in reversed(opened) if name in HINTS), "")
        yield HINTS.get(outer or inner, ""), text


def iso_time(value: str) -> str:
    """Return a time of the table in ISO 8601; midnight is how it writes a day without a time."""
    match = TIME.match(value.strip())
    if match is None:
        return value
    day, minutes, seconds, zone = match.groups()
    if minutes is None or (minutes == "00:00" and seconds in {None, "00"}):
        return day
    zone = zone or ""
    if zone and zone != "Z":
        zone = zone[:3] + ":" + (zone[3:].strip(":") or "00")
    return f"{day}T{minutes}{zone}"


KNOWN_COLUMNS = frozenset(
    "id pubtime medium_code medium_name rubric regional doctype doctype_description language char_count dateline head subhead content_id "
    "content".split()
)  # fmt: skip
OWN = {"pubtime", "medium_code", "content_id", "doctype_description"}
"""Columns that no other table calls so; which ones a table has is chosen with the search."""
DATE = re.compile(r'"?\d{4}-\d\d-\d\d(?!\d)')
SAMPLE = 1 << 16


def is_swissdox(first: str) -> bool:
    """Tell whether ``first`` is the line of column names of such a table."""
    names = names_of(first)
    return (
        len(names & KNOWN_COLUMNS) >= 3 and 2 * len(names & KNOWN_COLUMNS) > len(names)
        and bool(names & OWN) and bool(names & {"head", "content"})
    )  # fmt: skip


def names_of(first: str) -> set[str]:
    """Return the names of the columns."""
    return {cell.strip(' \ufeff\r\n"').lower() for cell in first.split("\t")}


def swissdox_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the article of each row, as an object of its filled cells; a row without one is a failure."""
    encoding = decode(stream.peek(SAMPLE)).encoding.partition("+")[0]
    handler = LENIENT if encoding not in {"utf-8", "utf-16-le", "utf-16-be"} else "replace"
    text = io.TextIOWrapper(buffered(stream), encoding, handler, newline="")
    first = text.readline()
    names = [cell.strip(' \ufeff\r\n"').lower() for cell in first.split("\t")]
    quoted = first.lstrip("\ufeff").startswith('"')
    for number, row in enumerate(rows_of(text, names, limit), 1):
        here = place._replace(path=f"{place.path}#{number}")
        if row is None:
            yield here.failure(Code.TOO_LARGE, "too large for one article")
            continue
        cells = [unquoted(cell, always=quoted) for cell in cells_of(row, len(names))]
        record = {name: cell for name, cell in zip(names, cells, strict=False) if cell.strip()}
        if record.keys().isdisjoint({"head", "content"}):
            reason = f"a row of {len(cells)} of {len(names)} columns, without head and content"
            yield here.failure(Code.DAMAGED, reason)
            continue
        raw = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        yield Document(raw=raw, path=here.path, format="swissdox", size=place.size, mtime_ns=place.mtime_ns)


def rows_of(lines: Iterable[str], names: Sequence[str], limit: int) -> Iterator[str | None]:
    """Yield the rows, which may go over several lines; None for one of more than ``limit`` characters."""
    dated = names.index("pubtime") if "pubtime" in names else None
    row: list[str] = []
    size = tabs = 0
    for line in lines:
        if not row and not line.strip():
            continue
        if row and begins_row(line, len(names), dated, full=tabs >= len(names) - 1):
            yield None if size > limit else "".join(row)
            row, size, tabs = [], 0, 0
        size += len(line)
        tabs += line.count("\t")
        row.append(line if size <= limit else "-")
    if row:
        yield None if size > limit else "".join(row)


def begins_row(line: str, columns: int, dated: int | None, *, full: bool) -> bool:
    """Tell whether ``line`` begins a row: by its date, by all its tabs, or by a tab where the row before it is ``full``."""
    tabs = line.count("\t")
    if not tabs:
        return False
    if dated is not None and tabs >= dated and DATE.match(line.split("\t", dated + 1)[dated]):
        return True
    return tabs == columns - 1 or (full and line.strip() != "")


def cells_of(row: str, columns: int) -> list[str]:
    """Return the cells of a row; tabs within a quoted cell, or within the last, part nothing."""
    cells = row.rstrip("\r\n").split("\t")
    if len(cells) <= columns:
        return cells
    joined: list[str] = []
    for cell in cells:
        open_ = bool(joined) and joined[-1].startswith('"') and joined[-1].count('"') % 2 == 1
        if open_:
            joined[-1] += f"\t{cell}"
        else:
            joined.append(cell)
    if len(joined) > columns:
        joined = [*joined[: columns - 1], "\t".join(joined[columns - 1 :])]
    return joined


def unquoted(cell: str, *, always: bool) -> str:
    """Return a cell without the quotation marks that were put around it, because of what it holds or ``always``.

    A headline that is a quotation has marks of its own, which stay: those within a quoted cell come doubled.
    """
    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return cell
    inner = cell[1:-1]
    if '"' in inner.replace('""', ""):
        return cell
    if always or '""' in inner or any(mark in inner for mark in "\t\r\n"):
        return inner.replace('""', '"')
    return cell


def shows(head: Head) -> bool:
    """Tell a table of Swissdox by the names of its columns."""
    start = head.start
    return b"\t" in start and is_swissdox(start.partition(b"\n")[0].decode("utf-8", "replace"))


FORMAT = Format("swissdox", shows, swissdox_records, read_swissdox)
