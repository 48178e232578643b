"""A table of Swissdox -> a record for each row, whatever stands in its cells.

Its cells come quoted or bare, and a headline may open with a quotation mark: where a row begins is told by its columns, not by
quotation marks, so that one broken row costs no other.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

from newsarchive.decode import decode
from newsarchive.single_byte import LENIENT
from newsarchive.sources.document import Code, Document, Failure
from newsarchive.sources.streams import buffered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.sources.place import Place
    from newsarchive.sources.streams import Peeked

__all__ = ["is_swissdox", "swissdox_records"]

COLUMNS = frozenset(
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
        len(names & COLUMNS) >= 3 and 2 * len(names & COLUMNS) > len(names)
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
        yield Document(raw, here.path, "swissdox", place.size, place.mtime_ns)


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
