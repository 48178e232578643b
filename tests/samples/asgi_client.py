"""A request to an ASGI application, without a server: what it answers."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode

__all__ = ["HOST", "SECRET", "Answer", "ask", "get", "post"]

SECRET = "geheim"  # noqa: S105 - of these tests
HOST = "127.0.0.1:8001"


class Answer(NamedTuple):
    """Status, headers by name in small letters, and body."""

    status_code: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)


async def ask(
    app: Any, address: str, headers: dict[str, str], *, method: str = "GET", body: bytes = b""
) -> Answer:
    """Ask for an address, or send a form to it."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": unquote(path),
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8001),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
    }  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(
        start["status"],
        {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]},
        body,
    )


def get(app: Any, path: str, *, cookie: str = SECRET, host: str = HOST, **headers: str) -> Answer:
    """Ask for an address as a browser that was let in."""
    return asyncio.run(ask(app, path, {"host": host, "cookie": f"newsarchive={cookie}", **headers}))


def post(app: Any, path: str, fields: dict[str, str], **headers: str) -> Answer:
    """Send a form as a browser that was let in."""
    sent = {
        "host": HOST,
        "cookie": f"newsarchive={SECRET}",
        "content-type": "application/x-www-form-urlencoded",
    }
    body = urlencode(fields).encode()
    return asyncio.run(ask(app, path, {**sent, **headers}, method="POST", body=body))
