"""Requests -> those that may pass: the printed secret as a cookie, a known host, and headers that let a page do next to nothing."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, MutableMapping

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[dict[str, Any]]]
    Send = Callable[[dict[str, Any]], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

__all__ = ["COOKIE", "HEADERS", "OWN", "App", "Guard", "Receive", "Scope", "Send", "refuse"]

COOKIE = "newsarchive"
PARAMETER = "zugang"
"""The parameter of the printed address that carries the secret; it becomes a cookie at once, and leaves the address."""
OWN = ("/suche", "/artikel/", "/fassungen/", "/original/", "/zitat/", "/hilfe", "/fehler", "/lesesaal.css")
"""Beginnings of our own paths; the others are the engine's, whose pages need their own scripts."""
STRICT = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
ENGINE = "default-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"), (b"x-frame-options", b"DENY"), (b"cache-control", b"no-store"))  # fmt: skip


class Guard:
    """An ASGI application around another one."""

    def __init__(self, app: App, secret: str, hosts: Iterable[str]) -> None:
        self.app = app
        self.secret = secret
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it: 421 for a foreign host, 403 without the secret, a redirect that sets the cookie."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get(b"host", "").lower() not in self.hosts:
            await refuse(send, 421, "Dieser Rechner heißt hier anders. / This host has another name here.")
            return
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(pairs).get(PARAMETER)
        if given is not None and self.known(given):
            await self.welcome(scope, pairs, send)
            return
        if not self.known(cookie_of(headers.get(b"cookie", ""))):
            await refuse(
                send,
                403,
                "Bitte die Adresse öffnen, die 'newsarchive serve' nennt. / Open the address that 'newsarchive serve' prints.",
            )
            return
        await self.app(
            scope, receive, with_headers(send, STRICT if scope["path"].startswith(OWN) else ENGINE)
        )

    def known(self, given: str) -> bool:
        """Tell whether ``given`` is the secret, in a time that says nothing about it."""
        return hmac.compare_digest(given.encode(), self.secret.encode())

    async def welcome(self, scope: Scope, pairs: list[tuple[str, str]], send: Send) -> None:
        """Set the cookie and lead to the same address without the secret."""
        rest = urlencode([pair for pair in pairs if pair[0] != PARAMETER])
        where = scope["path"] + (f"?{rest}" if rest else "")
        if not where.startswith("/") or where.startswith("//"):
            where = "/"
        cookie = f"{COOKIE}={self.secret}; Path=/; HttpOnly; SameSite=Strict"
        headers = [
            (b"location", where.encode("latin-1", "replace")),
            (b"set-cookie", cookie.encode()),
            *HEADERS,
        ]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def cookie_of(header: str) -> str:
    """Return the value of our cookie, or nothing."""
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


async def refuse(send: Send, status: int, reason: str) -> None:
    """Answer with a line of text."""
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-security-policy", STRICT.encode()),
        *HEADERS,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{reason}\n".encode()})


def with_headers(send: Send, policy: str) -> Send:
    """Return a ``send`` that adds the headers to the answer's own."""

    async def sent(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            added = [*HEADERS, (b"content-security-policy", policy.encode())]
            message = {
                **message,
                "headers": [*message["headers"], *(pair for pair in added if pair[0] not in own)],
            }
        await send(message)

    return sent
