"""A workbook (Excel's XLSX) -> a record for each row below a line that names the columns, as of any other table."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from newsarchive.formats.format import Format, Head
from newsarchive.formats.records.json import read_json
from newsarchive.formats.records.tables import is_columns, refusal, row_records
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT"]

OPENS = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|xl/)", re.DOTALL)
MAIN = "xl/workbook.xml"
ABOVE = 10
"""Rows above the names of the columns: a title, a query, a date."""
CHUNK = 1 << 16
MOST_ROWS, MOST_CELLS = 1 << 20, 256
"""Rows that Excel has, and cells of a row that are looked at: it has 16,384, and a hostile file may fill the last of each row."""


def parts(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the rows of each sheet that is a table of articles. Raises the errors of zipfile and openpyxl."""
    raw = stream.read_all(limit + 1)
    if len(raw) > limit:
        yield place.too_large(limit)
        return
    weigh(raw, place)
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and the like, which are not read
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        refused, found = [], False
        for sheet in book.worksheets:
            rows = (
                texts_of(row)
                for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_CELLS, values_only=True)
            )
            first = list(islice((row for row in rows if any(row)), ABOVE))
            at = next((at for at, row in enumerate(first) if is_columns(row)), None)
            if at is None:
                refused += first[:1]
                continue
            here = place if len(book.worksheets) == 1 else place.within(sheet.title)
            yield from row_records(first[at], chain(first[at + 1 :], rows), here, "xlsx")
            found = True
    if not found:
        yield place.failure(Code.NO_RECORDS, refusal(refused[0]) if refused else "a workbook without a row")


def weigh(raw: bytes, place: Place) -> None:
    """Unpack all of a workbook once without keeping it, so that a bomb is given up here. Raises Bomb."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for info in archive.infolist():
            with archive.open(info) as member:
                while part := member.read(CHUNK):
                    place.budget.charge(len(part))


def texts_of(row: tuple[Any, ...]) -> list[str]:
    """Return the cells of a row as text: days in ISO 8601, whole numbers without a point."""
    return [text_of(value) for value in row]


def text_of(value: Any) -> str:
    """Return a cell as text.

    >>> text_of(datetime(2022, 1, 12)), text_of(3.0), text_of(None)
    ('2022-01-12', '3', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").strip()


def shows(head: Head) -> bool:
    """Tell a workbook by the parts it begins with."""
    return OPENS.match(head.first) is not None and MAIN.encode() in head.raw


FORMAT = Format("xlsx", shows, parts, read_json)
