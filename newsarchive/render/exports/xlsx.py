"""Articles -> an Excel workbook, row by row; no formula, no link, nothing cut unsaid."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from newsarchive.errors import MissingExtra
from newsarchive.render.exports.columns import columns_of, rows_of
from newsarchive.render.exports.spreadsheet import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["write_xlsx"]

MOST_ROWS = 1_048_575
"""Rows of a sheet below its column names."""


def write_xlsx(articles: Iterable[Article], target: IO[bytes], layout: Layout) -> None:
    """Write one sheet, and more of them where one is full. Raises MissingExtra."""
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("xlsx", "XlsxWriter") from error
    columns = columns_of(layout)
    shown = Shown(quoted=False)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        sheet, line = None, 0
        for row in rows_of(articles, layout):
            if sheet is None or line > MOST_ROWS:
                sheet, line = book.add_worksheet(), 1
                sheet.write_row(0, 0, [column.name for column in columns])
                sheet.freeze_panes(1, 0)
            for place, cell in enumerate(row):
                fit = shown.cell(cell)
                if isinstance(fit, str):
                    sheet.write_string(line, place, fit)
                elif fit is not None:
                    sheet.write_number(line, place, fit)
            line += 1
        if sheet is None:
            book.add_worksheet().write_row(0, 0, [column.name for column in columns])
    shown.remark(layout)
