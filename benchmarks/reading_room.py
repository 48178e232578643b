"""Weigh the reading room: pages against the same calls made bare, many at once, memory, and how soon it ends.

    python benchmarks/reading_room.py ARCHIVE.db [--only pages|load] [--rounds 5] [--requests 5000]

``pages``: in one process, in turn and in seconds of the processor, the page of each query and the calls of the archive that it makes, and the
page of an article with and without its place in a list. ``load``: a server of its own is asked 200 addresses, each alone; then by 100 clients at
once, and every answer compared; then so many requests more, with its memory before, between and after; then stopped by Ctrl-C under load.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import itertools
import json
import re
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from newsarchive.archive.archive import Archive
from newsarchive.web.asked import Asked, View
from newsarchive.web.lists import list_page
from newsarchive.web.pages.search import FACETS, YEARS
from newsarchive.web.serve import application
from newsarchive.web.served import Served

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = ("*", "der", "Regierung", "Minister", '"der Regierung"', "Regierung Minister", "Nato Rat", "Stoltenberg", "Klimawandel OR Energie", "section:=Politik since:2020")  # fmt: skip
CLIENTS = 100
ADDRESSES = 200
SECRET = "geheim"  # noqa: S105 - of this measurement
HEADERS = {"host": "127.0.0.1:8001", "cookie": f"newsarchive={SECRET}"}


async def asked(app: Any, address: str) -> bytes:
    """Return the body of a page, asked without a server."""
    path, _, query = address.partition("?")
    headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "headers": headers}  # fmt: skip
    parts = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, Any]) -> None:
        parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return b"".join(parts)


def cpu(call: Callable[[], object], rounds: int) -> float:
    """Return the least ms of the processor that a call takes, over all threads, after one that does not count."""
    call()
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        call()
        times.append(1000 * (time.process_time() - begin))
    return min(times)


def bare(archive: Archive, query: str) -> None:
    """Ask the archive what the page of a search asks."""
    one = Asked(query)
    list_page(archive, one, 0)
    archive.facets(one.text, FACETS)
    if len(archive.timeline(one.text, step="year").counts) <= YEARS:
        archive.timeline(one.text, step="month")
    archive.study.saved()


def weigh_pages(path: str, rounds: int) -> None:
    """Print the ms of pages and of their calls made bare."""
    archive = Archive.open(path, read_only=True)
    (number,) = archive.connection.execute("SELECT count(*) FROM articles").fetchone()
    print(f"{number:,} articles\n{'query':28}{'bare':>9}{'page':>9}{'ratio':>8}{'article':>9}{'placed':>9}")
    with application(Served(path), SECRET) as (app, readers), asyncio.Runner() as runner:
        ratios, articles = [], []
        for query in QUERIES:
            hits = archive.search(query, limit=3).hits
            one = Asked(query)
            page = [one.address(), View(hits[1].key, one).address, View(hits[1].key, one, 1).address]
            times = [cpu(lambda where=where: runner.run(asked(app, where)), rounds) for where in page]  # type: ignore[misc]
            alone = cpu(lambda query=query: bare(archive, query), rounds)  # type: ignore[misc]
            ratios.append(times[0] / alone)
            articles += times[1:]
            print(f"{query:28}{alone:9.1f}{times[0]:9.1f}{ratios[-1]:8.2f}{times[1]:9.1f}{times[2]:9.1f}")
        print(f"page / bare: median {statistics.median(ratios):.2f}, most {max(ratios):.2f}; article: median {statistics.median(articles):.1f} ms, most {max(articles):.1f} ms")  # fmt: skip
        readers.close()


def fetched(place: str, cookie: str, addresses: list[str]) -> list[tuple[int, bytes]]:
    """Return status and body of each address, over one connection."""
    connection = http.client.HTTPConnection(place, timeout=120)
    found = []
    for address in addresses:
        connection.request("GET", address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        found.append((answer.status, answer.read()))
    connection.close()
    return found


def memory_of(process: int) -> float:
    """Return the resident memory of a process in MB."""
    text = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+)", text)
    return int(found[1]) / 1024 if found else 0.0


def addresses_of(path: str) -> list[str]:
    """Return so many addresses of all kinds."""
    with Archive.open(path, read_only=True) as archive:
        hits = archive.search("Minister", limit=60).hits
    searches = [f"/suche?q={quote(query)}&ab={offset}" for query in QUERIES[2:] for offset in (0, 20, 40)]
    articles = [f"/artikel/{hit.key}?q=Minister&n={place}" for place, hit in enumerate(hits)]
    others = [f"/fassungen/{hit.key}" for hit in hits] + [f"/artikel/{hit.key}?felder=1" for hit in hits]
    return list(itertools.islice(itertools.cycle([*searches, *articles, *others]), ADDRESSES))


def weigh_load(path: str, requests: int) -> None:
    """Ask a server of its own, alone and by many at once, and stop it under load."""
    command = [sys.executable, "-m", "newsarchive.cli", "serve", "--port", "0", "--limit", "120", "-a", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        entry = urlsplit(server.stdout.readline().strip())
        cookie = "newsarchive=" + entry.query.partition("=")[2]
        addresses = addresses_of(path)
        while True:
            try:
                fetched(entry.netloc, cookie, ["/suche"])
                break
            except OSError:
                time.sleep(0.2)
        alone = dict(zip(addresses, fetched(entry.netloc, cookie, addresses), strict=True))
        print(
            f"{len(alone)} addresses alone: {sorted({status for status, _ in alone.values()})}; {memory_of(server.pid):.0f} MB"
        )
        with ThreadPoolExecutor(CLIENTS) as clients:
            shares = [
                [addresses[(start + step) % len(addresses)] for step in range(ADDRESSES)]
                for start in range(CLIENTS)
            ]
            wrong = 0
            for share, answers in zip(
                shares, clients.map(lambda share: fetched(entry.netloc, cookie, share), shares), strict=True
            ):
                wrong += sum(alone[address] != answer for address, answer in zip(share, answers, strict=True))
            print(
                f"{CLIENTS} clients x {ADDRESSES}: {wrong} answers are not those asked alone; {memory_of(server.pid):.0f} MB"
            )
            seen = []
            for _ in range(10):
                share = (addresses * (1 + requests // 10 // len(addresses)))[: requests // 10]
                fetched(entry.netloc, cookie, share)
                seen.append(round(memory_of(server.pid)))
            print(
                f"{requests} requests more, MB after each tenth: {json.dumps(seen)}; widest {max(seen) - min(seen)}"
            )
            for start in range(CLIENTS):
                clients.submit(fetched, entry.netloc, cookie, shares[start])
            time.sleep(2)
            begin = time.monotonic()
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
            print(
                f"ended {time.monotonic() - begin:.1f} s after Ctrl-C under load, exit code {server.returncode}"
            )


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive")
    parser.add_argument("--only", choices=("pages", "load"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=5000)
    options = parser.parse_args()
    if options.only != "load":
        weigh_pages(options.archive, options.rounds)
    if options.only != "pages":
        weigh_load(options.archive, options.requests)


if __name__ == "__main__":
    main()
