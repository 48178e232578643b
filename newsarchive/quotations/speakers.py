"""A quotation and the clauses around it -> who may have said it: noun phrases and pronouns, each with its signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.clauses import ARTICLES, LINK, QUOTED, SOURCE, phrase_end
from newsarchive.quotations.speech import said_noun, verb_forms
from newsarchive.rules.lexicon.first_names import FIRST_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from newsarchive.quotations.signs import ClauseSigns
    from newsarchive.quotations.tokens import Token

    Key = tuple[str | int, ...]

__all__ = ["PLACED", "Candidate", "candidates_in", "none_features", "own_features", "placed_groups"]

LISTS = word_parts(__file__, "speakers")

PRONOUNS = frozenset("er sie es man dieser diese ich wir letzterer letztere denen".split())
PREPOSITIONS = frozenset(LISTS["prepositions"])
AUXILIARIES = frozenset(
    "hat haben hatte hatten habe ist war wird wurde werden wurden sei kann will soll".split()
)
TIMES = frozenset(LISTS["times"])
PERSON_ENDINGS = LISTS["person endings"]  # fmt: skip


class Candidate(NamedTuple):
    """A noun phrase or a pronoun: its range of tokens, the clause that it stands in, and which one there it is."""

    first: int
    last: int
    clause: int
    rank: int
    kind: str


def candidates_in(tokens: Sequence[Token], row: Sequence[ClauseSigns], at: int) -> Iterator[Candidate]:
    """Yield the noun phrases and pronouns of the clause ``row[at]``."""
    clause = row[at].clause
    here, last, rank = clause.first, clause.last, 0
    while here < last:
        word = tokens[here].text
        low = word.lower()
        if low in PRONOUNS and (
            low not in {"diese", "dieser"} or here + 1 >= last or tokens[here + 1].text[0].islower()
        ):
            yield Candidate(first=here, last=here + 1, clause=at, rank=rank, kind="pronoun")
            rank, here = rank + 1, here + 1
            continue
        if not begins_phrase(tokens, here, last):
            here += 1
            continue
        end = phrase_end(tokens, here, last, initial=False)
        if end <= here or not any(
            token.text[0].isupper() or token.text[0] in '„»«"' or "-" in token.text
            for token in tokens[here:end]
        ):
            here += 1
            continue
        yield Candidate(first=here, last=end, clause=at, rank=rank, kind=kind_of(tokens, here, end))
        rank, here = rank + 1, end


def begins_phrase(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether a noun phrase can begin with the word at ``at``."""
    word = tokens[at].text
    if word[0].isupper():
        return word.lower() not in PREPOSITIONS and word.lower() not in NO_NOUN
    if word in ARTICLES:
        return True
    if word[0] in '„»«"':
        return True
    if word[0].isdigit():
        return "-" in word  # ``43-Jährige``
    return (
        word[0].islower()
        and word.endswith(("e", "er", "en", "es"))
        and at + 1 < last
        and tokens[at + 1].text[0].isupper()
        and (
            word not in verb_forms()
            and word not in PREPOSITIONS
            and word not in AUXILIARIES
            and word not in NO_NOUN
        )
    )


NO_NOUN = frozenset(LISTS["no noun"])


def kind_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return what a noun phrase names: a person, an office, a statement, a time, or anything else."""
    words = [token.text for token in tokens[first:last]]
    capital = [word for word in words if word[0].isupper()]
    folded = [word.lower() for word in capital]
    if not TIMES.isdisjoint(folded):
        return "time"
    if not FIRST_NAMES.isdisjoint(folded):
        return "name"
    for word in folded:
        if word.endswith(PERSON_ENDINGS):
            return "office"
    said = any(map(said_noun, capital))
    if len(words) == 1:
        return "saidword" if said else "word"
    return "said" if said else "words"


def own_features(tokens: Sequence[Token], seen: ClauseSigns, candidate: Candidate) -> tuple[str, list[str]]:
    """Return the features of a candidate that are the same for every quotation, and what stands on either side of it."""
    clause = seen.clause
    before = tokens[candidate.first - 1].text.lower() if candidate.first > clause.first else "^"
    after = tokens[candidate.last].text.lower() if candidate.last < clause.last else "$"
    forms = verb_forms()
    left = (
        "prep"
        if before in PREPOSITIONS
        else "verb"
        if before in forms
        else "aux"
        if before in AUXILIARIES
        else "^"
        if before == "^"
        else "other"
    )
    right = (
        "verb"
        if after in forms
        else "aux"
        if after in AUXILIARIES
        else "$"
        if after == "$"
        else "prep"
        if after in PREPOSITIONS
        else "other"
    )
    head = tokens[candidate.first].text.lower()
    case = head if head in ARTICLES or candidate.kind == "pronoun" else "-"
    verb = seen.verb if clause.kind not in {SOURCE, LINK, QUOTED} else clause.kind
    found = [
        f"c{case}|{left}", f"b{before}", f"a{after}", f"lem{seen.lemma}|{left}|{right}", f"k{candidate.kind}|{left}|{right}",
        f"vk{verb}|{candidate.kind}|{left}", f"vl{verb}|{left}|{right}", f"vc{verb}|{case}", f"vr{verb}|{min(candidate.rank, 3)}",
    ]  # fmt: skip
    if clause.kind == SOURCE:
        found.append(
            f"src{candidate.rank}|{tokens[clause.first].text.lower() if candidate.first > clause.first else head}"
        )
    return f"{left}|{right}", found


def placed_groups(  # noqa: PLR0913, PLR0917 - the candidate, and how it stands to the quotation
    row: Sequence[ClauseSigns],
    candidate: Candidate,
    sides: str,
    inside: tuple[int, int],
    kind: str,
    again: bool,
    cued: bool,
) -> tuple[tuple[str, Key], ...]:
    """Return the groups of features of a candidate for the quotation in the clauses from ``inside[0]`` to ``inside[1]``.

    A group is a name of ``PLACED`` and what that is called with: so few things decide it that its weights are summed up once.
    """
    seen = row[candidate.clause]
    clause, (first, last) = seen.clause, inside
    if row[first].clause.sentence <= clause.sentence <= row[last].clause.sentence:
        at = candidate.clause
        where, gap = (
            ("in", 0)
            if first <= at <= last
            else ("before", first - at)
            if at < first
            else ("after", at - last)
        )
    else:
        where, gap = f"s{max(min(clause.sentence - row[first].clause.sentence, 2), -4)}", 0
    gap, rank = min(gap, 3), min(candidate.rank, 3)
    verb = seen.verb if clause.kind not in {SOURCE, LINK, QUOTED} else clause.kind
    return (
        ("named", (candidate.kind, where, gap, rank, verb, again, cued)),
        ("beside", (sides, where, gap, verb, clause.before)),
        ("set", (kind, where, gap, rank, again, cued, seen.opening, seen.mood)),
    )


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


def set_group(  # noqa: PLR0913, PLR0917 - what decides the group
    kind: str, where: str, gap: int, rank: int, again: bool, cued: bool, opening: str, mood: str
) -> list[str]:
    """Return how the clause is set to the quotation."""
    place = f"{where}{gap}"
    return [
        f"pa{again}|{kind}|{cued}",
        f"pq{kind}|{place}",
        f"po{opening}|{place}|{rank}",
        f"pm{mood}|{where}|{rank}",
    ]


PLACED: Mapping[str, Callable[..., list[str]]] = {
    "named": named_group,
    "beside": beside_group,
    "set": set_group,
}


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
    found += [f"nonew{word}" for seen in around for word in seen.small[:6]]
    found += [f"nones{seen.clause.kind}" for seen in around]
    return found
