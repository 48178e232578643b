"""Words of texts -> what the archive calls them: lemmas, and the parts of compounds. Each word is looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.fold import key
from newsarchive.german.inflect import LONGEST, encoded, regular

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.german.lookup import Lookup

__all__ = ["Names", "WordNames"]


class Names(NamedTuple):
    """A word's terms in the German index: those of its lemmas, its own key's first, and those of its parts."""

    lemmas: tuple[str, ...]
    parts: tuple[str, ...]


class WordNames(dict[str, Names]):
    """A word, as ``fold.plain`` gives it, -> its names, once it was learnt."""

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.lookup = lookup

    def learn(self, words: Iterable[str]) -> None:
        """Look up those of ``words`` that are new, all at once."""
        new = {word: key(word[:LONGEST]) for word in words if word not in self}
        self.lookup.expect(map(encoded, new.values()))
        learnt = self.lookup.learnt
        for word, folded in new.items():
            own, others = encoded(regular(folded)), learnt(encoded(folded))
            if not others:
                self[word] = Names((own,), ())
                continue
            lemmas = dict.fromkeys((own, *(term for term in others if term[0] != "+")))
            self[word] = Names(tuple(lemmas), tuple(term[1:] for term in others if term[0] == "+"))
