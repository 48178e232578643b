"""A filled-in sheet (CSV or XLSX) -> its rows by the names of the columns, as a person's spreadsheet has saved it."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.decoding.decode import decode
from newsarchive.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Row", "read_sheet", "refuse"]

MOST_BYTES = 1 << 28
"""Bytes that a sheet may unpack to: 100,000 articles with their texts are less."""
MOST_COLUMNS = 256
SEPARATORS = ";,\t"
PROBLEMS = 10
"""Problems that are told at once."""


class Row(NamedTuple):
    """A row of a sheet: its number as the spreadsheet shows it, and its cells by column, without blanks around them."""

    number: int
    cells: dict[str, str]


def read_sheet(raw: bytes, path: str, needed: Sequence[str]) -> list[Row]:
    """Return the rows with something in them; names of columns in small letters. Raises UnreadableInput where one of ``needed`` lacks."""
    table = xlsx_rows(raw, path) if raw.startswith(b"PK") else csv_rows(raw, path)
    names = [name.strip().lower() for name in next(table, [])]
    if lacking := [name for name in needed if name not in names]:
        raise UnreadableInput(
            path,
            f"has no column '{lacking[0]}'; expected the sheet as it was written, with its first row",
        )
    return [
        Row(number, dict(zip(names, map(str.strip, cells), strict=False)))
        for number, cells in enumerate(table, 2)
        if any(map(str.strip, cells))
    ]


def csv_rows(raw: bytes, path: str) -> Iterator[list[str]]:
    """Yield the rows of a text, whatever separates its columns. Raises UnreadableInput."""
    text = decode(raw).text.lstrip("\ufeff")
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    csv.field_size_limit(MOST_BYTES)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise UnreadableInput(path, f"is no table that can be read ({error})") from error


def xlsx_rows(raw: bytes, path: str) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet. Raises UnreadableInput."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it

    if size_of(raw) > MOST_BYTES:
        raise UnreadableInput(path, "is a workbook that unpacks to more than a sheet can be")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and the like, which are not read
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            for row in book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True):
                yield [text_of(cell) for cell in row]
    except Exception as error:  # openpyxl raises whatever its parser does
        raise UnreadableInput(path, f"is no workbook that can be read ({type(error).__name__})") from error


def size_of(raw: bytes) -> int:
    """Return the bytes that a packed file says it unpacks to, more than which zipfile never gives; 0 where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return sum(info.file_size for info in packed.infolist())
    except zipfile.BadZipFile:
        return 0


def text_of(cell: Any) -> str:
    """Return a cell as text; whole numbers without a point."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def refuse(path: str, problems: Iterable[str]) -> None:
    """Raise UnreadableInput with the first of ``problems`` in a line each, if there are any."""
    told = list(problems)
    if told:
        more = [f"and {len(told) - PROBLEMS:,} more"] if len(told) > PROBLEMS else []
        raise UnreadableInput(
            path, "nothing was kept of the sheet:\n  " + "\n  ".join([*told[:PROBLEMS], *more])
        )
