"""Sentences -> clauses: what stands between commas, colons and dashes, whole quotations, and phrases that name a source.

A phrase such as ``nach Angaben der Polizei`` or ``Experten zufolge`` is a clause of its own here, because the words on both sides
of it are what the source said.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.speech import said_noun, verb_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.quotations.tokens import Sentence, Tokens

__all__ = ["ARTICLES", "CLAUSE", "LINK", "QUOTED", "SOURCE", "SOURCES", "Clause", "Cutter", "phrase_end"]

LISTS = word_parts(__file__, "clauses")

CLAUSE, QUOTED, SOURCE, LINK = "clause", "quoted", "source", "link"
"""Kinds: any clause; a whole quotation; a phrase naming a source; one word that points back to it (``demnach``)."""
DELIMITERS = frozenset((",", ";", ":", "–", "—", "-"))
LINKS = frozenset("demnach danach wonach demzufolge".split())
SOURCES = frozenset("laut gemäß nach zufolge".split())
FEWEST_WORDS = 5
"""As many words between marks are a clause of their own; fewer belong to the clause that they stand in."""
ARTICLES = frozenset(LISTS["articles"])
JOINS = frozenset(LISTS["joins"])
BEFORE_TIME = frozenset("am im in von vom vor".split())
JOINTS = {
    **dict.fromkeys(DELIMITERS, "mark"),
    **{form: LINK for word in LINKS for form in (word, word.capitalize(), word.upper())},
    **{form: SOURCE for word in SOURCES for form in (word, word.capitalize(), word.upper())},
    **{form: "und" for word in ("und", "oder", "sowie") for form in (word, word.capitalize(), word.upper())},
}
"""Words and marks at which a clause may end, to the kind of joint."""
OF = frozenset("von vom der des für & de van al del la di und sowie".split())
"""Words that may go on in a phrase that stands within a clause, where ``in`` and ``zu`` begin what is said."""


class Clause:
    """A range of tokens with its kind, the mark or blank before it, and the number of its sentence."""

    __slots__ = ("before", "first", "kind", "last", "sentence")

    def __init__(self, first: int, last: int, kind: str, before: str, sentence: int) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.before = before
        self.sentence = sentence


class Cutter:
    """Cuts the sentences of one text into clauses; marks between them belong to none."""

    def __init__(self, tokens: Tokens, whole: Mapping[int, int]) -> None:
        """Take the tokens, and the token that opens each outermost pair of marks, to where the pair ends."""
        self.tokens = tokens
        self.whole = whole
        self.found: list[Clause] = []
        self.first = self.number = 0
        self.before = ""

    def cut(self, sentence: Sentence, number: int) -> list[Clause]:
        """Return the clauses of one sentence, in order.

        Few words can be a joint, so only those are looked at, each in the way of its kind.
        """
        texts, whole = self.tokens.texts, self.whole
        first, last = sentence.first, sentence.last
        self.found, self.number = [], number
        self.first, self.before = first, "¶" if sentence.opens else "."
        after = first
        for at in range(first, last):
            joint = JOINTS.get(texts[at])
            if (joint or at in whole) and at >= after:
                after = (at in whole and self.quotation(at, last)) or (
                    self.joint(joint, at, last) if joint else 0
                )
        self.close(last)
        return self.found

    def close(self, end: int) -> bool:
        """End the clause before the token ``end``, without stops; tell whether there was one."""
        texts, stop = self.tokens.texts, end
        while stop > self.first and texts[stop - 1] in ".!?…":
            stop -= 1
        if stop > self.first:
            self.add(self.first, stop, CLAUSE)
            return True
        return False

    def add(self, first: int, last: int, kind: str) -> None:
        """Add a clause that begins behind the last joint."""
        self.found.append(Clause(first=first, last=last, kind=kind, before=self.before, sentence=self.number))

    def between(self, first: int, last: int, kind: str) -> None:
        """Add a clause of a kind of its own, which has no mark before it where another clause ends there."""
        if self.close(first):
            self.before = ""
        self.add(first, last, kind)

    def quotation(self, at: int, last: int) -> int:
        """Pass over the quotation that opens at ``at``, a clause where it is long enough; return what follows it, 0 where it goes on."""
        end = end_of(self.tokens, at, last, self.whole[at])
        if end and is_whole(self.tokens.texts, at, end):
            self.between(at, end, QUOTED)
            self.first, self.before = end, "“"
        return end

    def joint(self, kind: str, at: int, last: int) -> int:
        """Cut at a word that may be a joint; return the token to go on from, 0 for the next."""
        texts = self.tokens.texts
        if kind == "mark":
            if texts[at] != "-" or spaced(self.tokens, at):
                self.close(at)
                self.first, self.before = at + 1, texts[at]
        elif kind == LINK:
            self.between(at, at + 1, LINK)
            self.first, self.before = at + 1, ""
        elif kind == SOURCE:
            limits = source_phrase(texts, at, texts[at].lower(), self.first, last)
            if limits:
                begin, end = limits
                if begin > self.first:
                    self.close(begin)
                    self.before = ""
                self.add(begin, end, SOURCE)
                self.first, self.before = end, ""
                return end
        elif at > self.first and at + 1 < last and opens_clause(texts[at + 1]):
            self.close(at)
            self.first, self.before = at, "und"
        return 0


def opens_clause(word: str) -> bool:
    """Tell whether a word behind ``und`` begins a clause: ``dass``, or a verb of saying."""
    return word in {"dass", "daß", "ob"} or (word in verb_forms() and word not in {"zu", "lassen"})


def end_of(tokens: Tokens, at: int, last: int, stop: int) -> int:
    """Return the token behind the pair of marks that opens at ``at`` and ends at ``stop``, 0 where that is outside the sentence."""
    end = bisect_left(tokens.starts, stop, at + 1, last)
    return end if tokens.end(end - 1) == stop else 0


def is_whole(texts: Sequence[str], at: int, end: int) -> bool:
    """Tell whether what stands between the marks is long enough, or closed by a stop, to be a clause of its own."""
    return end - at - 2 >= FEWEST_WORDS or texts[end - 2] in ".!?…,"


def spaced(tokens: Tokens, at: int) -> bool:
    """Tell whether a hyphen stands between blanks, as a dash does."""
    starts = tokens.starts
    return 0 < at < len(starts) - 1 and tokens.end(at - 1) < starts[at] and tokens.end(at) < starts[at + 1]


def source_phrase(texts: Sequence[str], at: int, low: str, first: int, last: int) -> tuple[int, int] | None:
    """Return the range of the phrase that ``laut``, ``gemäß``, ``nach`` or ``zufolge`` belongs to, None where it names no source."""
    initial = at == first
    if low == "zufolge":
        return phrase_start(texts, at, first), at + 1
    if low == "nach":
        if at > first and said_noun(texts[at - 1]) and not initial:
            after = texts[at + 1] if at + 1 < last else ","
            if after[0].islower() or after[0] in ",.:;–„":
                return phrase_start(texts, at, first), at + 1
        noun = next(
            (word for word in texts[at + 1 : min(at + 6, last)] if word[0].isupper() or word in ",.:"), ""
        )
        if not initial and not said_noun(noun):
            return None
    if at + 1 < last and texts[at + 1] in {"denen", "welchen"}:
        return at, at + 2
    end = phrase_end(texts, at + 1, last, initial=initial)
    return (at, end) if end > at + 1 else None


def phrase_start(texts: Sequence[str], at: int, first: int) -> int:
    """Return where the noun phrase that ends before ``at`` begins: behind the last small word that is no article or adjective."""
    begin = at
    while begin > first:
        word = texts[begin - 1]
        low = word.lower()
        if (
            word[0].isalpha()
            and word[0].islower()
            and low not in ARTICLES
            and low not in OF
            and not low.endswith(("en", "er", "em", "es"))
        ):
            break
        if word in "()" or word[0] in ",:;":
            break
        begin -= 1
        if low in ARTICLES and low not in {"der", "des", "den"}:
            break
        if low in ARTICLES and begin > first and not texts[begin - 1][0].isupper():
            break
    return begin


def phrase_end(texts: Sequence[str], at: int, last: int, *, initial: bool) -> int:  # noqa: C901, PLR0912 - one walk, a case a kind of word
    """Return the token behind the noun phrase that begins at ``at``.

    A small word right behind a noun ends it, unless it joins another noun to it. At the head of a sentence the verb comes next, so
    that ``in`` and ``aus`` still belong to the phrase.
    """
    joins = JOINS if initial else OF
    end, noun, open_article = at, False, False
    while end < last:
        word = texts[end]
        head = word[0]
        if head in '„»«“"‚':
            end += 1
            while end < last and texts[end] not in '“”«»"‘':
                end += 1
            noun = True
        elif word == "(":
            while end < last and texts[end] != ")":
                end += 1
        elif head.isupper() or head.isdigit() or "." in word[1:-1]:
            noun = True
        elif word == "." and texts[end - 1][0].isdigit():
            pass
        elif not head.isalpha():
            break
        elif open_article and noun and word.endswith("en") and end + 1 < last and texts[end + 1][0].isupper():
            open_article = noun = False  # ``einer am Dienstag vorgestellten Studie``
        elif not noun and word in BEFORE_TIME and texts[end - 1] in ARTICLES:
            open_article = True
        elif noun and word not in joins:
            break
        elif noun and word in {"und", "sowie", "in", "aus", "im", "von", "für", "bei", "zur", "zum"}:
            following = texts[end + 1] if end + 1 < last else ""
            if not following or not (
                following[0].isupper()
                or following[0] in '„"»'
                or following in ARTICLES
                or following.endswith("en")
            ):
                break
            noun = False
        elif noun and word in {"der", "des", "dem", "den"}:
            noun = word == "den" and False
        end += 1
    end = min(end, last)
    while end > at and texts[end - 1] in {"der", "des", "den", "dem", "und", "von", "in", "im", "für"}:
        end -= 1
    return end
