"""What reading and writing share about German words, without a dictionary: cutting, spellings, the regular ending.

Gender forms lose their sign when a text is cut: ``Minister:innen``, ``Minister*innen`` and ``Minister_innen`` are ``Ministerinnen``,
which is of ``Minister`` by the dictionary; so is ``Ärzt*innen`` of ``Arzt``, though its stem changes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.fold import SOFT_WORD, WORD, broken_words, key, letters_apart, plain
from newsarchive.german.lazy_pattern import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "HYPHENS",
    "Cut",
    "cut",
    "encoded",
    "form_end",
    "hyphenated",
    "may_hold_gender_forms",
    "occurrences",
    "plain_letters",
    "plainly",
    "printed_words",
    "regular",
    "respelt",
    "spellings",
    "words_holding",
]

GENDER = late(
    r"""
    (?<=[^\W\d_]{3})
    (?:
          (?:[:*_\N{MIDDLE DOT}]|/-?)(in(?:nen)?)\b | [:*_\N{MIDDLE DOT}](innen)(?=[a-zäöüß]{3})
        | \(-?(in(?:nen)?)\)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The second half of a gender form, which a compound may go on behind: ``Bürger:innenrat``."""
HYPHENATED = late(r"[^\W_]+(?:-[^\W_]+)+")
BETWEEN = late(r"-(?=[^\W_])(?<=[^\W_].)")
"""Without the other HYPHENS: a set of characters beyond the first 256 takes a ms to compile."""
NO_WORD = late(r"[\W_]")
HYPHENS = "-\N{NON-BREAKING HYPHEN}\N{EN DASH}"
SIGNS = {
    ":": (":in", ":In", ":IN"),
    "*": ("*in", "*In", "*IN"),
    "_": ("_in", "_In"),
    "\N{MIDDLE DOT}": ("\N{MIDDLE DOT}in",),
    "/": ("/in", "/-in", "/In", "/-In"),
    "(": ("(in", "(-in"),
}
"""One of them is in any text with a gender form, below its first sign: looking for them is faster than a pattern."""
LONGEST = 80
"""Letters of a key; what is longer is no word, and is cut on both sides alike."""
LATIN = frozenset(map(chr, range(256)))
SLOTS = "".join(map(chr, range(0x80, 0xA0)))
"""Controls that no text needs."""
TWO_LETTERS = "æÆœŒþÞ"
"""``plain`` spells them as two."""
SIGMA = "Σ"
"""Its lower case is another at the end of a word."""
PRINTED_SIGNS = "„“”‚‘’–—…‹›€"
"""Signs beyond Latin-1 that German texts are printed with."""
BARE = 3
"""Vowels of an umlaut-free word that are tried as umlauts: ``Muller`` finds ``Mueller``."""


@cache
def table_of(spell: Callable[[str], str], kept: str) -> bytes:
    """Return the table for ``bytes.translate`` that spells letters and digits of Latin-1 so, and all else as a space; ``kept`` stay."""
    chars = bytes(range(256)).decode("latin-1")
    spelt = "".join(
        char if char in kept or len(spell(char)) != 1 else spell(char) if char.isalnum() else " "
        for char in chars
    )
    return spelt.encode("latin-1")


def respelt(text: str, spell: Callable[[str], str]) -> str | None:
    """Return ``text`` with its letters and digits spelt so, a space for each other character: a byte for a character is fastest.

    Letters beyond Latin-1 take the place of controls meanwhile. None where they are too many, or spelt by what is beside them.
    """
    back: dict[str, str] = {}
    if spell is plain and any(letter in text for letter in TWO_LETTERS):
        return None
    for sign in PRINTED_SIGNS if not text.isascii() else "":
        text = text.replace(sign, " ")
    try:
        letters = text.encode("latin-1")
    except UnicodeEncodeError:
        odd = set(text).difference(LATIN)
        for slot in SLOTS:
            text = text.replace(slot, " ")
        back = dict(zip(SLOTS, filter(str.isalnum, odd), strict=False))
        for slot, char in back.items():
            text = text.replace(char, slot)
        for char in odd.difference(back.values()):
            if char.isalnum():
                return None
            text = text.replace(char, " ")
        letters = text.encode("latin-1")
    found = letters.translate(table_of(spell, "".join(back))).decode("latin-1")
    for slot, char in back.items():
        own = spell(char)
        if len(own) != 1 or not own.isalnum() or char == SIGMA:
            return None
        found = found.replace(slot, own)
    return found


class Cut(NamedTuple):
    """A word and its place ``[start, end)`` in the text; a gender form's place is that of the whole form."""

    word: str
    start: int
    end: int


def may_hold_gender_forms(text: str) -> bool:
    """Tell whether one of SIGNS is in ``text``."""
    return any(mark in text and any(sign in text for sign in signs) for mark, signs in SIGNS.items())


def cut(text: str) -> Iterator[Cut]:
    """Yield the words of ``text``, letter by letter as they are meant; a gender form is the feminine word: ``Ministerinnen``."""
    if text.isalnum():  # one word, as most of a query's are
        yield Cut(letters_apart(text), 0, len(text))
        return
    gendered: dict[int, re.Match[str]] = {}
    if may_hold_gender_forms(text):
        gendered = {found.start(): found for found in GENDER.finditer(text)}
    passed = 0
    for found in SOFT_WORD.finditer(text):
        if found.start() < passed:
            continue
        passed, word = found.end(), found[0]
        while tail := gendered.get(passed):
            rest = SOFT_WORD.match(text, tail.end())
            word += feminine(tail) + (rest[0] if rest else "")
            passed = rest.end() if rest else tail.end()
        if word := letters_apart(word):
            yield Cut(word, found.start(), passed)


def feminine(found: re.Match[str]) -> str:
    """Return the second half of a gender form without its sign."""
    return found[1] or found[2] or found[3]


def shifted(found: re.Match[str]) -> str:
    """Return what ``feminine`` does, and spaces for the sign; they stand behind, where no letters follow."""
    return feminine(found).ljust(len(found[0]))


def form_end(text: str, start: int, end: int) -> int:
    """Return where the form ends that ``plainly`` has a word for from ``start`` to ``end``: the sign of a gender form is part of it."""
    if text[start:end].isalnum():
        return end
    found = GENDER.search(text, start, end + 3)
    return max(end, found.end()) if found else end


@lru_cache(maxsize=32)
def plainly(text: str) -> str | None:
    """Return ``text`` as ``fold.plain`` spells it, a space for each character that is no letter or digit, so that places stay the same.

    A gender form is the feminine word with the space for its sign behind it. None where ``cut`` sees words otherwise: soft hyphens,
    ligatures, letters that become two, compounds of gender forms.
    """
    if letters_apart(text) != text:
        return None
    if may_hold_gender_forms(text):
        if any(found[2] for found in GENDER.finditer(text)):
            return None
        text = GENDER.sub(shifted, text)
    letters = plain_letters(text)
    return letters if len(letters) == len(text) else None


def plain_letters(text: str) -> str:
    """Return ``text`` as ``fold.plain`` spells it, a space for each character that is no letter or digit; some letters become two."""
    letters = respelt(text, plain)
    if letters is None:  # of another script; too long to be remembered
        letters = plain.__wrapped__(NO_WORD.sub(" ", text))
    return letters


def occurrences(letters: str, word: str) -> Iterator[Cut]:
    """Yield each place of ``word`` in a text with a space in front and behind; places count from behind the first."""
    at = letters.find(f" {word} ")
    while at >= 0:
        yield Cut(word, at, at + len(word))
        at = letters.find(f" {word} ", at + len(word) + 1)


def words_holding(letters: str, needles: Iterable[str], most: int = maxsize) -> list[tuple[int, str]]:
    """Return the words of a text, with spaces around it, that hold one of ``needles``, each with its place; of a needle the first ``most``.

    A needle with a space in front begins a word. Places count as those of ``occurrences``.
    """
    found = []
    find, begin = letters.find, letters.rfind
    for needle in needles:
        at, left = find(needle), most
        while at >= 0 and left:
            start, end = begin(" ", 0, at + 1), find(" ", at + 1)
            found.append((start, letters[start + 1 : end]))
            at, left = find(needle, end), left - 1
    return found


def printed_words(text: str) -> list[str]:
    """Return what ``cut`` yields, without the places: the fast way for whole articles."""
    if may_hold_gender_forms(text):
        text = GENDER.sub(feminine, text)
    text = letters_apart(text)
    words = respelt(text, str)
    return WORD.findall(text) if words is None else words.split()


def whole_again(text: str) -> list[str]:
    """Return the words of ``text`` that a hyphen and a blank part (``Früh- jahr``), whole."""
    return [letters_apart(found[1] + found[2]) for found in broken_words(text)]


def hyphenated(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of ``text`` that have hyphens within (all of them as ``-``), looking only at the hyphens."""
    for hyphen in HYPHENS[1:]:
        text = text.replace(hyphen, HYPHENS[0])
    if HYPHENS[0] not in text:
        return
    end = 0
    for between in BETWEEN.finditer(text):
        start = between.start()
        if start < end:
            continue
        while start and text[start - 1].isalnum():
            start -= 1
        found = HYPHENATED.match(text, start)
        if found:
            end = found.end()
            yield found


def regular(folded: str) -> str:
    """Return the lemma of a key that no dictionary knows: the genitive's s falls (``Stoltenbergs``)."""
    if len(folded) > 4 and folded[-1] == "s" and folded[-2] not in "saeiouxz":
        return folded[:-1]
    return folded


def encoded(term: str) -> str:
    """Return ``term`` in letters and digits of ASCII only, as the German index keeps it."""
    return term if term.isascii() else "".join(char if char.isascii() else f"x{ord(char):x}" for char in term)


def spellings(word: str) -> tuple[str, ...]:
    """Return the plain-index forms that count as ``word``: ``strasse`` and ``straße``, ``muller`` and ``mueller``."""
    lower = word.lower()
    found = dict.fromkeys((plain(word), key(word)))
    marked = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    if marked != lower:
        found[plain(marked)] = None
    elif plain(word) == key(word):
        places = [at for at, char in enumerate(lower[:-1]) if char in "aou"][:BARE]
        for at in places:
            changed = lower[: at + 1] + "e" + lower[at + 1 :]
            if key(changed) == key(word):
                found[plain(changed)] = None
    for form in list(found):
        if "ß" in form:
            found[form.replace("ß", "ss")] = None
        if "ss" in form:
            found[form.replace("ss", "ß")] = None
    return tuple(found)
