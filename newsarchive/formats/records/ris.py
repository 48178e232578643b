"""RIS, as reference managers and press databases export it -> ``Reading``s, one for each reference with an abstract or a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.decoding.decode import decode
from newsarchive.formats.exports.export import closed, export
from newsarchive.formats.records.stated import Stated

if TYPE_CHECKING:
    from newsarchive.types.reading import Reading

__all__ = ["FORMAT", "read_ris"]

TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)$")
FIELDS = {
    "TI": "headline", "T1": "headline", "CT": "headline", "BT": "headline", "ST": "", "AU": "authors", "A1": "authors", "AB": "teaser", "N2": "teaser",
    "N1": "text", "DA": "published", "Y1": "published", "PY": "published", "T2": "publisher", "JO": "publisher", "JF": "publisher", "JA": "publisher",
    "SO": "publisher", "UR": "url", "L1": "", "LA": "language", "SP": "page", "SE": "section", "ET": "edition",
}  # fmt: skip
FIRST = ("DA", "Y1", "PY")
"""Tags of the date, the one that states the day first."""
DATE = re.compile(r"(\d{4})/(\d{1,2})?/?(\d{1,2})?/*[^/]*$")
START = re.compile(rb"(?:\xef\xbb\xbf)?(?:[^\n]{0,200}\n){0,8}?[ \t]*TY {1,2}- \w")
"""Some databases print their name above the first reference."""
UNTYPED = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}(?:TI|T1|AU|A1|T2|JO|DA|PY|Y1|AB) {1,2}- \S")
ANY_TAG = re.compile(rb"^[ \t]*([A-Z][A-Z0-9]) {1,2}-(?= |\r?$)", re.MULTILINE)
LEAST_TAGS, NEAR = 3, 20_000
"""Tags in a file that begins with a reference without its type."""
NEXT = re.compile(rb"^[ \t]*(?:TI|T1|AU|A1|AB|PY|ER) {1,2}-", re.MULTILINE)
END = re.compile(rb"^ER {1,2}-[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def read_ris(raw: bytes, format_: str) -> Reading:
    """Read one reference. Never raises."""
    found = decode(raw)
    stated = Stated(format_)
    values = list(tagged(found.text))
    for tag, value in sorted(values, key=lambda pair: FIRST.index(pair[0]) if pair[0] in FIRST else -1):
        field = FIELDS.get(tag, "")
        if field == "published":
            stated.state(field, day_of(value), tag)
        elif field:
            stated.state(field, value, tag)
    return stated.reading(format_, found.encoding, found.notes)


def tagged(text: str) -> list[tuple[str, str]]:
    """Return the tags of a reference and their values; a line without a tag goes on the one before it."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if match := TAG.match(line.rstrip()):
            found.append((match[1], (match[2] or "").strip()))
        elif found:
            tag, value = found[-1]
            found[-1] = (tag, f"{value}\n{line.rstrip()}".strip())
    return found


def day_of(value: str) -> str:
    """Return a date of RIS (``2022/01/12/``) in ISO 8601, as far as it states one; others as they are."""
    match = DATE.match(value)
    if match is None:
        return value
    return "-".join(f"{int(part):02}" for part in match.groups() if part)


def is_ris(raw: bytes) -> bool:
    """Tell whether a file begins with a reference, of which one line alone is no sign; some programs leave out its type."""
    if START.match(raw) is not None:
        return NEXT.search(raw) is not None
    if UNTYPED.match(raw) is None:
        return False
    tags = {tag[1] for tag in ANY_TAG.finditer(raw[:NEAR])}
    return len(tags) >= LEAST_TAGS and not tags.isdisjoint({b"TI", b"T1"})


FORMAT = export(
    "ris", (b"TY  - ", b"TY - ", b"TI  - ", b"TI - ", b"T1  - ", b"T1 - "), is_ris, closed(END), read_ris
)
