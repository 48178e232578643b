"""What holds for all tests: how often a law is tried, a cache and an environment of their own, and the schema made once a process."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from newsarchive.german.dictionary import open_dictionary
from newsarchive.store import connect

if TYPE_CHECKING:
    from collections.abc import Callable

settings.register_profile("quick", deadline=None, max_examples=20)  # a law holds on a slow machine, too
settings.register_profile("thorough", deadline=None, max_examples=100)
settings.load_profile("quick")
"""``pytest --hypothesis-profile thorough -m hypothesis`` tries every law with many more examples, as ``.ci/run`` does."""

CACHE = "NEWSARCHIVE_TEST_CACHE"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden records of tests/corpus"
    )


def pytest_configure() -> None:
    """Let every process of the run share one new cache folder, and have no settings of the user's own."""
    if CACHE not in os.environ:
        os.environ[CACHE] = tempfile.mkdtemp(prefix="newsarchive-tests-")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        os.environ[name] = os.environ[CACHE]
    os.environ["LC_ALL"] = "C.UTF-8"  # the messages that tests look for are English
    for name in ("LANGUAGE", "NEWSARCHIVE_LANG", "NEWSARCHIVE_CONFIG", "NEWSARCHIVE_ARCHIVE", "NO_PAGER"):
        os.environ.pop(name, None)


def made_once(upgrade: Callable[[sqlite3.Connection], None]) -> Callable[[sqlite3.Connection], None]:
    """Return an ``upgrade`` that gives an empty archive the schema by copying the first that was made so; older ones take every step."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)

    def copy_or_upgrade(connection: sqlite3.Connection) -> None:
        by_copy = connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)  # as on every local disk
        if not by_copy or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            upgrade(connection)
        elif kept.execute("SELECT 1 FROM sqlite_master").fetchone():
            kept.backup(connection)
        else:
            upgrade(connection)
            connection.backup(kept)

    return copy_or_upgrade


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the schema once a process, whose steps ``store/test_migrations.py`` takes all; and the cached dictionary before workers want it at once."""
    pytest.MonkeyPatch().setattr(connect, "upgrade", made_once(connect.upgrade))
    if session.config.getoption("numprocesses", None):
        open_dictionary()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the cache folder when the whole run ends, not when one of its workers does."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(Path(os.environ.pop(CACHE)), ignore_errors=True)
