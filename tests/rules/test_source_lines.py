"""Lines that say where and when a text was printed, in their forms, above and below it: never kicker, headline or text."""

from __future__ import annotations

import pytest

from newsarchive.parser.parse import parse_article

TITLE = "Ruderclub bekommt neuen Steg"
TEXT = "Der Steg am Nordufer wird im April erneuert, wie der Vorstand des Ruderclubs am Montag mitteilte. Die alten Bohlen waren nach dem Hochwasser morsch geworden, so dass sie im Winter gesperrt werden mussten."
LAST = "Die Stadt gibt die Hälfte der Summe dazu. Gerudert wird bis dahin vom Südufer aus."
PRINTED = """
aus: Musterauer Zeitung vom 12.1.2022 | Musterauer Zeitung | 2022-01-12 | |
Erschienen am 12.01.2022 in der Musterauer Zeitung | Musterauer Zeitung | 2022-01-12 | |
Mit freundlicher Genehmigung: Musterauer Bote, 12.01.2022 | Musterauer Bote | 2022-01-12 | |
taz, die tageszeitung, 12.1.2022, S. 5 | taz, die tageszeitung | 2022-01-12 | 5 |
Der Standard, Wien, 12. Jänner 2022, Seite 4 | Der Standard | 2022-01-12 | 4 |
Musterauer Nachrichten (Musterdorf), 12.1.2022, S. 17 | Musterauer Nachrichten | 2022-01-12 | 17 |
Zeitung: Musterauer Stimme; Datum: 3.10.1990; Seite: 1 | Musterauer Stimme | 1990-10-03 | 1 |
NR. 9 / MITTWOCH, 12. JANUAR 2022 / SEITE 17 | | 2022-01-12 | 17 | 9
FOCUS Nr. 3 (2022) | FOCUS | | | 3 (2022)
Januar 2022 | | 2022-01 | |
"""
DATES = """
heute, 12.01.2022 | 2022-01-12
12.Jan.2022 | 2022-01-12
Musterau, am 12.1.2022 | 2022-01-12
12/01/2022 |
vor 3 Stunden |
"""


def cells(table: str) -> list[tuple[str | None, ...]]:
    return [tuple(cell.strip() or None for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("row", cells(PRINTED), ids=lambda row: row[0])
def test_where_a_text_was_printed(row: tuple[str | None, ...], *, below: bool) -> None:
    line, *printed = row
    text = f"{TITLE}\n\n{TEXT}\n\n{LAST}"
    record = parse_article((f"{text}\n\n{line}\n" if below else f"{line}\n\n{text}\n").encode(), name="x.txt")
    assert (record.headline, record.kicker, record.section) == (TITLE, None, None)
    assert [record.source.publisher, record.published, record.page, record.edition] == printed
    assert record.body[-1].text == LAST


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize(("line", "published"), cells(DATES))
def test_a_date_in_a_line_of_its_own(line: str, published: str | None, *, above: bool) -> None:
    head = f"{line}\n\n{TITLE}" if above else f"{TITLE}\n\n{line}"
    record = parse_article(f"{head}\n\n{TEXT}\n\n{LAST}\n".encode(), name="x.txt")
    assert (record.headline, record.kicker, record.published) == (TITLE, None, published)


def test_blanks_that_do_not_break_are_blanks() -> None:
    text = f"{TITLE}\n\nVon\u00a0Jörg\u202fMüller\n\n{TEXT}\n\n{LAST}\n"
    record = parse_article(text.encode(), name="x.txt")
    assert record.byline is not None
    assert record.byline.authors == ("Jörg Müller",)
