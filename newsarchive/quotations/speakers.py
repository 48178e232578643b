"""A quotation and the clauses around it -> who may have said it: noun phrases and pronouns, each with its signs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.clauses import ARTICLES, LINK, QUOTED, SOURCE, phrase_end
from newsarchive.quotations.speech import said_noun, verb_forms
from newsarchive.rules.lexicon.first_names import FIRST_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsarchive.quotations.signs import ClauseSigns
    from newsarchive.quotations.tokens import Tokens
    from newsarchive.quotations.weights import Key

__all__ = ["OWN", "PLACED", "Candidate", "candidates_in", "none_features", "own_keys", "place_of", "verb_of"]

LISTS = word_parts(__file__, "speakers")

PRONOUNS = frozenset("er sie es man dieser diese ich wir letzterer letztere denen".split())
PREPOSITIONS = frozenset(LISTS["prepositions"])
AUXILIARIES = frozenset(
    "hat haben hatte hatten habe ist war wird wurde werden wurden sei kann will soll".split()
)
FORMS = verb_forms()
TIMES = frozenset(LISTS["times"])
PERSON_ENDINGS = LISTS["person endings"]  # fmt: skip


class Candidate(NamedTuple):
    """A noun phrase or a pronoun: its range of tokens, the clause that it stands in, and which one there it is."""

    first: int
    last: int
    clause: int
    rank: int
    kind: str


def candidates_in(tokens: Tokens, row: Sequence[ClauseSigns], at: int) -> Iterator[Candidate]:
    """Yield the noun phrases and pronouns of the clause ``row[at]``."""
    texts = tokens.texts
    clause = row[at].clause
    done, last, rank = clause.first, clause.last, 0
    for here in range(done, last):
        if here < done:
            continue
        opens = opening_of(texts[here])
        if not opens:
            continue
        following = texts[here + 1][0] if here + 1 < last else ""
        if opens == "pronoun" or (opens == "this" and not following.isupper()):
            yield Candidate(first=here, last=here + 1, clause=at, rank=rank, kind="pronoun")
            rank, done = rank + 1, here + 1
        elif opens != "adjective" or following.isupper():
            end = phrase_end(texts, here, last, initial=False)
            if end > here and any(is_name_like(word) for word in texts[here:end]):
                yield Candidate(first=here, last=end, clause=at, rank=rank, kind=kind_of(texts, here, end))
                rank, done = rank + 1, end


@lru_cache(maxsize=16384)
def opening_of(word: str) -> str:
    """Return how a candidate can begin with a word: as a ``pronoun``, ``this`` (a pronoun or an article), ``phrase``, ``adjective``, or not."""
    low, head = word.lower(), word[0]
    if low in PRONOUNS:
        return "this" if low in {"diese", "dieser"} else "pronoun"
    if head.isupper():
        return "" if low in NO_BEGIN else "phrase"
    if head.islower():
        if word in ARTICLES:
            return "phrase"
        if word.endswith(PAST) or word in NO_ADJECTIVE:
            return ""
        return "adjective" if word.endswith(("e", "er", "en", "es")) else ""
    if head.isdigit():
        return "phrase" if "-" in word else ""  # ``43-Jährige``
    return "phrase" if head in '„»«"' else ""


def is_name_like(word: str) -> bool:
    """Tell whether a word of a phrase is a noun, a name, or opens one that stands between marks."""
    return word[0].isupper() or word[0] in '„»«"' or "-" in word


PAST = ("te", "ten")
"""Behind no article these end the past of a verb rather than an adjective: ``brachte Merkel``."""
NO_NOUN = frozenset(LISTS["no noun"])
NO_BEGIN = NO_NOUN | PREPOSITIONS
NO_ADJECTIVE = NO_BEGIN | AUXILIARIES | FORMS.keys()


def kind_of(texts: Sequence[str], first: int, last: int) -> str:
    """Return what a noun phrase names: a person, an office, a statement, a time, or anything else."""
    kinds = {kind_of_noun(word) for word in texts[first:last] if word[0].isupper()}
    for kind in ("time", "name", "office"):
        if kind in kinds:
            return kind
    if last - first == 1:
        return "saidword" if "said" in kinds else "word"
    return "said" if "said" in kinds else "words"


@lru_cache(maxsize=8192)
def kind_of_noun(word: str) -> str:
    """Return what a capitalised word names by itself."""
    folded = word.lower()
    if folded in TIMES:
        return "time"
    if folded in FIRST_NAMES:
        return "name"
    if folded.endswith(PERSON_ENDINGS):
        return "office"
    return "said" if said_noun(word) else ""


def own_keys(
    tokens: Tokens, seen: ClauseSigns, candidate: Candidate
) -> tuple[str, tuple[str, str], tuple[Key, ...]]:
    """Return the kinds of words on either side of a candidate, these words as features, and what decides each group in ``OWN``."""
    clause, lower = seen.clause, tokens.lower
    head = lower[candidate.first]
    before = lower[candidate.first - 1] if candidate.first > clause.first else "^"
    after = lower[candidate.last] if candidate.last < clause.last else "$"
    left, right = SIDES.get(before) or beside(before), SIDES.get(after) or beside(after)
    kind, rank = candidate.kind, min(candidate.rank, 3)
    case = head if kind == "pronoun" or head in ARTICLES else "-"
    verb = verb_of(seen)
    source = lower[clause.first] if clause.kind == SOURCE else ""
    return (
        f"{left}|{right}",
        (f"b{before}", f"a{after}"),
        (
            (case, left, verb, rank),
            (kind, left, right, verb),
            (seen.lemma, left, right),
            (source, candidate.rank),
        ),
    )


def verb_of(seen: ClauseSigns) -> str:
    """Return the class of the verb of a clause, or its kind where it has none of its own."""
    kind = seen.clause.kind
    return kind if kind in VERBLESS else seen.verb


VERBLESS = frozenset((SOURCE, LINK, QUOTED))


@lru_cache(maxsize=4096)
def beside(word: str) -> str:
    """Return the kind of a word that stands beside a candidate."""
    return (
        "prep"
        if word in PREPOSITIONS
        else "verb"
        if word in FORMS
        else "aux"
        if word in AUXILIARIES
        else "other"
    )


SIDES = {"^": "^", "$": "$"}


def cased_group(case: str, left: str, verb: str, rank: int) -> list[str]:
    """Return what the case of a candidate and its place in the clause show."""
    return [f"c{case}|{left}", f"vc{verb}|{case}", f"vr{verb}|{rank}"]


def kind_group(kind: str, left: str, right: str, verb: str) -> list[str]:
    """Return what kind of phrase stands between which words."""
    return [f"k{kind}|{left}|{right}", f"vk{verb}|{kind}|{left}", f"vl{verb}|{left}|{right}"]


def lemma_group(lemma: str, left: str, right: str) -> list[str]:
    """Return by which verb a candidate stands."""
    return [f"lem{lemma}|{left}|{right}"]


def source_group(word: str, rank: int) -> list[str]:
    """Return by which word a phrase names its source."""
    return [f"src{rank}|{word}"] if word else []


OWN: tuple[Callable[..., list[str]], ...] = (
    cased_group,
    kind_group,
    lemma_group,
    source_group,
)


def place_of(row: Sequence[ClauseSigns], at: int, first: int, last: int) -> tuple[str, int]:
    """Return where the clause ``row[at]`` stands to a quotation from clause ``first`` to ``last``, and how far off in its sentence."""
    sentence, begin = row[at].clause.sentence, row[first].clause.sentence
    if not begin <= sentence <= row[last].clause.sentence:
        return f"s{max(min(sentence - begin, 2), -4)}", 0
    if at < first:
        return "before", min(first - at, 3)
    if at > last:
        return "after", min(at - last, 3)
    return "in", 0


def named_group(  # noqa: PLR0913, PLR0917 - what decides the group
    kind: str, where: str, gap: int, rank: int, verb: str, again: bool, cued: bool
) -> list[str]:
    """Return what the kind of phrase shows in its place."""
    place = f"{where}{gap}"
    return [
        f"pk{kind}|{place}", f"pr{rank}|{place}|{cued}", f"pg{again}|{where}|{verb}|{kind}", f"pc{cued}|{where}|{verb}|{rank}|{kind}",
    ]  # fmt: skip


def beside_group(sides: str, where: str, gap: int, verb: str, before: str) -> list[str]:
    """Return what stands beside the phrase."""
    return [f"pv{verb}|{where}{gap}|{before}", f"ps{sides}|{where}", f"pl{verb}|{sides}|{where}"]


def set_group(spoken: str, where: str, gap: int, again: bool, cued: bool) -> list[str]:
    """Return how the clause is set to the quotation, and whether the phrase named who spoke before."""
    return [f"pa{again}|{spoken}|{cued}", f"pq{spoken}|{where}{gap}"]


def opened_group(opening: str, where: str, gap: int, rank: int) -> list[str]:
    """Return how the clause opens."""
    return [f"po{opening}|{where}{gap}|{rank}"]


def mood_group(mood: str, where: str, rank: int) -> list[str]:
    """Return the mood of the clause."""
    return [f"pm{mood}|{where}|{rank}"]


PLACED: tuple[Callable[..., list[str]], ...] = (
    named_group,
    beside_group,
    set_group,
    opened_group,
    mood_group,
)


def none_features(row: Sequence[ClauseSigns], inside: tuple[int, int], kind: str, cued: bool) -> list[str]:
    """Return the features of nobody's being named."""
    first, last = inside
    sentence = row[first].clause.sentence
    low = first
    while low and row[low - 1].clause.sentence == sentence:
        low -= 1
    around = [
        row[i]
        for i in range(low, min(last + 3, len(row)))
        if (i < first or i > last) and row[i].clause.sentence == sentence
    ]
    found = [f"none{kind}", f"nonec{cued}", f"nonek{kind}{cued}{row[first].mood}"]
    found += [f"nonel{seen.lemma}" for seen in around if seen.lemma]
    found += [f"nones{seen.clause.kind}" for seen in around]
    return found
