"""Forms of the pages -> tags, notes and saved searches, written only where the server was started with ``--write``.

Whatever else would change something is refused here, for the engine's pages too: a request may read, or it is one of these forms with the
token that only our pages carry.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from newsarchive.archive.archive import Archive
from newsarchive.errors import NewsarchiveError, UsageError
from newsarchive.web.guard import HEADERS, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.web.guard import App, Receive, Scope, Send


__all__ = ["FAILED", "WHY", "Desk", "NoteChanged", "state_of", "token_of"]

READING = frozenset({"GET", "HEAD", "OPTIONS"})
ARTICLE = re.compile(r"/artikel/([k-z]{20})")
SAVED = "/suche"
FAILED, WHY = "/fehler", "newsarchive.why"
"""The address of the page that says why a form was not taken, and where in the request it finds that, and a note that was typed."""
LARGEST = 1_000_000
"""Bytes of a form."""
PATIENCE_MS = 5_000
"""Milliseconds to wait for another program that writes; then the page says so."""


class NoteChanged(UsageError):  # noqa: N818 - what happened
    """A note is not what it was when the page was shown."""


class Form(NamedTuple):
    """A form that came in: the address it was sent to, and its fields."""

    path: str
    fields: Mapping[str, str]


def token_of(secret: str) -> str:
    """Return what a form must hold to be ours: nobody can make it who does not know the secret."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def state_of(text: str | None) -> str:
    """Return a short sign of a note's text, by which a form tells which one it was made for."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]


class Desk:
    """An ASGI application around another one. ``path``: the archive to write to; None: nothing may be written."""

    def __init__(self, app: App, path: str | None, secret: str) -> None:
        self.app = app
        self.path = path
        self.token = token_of(secret)
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="desk")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what only reads; write what a form of ours asks for; refuse the rest."""
        if scope["type"] != "http" or scope["method"] in READING:
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if self.path is None or scope["method"] != "POST" or not (path == SAVED or ARTICLE.fullmatch(path)):
            await refuse(send, 405, "Hier wird nur gelesen. / This is for reading only.")
            return
        body = await body_of(receive)
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)) if body else {}
        if not from_here(scope) or not hmac.compare_digest(
            fields.get("token", "").encode(), self.token.encode()
        ):
            await refuse(send, 403, "Diese Eingabe kommt nicht von hier. / This form is not from here.")
            return
        try:
            await asyncio.get_running_loop().run_in_executor(self.thread, self.write, Form(path, fields))
        except NewsarchiveError as error:
            told = {"method": "GET", "path": FAILED, "raw_path": FAILED.encode(), "query_string": b""}
            await self.app({**scope, **told, WHY: (error, fields.get("notiz", ""))}, nothing_more, send)
            return
        back = path + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
        headers = [(b"location", back.encode("latin-1", "replace")), *HEADERS]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def write(self, form: Form) -> None:
        """Write what a form asks for, by a connection that is closed again. Raises UsageError or another NewsarchiveError."""
        with Archive.open(self.path) as archive:
            with archive.statement() as connection:
                connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
            found = ARTICLE.fullmatch(form.path)
            if found is None:
                save_search(archive, form.fields)
            elif "notiz" in form.fields:
                write_note(archive, found[1], form.fields)
            else:
                write_tags(archive, found[1], form.fields)


def save_search(archive: Archive, fields: Mapping[str, str]) -> None:
    """Keep a search under a name, or forget one."""
    if "weg" in fields:
        archive.study.drop(fields["weg"])
    else:
        archive.study.save(fields.get("name", "").strip(), fields.get("suche", "").strip() or "*")


def write_tags(archive: Archive, key: str, fields: Mapping[str, str]) -> None:
    """Give an article the tags that were typed, with commas or blanks between, or take one off."""
    archive.get(key)
    typed = re.split(r"[,;\s]+", fields.get("schlagwort", "").strip())
    archive.study.tag(f"id:{key}", [tag for tag in typed if tag], [fields["weg"]] if "weg" in fields else [])


def write_note(archive: Archive, key: str, fields: Mapping[str, str]) -> None:
    """Keep a note, unless it was changed elsewhere since the page was shown. Raises NoteChanged."""
    if state_of(archive.study.note(key)) != fields.get("stand"):
        raise NoteChanged("the note was changed elsewhere since this page was shown")
    archive.study.set_note(key, fields["notiz"].replace("\r\n", "\n"))


async def body_of(receive: Receive) -> bytes:
    """Return the body of a request, nothing where it is too large."""
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST or message["type"] != "http.request":
            return b""
        if not message.get("more_body"):
            return body


async def nothing_more() -> dict[str, Any]:
    """Give a request without a body."""
    return {"type": "http.request", "body": b"", "more_body": False}


def from_here(scope: Scope) -> bool:
    """Tell whether the browser says that a form was sent from a page of this server, where it says so at all."""
    headers = {name.lower(): value.decode("latin-1").lower() for name, value in scope["headers"]}
    origin, site = headers.get(b"origin"), headers.get(b"sec-fetch-site", "same-origin")
    own = f"{scope.get('scheme', 'http')}://{headers.get(b'host', '')}"
    return origin in {None, own} and site == "same-origin"
