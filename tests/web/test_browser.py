"""The pages in a real browser, where there is one: they fit, obey no hostile article, need no script and no mouse, and print."""

from __future__ import annotations

import base64
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from click.testing import CliRunner
from hostile_articles import HOSTILE_RECORDS
from web_articles import make_archive

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
LONG = {
    "headline": "Der lange Weg zum neuen Hafen",
    "text": "\n\n".join(
        f"Im {number}. Jahr bauten die Leute am Hafen weiter, obwohl das Geld knapp war und der Winter früh kam, und niemand wusste, "
        "ob die Mole halten würde, die sie im Sommer aus Steinen der alten Mühle gesetzt hatten, weil nichts anderes da war. "
        "Am Ende stand sie doch, und die Boote lagen still dahinter, als die ersten Stürme über die Bucht zogen."
        for number in range(1, 25)
    ),
    "publisher": "Musterower Bote",
    "date": "2022-05-04",
    "teaser": "Ein Dorf baut zwanzig Jahre lang an seinem Hafen und weiß am Ende selbst nicht mehr, warum.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("browser")
    path = make_archive(folder)
    more = folder / "b.jsonl"
    more.write_text("\n".join(map(json.dumps, [*HOSTILE_RECORDS, LONG])), encoding="utf-8")
    CliRunner().invoke(main, ["ingest", str(more), "-a", path])
    with Archive.open(path) as opened:
        opened.study.tag("Radwege", ["verkehr"])
        opened.study.save("wege", "Radwege")
    return path


@pytest.fixture(scope="module", params=["--write", ""], ids=["writing", "reading"])
def entry(archive: str, request: pytest.FixtureRequest) -> Iterator[str]:
    command = [sys.executable, "-m", "newsarchive.cli", "serve", "--port", "0", "-a", archive]
    with subprocess.Popen([*command, *request.param.split()], stdout=subprocess.PIPE, text=True) as server:
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


def keys(archive: str, query: str) -> list[str]:
    with Archive.open(archive, read_only=True) as opened:
        return [article.key for article in opened.articles(query)]


def test_each_kind_of_page_fits_and_can_be_read(entry: str, archive: str) -> None:
    (road, *_), (bridge, *_), (harbour, *_) = (
        keys(archive, word) for word in ("Radwege Mai", "Pfeiler", "Mole")
    )
    paths = [
        "/suche?q=Radwege", "/suche?q=Rat+Br%C3%BCcke+since%3A2020", "/suche", "/suche?q=Quallenfischer", "/suche?q=(a", "/hilfe",
        f"/artikel/{road}?q=Radwege&n=0", f"/artikel/{road}?felder=1", f"/artikel/{bridge}", f"/fassungen/{bridge}",
        f"/artikel/{harbour}?q=Mole&n=0", f"/artikel/{'k' * 20}", "/suche?q=Br%C3%BCcke",
    ]  # fmt: skip
    pages = [{"path": path, "width": width, "axe": True} for path in paths for width in (390, 1280)]
    pages += [{"path": path, "width": 1280, "axe": True, "dark": True, "language": "en"} for path in paths]
    for seen in look(entry, pages):
        assert seen["scrollWidth"] == seen["width"], seen
        assert (seen["dialogs"], seen["blocked"], seen["foreign"], seen["scripts"]) == (0, 0, 0, 0), seen
        assert seen["axe"] == [], seen
        assert seen["focused"] == "skip", seen
        if seen["firstHit"] is not None and seen["width"] == 390:
            assert seen["firstHit"] < 600, seen
        if seen["path"].startswith(f"/artikel/{harbour}") and seen["width"] == 1280:
            assert 58 <= seen["measure"] <= 74, seen


def test_no_hostile_article_is_obeyed(entry: str, archive: str) -> None:
    hostile = keys(archive, "Falle")
    assert len(hostile) == len(HOSTILE_RECORDS) == 20
    paths = [f"/artikel/{key}?q=Falle&n=0" for key in hostile] + [
        f"/artikel/{key}?felder=1" for key in hostile
    ]
    paths += [
        f"/fassungen/{hostile[0]}",
        "/suche?q=Falle",
        "/suche?q=Falle&ab=20",
        "/suche?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ]
    for seen in look(entry, [{"path": path, "width": 390} for path in paths]):
        assert seen["status"] in {200, 400}, seen
        assert (seen["dialogs"], seen["blocked"], seen["foreign"], seen["scripts"]) == (0, 0, 0, 0), seen
        assert seen["scrollWidth"] == seen["width"], seen


def test_a_search_needs_no_script(entry: str) -> None:
    (seen,) = look(entry, [{"path": "/suche", "width": 1280, "typed": "Radwege"}])
    assert "<mark>Radwege</mark>" in seen["content"]
    assert (seen["dialogs"], seen["blocked"]) == (0, 0)


def test_a_visit_needs_no_mouse(entry: str) -> None:
    steps = [
        {"to": "#q", "typed": "Radwege", "goes": True},
        {"to": ".filters a, .facet a", "goes": True},
        {"to": "ol.list .headline a", "goes": True},
        {"to": "#m1 a"},
        {"to": "#m2 a"},
        {"to": "a[href$='felder=1']", "goes": True},
    ]
    (seen,) = look(entry, [{"path": "/suche", "width": 1280, "steps": steps}])
    addresses = [step["address"] for step in seen["steps"]]
    assert addresses[0] == "/suche?q=Radwege"
    assert addresses[1].startswith("/suche?q=Radwege+publisher")
    assert addresses[2].startswith("/artikel/")
    assert addresses[3].endswith("#m2")
    assert "#m" in addresses[4]
    assert addresses[5].endswith("felder=1")
    for step in seen["steps"]:
        assert step["tabs"] < 60, step
        assert step["seen"], step


def test_an_article_prints_with_source_date_and_key(entry: str, archive: str) -> None:
    (key,) = keys(archive, "Mole")
    (seen,) = look(entry, [{"path": f"/artikel/{key}?q=Mole&n=0", "width": 1280, "pdf": True}])
    pages = pypdfium2.PdfDocument(base64.b64decode(seen["pdf"]))
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert len(pages) > 1
    for printed in (
        "Der lange Weg zum neuen Hafen",
        "Quelle: Musterower Bote, 4. Mai 2022",
        key,
        "Im 24. Jahr",
    ):
        assert printed in " ".join(text.split())
    for left_out in ("Suchen", "Zur Liste", "BibTeX", "Suchsprache"):
        assert left_out not in text
