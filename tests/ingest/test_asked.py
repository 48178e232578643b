"""What a person says about the articles of a run counts where they say nothing themselves, and stays when they are parsed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive import Archive
from newsarchive.cli.group import main
from newsarchive.ingest.asked import path_date

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Stadtrat streitet über den Hafen\n\nMusterow. Der Rat hat am Montag über den Umbau des alten Hafens gestritten.\n"
DATED = "Fähre fällt aus\n\n12. Januar 2022\n\nMusterow. Die Fähre nach Beispielhausen fällt am Wochenende aus, sagte die Reederei.\n"
PAGE = '<!doctype html><head><meta property="og:site_name" content="Anderer Bote"></head><body><article><h1>Markt mit Dach</h1><p>'


def test_paper_and_date_are_filled_in_where_they_are_missing(tmp_path: Path) -> None:
    folder = tmp_path / "bote" / "2021" / "03"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(DATED, encoding="utf-8")
    (folder / "c.html").write_text(PAGE + TEXT + "</p></article></body>", encoding="utf-8")
    archive = str(tmp_path / "a.db")
    command = [
        "ingest",
        "--archive",
        archive,
        "--publisher",
        "Musterower Bote",
        "--date-from",
        "path",
        str(tmp_path / "bote"),
    ]
    assert CliRunner().invoke(main, command).exit_code == 0
    expected = [
        ("2021-03", "Musterower Bote"),
        ("2022-01-12", "Musterower Bote"),
        ("2021-03", "Anderer Bote"),
    ]
    with Archive.open(archive) as opened:
        assert [(one.published, one.source.publisher) for one in map(opened.get, (1, 2, 3))] == expected
        assert list(opened.reparse()) == []
        assert [(one.published, one.source.publisher) for one in map(opened.get, (1, 2, 3))] == expected
        assert not opened.verify()


def test_nothing_is_guessed(tmp_path: Path) -> None:
    folder = tmp_path / "2021" / "03"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with Archive.open(tmp_path / "a.db") as archive:
        archive.ingest([folder], jobs=1)
        assert (archive.get(1).published, archive.get(1).source.publisher) == (None, None)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/bote/2021/03/hafen.txt", "2021-03"),
        ("/bote/2021/03/12/hafen.txt", "2021-03-12"),
        ("/bote/2021-03/hafen.txt", "2021-03"),
        ("/bote/20210312_hafen.pdf", "2021-03-12"),
        ("/bote/2019/12/2021-03-12.zip!/a.txt", "2021-03-12"),
        ("/bote/12.03.2021 Hafen.txt", "2021-03-12"),
        ("/bote/20210231_hafen.txt", None),
        ("/bote/120210312/hafen.txt", None),
        ("/bote/2021/hafen.txt", None),
        ("/bote/2021/13/hafen.txt", None),
    ],
)
def test_dates_in_paths(path: str, day: str | None) -> None:
    assert path_date(path) == day
