"""A text -> all that is seen in it before anything is decided: words, marks, sentences, clauses and their signs.

Most sentences of a text report nothing. Only those with a sign of speech (a verb of saying, the subjunctive, ``laut``, ``dass``, a
quotation mark) are taken apart at once; one beside a quotation is taken apart when it is asked whether it names the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.quotations.clauses import Clause, Cutter
from newsarchive.quotations.marks import MARKS, Pair, pairs_of
from newsarchive.quotations.signs import ClauseSigns, see
from newsarchive.quotations.speakers import Phrase, phrases_of
from newsarchive.quotations.speech import signs_of_speech
from newsarchive.quotations.tokens import outermost, sentences_of, telling, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNS = signs_of_speech() | frozenset((*MARKS, "''", ",,", "'"))

__all__ = ["Analysis"]


class Analysis:
    """A text with its tokens, its pairs of quotation marks, and the clauses of the sentences that have a sign of speech.

    ``row`` holds those clauses in order; ``texts`` the words and marks, ``starts`` where each begins, in code points.
    """

    __slots__ = (
        "cutter",
        "others",
        "pairs",
        "phrases",
        "row",
        "sentences",
        "starts",
        "text",
        "texts",
        "tokens",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[Pair] = pairs_of(text)
        self.tokens = tokens_of(text)
        self.texts, self.starts = self.tokens.texts, self.tokens.starts
        self.sentences = sentences_of(self.tokens, self.pairs)
        self.cutter = Cutter(self.tokens, outermost(self.tokens, self.pairs))
        self.row: list[ClauseSigns] = []
        self.others: dict[int, list[ClauseSigns]] = {}
        self.phrases: dict[int, list[Phrase]] = {}
        for number in telling(self.texts, self.sentences, SIGNS):
            self.others[number] = own = self.taken_apart(number)
            self.row += own

    def taken_apart(self, number: int) -> list[ClauseSigns]:
        """Return the clauses of a sentence, with their signs."""
        return [see(self.texts, clause) for clause in self.cutter.cut(self.sentences[number], number)]

    def clauses_in(self, number: int) -> Sequence[ClauseSigns]:
        """Return the clauses of the sentence ``number``, read when they are first asked for; none outside the text."""
        if not 0 <= number < len(self.sentences):
            return ()
        found = self.others.get(number)
        if found is None:
            found = self.others[number] = self.taken_apart(number)
        return found

    def phrases_in(self, clause: ClauseSigns) -> list[Phrase]:
        """Return the noun phrases of a clause, read when they are first asked for."""
        first = clause.clause.first
        found = self.phrases.get(first)
        if found is None:
            found = self.phrases[first] = phrases_of(self.texts, clause)
        return found

    def start(self, clause: Clause) -> int:
        """Return where a clause begins in the text."""
        return self.starts[clause.first]

    def end(self, clause: Clause) -> int:
        """Return where a clause ends in the text."""
        return self.tokens.end(clause.last - 1)
