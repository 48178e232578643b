"""An article's text -> its words as two copies share them, however a paper sets umlauts, figures and quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.german.fold import letters_apart, plain

__all__ = ["ENCODING", "StoryWords", "compared_words", "story_text", "story_words"]

GROUPED = re.compile(r"(\d)[.'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} ](?=\d{3}(?!\d))")
"""What parts the thousands of a figure: ``1.000``, ``1 000``, ``1'000``."""
APOSTROPHE = re.compile(r"['’`](?<=[^\W\d_].)(?=[^\W\d_])")
SIGNS = (("%", " Prozent "), ("€", " Euro "), ("$", " Dollar "), ("§", " Paragraf "), ("&", " und "))
SAME = {
    "zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9",
    "zehn": "10", "elf": "11", "zwölf": "12", "zwanzig": "20", "dreißig": "30", "vierzig": "40", "fünfzig": "50",
    "sechzig": "60", "siebzig": "70", "achtzig": "80", "neunzig": "90", "hundert": "100", "tausend": "1000",
    "mio": "millionen", "mrd": "milliarden", "million": "millionen", "milliarde": "milliarden",
    "eur": "euro", "paragraph": "paragraf",
}  # fmt: skip
"""Numbers that papers write out or set as figures, and units that they shorten."""
WRITTEN_OUT = ((b"ae", b"a"), (b"oe", b"o"), (b"ue", b"u"), (b"ss", b"s"))
"""Letters written out, wherever they stand: two words that become one by it are no harm here, as they are in a search."""
ENCODING = "cp1252"
"""German text fits into it nearly always, so that its letters are told apart and folded in one step, as in ``german.words``."""


class StoryWords(NamedTuple):
    """``words`` are compared; ``printed`` are the same words as the paper set them, one for one."""

    words: list[str]
    printed: list[str]


def story_text(headline: str | None, parts: tuple[str | None, ...]) -> str:
    """Return what of an article is compared: ``parts`` (subheadline, teaser, body), or the headline where there is nothing else.

    Headlines are each paper's own, so two copies of a text have different ones.
    """
    return "\n".join(part for part in parts if part) or headline or ""


def story_words(text: str) -> StoryWords:
    """Return the words of ``text``, as they are compared and as they are printed.

    >>> story_words("Zwölf Straßen, 1.000 €").words
    ['12', 'strasen', '1000', 'euro']
    """
    text = unified(text)
    return StoryWords(
        folded(text), text.encode(ENCODING, "replace").translate(PRINTED).decode(ENCODING).split()
    )


def compared_words(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared."""
    return folded(unified(text))


def unified(text: str) -> str:
    """Return ``text`` with its figures in one piece, its signs in words, and all letters such as the encoding has."""
    text = GROUPED.sub(r"\1", letters_apart(text))
    for sign, word in SIGNS:
        if sign in text:
            text = text.replace(sign, word)
    if "'" in text or "’" in text or "`" in text:
        text = APOSTROPHE.sub("", text)
    try:
        text.encode(ENCODING)
    except UnicodeEncodeError:
        odd = {char for char in set(text) if not char.encode(ENCODING, "ignore")}
        text = text.translate({ord(char): stands_for(char) for char in odd})
    return text


def stands_for(char: str) -> str:
    """Return the letters that stand for one of another script; a blank for what is none."""
    if not char.isalnum():
        return " "
    bare = plain(char)
    if bare.isascii() and bare.isalnum():
        return bare.upper() if char.isupper() else bare
    return f"{'X' if char.isupper() else 'x'}{ord(char):x}"


def folded(text: str) -> list[str]:
    """Return the words of a text in the encoding, folded."""
    return [SAME_FOLDED.get(word, word) for word in fold_words(text)]


def fold_words(text: str) -> list[str]:
    """Return the words of a text in the encoding with their letters folded."""
    raw = text.encode(ENCODING, "replace").translate(FOLDED)
    for written, letter in WRITTEN_OUT:
        raw = raw.replace(written, letter)
    return raw.decode(ENCODING).split()


def folded_byte(code: int) -> int:
    """Return the code of the letter that stands for one of the encoding: small, without marks; a blank for what is no letter."""
    char = bytes([code]).decode(ENCODING, "replace")
    if not char.isalnum():
        return 32
    bare = "s" if char == "ß" else plain(char)
    return ord(bare) if len(bare) == 1 and bare.isascii() else code


FOLDED = bytes(map(folded_byte, range(256)))
PRINTED = bytes(32 if FOLDED[code] == 32 else code for code in range(256))
SAME_FOLDED = {" ".join(fold_words(word)): same for word, same in SAME.items()}
