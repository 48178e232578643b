"""Words -> what they are: function word, class of company, shape. Knows ``classes.tsv`` and the closed classes of German."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from newsarchive.rules.lexicon.function_words import (
    FINITE_WORDS,
    FIRST_NAMES,
    FUNCTION_WORDS,
    ROLE_ENDINGS,
)

__all__ = ["Token", "tokens"]

OPENING = "„“”\"»«‚›‹'(["
END = re.compile(r"[^\wäöüß%€$]*$")
AGENCY = re.compile(
    r"\(?(?:dpa|afp|ap|rtr|reuters|epd|kna|apa|sda|sid|taz)(?:[/-]\w+)*\)?[:.]?$", re.IGNORECASE
)
PRINTED = re.compile(r"\S+")
SUFFIX = 3
LONGEST_TAIL = 12
FINITE_FORMS = {"finite", "both", "plural"}


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
    sign: str
    leads: str
    follows: str


@cache
def classes() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return word -> class, class -> broad class, and verb -> form, from the packaged table."""
    of_word: dict[str, str] = {}
    broad: dict[str, str] = {}
    forms: dict[str, str] = {}
    table = (files("newsarchive.rules.header") / "classes.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        number, wide, form, group = line.split("\t")
        words = group.split(" ")
        if number != "-":
            of_word.update(dict.fromkeys(words, number))
            broad[number] = "B" + wide
        if form != "-":
            forms.update(dict.fromkeys(words, form))
    return of_word, broad, forms


def kind_of(word: str, lower: str) -> tuple[str, str]:
    """Return the kind of a word and its broad kind."""
    if not word:
        return "mark", "mark"
    if lower in FUNCTION_WORDS:
        return lower, FUNCTION_WORDS[lower]
    if word[0].isdigit():
        kind = "digits" if word.isdigit() else "number"
        return kind, kind
    of_word, broad, _ = classes()
    number = of_word.get(word) or of_word.get(lower)
    if number:
        return number, broad[number]
    if word[0].isupper():
        name = kind_of_name(word, of_word)
        return name, broad.get(name, name[:5])
    return "~" + lower[-SUFFIX:], "~" + lower[-1:]


def form_of(word: str, lower: str) -> str:
    """Return the form of a verb: finite, plural (or infinitive), both (finite or participle), participle; else empty."""
    if lower in FUNCTION_WORDS:
        return "finite" if lower in FINITE_WORDS else ""
    if word != lower:
        return ""
    of_word, _, forms = classes()
    form = forms.get(word)
    if form or word in of_word:
        return form or ""
    return "both" if word.endswith(("t", "te", "ten")) and not word.startswith("ge") else ""


def company(word: str, lower: str) -> tuple[str, str]:
    """Return how often a capitalised word has another right behind it, and right before it: 0 (hardly) to 4, ``?`` unknown."""
    if not word[:1].isupper():
        return ("0", "0") if word[:1].isdigit() else ("-", "-")
    if lower in FUNCTION_WORDS:
        return "F", "F"
    of_word, _, forms = classes()
    known = forms.get(word)
    if known is None and word in of_word:
        known = "00"
    if known:
        return known[0], known[1]
    first, mark, last = word.rpartition("-")
    if mark:
        first = first.partition("-")[0]
        return forms.get(last, "00" if last in of_word else "?")[:1], forms.get(first, "0?")[1:2]
    for cut in range(max(2, len(word) - LONGEST_TAIL), len(word) - 3):
        tail = word[cut:].title()
        if tail in forms or tail in of_word:
            return forms.get(tail, "0")[0], "?"
    return "?", "?"


SIGNS = {
    "article": "D", "demonstrative": "D", "possessive": "D", "pronoun": "P", "object": "O", "question": "Q", "contraction": "I",
    "preposition": "I", "conjunction": "K", "subordinate": "S", "negation": "a", "adverb": "a", "be": "V", "auxiliary": "V", "modal": "V",
}  # fmt: skip
FORM_SIGNS = {"finite": "V", "both": "B", "plural": "W", "participle": "p"}
SHAPE_SIGNS = {"0": "0", "A": "g", "N": "E", "R": "R", "m": "-"}
ADJECTIVE = re.compile(r".{2,}(?:isch|lich|ig|bar|sam|los|haft|end|iert|ell|är|iv)e[mnrs]?$")


def sign_of(word: str, lower: str, shape: str, form: str) -> str:
    """Return one letter for what a word does in a clause: D determiner, I preposition, V verb, N noun, A adjective ..."""
    if lower in FUNCTION_WORDS:
        return SIGNS[FUNCTION_WORDS[lower]]
    if form:
        return FORM_SIGNS[form]
    if shape in SHAPE_SIGNS:
        return SHAPE_SIGNS[shape]
    of_word = classes()[0]
    if shape == "c":
        return "j" if lower.endswith(("e", "en", "er", "es", "em")) else "c"
    if word not in of_word and not word.isupper() and (lower in of_word or ADJECTIVE.fullmatch(lower)):
        return "A" if lower.endswith(("e", "en", "er", "es", "em")) else "C"
    return "G" if word.endswith("s") and (word[:-1] in of_word or word[:-1] in FIRST_NAMES) else "N"


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


@lru_cache(maxsize=20_000)  # texts come from anybody: memory must stay bounded
def read_word(text: str) -> tuple[str, str, str, str, str, str, bool, bool, bool, str, str, str, str]:
    """Return the parts of a ``Token`` that depend on the word alone."""
    bare = text.lstrip(OPENING)
    end = END.search(bare)
    assert end is not None
    word = bare[: end.start()]
    lower = word.lower()
    kind, broad = ("agency", "agency") if AGENCY.match(text) else kind_of(word, lower)
    form = form_of(word, lower)
    finite = form in FINITE_FORMS
    if not word:
        kind = broad = text[:1]
    begins = word[:1].isupper() or word[:1].isdigit() or any(char.isupper() for char in word[1:3])
    stem = lower[:6] if word[:1].isupper() and len(word) > 3 and lower not in FUNCTION_WORDS else ""
    shape = shape_of(word, lower, kind, finite=finite)
    mark = mark_of(end.group()) if word else ""
    sign = sign_of(word, lower, shape, form)
    leads, follows = company(word, lower)
    return word, lower, kind, broad, shape, mark, bare != text, begins, finite, stem, sign, leads, follows


def looks(line: str) -> list[tuple[str, bool]]:
    """Return of each of the ``tokens`` of ``line`` its word and whether it is finite."""
    return [(read[0], read[8]) for read in map(read_word, PRINTED.findall(line))]


def tokens(line: str) -> list[Token]:
    """Return the words of ``line``, which blanks divide."""
    return [
        Token(match.start(), match.end(), match.group(), *read_word(match.group()))
        for match in PRINTED.finditer(line)
    ]
