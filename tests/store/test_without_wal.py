"""Archives where SQLite has no shared memory, and so no write-ahead logging: its dot-file locking behaves as a network share does."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.errors import ArchiveLocked
from newsarchive.store import connect

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Politik\n\nRat tagt im Hafen\n\nDer Rat tagte am Montag im Hafen. Nummer {}.\n"
CONNECT = sqlite3.connect


def on_a_share(path: str, *, uri: bool = False, **options: Any) -> sqlite3.Connection:
    """Connect as ``sqlite3.connect`` does, to a file whose locks are files beside it."""
    own = path if uri else connect.file_uri(path)
    made: sqlite3.Connection = CONNECT(
        own + ("&" if "?" in own else "?") + "vfs=unix-dotfile", uri=True, **options
    )
    return made


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        on_a_share(str(tmp_path / "locks")).close()
    except sqlite3.OperationalError:
        pytest.skip("SQLite has no dot-file locking here")
    monkeypatch.setattr(sqlite3, "connect", on_a_share)


@pytest.mark.usefixtures("share")
def test_a_new_archive_works_without(tmp_path: Path) -> None:
    file = tmp_path / "presse.db"
    with Archive.open(file) as archive:
        archive.add(TEXT.format(1).encode())
        assert archive.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with Archive.open(file, read_only=True) as archive:
        assert archive.count("Hafen") == 1


def test_an_archive_that_is_brought_there_works_on(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    file = tmp_path / "presse.db"
    with Archive.open(file) as archive:
        archive.add(TEXT.format(1).encode())
        assert archive.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    request.getfixturevalue("share")
    with Archive.open(file, read_only=True) as archive:
        assert archive.count("Hafen") == 1
    with Archive.open(file) as archive:
        archive.add(TEXT.format(2).encode())
        assert archive.count("Hafen") == 2
    with Archive.open(file, read_only=True) as archive:
        assert archive.count("Hafen") == 2


@pytest.mark.usefixtures("share")
def test_a_lock_that_stays_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "presse.db"
    Archive.open(file).close()
    (tmp_path / "presse.db.lock").mkdir()
    monkeypatch.setattr(connect, "WAIT", 0.1)
    with pytest.raises(ArchiveLocked):
        Archive.open(file)
