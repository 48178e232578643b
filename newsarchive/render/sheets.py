"""Rows for a person to fill in -> a sheet that a spreadsheet opens: CSV, or an Excel workbook whose cells offer the allowed values."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import MissingExtra
from newsarchive.render.exports.columns import body_text
from newsarchive.render.exports.spreadsheet import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from newsarchive.render.exports.columns import Cell
    from newsarchive.types.article import Article

__all__ = ["FACTS", "SHEETS", "Sheet", "facts", "sheet_csv", "sheet_xlsx"]

FACTS = ("key", "published", "publisher", "headline", "teaser", "text")
"""What a sheet shows of an article."""
LONGEST_LIST = 255
"""Characters of all values together that Excel takes for the list of a cell."""
WIDE = {"headline": 40, "teaser": 40, "text": 80}


class Sheet(NamedTuple):
    """A sheet: its columns, its rows, the values that may be filled in by column, and the question of a column."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    choices: Mapping[str, Sequence[str]]
    questions: Mapping[str, str]


def facts(article: Article) -> list[Cell]:
    """Return what a sheet shows of an article, in the order of FACTS."""
    return [
        article.key,
        article.published,
        article.source.publisher,
        article.headline,
        article.teaser,
        body_text(article) or None,
    ]


def sheet_csv(sheet: Sheet) -> tuple[bytes, int]:
    """Return the sheet with semicolons and a byte order mark, as spreadsheets open it; and how many cells had to be cut."""
    text, shown = io.StringIO(), Shown(quoted=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow(["" if (fit := shown.cell(cell)) is None else fit for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace"), shown.cut


def sheet_xlsx(sheet: Sheet) -> tuple[bytes, int]:
    """Return the sheet as a workbook, and how many cells had to be cut. Raises MissingExtra."""
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("xlsx", "XlsxWriter") from error
    target, shown = io.BytesIO(), Shown(quoted=False)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, {**options, "in_memory": True}) as book:
        page, wrapped = book.add_worksheet(), book.add_format({"text_wrap": True, "valign": "top"})
        page.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            page.set_row(last, 60)
            for place, cell in enumerate(row):
                fit = shown.cell(cell)
                if fit is not None:
                    page.write_string(last, place, str(fit), wrapped)
        for place, name in enumerate(sheet.columns):
            page.write_string(0, place, name, book.add_format({"bold": True}))
            page.set_column(place, place, WIDE.get(name, 14))
            if question := sheet.questions.get(name):
                page.write_comment(0, place, question)
            values = sheet.choices.get(name, ())
            if (
                values
                and last
                and sum(map(len, values)) + len(values) < LONGEST_LIST
                and "," not in "".join(values)
            ):
                page.data_validation(1, place, last, place, {"validate": "list", "source": [*values]})
    return target.getvalue(), shown.cut


SHEETS: dict[str, Callable[[Sheet], tuple[bytes, int]]] = {"csv": sheet_csv, "xlsx": sheet_xlsx}
"""The forms of a sheet."""
