"""Parts made by a Dask cluster of real processes, some of which are killed: every input is in exactly one part, and none is half there."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("distributed", reason="extra `dask`")
pytest.importorskip("pyarrow", reason="extra `dask`")

from dask_cluster import PATIENCE, Cluster, until

from newsarchive.ingest.spool.folder import Spool
from newsarchive.ingest.spool.parts import rows_in

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = 600
NEWSARCHIVE = [sys.executable, "-m", "newsarchive.cli"]
SLOW = """
import time
from newsarchive.ingest.spool import cluster

fast = getattr(cluster, "fast", cluster.row_of)
cluster.fast = fast  # Dask loads this file more than once

def row_of(item):
    time.sleep(0.005)
    return fast(item)

cluster.row_of = row_of
"""
"""Makes a batch take a quarter of a second, so that there is a moment to kill something in."""
POISON = """
import os
import signal
from newsarchive.ingest.spool import cluster

harmless = getattr(cluster, "harmless", cluster.row_of)
cluster.harmless = harmless

def row_of(item):
    if b"Giftseite" in getattr(item, "raw", b""):
        os.kill(os.getpid(), signal.SIGKILL)
    return harmless(item)

cluster.row_of = row_of
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("artikel")
    for number in range(FILES):
        text = f"Politik\nHafen {number} wird ausgebaut\n\nMusterstadt (dpa) - Der Rat hat den Ausbau Nummer {number} beschlossen.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def alone(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts that one process makes."""
    parts = tmp_path_factory.mktemp("alone")
    assert spooled(articles, parts).returncode == 0
    return contents(parts)


def spooled(
    articles: Path, parts: Path | str, scheduler: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``ingest --spool`` to its end."""
    process = begun(articles, parts, scheduler)
    out, err = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def begun(articles: Path, parts: Path | str, scheduler: str | None = None) -> subprocess.Popen[str]:
    """Begin ``ingest --spool``."""
    cluster = ["--scheduler", scheduler] if scheduler else []
    command = [*NEWSARCHIVE, "ingest", str(articles), "--spool", str(parts), *cluster]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def contents(parts: Path) -> dict[str, bytes]:
    """Return the files of a spool, unfinished ones included."""
    return {path.name: path.read_bytes() for path in parts.iterdir()}


def some_are_there(parts: Path) -> bool:
    return any(parts.glob("part-*"))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with Cluster(tmp_path, preload=SLOW) as running:
        yield running


def test_a_cluster_makes_the_parts_that_one_process_makes(
    articles: Path, alone: dict[str, bytes], cluster: Cluster, tmp_path: Path
) -> None:
    done = spooled(articles, tmp_path / "parts", cluster.address)
    assert done.returncode == 0, done.stderr
    assert f"{len(alone)} parts written with {FILES} articles" in done.stdout
    assert contents(tmp_path / "parts") == alone
    again = spooled(articles, tmp_path / "parts", cluster.address)
    assert f"0 parts written with 0 articles, {len(alone)} parts there before" in again.stdout


def test_a_worker_that_is_killed_loses_nothing(
    articles: Path, alone: dict[str, bytes], cluster: Cluster, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    run = begun(articles, parts, cluster.address)
    until(lambda: some_are_there(parts), "a first part")
    cluster.kill_a_worker()
    out, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0, err
    assert f"with {FILES} articles" in out
    assert contents(parts) == alone


def test_a_scheduler_that_is_killed_is_told_and_a_second_run_goes_on(
    articles: Path, alone: dict[str, bytes], cluster: Cluster, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    run = begun(articles, parts, cluster.address)
    until(lambda: some_are_there(parts), "a first part")
    cluster.stop()
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 4
    assert "went away; what is written stays, so run the same command again" in err
    assert "Traceback" not in err
    there = contents(parts)
    assert {name: raw for name, raw in there.items() if name.startswith("part-")}.items() <= alone.items()
    cluster.start()
    assert spooled(articles, parts, cluster.address).returncode == 0
    assert contents(parts) == alone


def test_a_page_that_kills_its_worker_is_found_and_its_neighbours_are_unharmed(tmp_path: Path) -> None:
    folder = tmp_path / "mit_gift"
    folder.mkdir()
    for number in range(110):
        words = "Giftseite" if number == 57 else "Hafen"
        (folder / f"{number:03}.txt").write_text(
            f"Politik\n{words} {number}\n\nEin Satz über den Hafen.\n", encoding="utf-8"
        )
    parts = tmp_path / "parts"
    with Cluster(tmp_path, preload=POISON) as cluster:
        done = spooled(folder, parts, cluster.address)
    assert done.returncode == 3, done.stderr
    assert "057.txt: the process that read it was killed again and again" in done.stderr
    rows = [row for name in Spool(str(parts)).names() for row in rows_in((parts / name).read_bytes())]
    assert Counter(row["kind"] for row in rows) == {"article": 109, "failure": 1}
    assert sorted(Path(row["path"]).name for row in rows) == sorted(path.name for path in folder.iterdir())


def test_a_disk_that_is_full_ends_the_run_and_a_second_one_goes_on(
    articles: Path, alone: dict[str, bytes], cluster: Cluster, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(parts)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        done = spooled(articles, parts, cluster.address)
        assert done.returncode == 4
        assert "No space left on device" in done.stderr
        assert "Traceback" not in done.stderr
        assert contents(parts).items() <= alone.items()
        subprocess.run(["mount", "-o", "remount,size=64m", str(parts)], check=True)
        assert spooled(articles, parts, cluster.address).returncode == 0
        assert contents(parts) == alone
    finally:
        subprocess.run(["umount", str(parts)], check=True)


def test_a_scheduler_that_does_not_answer(articles: Path, tmp_path: Path) -> None:
    done = spooled(articles, tmp_path / "parts", "tcp://127.0.0.1:1")
    assert done.returncode == 4
    assert "the scheduler at tcp://127.0.0.1:1 does not answer" in done.stderr


def test_a_bucket_is_a_spool_too(
    articles: Path, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("s3fs", reason="extra `s3`")
    server = pytest.importorskip("moto.server", reason="extra `s3`").ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in (
            ("AWS_ENDPOINT_URL", f"http://{host}:{port}"), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"),
            ("AWS_DEFAULT_REGION", "eu-central-1"), ("NO_PROXY", "*"), ("no_proxy", "*"),
        ):  # fmt: skip
            monkeypatch.setenv(name, value)
        boto3 = pytest.importorskip("boto3", reason="extra `s3`")
        place = {"LocationConstraint": "eu-central-1"}
        boto3.client("s3").create_bucket(Bucket="zeitung", CreateBucketConfiguration=place)
        with Cluster(tmp_path, preload=SLOW) as cluster:
            run = begun(articles, "s3://zeitung/parts", cluster.address)
            spool = Spool("s3://zeitung/parts")
            until(spool.names, "a first part")
            cluster.kill_a_worker()
            out, err = run.communicate(timeout=PATIENCE)
        assert run.returncode == 0, err
        assert f"with {FILES} articles" in out
        assert {name: spool.read(name) for name in spool.names()} == alone
        done = subprocess.run(
            [*NEWSARCHIVE, "load", "s3://zeitung/parts", "-a", str(tmp_path / "a.db")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert f"{FILES} new" in done.stdout, done.stderr
    finally:
        server.stop()


NETWORK = "newsarchive-test"
HERE, THERE = "10.213.77.1", "10.213.77.2"
"""Addresses of this host and of one that is made for the test, of the range for private networks."""


def ip(*arguments: str) -> bool:
    """Run ``ip``; tell whether it could be."""
    try:
        return subprocess.run(["ip", *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def other_host() -> Iterator[list[str]]:
    """Make a host of its own with a cable to this one; give the command that runs something there."""
    if not ip("netns", "add", NETWORK):
        pytest.skip("no right to make a network namespace")
    try:
        assert ip("link", "add", "na-here", "type", "veth", "peer", "name", "na-there", "netns", NETWORK)
        assert ip("addr", "add", f"{HERE}/24", "dev", "na-here")
        assert ip("link", "set", "na-here", "up")
        assert ip("-n", NETWORK, "addr", "add", f"{THERE}/24", "dev", "na-there")
        assert ip("-n", NETWORK, "link", "set", "na-there", "up")
        assert ip("-n", NETWORK, "link", "set", "lo", "up")
        yield ["ip", "netns", "exec", NETWORK]
    finally:
        ip("link", "del", "na-here")
        ip("netns", "del", NETWORK)


def test_a_host_that_is_cut_off_and_comes_back_loses_nothing(
    articles: Path,
    alone: dict[str, bytes],
    other_host: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL", "8s")  # Dask's own is minutes
    parts = tmp_path / "parts"
    with Cluster(tmp_path, workers=1, preload=SLOW, host=HERE) as cluster:
        cluster.run_workers(1, within=other_host)
        until(
            lambda: f"tcp://{THERE}" in (tmp_path / "scheduler.log").read_text(),
            "the worker on the other host",
        )
        run = begun(articles, parts, cluster.address)
        until(lambda: some_are_there(parts), "a first part")
        assert ip("link", "set", "na-here", "down")
        # the scheduler listens on that address; the first worker and the client reach it by loopback all the same
        out, err = run.communicate(timeout=PATIENCE)
        assert ip("link", "set", "na-here", "up")
        assert run.returncode == 0, err
        assert f"with {FILES} articles" in out
        assert spooled(articles, parts, cluster.address).returncode == 0
    assert contents(parts) == alone
