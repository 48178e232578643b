"""Text -> text: UTF-8 that was read in another encoding and saved again, ``BrÃ¼ssel`` for ``Brüssel``, undone.

ftfy (Robyn Speer) knows how: it is asked for a plan on the words with marks of the damage, and the plan must fit the
whole text. Where it does not, only parts are damaged; they stay as printed and the repair is offered in a note.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newsarchive.types.article import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["undo"]

SUSPECTS = ("Ã", "â€", "Â", "â\x80", "√", "‚Ä")
"""What the first bytes of UTF-8's umlauts, quotation marks and dashes turn into: a quick test before the exact one."""
DAMAGE = re.compile(
    r"""
      [ÃÂ](?:[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])
    | â(?:€|\x80|\x82)[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]? | √[§∂ºüÑñú©®†°¢≠¥±≤´≥¨°ß∑∏]
    | ‚Ä[ûúùìîò¶ôö¢]
    """,
    re.VERBOSE,
)
C1 = re.compile(r"[\x80-\x9f]")
NAMES = {"latin-1": "iso-8859-1", "sloppy-windows-1252": "windows-1252", "macroman": "mac-roman"}
GERMAN = frozenset("äöüßÄÖÜ„“”‚‘’–—…€§é»«")
SAMPLE, WORD_LIMIT = 200, 80
"""Damaged words that are looked at, and how many characters of each to either side."""


def undo(text: str) -> tuple[str, str, tuple[Note, ...]]:
    """Return the repaired text, the encoding as ``utf-8+windows-1252``, and notes; never raises.

    ``text`` was decoded from UTF-8. Undamaged, it comes back with ``utf-8`` and no note.
    """
    if not any(
        mark[0] in text and mark in text for mark in SUSPECTS
    ):  # one letter is sought much faster than two
        return text, "utf-8", ()
    words = list(dict.fromkeys(islice(damaged_words(text), SAMPLE)))
    if not words:
        return text, "utf-8", ()
    if plan := plan_for(words):
        from ftfy import apply_plan  # noqa: PLC0415 - few files need it, and it takes time to import

        try:
            repaired = apply_plan(text, plan)
            repaired.encode()
        except UnicodeError:
            return text, "utf-8", damaged(text, words)
        read_as = [name_of(codec, text) for action, codec in plan if action == "encode"]
        name = "+".join(["utf-8", *read_as])
        example, whole = words[0], apply_plan(words[0], plan)
        message = f"was UTF-8 read as {' and '.join(read_as)} and saved again; undone in the whole text: {example} is {whole}"
        return repaired, name, (Note("encoding-repaired", None, message),)
    return text, "utf-8", damaged(text, words)


def damaged_words(text: str) -> Iterator[str]:
    """Yield the words with marks of damage in ``text``, in order."""
    at = 0
    for match in DAMAGE.finditer(text):
        if match.start() < at:
            continue
        start, end = match.span()
        while start > max(at, match.start() - WORD_LIMIT) and text[start - 1] not in " \t\r\n":
            start -= 1
        while end < min(len(text), match.end() + WORD_LIMIT) and text[end] not in " \t\r\n":
            end += 1
        at = end
        yield text[start:end]


def name_of(codec: str, text: str) -> str:
    """Return the name of the encoding that ``text`` was read in; where two read it the same, the usual one."""
    if codec == "latin-1" and not C1.search(text):
        return "windows-1252"
    return NAMES.get(codec, codec)


def plan_for(words: list[str]) -> list[tuple[str, str]]:
    """Return the steps that mend all ``words``, empty where no one plan does."""
    from ftfy import TextFixerConfig, apply_plan, fix_encoding_and_explain  # noqa: PLC0415 - as above

    damaged = " ".join(words)
    whole = TextFixerConfig(
        decode_inconsistent_utf8=False, replace_lossy_sequences=False, fix_c1_controls=False
    )
    found = fix_encoding_and_explain(damaged, whole)
    if found.explanation:
        return [(step.action, step.parameter) for step in found.explanation]
    for codec in (
        "sloppy-windows-1252",
        "macroman",
    ):  # ftfy holds back where the signs are few; German ones are plain
        plan = [("encode", codec), ("decode", "utf-8")]
        try:
            mended = apply_plan(damaged, plan)
        except UnicodeError:
            continue
        if GERMAN.issuperset(char for char in mended if not char.isascii()):
            return plan
    return []


def damaged(text: str, words: list[str]) -> tuple[Note, ...]:
    """Return the note on a text of which only parts are damaged, with the repairs that ftfy offers."""
    from ftfy import fix_encoding  # noqa: PLC0415 - as above

    offers = [(word, fix_encoding(word)) for word in words]
    mended = [f"{word} may stand for {offer}" for word, offer in offers if word != offer]
    if not mended:
        return ()
    count = sum(1 for _ in islice(DAMAGE.finditer(text), 1000))
    message = f"parts were read in a wrong encoding and stay as printed ({count} places): " + "; ".join(
        mended[:3]
    )
    return (Note("encoding-damaged", None, message),)
