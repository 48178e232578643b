"""Text -> words as the plain index sees them, and the one key that all spellings of a word share.

No dictionary, so that reading and writing agree: ``Müller``, ``Mueller`` and ``Muller`` are ``muller``, ``Straße`` is
``strasse``. The rule: marks fall, ``ß`` is ``ss``, and ``ae``, ``oe``, ``ue`` are ``a``, ``o``, ``u`` unless they
are no umlaut: after a vowel or q (``neue``, ``Bauer``, ``Quelle``), at the end of a word (``Oboe``, ``Statue``), and in
the stems of ``FOLD`` (``Poet`` is no ``Pot``). A word that the list lacks folds alike on both sides: it is still found.
Spellings from before 1996 have the key of today's: see ``reformed``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.lazy_pattern import late
from newsarchive.german.reformed import MAY_BE_OLD, reformed
from newsarchive.german.word_lists import one_of, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "LIGATURES",
    "LONG_S",
    "SOFT_HYPHEN",
    "SOFT_WORD",
    "UNFOLDED",
    "WORD",
    "broken_words",
    "is_its_key",
    "key",
    "letters_apart",
    "other_key",
    "plain",
    "rejoined",
]

WORD = late(r"[^\W_]+")
"""A word as SQLite's unicode61 cuts them: letters and digits."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
WITHIN = "\u00ad\u200b\u200c\u200d"
"""Soft hyphens, and what joins or parts letters without being seen."""
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0326\u0327\u0328\u0364"
"""Marks that stand behind their letter; the last is the small e above a vowel, as old prints have it for an umlaut."""
SOFT_WORD = late(rf"[^\W_]+(?:[{WITHIN}{MARKS}]+[^\W_]*)*")
"""A word as a reader sees it: a soft hyphen, which ends one for unicode61, stands within it."""
LIGATURES = {
    "\N{LATIN SMALL LIGATURE FF}": "ff", "\N{LATIN SMALL LIGATURE FI}": "fi", "\N{LATIN SMALL LIGATURE FL}": "fl",
    "\N{LATIN SMALL LIGATURE FFI}": "ffi", "\N{LATIN SMALL LIGATURE FFL}": "ffl",
    "\N{LATIN SMALL LIGATURE LONG S T}": "st", "\N{LATIN SMALL LIGATURE ST}": "st",
}  # fmt: skip
LONG_S = "\N{LATIN SMALL LETTER LONG S}"
"""The other s of Fraktur, which stands for s in every word."""
UNFOLDED = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
}  # fmt: skip
"""Letters whose mark is part of them, so that neither Unicode nor SQLite takes it away."""
UMLAUTS = str.maketrans({**dict(zip("äöüéèáàâçñ", "aoueeaaacn", strict=True)), **UNFOLDED})
"""Letters with marks that German texts have most often."""
LOWERED = "₀₁₂₃₄₅₆₇₈₉"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOW_DIGITS = str.maketrans(LOWERED, "0123456789")
HIGH_DIGITS = str.maketrans(RAISED, "0123456789")
OTHERS = {LONG_S: "s", "\N{LATIN SMALL LETTER R ROTUNDA}": "r", "İ": "I"}
"""Letters that are others to every reader; a capital I with a dot becomes two when it is made small."""
SOFT = str.maketrans({**LIGATURES, **OTHERS, **dict.fromkeys(WITHIN, "")})
ODD = (*WITHIN, *LIGATURES, *OTHERS)
UNITS = frozenset("m km cm mm dm qm".split())
RAISED_FIGURE = late(rf"([^\W_{RAISED}]*)([{RAISED}]+)")
BROKEN = late(
    rf"""
    (?<![\w-])([^\W\d_]{{2,20}})[-\u2e17][ ]
    (?!
        {one_of(word_list(__file__, "behind_hyphen"))}
        \b
    )
    ([a-zäöüßſ]{{2,20}})(?![\w-])
    """,
    re.VERBOSE,
)
"""A word that a line end parted once, and that was set in one line again with its hyphen: ``Früh- jahr``. Behind a hyphen that
stands for the rest of a word a function word follows: ``Ein- und Ausfahrt``."""
FOLD = late(
    r"""
      (
            ^poe(?:t(?!t)|s[ie]|m) | israel | michael | raphael | [jn]oel | manuel | samuel
          | ^koex | ^boei | ^aer[oi] | ^zue(?:r[sktwo]|in|ig) | ^soeb | ^geue(?!b)
      )
    | (?<![aouqy])([ao])ee?(?!$) | (?<=[aou])(o)e(?=ko)
    | (?:(?<![aeiouqy])|(?<=^ge)|(?<=^be))(u)e(?!$)
    """,
    re.VERBOSE,
)
"""Stems whose two vowels are two in the first group, a vowel written as two letters in the others."""
AT_END = late(r"(?<=[bcdfghklmnprstvwz])([aou])e$|(?<=[ao])(o)e$")


def letters_apart(text: str) -> str:
    """Return ``text`` as it is meant letter by letter: without soft hyphens, ligatures apart, marks on their letters, figures on the line.

    A raised figure behind a unit is part of it (``m²``), behind another word a footnote.
    """
    if text.isascii():
        return text
    if any(sign in text for sign in ODD):
        text = text.translate(SOFT)
    if any(mark in text for mark in MARKS):
        text = composed(text)
    if any(figure in text for figure in LOWERED):
        text = text.translate(LOW_DIGITS)
    if any(figure in text for figure in RAISED):
        text = RAISED_FIGURE.sub(without_footnote, text)
    return text


def without_footnote(found: re.Match[str]) -> str:
    """Return a word with the raised figure behind it: on the line behind a unit or alone, else not at all."""
    return found[1] + (found[2].translate(HIGH_DIGITS) if found[1].lower() in UNITS or not found[1] else "")


def composed(text: str) -> str:
    """Return ``text`` with its marks in the letters before them; those that no letter has are dropped."""
    import unicodedata  # noqa: PLC0415 - only for rare letters; loading it is a ms of every search

    whole = unicodedata.normalize("NFC", text.replace("\u0364", "\u0308"))
    return "".join(char for char in whole if char not in MARKS)


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

    return "".join(char for char in unicodedata.normalize("NFD", bare) if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """Return what all spellings of ``word`` share.

    >>> key("Müller") == key("Mueller") == key("MULLER"), key("Straße"), key("Poet"), key("neue")
    (True, 'strasse', 'poet', 'neue')
    """
    folded = plain.__wrapped__(word).replace("ß", "ss")  # once is enough to be remembered
    if "ae" in folded or "oe" in folded or "ue" in folded:
        folded = FOLD.sub(lambda found: found[found.lastindex or 1], folded)
    return reformed(folded) if MAY_BE_OLD.search(folded) else folded


def other_key(folded: str) -> str | None:
    """Return the other key of a word that ends in a vowel and e, which may be an umlaut there: ``spo`` beside ``spoe``.

    >>> other_key("spoe"), other_key("menue"), other_key("neue")
    ('spo', 'menu', None)
    """
    return AT_END.sub(r"\1\2", folded) if folded[-1:] == "e" and AT_END.search(folded) else None


def is_its_key(word: str) -> bool:
    """Tell in a glance whether ``key`` surely leaves ``word``, which is in lower case, as it is."""
    return (
        word.isascii()
        and "ae" not in word
        and "oe" not in word
        and "ue" not in word
        and not MAY_BE_OLD.search(word)
    )
