"""Start OpenSearch nodes on this machine, say how long that took and what memory they take, and stop them at the end.

    python tools/opensearch_nodes.py [--nodes 3] [--zip FILE] [--run COMMAND...]

Without ``--zip`` Maven fetches the distribution from Maven Central into the user's cache folder, once. It needs Java 17. OpenSearch
refuses to run as root: started by root, the nodes run as ``nobody``. They listen on loopback alone, and their data is gone with them.
With ``--run`` the command gets the nodes' address in ``OPENSEARCH_NODES`` (``127.0.0.1:9200,…``), and the nodes stop when it ends; else they run until Ctrl-C.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import Self

__all__ = ["Nodes", "distribution", "java"]

VERSION = "2.19.5"
ARTIFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
SECONDS = 300
"""How long nodes may take until they are ready."""
JVM = """\
-Xms256m
-Xmx512m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-Djava.io.tmpdir=${OPENSEARCH_TMPDIR}
"""
"""Small heaps, and what starts soon."""
NOBODY = "nobody"
CONFIG = """\
cluster.routing.allocation.disk.threshold_enabled: false
network.host: 127.0.0.1
node.store.allow_mmap: false
"""


def java() -> str | None:
    """Return the program ``java``; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")


def distribution() -> Path:
    """Return the distribution's zip, which Maven fetches where it is not there yet. Raises RuntimeError where it is not to be had."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "newsarchive-tests")
    file = cache / f"opensearch-{VERSION}.zip"
    if file.exists():
        return file
    if shutil.which("mvn") is None:
        raise RuntimeError("no Maven here, which fetches OpenSearch; name its zip with --zip")
    with tempfile.TemporaryDirectory() as scratch:
        asked = [
            "mvn",
            "-q",
            "-B",
            "dependency:copy",
            f"-Dartifact={ARTIFACT}",
            f"-DoutputDirectory={scratch}",
        ]
        got = subprocess.run(  # noqa: S603 - ours
            asked, capture_output=True, text=True, check=False, timeout=300
        )
        if got.returncode:
            raise RuntimeError(f"Maven could not fetch {ARTIFACT}: {got.stdout[-400:]}")
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        shutil.copy(Path(scratch, file.name), unfinished)
        unfinished.replace(file)
    return file


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


class Nodes:
    """Some nodes of one cluster, running until the block ends. ``seconds`` is how long they took to be ready."""

    def __init__(self, count: int = 1, *, file: Path | None = None) -> None:
        self.count = count
        self.file = file
        self.http: list[int] = []
        self.transport: list[int] = []
        self.running: list[subprocess.Popen[bytes]] = []
        self.seconds = 0.0

    @property
    def address(self) -> str:
        """``host:port`` of each node, commas between."""
        return ",".join(f"127.0.0.1:{port}" for port in self.http)

    def __enter__(self) -> Self:
        begun = time.perf_counter()
        self.root = Path(tempfile.mkdtemp(prefix="opensearch-nodes-"))
        try:
            with zipfile.ZipFile(self.file or distribution()) as packed:
                packed.extractall(self.root)
            self.home = next(path for path in self.root.iterdir() if path.is_dir())
            for script in (self.home / "bin").iterdir():
                script.chmod(0o755)
            ports = free_ports(2 * self.count)
            self.http, self.transport = ports[: self.count], ports[self.count :]
            for number in range(self.count):
                self.prepare(number)
            if os.geteuid() == 0:
                for path in (self.root, *self.root.rglob("*")):
                    shutil.chown(path, NOBODY)
            self.running = [self.started(number) for number in range(self.count)]
            self.wait()
        except BaseException:
            self.stop()
            raise
        self.seconds = time.perf_counter() - begun
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def prepare(self, number: int) -> None:
        """Write the configuration of a node."""
        own = self.root / f"node{number}"
        shutil.copytree(self.home / "config", own / "config")
        for name in ("data", "logs", "tmp"):
            (own / name).mkdir()
        (own / "config" / "jvm.options").write_text(JVM, encoding="ascii")
        names = [f"n{one}" for one in range(self.count)]
        seeds = [f"127.0.0.1:{port}" for port in self.transport]
        joining = (
            "discovery.type: single-node\n"
            if self.count == 1
            else f"discovery.seed_hosts: {json.dumps(seeds)}\ncluster.initial_cluster_manager_nodes: {json.dumps(names)}\n"
        )
        (own / "config" / "opensearch.yml").write_text(
            f"{CONFIG}{joining}node.name: n{number}\nhttp.port: {self.http[number]}\ntransport.port: {self.transport[number]}\n"
            f"path.data: {own}/data\npath.logs: {own}/logs\n",
            encoding="utf-8",
        )

    def started(self, number: int) -> subprocess.Popen[bytes]:
        """Start a node; it ends with this process, however that ends, where the system can see to it."""
        own = self.root / f"node{number}"
        program = java()
        if program is None:
            raise RuntimeError("no Java here, which OpenSearch runs on; version 17 is needed")
        environment = {
            "PATH": os.environ["PATH"],
            "OPENSEARCH_PATH_CONF": str(own / "config"),
            "OPENSEARCH_TMPDIR": str(own / "tmp"),
            "OPENSEARCH_JAVA_HOME": str(Path(program).resolve().parents[1]),
        }
        before = []
        if shutil.which("setpriv"):
            before = ["setpriv", "--pdeathsig", "KILL"]
            if os.geteuid() == 0:
                before += ["--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"]
        with (own / "out").open("wb") as out:
            return subprocess.Popen(  # noqa: S603 - ours
                [*before, str(self.home / "bin" / "opensearch")],
                env=environment,
                cwd=own,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Wait until all nodes are in the cluster, and it is green. Raises RuntimeError with the end of a node's log."""
        asked = f"/_cluster/health?wait_for_status=green&wait_for_nodes={self.count}&timeout=5s"
        until = time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            for number, process in enumerate(self.running):
                if process.poll() is not None:
                    raise RuntimeError(f"node {number} ended: {self.log(number)}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.http[0]}{asked}", timeout=10) as answer:
                    if json.load(answer)["number_of_nodes"] == self.count:
                        return
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)
        raise RuntimeError(f"the nodes were not ready after {SECONDS} s: {self.log(0)}")

    def log(self, number: int) -> str:
        """Return the end of what a node printed."""
        return (self.root / f"node{number}" / "out").read_text(encoding="utf-8", errors="replace")[-2000:]

    def kill(self, number: int) -> None:
        """End a node as ``kill -9`` does."""
        self.running[number].kill()
        self.running[number].wait()

    def memory(self) -> list[int]:
        """Return what each running node takes of memory, in bytes (its resident set)."""
        found = []
        for process in self.running:
            if process.poll() is None:
                status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
                found.append(int(status.partition("VmRSS:")[2].split()[0]) * 1024)
        return found

    def stop(self) -> None:
        """End all nodes, and remove what they wrote."""
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.root, ignore_errors=True)


def main() -> int:
    """Start the nodes, say what they take, and keep them until the command or Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument(
        "--zip", type=Path, dest="file", help="OpenSearch's distribution; without it Maven fetches it"
    )
    parser.add_argument("--run", nargs=argparse.REMAINDER, help="a command, behind all options")
    options = parser.parse_args()
    begun = time.perf_counter()
    file = options.file or distribution()
    fetched = time.perf_counter() - begun
    with Nodes(options.nodes, file=file) as nodes:
        memory = [size // 1_000_000 for size in nodes.memory()]
        print(
            f"fetched in {fetched:.1f} s, {options.nodes} nodes ready in {nodes.seconds:.1f} s, "
            f"{sum(memory)} MB in all ({', '.join(map(str, memory))})",
            flush=True,
        )
        print(f"opensearch+http://{nodes.address}/INDEX", flush=True)
        if options.run:
            environment = {**os.environ, "OPENSEARCH_NODES": nodes.address}
            return subprocess.run(  # noqa: S603 - what the caller asked for
                options.run, env=environment, check=False
            ).returncode
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("stopping", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
