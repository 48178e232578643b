"""Articles -> CSV (RFC 4180): commas, UTF-8; for Excel semicolons, a byte order mark, and nothing that it would run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from newsarchive.render.exports.columns import columns_of, rows_of
from newsarchive.render.exports.spreadsheet import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["csv_rows", "csv_table"]


def csv_rows(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield the line of column names, then one row an article or a paragraph; a null is an empty cell."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";" if layout.excel else ",", lineterminator="\r\n")
    writer.writerow([column.name for column in columns_of(layout)])
    yield ("\N{ZERO WIDTH NO-BREAK SPACE}" if layout.excel else "") + line.getvalue()
    shown = Shown(quoted=True)
    for row in rows_of(articles, layout):
        line.seek(0)
        line.truncate()
        cells = [shown.cell(cell) if layout.excel else plain(cell) for cell in row]
        writer.writerow(["" if cell is None else cell for cell in cells])
        yield line.getvalue()
    shown.remark(layout)


def csv_table(names: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> str:
    """Return a table with a line of column ``names``, whatever its rows are about; a null is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(["" if cell is None else plain(cell) for cell in row] for row in rows)
    return text.getvalue()


def plain(cell: str | int | None) -> str | int | None:
    """Return a cell without NUL, which no reader of CSV takes."""
    return cell.replace("\0", "") if isinstance(cell, str) else cell
