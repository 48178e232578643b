"""An archive -> a server on this machine: Datasette with our plugin, and the address that opens it."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsarchive.archive.archive import Archive
from newsarchive.errors import MissingExtra, UsageError, printable
from newsarchive.store.connect import file_uri
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from newsarchive.web.readers import Readers
    from newsarchive.web.served import Served

__all__ = ["LOOPBACK", "application", "serve"]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - named, so that it is known
"""Hosts that mean every address of the machine."""
PLUGIN = "newsarchive-reading-room"
LAST_REQUESTS = 2
"""Seconds that requests under way have when the server is ended."""


@contextmanager
def application(served: Served, secret: str) -> Iterator[tuple[Any, Readers]]:
    """Give the ASGI application for an archive, and what reads for it; one at a time in a process.

    The archive decides how a read-only medium is served: it opens, or says why not. Raises MissingExtra, an ArchiveError.
    """
    try:
        from datasette.app import Datasette  # noqa: PLC0415 - an extra
        from datasette.plugins import pm  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtra("web", "Datasette") from error
    from newsarchive.web.plugin import ReadingRoom  # noqa: PLC0415 - needs the extra
    from newsarchive.web.readers import Readers  # noqa: PLC0415 - as above

    Archive.open(served.path, read_only=True).close()
    if served.write:
        Archive.open(served.path).close()
    hosts = [f"{in_address(name)}:{served.port}".lower() for name in names_of(served.host)]
    readers = Readers(served.path, served.limit)
    fixed = needs_no_locks(served.path)
    files = {"immutables": [served.path], "files": []} if fixed else {"files": [served.path]}
    engine = Datasette(**files)
    pm.register(ReadingRoom(readers, secret, hosts, served), name=PLUGIN)
    try:
        yield engine.app(), readers
    finally:
        pm.unregister(name=PLUGIN)
        readers.close()


def names_of(host: str) -> set[str]:
    """Return the names by which a browser may ask for a server that listens at ``host``: for all of a machine's addresses, its own."""
    if host in LOOPBACK:
        return set(LOOPBACK)
    if host not in EVERYWHERE:
        return {host}
    import socket  # noqa: PLC0415 - only here

    own = socket.gethostname()
    try:
        addresses = {str(found[4][0]) for found in socket.getaddrinfo(own, None)}
    except OSError:
        addresses = set()
    return {*LOOPBACK, own, socket.getfqdn(), *addresses}


def in_address(host: str) -> str:
    """Return a host as it is written in an address."""
    return f"[{host}]" if ":" in host else host


def needs_no_locks(path: str) -> bool:
    """Tell whether the file lies where SQLite cannot make its lock files; ``Archive.open`` has refused one with a pending log."""
    try:
        connection = sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True)
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        return True
    connection.close()
    return False


def serve(served: Served, announce: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; ``announce`` is called with the address that opens the pages. Raises UsageError, MissingExtra."""
    secret = secrets.token_urlsafe(24)
    served = served._replace(port=served.port or free_port(served.host))
    host, port = served.host, served.port
    with application(served, secret) as (app, __):
        import socket  # noqa: PLC0415 - searching does without

        import uvicorn  # noqa: PLC0415 - comes with Datasette

        shown = socket.gethostname() if host in EVERYWHERE else host
        announce(f"http://{in_address(shown)}:{port}/suche?zugang={secret}")
        config = uvicorn.Config(
            app,
            host=host,
            port=str(port),
            log_level="warning",
            timeout_graceful_shutdown=LAST_REQUESTS,
            server_header=False,
        )
        try:
            uvicorn.Server(config).run()
        except SystemExit as error:
            raise UsageError(
                _(
                    "cannot listen at {host} port {port}; choose another with --port",
                    host=printable(host),
                    port=str(port),
                )
            ) from error


def free_port(host: str) -> int:
    """Return a port of ``host`` that nobody listens at now."""
    import socket  # noqa: PLC0415 - only where no port is named

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
