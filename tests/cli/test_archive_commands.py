"""The commands that speak to an archive, from outside."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.cli.progress import STOPPING
from newsarchive.parser.parse import parse_article

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = SEEDS / "000_ed269db3014300ef.txt"
CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "presse.db"
    monkeypatch.setenv("NEWSARCHIVE_ARCHIVE", str(path))
    return path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from newsarchive.cli import main; main()", *arguments]


def test_the_main_job(archive: Path) -> None:
    first = run("ingest", str(SEEDS))
    assert first.output == f"1 new, 0 unchanged, 0 duplicate, 0 failed\nArchive: {archive}\n"
    again = run("ingest", str(SEEDS))
    assert again.output == f"0 new, 1 unchanged, 0 duplicate, 0 failed\nArchive: {archive}\n"
    found = run("search", "Stoltenberg")
    assert (first.exit_code, again.exit_code, found.exit_code) == (0, 0, 0)
    lines = found.stdout.splitlines()
    assert lines[0] == "   1  undated · International"
    assert lines[1] == "      Nato-Russland-Rat endet ohne konkrete Annäherung"
    assert "*Stoltenberg*" in found.stdout
    assert "\033" not in found.stdout
    assert max(map(len, lines)) <= 80
    shown = run("show", "1")
    assert shown.exit_code == 0
    assert "Nato-Russland-Rat endet ohne konkrete Annäherung" in shown.stdout
    assert "Photo: Nato-Generalsekretär Jens Stoltenberg (r)" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_checking_reads_files_whose_size_and_time_are_known(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "artikel.txt"
    file.write_text("Politik Erster Titel\n\nBonn. Der Rat tagte am Montag.", encoding="utf-8")
    status = file.stat()
    run("ingest", str(file))
    file.write_text("Politik Zweiter Titl\n\nBonn. Der Rat tagte am Montag.", encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run("ingest", str(file)).output.startswith("0 new, 1 unchanged")
    assert run("ingest", "--check", str(file)).output.startswith("1 new, 0 unchanged")
    assert archive.exists()


def test_standard_input(archive: Path) -> None:
    result = run("ingest", "-", stdin=SEED.read_bytes())
    assert result.output.startswith("1 new")
    assert run("ingest", "-", stdin=SEED.read_bytes()).output.startswith("0 new, 1 unchanged")
    assert archive.exists()


def test_json_forms_agree(archive: Path) -> None:
    run("ingest", "-j", "1", str(SEEDS), str(CORPUS / "tempting"))
    page = json.loads(run("search", "der", "--json", "--limit", "5").stdout)
    lines = [json.loads(line) for line in run("search", "der", "--jsonl", "--limit", "5").stdout.splitlines()]
    ids = [int(line) for line in run("search", "der", "--ids", "--limit", "5").stdout.split()]
    assert page["hits"] == lines
    assert [hit["id"] for hit in lines] == ids
    assert page["total"] >= 5
    keys = {
        "id",
        "key",
        "score",
        "section",
        "kicker",
        "headline",
        "subheadline",
        "teaser",
        "byline",
        "published",
        "publisher",
        "url",
        "paths",
        "match",
        "snippet",
        "missing",
    }
    assert keys <= lines[0].keys()
    assert archive.exists()


def test_show_prints_records_and_originals(archive: Path) -> None:
    run("ingest", str(SEEDS))
    record = json.loads(run("show", "1", "--json").stdout)
    parsed = parse_article(SEED.read_bytes(), name=SEED.name).to_dict()
    assert record["id"] == 1
    assert record["source"].pop("paths") == [str(SEED)]
    del parsed["source"]["paths"]
    assert {**record, "id": None} == parsed
    assert run("show", "1", "--raw").stdout_bytes == SEED.read_bytes()
    assert len(json.loads(run("show", "1", record["key"][:5], "--json").stdout)) == 2
    assert run("explain", "1").stdout.split()[1] == "section"
    assert archive.exists()


def test_nothing_found_is_exit_code_1_and_said_on_stderr(archive: Path) -> None:
    run("ingest", str(SEEDS))
    result = run("search", "Zwieback")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Nothing found for Zwieback.\n"
    assert (
        run("search", "Stoltenberg", "--offset", "9").stderr
        == "Nothing found beyond number 9 for Stoltenberg.\n"
    )
    assert archive.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("search", "x"), 4, "no archive there yet; 'newsarchive ingest PATH' makes one"),
        (("show", "1"), 4, "no archive there yet"),
        (("search", "x", "-a", "mongo://x"), 2, "unknown kind of archive 'mongo:'"),
        (("search", "x", "--sort", "size"), 2, "'size' is not one of"),
        (("wurst",), 2, "No such command 'wurst'"),
    ],
)
def test_errors_are_lines(archive: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert message in result.stderr
    assert result.stdout == ""
    assert not archive.exists()


def test_a_query_without_a_word_points_at_it(archive: Path) -> None:
    run("ingest", str(SEEDS))
    result = run("search", "***")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1:] == ["  ***", "  ^^^"]
    assert archive.exists()


def bad_files(folder: Path) -> set[str]:
    (folder / "good.txt").write_bytes(SEED.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t")
    (folder / "long.txt").write_bytes(b"x" * (65 * 1024 * 1024))
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "caf\udce9\x1b[31m.txt").write_bytes(b"")
    return {"empty.txt", "blank.txt", "long.txt", "dangling.txt", "pipe.txt", "caf"}


def test_bad_input_is_reported_and_the_rest_goes_through(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "zoo"
    folder.mkdir()
    expected = bad_files(folder)
    result = run("ingest", str(folder), str(tmp_path / "missing.txt"))
    assert result.exit_code == 3
    *lines, last = result.stderr.splitlines()
    assert all(line.startswith("failed: ") for line in lines)
    assert len(lines) == len(expected) + 1
    for name in expected:
        assert any(name in line for line in lines), name
    assert "\x1b" not in result.output
    assert last.startswith(f"Error: {len(lines)} of {len(lines) + 1} inputs could not be read")
    assert result.stdout.startswith(f"1 new, 0 unchanged, 0 duplicate, {len(lines)} failed")
    listed = [json.loads(line) for line in run("failures", "--jsonl").stdout.splitlines()]
    assert len(listed) == len(lines)
    assert {failure["code"] for failure in listed} >= {"empty", "too-large", "dangling-link", "not-a-file"}
    (folder / "empty.txt").write_text("Politik Nun doch\n\nBonn. Es gibt einen Text.", encoding="utf-8")
    assert run("ingest", str(folder)).stdout.startswith("1 new, 1 unchanged")
    assert not any("empty.txt" in line for line in run("failures").stdout.splitlines())
    assert archive.exists()


def test_a_reader_that_goes_away_is_no_error(archive: Path) -> None:
    run("ingest", "-j", "1", str(SEEDS), str(CORPUS / "tempting"))
    process = subprocess.Popen(
        command("search", "der", "--json", "--limit", "50"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in {0, -signal.SIGPIPE}
    process.stderr.close()
    assert archive.exists()


def write_articles(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = f"Lokales Sitzung Nummer {number} im Rathaus\n\nBonn. Der Rat tagte zum {number}. Mal und vertagte sich."
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    wanted = {
        "articles": "SELECT key, headline, teaser FROM articles ORDER BY key",
        "paths": "SELECT path, current FROM paths ORDER BY path",
        "paragraphs": "SELECT key, position, text FROM paragraphs JOIN articles ON id = article_id ORDER BY 1, 2",
        "texts": "SELECT key, body FROM article_texts JOIN articles USING (id) ORDER BY 1",
    }
    with Archive.open(path, read_only=True) as archive, archive.statement() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {name: connection.execute(query).fetchall() for name, query in wanted.items()}
    with Archive.open(path) as archive, archive.statement() as connection:
        connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    return found


def test_two_ingests_at_once_give_one_archive(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 320)
    twins = [
        subprocess.Popen(command("ingest", str(folder), "--jobs", "1"), stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    outputs = [twin.communicate()[0].decode() for twin in twins]
    assert [twin.returncode for twin in twins] == [0, 0]
    assert sum(int(output.split(" ", 1)[0]) for output in outputs) == 320
    assert len(tables(archive)["articles"]) == len(tables(archive)["paths"]) == 320


def test_the_number_of_jobs_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 120)
    for jobs in ("1", "2"):
        result = run("ingest", str(folder), "--jobs", jobs, "-a", str(tmp_path / f"{jobs}.db"))
        assert result.output.startswith("120 new")
    assert tables(tmp_path / "1.db") == tables(tmp_path / "2.db")


def test_a_run_with_nothing_to_do_needs_no_parser(tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 120)
    again = ["ingest", str(folder), "--jobs", "2", "-a", str(tmp_path / "a.db")]
    assert run(*again).output.startswith("120 new")
    code = (
        "import sys, atexit\nfrom newsarchive.cli import main\n"
        "atexit.register(lambda: print([name for name in ('newsarchive.parser.parse', 'simplemma', 'multiprocessing') "
        f"if name in sys.modules]))\nsys.argv[1:] = {again!r}\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "0 new, 120 unchanged, 0 duplicate, 0 failed"
    assert done.stdout.splitlines()[-1] == "[]"


def killed_runs(folder: Path, archive: Path, moments: list[float]) -> None:
    for moment in moments:
        process = subprocess.Popen(
            command("ingest", str(folder), "-j", "1", "-a", str(archive)), stdout=subprocess.DEVNULL
        )
        time.sleep(moment)
        process.kill()
        process.wait()


def test_a_killed_run_leaves_a_whole_archive_that_the_next_completes(tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 320)
    undisturbed, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    run("ingest", str(folder), "-j", "1", "-a", str(undisturbed))
    killed_runs(folder, killed, [0.2, 0.3, 0.45])
    assert run("ingest", str(folder), "-j", "1", "-a", str(killed)).exit_code == 0
    assert tables(killed) == tables(undisturbed)


def stored_articles(archive: Path) -> int:
    try:
        connection = sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True)
        (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        connection.close()
    except sqlite3.OperationalError:
        return 0
    return int(count)


def test_an_interrupted_run_finishes_its_batch(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 1500)
    process = subprocess.Popen(
        command("ingest", str(folder), "-j", "1"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while process.poll() is None and stored_articles(archive) == 0:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    if process.returncode == 0:
        pytest.skip("the run was over before the signal came")
    assert process.returncode == 130
    assert out.decode().splitlines()[1] == f"Archive: {archive}"
    assert err.decode().splitlines() == [STOPPING, "Interrupted; run the same command again to go on."]
    stored = int(out.decode().split(" ", 1)[0].replace(",", ""))
    assert len(tables(archive)["articles"]) == stored


def test_a_dry_run_says_what_would_happen_and_makes_nothing(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 3)
    (folder / "0003.txt").write_bytes((folder / "0001.txt").read_bytes())
    (folder / "0004.txt").write_bytes(b"")
    result = run("ingest", "--dry-run", str(folder))
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "new",
        "new",
        "new",
        "duplicate",
        "failed",
        "3",
    ]
    assert result.stdout.splitlines()[-1] == "3 new, 0 unchanged, 1 duplicate, 1 failed; nothing was changed"
    assert not archive.exists()
    real = run("ingest", str(folder))
    assert real.stdout.startswith("3 new, 0 unchanged, 1 duplicate, 1 failed")
    again = run("ingest", "--dry-run", "--check", str(folder))
    assert again.stdout.splitlines()[-1] == "0 new, 4 unchanged, 0 duplicate, 1 failed; nothing was changed"


def test_what_failed_can_be_tried_again(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 2)
    (folder / "leer.txt").write_bytes(b"")
    assert run("ingest", str(folder)).exit_code == 3
    assert run("ingest", "--retry-failed").stdout.startswith("0 new, 0 unchanged, 0 duplicate, 1 failed")
    assert [json.loads(line)["attempts"] for line in run("failures", "--jsonl").stdout.splitlines()] == [2]
    (folder / "leer.txt").write_text(
        "Lokales Nun doch voll\n\nBonn. Der Rat tagte am Montag.", encoding="utf-8"
    )
    assert run("ingest", "--retry-failed").stdout.startswith("1 new, 0 unchanged, 0 duplicate, 0 failed")
    assert run("failures").stdout == ""
    assert run("ingest").exit_code == 2
    assert archive.exists()


@pytest.mark.slow
def test_a_watched_folder_is_kept_archived(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 2)
    process = subprocess.Popen(command("watch", str(folder)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for number, wanted in ((2, 2), (7, 3), (8, 4)):
        if number > 2:
            text = f"Lokales Sitzung {number}\n\nBonn. Der Rat tagte am Montag zum {number}. Mal."
            (folder / f"neu{number}.txt").write_text(text, encoding="utf-8")
        until = time.monotonic() + 30
        while stored_articles(archive) < wanted and time.monotonic() < until:
            time.sleep(0.1)
        assert stored_articles(archive) == wanted
        time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out.decode().splitlines()[0] == "2 new, 0 unchanged, 0 duplicate, 0 failed"
    assert err.decode().splitlines() == [f"Watching {folder}; Ctrl-C ends it.", "Interrupted."]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watching_ends_by_a_signal_also_where_it_was_ignored_from_the_start(
    archive: Path, tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 2)
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from newsarchive.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", ignoring, "watch", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while process.poll() is None and stored_articles(archive) < 2:
        time.sleep(0.05)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert out.decode().splitlines()[0] == "2 new, 0 unchanged, 0 duplicate, 0 failed"
    assert err.decode().splitlines()[-1] == "Interrupted."


@pytest.mark.slow
def test_fifty_killed_runs_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    write_articles(folder, 2500)
    undisturbed = tmp_path / "whole.db"
    run("ingest", str(folder), "-j", "2", "-a", str(undisturbed))
    expected = tables(undisturbed)
    chance = random.Random(50)  # noqa: S311 - repeatable on purpose
    killed = tmp_path / "killed.db"
    finished = 0
    for number in range(50):
        killed_runs(folder, killed, [chance.uniform(0.05, 1.2)])
        if killed.exists() and stored_articles(killed) == 2500:
            assert run("ingest", str(folder), "-a", str(killed)).exit_code == 0
            assert tables(killed) == expected
            finished += 1
            killed = tmp_path / f"killed{number}.db"
    assert run("ingest", str(folder), "-a", str(killed)).exit_code == 0
    assert tables(killed) == expected
    assert finished < 50
