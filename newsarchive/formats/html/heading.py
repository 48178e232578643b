"""The text of a heading with its inner borders -> its text, and where the first of them is, which may part kicker and headline."""

from __future__ import annotations

import re

__all__ = ["BORDER", "heading_text"]

BORDER = "\ue001"
"""Stands for the border of an element in a heading until its first one is known."""
LOOSE_MARK = re.compile(r" ([\ue001]*)(?: ?\ue001)?(?=[:;,.](?:[\s\ue001]|$))")


def heading_text(text: str, *, kicker: bool) -> tuple[str, int]:
    """Return the text of a heading and where its first inner border is, without the marks that stand for borders."""
    text = LOOSE_MARK.sub(r"\1", text.lstrip(BORDER + " ")).lstrip(" :|–-") or text
    text = text.rstrip(" :|" + BORDER) if kicker else text.rstrip(BORDER + " ")
    border = min((at for at in (text.find(BORDER), text.find("\n")) if at > 0), default=0)
    before, after = text[:border], text[border:].replace(BORDER, "")
    gap = "" if not before or before[-1].isspace() or not after[:1].isalnum() else " "
    return before + gap + after, border
