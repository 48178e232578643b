"""A Dask cluster of real processes on this machine, for tests that kill parts of it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["Cluster", "until"]

DASK = [sys.executable, "-m", "dask"]
PATIENCE = 120
"""Seconds after which something will not happen any more, on any machine."""


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until ``holds`` does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Cluster:
    """A scheduler and ``workers`` processes under their nannies, which load ``preload`` (Python) first."""

    def __init__(self, folder: Path, workers: int = 2, preload: str = "", host: str = "127.0.0.1") -> None:
        self.folder = folder
        self.host = host
        self.port = free_port()
        self.address = f"tcp://{host}:{self.port}"
        self.preload = folder / "preload_of_workers.py"
        self.preload.write_text(preload)
        self.count = workers
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the scheduler, then the workers."""
        self.scheduler = self.run(
            "scheduler", "--host", self.host, "--port", str(self.port), "--no-dashboard"
        )
        until(self.answers, "the scheduler")
        self.workers = self.run_workers(self.count)

    def run_workers(self, count: int, within: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start workers, by the command ``within``, as ``ip netns exec``."""
        return self.run(
            "worker", self.address, "--nworkers", str(count), "--nthreads", "1", "--nanny", "--death-timeout", "30",
            "--no-dashboard", "--local-directory", str(self.folder / "dask"), "--preload", str(self.preload), within=within,
        )  # fmt: skip

    def run(self, *arguments: str, within: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start a process of Dask in a session of its own."""
        with (self.folder / f"{arguments[0]}.log").open("ab") as log:
            command = [*within, *DASK, *arguments]
            process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def answers(self) -> bool:
        """Tell whether the scheduler listens."""
        with socket.socket() as one:
            return one.connect_ex((self.host, self.port)) == 0

    def worker_pids(self) -> list[int]:
        """Return the processes that do the work: the nannies' children that are neither forkserver nor tracker."""
        listed = subprocess.run(
            ["ps", "-ww", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True
        ).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
        return [
            int(pid) for pid, parent, args in rows if int(parent) == self.workers.pid and "spawn_main" in args
        ]

    def kill_a_worker(self) -> None:
        """Kill one of the working processes, as the system does when memory is short."""
        os.kill(self.worker_pids()[0], signal.SIGKILL)

    def stop(self) -> None:
        """End every process, and whatever they started."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes.clear()
