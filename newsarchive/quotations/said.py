"""A pair of quotation marks -> the signs that tell words somebody said from a title, a name, or a word held at arm's length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.clauses import ARTICLES, LINK, QUOTED, SOURCE
from newsarchive.quotations.signs import FAR
from newsarchive.quotations.speech import SUBJUNCTIVE, SUBJUNCTIVE_PAST, said_noun, verb_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair
    from newsarchive.quotations.signs import ClauseSigns
    from newsarchive.quotations.tokens import Tokens

__all__ = ["FINITE", "mark_features"]

LISTS = word_parts(__file__, "said")

NAMED = frozenset(LISTS["named"])


class Marked(NamedTuple):
    """What stands between a pair of marks, right beside it and in its sentence."""

    inner: Sequence[str]
    words: Sequence[str]
    stop: str
    finite: bool
    shape: str
    left: str
    right: str
    before: str
    earlier: str
    after: str
    then: str
    opens: bool
    own: ClauseSigns
    near: ClauseSigns | None
    behind: ClauseSigns | None
    verb: str
    lemma: str
    said: str
    source: bool
    mild: str
    verbs: str
    lemmas: Sequence[str]
    above: str

    @property
    def length(self) -> int:
        """How many words there are, up to twelve."""
        return min(len(self.words), 12)


def mark_features(  # noqa: PLR0913, PLR0917 - the pair, and all that stands around it
    tokens: Tokens,
    pair: Pair,
    first: int,
    last: int,
    row: Sequence[ClauseSigns],
    at: int,
    reported: bool,
    again: int,
) -> list[str]:
    """Return the features of the pair of marks around the tokens ``first`` to ``last``, which stands in the clause ``row[at]``."""
    marked = marked_of(tokens, first, last, row, at)
    return [
        *plain_features(marked, pair, reported),
        *joined_features(marked, tokens.texts[first], reported, again),
        *clause_features(marked),
    ]


def marked_of(tokens: Tokens, first: int, last: int, row: Sequence[ClauseSigns], at: int) -> Marked:
    """Return what is seen of the pair of marks around the tokens ``first`` to ``last``."""
    inner = tokens.texts[first + 1 : last - 1]
    words = [word for word in inner if word[0].isalnum()]
    start, end = sentence_around(row, at)
    own, around = row[at], [row[i] for i in range(start, end + 1) if i != at]
    before, after = word_at(tokens, first - 1), word_at(tokens, last)
    verb, lemma = (own.verb, own.lemma) if own.clause.kind != QUOTED else ("", "")
    verbs = {seen.verb for seen in around}
    moods = {seen.mood for seen in around} | {own.mood}
    capitals = sum(word[0].isupper() for word in words)
    small = [word for word in words if word[0].islower()]
    return Marked(
        inner=inner,
        words=words,
        stop=inner[-1] if inner and inner[-1] in ".!?…," else "",
        finite=any(word in FINITE or word in SUBJUNCTIVE or word in SUBJUNCTIVE_PAST for word in small),
        shape="all" if capitals == len(words) else "some" if capitals else "none",
        left=left_of(before),
        right=right_of(after),
        before=before,
        earlier=word_at(tokens, first - 2),
        after=after,
        then=word_at(tokens, last + 1),
        opens=first == 0 or before in {"¶", ".", "!", "?", ":"},
        own=own,
        near=row[at - 1] if at > start else None,
        behind=row[at + 1] if at < end else None,
        verb=verb,
        lemma=lemma,
        said="say" if "say" in verbs else "think" if any(verbs) else "",
        source=any(seen.clause.kind in {SOURCE, LINK} for seen in around),
        mild="K1" if "K1" in moods else "K2" if "K2" in moods else "",
        verbs="|".join(sorted({one for one in verbs if one} | {verb})),
        lemmas=[seen.lemma for seen in around if seen.lemma],
        above=verb_above(row, start, own.clause.sentence),
    )


def sentence_around(row: Sequence[ClauseSigns], at: int) -> tuple[int, int]:
    """Return the first and the last clause of the sentence around ``row[at]``, no further than ``FAR``."""
    sentence = row[at].clause.sentence
    start = end = at
    while start > max(at - FAR, 0) and row[start - 1].clause.sentence == sentence:
        start -= 1
    while end + 1 < min(at + FAR, len(row)) and row[end + 1].clause.sentence == sentence:
        end += 1
    return start, end


def verb_above(row: Sequence[ClauseSigns], start: int, sentence: int) -> str:
    """Return the kind of verb in the sentence that ends before ``row[start]``, one of saying where there is any."""
    above = ""
    i = start - 1
    while start and i >= max(start - FAR, 0) and row[i].clause.sentence == sentence - 1:
        above = "say" if row[i].verb == "say" else above or row[i].verb
        i -= 1
    return above


def left_of(before: str) -> str:
    """Return the kind of word that stands before the first mark."""
    low = before.lower()
    if low in ARTICLES:
        return "art"
    if before[0].isupper():
        return "named" if low in NAMED or low.rpartition("-")[2] in NAMED else "Cap"
    if before[0].isalpha():
        return "adj" if low.endswith(("en", "er", "e", "es", "em")) else "low"
    return before[0]


def right_of(after: str) -> str:
    """Return the kind of word that stands behind the last mark."""
    if after[0].isupper():
        return "Cap"
    if after[0].isalpha():
        return "verb" if after in verb_forms() else "low"
    return after[0]


def plain_features(m: Marked, pair: Pair, reported: bool) -> list[str]:
    """Return what the words, their neighbours and their sentence show, one or two at a time."""
    own, length, left, right, low = m.own, m.length, m.left, m.right, m.before.lower()
    capital = bool(m.words) and m.words[0][0].isupper()
    small = any(word[0].islower() for word in m.words)
    return [
        f"mild{m.mild}|{min(length, 3)}", f"mildv{m.mild}|{m.verbs}|{m.source}", f"every{m.verbs}|{left}|{min(length, 3)}", f"everyr{m.verbs}|{right}",
        f"of{left}|{low}|{m.shape}|{right}", *(f"lem{lemma}" for lemma in m.lemmas),
        "1", f"n{length}", f"k{own.clause.kind[0]}", f"l{left}", f"b{low}", f"r{right}", f"a{m.after.lower()}", f"s{m.stop}", f"c{m.shape}|{length}",
        f"f{m.finite}|{length > 3}", f"lr{left}|{right}", f"v{m.verb}", f"V{m.lemma}", f"vs{m.said}|{m.source}", f"lc{left}|{m.shape}",
        f"nv{length}|{bool(m.verb or m.said)}", f"L{m.lemma}|{left}", f"d{pair.depth}", f"o{m.opens}|{capital}|{m.stop}", f"R{reported}",
        f"Rl{reported}|{left}|{m.shape}", f"sm{small}|{length}", f"e{m.earlier.lower()}|{left}", f"m{own.mood}", f"Rv{reported}|{m.verb}|{length > 2}",
        f"w{m.words[0].lower() if m.words else ''}", f"z{m.inner[-1].lower() if m.inner else ''}", f"noun{own.noun}|{length > 2}",
        f"als{'als' in own.small}|{length}", f"t{right}|{m.then.lower() if m.after == ',' else ''}", f"fin{m.finite}{m.stop}{capital}",
    ]  # fmt: skip


def joined_features(m: Marked, mark: str, reported: bool, again: int) -> list[str]:
    """Return what several of these show together; ``mark`` is the one that opens."""
    own, words, length, left, right, low = m.own, m.words, m.length, m.left, m.right, m.before.lower()
    reports = f"{m.said}{m.verb}{m.source}{own.mood}{reported}"
    few = min(length, 4)
    return [
        f"rep{reports}", f"repn{reports}|{few}", f"lrc{left}|{right}|{m.shape}|{min(length, 3)}", f"q{mark}",
        f"again{again}", f"ich{any(word.lower() in FIRST_PERSON for word in words)}", f"head{words[0][0].isupper() if words else ''}|{left}|{few}",
        f"sfx{words[-1][-3:].lower() if words else ''}|{length < 3}", f"in{own.opening}|{few}", f"mood{own.mood}|{left}|{m.shape}",
        f"num{any(word[0].isdigit() for word in words)}", f"len{len(' '.join(words)) // 12}", f"above{m.above}|{few}", f"al{m.after.lower()}|{left}",
        f"Lr{m.lemma}|{reported}", f"bl{low}|{m.lemma}", f"as{'als' in own.small}|{m.verb}|{m.lemma}",
    ]  # fmt: skip


def clause_features(m: Marked) -> list[str]:
    """Return what the clauses on either side show, and whether a noun of saying stands before the marks."""
    found: list[str] = []
    if m.near is not None:
        found += [f"p{m.near.verb}|{m.own.clause.before}", f"P{m.near.lemma}"]
    if m.behind is not None:
        found += [f"x{m.behind.verb}{m.behind.opening}|{m.own.clause.kind}", f"X{m.behind.lemma}"]
    if said_noun(m.before):
        found.append("bn")
    return found


def word_at(tokens: Tokens, at: int) -> str:
    """Return the word at ``at``, ``¶`` for a line end and beyond either end of the text."""
    text = tokens.texts[at] if 0 <= at < len(tokens.texts) else "¶"
    return "¶" if text[0] == "\n" else text


FIRST_PERSON = frozenset(
    "ich wir mich mir uns mein meine meinen meiner unser unsere unseren unserer du ihr euch".split()
)
FINITE = frozenset(LISTS["finite"])
