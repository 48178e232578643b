"""The pages in a real browser, where there is one: they fit, obey no hostile article, need no script, and can be reached by keyboard."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from web_articles import RECORDS

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("datasette", reason="the pages need newsarchive[web]")
HERE = Path(__file__).parent / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or NODE is None or not (HERE / "node_modules").is_dir(),
    reason="needs Chromium, Node.js, and 'npm install' in tests/web/browser",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    path = str(folder / "archive.db")
    CliRunner().invoke(main, ["ingest", str(folder / "a.jsonl"), "-a", path])
    return path


@pytest.fixture(scope="module")
def entry(archive: str) -> Iterator[str]:
    command = [sys.executable, "-m", "newsarchive.cli", "serve", "--port", "0", "-a", archive]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) in {0, 130, -signal.SIGINT}


def look(entry: str, pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    assert CHROMIUM is not None
    assert NODE is not None
    command = [NODE, "look.mjs", CHROMIUM, entry, json.dumps(pages)]
    ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    seen: list[dict[str, Any]] = json.loads(ran.stdout)
    return seen


def test_the_pages_fit_and_obey_nobody(entry: str, archive: str) -> None:
    with Archive.open(archive, read_only=True) as opened:
        keys = [article.key for article in opened.articles("*")]
    paths = [
        "/suche?q=Radwege",
        "/suche",
        "/hilfe",
        "/suche?q=(a",
        *(f"/artikel/{key}?q=Radwege&n=0" for key in keys),
    ]
    paths += [f"/artikel/{key}?felder=1" for key in keys]
    pages = [{"path": path, "width": width, "scripts": True} for path in paths for width in (390, 1280)]
    for seen in look(entry, pages):
        assert seen["scrollWidth"] == seen["width"], seen
        assert (seen["dialogs"], seen["blocked"], seen["axe"]) == (0, 0, []), seen
        assert seen["focused"] == "skip", seen
        if seen["path"] == "/suche?q=Radwege":
            assert seen["firstHit"] < 844, seen


def test_a_search_needs_no_script(entry: str) -> None:
    (seen,) = look(entry, [{"path": "/suche", "width": 1280, "scripts": False}])
    assert seen["found"]
