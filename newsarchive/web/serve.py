"""An archive -> a server on this machine: Datasette with our plugin, and the address that opens it."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsarchive.archive.archive import Archive
from newsarchive.errors import MissingExtra, UsageError, printable
from newsarchive.store.connect import file_uri

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsarchive.web.readers import Readers

__all__ = ["LIMIT", "LOOPBACK", "application", "serve"]

LIMIT = 10.0
"""Seconds that one page may ask the archive."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PLUGIN = "newsarchive-reading-room"
LAST_REQUESTS = 2
"""Seconds that requests under way have when the server is ended."""


@contextmanager
def application(
    path: str, secret: str, host: str, port: int, limit: float = LIMIT
) -> Iterator[tuple[Any, Readers]]:
    """Give the ASGI application for the archive at ``path``, and what reads for it; one at a time in a process.

    The archive decides how a read-only medium is served: it opens, or says why not. Raises MissingExtra, an ArchiveError.
    """
    try:
        from datasette.app import Datasette  # noqa: PLC0415 - an extra
        from datasette.plugins import pm  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtra("web", "Datasette") from error
    from newsarchive.web.plugin import ReadingRoom  # noqa: PLC0415 - needs the extra
    from newsarchive.web.readers import Readers  # noqa: PLC0415 - as above

    Archive.open(path, read_only=True).close()
    names = {host, *(LOOPBACK if host in LOOPBACK else ())}
    hosts = [f"[{name}]:{port}" if ":" in name else f"{name}:{port}" for name in names]
    readers = Readers(path, limit)
    fixed = needs_no_locks(path)
    files = {"immutables": [path], "files": []} if fixed else {"files": [path]}
    engine = Datasette(**files)
    pm.register(ReadingRoom(readers, secret, hosts), name=PLUGIN)
    try:
        yield engine.app(), readers
    finally:
        pm.unregister(name=PLUGIN)
        readers.close()


def needs_no_locks(path: str) -> bool:
    """Tell whether the file lies where SQLite cannot make its lock files; ``Archive.open`` has refused one with a pending log."""
    try:
        connection = sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True)
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        return True
    connection.close()
    return False


def serve(path: str, host: str, port: int, *, announce: Any, limit: float = LIMIT) -> None:
    """Serve until Ctrl-C; ``announce`` is called with the address that opens the pages. Raises UsageError, MissingExtra."""
    secret = secrets.token_urlsafe(24)
    port = port or free_port(host)
    with application(path, secret, host, port, limit) as (app, _):
        import uvicorn  # noqa: PLC0415 - comes with Datasette

        shown = f"[{host}]" if ":" in host else host
        announce(f"http://{shown}:{port}/suche?zugang={secret}")
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=LAST_REQUESTS,
            server_header=False,
        )
        try:
            uvicorn.Server(config).run()
        except SystemExit as error:
            raise UsageError(
                f"cannot listen at {printable(host)} port {port}; choose another with --port"
            ) from error


def free_port(host: str) -> int:
    """Return a port of ``host`` that nobody listens at now."""
    import socket  # noqa: PLC0415 - only where no port is named

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
