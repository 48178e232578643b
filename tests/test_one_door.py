"""Whatever reads files reads them in the same way: ``ingest``, ``parse``, ``explain``, ``eval``, ``Archive.ingest``, ``Archive.add``."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from newsarchive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BODY = "Musterow. Der Rat hat am Montag über den Umbau des alten Hafens gestritten. Die Mehrheit will ihn im Frühjahr beginnen."
TEXT = f"Stadtrat streitet über den Hafen\n\n{BODY}\n"
PAGE = f"<!doctype html><html><body><article><h1>Markt bekommt ein Dach</h1><p>{BODY}</p></article></body></html>"
RECORDS = [{"headline": f"Meldung {number}", "text": BODY} for number in ("eins", "zwei")]
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
CLOSING = "© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH"
GENIOS = "".join(
    f"Musterower Bote vom 12.01.2022, S. 3\n\n{title}\n\n{BODY}\n\nQuelle: Musterower Bote vom 12.01.2022\nRessort: Lokales\n\n{CLOSING}\n\n"
    for title in ("Fähre fällt aus", "Fähre fährt wieder")
)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def packed() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.png", PICTURE)
        archive.writestr("c.html", PAGE)
    return target.getvalue()


class Read(NamedTuple):
    """The headlines that were read, in order, and the reasons for what was not."""

    headlines: list[str | None]
    reasons: list[str]


PNG = "the bytes are no text but a PNG picture"
CASES: dict[str, tuple[bytes, Read]] = {
    "a.txt": (TEXT.encode(), Read(["Stadtrat streitet über den Hafen"], [])),
    "a.html": (PAGE.encode(), Read(["Markt bekommt ein Dach"], [])),
    "a.jsonl": (LINES.encode(), Read(["Meldung eins", "Meldung zwei"], [])),
    "a.zip": (packed(), Read(["Stadtrat streitet über den Hafen", "Markt bekommt ein Dach"], [PNG])),
    "genios.txt": (GENIOS.encode(), Read(["Fähre fällt aus", "Fähre fährt wieder"], [])),
    "leer.txt": (b"", Read([], ["is empty"])),
    "bild.png": (PICTURE, Read([], [PNG])),
}


def stored(path: Path, errors: list[str]) -> Read:
    with Archive.open(path, read_only=True) as archive:
        number = archive.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        headlines = [archive.get(at + 1).headline for at in range(number)]
        assert [failure["reason"] for failure in archive.failures()] == errors
    return Read(headlines, errors)


def reasons(stderr: str, start: str) -> list[str]:
    lines = [line for line in stderr.splitlines() if line.startswith(start)]
    return [line.partition(": ")[2].partition(": ")[2] for line in lines]


def by_ingest(file: Path, tmp_path: Path) -> Read:
    run = CliRunner().invoke(main, ["ingest", "--archive", str(tmp_path / "a.db"), str(file)])
    assert run.exit_code in {0, 3}
    return stored(tmp_path / "a.db", [reason for reason in reasons(run.stderr, "failed: ") if reason])


def by_archive_ingest(file: Path, tmp_path: Path) -> Read:
    with Archive.open(tmp_path / "a.db") as archive:
        report = archive.ingest([file], jobs=1)
    return stored(tmp_path / "a.db", [failed.reason for failed in report.failures])


def by_add(file: Path, tmp_path: Path) -> Read:
    errors = []
    with Archive.open(tmp_path / "a.db") as archive:
        try:
            archive.add(file.read_bytes(), path=str(file))
        except UnreadableInput as error:
            errors = [error.reason]
    return stored(tmp_path / "a.db", errors)


def by_parse(file: Path, tmp_path: Path) -> Read:
    del tmp_path
    run = CliRunner().invoke(main, ["parse", "--jsonl", str(file)])
    found = reasons(run.stderr, "Error: ")
    assert run.exit_code == (5 if found else 0)
    return Read([json.loads(line)["headline"] for line in run.stdout.splitlines()], found)


def by_explain(file: Path, tmp_path: Path) -> Read:
    del tmp_path
    run = CliRunner().invoke(main, ["explain", str(file)])
    found = reasons(run.stderr, "Error: ")
    assert run.exit_code == (5 if found else 0)
    headlines = [
        line.split(maxsplit=4)[4] for line in run.stdout.splitlines() if line.split()[1:2] == ["headline"]
    ]
    return Read(list(headlines), found)


@pytest.mark.parametrize("door", [by_ingest, by_archive_ingest, by_add, by_parse, by_explain])
@pytest.mark.parametrize("name", CASES)
def test_every_door_reads_the_same(tmp_path: Path, name: str, door: Callable[[Path, Path], Read]) -> None:
    raw, expected = CASES[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(raw)
    assert door(folder / name, tmp_path) == expected


@pytest.mark.parametrize("name", CASES)
def test_eval_scores_what_is_one_article_and_refuses_the_rest(tmp_path: Path, name: str) -> None:
    raw, expected = CASES[name]
    (tmp_path / name).write_bytes(raw)
    gold = (tmp_path / name).with_suffix(".json")
    gold.write_text(json.dumps({"headline": (expected.headlines or [None])[0]}))
    run = CliRunner().invoke(main, ["eval", str(tmp_path)])
    if len(expected.headlines) == 1:
        assert run.exit_code == 0
        assert run.stdout.splitlines()[3].split()[1:3] == ["1", "100.0%"]
    else:
        assert run.exit_code == 5
        (reason,) = reasons(run.stderr, "Error: ")
        assert reason == (expected.reasons or ["holds 2 articles; expected one, to score its gold record"])[0]


def test_a_text_that_is_not_encoded_is_no_document(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive, pytest.raises(TypeError, match="expected the bytes"):
        archive.add("Ein Text")  # type: ignore[arg-type]
