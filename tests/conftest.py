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
    """Let every process of the run share one new cache folder, so that the user's own plays no part."""
    if CACHE not in os.environ:
        os.environ[CACHE] = tempfile.mkdtemp(prefix="newsarchive-tests-")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[name] = os.environ[CACHE]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the cache folder when the whole run ends, not when one of its workers does."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(Path(os.environ.pop(CACHE)), ignore_errors=True)
