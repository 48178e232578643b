"""What could not be read: told once in whole words, and told no more where it was dismissed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsarchive.cli.group import main
from newsarchive.cli.say import paragraph

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "eingang"
    inputs.mkdir()
    (inputs / "a.txt").write_text(
        "Lokales\n\nRat streitet\n\nBonn. Am Montag stritt der Rat.\n", encoding="utf-8"
    )
    (inputs / "bild.png").write_bytes(PICTURE)
    (inputs / "leer.txt").write_bytes(b"")
    return inputs


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(main, [*args, "--archive", str(folder.parent / "a.db")])


def ingest(folder: Path) -> Result:
    return run(folder, "ingest", str(folder))


def paths(result: Result) -> list[str]:
    return [json.loads(line)["path"].rpartition("/")[2] for line in result.stdout.splitlines()]


def test_a_run_is_right_again_once_its_failures_are_dismissed(folder: Path) -> None:
    assert ingest(folder).exit_code == 3
    assert run(folder, "failures", "--dismiss").stderr.startswith("2 dismissed")
    second = ingest(folder)
    assert (second.exit_code, second.stderr) == (0, "")
    assert "0 failed, 2 dismissed" in second.stdout
    assert run(folder, "failures").stdout == ""
    assert paths(run(folder, "failures", "--dismissed", "--jsonl")) == ["bild.png", "leer.txt"]


@pytest.mark.parametrize("name", ["*.png", "not-text", "{id}", "*/eingang/b*"])
def test_failures_are_named_by_number_reason_or_pattern(folder: Path, name: str) -> None:
    ingest(folder)
    listed = [json.loads(line) for line in run(folder, "failures", "--jsonl").stdout.splitlines()]
    name = name.format(id=next(one["id"] for one in listed if one["path"].endswith("png")))
    assert run(folder, "failures", "--dismiss", name).exit_code == 0
    assert paths(run(folder, "failures", "--jsonl")) == ["leer.txt"]
    assert ingest(folder).exit_code == 3
    assert run(folder, "failures", "--recall", name).stderr == "1 reported again\n"
    assert paths(run(folder, "failures", "--jsonl")) == ["bild.png", "leer.txt"]


def test_a_dismissed_failure_comes_back_with_other_bytes_only(folder: Path) -> None:
    ingest(folder)
    run(folder, "failures", "--dismiss")
    os.utime(folder / "bild.png", ns=(1, 1))
    assert ingest(folder).exit_code == 0
    (folder / "bild.png").write_bytes(PICTURE[:-1] + b"x")
    changed = ingest(folder)
    assert changed.exit_code == 3
    assert changed.stderr.count("failed: ") == 1
    assert paths(run(folder, "failures", "--jsonl")) == ["bild.png"]


def test_a_dismissed_failure_that_is_read_later_is_an_article(folder: Path) -> None:
    ingest(folder)
    run(folder, "failures", "--dismiss", "leer.txt")
    (folder / "leer.txt").write_text(
        "Lokales\n\nMarkt bleibt\n\nKiel. Der Markt bleibt am Hafen.\n", encoding="utf-8"
    )
    assert "1 new" in ingest(folder).stdout
    assert paths(run(folder, "failures", "--dismissed", "--jsonl")) == []


@pytest.mark.parametrize(
    "args",
    [("--dismiss", "nichts.txt"), ("leer.txt",), ("--dismiss", "--recall"), ("--recall", "leer.txt")],
)
def test_what_cannot_be_meant_is_refused(folder: Path, args: tuple[str, ...]) -> None:
    ingest(folder)
    result = run(folder, "failures", *args)
    assert result.exit_code == 2
    assert "expected" in result.stderr


def test_dump_and_restore_keep_what_was_dismissed(folder: Path) -> None:
    ingest(folder)
    run(folder, "failures", "--dismiss")
    assert run(folder, "dump", str(folder.parent / "text")).exit_code == 0
    (folder.parent / "a.db").rename(folder.parent / "alt.db")
    assert run(folder, "restore", str(folder.parent / "text")).exit_code == 0
    assert ingest(folder).exit_code == 0


def test_a_paragraph_breaks_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "failed: /a/very/long/folder-name/that-is-not/broken.html: is no text but a PNG picture, which holds no words"
    monkeypatch.setenv("COLUMNS", "40")
    lines = paragraph(text, terminal=True).splitlines()
    assert " ".join(line.strip() for line in lines) == text
    assert all(len(line) < 40 for line in lines if "/a/very" not in line)
    assert all(line.startswith("  ") for line in lines[1:])
    assert paragraph(text, terminal=False) == text
