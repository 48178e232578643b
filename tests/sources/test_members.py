"""Containers from outside: the command line archives, retries and verifies what is in them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from click.testing import CliRunner

from newsarchive.cli.group import main
from newsarchive.sources import read_sources
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from pathlib import Path

GOOD = json.dumps({"title": "Brücke wird erneuert", "text": "Der Rat hat es beschlossen."})
TABLE = "Titel;Volltext;Datum\nErster Titel;Ein Satz.;12.01.2022\nZweiter Titel;Noch ein Satz.;13.01.2022\n"


def container(path: Path) -> Path:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "Titel\n\nEin Satz.\n")
        archive.writestr("b.jsonl", f"{GOOD}\n{GOOD[:-1]}\n")
        archive.writestr("c.csv", TABLE)
    path.write_bytes(target.getvalue())
    return path


def test_members_can_be_named(tmp_path: Path) -> None:
    path = container(tmp_path / "a.zip")
    named = [f"{path}!/b.jsonl#2", f"{path}!/c.csv", f"{path}!/gone.txt", f"{tmp_path}/none.zip!/a.txt"]
    found = [
        (item.path.removeprefix(str(tmp_path)), item.code.value if isinstance(item, Failure) else type(item))
        for item in read_sources(named)
    ]
    assert found == [
        ("/a.zip!/b.jsonl#2", "damaged"),
        ("/a.zip!/c.csv#1", Document),
        ("/a.zip!/c.csv#2", Document),
        ("/a.zip!/gone.txt", "no-such-file"),
        ("/none.zip!/a.txt", "no-such-file"),
    ]


def test_a_file_with_such_a_name_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a#1").write_text("x")
    (tmp_path / "a").write_text("y")
    (item,) = read_sources([str(tmp_path / "a#1")])
    assert isinstance(item, Document)
    assert item.raw == b"x"


def test_containers_are_archived_once_retried_and_verified(tmp_path: Path) -> None:
    path = container(tmp_path / "a.zip")
    archive = str(tmp_path / "t.db")

    def run(*words: str) -> tuple[int, str]:
        ran = CliRunner().invoke(main, [*words, "-a", archive])
        return ran.exit_code, ran.output

    code, said = run("ingest", str(path))
    assert (code, said.count("4 new")) == (3, 1)
    code, said = run("ingest", str(path))
    assert (code, said.count("1 unchanged")) == (0, 1)
    assert run("verify")[0] == 0
    code, said = run("failures")
    assert f"{path}!/b.jsonl#2" in said
    assert run("ingest", "--retry-failed")[0] == 3
    assert run("failures")[1].count("damaged") == 1
