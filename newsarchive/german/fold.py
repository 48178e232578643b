"""Text -> words as the plain index sees them, and the one key that all spellings of a word share.

No dictionary, so that reading and writing agree: ``Müller``, ``Mueller`` and ``Muller`` are ``muller``, ``Straße`` is
``strasse``. The rule: marks fall, ``ß`` is ``ss``, and ``ae``, ``oe``, ``ue`` are ``a``, ``o``, ``u`` unless they
are no umlaut: after a vowel or q (``neue``, ``Bauer``, ``Quelle``), at the end of a word (``Oboe``, ``Statue``), and in
the stems of ``FOLD`` (``Poet`` is no ``Pot``). A word that the list lacks folds alike on both sides: it is still found.
"""

from __future__ import annotations

from functools import lru_cache

from newsarchive.german.lazy_pattern import late

__all__ = ["LIGATURES", "SOFT_HYPHEN", "SOFT_WORD", "WORD", "is_its_key", "key", "letters_apart", "plain"]

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
UMLAUTS = str.maketrans("äöüéèáàâçñ", "aoueeaaacn")
"""Letters with marks that German texts have most often."""
ODD = (SOFT_HYPHEN, *LIGATURES)
LETTERS_APART = str.maketrans({**LIGATURES, SOFT_HYPHEN: ""})
FOLD = late(
    r"(^poe[tms]|israel|michael|raphael|[jn]oel|manuel|samuel|^koex|^boei|^aer|^zue[ri]|^soeb)"
    r"|(?<![aeiouqy])([aou])e(?!$)"
)
"""Stems whose two vowels are two in the first group, a vowel written as two letters in the second."""


def letters_apart(text: str) -> str:
    """Return ``text`` without soft hyphens, and with the letters of ligatures apart."""
    if text.isascii() or not any(sign in text for sign in ODD):
        return text
    return text.translate(LETTERS_APART)


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
