"""Text -> its words, many times faster than by a pattern: bytes of one Windows-1252 table are told apart in one step.

German text fits into that encoding nearly always; what does not is read by the pattern, with the same result.
"""

from __future__ import annotations

import re

__all__ = ["hyphenated_words", "letter_words"]

LETTERS = re.compile(r"[^\W\d_]+")
HYPHENATED = re.compile(r"\w+(?:-\w+)*")
ENCODING = "cp1252"
SIGNS = [bytes([code]).decode(ENCODING, "replace") for code in range(256)]
ONLY_LETTERS = bytes(code if LETTERS.match(sign) else 32 for code, sign in enumerate(SIGNS))
WORDS_AND_HYPHENS = bytes(
    code if sign == "-" or HYPHENATED.match(sign) else 32 for code, sign in enumerate(SIGNS)
)
"""For ``bytes.translate``: blanks for all signs that are part of no word."""


def letter_words(text: str) -> list[str]:
    """Return the runs of letters in ``text``, in order."""
    try:
        plain = text.encode(ENCODING)
    except UnicodeEncodeError:
        return LETTERS.findall(text)
    return plain.translate(ONLY_LETTERS).decode(ENCODING).split()


def hyphenated_words(text: str) -> list[str]:
    """Return the words of ``text`` in order: letters, figures and underscores, with the hyphens between them."""
    try:
        plain = text.encode(ENCODING)
    except UnicodeEncodeError:
        return HYPHENATED.findall(text)
    words = b" %b " % plain.translate(WORDS_AND_HYPHENS)
    words = words.replace(b"--", b"  ").replace(b" -", b"  ").replace(b"- ", b"  ")
    return words.decode(ENCODING).split()
