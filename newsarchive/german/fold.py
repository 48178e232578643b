"""Text -> words as the plain index sees them, and the one key that all spellings of a word share.

No dictionary, so that reading and writing agree: ``Müller``, ``Mueller`` and ``Muller`` are ``muller``, ``Straße`` is
``strasse``. The rule: marks fall, ``ß`` is ``ss``, and ``ae``, ``oe``, ``ue`` are ``a``, ``o``, ``u`` unless they
are no umlaut: after a vowel or q (``neue``, ``Bauer``, ``Quelle``), at the end of a word (``Oboe``, ``Statue``), and in
the stems of ``FOLD`` (``Poet`` is no ``Pot``). A word that the list lacks folds alike on both sides: it is still found.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.lazy_pattern import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = [
    "LIGATURES",
    "LONG_S",
    "SOFT_HYPHEN",
    "SOFT_WORD",
    "WORD",
    "broken_words",
    "is_its_key",
    "key",
    "letters_apart",
    "plain",
    "rejoined",
]

WORD = late(r"[^\W_]+")
"""A word as SQLite's unicode61 cuts them: letters and digits."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
SOFT_WORD = late(rf"[^\W_]+(?:{SOFT_HYPHEN}+[^\W_]+)*")
"""A word as a reader sees it: a soft hyphen, which ends one for unicode61, stands within it."""
LIGATURES = {
    "\N{LATIN SMALL LIGATURE FF}": "ff", "\N{LATIN SMALL LIGATURE FI}": "fi", "\N{LATIN SMALL LIGATURE FL}": "fl",
    "\N{LATIN SMALL LIGATURE FFI}": "ffi", "\N{LATIN SMALL LIGATURE FFL}": "ffl",
    "\N{LATIN SMALL LIGATURE LONG S T}": "st", "\N{LATIN SMALL LIGATURE ST}": "st",
}  # fmt: skip
LONG_S = "\N{LATIN SMALL LETTER LONG S}"
"""The other s of Fraktur, which stands for s in every word."""
UMLAUTS = str.maketrans("äöüéèáàâçñ", "aoueeaaacn")
"""Letters with marks that German texts have most often."""
ODD = (SOFT_HYPHEN, LONG_S, *LIGATURES)
LETTERS_APART = str.maketrans({**LIGATURES, LONG_S: "s", SOFT_HYPHEN: ""})
BROKEN = late(
    r"(?<![\w-])([^\W\d_]{2,20})[-\u2e17] (?!(?:und|oder|bzw|beziehungsweise|bis|sowie|als|wie|noch|statt|aber|sondern|samt|plus|nebst|anstatt|doch|auch|nicht|gegen|mit|ohne|von|vom|zum|zur|für|auf|aus|bei|nach|über|unter|vor|des|der|die|das|den|dem|ein|eine|einer|einem|einen|ist|sind|war|waren|hat|haben|wird|werden)\b)([a-zäöüßſ]{2,20})(?![\w-])"
)
"""A word that a line end parted once, and that was set in one line again with its hyphen: ``Früh- jahr``. Behind a hyphen that
stands for the rest of a word a function word follows: ``Ein- und Ausfahrt``."""
FOLD = late(
    r"(^poe[tms]|israel|michael|raphael|[jn]oel|manuel|samuel|^koex|^boei|^aer|^zue[ri]|^soeb)"
    r"|(?<![aeiouqy])([aou])e(?!$)"
)
"""Stems whose two vowels are two in the first group, a vowel written as two letters in the second."""


def letters_apart(text: str) -> str:
    """Return ``text`` without soft hyphens, with the letters of ligatures apart, and ``s`` for the long one."""
    if text.isascii() or not any(sign in text for sign in ODD):
        return text
    return text.translate(LETTERS_APART)


def broken_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of ``text`` that have a hyphen and a blank within: its first and second part are the groups."""
    if "- " in text or "\u2e17 " in text:
        yield from BROKEN.finditer(text)


def rejoined(text: str) -> str:
    """Return ``text`` with the words whole that a hyphen and a blank part."""
    return BROKEN.sub(r"\1\2", text) if "- " in text or "\u2e17 " in text else text


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """Return ``word`` as a term of the plain index: lower case, without marks; ``ß`` stays."""
    lower = word.lower()
    if lower.isascii():
        return lower
    bare = lower.translate(UMLAUTS)
    if bare.replace("ß", "").isascii():
        return bare
    import unicodedata  # noqa: PLC0415 - only for rare letters; loading it is a ms of every search

    return "".join(char for char in unicodedata.normalize("NFD", lower) if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """Return what all spellings of ``word`` share.

    >>> key("Müller") == key("Mueller") == key("MULLER"), key("Straße"), key("Poet"), key("neue")
    (True, 'strasse', 'poet', 'neue')
    """
    folded = plain.__wrapped__(word).replace("ß", "ss")  # once is enough to be remembered
    if "ae" in folded or "oe" in folded or "ue" in folded:
        return FOLD.sub(lambda found: found[1] or found[2], folded)
    return folded


def is_its_key(word: str) -> bool:
    """Tell in a glance whether ``key`` surely leaves ``word``, which is in lower case, as it is."""
    return word.isascii() and "ae" not in word and "oe" not in word and "ue" not in word
