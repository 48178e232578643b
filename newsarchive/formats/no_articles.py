"""Files that lie beside articles and are none: parts of pages, indexes of crawls and of mail folders, bookmarks. They are passed over, and counted.

One row a kind, by its content or by the name that nothing else has. A file that is named to be read is refused instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format, Head

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMATS"]


def named(*endings: str) -> Callable[[Head], bool]:
    """Return a test of whether a path ends so; what stands behind ``?`` in an address does not count."""
    form = re.compile(rf"(?:{'|'.join(map(re.escape, endings))})(?:[?#][^/]*)?$", re.IGNORECASE)
    return lambda head: form.search(head.path) is not None


def begins(pattern: bytes) -> Callable[[Head], bool]:
    """Return a test of whether a file begins so."""
    form = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return lambda head: form.match(head.start) is not None


def either(*tests: Callable[[Head], bool]) -> Callable[[Head], bool]:
    """Return a test of whether one of ``tests`` is true."""
    return lambda head: any(test(head) for test in tests)


PROLOGUE = rb"(?:\s|<\?xml[^<>]{0,300}\?>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE[^<>\[]{0,300}>)*"
BEFORE = rb"(?:\s|/\*(?:(?!\*/).){0,2000}\*/)*"
STYLES = (
    BEFORE
    + rb"(?:@(?:charset|import|font-face|media|keyframes)\b"
    + rb"|[.#:*\w][\w \t\r\n.#:,>*+~-]{0,200}\{\s{0,20}[a-z-]{2,30}\s?:)"
)
"""A rule of a style sheet: ``.kopf, .fuss > a { color: red``."""
SCRIPT = (
    BEFORE
    + rb"(?:[!(;+-]{0,3}function\s?[\w$]{0,40}\(|\(\(\)\s?=>"
    + rb"|(?:var|const|let)\s[\w$]{1,40}\s?=|[\"']use strict[\"']"
    + rb"|(?:window|self|document)(?:\.\w{1,40}|\[)|jQuery\(|\$\()"
)
"""How scripts begin: ``(function(``, ``var a =``, ``window.x``."""
POCKET = rb"\s*(?:<!DOCTYPE html>\s*)?<html>.{0,400}<title>Pocket Export</title>"
KINDS: dict[str, Callable[[Head], bool]] = {
    "css": either(named(".css", ".scss", ".less"), begins(STYLES)),
    "javascript": either(named(".js", ".mjs", ".cjs", ".map", ".wasm"), begins(SCRIPT)),
    "svg": either(named(".svg", ".svgz"), begins(PROLOGUE + rb"<svg[\s>]")),
    "font": named(".woff", ".woff2", ".ttf", ".otf", ".eot"),
    "icon": named(".ico"),
    "shortcut": either(
        named(".url", ".webloc", ".lnk"), begins(rb"\s*\[(?:InternetShortcut|Desktop Entry)\]")
    ),
    "cdx index": either(named(".cdx", ".cdxj", ".cdx.gz", ".cdxj.gz"), begins(rb" CDX [A-Za-z] ")),
    "list of pages": begins(rb"\s*\{\s*\"format\"\s*:\s*\"json-pages-1"),
    "bookmarks": either(
        begins(rb"\s*<!DOCTYPE NETSCAPE-Bookmark"),
        begins(POCKET),
        begins(rb"\s*\{.{0,200}\"roots\"\s*:\s*\{\s*\"bookmark_bar\""),
        begins(rb"\s*\{\s*\"guid\"\s*:\s*\"root________\""),
    ),
    "mail index": either(
        named(
            ".msf",
            "/popstate.dat",
            "/msgfilterrules.dat",
            "/panacea.dat",
            "/virtualfolders.dat",
            "/dovecot-uidlist",
        ),
        named("/dovecot.index", "/dovecot.index.log", "/dovecot.index.cache", "/maildirfolder"),
        begins(rb"// <!-- <mdb:mork"),
    ),
    "contacts or dates": begins(rb"\s*BEGIN:(?:VCARD|VCALENDAR)"),
    "site map": begins(PROLOGUE + rb"<(?:urlset|sitemapindex)[\s>]"),
    "list of feeds": begins(PROLOGUE + rb"<opml[\s>]"),
}
"""What each kind is called in the count, and how it shows itself."""
FORMATS = tuple(Format(kind, shows, passed=True) for kind, shows in KINDS.items())
