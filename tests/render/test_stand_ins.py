"""What is written to a stream that lacks characters: something, always, and for programs nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.cli.group import COMMANDS, main
from newsarchive.render.stand_ins import meaning_of, prepare_streams

if TYPE_CHECKING:
    from pathlib import Path

RECORD = {
    "title": "Präsident Erdoğan empfängt Wałęsa – „ein Treffen“ … 東京",
    "text": "Der Präsident Erdoğan sprach in Şanlıurfa mit Wałęsa über H₂O → und Ōsaka. Mehr dazu steht morgen hier. 😀",
    "date": "2021-03-01",
    "section": "Außenpolitik · Ωmega",
    "publisher": "Głos Musterów",
    "author": "Bülent Öztürkoğlu",
}
ARGUMENTS = {
    "search": ["Präsident"],
    "count": ["Präsident"],
    "timeline": ["Präsident"],
    "show": ["1"],
    "explain": ["1"],
    "parse": ["{file}"],
    "ingest": ["{file}"],
    "correct": ["1", "kicker", "Łódź"],
    "export": ["--format", "csv"],
    "review": ["--below", "1"],
    "backup": ["{new}"],
    "dump": ["{new}"],
    "export-originals": ["{new}"],
    "tag": ["1", "+łódź"],
    "note": ["1", "Siehe Łódź"],
    "save": ["łódź", "Wałęsa"],
    "freeze": ["łódź", "Wałęsa"],
    "sample": ["--size", "1", "--seed", "1"],
}
"""What commands are run with; others are run with the archive alone."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    file = folder / "erdoğan.jsonl"
    file.write_text(json.dumps(RECORD, ensure_ascii=False), encoding="utf-8")
    assert (
        CliRunner().invoke(main, ["ingest", "-j", "1", "-a", str(folder / "a.db"), str(file)]).exit_code == 0
    )
    return folder


def run(folder: Path, charset: str, command: str, *more: str) -> Result:
    places = {"{file}": str(folder / "erdoğan.jsonl"), "{new}": str(folder / f"{command}-{charset}")}
    own = [places.get(one, one) for one in ARGUMENTS.get(command, [])]
    archive = [] if command in {"parse", "eval", "restore", "watch"} else ["-a", str(folder / "a.db")]
    return CliRunner(charset=charset).invoke(main, [command, *archive, *more, *own])


@pytest.mark.parametrize("charset", ["cp1252", "ascii", "latin-1"])
@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "watch"])
def test_no_command_fails_on_what_its_stream_lacks(folder: Path, charset: str, command: str) -> None:
    result = run(folder, charset, command)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if command in {"search", "show", "explain", "timeline", "count", "parse"}:
        assert result.exit_code == 0


def test_people_read_what_the_characters_mean(folder: Path) -> None:
    assert "Erdogan empfängt Walesa – „ein Treffen“ …" in run(folder, "cp1252", "show").stdout
    assert 'Praesident Erdogan empfaengt Walesa - "ein Treffen" ...' in run(folder, "ascii", "show").stdout
    assert "\\u6771" in run(folder, "ascii", "show").stdout
    assert "#" in run(folder, "ascii", "timeline").stdout


@pytest.mark.parametrize("charset", ["cp1252", "ascii"])
def test_programs_read_the_very_characters(folder: Path, charset: str) -> None:
    for command in (["show", "--json"], ["show", "--format", "jsonl"]):
        record = json.loads(run(folder, charset, *command).stdout)
        assert record["headline"] == RECORD["title"]
        assert record["section"] == RECORD["section"]
    hit = json.loads(run(folder, charset, "search", "--json").stdout)["hits"][0]
    assert (hit["headline"], hit["publisher"]) == (RECORD["title"], RECORD["publisher"])


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_a_process_writes_in_the_encoding_it_was_given(folder: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    asked = [sys.executable, "-m", "newsarchive.cli", "show", "1", "-a", str(folder / "a.db")]
    result = subprocess.run(asked, capture_output=True, env=environment, check=True)
    assert "Erdo" in result.stdout.decode(encoding)
    assert b"Traceback" not in result.stderr


@given(st.characters())
def test_every_character_has_a_meaning_in_ascii(char: str) -> None:
    assert meaning_of(char).isascii()


@given(st.text(max_size=8))
def test_what_json_lacks_reads_back(text: str) -> None:
    prepare_streams(as_json=True)
    written = json.dumps(text, ensure_ascii=False).encode("ascii", "newsarchive.lossless")
    assert json.loads(written) == text
