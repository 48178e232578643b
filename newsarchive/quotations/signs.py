"""Clauses -> their signs: how each opens, its mood, the verb of saying in it, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.clauses import LINK, QUOTED, SOURCE, Clause
from newsarchive.quotations.speech import (
    ADDED,
    PARTICLES,
    SUBJUNCTIVE,
    SUBJUNCTIVE_PAST,
    said_noun,
    verb_forms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsarchive.quotations.tokens import Tokens
    from newsarchive.quotations.weights import Key

__all__ = [
    "GROUPS",
    "NOTHING",
    "ClauseSigns",
    "features_of",
    "keys_of",
    "plain_features",
    "rare_features",
    "see",
]

OPENINGS: dict[str, str] = {
    **dict.fromkeys(("dass", "daß"), "dass"),
    **dict.fromkeys("ob".split(), "ob"),
    **dict.fromkeys("wie".split(), "wie"),
    **dict.fromkeys("so".split(), "so"),
    **dict.fromkeys("warum weshalb wieso wann was wer wo wohin woher welche welcher welches wofür womit".split(), "w"),
    **dict.fromkeys("weil da denn nachdem während als bevor obwohl obgleich falls wenn sofern damit sodass bis seit solange wobei wodurch indem".split(), "sub"),
    **dict.fromkeys("um ohne statt anstatt".split(), "um"),
    **dict.fromkeys("und oder sowie".split(), "und"),
    **dict.fromkeys("aber sondern doch jedoch".split(), "aber"),
    **dict.fromkeys("er sie es".split(), "er"),
    **dict.fromkeys("man".split(), "man"),
    **dict.fromkeys("der die das dem den des".split(), "art"),
    **dict.fromkeys("deren dessen denen".split(), "rel"),
    **dict.fromkeys("ein eine einen einem einer eines kein keine".split(), "ein"),
    **dict.fromkeys("dies diese dieser dieses diesem diesen".split(), "dies"),
    **dict.fromkeys("sein seine ihr ihre seinen ihren seiner ihrer".split(), "poss"),
    **dict.fromkeys("ich wir mein unser meine unsere".split(), "ich"),
    **dict.fromkeys("in im an am auf aus bei beim mit von vom zu zum zur für über unter durch gegen nach trotz wegen vor seit".split(), "prep"),
}  # fmt: skip
FAR = 12
"""How many clauses of a sentence around one of them are looked at: enough for any that a person wrote."""
JOINT = {before: before or "" for before in ("¶", ".", ",", ":", "", "und")}
"""The kinds of joint before a clause: the choice between going on and beginning anew differs by it."""
SHALL = frozenset("soll sollen sollte sollten will wollen wollte wollten".split())


class ClauseSigns(NamedTuple):
    """What one clause shows."""

    opening: str
    second: str
    last: str
    mood: str
    verb: str
    lemma: str
    noun: bool
    words: int
    small: list[str]
    clause: Clause
    cue: str
    joint: str


def known_words() -> dict[str, tuple[str, tuple[str, str] | None, bool]]:
    """Return each word that tells mood or speech to its mood, its verb's class and infinitive, and whether it may be a particle."""
    forms = verb_forms()
    moods = {
        **dict.fromkeys(SHALL, "soll"),
        **dict.fromkeys(SUBJUNCTIVE_PAST, "K2"),
        **dict.fromkeys(SUBJUNCTIVE, "K1"),
    }
    return {
        word: (moods.get(word, ""), forms.get(word), word in PARTICLES)
        for word in {*moods, *forms, *PARTICLES}
    }


FORMS = verb_forms()
KNOWN = known_words()


def see(tokens: Tokens, clause: Clause) -> ClauseSigns:
    """Return what ``clause`` shows."""
    texts, lower = tokens.texts, tokens.lower
    first, last = clause.first, clause.last
    opening, end = texts[first], texts[last - 1]
    low = lower[first]
    small = [word for word in texts[first:last] if word[0].islower()]
    begins = clause.before in ".¶"
    capitals = [word for word in texts[first if begins else first + 1 : last] if word[0].isupper()]
    if opening[0].isupper() and not (begins and len(opening) > 12):
        small.insert(0, low)
    verb = lemma = particle = mood = ""
    for word in small:
        if word in KNOWN:
            own, form, may_stand = KNOWN[word]
            if own and (not mood or own == "K1"):
                mood = own
            if form and (not verb or verb == "think"):
                verb, lemma = form
            elif may_stand and word in lower[max(last - 2, first) : last]:
                particle = word
    if not mood and last - first > 2 and end[0].islower():
        if end[-1] == "n" and (lower[last - 2] == "zu" or "zu" in end[1:-4]):
            mood = "zu"
        elif end[-1] == "e":
            mood = "e"
    kind = OPENINGS.get(low) or shape_of(opening, low)
    noun = any(map(said_noun, capitals))
    return ClauseSigns(
        opening=kind,
        second=lower[first + 1] if last - first > 1 else "",
        last=end if end[0].islower() else "Cap",
        mood=mood,
        verb=verb,
        lemma=particle + "·" + lemma if particle else lemma,
        noun=noun,
        words=last - first,
        small=small,
        clause=clause,
        cue=cue_of(clause.kind, kind, verb, noun),
        joint=JOINT.get(clause.before, "-"),
    )


def shape_of(opening: str, low: str) -> str:
    """Return how a clause opens whose first word is none of the closed classes."""
    if opening[0].islower():
        return "verb" if low in FORMS else "low"
    return "num" if opening[0].isdigit() else "cap"


NOTHING = ClauseSigns(
    opening="-",
    second="",
    last="",
    mood="",
    verb="",
    lemma="",
    noun=False,
    words=0,
    small=[],
    clause=Clause(first=0, last=0, kind="none", before="", sentence=-1),
    cue="",
    joint="",
)


def cue_of(kind: str, opening: str, verb: str, noun: bool) -> str:
    """Return in what way a clause can introduce what another one reports."""
    if kind in {SOURCE, LINK}:
        return kind + ("n" if noun else "")
    if kind == QUOTED:
        return ""
    if opening == "so":
        return "so"
    return verb or ("noun" if noun else "")


def features_of(sentences: Iterable[Sequence[ClauseSigns]]) -> Iterator[list[str]]:
    """Yield the features of each clause of ``sentences``, in order."""
    for keys, seen, before in keys_of(sentences):
        groups = [one for group, key in zip(GROUPS, keys, strict=True) for one in group(*key)]
        yield [
            *groups,
            *(f"w{word}" for word in seen.small),
            *plain_features(seen),
            *rare_features(seen, before),
        ]


def keys_of(
    sentences: Iterable[Sequence[ClauseSigns]],
) -> Iterator[tuple[tuple[Key, ...], ClauseSigns, ClauseSigns]]:
    """Yield for each clause what decides each of its ``GROUPS`` of features, the clause itself and the one before it.

    Few things decide a group, so that the same group comes up again and again, and its weights are summed up once.
    """
    above, number = ("", "", ""), -1
    for own in sentences:
        if not own:
            continue
        clause = own[0].clause
        if clause.sentence != number + 1:
            above = ("", "", "")
        if clause.before == "¶":
            above = ("¶" + above[0], above[1], above[2])
        yield from keys_of_sentence(own, above)
        number = clause.sentence
        cues = [seen.cue for seen in own if seen.cue]
        moods = [seen.mood for seen in own]
        above = (
            "say" if "say" in cues else cues[0] if cues else "",
            "K1" if "K1" in moods else "K2" if "K2" in moods else "",
            "Q" if any(seen.clause.kind == QUOTED for seen in own) else "",
        )


def keys_of_sentence(
    own: Sequence[ClauseSigns], above: tuple[str, str, str]
) -> Iterator[tuple[tuple[Key, ...], ClauseSigns, ClauseSigns]]:
    """Yield what ``keys_of`` does for the clauses of one sentence; ``above`` is the sentence before."""
    end = len(own) - 1
    behind, later = [""] * (end + 1), ""
    for at in range(end - 2, -1, -1):
        later = behind[at] = own[at + 2].cue or later
    before, before_cue, earlier = NOTHING, "^", ""
    for at, seen in enumerate(own):
        first, last = at == 0, at == end
        if at > 1:
            earlier = own[at - 2].cue or earlier
        after, after_cue = (NOTHING, "$") if last else (own[at + 1], own[at + 1].cue)
        opening, mood, cue, joint, kind = seen.opening, seen.mood, seen.cue, seen.joint, seen.clause.kind
        keys = (
            (kind, opening, mood, joint, cue),
            (before_cue, kind, opening, mood),
            (before.clause.kind, before.opening, joint),
            (before.mood, mood, opening),
            (after_cue, after.clause.kind, after.opening, after.clause.before, mood, first),
            (earlier, behind[at], opening, mood, first, last),
            (*above, mood, cue, first, last),
            (before.lemma, opening),
            (after.lemma, first),
        )
        yield keys, seen, before
        before, before_cue = seen, cue


def plain_features(seen: ClauseSigns) -> tuple[str, str, str, str]:
    """Return the words of a clause that count by their place, its verb, its second and its last one, and how many there are."""
    return f"l{seen.lemma}", f"s{seen.second}", f"e{seen.last}", f"n{min(seen.words, 12) // 2}"


def rare_features(seen: ClauseSigns, before: ClauseSigns) -> list[str]:
    """Return the features of a clause that few have: a source's name or a word that points to one, ``weiter``."""
    found: list[str] = []
    if before.clause.kind in {LINK, SOURCE}:
        found.append(f"src{before.noun}{before.small[:1]}|{seen.mood}")
    if seen.clause.kind == LINK:
        found.append(f"link{seen.small[:1]}")
    if not ADDED.isdisjoint(seen.small):
        found.append("added")
    return found


def own_group(kind: str, opening: str, mood: str, joint: str, own: str) -> list[str]:
    """Return what the clause itself shows."""
    shape = f"{kind[0]}{opening}"
    return [
        "1", f"k{kind}", f"o{shape}", f"m{mood}", f"c{own}", f"j{joint}{shape}", f"om{shape}{mood}", f"jm{joint}{mood}", f"cm{own}{mood}",
    ]  # fmt: skip


def before_group(cue: str, kind: str, opening: str, mood: str) -> list[str]:
    """Return what the cue of the clause before shows."""
    return [f"bc{cue}", f"bo{cue}|{kind[0]}{opening}", f"bm{cue}|{mood}", f"bom{cue}|{opening}|{mood}"]


def joined_group(kind: str, before: str, joint: str) -> list[str]:
    """Return what the clause before and the joint to it show."""
    return [f"bk{kind}{before}|{joint}"]


def mood_before_group(before: str, mood: str, opening: str) -> list[str]:
    """Return what the mood of the clause before shows."""
    return [f"bb{before}|{mood}|{opening}"]


def after_group(  # noqa: PLR0913, PLR0917 - four of the clause behind, two of this one
    cue: str, kind: str, opening: str, before: str, mood: str, whole: bool
) -> list[str]:
    """Return what the clause behind shows."""
    return [
        f"ac{cue}",
        f"ak{kind}{opening}|{before}",
        f"am{cue}|{mood}|{whole}",
        f"ao{cue}|{opening}|{before}",
    ]


def far_group(  # noqa: PLR0913, PLR0917 - two of the rest of the sentence, four of this one
    earlier: str, later: str, opening: str, mood: str, whole: bool, last: bool
) -> list[str]:
    """Return what clauses further off in the sentence show, and where in it this one stands."""
    return [f"ec{earlier}|{opening}", f"em{earlier}|{mood}", f"lc{later}|{mood}|{whole}", f"p{whole}{last}"]


def above_group(  # noqa: PLR0913, PLR0917 - three of the sentence before, four of this one
    cue: str, reported: str, quoted: str, mood: str, own: str, whole: bool, last: bool
) -> list[str]:
    """Return what the sentence before shows."""
    found = [
        f"x{cue}|{mood}|{whole}", f"y{reported}|{mood}|{cue}", f"z{quoted}|{mood}|{whole}", f"xy{cue}{reported}{quoted}|{mood}|{own}",
    ]  # fmt: skip
    if whole and last:
        found.append(f"single{mood}|{own}|{reported}")
    return found


def verb_before_group(lemma: str, opening: str) -> list[str]:
    """Return which verb of saying stands in the clause before."""
    return [f"bl{lemma}|{opening}", f"bL{lemma}"]


def verb_after_group(lemma: str, first: bool) -> list[str]:
    """Return which verb of saying stands in the clause behind."""
    return [f"al{lemma}|{first}"]


GROUPS: tuple[Callable[..., list[str]], ...] = (
    own_group,
    before_group,
    joined_group,
    mood_before_group,
    after_group,
    far_group,
    above_group,
    verb_before_group,
    verb_after_group,
)
