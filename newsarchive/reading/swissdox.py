"""A row of a Swissdox table, as a JSON object -> ``Reading``: its columns, and the markup of its ``content``.

That markup is no XML: ``&`` and ``<`` stand bare, elements are left open. ``ld`` is the lead, ``zt`` a crosshead, ``lg`` a caption,
``au`` an author, ``ka`` a box.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

from newsarchive.blocks import split_blocks
from newsarchive.decode import decode
from newsarchive.reading import Reading
from newsarchive.reading.named import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["content_parts", "read_swissdox"]

COLUMNS = (
    ("rubric", "section"),
    ("head", "headline"),
    ("subhead", "subheadline"),
    ("medium_name", "publisher"),
)
HINTS = {
    "ld": "teaser", "zt": "crosshead", "lg": "caption", "au": "byline", "ka": "box", "p": "paragraph", "tx": "", "li": "list_item",
}  # fmt: skip
OUTER = {"ld", "zt", "lg", "au", "ka"}
"""Elements that say what the paragraphs within them are."""
INLINE = frozenset("a b i u em strong span sup sub font small q cite abbr mark".split())
TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,2000})?/?>")
TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?")


def read_swissdox(raw: bytes, format_: str = "swissdox") -> Reading:
    """Read the article of one row. Never raises: what is no JSON object is read as text."""
    found = decode(raw)
    try:
        row = json.loads(found.text)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=found.notes)
    cells = {
        name: value.encode("utf-8", "replace").decode()
        for name, value in row.items()
        if isinstance(value, str)
    }
    stated = Stated(format_)
    for column, field in COLUMNS:
        stated.state(field, bare(cells.get(column, "")), column)
    stated.state("language", cells.get("language", "").lower(), "language")
    stated.state("published", iso_time(cells.get("pubtime", "")), "pubtime")
    if place := bare(cells.get("dateline", "")):
        stated.parts.append(("dateline", place))
    stated.parts.extend(content_parts(cells.get("content", "")))
    return stated.reading(format_, found.encoding, found.notes)


def bare(value: str) -> str:
    """Return the text of a cell without tags."""
    return " ".join(unescape(TOKEN.sub(" ", value)).split())


def content_parts(content: str) -> Iterator[tuple[str, str]]:
    """Yield hint and text of each part of ``content``; the hint ``text`` where nothing is marked."""
    if not TOKEN.search(content):
        if content.strip():
            yield "text", unescape(content).strip()
        return
    opened: list[str] = []
    start = 0
    for match in TOKEN.finditer(content):
        name = match["name"].lower()
        if name in INLINE:
            continue
        yield from part(content[start : match.start()], opened)
        start = match.end()
        if match["close"]:
            if name in opened:
                del opened[len(opened) - 1 - opened[::-1].index(name) :]
        elif not match[0].endswith("/>") and name != "br":
            opened = [*(above for above in opened if above != "p"), name] if name == "p" else [*opened, name]
    yield from part(content[start:], opened)


def part(markup: str, opened: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the text between two marks, with the hint of what it stands in."""
    text = unescape(TOKEN.sub("", markup)).strip()
    if text:
        outer = next((name for name in reversed(opened) if name in OUTER), None)
        inner = next((name for name in reversed(opened) if name in HINTS), "")
        yield HINTS.get(outer or inner, ""), text


def iso_time(value: str) -> str:
    """Return a time of the table in ISO 8601; midnight is how it writes a day without a time."""
    match = TIME.match(value.strip())
    if match is None:
        return value
    day, minutes, seconds, zone = match.groups()
    if minutes is None or (minutes == "00:00" and seconds in {None, "00"}):
        return day
    zone = zone or ""
    if zone and zone != "Z":
        zone = zone[:3] + ":" + (zone[3:].strip(":") or "00")
    return f"{day}T{minutes}{zone}"
