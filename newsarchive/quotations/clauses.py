"""Sentences -> clauses: what stands between commas, colons and dashes, whole quotations, and phrases that name a source.

A phrase such as ``nach Angaben der Polizei`` or ``Experten zufolge`` is a clause of its own here, because the words on both sides
of it are what the source said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.speech import said_noun, verb_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair
    from newsarchive.quotations.tokens import Sentence, Token

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


def clauses_of(tokens: Sequence[Token], sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> list[Clause]:
    """Return the clauses of ``sentences`` in order; marks between them belong to none."""
    whole = {pair.start: pair for pair in pairs if not pair.depth}
    found: list[Clause] = []
    for number, sentence in enumerate(sentences):
        cut_sentence(tokens, sentence, number, whole, found)
    return found


def cut_sentence(  # noqa: C901 - one walk over the words, a case a kind of joint
    tokens: Sequence[Token], sentence: Sentence, number: int, whole: dict[int, Pair], found: list[Clause]
) -> None:
    """Append the clauses of one sentence."""
    forms = verb_forms()
    first, before = sentence.first, "¶" if sentence.opens else "."
    at, last = first, sentence.last

    def close(end: int, kind: str = CLAUSE) -> bool:
        stop = end
        while stop > first and tokens[stop - 1].text in ".!?…":
            stop -= 1
        if stop > first:
            found.append(Clause(first=first, last=stop, kind=kind, before=before, sentence=number))
            return True
        return False

    while at < last:
        token = tokens[at]
        word = token.text
        pair = whole.get(token.start)
        if pair is not None and (end := end_of(tokens, at, last, pair)):
            if is_whole(tokens, at, end):
                if close(at):
                    before = ""
                first = at
                found.append(Clause(first=at, last=end, kind=QUOTED, before=before, sentence=number))
                first, before = end, "“"
            at = end
            continue
        if word in DELIMITERS and (word != "-" or spaced(tokens, at)):
            close(at)
            first, before = at + 1, word
            at += 1
            continue
        low = word if word.islower() else word.lower()
        if low in LINKS:
            if close(at):
                before = ""
            found.append(Clause(first=at, last=at + 1, kind=LINK, before=before, sentence=number))
            first, before, at = at + 1, "", at + 1
            continue
        if low in SOURCES and (limits := source_phrase(tokens, at, low, first, last)):
            begin, end = limits
            if begin > first:
                close(begin)
                before = ""
            found.append(Clause(first=begin, last=end, kind=SOURCE, before=before, sentence=number))
            first, before, at = end, "", end
            continue
        if (low in {"und", "oder", "sowie"}) and at > first and at + 1 < last:
            following = tokens[at + 1].text
            if following in {"dass", "daß", "ob"} or (
                following in forms and following not in {"zu", "lassen"}
            ):
                close(at)
                first, before = at, "und"
        at += 1
    close(last)


def end_of(tokens: Sequence[Token], at: int, last: int, pair: Pair) -> int:
    """Return the token behind the pair of marks that opens at ``at``, 0 where it ends outside the sentence."""
    end = at + 1
    while end < last and tokens[end].end <= pair.end:
        end += 1
    return end if tokens[end - 1].end == pair.end else 0


def is_whole(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether what stands between the marks is long enough, or closed by a stop, to be a clause of its own."""
    return end - at - 2 >= FEWEST_WORDS or tokens[end - 2].text in ".!?…,"


def spaced(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a hyphen stands between blanks, as a dash does."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].end < tokens[at].start
        and tokens[at].end < tokens[at + 1].start
    )


SOURCES = frozenset(("laut", "gemäß", "nach", "zufolge"))


def source_phrase(
    tokens: Sequence[Token], at: int, low: str, first: int, last: int
) -> tuple[int, int] | None:
    """Return the range of the phrase that ``laut``, ``gemäß``, ``nach`` or ``zufolge`` belongs to, None where it names no source."""
    initial = at == first
    if low == "zufolge":
        return phrase_start(tokens, at, first), at + 1
    if low == "nach":
        if at > first and said_noun(tokens[at - 1].text) and not initial:
            after = tokens[at + 1].text if at + 1 < last else ","
            if after[0].islower() or after[0] in ",.:;–„":
                return phrase_start(tokens, at, first), at + 1
        noun = next(
            (t.text for t in tokens[at + 1 : min(at + 6, last)] if t.text[0].isupper() or t.text in ",.:"), ""
        )
        if not initial and not said_noun(noun):
            return None
    if at + 1 < last and tokens[at + 1].text in {"denen", "welchen"}:
        return at, at + 2
    end = phrase_end(tokens, at + 1, last, initial=initial)
    return (at, end) if end > at + 1 else None


def phrase_start(tokens: Sequence[Token], at: int, first: int) -> int:
    """Return where the noun phrase that ends before ``at`` begins: behind the last small word that is no article or adjective."""
    begin = at
    while begin > first:
        word = tokens[begin - 1].text
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
        if low in ARTICLES and begin > first and not tokens[begin - 1].text[0].isupper():
            break
    return begin


def phrase_end(tokens: Sequence[Token], at: int, last: int, *, initial: bool) -> int:  # noqa: C901, PLR0912 - one walk, a case a kind of word
    """Return the token behind the noun phrase that begins at ``at``.

    A small word right behind a noun ends it, unless it joins another noun to it. At the head of a sentence the verb comes next, so
    that ``in`` and ``aus`` still belong to the phrase.
    """
    joins = JOINS if initial else OF
    end, noun, open_article = at, False, False
    while end < last:
        word = tokens[end].text
        head = word[0]
        if head in '„»«“"‚':
            end += 1
            while end < last and tokens[end].text not in '“”«»"‘':
                end += 1
            noun = True
        elif word == "(":
            while end < last and tokens[end].text != ")":
                end += 1
        elif head.isupper() or head.isdigit() or "." in word[1:-1]:
            noun = True
        elif word == "." and tokens[end - 1].text[0].isdigit():
            pass
        elif not head.isalpha():
            break
        elif (
            open_article
            and noun
            and word.endswith("en")
            and end + 1 < last
            and tokens[end + 1].text[0].isupper()
        ):
            open_article = noun = False  # ``einer am Dienstag vorgestellten Studie``
        elif not noun and word in BEFORE_TIME and tokens[end - 1].text in ARTICLES:
            open_article = True
        elif noun and word not in joins:
            break
        elif noun and word in {"und", "sowie", "in", "aus", "im", "von", "für", "bei", "zur", "zum"}:
            following = tokens[end + 1].text if end + 1 < last else ""
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
    while end > at and tokens[end - 1].text in {"der", "des", "den", "dem", "und", "von", "in", "im", "für"}:
        end -= 1
    return end
