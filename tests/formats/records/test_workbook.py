"""Workbooks: each sheet whose columns are an article's is a table like any other; hostile ones are given up."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from saved_files import BODY, TITLE, zipped

from newsarchive.formats import streams
from newsarchive.parser.articles import read_articles
from newsarchive.types.article import Article
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["Titel", "Datum", "Medium", "Seite", "Volltext"]
DAY = datetime(2022, 1, 12, tzinfo=UTC).replace(tzinfo=None)
ROW = [TITLE, DAY, "Musterower Bote", 3.0, "\n\n".join(BODY)]


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def found_in(tmp_path: Path, raw: bytes) -> list[Article | Failure]:
    (tmp_path / "a.xlsx").write_bytes(raw)
    return list(read_articles([str(tmp_path / "a.xlsx")]))


@pytest.mark.parametrize("above", [[], [["Export vom 14.01.2022"], []]])
def test_rows_are_articles(tmp_path: Path, above: list[list[Any]]) -> None:
    rows = [*above, COLUMNS, ROW, [None], ["Zweiter Titel", "12.01.2022", None, None, BODY[1]]]
    first, second = found_in(tmp_path, workbook(Treffer=rows))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.headline, first.published, first.source.publisher) == (
        TITLE,
        "2022-01-12",
        "Musterower Bote",
    )
    assert first.source.format == "xlsx"
    assert (second.headline, second.published) == ("Zweiter Titel", "2022-01-12")


def test_sheets_without_articles_are_passed_over(tmp_path: Path) -> None:
    found = found_in(tmp_path, workbook(Zahlen=[["Jahr", "Auflage"], [2022, 1000]], Texte=[COLUMNS, ROW]))
    assert [one.headline for one in found if isinstance(one, Article)] == [TITLE]
    (failure,) = found_in(tmp_path, workbook(Zahlen=[["Jahr", "Auflage"], [2022, 1000]]))
    assert isinstance(failure, Failure)
    assert failure.code is Code.NO_RECORDS
    assert "Jahr, Auflage" in failure.reason


def test_bombs_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LEAST", 1 << 20)
    monkeypatch.setattr(streams, "RATIO", 2)
    types = '<?xml version="1.0"?><Types/>'
    raw = zipped({"[Content_Types].xml": types, "xl/workbook.xml": "0" * (1 << 22)})
    (failure,) = found_in(tmp_path, raw)
    assert isinstance(failure, Failure)
    assert failure.code is Code.BOMB


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for at, value in enumerate(ROW):
        sheet.cell(1, at + 1, COLUMNS[at])
        sheet.cell(2, at + 1, value)
    sheet.cell(100_000, 16_384, "weit weg")
    target = io.BytesIO()
    book.save(target)
    found = found_in(tmp_path, target.getvalue())
    assert [one.headline for one in found if isinstance(one, Article)] == [TITLE]
