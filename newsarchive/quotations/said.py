"""A pair of quotation marks -> the signs that tell words somebody said from a title, a name, or a word held at arm's length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.clauses import ARTICLES, LINK, QUOTED, SOURCE
from newsarchive.quotations.signs import FAR
from newsarchive.quotations.speech import SUBJUNCTIVE, SUBJUNCTIVE_PAST, said_noun, verb_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair
    from newsarchive.quotations.signs import ClauseSigns
    from newsarchive.quotations.tokens import Token

__all__ = ["mark_features"]

LISTS = word_parts(__file__, "said")

NAMED = frozenset(LISTS["named"])


def mark_features(  # noqa: C901, PLR0913, PLR0915, PLR0917 - the pair, and all that stands around it
    tokens: Sequence[Token],
    pair: Pair,
    first: int,
    last: int,
    row: Sequence[ClauseSigns],
    at: int,
    reported: bool,
    again: int,
) -> list[str]:
    """Return the features of the pair of marks around the tokens ``first`` to ``last``, which stands in the clause ``row[at]``."""
    forms = verb_forms()
    inner = [token.text for token in tokens[first + 1 : last - 1]]
    words = [word for word in inner if word[0].isalnum()]
    before, earlier = word_at(tokens, first - 1), word_at(tokens, first - 2)
    after, then = word_at(tokens, last), word_at(tokens, last + 1)
    small = [word for word in words if word[0].islower()]
    finite = any(word in FINITE or word in SUBJUNCTIVE or word in SUBJUNCTIVE_PAST for word in small)
    stop = inner[-1] if inner and inner[-1] in ".!?…," else ""
    sentence = row[at].clause.sentence
    start = at
    while start > max(at - FAR, 0) and row[start - 1].clause.sentence == sentence:
        start -= 1
    end = at
    while end + 1 < min(at + FAR, len(row)) and row[end + 1].clause.sentence == sentence:
        end += 1
    own = row[at]
    above = ""
    if start:
        i = start - 1
        while i >= max(start - FAR, 0) and row[i].clause.sentence == sentence - 1:
            above = "say" if row[i].verb == "say" else above or row[i].verb
            i -= 1
    around = [row[i] for i in range(start, end + 1) if i != at]
    verb = own.verb if own.clause.kind != QUOTED else ""
    lemma = own.lemma if own.clause.kind != QUOTED else ""
    near = row[at - 1] if at > start else None
    next_ = row[at + 1] if at < end else None
    source = any(seen.clause.kind in {SOURCE, LINK} for seen in around)
    said = (
        "say"
        if any(seen.verb == "say" for seen in around)
        else "think"
        if any(seen.verb for seen in around)
        else ""
    )
    length = min(len(words), 12)
    low = before.lower()
    if low in ARTICLES:
        left = "art"
    elif before[0].isupper():
        left = "named" if low in NAMED or low.rpartition("-")[2] in NAMED else "Cap"
    elif before[0].isalpha():
        left = "adj" if low.endswith(("en", "er", "e", "es", "em")) else "low"
    else:
        left = before[0]
    right = (
        "Cap"
        if after[0].isupper()
        else ("verb" if after in forms else "low")
        if after[0].isalpha()
        else after[0]
    )
    capital = bool(words) and words[0][0].isupper()
    capitals = sum(word[0].isupper() for word in words)
    shape = "all" if capitals == len(words) else "some" if capitals else "none"
    opens = first == 0 or before in {"¶", ".", "!", "?", ":"}
    moods = {seen.mood for seen in around} | {own.mood}
    mild = "K1" if "K1" in moods else "K2" if "K2" in moods else ""
    everywhere = "|".join(sorted({seen.verb for seen in around if seen.verb} | {verb}))
    found = [
        f"mild{mild}|{min(length, 3)}", f"mildv{mild}|{everywhere}|{source}", f"every{everywhere}|{left}|{min(length, 3)}", f"everyr{everywhere}|{right}",
        f"of{left}|{low}|{shape}|{right}", *(f"lem{seen.lemma}" for seen in around if seen.lemma),
        "1", f"n{length}", f"k{own.clause.kind[0]}", f"l{left}", f"b{low}", f"r{right}", f"a{after.lower()}", f"s{stop}", f"c{shape}|{length}",
        f"f{finite}|{length > 3}", f"lr{left}|{right}", f"v{verb}", f"V{lemma}", f"vs{said}|{source}", f"lc{left}|{shape}", f"nv{length}|{bool(verb or said)}",
        f"L{lemma}|{left}", f"d{pair.depth}", f"o{opens}|{capital}|{stop}", f"R{reported}", f"Rl{reported}|{left}|{shape}", f"sm{bool(small)}|{length}",
        f"e{earlier.lower()}|{left}", f"m{own.mood}", f"Rv{reported}|{verb}|{length > 2}", f"w{words[0].lower() if words else ''}",
        f"z{inner[-1].lower() if inner else ''}", f"noun{own.noun}|{length > 2}", f"als{'als' in own.small}|{length}", f"t{right}|{then.lower() if after == ',' else ''}",
        f"fin{finite}{stop}{capital}",
    ]  # fmt: skip
    whole = " ".join(words)
    reports = f"{said}{verb}{source}{own.mood}{reported}"
    found += [
        f"rep{reports}", f"repn{reports}|{min(length, 4)}", f"lrc{left}|{right}|{shape}|{min(length, 3)}", f"q{tokens[first].text}",
        f"again{again}", f"ich{any(word.lower() in FIRST_PERSON for word in words)}", f"head{words[0][0].isupper() if words else ''}|{left}|{min(length, 4)}",
        f"sfx{words[-1][-3:].lower() if words else ''}|{length < 3}", f"in{own.opening}|{min(length, 4)}", f"mood{own.mood}|{left}|{shape}",
        f"num{any(word[0].isdigit() for word in words)}", f"len{len(whole) // 12}", f"above{above}|{min(length, 4)}", f"al{after.lower()}|{left}",
        f"Lr{lemma}|{reported}", f"bl{low}|{lemma}", f"as{'als' in own.small}|{verb}|{lemma}",
    ]  # fmt: skip
    if near is not None:
        found += [f"p{near.verb}|{own.clause.before}", f"P{near.lemma}"]
    if next_ is not None:
        found += [f"x{next_.verb}{next_.opening}|{own.clause.kind}", f"X{next_.lemma}"]
    if said_noun(before):
        found.append("bn")
    return found


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Return the word at ``at``, ``¶`` for a line end and beyond either end of the text."""
    text = tokens[at].text if 0 <= at < len(tokens) else "¶"
    return "¶" if text[0] == "\n" else text


FIRST_PERSON = frozenset(
    "ich wir mich mir uns mein meine meinen meiner unser unsere unseren unserer du ihr euch".split()
)
FINITE = frozenset(LISTS["finite"])
