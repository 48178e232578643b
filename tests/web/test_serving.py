"""The server as a process: on a medium that cannot be written to, while others write, and when it is stopped under load."""

from __future__ import annotations

import http.client
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from web_articles import BRIDGES, LAKES, RECORDS, make_archive

from newsarchive.archive.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

pytest.importorskip("datasette", reason="the pages need newsarchive[web]")
ALL = len(RECORDS) + len(BRIDGES) + len(LAKES)
SERVE = [sys.executable, "-m", "newsarchive.cli", "serve", "--port", "0", "-a"]
READ_ONLY = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
LATER = (
    b"Kanal wird breiter\n\nDer Kanal wird im Herbst breiter, wie das Amt mitteilte. Die Schiffe warten.\n"
)


class Server:
    """A server under way."""

    def __init__(self, process: subprocess.Popen[str], entry: str) -> None:
        self.process = process
        self.place = urlsplit(entry).netloc
        self.cookie = "newsarchive=" + urlsplit(entry).query.partition("=")[2]

    def get(self, path: str) -> tuple[int, str]:
        with closing(http.client.HTTPConnection(self.place, timeout=120)) as connection:
            connection.request("GET", path, headers={"Cookie": self.cookie})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


@contextmanager
def started(command: Sequence[str]) -> Iterator[Server]:
    """Start a server, and stop it as a person does."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        entry = process.stdout.readline().strip()
        assert entry, process.stderr.read()
        server = Server(process, entry)
        for _ in range(600):
            with suppress(OSError):
                server.get("/suche")
                break
            threading.Event().wait(0.1)
        try:
            yield server
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=60)


def read_only(folder: Path, command: Sequence[str]) -> list[str]:
    """Return the command that runs another one where ``folder`` cannot be written to, by anybody."""
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    tried = shutil.which(READ_ONLY[0]) and subprocess.run(
        [*READ_ONLY, mount, str(folder), "sh", "-c", '! touch "$0/x" 2>/dev/null', str(folder)],
        check=False,
        capture_output=True,
    )
    if not tried or tried.returncode:
        pytest.skip("no folder can be made read-only here")
    return [*READ_ONLY, mount, str(folder), *command]


def test_a_read_only_medium_is_served_whole(tmp_path: Path) -> None:
    path = make_archive(tmp_path)
    for beside in ("-wal", "-shm"):
        Path(path + beside).unlink(missing_ok=True)
    with started(read_only(tmp_path, [*SERVE, path])) as server:
        status, page = server.get("/suche")
        assert status == 200
        assert f'<b class="total">{ALL}</b>' in page
        status, rows = server.get("/archive/articles.json?_shape=array&_size=100")
        assert (status, len(json.loads(rows))) == (200, ALL)


def test_what_waits_in_the_log_is_never_left_out(tmp_path: Path) -> None:
    source, medium = tmp_path / "source", tmp_path / "medium"
    source.mkdir()
    medium.mkdir()
    path = make_archive(source)
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with Archive.open(path) as archive:
            archive.add(LATER)
            assert Path(path + "-wal").stat().st_size
            for name in ("archive.db", "archive.db-wal"):
                shutil.copy(source / name, medium / name)
    command = read_only(medium, [*SERVE, str(medium / "archive.db")])
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        entry = process.stdout.readline()
        if entry:
            process.kill()
            pytest.fail("served without the articles of the log")
        said = process.stderr.read()
        assert process.wait(timeout=60) == 4
        assert "Traceback" not in said
        assert "archive.db" in said


def test_what_is_added_while_serving_shows_up(tmp_path: Path) -> None:
    path = make_archive(tmp_path)
    with started([*SERVE, path]) as server:
        assert "Nichts gefunden" in server.get("/suche?q=Kanal")[1]
        with Archive.open(path) as archive:
            key = archive.add(LATER).key
        assert f"/artikel/{key}" in server.get("/suche?q=Kanal")[1]
        assert server.get(f"/artikel/{key}?q=Kanal&n=0")[0] == 200
        assert f'<b class="total">{ALL + 1}</b>' in server.get("/suche")[1]


def test_ctrl_c_ends_it_with_requests_under_way(tmp_path: Path) -> None:
    path = make_archive(tmp_path)
    with started([*SERVE, path]) as server:

        def ask_on() -> None:
            with suppress(OSError, http.client.HTTPException):
                while True:
                    server.get("/suche?q=Br%C3%BCcke")

        clients = [threading.Thread(target=ask_on) for _ in range(8)]
        for client in clients:
            client.start()
        server.get("/suche")
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=60) in {0, 130, -signal.SIGINT}
        for client in clients:
            client.join(timeout=60)
            assert not client.is_alive()
