from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("newsarchive", deadline=None)
settings.load_profile("newsarchive")  # a law holds on a slow machine, too

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


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the cache folder when the whole run ends, not when one of its workers does."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(Path(os.environ.pop(CACHE)), ignore_errors=True)
