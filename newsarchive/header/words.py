"""Words -> what they are: function word, class of company, shape. Knows ``classes.tsv`` and the closed classes of German."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from newsarchive.header.lexicon import FINITE_WORDS, FIRST_NAMES, FUNCTION_WORDS, ROLE_ENDINGS

__all__ = ["Token", "tokens"]

OPENING = "„“”\"»«‚›‹'(["
END = re.compile(r"[^\wäöüß%€$]*$")
AGENCY = re.compile(
    r"\(?(?:dpa|afp|ap|rtr|reuters|epd|kna|apa|sda|sid|taz)(?:[/-]\w+)*\)?[:.]?$", re.IGNORECASE
)
PRINTED = re.compile(r"\S+")
SUFFIX = 3
LONGEST_TAIL = 12


class Token(NamedTuple):
    """A word of the line with its marks: where it stands, and what it is.

    ``kind`` is a function word itself, the number of a class of words, or a shape; ``broad`` the same more broadly.
    ``end`` is the mark behind the word that counts, ``shape`` one letter for its look.
    """

    start: int
    end_at: int
    text: str
    word: str
    lower: str
    kind: str
    broad: str
    shape: str
    end: str
    opens: bool
    begins: bool
    finite: bool
    stem: str


@cache
def classes() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return word -> class, class -> broad class, and the classes of finite verbs, from the packaged table."""
    of_word: dict[str, str] = {}
    broad: dict[str, str] = {}
    finite = set()
    table = (files("newsarchive.header") / "classes.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        number, wide, form, group = line.split("\t")
        of_word.update(dict.fromkeys(group.split(" "), number))
        broad[number] = "B" + wide
        if form == "finite":
            finite.add(number)
    return of_word, broad, frozenset(finite)


def kind_of(word: str, lower: str) -> tuple[str, str, bool]:
    """Return the kind of a word, its broad kind, and whether it may be a finite verb."""
    if not word:
        return "mark", "mark", False
    if lower in FUNCTION_WORDS:
        return lower, FUNCTION_WORDS[lower], lower in FINITE_WORDS
    if word[0].isdigit():
        kind = "digits" if word.isdigit() else "number"
        return kind, kind, False
    of_word, broad, finite = classes()
    number = of_word.get(word) or of_word.get(lower)
    if number:
        return number, broad[number], number in finite and (word in of_word or word == lower)
    if word[0].isupper():
        name = kind_of_name(word, of_word)
        return name, broad.get(name, name[:5]), False
    suffix = "~" + lower[-SUFFIX:]
    return suffix, "~" + lower[-1:], lower.endswith(("t", "te", "ten")) and not lower.startswith("ge")


def kind_of_name(word: str, of_word: dict[str, str]) -> str:
    """Return the kind of a capitalised word that the table lacks: that of its last part, else its ending."""
    part = word.rpartition("-")[2]
    if part != word and part:
        return of_word.get(part) or of_word.get(part.title()) or "Compound"
    if word.isupper():
        return "CAPITALS"
    for cut in range(max(3, len(word) - LONGEST_TAIL), len(word) - 3):
        number = of_word.get(word[cut:].title())
        if number:
            return number
    return "Name~" + word[-2:]


def shape_of(word: str, lower: str, kind: str, *, finite: bool) -> str:
    """Return the look of a word: F function word, N first name, R what a person is, V verb, K capitals, C, 0, m."""
    if not word:
        return "m"
    if lower in FUNCTION_WORDS:
        return "F" if word[0].isupper() else "f"
    if word[0].isdigit():
        return "0"
    if kind == "agency":
        return "A"
    if not word[0].isupper():
        return "v" if finite else "c"
    if word in FIRST_NAMES:
        return "N"
    if lower.endswith(ROLE_ENDINGS):
        return "R"
    if len(word) > 1 and word.isupper():
        return "K"
    return "V" if finite else "C"


def mark_of(end: str) -> str:
    """Return the mark in the signs behind a word that counts: a stop with the quotation mark behind it, a colon …."""
    if not end:
        return ""
    if end[-1] in ",:;" or (end[-1] in "–—-" and len(end) == 1):
        return end[-1]
    stop = next((sign for sign in end if sign in ".!?…"), "")
    quote = "“" if any(sign in "“”\"«»’'‹›" for sign in end) else ""
    return (stop + quote) or ")"


@lru_cache(maxsize=20_000)  # words come from strangers: no more than so many are kept
def read_word(text: str) -> tuple[str, str, str, str, str, str, bool, bool, bool, str]:
    """Return what ``Token`` says of a word by itself."""
    bare = text.lstrip(OPENING)
    end = END.search(bare)
    assert end is not None
    word = bare[: end.start()]
    lower = word.lower()
    kind, broad, finite = ("agency", "agency", False) if AGENCY.match(text) else kind_of(word, lower)
    if not word:
        kind = broad = text[:1]
    begins = word[:1].isupper() or word[:1].isdigit() or any(char.isupper() for char in word[1:3])
    stem = lower[:6] if word[:1].isupper() and len(word) > 3 and lower not in FUNCTION_WORDS else ""
    shape = shape_of(word, lower, kind, finite=finite)
    mark = mark_of(end.group()) if word else ""
    return word, lower, kind, broad, shape, mark, bare != text, begins, finite, stem


def tokens(line: str) -> list[Token]:
    """Return the words of ``line``, which blanks divide."""
    return [
        Token(match.start(), match.end(), match.group(), *read_word(match.group()))
        for match in PRINTED.finditer(line)
    ]
