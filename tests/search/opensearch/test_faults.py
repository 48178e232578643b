"""Real nodes and loaders of which some are killed: every article of the parts is there once, or a search says in one line that it is not whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from dask_cluster import until

from newsarchive.cli.group import main
from newsarchive.errors import NewsarchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from opensearch_nodes import Nodes

pytestmark = pytest.mark.opensearch
COUNT = 900
ARTICLE = "Politik\nHafen {number} wird ausgebaut\n\nMusterstadt (dpa) - Der Rat hat Ausbau {number} beschlossen, sagte Anna Muster.\n"
PATIENCE = 900
"""Seconds after which a loader will not end any more, on any machine."""
NEWSARCHIVE = [sys.executable, "-m", "newsarchive.cli"]


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    pytest.importorskip("opensearchpy", reason="extra `opensearch`")
    pytest.importorskip("pyarrow", reason="extra `dask`")
    import opensearch_nodes  # noqa: PLC0415 - of tools/

    if opensearch_nodes.java() is None:
        pytest.skip("no Java here, which OpenSearch runs on")
    try:
        file = opensearch_nodes.distribution()
    except (RuntimeError, OSError) as error:
        pytest.skip(str(error))
    with opensearch_nodes.Nodes(3, file=file) as running:
        yield running


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("artikel")
    for number in range(COUNT):
        (made / f"{number:04}.txt").write_text(ARTICLE.format(number=number), encoding="utf-8")
    (made / "bild.txt").write_bytes(b"\x00\x01\x02" * 100)
    spool = tmp_path_factory.mktemp("parts")
    assert run("ingest", str(made), "--spool", str(spool))[0] == 3
    return spool


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def count(url: str) -> int:
    code, said = run("count", "*", "-a", url)
    assert code in {0, 1}, said
    return int(said)


def loading(parts: Path, url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*NEWSARCHIVE, "load", str(parts), "--jobs", "1", "-a", url],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip


def index(nodes: Nodes, name: str, layout: str = "shards=3&replicas=1") -> str:
    return f"opensearch+http://{nodes.address}/{name}?{layout}"


def stored(url: str) -> int:
    """Return how many articles are there, whether searches see them yet or not."""
    from newsarchive.archive.engine import EngineArchive  # noqa: PLC0415 - needs the extra

    try:
        with EngineArchive.open(url, read_only=True) as archive:
            archive.engine.request("POST", f"/{archive.engine.articles}/_refresh")
            return archive.count("*")
    except NewsarchiveError:
        return 0


def test_the_same_parts_twice_and_in_any_order(nodes: Nodes, parts: Path, tmp_path: Path) -> None:
    url = index(nodes, "twice")
    assert run("load", str(parts), "-a", url)[0] == 0
    assert count(url) == COUNT
    code, said = run("load", str(parts), "-a", url)
    assert (code, "0 new" in said) == (0, True), said
    assert count(url) == COUNT
    shuffled = sorted(parts.iterdir())
    random.Random(1).shuffle(shuffled)  # noqa: S311 - any order
    other = index(nodes, "shuffled")
    for number, part in enumerate(shuffled):
        own = tmp_path / str(number)
        own.mkdir()
        (own / part.name).symlink_to(part)
        if number % 2:
            assert run("load", str(own), "-a", other)[0] == 0
    assert run("load", str(parts), "-a", other)[0] == 0
    assert count(other) == COUNT
    assert "bild.txt" in run("failures", "-a", other)[1]


def test_two_loaders_at_once(nodes: Nodes, parts: Path) -> None:
    url = index(nodes, "both")
    loaders = [loading(parts, url) for _ in range(2)]
    said = [loader.communicate(timeout=PATIENCE)[0] for loader in loaders]
    assert [loader.returncode for loader in loaders] == [0, 0], said
    assert count(url) == COUNT
    assert count_of_words(url) == count_of_words(index(nodes, "twice"))


def count_of_words(url: str) -> int:
    from newsarchive.archive.engine import EngineArchive  # noqa: PLC0415 - needs the extra

    with EngineArchive.open(url, read_only=True) as archive:
        return int(archive.engine.request("GET", f"/{archive.engine.words}/_count")["count"])


def test_a_loader_is_killed_and_the_next_goes_on(nodes: Nodes, parts: Path) -> None:
    url = index(nodes, "killed")
    loader = loading(parts, url)
    until(lambda: stored(url), "some articles")
    loader.send_signal(signal.SIGKILL)
    loader.communicate()
    before = stored(url)
    assert run("load", str(parts), "-a", url)[0] == 0
    assert count(url) == COUNT
    assert 0 < before <= COUNT


def test_nodes_go_away(nodes: Nodes, parts: Path) -> None:
    unsafe = index(nodes, "unsafe", "shards=3&replicas=0")
    assert run("load", str(parts), "-a", unsafe)[0] == 0
    url = index(nodes, "node")
    loader = loading(parts, url)
    until(lambda: stored(url), "some articles")
    threading.Thread(target=nodes.kill, args=(1,)).start()
    said, _ = loader.communicate(timeout=PATIENCE)
    assert loader.returncode == 0, said
    assert count(url) == COUNT  # each was on two nodes
    assert run("load", str(parts), "-a", url)[1].count("0 new") == 1

    def half_told() -> bool:
        code, told = run("search", "Hafen", "-a", unsafe)
        assert code == 4, told
        return "shards" in told

    until(half_told, "the cluster to know that a shard is gone")
    for command in (
        ["search", "Hafen"],
        ["count", "Hafen"],
        ["timeline", "Hafen"],
        ["search", "Hafen", "--facet", "section"],
    ):
        code, told = run(*command, "-a", unsafe)
        assert (code, told.count("\n")) == (4, 1), told
    nodes.kill(0)
    nodes.kill(2)
    code, told = run("search", "Hafen", "-a", url)
    assert (code, told.count("\n")) == (4, 1), told
    assert "no node answers" in told
