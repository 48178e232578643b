"""The URL of an archive in OpenSearch -> its nodes, its index and who asks; a password stands in the environment or netrc, never in the URL."""

from __future__ import annotations

import os
import re
from urllib.parse import parse_qsl, urlsplit

from newsarchive.errors import UsageError, printable
from newsarchive.types.messages import _
from newsarchive.types.value import Value

__all__ = ["PASSWORD", "SCHEMES", "USER", "Address", "address_of", "needs_file"]

SCHEMES = ("opensearch+https", "opensearch+http")
USER, PASSWORD = "NEWSARCHIVE_USER", "NEWSARCHIVE_PASSWORD"
PORT = 9200
INDEX = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")
"""What OpenSearch takes as the name of an index."""
LAID_OUT = {"shards": "number_of_shards", "replicas": "number_of_replicas"}
"""What the URL may say about an index that is yet to be made, and what OpenSearch calls it."""


class Address(Value):
    """Some nodes of a cluster (host and port), the name of an index, and who asks, if that was said.

    ``settings`` are those of an index that is yet to be made.
    """

    scheme: str
    nodes: tuple[tuple[str, int], ...]
    index: str
    login: tuple[str, str] | None
    settings: tuple[tuple[str, int], ...] = ()

    @property
    def place(self) -> str:
        """The URL, without who asks."""
        return f"{self.scheme}://{','.join(f'{host}:{port}' for host, port in self.nodes)}/{self.index}"


def needs_file(place: str) -> UsageError:
    """Return the error for what only an archive file has, where ``place`` is the archive."""
    return UsageError(
        _(
            "this needs an archive file, and {place} is a search engine; fill a file with 'newsarchive load SPOOL --archive FILE' and name that",
            place=place,
        )
    )


def address_of(url: str) -> Address:
    """Return what ``url`` says, ``opensearch+https://[USER@]HOST[:PORT][,HOST…]/INDEX[?shards=3&replicas=1]``.

    Raises UsageError for what is no such URL, without repeating a password that stands in it.
    """
    parts = urlsplit(url)
    who, _at, where = parts.netloc.rpartition("@")
    if ":" in who:
        raise UsageError(
            _(
                "a password in a URL is seen by others; leave it out of --archive and put it into {variable} or the file ~/.netrc",
                variable=PASSWORD,
            )
        )
    index = parts.path.strip("/")
    try:
        nodes = tuple(node_of(one) for one in where.split(","))
        settings = tuple(
            (LAID_OUT[name], int(value))
            for name, value in parse_qsl(parts.query, strict_parsing=bool(parts.query))
        )
    except (ValueError, KeyError):
        nodes, settings = (), ()
    if parts.scheme.lower() not in SCHEMES or not nodes or not INDEX.fullmatch(index) or parts.fragment:
        raise UsageError(
            _(
                "expected opensearch+https://HOST:9200/INDEX (the index in lower case; behind it ?shards=3&replicas=1 for a new one), got {url}",
                url=printable(f"{parts.scheme}://{where}{parts.path}"),
            )
        )
    return Address(
        scheme=parts.scheme.lower(),
        nodes=nodes,
        index=index,
        login=login_of(who, nodes[0][0]),
        settings=settings,
    )


def node_of(text: str) -> tuple[str, int]:
    """Return host and port. Raises ValueError."""
    split = urlsplit(f"//{text}")
    if not split.hostname:
        raise ValueError(text)
    return split.hostname, split.port or PORT


def login_of(who: str, host: str) -> tuple[str, str] | None:
    """Return user and password: by the environment, else by netrc, else None. Raises UsageError where only the user is known."""
    user = who or os.environ.get(USER, "")
    password = os.environ.get(PASSWORD)
    if user and password is not None:
        return user, password
    known = in_netrc(host)
    if known and user in {"", known[0]}:
        return known
    if user or password is not None:
        raise UsageError(
            _(
                "user and password are both needed for {host}; set {user} and {password}, or write both into ~/.netrc",
                host=printable(host),
                user=USER,
                password=PASSWORD,
            )
        )
    return None


def in_netrc(host: str) -> tuple[str, str] | None:
    """Return user and password of ``host`` by the file that curl reads too."""
    from netrc import NetrcParseError, netrc  # noqa: PLC0415 - rarely needed

    try:
        found = netrc(os.environ.get("NETRC")).authenticators(host)
    except (OSError, NetrcParseError):
        return None
    return (found[0], found[2]) if found and found[0] and found[2] else None
