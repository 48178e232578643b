"""Factiva's field codes: their order, and the ways in which they are set at the start of a line."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["BODY", "HEADER", "OPENERS", "RANKS", "Mark", "code_marks"]

OPENERS = ("SE", "CLM", "HD")
HEADER = ("BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY")
BODY = ("LP", "TD")
TAIL = ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN")
RANKS = {"SE": 0, "CLM": 0, "HD": 1, **dict.fromkeys(HEADER, 2), "LP": 3, "TD": 4, **dict.fromkeys(TAIL, 5)}
"""Factiva's fields come in this order, so that ``IN`` in the midst of a text is no code."""
ALL = "|".join(RANKS)
BLANK = r"[ \t\xa0Â]"
"""What stands between code and value; ``Â`` is a no-break space in UTF-8 that is looked at byte by byte."""
CODE = re.compile(
    rf"""
    ^{BLANK}*
    (?:
          \*{{1,2}}(?P<starred>{ALL})\*{{1,2}}:? | (?P<colon>{ALL}):(?=\s|$)
        | (?P<bare>{ALL})(?={BLANK}{{2}}|\t|{BLANK}*\r?$)
        | (?P<close>SE|CLM|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD)(?=\ \S)
        | (?P<coded>CO|IN|NS|RE)(?=\ [a-z]\w*\ ?:) | (?P<number>AN)(?=\ (?:Document|Dokument)\ )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
STYLES = {
    "starred": {"starred"},
    "colon": {"colon"},
    "bare": {"bare"},
    "close": {"close", "coded", "number", "bare"},
}


class Mark(NamedTuple):
    """A code at ``[start, end)``, the blanks before it and the stars around it included."""

    code: str
    start: int
    end: int


def code_marks(text: str) -> list[Mark]:
    """Return what looks like a code in ``text``, all set as the first ``HD`` is."""
    found = [(match.lastgroup or "", match) for match in CODE.finditer(text)]
    style = next((style for style, match in found if match[style] == "HD"), found[0][0] if found else "")
    accepted = STYLES.get(style, STYLES["close"])
    return [Mark(match[style], match.start(), match.end()) for style, match in found if style in accepted]
