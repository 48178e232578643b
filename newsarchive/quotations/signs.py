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
    from collections.abc import Iterator, Sequence

    from newsarchive.quotations.tokens import Token

__all__ = ["Seen", "features_of", "joint_of", "see"]

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
SHALL = frozenset("soll sollen sollte sollten will wollen wollte wollten".split())


class Seen(NamedTuple):
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


def see(tokens: Sequence[Token], clause: Clause) -> Seen:  # noqa: C901, PLR0912 - one walk over the words, a case a kind of word
    """Return what ``clause`` shows."""
    forms = verb_forms()
    first, last = clause.first, clause.last
    verb = lemma = particle = mood = ""
    noun = False
    small: list[str] = []
    for at in range(first, last):
        word = tokens[at].text
        if word[0].isupper():
            if at > first or clause.before in ".¶":
                if not noun and said_noun(word):
                    noun = True
                if at > first or len(word) > 12:
                    continue
            word = word.lower()
        elif not word[0].isalpha():
            continue
        small.append(word)
        if word in SUBJUNCTIVE:
            mood = "K1"
        elif not mood and word in SUBJUNCTIVE_PAST:
            mood = "K2"
        elif not mood and word in SHALL:
            mood = "soll"
        if (form := forms.get(word)) and (not verb or verb == "think"):
            verb, lemma = form
        elif word in PARTICLES and at >= last - 2:
            particle = word
    end = tokens[last - 1].text
    if not mood:
        if (
            last - first > 2
            and end[0].islower()
            and end.endswith("n")
            and (tokens[last - 2].text == "zu" or "zu" in end[1:-4])
        ):
            mood = "zu"
        elif end[0].islower() and end.endswith("e") and last - first > 2:
            mood = "e"
    opening = tokens[first].text
    low = opening.lower()
    kind = OPENINGS.get(low)
    if kind is None:
        kind = (
            "verb"
            if low in forms and opening == low
            else "low"
            if opening[0].islower()
            else "num"
            if opening[0].isdigit()
            else "cap"
        )
    return Seen(
        kind, tokens[first + 1].text.lower() if last - first > 1 else "", end if end[0].islower() else "Cap", mood, verb,
        particle + "·" + lemma if particle else lemma, noun, last - first, tuple(small), clause,
    )  # fmt: skip


NOTHING = Seen("-", "", "", "", "", "", False, 0, (), Clause(0, 0, "none", "", -1))


def cue_of(seen: Seen) -> str:
    """Return in what way a clause can introduce what another one reports."""
    kind = seen.clause.kind
    if kind in {SOURCE, LINK}:
        return kind + ("n" if seen.noun else "")
    if kind == QUOTED:
        return ""
    if seen.opening == "so":
        return "so"
    return seen.verb or ("noun" if seen.noun else "")


def joint_of(seen: Seen) -> str:
    """Return the kind of joint before a clause: the choice between going on and beginning anew differs by it."""
    before = seen.clause.before
    return before if before in {"¶", ".", ",", ":", ""} else "und" if before == "und" else "-"


def features_of(row: Sequence[Seen]) -> Iterator[list[str]]:
    """Yield the features of each clause of a text, in order."""
    cues = [cue_of(seen) for seen in row]
    by_sentence: dict[int, list[int]] = {}
    for at, seen in enumerate(row):
        by_sentence.setdefault(seen.clause.sentence, []).append(at)
    before_sentence = ("", "", "")
    for places in by_sentence.values():
        head = row[places[0]]
        if head.clause.before == "¶":
            before_sentence = ("¶" + before_sentence[0], before_sentence[1], before_sentence[2])
        for number, at in enumerate(places):
            yield clause_features(row, cues, places, number, at, before_sentence)
        own = [cues[at] for at in places if cues[at]]
        moods = [row[at].mood for at in places]
        before_sentence = (
            "say" if "say" in own else own[0] if own else "",
            "K1" if "K1" in moods else "K2" if "K2" in moods else "",
            "Q" if any(row[at].clause.kind == QUOTED for at in places) else "",
        )


def clause_features(  # noqa: PLR0913, PLR0917 - the clause, and all that stands around it
    row: Sequence[Seen],
    cues: Sequence[str],
    places: Sequence[int],
    number: int,
    at: int,
    above: tuple[str, str, str],
) -> list[str]:
    """Return the features of the clause ``row[at]``, the ``number``-th of its sentence."""
    seen = row[at]
    kind, joint = seen.clause.kind, joint_of(seen)
    before = row[places[number - 1]] if number else NOTHING
    before_cue = cues[places[number - 1]] if number else "^"
    last = number + 1 == len(places)
    after = NOTHING if last else row[places[number + 1]]
    after_cue = "$" if last else cues[places[number + 1]]
    earlier = next(
        (cues[i] for i in reversed(places[max(number - FAR, 0) : max(number - 1, 0)]) if cues[i]), ""
    )
    later = next((cues[i] for i in places[number + 2 : number + FAR] if cues[i]), "")
    shape = f"{kind[0]}{seen.opening}"
    mood, own = seen.mood, cues[at]
    whole = number == 0
    found = [
        "1", f"k{kind}", f"o{shape}", f"m{mood}", f"c{own}", f"j{joint}{shape}", f"om{shape}{mood}", f"jm{joint}{mood}",
        f"cm{own}{mood}", f"l{seen.lemma}", f"e{seen.last}", f"n{min(seen.words, 12) // 2}", f"s{seen.second}",
        f"bc{before_cue}", f"bo{before_cue}|{shape}", f"bm{before_cue}|{mood}", f"bom{before_cue}|{seen.opening}|{mood}",
        f"bl{before.lemma}|{seen.opening}", f"bL{before.lemma}", f"bk{before.clause.kind}{before.opening}|{joint}", f"bb{before.mood}|{mood}|{seen.opening}",
        f"ac{after_cue}", f"ak{after.clause.kind}{after.opening}|{after.clause.before}", f"al{after.lemma}|{whole}", f"am{after_cue}|{mood}|{whole}",
        f"ao{after_cue}|{after.opening}|{after.clause.before}", f"ec{earlier}|{seen.opening}", f"em{earlier}|{mood}", f"lc{later}|{mood}|{whole}",
        f"p{whole}{last}", f"x{above[0]}|{mood}|{whole}", f"y{above[1]}|{mood}|{above[0]}", f"z{above[2]}|{mood}|{whole}",
        f"xy{above[0]}{above[1]}{above[2]}|{mood}|{own}",
    ]  # fmt: skip
    if number == 0 and last:
        found.append(f"single{mood}|{own}|{above[1]}")
    if before.clause.kind in {LINK, SOURCE}:
        found.append(f"src{before.noun}{before.small[:1]}|{number == 1}|{mood}")
    if kind == LINK:
        found.append(f"link{seen.small[:1]}")
    found += [f"w{word}" for word in dict.fromkeys(seen.small)]
    if any(word in ADDED for word in seen.small):
        found.append("added")
    return found
