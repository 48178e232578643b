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
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair
    from newsarchive.quotations.tokens import Sentence, Tokens

__all__ = ["ARTICLES", "CLAUSE", "LINK", "QUOTED", "SOURCE", "Clause", "clauses_of", "phrase_end"]

LISTS = word_parts(__file__, "clauses")

CLAUSE, QUOTED, SOURCE, LINK = "clause", "quoted", "source", "link"
"""Kinds: any clause; a whole quotation; a phrase naming a source; one word that points back to it (``demnach``)."""
DELIMITERS = frozenset((",", ";", ":", "–", "—", "-"))
LINKS = frozenset("demnach danach wonach demzufolge".split())
FEWEST_WORDS = 5
"""As many words between marks are a clause of their own; fewer belong to the clause that they stand in."""
ARTICLES = frozenset(LISTS["articles"])
JOINS = frozenset(LISTS["joins"])
BEFORE_TIME = frozenset("am im in von vom vor".split())
AND = frozenset("und oder sowie".split())
ASKED = frozenset(("dass", "daß", "ob"))
UNSAID = frozenset(("zu", "lassen"))
SOURCES = frozenset(("laut", "gemäß", "nach", "zufolge"))
JOINTS = DELIMITERS | LINKS | SOURCES | AND
FORMS = verb_forms()
OF = frozenset("von vom der des eines seines ihres seiner ihrer für & de van al del la di und sowie".split())
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


def clauses_of(
    tokens: Tokens, sentences: Sequence[Sentence], pairs: Sequence[Pair]
) -> tuple[list[Clause], list[int]]:
    """Return the clauses of ``sentences`` in order, and which is the first of each sentence, and their number at the end.

    Marks between clauses belong to none.
    """
    starts = tokens.starts
    whole: dict[int, Pair] = {}
    for pair in pairs:
        at = bisect_left(starts, pair.start)
        if not pair.depth and at < len(starts) and starts[at] == pair.start:
            whole[at] = pair
    joints = [at for at, word in enumerate(tokens.lower) if word in JOINTS or at in whole]
    found: list[Clause] = []
    bounds: list[int] = []
    low = 0
    for number, sentence in enumerate(sentences):
        bounds.append(len(found))
        low = bisect_left(joints, sentence.first, low)
        high = bisect_left(joints, sentence.last, low)
        cut_sentence(tokens, sentence, number, joints[low:high], whole, found)
        low = high
    bounds.append(len(found))
    return found, bounds


def cut_sentence(  # noqa: C901, PLR0912, PLR0913, PLR0917 - one walk over the joints, a case a kind of joint
    tokens: Tokens,
    sentence: Sentence,
    number: int,
    joints: Sequence[int],
    whole: dict[int, Pair],
    found: list[Clause],
) -> None:
    """Append the clauses of one sentence; ``joints`` are the words and marks in it at which a clause may begin or end."""
    texts, lower = tokens.texts, tokens.lower
    first, before = sentence.first, "¶" if sentence.opens else "."
    done, last = first, sentence.last

    def close(end: int) -> bool:
        stop = end
        while stop > first and texts[stop - 1] in ".!?…":
            stop -= 1
        if stop > first:
            found.append(Clause(first=first, last=stop, kind=CLAUSE, before=before, sentence=number))
            return True
        return False

    for at in joints:
        if at < done:
            continue
        if at in whole and (end := end_of(tokens, at, last, whole[at])):
            if is_whole(texts, at, end):
                if close(at):
                    before = ""
                found.append(Clause(first=at, last=end, kind=QUOTED, before=before, sentence=number))
                first, before = end, "“"
            done = end
            continue
        low = lower[at]
        if low in DELIMITERS:
            if low != "-" or spaced(tokens, at):
                close(at)
                first, before = at + 1, low
        elif low in LINKS:
            if close(at):
                before = ""
            found.append(Clause(first=at, last=at + 1, kind=LINK, before=before, sentence=number))
            first, before = at + 1, ""
        elif low in SOURCES:
            if limits := source_phrase(texts, at, low, first, last):
                begin, end = limits
                if begin > first:
                    close(begin)
                    before = ""
                found.append(Clause(first=begin, last=end, kind=SOURCE, before=before, sentence=number))
                first, before, done = end, "", end
        elif low in AND and first < at < last - 1:
            following = texts[at + 1]
            if following in ASKED or (following in FORMS and following not in UNSAID):
                close(at)
                first, before = at, "und"
    close(last)


def end_of(tokens: Tokens, at: int, last: int, pair: Pair) -> int:
    """Return the token behind the pair of marks that opens at ``at``, 0 where it ends outside the sentence."""
    end = bisect_left(tokens.starts, pair.end, at, last)
    return end if tokens.end(end - 1) == pair.end else 0


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
