"""Text -> notes on damaged letters: soft hyphens, ligatures, umlauts that are spelt out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.as_meant import repaired
from newsarchive.german.fold import LIGATURES, LONG_S, SOFT_HYPHEN, broken_words
from newsarchive.german.word_lists import one_of, word_list
from newsarchive.types.article import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["repair_notes", "spells_umlauts_out"]

UMLAUT = re.compile(r"[äöüÄÖÜß]")
SPELLED_OUT = re.compile(
    rf"\b{one_of(word_list(__file__, 'repair_notes'))}\b",
    re.IGNORECASE,
)
FEWEST, SHARE = 4, 250
"""At least four sure words, and one in 250 characters: fewer may be names that are spelled so."""


def spells_umlauts_out(text: str) -> bool:
    """Tell whether a whole text writes ``ae`` for ``ä``: it has no umlaut, and words that must have one."""
    if UMLAUT.search(text):
        return False
    found = len(SPELLED_OUT.findall(text[:20000]))
    return found >= FEWEST and found * SHARE >= min(len(text), 20000)


def repair_notes(text: str, fields: Sequence[tuple[str, str]]) -> Iterable[Note]:
    """Yield a note for each field whose letters are not as they should be, and one for a text without umlauts.

    ``fields`` are the names and texts of an article's fields, ``text`` is the whole of it.
    """
    if any(sign in text for sign in (SOFT_HYPHEN, LONG_S, *LIGATURES)):
        for field, printed in fields:
            yield from letter_notes(field, printed)
    for field, printed in fields:
        if broken := [found[0] for found in broken_words(printed)]:
            each = ", ".join(f"{word} may stand for {repaired(word)}" for word in dict.fromkeys(broken))
            yield Note("broken-word", field, f"a hyphen and a blank within {len(broken)} words: {each}")
    if spells_umlauts_out(text):
        shown = dict.fromkeys(match[0] for match in SPELLED_OUT.finditer(text[:20000]))
        words = ", ".join(f"{word} may stand for {repaired(word, umlauts=True)}" for word in list(shown)[:3])
        yield Note("umlauts-spelled-out", None, f"the text has no umlauts and spells them out: {words}")


def letter_notes(field: str, printed: str) -> Iterable[Note]:
    """Yield the notes on soft hyphens and ligatures in one field."""
    codes: Mapping[str, tuple[str, ...]] = {
        "soft-hyphen": (SOFT_HYPHEN,),
        "joined-letters": tuple(LIGATURES),
        "long-s": (LONG_S,),
    }
    named = {"soft-hyphen": "soft hyphens", "joined-letters": "ligatures", "long-s": "the long s"}
    for code, signs in codes.items():
        words = [word for word in printed.split() if any(sign in word for sign in signs)]
        if words:
            word = words[0].replace(SOFT_HYPHEN, "\N{NOT SIGN}")
            yield Note(
                code, field, f"{named[code]} in {len(words)} words; {word} may stand for {repaired(words[0])}"
            )
