"""Exports of APA (OnlineManager, news wire, DeFacto): how each shows itself, and the marks that open its articles."""

from __future__ import annotations

import re

__all__ = ["CLIPPING", "ENTRY", "MESSAGE", "VOM", "is_clippings", "is_entries", "is_wire"]

QUOTE = rb"(?:[\"\x84\x93\x94\xab\xbb]|\xe2\x80[\x9c-\x9f]|\xc2[\xab\xbb])"
CLIPPING = re.compile(
    rb"^[ \t\x0c\xef\xbb\xbf]*"
    + QUOTE
    + rb"[^\r\n\"]{2,60}?"
    + QUOTE
    + rb",? vom \d{1,2}\. ?\d{1,2}\. ?\d{4}(?:[ \t,]+\d{1,2}[.:]\d\d(?: ?Uhr)?)?"
    rb"(?:[ \t,;|]+(?:Seiten?|Ressorts?|Ausgabe|Rubrik|Von)\b[^\r\n]{0,140})?[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
"""``"Musterower Bote" vom 12.01.2022 05.30 Uhr   Seite: 3   Ressort: Lokales``, and nothing else in the line."""
VOM = b" vom "
CLOSING = frozenset(b'"\x84\x93\x94\x9c\x9d\x9e\x9f\xab\xbb')
"""Last bytes of quotation marks in Windows-1252 and UTF-8."""
CLIPPING_SIGNS = (
    b"Seite:",
    b"Seiten:",
    b"Ressort:",
    b"gefunden am ",
    b"Gespeicherter Anhang:",
    b"__________",
    b"\x0c",
)
MESSAGE = re.compile(
    rb"^[ \t\x0c\xef\xbb\xbf]*(?:APA|OTS)\d{4}[ \t]+\d[ \t]+[A-Z]{2,3}[ \t]+\d{3,5}\b[^\r\n]{0,120}(?:\r?\n|\Z)", re.MULTILINE
)  # fmt: skip
r"""``APA0123 5 II 0345 CI                    Mi, 12.Jän 2022``: number, urgency, desk, count of words, codes, day."""
ENTRY = re.compile(rb"<div\b[^<>]{0,200}\bclass=[\"']?(?:[\w-]+ )*eintrag\b[^<>]{0,200}>", re.IGNORECASE)
ENTRY_SIGN = re.compile(rb">\s*(?:Titel|Publikation|Inhalt)\s*:?\s*<")


def is_clippings(raw: bytes) -> bool:
    """Tell whether ``raw`` is an export of the OnlineManager."""
    return quoted_paper(raw) and any(sign in raw for sign in CLIPPING_SIGNS) and bool(CLIPPING.search(raw))


def quoted_paper(raw: bytes) -> bool:
    """Tell whether ``vom`` and a digit stand behind a quotation mark anywhere: a quick look before the slow one."""
    at = raw.find(VOM)
    while at > 0:
        if (
            raw[at - 1 - (raw[at - 1] == ord(","))] in CLOSING
            and raw[at + len(VOM) : at + len(VOM) + 1].isdigit()
        ):
            return True
        at = raw.find(VOM, at + 1)
    return False


def is_wire(raw: bytes) -> bool:
    """Tell whether ``raw`` is messages of APA or APA-OTS."""
    return bool(MESSAGE.search(raw))


def is_entries(raw: bytes) -> bool:
    """Tell whether ``raw`` is a page of DeFacto."""
    return bool(ENTRY.search(raw)) and len({mark[0] for mark in ENTRY_SIGN.finditer(raw)}) >= 2
