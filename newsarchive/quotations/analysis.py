"""A text -> all that is seen in it before anything is decided: words, marks, sentences, clauses and their signs."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.quotations.clauses import Clause, clauses_of
from newsarchive.quotations.marks import Pair, pairs_of
from newsarchive.quotations.sieve import sieved
from newsarchive.quotations.signs import NOTHING, ClauseSigns, see
from newsarchive.quotations.speakers import Candidate, candidates_in, own_keys
from newsarchive.quotations.tokens import Tokens, sentences_of, tokens_of

__all__ = ["Analysis", "Phrase", "analyse"]


class Phrase:
    """A candidate with what stands on either side, ``beside`` it, what decides its other features, and the words that name it.

    ``score`` is the sum of its own weights once it is known.
    """

    __slots__ = ("beside", "candidate", "keys", "score", "sides", "words")

    def __init__(self, tokens: Tokens, seen: ClauseSigns, candidate: Candidate) -> None:
        self.candidate = candidate
        self.sides, self.beside, self.keys = own_keys(tokens, seen, candidate)
        self.words = names_in(tokens, candidate)
        self.score: float | None = None


def names_in(tokens: Tokens, candidate: Candidate) -> set[str]:
    """Return the capitalised words of a phrase, or its only word: what two phrases for one speaker share."""
    first, last = candidate.first, candidate.last
    found = {word for word in tokens.texts[first:last] if word[0].isupper()}
    return found or set(tokens.lower[first:last])


class Analysis(NamedTuple):
    """A text with its tokens, its pairs of quotation marks, its clauses, and what these show.

    ``bounds`` is the first clause of each sentence, and the number of clauses; ``telling`` are the sentences that may report something.
    ``row`` holds ``NOTHING`` for clauses not looked at so far.
    """

    text: str
    tokens: Tokens
    pairs: list[Pair]
    clauses: list[Clause]
    bounds: list[int]
    telling: list[int]
    row: list[ClauseSigns]
    phrases: dict[int, list[Phrase]]

    def look(self, first: int, last: int) -> tuple[int, int]:
        """Look at the clauses of the sentences from ``first`` to ``last``; return the range that they have in ``row``."""
        begin, end = self.bounds[max(first, 0)], self.bounds[min(last + 1, len(self.bounds) - 1)]
        for at in range(begin, end):
            if self.row[at] is NOTHING:
                self.row[at] = see(self.tokens, self.clauses[at])
        return begin, end

    def phrases_in(self, clause: int) -> list[Phrase]:
        """Return the noun phrases of a clause, read when they are first asked for."""
        found = self.phrases.get(clause)
        if found is None:
            found = self.phrases[clause] = [
                Phrase(self.tokens, self.row[clause], candidate)
                for candidate in candidates_in(self.tokens, self.row, clause)
            ]
        return found

    def start(self, clause: int) -> int:
        """Return where a clause begins in the text."""
        return self.tokens.starts[self.clauses[clause].first]

    def end(self, clause: int) -> int:
        """Return where a clause ends in the text."""
        return self.tokens.end(self.clauses[clause].last - 1)


WRAP = re.compile(r"[a-zäöüß,]\n[a-zäöüß]")
"""A line end in the middle of a sentence."""
LINE_ENDS = re.compile(r"\n[ \t]*\n\s*|\n")


def joined(text: str) -> str:
    """Return ``text`` with a blank for each line end within a paragraph, if its lines were wrapped at some width."""
    if len(WRAP.findall(text)) < WRAPPED:
        return text
    return LINE_ENDS.sub(lambda found: found[0] if len(found[0]) > 1 else " ", text)


WRAPPED = 2
"""From as many line ends within sentences on, a text is held to be wrapped."""


def analyse(text: str) -> Analysis:
    """Return what is seen in ``text`` before anything is decided; its lines are joined where they were only wrapped."""
    text = joined(text)
    pairs, tokens = pairs_of(text), tokens_of(text)
    sentences = sentences_of(tokens, pairs)
    clauses, bounds = clauses_of(tokens, sentences, pairs)
    telling = sieved(tokens, sentences)
    return Analysis(
        text=text,
        tokens=tokens,
        pairs=pairs,
        clauses=clauses,
        bounds=bounds,
        telling=telling,
        row=[NOTHING] * len(clauses),
        phrases={},
    )
