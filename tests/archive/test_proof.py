"""verify, dump, restore, backup, merge, export-originals: nothing is lost, and it can be proved."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.parser.corrections import Correction
from newsarchive.store.stories.check import DERIVED

CORPUS = Path(__file__).parents[1] / "corpus"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("proof") / "presse.db"
    with Archive.open(path) as archive:
        for case in sorted(CORPUS.glob("*/*.txt"))[:25]:
            archive.add(case.read_bytes(), path=str(case))
            archive.add(case.read_bytes(), path=f"/copy/{case.name}")
        archive.correct("1", [Correction("kicker", "Handarbeit")])
    return path


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "presse.db"
    shutil.copy(whole, path)
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE '%sqlite%'"
    ).fetchall()
    found = {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
        for (name,) in names
        if name not in DERIVED
    }
    found["found"] = connection.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'der OR die OR handarbeit' ORDER BY rowid"
    ).fetchall()
    connection.close()
    assert len(found["articles"]) == len(found["found"])
    return found


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_whole_archive_is_whole(archive: Path) -> None:
    result = run("verify", "-a", str(archive))
    assert (result.exit_code, result.stdout) == (0, f"Archive {archive} is whole.\n")


def test_articles_of_containers_are_whole_too(tmp_path: Path) -> None:
    table = tmp_path / "artikel.csv"
    table.write_text("titel;text;datum\nEin Titel;Der Rat der Stadt tagte.;12.01.2022\n", encoding="utf-8")
    record = tmp_path / "artikel.jsonl"
    record.write_text(
        '{"headline": "Rat tagt", "articleBody": "Der Rat der Stadt tagte."}\n', encoding="utf-8"
    )
    archive = str(tmp_path / "presse.db")
    assert run("ingest", str(table), str(record), "-a", archive).stdout.startswith("2 new")
    assert run("verify", "-a", archive).exit_code == 0


@pytest.mark.parametrize(
    ("statement", "code", "repairable"),
    [
        ("UPDATE sources SET raw = zeroblob(9) WHERE id = 3", "original", False),
        ("UPDATE articles SET headline = headline || 'x' WHERE id = 3", "span", True),
        ("UPDATE paragraphs SET text = text || 'x' WHERE article_id = 3 AND position = 0", "record", True),
        ("UPDATE readings SET pieces = replace(pieces, ' 0+', ' 1+') WHERE article_id = 3", "span", True),
        ("UPDATE readings SET confidence = '{' WHERE article_id = 3", "record", True),
        ("DELETE FROM readings WHERE article_id = 3", "record", True),
        ("UPDATE articles SET certainty = 0.123 WHERE id = 3", "record", True),
        ("UPDATE articles SET source_id = 999 WHERE id = 3", "foreign-key", False),
        ("UPDATE paths SET path = 'anders' WHERE id = 3", "seal", False),
        ("UPDATE corrections SET value = 'anders'", "seal", False),
        ("DELETE FROM articles_fts_data WHERE id > 10", "index", True),
    ],
)
def test_what_is_wrong_is_found_named_and_mended(
    archive: Path, statement: str, code: str, repairable: bool
) -> None:
    before = content(archive)
    change(archive, statement)
    result = run("verify", "--jsonl", "-a", str(archive))
    assert result.exit_code == 4
    problems = [json.loads(line) for line in result.stdout.splitlines()]
    assert code in {problem["code"] for problem in problems}
    assert {problem["article"] for problem in problems if problem["code"] == code} <= {3, None}
    mended = run("verify", "--repair", "-a", str(archive))
    assert mended.exit_code == (0 if repairable else 4)
    if repairable:
        assert content(archive) == before


def test_a_dump_restores_an_equal_archive(archive: Path, tmp_path: Path) -> None:
    dumped, copy = tmp_path / "dump", tmp_path / "copy.db"
    assert run("dump", str(dumped), "-a", str(archive)).exit_code == 0
    result = run("restore", str(dumped), "-a", str(copy))
    assert (result.exit_code, result.stderr) == (0, "")
    assert content(copy) == content(archive)
    assert run("verify", "-a", str(copy)).exit_code == 0
    assert run("restore", str(dumped), "-a", str(copy)).exit_code == 2
    assert run("dump", str(dumped), "-a", str(archive)).exit_code == 2


@pytest.mark.parametrize("value", ["0", "9" * 30, "[1]"], ids=["twice", "too large", "a list"])
def test_a_value_that_no_dump_has_is_refused(archive: Path, tmp_path: Path, value: str) -> None:
    dumped, copy = tmp_path / "dump", tmp_path / "copy.db"
    run("dump", str(dumped), "-a", str(archive))
    rows = [json.loads(line) for line in (dumped / "places.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows
    damaged = (
        [rows[0], rows[0] | {"position": json.loads(value)}]
        if value == "0"
        else [rows[0] | {"position": json.loads(value)}]
    )
    (dumped / "places.jsonl").write_text("".join(json.dumps(row) + "\n" for row in damaged), encoding="utf-8")
    result = run("restore", str(dumped), "-a", str(copy))
    assert result.exit_code == 4
    assert "places.jsonl is damaged" in result.stderr
    assert not copy.exists()


def test_a_damaged_dump_is_refused_and_leaves_nothing(archive: Path, tmp_path: Path) -> None:
    dumped, copy = tmp_path / "dump", tmp_path / "copy.db"
    run("dump", str(dumped), "-a", str(archive))
    files = sorted(path for path in dumped.rglob("*") if path.is_file())
    chance = random.Random(5)  # noqa: S311 - repeatable on purpose
    for path in [*files[:4], *chance.sample(files, 12)]:
        raw = path.read_bytes()
        if raw:
            at = chance.randrange(len(raw))
            path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
            result = run("restore", str(dumped), "-a", str(copy))
            assert result.exit_code == 4, path
            assert result.stderr.startswith("Error: ")
            assert not copy.exists()
            path.write_bytes(raw)
    assert run("restore", str(dumped), "-a", str(copy)).exit_code == 0


def test_a_backup_is_one_file_with_everything(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backup.db"
    with Archive.open(archive) as open_archive:
        open_archive.add(b"Noch ein Text, der noch im Protokoll steht.")
        assert run("backup", str(copy), "-a", str(archive)).exit_code == 0
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup.db"]
    assert content(copy) == content(archive)
    assert run("backup", str(copy), "-a", str(archive)).exit_code == 2


def test_merging_brings_what_is_new_and_nothing_twice(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.db"
    cases = sorted(CORPUS.glob("*/*.txt"))
    with Archive.open(target) as other:
        other.add(cases[30].read_bytes(), path="/anders/30.txt")
        other.add(cases[0].read_bytes(), path="/anders/0.txt")
    first = run("merge", str(archive), "-a", str(target))
    again = run("merge", str(archive), "-a", str(target))
    assert first.stdout == "24 new, 1 known, 1 corrections\n"
    assert again.stdout == "0 new, 25 known, 0 corrections\n"
    with Archive.open(target) as merged, Archive.open(archive) as source:
        for number in range(1, 26):
            theirs = source.get(number)
            ours = merged.get(theirs.key)
            assert set(theirs.source.paths) <= set(ours.source.paths)
            one, other_record = ours.to_dict(), theirs.to_dict()
            for record in (one, other_record):
                record["id"] = record["source"] = None
            assert one == other_record
    assert run("verify", "-a", str(target)).exit_code == 0


def test_originals_come_back_under_their_names_and_inside_the_folder(archive: Path, tmp_path: Path) -> None:
    with Archive.open(archive) as opened:
        for path in (
            "/x/../../../boese.txt",
            "a.zip!/../../../etc/passwd",
            "..",
            "/x/doppelt.txt",
            "caf\\xe9.txt",
            "-",
        ):
            opened.add(f"Text von {path}".encode(), path=path)
        opened.add(b"Noch einer", path="/x/doppelt.txt")
    target = tmp_path / "zurueck"
    before = {path for path in tmp_path.rglob("*") if target not in path.parents}
    with Archive.open(archive) as opened:
        exported = list(opened.export_originals(target))
        for path, file in exported:
            assert target in file.resolve().parents
            assert file.stat().st_mode & 0o077 == 0
            assert file.read_bytes() in {
                opened.raw(number) for number in range(1, 33) if path in opened.get(number).source.paths
            }
    assert {path for path in tmp_path.rglob("*") if target not in path.parents} - before == {target}
    assert len({file for _, file in exported}) == len(exported) == 25 * 2 + 7
    assert (target / "x" / "doppelt.txt.2").read_bytes() == b"Noch einer"
    with Archive.open(archive) as opened, pytest.raises(UsageError):
        list(opened.export_originals(target))


def test_restoring_something_else_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ArchiveError, match="no dump"):
        Archive.restore(tmp_path, tmp_path / "a.db")


@pytest.mark.slow
def test_a_flipped_byte_anywhere_is_found(whole: Path, tmp_path: Path) -> None:
    raw = whole.read_bytes()
    chance = random.Random(11)  # noqa: S311 - repeatable on purpose
    path = tmp_path / "flipped.db"
    reference = content(whole)
    missed = []
    for _ in range(300):
        at = chance.randrange(100, len(raw))
        path.write_bytes(raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :])
        result = run("verify", "-a", str(path))
        if result.exit_code == 0 and content(path) != reference:
            missed.append(at)
    assert missed == []
