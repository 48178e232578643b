"""A text -> all that is seen in it before anything is decided: words, marks, sentences, clauses and their signs."""

from __future__ import annotations

from typing import NamedTuple

from newsarchive.quotations.clauses import Clause, clauses_of
from newsarchive.quotations.marks import MARKS, Pair, pairs_of
from newsarchive.quotations.signs import ClauseSigns, see
from newsarchive.quotations.speakers import Candidate, candidates_in, own_features
from newsarchive.quotations.speech import signs_of_speech
from newsarchive.quotations.tokens import Token, sentences_of, speaking, tokens_of

MARK_SET = frozenset((*MARKS, "''", ",,", "'"))
SIGNS = signs_of_speech() | MARK_SET

__all__ = ["Analysis", "Phrase", "analyse"]


class Phrase:
    """A candidate with what stands on either side, its own features; their score and its words once they are known."""

    __slots__ = ("candidate", "features", "score", "sides", "words")

    def __init__(self, candidate: Candidate, sides: str, features: list[str]) -> None:
        self.candidate = candidate
        self.sides = sides
        self.features = features
        self.score: float | None = None
        self.words: frozenset[str] = frozenset()


class Analysis(NamedTuple):
    """A text with its tokens, its pairs of quotation marks, its clauses, and what each of these shows."""

    text: str
    tokens: list[Token]
    pairs: list[Pair]
    clauses: list[Clause]
    row: list[ClauseSigns]
    phrases: dict[int, list[Phrase]]

    def phrases_in(self, clause: int) -> list[Phrase]:
        """Return the noun phrases of a clause, read when they are first asked for."""
        found = self.phrases.get(clause)
        if found is None:
            found = self.phrases[clause] = [
                Phrase(candidate, *own_features(self.tokens, self.row[clause], candidate))
                for candidate in candidates_in(self.tokens, self.row, clause)
            ]
        return found

    def start(self, clause: int) -> int:
        """Return where a clause begins in the text."""
        return self.tokens[self.clauses[clause].first].start

    def end(self, clause: int) -> int:
        """Return where a clause ends in the text."""
        return self.tokens[self.clauses[clause].last - 1].end


def analyse(text: str) -> Analysis:
    """Return what is seen in ``text``."""
    pairs = pairs_of(text)
    tokens = tokens_of(text)
    clauses = clauses_of(tokens, speaking(tokens, sentences_of(tokens, pairs), SIGNS), pairs)
    return Analysis(
        text=text,
        tokens=tokens,
        pairs=pairs,
        clauses=clauses,
        row=[see(tokens, clause) for clause in clauses],
        phrases={},
    )
