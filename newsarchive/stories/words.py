"""An article's text -> its words as two copies share them, however a paper sets umlauts, figures and quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.german.fold import letters_apart, plain

__all__ = ["StoryWords", "story_text", "story_words"]

WORD = re.compile(r"[^\W\d_]+|\d+")
GROUPED = re.compile(r"(?<=\d)[.'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} ](?=\d{3}(?!\d))")
"""What parts the thousands of a figure: ``1.000``, ``1 000``, ``1'000``."""
APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`](?=[^\W\d_])")
SIGNS = (("%", " Prozent "), ("€", " Euro "), ("$", " Dollar "), ("§", " Paragraf "), ("&", " und "))
SAME = {
    "zwei": "2", "drei": "3", "vier": "4", "funf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9",
    "zehn": "10", "elf": "11", "zwolf": "12", "zwanzig": "20", "dreissig": "30", "vierzig": "40", "funfzig": "50",
    "sechzig": "60", "siebzig": "70", "achtzig": "80", "neunzig": "90", "hundert": "100", "tausend": "1000",
    "mio": "millionen", "mrd": "milliarden", "million": "millionen", "milliarde": "milliarden",
    "eur": "euro", "paragraph": "paragraf",
}  # fmt: skip
"""Numbers up to twelve, which papers write out or set as figures, and units that they shorten. Keys as ``same_word`` folds them."""
WRITTEN_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""Umlauts written out, wherever they stand: two words that become one by it are no harm here, as they are in a search."""
CACHED = 1 << 17
"""Words whose key is remembered before all are forgotten: some 10 MB."""
KEYS: dict[str, str] = {}


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
    """Return the words of ``text``."""
    text = GROUPED.sub("", letters_apart(text))
    for sign, word in SIGNS:
        if sign in text:
            text = text.replace(sign, word)
    if "'" in text or "’" in text or "`" in text:
        text = APOSTROPHE.sub("", text)
    printed = WORD.findall(text)
    if len(KEYS) > CACHED:
        KEYS.clear()
    words = []
    known = KEYS.get
    for word in printed:
        same = known(word)
        if same is None:
            same = KEYS[word] = same_word(word)
        words.append(same)
    return StoryWords(words, printed)


def same_word(word: str) -> str:
    """Return the one form that all ways to set ``word`` share.

    >>> same_word("Zwölf"), same_word("Straße"), same_word("Mio")
    ('12', 'strasse', 'millionen')
    """
    folded = plain(word).replace("ß", "ss")
    for written, letter in WRITTEN_OUT:
        folded = folded.replace(written, letter)
    return SAME.get(folded, folded)
