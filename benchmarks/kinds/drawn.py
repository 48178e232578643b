"""Articles -> words drawn by how often they are there, told apart into an open half, which may be looked at, and a blind one."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING
from zlib import crc32

from newsarchive.german.vocabulary import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Drawn", "read_texts"]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FLATTER = 0.8
"""A word is drawn by its frequency to this power, so that some hundred draws are not the same few words."""


def read_texts(file: Path) -> Iterator[str]:
    """Yield the texts of a file with a JSON record a line (key ``text``), compressed or not."""
    raw = file.read_bytes()
    for line in (gzip.decompress(raw) if file.suffix == ".gz" else raw).splitlines():
        yield json.loads(line)["text"]


class Drawn:
    """The words of a corpus with their frequencies, one half of them."""

    def __init__(self, texts: Iterator[str], half: str, seed: int) -> None:
        every = Counter(word for text in texts for word in WORD.findall(text))
        self.every = every
        self.counts = {
            word: count
            for word, count in every.items()
            if ("open" if crc32(word.lower()[:7].encode()) % 2 else "blind") == half
        }
        self.random = random.Random(seed)  # noqa: S311 - a draw that can be repeated
        self.dictionary = lexicon().dictionary

    def by_frequency(self, pattern: str, number: int) -> list[str]:
        """Return so many of the words that match ``pattern``, the frequent ones likelier, in the order of the draw."""
        fits = re.compile(pattern).fullmatch
        drawn = {
            word: -log(1 - self.random.random()) / count**FLATTER
            for word, count in self.counts.items()
            if fits(word)
        }
        return sorted(drawn, key=drawn.__getitem__)[:number]

    def noun(self, form: str) -> str | None:
        """Return the lemma of a noun, as the dictionary writes it."""
        lemma = self.dictionary.noun(form.lower())
        return lemma if lemma and lemma[0].isupper() and lemma.isalpha() else None

    def verb(self, form: str) -> bool:
        """Tell whether ``form`` is an infinitive that the articles have."""
        return self.dictionary.get(form) == form and self.every.get(form, 0) > 1

    def parts(self, word: str) -> tuple[str, str] | None:
        """Return where our splitter cuts a word, capitalised."""
        found = lexicon().split(word.lower())
        return (found[0].capitalize(), found[1].capitalize()) if found else None
