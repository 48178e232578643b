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
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Key = tuple[str | bool, ...]

__all__ = ["GROUPS", "ClauseSigns", "features_of", "grouped_features", "joint_of", "see"]

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
LONGEST_SMALL = 12
FAR = 12
"""How many clauses of a sentence around one of them are looked at: enough for any that a person wrote."""
SHALL = frozenset("soll sollen sollte sollten will wollen wollte wollten".split())
MOODS = {
    **dict.fromkeys(SHALL, "soll"),
    **dict.fromkeys(SUBJUNCTIVE_PAST, "K2"),
    **dict.fromkeys(SUBJUNCTIVE, "K1"),
}
TELLING = frozenset((*MOODS, *verb_forms()))
"""The words that decide the verb and the mood of a clause; most clauses have none."""


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
    small: tuple[str, ...]
    clause: Clause


def see(texts: Sequence[str], clause: Clause) -> ClauseSigns:
    """Return what ``clause`` shows."""
    words = texts[clause.first : clause.last]
    opening, end = words[0], words[-1]
    small = small_words(words, clause)
    telling = [word for word in small if word in TELLING]
    verb, lemma = verb_in(telling, words)
    low = opening.lower()
    return ClauseSigns(
        opening=OPENINGS.get(low) or shape_of(opening, low),
        second=words[1].lower() if len(words) > 1 else "",
        last=end if end[0].islower() else "Cap",
        mood=mood_of(telling, words),
        verb=verb,
        lemma=lemma,
        noun=any(map(said_noun, nouns_of(words, clause))),
        words=len(words),
        small=tuple(small),
        clause=clause,
    )


def small_words(words: Sequence[str], clause: Clause) -> list[str]:
    """Return the words without a capital; the first word of a clause is one as well, unless it is too long to be anything but a noun."""
    small = [word for word in words if word[0].islower()]
    first = words[0]
    if first[0].isupper() and (len(first) <= LONGEST_SMALL or clause.before not in ".¶"):
        small.insert(0, first.lower())
    return small


def nouns_of(words: Sequence[str], clause: Clause) -> list[str]:
    """Return the words with a capital; the first one of a clause only where it may stand at the head of a sentence."""
    found = [word for word in words if word[0].isupper()]
    return found[1:] if clause.before not in ".¶" and words[0][0].isupper() else found


def verb_in(telling: Sequence[str], words: Sequence[str]) -> tuple[str, str]:
    """Return the class and the infinitive of the verb of saying, with the particle that stands apart at the end: ``mit·teilen``.

    The first verb counts; a verb of thinking gives way to a later one.
    """
    forms = verb_forms()
    verb = lemma = ""
    for word in telling:
        form = forms.get(word)
        if form and (not verb or verb == "think"):
            verb, lemma = form
    particle = next((word for word in reversed(words[-2:]) if word in PARTICLES and word not in forms), "")
    return verb, particle + "·" + lemma if particle else lemma


def mood_of(telling: Sequence[str], words: Sequence[str]) -> str:
    """Return the mood: the subjunctive of reported speech, of the past, ``soll``, an infinitive with ``zu``, a last word in ``-e``."""
    shown = [mood for mood in map(MOODS.get, telling) if mood]
    if shown:
        return "K1" if "K1" in shown else shown[0]
    end = words[-1]
    if len(words) > 2 and end[0].islower():
        if end.endswith("n") and (words[-2] == "zu" or "zu" in end[1:-4]):
            return "zu"
        if end.endswith("e"):
            return "e"
    return ""


def shape_of(opening: str, low: str) -> str:
    """Return the kind of a first word that no list names."""
    if low in verb_forms() and opening == low:
        return "verb"
    if opening[0].islower():
        return "low"
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
    small=(),
    clause=Clause(first=0, last=0, kind="none", before="", sentence=-1),
)


def cue_of(seen: ClauseSigns) -> str:
    """Return in what way a clause can introduce what another one reports."""
    kind = seen.clause.kind
    if kind in {SOURCE, LINK}:
        return kind + ("n" if seen.noun else "")
    if kind == QUOTED:
        return ""
    if seen.opening == "so":
        return "so"
    return seen.verb or ("noun" if seen.noun else "")


def joint_of(seen: ClauseSigns) -> str:
    """Return the kind of joint before a clause: the choice between going on and beginning anew differs by it."""
    before = seen.clause.before
    return before if before in {"¶", ".", ",", ":", ""} else "und" if before == "und" else "-"


def features_of(row: Sequence[ClauseSigns]) -> Iterator[list[str]]:
    """Yield the features of each clause of a text, in order."""
    for groups, single in grouped_features(row):
        yield [*(one for name, key in groups for one in GROUPS[name](*key)), *single]


def grouped_features(row: Sequence[ClauseSigns]) -> Iterator[tuple[list[tuple[str, Key]], list[str]]]:
    """Yield for each clause its groups of features, as a name of ``GROUPS`` and what that is called with, and its single features.

    Few things decide a group, so that the same group comes up again and again, and its weights are summed up once.
    """
    cues = [cue_of(seen) for seen in row]
    by_sentence: dict[int, list[int]] = {}
    for at, seen in enumerate(row):
        by_sentence.setdefault(seen.clause.sentence, []).append(at)
    above, before = ("", "", ""), -1
    for sentence, places in by_sentence.items():
        if sentence != before + 1:
            above = ("", "", "")
        before = sentence
        if row[places[0]].clause.before == "¶":
            above = ("¶" + above[0], above[1], above[2])
        for number in range(len(places)):
            yield groups_of(row, cues, places, number, above), single_features(row, places, number)
        own = [cues[at] for at in places if cues[at]]
        moods = [row[at].mood for at in places]
        above = (
            "say" if "say" in own else own[0] if own else "",
            "K1" if "K1" in moods else "K2" if "K2" in moods else "",
            "Q" if any(row[at].clause.kind == QUOTED for at in places) else "",
        )


def groups_of(
    row: Sequence[ClauseSigns],
    cues: Sequence[str],
    places: Sequence[int],
    number: int,
    above: tuple[str, str, str],
) -> list[tuple[str, Key]]:
    """Return the groups of features of the ``number``-th clause of the sentence at ``places``; ``above`` is the sentence before."""
    at = places[number]
    seen = row[at]
    opening, mood, joint, kind, own = seen.opening, seen.mood, joint_of(seen), seen.clause.kind, cues[at]
    whole, last = number == 0, number + 1 == len(places)
    if whole:
        before, before_cue = NOTHING, "^"
    else:
        before, before_cue = row[places[number - 1]], cues[places[number - 1]]
    if last:
        after, after_cue = NOTHING, "$"
    else:
        after, after_cue = row[places[number + 1]], cues[places[number + 1]]
    far = places[max(number - FAR, 0) : max(number - 1, 0)]
    earlier = next((cues[i] for i in reversed(far) if cues[i]), "")
    later = next((cues[i] for i in places[number + 2 : number + FAR] if cues[i]), "")
    return [
        ("own", (kind, opening, mood, joint, own)),
        ("before", (before_cue, kind, opening, mood)),
        ("joined", (before.clause.kind, before.opening, before.mood, joint, opening, mood)),
        ("after", (after_cue, after.clause.kind, after.opening, after.clause.before, mood, whole)),
        ("far", (earlier, later, opening, mood, whole, last)),
        ("above", (*above, mood, own, whole, last)),
    ]


def single_features(row: Sequence[ClauseSigns], places: Sequence[int], number: int) -> list[str]:
    """Return the features of a clause that have a word in them."""
    seen = row[places[number]]
    before = row[places[number - 1]] if number else NOTHING
    after = row[places[number + 1]] if number + 1 < len(places) else NOTHING
    found = [
        f"l{seen.lemma}", f"e{seen.last}", f"n{min(seen.words, 12) // 2}", f"s{seen.second}", f"bl{before.lemma}|{seen.opening}",
        f"bL{before.lemma}", f"al{after.lemma}|{number == 0}",
    ]  # fmt: skip
    if before.clause.kind in {LINK, SOURCE}:
        found.append(f"src{before.noun}{before.small[:1]}|{number == 1}|{seen.mood}")
    if seen.clause.kind == LINK:
        found.append(f"link{seen.small[:1]}")
    found += [f"w{word}" for word in dict.fromkeys(seen.small)]
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


def joined_group(  # noqa: PLR0913, PLR0917 - three of the clause before, three of this one
    kind: str, before: str, before_mood: str, joint: str, opening: str, mood: str
) -> list[str]:
    """Return what the clause before and the joint to it show."""
    return [f"bk{kind}{before}|{joint}", f"bb{before_mood}|{mood}|{opening}"]


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


GROUPS: Mapping[str, Callable[..., list[str]]] = {
    "own": own_group,
    "before": before_group,
    "joined": joined_group,
    "after": after_group,
    "far": far_group,
    "above": above_group,
}
