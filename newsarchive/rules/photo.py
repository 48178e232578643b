"""Pictures: credits in all their forms, and the captions that stand before or after them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Label
from newsarchive.rules import Claims, Seen, claim

if TYPE_CHECKING:
    from newsarchive.reading import Block

__all__ = ["after_tools", "credit_colon", "credit_sign", "picture_words"]

MARK = r"(?:Foto(?:s|graf(?:in)?|montage)?|Bild(?:er|rechte|quelle|nachweis)?|Grafik(?:en)?|Symbol(?:bild|foto|fotos)|Archiv(?:foto|bild|fotos)|Titelfoto|Titelbild|Beispielfoto|Karte|Screenshot|Illustration(?:en)?|Montage|Collage|Repro|Karikatur|Zeichnung|Video|Credit|Quelle|FOTO|BILD)"
CREDIT = re.compile(
    rf"(?<![\w])(?P<open>[(\[]?\s?)(?P<mark>{MARK}(?:/(?:Grafik|Montage|Repro|Archiv))?\s?:\s*)(?P<credit>(?!\s)[^\r\n]{{2,140}})$"
)
SIGN = re.compile(
    r"(?<![\w])(?P<open>[(\[]?\s?)(?P<mark>(?:Foto|Bild)?\s?(?:©|\(c\)|Copyright:?)\s*)(?P<credit>[^\r\n©]{2,140})$"
)
SENTENCE = re.compile(r"[a-zäöüß]{3,}[.!?]\s+[A-ZÄÖÜ„]")
WORDS = re.compile(
    r"\((?:l|r|M|li|re|links|rechts|Mitte|v\. ?l\.|v\. ?r\.|2\. ?v\. ?[lr]\.?|Archivbild|Archivfoto|Archiv|Symbolbild|Symbolfoto|Bild|Foto)\.?\)|\b(?:im Bild|Im Bild|auf dem Bild|auf diesem Bild|Unser Bild zeigt|Das Foto zeigt|Das Bild zeigt|Archivbild|Symbolbild|Symbolfoto|v\. ?l\.)"
)
LONGEST_CAPTION = 600


def credit_colon(block: Block, seen: Seen) -> Claims:
    """See a credit behind its word and colon at the end of a block, and a caption before it: ``… in Kiel. (Foto: A B/dpa)``.

    Yes: corpus/wild/nato-russland-rat.txt line 3.
    No:  corpus/unreviewed/foto-in-text.txt line 5, where a sentence goes on behind ``Foto:``.
    """
    return credited(block, seen, CREDIT, "credit_colon")


def credit_sign(block: Block, seen: Seen) -> Claims:
    """See a credit behind a copyright sign at the end of a block: ``Ein Rauchmelder. © A B / Imago``.

    Yes: corpus/unreviewed/credit-sign.txt line 3.
    No:  corpus/made-up/dpa-infocom.txt line 7, which is the text's own copyright.
    """
    return credited(block, seen, SIGN, "credit_sign")


def credited(block: Block, seen: Seen, form: re.Pattern[str], rule: str) -> Claims:
    """Return caption, mark and credit of a block that ends in ``form``."""
    if len(block.text) > LONGEST_CAPTION or (seen.index == 0 and len(block.text) > 200):
        return ()
    match = form.search(block.text, max(0, len(block.text) - 170))
    if match is None:
        return ()
    start, end = match.span("credit")
    closed = end
    if match["open"].strip():
        if block.text[end - 1] not in ")]":
            return ()
        end -= 1
    if (
        SENTENCE.search(match["credit"])
        or end <= start
        or (match["mark"].startswith("Quelle") and end - start > 50)
    ):
        return ()
    pieces = [*claim(block, 0, match.start(), Label.CAPTION, rule, 0.95)]
    pieces += claim(block, match.start(), start, Label.SEPARATOR, rule, 0.98)
    pieces += claim(block, start, end, Label.CREDIT, rule, 0.97)
    pieces += claim(block, end, closed, Label.SEPARATOR, rule, 0.98)
    return pieces


def after_tools(block: Block, seen: Seen) -> Claims:
    """See a caption without a credit that a page's tool words ran into: ``Mail an die Redaktion Der Platz im Mai.``.

    Yes: corpus/unreviewed/caption-no-credit.txt line 3.
    No:  corpus/unreviewed/tools-alone.txt line 3, where a paragraph stands in the next block.
    """
    before = seen.pieces[-1] if seen.pieces else None
    if (
        before is None
        or before.rule != "tool_row"
        or before.end >= block.start
        or before.end + 3 < block.start
    ):
        return ()
    if "\n" in seen.reading.text[before.end : block.start] or len(block.text) > LONGEST_CAPTION:
        return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "after_tools", 0.95)


def picture_words(block: Block, seen: Seen) -> Claims:
    """See the words that captions use of their picture: ``Anna Beispiel (l.) und …``, ``(Archivbild)``, ``Im Bild: …``."""
    if seen.index == 0 or len(block.text) > 220 or block.text.count(". ") > 2 or not WORDS.search(block.text):
        return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "picture_words", 0.8)
