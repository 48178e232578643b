"""Factiva's exports: how a text or a page shows that it is one, and where its articles part.

An article is closed by its accession number (``Document MUBO000020220112ei1c0000a``); field codes (``HD``, ``PD`` …) come in a
fixed order, so that one without a number ends where the next begins.
"""

from __future__ import annotations

import re

from newsarchive.reading.factiva_codes import OPENERS, code_marks

__all__ = ["PAGE_ARTICLE", "holds_article", "is_page", "is_text", "text_cuts"]

ACCESSION = rb"[A-Z][A-Z0-9]{1,9}(?:19|20)\d{6}[a-z][a-z0-9]{5,9}"
DOCUMENT = re.compile(
    rb"^[ \t\xa0\xc2]*(?:\*{0,2}AN\*{0,2}:?[ \t\xa0\xc2]+)?(?:Document|Dokument)[ \t\xa0\xc2]+"
    + ACCESSION
    + rb"[ \t\xa0\xc2]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
WORDS = re.compile(rb"^[ \t]*\d[\d.,'\xa0\xc2 ]*(?:words|W(?:\xc3\xb6|\xf6)rter|mots)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)  # fmt: skip
PAGE_ARTICLE = re.compile(
    rb"<div\b[^<>]{0,300}\bclass=[\"']?article (?:[a-z]{2,5}Article)\b[^<>]{0,300}>", re.IGNORECASE
)
PAGE_SIGN = re.compile(
    rb"Factiva|\bclass=[\"']?articleParagraph\b|[a-z]{2}Headline\b|(?:Document|Dokument)(?:\s|\xc2\xa0|&nbsp;)+"
    + ACCESSION
)
SIGNS = {"WC", "PD", "SN"}
NEAR = 6
"""Codes behind ``HD`` among which one of ``SIGNS`` must be."""


def is_page(raw: bytes) -> bool:
    """Tell whether ``raw`` is an HTML export."""
    return bool(PAGE_ARTICLE.search(raw) and PAGE_SIGN.search(raw))


def is_text(raw: bytes) -> bool:
    """Tell whether ``raw`` is a text export: codes of a header in their lines, or accession numbers and counts of words."""
    if (b"Document" in raw or b"Dokument" in raw) and DOCUMENT.search(raw) and WORDS.search(raw):
        return True
    if b"HD" not in raw:
        return False
    codes = {mark.code for mark in code_marks(raw.decode("latin-1"))}
    return "HD" in codes and len(codes & SIGNS) >= 2 and bool(codes & {"LP", "TD", "AN", "CY"})


def holds_article(raw: bytes) -> bool:
    """Tell whether a piece of an export holds an article or the beginning of one."""
    return bool(DOCUMENT.search(raw) or WORDS.search(raw)) or any(
        mark.code == "HD" for mark in code_marks(raw.decode("latin-1"))
    )


def text_cuts(raw: bytes) -> list[int]:
    """Return where the articles of a text export part."""
    cuts = {match.end() for match in DOCUMENT.finditer(raw)}
    known = sorted(cuts)
    marks = code_marks(raw.decode("latin-1"))
    opened = closed = 0
    titled = False
    for number, mark in enumerate(marks):
        while closed < len(known) and known[closed] <= mark.start:
            closed += 1
            titled = False
        if mark.code not in OPENERS:
            opened = number + 1
        elif mark.code == "HD" and SIGNS & {near.code for near in marks[number + 1 : number + 1 + NEAR]}:
            if titled:
                cuts.add(marks[opened].start)
            titled = True
    return sorted(cuts)
