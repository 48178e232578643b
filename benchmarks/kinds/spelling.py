"""A word -> the other ways in which a text may print it, by kind: each pair of query and text must meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drawn import Drawn

__all__ = ["KINDS"]

Pair = tuple[str, str, bool]
"""A query, a text, and whether the query finds it."""
CAP = r"[A-ZÄÖÜ][a-zäöüß]"
TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
ALIKE = {"l": "ł", "o": "ø", "d": "đ", "i": "ı", "a": "å", "ae": "æ", "oe": "œ", "th": "þ", "s": "ş", "c": "č", "n": "ń", "z": "ž", "L": "Ł", "I": "İ", "O": "Ø", "S": "Š", "e": "ę", "g": "ğ"}  # fmt: skip
SHARP = re.compile(r"(?<=[aeiouäöü])ss(?=$|[bdfghklmnpqrstvwxz])")
LINE_ENDS = ("-", "\u2010", "\u00ad", "¬", "⸗", "=", "\ufffe", "\x02")


def swiss(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield compounds with ß, as Swiss papers print them: found by themselves and by the head and the first part."""
    for word in words.by_frequency(CAP + "+ß[a-zäöüß]+", 4 * number):
        if parts := words.parts(word):
            printed = word.replace("ß", "ss")
            yield word, printed, True
            yield parts[1], printed, True


def spelt_out_word(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words with umlauts, spelt out and without, in both directions, and by their lemma."""
    for word in words.by_frequency(r"(?=.*[äöüÄÖÜ])[A-Za-zÄÖÜäöüß]{3,}", number):
        printed = word.translate(TWO)
        yield word, printed, True
        yield printed, word, True
        noun = words.noun(word) if word[0].isupper() else words.dictionary.get(word)
        if noun and noun.isalpha():
            yield noun, printed, True
            yield noun.translate(TWO), word, True
            yield printed, noun, True


def spelt_out_capitals(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words in capitals, spelt out."""
    for word in words.by_frequency(r"(?=.*[ÄÖÜ])[A-ZÄÖÜ]{2,}", number):
        yield word, word.translate(TWO).upper(), True
        yield word.translate(TWO).upper(), word, True


def spelt_out_compound(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield compounds with umlauts, spelt out: found by themselves and by their head."""
    for word in words.by_frequency(r"(?=.*[äöüÄÖÜ])[A-ZÄÖÜ][a-zäöüß]{8,}", 2 * number):
        if parts := words.parts(word):
            printed = word.translate(TWO)
            yield word, printed, True
            yield parts[1], printed, True
            first = words.noun(parts[0])
            if first:
                yield first, printed, True


def umlaut_at_the_end(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words that end in an umlaut."""
    for word in words.by_frequency(r"[A-Za-zÄÖÜäöüß]{2,}[äöüÄÖÜ]", number):
        printed = word.translate(TWO)
        printed = printed.upper() if word.isupper() else printed
        yield word, printed, True
        yield printed, word, True


def no_umlaut(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words with ae, oe or ue as printed: found by themselves and by their lemma."""
    for word in words.by_frequency(r"[A-Za-zÄÖÜäöüß]*(?:ae|oe|ue)[a-zäöüß]*", number):
        yield word, word, True
        noun = words.noun(word) if word[0].isupper() else words.dictionary.get(word)
        if noun and noun.isalpha():
            yield noun, word, True
            yield word, noun, True


def old_sharp(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words with ss where the spelling before 1996 has ß, in both directions, by their lemma and their parts."""
    for word in words.by_frequency(
        r"[A-Za-zÄÖÜäöüß]*[aeiouäöü]ss(?:[bdfghklmnpqrstvwxz][a-zäöüß]*)?", number
    ):
        if word[:1].isupper() and word[1:].isupper():
            continue
        printed = sharpened(words, word)
        if printed == word:
            continue
        yield word, printed, True
        yield printed, word, True
        noun = words.noun(word) if word[0].isupper() else words.dictionary.get(word)
        if noun and noun.isalpha() and noun.lower() != word.lower():
            yield noun, printed, True
        if word[0].isupper() and (parts := words.parts(word)):
            yield parts[1], printed, True


def sharpened(words: Drawn, word: str) -> str:
    """Return ``word`` in the spelling before 1996; an s that begins a part stays."""
    begins, rest, at = set(), word, 0
    while parts := words.parts(rest):
        at += len(parts[0])
        begins.add(at)
        rest = word[at:].capitalize()
    return SHARP.sub(
        lambda found: (
            found[0]
            if found.start() + 1 in begins or (word[:3].lower() in {"aus", "dis"} and found.start() == 2)
            else "ß"
        ),
        word,
    )


def three_alike(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield compounds with three equal letters, of which the spelling before 1996 has two."""
    for word in words.by_frequency(r"[A-Za-zÄÖÜäöüß]*([bfglmnprt])\1\1[aeiouäöü][a-zäöüß]*", number):
        printed = re.sub(r"([bfglmnprt])\1\1", r"\1\1", word)
        yield word, printed, True
        yield printed, word, True
        if parts := words.parts(word):
            yield parts[1], printed, True
            yield parts[0], printed, True


def ph_and_f(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words on -graf-, -fon-, -foto-, with ph instead."""
    for word in words.by_frequency(
        r"[A-Za-zÄÖÜäöüß]*(?:[Gg]raf|[Tt]elefon|[Mm]ikrofon|[Ss]axofon|[Mm]egafon|[Ff]oto|[Ff]antasi|[Dd]elfin)[a-zäöüß]*",
        number,
    ):
        printed = re.sub(
            "f(?=on|oto|antasi|in)", "ph", re.sub("F(?=oto|antasi)", "Ph", word.replace("graf", "graph"))
        )
        if printed != word:
            yield word, printed, True
            yield printed, word, True
            if parts := words.parts(word):
                yield parts[1], printed, True


def long_s(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words as Fraktur prints them: long s, an e above the vowel, double hyphens."""
    for word in words.by_frequency(r"[A-Za-zÄÖÜäöüß]*[sS][a-zäöüß]+", number):
        printed = re.sub(r"s(?=\w)", "ſ", word)
        yield word, printed, True
        printed = printed.replace("ä", "a\u0364").replace("ö", "o\u0364").replace("ü", "u\u0364")
        yield word, printed, True
        if word[0].isupper() and (parts := words.parts(word)):
            yield parts[1], printed, True


def letters_with_marks(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield names with letters that no German keyboard has: found as typed without them, and as they are."""
    for word in words.by_frequency(r"[A-ZÄÖÜ][a-z]{4,}", number):
        for plain, marked in ALIKE.items():
            if plain in word and len(plain) < 3:
                at = words.random.choice([found.start() for found in re.finditer(plain, word)])
                printed = word[:at] + marked + word[at + len(plain) :]
                yield printed, printed, True
                yield printed.lower(), printed, True
                yield printed.upper(), printed, True
                yield printed, word, True
                yield word, printed, True
                yield f'"{word}"', printed, True


def decomposed(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words whose umlauts are a letter and a mark behind it."""
    for word in words.by_frequency(r"(?=.*[äöüÄÖÜ])[A-Za-zÄÖÜäöüß]{3,}", number):
        printed = word
        for letter in "äöüÄÖÜ":
            printed = printed.replace(
                letter, {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"}[letter] + "\u0308"
            )
        yield word, printed, True
        yield printed, word, True
        yield f'"{word}"', printed, True


def formulas(_words: Drawn, _number: int) -> Iterator[Pair]:
    """Yield formulas and units with small figures."""
    small = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
    high = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
    for formula in "CO2 H2O N2O NO2 SO2 CH4 O3 O2 H2 N2 PM10 B12 C2H5OH NH3 H2SO4 SF6 UF6 D3 CaCO3 Fe2O3 TiO2 NaHCO3".split():
        printed = "".join(small.get(char, char) for char in formula)
        for query, text in ((formula, printed), (printed, formula), (formula.lower(), printed), (formula, printed + "-Ausstoß"), (f"{formula}-Ausstoß", printed + "-Ausstoß"), ("Ausstoß", printed + "-Ausstoß"), (f'"{formula}"', printed)):  # fmt: skip
            yield query, text, True
    for unit in "m2 km2 m3 cm3 mm2 cm2 dm3 km3".split():
        printed = unit[:-1] + high[unit[-1]]
        for query, text in (
            (unit, f"20 {printed}"),
            (printed, f"20 {unit}"),
            (unit, f"20{printed}"),
            (f'"20 {unit}"', f"20 {printed}"),
            (unit, f"Euro/{printed}"),
        ):
            yield query, text, True


def footnotes(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words and figures with a footnote's raised figure behind them."""
    for word in words.by_frequency(CAP + "{3,}", number):
        yield word, word + words.random.choice(["¹", "²", "³", "¹²", "⁴⁾"]), True
        yield f'"{word}"', f"die {word}¹ am Tag", True
        yield f'"{word} am"', f"die {word}² am Tag", True
        yield word, f"„{word}“³", True
    yield "2020", "2020¹", True


def numbers(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield numbers in groups, with each mark that German, Austrian and Swiss papers set."""
    for _ in range(number):
        value = str(words.random.randrange(1000, 10 ** words.random.randrange(4, 10)))
        forms = [
            f"{int(value):,}".replace(",", mark)
            for mark in (".", " ", "'", "’", "\u00a0", "\u202f", "\u2009")
        ] + [value]
        for query in (*forms[:4], value):
            yield query, f"rund {words.random.choice(forms)} Euro", True
            yield query, f"{words.random.choice(forms)}", True
        yield f'"{value} Euro"', f"rund {words.random.choice(forms)} Euro", True
        yield value, f"rund {int(value) + 1}", False
        yield value, f"rund {int(value):,}".replace(",", ".") + "," + value[-1], True
        yield value, f"rund {int(value):,}".replace(",", ".") + ".", True
        yield value, f"rund {int(value):,}".replace(",", ".") + "-mal", True


def abbreviations(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield abbreviations with full stops, and without."""
    for word in words.by_frequency(r"[A-ZÄÖÜ]{2,5}", number):
        for mark in (".", ". ", ".\u00a0"):
            printed = mark.join(word) + "."
            yield word, printed, True
            yield word, f"die {printed} haben", True
            yield printed, word, True
            yield f'"die {word}"', f"die {printed} haben", True
        yield word.title(), ".".join(word) + ".", True


def line_ends(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield words that a line's end parts, with each sign that papers and their copies have there."""
    for word in words.by_frequency(r"[A-ZÄÖÜa-zäöü][a-zäöüß]{6,}", number):
        at = words.random.randrange(3, len(word) - 2)
        for mark in LINE_ENDS:
            text = f"Das ist in der Stadt seit langem bekannt, sagte die {word[:at]}{mark}\n{word[at:]} am Montag im Rathaus."
            yield word, text, True


KINDS: dict[str, Callable[[Drawn, int], Iterator[Pair]]] = {
    "Swiss compounds": swiss,
    "umlauts spelt out": spelt_out_word,
    "in capitals": spelt_out_capitals,
    "compounds spelt out": spelt_out_compound,
    "umlaut at the end": umlaut_at_the_end,
    "ae that is no umlaut": no_umlaut,
    "old ß": old_sharp,
    "three equal letters": three_alike,
    "ph": ph_and_f,
    "Fraktur letters": long_s,
    "letters with marks": letters_with_marks,
    "marks apart": decomposed,
    "formulas": formulas,
    "footnotes": footnotes,
    "numbers": numbers,
    "abbreviations": abbreviations,
    "line ends": line_ends,
}
