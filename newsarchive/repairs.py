"""Printed text -> the text it stands for: without soft hyphens and ligatures, and with the umlauts that were spelled out.

In: the text of a field, or of a whole article. Out: the repaired text for the index, and notes that offer it; the fields keep
what is printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Note
from newsarchive.german.fold import LIGATURES, SOFT_HYPHEN, letters_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["as_meant", "closes_unopened", "misread_mark", "repair_notes", "repaired", "spells_umlauts_out"]

OPENING = "„"
GERMAN_MARK = re.compile(r"[„“”]")
MISREAD_MARK = re.compile(
    r"\bw(?=(?:k?ein(?:e[mnrs]?)?|das|die|der|den|dem|wir|sie|man|nicht) )([^„“”\n]{2,200})[“”]"
)
"""A stray ``w`` before a function word, where the low opening quotation mark should stand."""
UMLAUT = re.compile(r"[äöüÄÖÜß]")
SPELLED_OUT = re.compile(
    r"\b(?:f(?:ue)r|ueber\w*|waehrend|koenn\w+|muess\w+|wuerd\w+|zurueck\w*|duerf\w+|moegl\w+|spaeter\w*|haett\w+|waer\w+|naech\w+"
    r"|gespraech\w*|europaeisch\w*|bruessel\w*|muenchen\w*|oesterreich\w*|koeln\w*|duesseldorf|wuerttemberg|thueringen|fuehr\w+"
    r"|gruen\w+|praesident\w*|kuenft\w+|frueh\w+|schueler\w*|buerger\w*|staerk\w+|laess\w+|taeglich\w*|haelfte|maerz|jaehrig\w*|fuenf\w*|zwoelf\w*|oeffentlich\w*|verfueg\w+|erklaer\w+|bestaetig\w+|gefaehr\w+|groess\w+)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[A-Za-zÀ-ÿ]*[aouAOU][eE][A-Za-zÀ-ÿ]*")
PAIR = re.compile(r"(?<![aeoqAEOQ])ue|(?<![aeAE])oe|ae|(?<![A-Za-z])(?:Ue|Oe|Ae)")
NO_UMLAUT = re.compile(
    r"(?:michael|israel|raphael|rafael|ismael|samuel|manuel|emanuel|aero|maestro|phaeton|laertes|paella|tael|ael\b|poesie|poet|oboe|koexist|koeffiz|kooper|soest|itzehoe|laboe|moers|coesfeld|straelen|kevelaer|goethe|joel|noel"
    r"|aktuell|duell|manuell|visuell|sexuell|rituell|virtuell|eventuell|individuell|intellektuell|punktuell|graduell|kontinuier|influenz|statue|revue|avenue|venezuela|puerto|buenos|juergen)",
    re.IGNORECASE,
)
UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü", "Ae": "Ä", "Oe": "Ö", "Ue": "Ü"}
FEWEST, SHARE = 4, 250
"""At least four sure words, and one in 250 characters: fewer may be names that are spelled so."""


def spells_umlauts_out(text: str) -> bool:
    """Tell whether a whole text writes ``ae`` for ``ä``: it has no umlaut, and words that must have one."""
    if UMLAUT.search(text):
        return False
    found = len(SPELLED_OUT.findall(text[:20000]))
    return found >= FEWEST and found * SHARE >= min(len(text), 20000)


def repaired(text: str, *, umlauts: bool = False) -> str:
    """Return ``text`` as the index has it: soft hyphens gone, ligatures apart, and umlauts where a text spells them out.

    ``umlauts`` says so of the whole text the field is from; see ``spells_umlauts_out``.
    """
    plain = letters_apart(text)
    return WORD.sub(with_umlauts, plain) if umlauts else plain


def with_umlauts(match: re.Match[str]) -> str:
    """Return a word with its umlauts, unless it is one that has none: ``Michael``, ``aktuell``, ``neue``."""
    word = match[0]
    if NO_UMLAUT.search(word):
        return word
    return PAIR.sub(lambda pair: UMLAUTS.get(pair[0], pair[0]), word)


def as_meant(text: str) -> str:
    """Return a printed text as it is meant, for the index of exact words: letters apart, misread quotation marks undone.

    Each line is a text of its own, as the paragraphs of a body are. Words whose umlauts are spelled out stay: all
    spellings of a word share a key.
    """
    plain = letters_apart(text)
    if "“" not in plain and "”" not in plain:
        return plain
    return "\n".join(map(with_quotes, plain.split("\n")))


def with_quotes(text: str) -> str:
    """Return ``text`` with ``„`` for each ``w`` that stands where it should: ``„ein gutes Zeichen“`` for ``wein gutes Zeichen“``."""
    mended = text
    for end in closes_unopened(text):
        if misread := misread_mark(text, end):
            start = end - len(misread)
            mended = mended[:start] + OPENING + mended[start + 1 :]
    return mended


def closes_unopened(text: str) -> Iterator[int]:
    """Yield the ends of the German closing quotation marks in ``text`` that no opening one belongs to."""
    if "“" not in text and "”" not in text:
        return
    depth = 0
    for match in GERMAN_MARK.finditer(text):
        if match[0] == OPENING:
            depth += 1
        elif depth:
            depth -= 1
        elif match[0] == "“" and text[match.end() : match.end() + 1].isalnum():
            depth += 1  # “English” marks: this one opens
        else:
            yield match.end()


def misread_mark(text: str, end: int) -> str | None:
    """Return what goes from a stray ``w`` to the closing mark that ends at ``end``; None where there is no such ``w``."""
    start = max(0, end - 220)
    for match in MISREAD_MARK.finditer(text[start:end]):
        if start + match.end() == end:
            return match[0]
    return None


def repair_notes(text: str, fields: Iterable[tuple[str, str]]) -> Iterable[Note]:
    """Yield a note for each field whose letters are not as they should be, and one for a text without umlauts.

    ``fields`` are the names and texts of an article's fields, ``text`` is the whole of it.
    """
    if SOFT_HYPHEN in text or any(sign in text for sign in LIGATURES):
        for field, printed in fields:
            yield from letter_notes(field, printed)
    if spells_umlauts_out(text):
        shown = dict.fromkeys(match[0] for match in SPELLED_OUT.finditer(text[:20000]))
        words = ", ".join(f"{word} may stand for {repaired(word, umlauts=True)}" for word in list(shown)[:3])
        yield Note("umlauts-spelled-out", None, f"the text has no umlauts and spells them out: {words}")


def letter_notes(field: str, printed: str) -> Iterable[Note]:
    """Yield the notes on soft hyphens and ligatures in one field."""
    codes: Mapping[str, tuple[str, ...]] = {"soft-hyphen": (SOFT_HYPHEN,), "joined-letters": tuple(LIGATURES)}
    for code, signs in codes.items():
        words = [word for word in printed.split() if any(sign in word for sign in signs)]
        if words:
            what = "soft hyphens" if code == "soft-hyphen" else "ligatures"
            word = words[0].replace(SOFT_HYPHEN, "\N{NOT SIGN}")
            yield Note(
                code, field, f"{what} in {len(words)} words; {word} may stand for {repaired(words[0])}"
            )
