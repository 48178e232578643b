"""Parts of a spool: named by what they are made of, the same bytes by whoever makes them, and an archive of them is that of ``ingest``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.archive.archive import Archive
from newsarchive.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyarrow", reason="extra `dask`")

ARTICLE = "Politik\nHafen {number} wird ausgebaut\n\nMusterstadt (dpa) - Der Rat hat den Ausbau beschlossen, sagte Anna Muster.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "artikel"
    made.mkdir()
    for number in range(120):
        (made / f"{number:03}.txt").write_text(ARTICLE.format(number=number), encoding="utf-8")
    (made / "bild.txt").write_bytes(b"\x00\x01\x02" * 100)
    (made / "zwei.jsonl").write_text(
        "".join(
            json.dumps({"headline": f"Kurz {number}", "text": "Ein Satz über den Hafen."}) + "\n"
            for number in (1, 2)
        )
    )
    return made


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    return result.exit_code, result.output


def records(path: Path) -> dict[str, dict[str, object]]:
    with Archive.open(path, read_only=True) as archive:
        return {article.key: {**article.to_dict(), "id": None} for article in archive.articles()}


def test_an_archive_of_the_parts_is_that_of_the_files(folder: Path, tmp_path: Path) -> None:
    code, said = run("ingest", str(folder), "--spool", str(tmp_path / "parts"), "--publisher", "Musterbote")
    assert code == 3
    assert "3 parts written with 122 articles, 0 parts there before, 1 failed" in said
    assert run("load", str(tmp_path / "parts"), "-a", str(tmp_path / "of_parts.db"))[0] == 0
    run("ingest", str(folder), "-a", str(tmp_path / "of_files.db"), "--publisher", "Musterbote")
    assert records(tmp_path / "of_parts.db") == records(tmp_path / "of_files.db")
    with Archive.open(tmp_path / "of_parts.db") as one, Archive.open(tmp_path / "of_files.db") as other:
        assert [f["path"] for f in one.failures()] == [f["path"] for f in other.failures()] != []
        assert one.verify() == []


def test_a_second_run_writes_what_is_missing(folder: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    run("ingest", str(folder), "--spool", str(parts))
    before = {path.name: path.read_bytes() for path in parts.iterdir()}
    first = min(parts.iterdir())
    first.unlink()
    (parts / f".{first.name}.0123.unfinished").write_bytes(b"PAR1")
    code, said = run("ingest", str(folder), "--spool", str(parts))
    assert "1 parts written" in said
    assert "2 parts there before" in said
    assert {path.name: path.read_bytes() for path in parts.iterdir()} == before
    assert code in {0, 3}


def test_a_load_can_be_run_again(folder: Path, tmp_path: Path) -> None:
    run("ingest", str(folder), "--spool", str(tmp_path / "parts"))
    archive = str(tmp_path / "a.db")
    assert "122 new" in run("load", str(tmp_path / "parts"), "-a", archive)[1]
    assert "0 new, 122 unchanged" in run("load", str(tmp_path / "parts"), "-a", archive)[1]


def test_what_is_no_part_is_said(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "part-0.parquet").write_bytes(b"PAR1 and no more")
    result = CliRunner().invoke(main, ["load", str(parts), "-a", str(tmp_path / "a.db")])
    assert result.exit_code == 5
    assert "no whole Parquet file" in result.stderr


def test_a_part_of_another_version_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("newsarchive.ingest.spool.parts.__version__", "0.0.1")
        run("ingest", str(folder), "--spool", str(tmp_path / "parts"))
    result = CliRunner().invoke(main, ["load", str(tmp_path / "parts"), "-a", str(tmp_path / "a.db")])
    assert result.exit_code == 5
    assert "newsarchive 0.0.1 made it" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "--scheduler needs --spool"),
        (["--spool", "parts", "--jobs", "2"], "--spool goes with"),
        (["--spool", "nonsense://x"], "nonsense"),
    ],
)
def test_options_that_cannot_be_meant(folder: Path, arguments: list[str], expected: str) -> None:
    result = CliRunner().invoke(main, ["ingest", str(folder), *arguments])
    assert result.exit_code == 2
    assert expected in result.stderr
