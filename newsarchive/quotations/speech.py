"""Words of reported speech -> what they say about it: verbs of saying in all their forms, the subjunctive, nouns of statements.

The verbs are listed by infinitive, with the particle that stands apart from a separable one (``mit·teilen``: ``teilte … mit``).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import word_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "ADDED",
    "PARTICLES",
    "SAID_FORMS",
    "SAID_NOUNS",
    "SOURCE_WORDS",
    "SUBJUNCTIVE",
    "SUBJUNCTIVE_PAST",
    "said_noun",
    "verb_forms",
]

LISTS = word_parts(__file__, "speech")

PARTICLES = frozenset(LISTS["particles"])
SUBJUNCTIVE = frozenset(LISTS["subjunctive"])
"""Forms of the third person that are the subjunctive of reported speech, apart from the first person."""
SUBJUNCTIVE_PAST = frozenset(LISTS["subjunctive past"])
EVERYDAY = frozenset(LISTS["everyday"])
"""Verbs that say something only with a particle or an object: alone they are no sign of speech."""
SOURCE_WORDS = frozenset("laut gemäß zufolge nach demnach danach wonach demzufolge".split())
ADDED = frozenset("weiter ferner zudem außerdem weiterhin wörtlich darüber überdies".split())
"""Adverbs of a speech that goes on."""
SAID_NOUNS = frozenset(LISTS["nouns"])
ENDINGS = ("n", "en", "s", "es", "e", "er", "nen", "ern")
STEMS = LISTS["stems"]  # fmt: skip


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Return every form of the verbs to its class (``say``, ``think``, ``name``) and its infinitive."""
    found: dict[str, tuple[str, str]] = {}
    for kind, verb in listed("weak_verbs"):
        found |= {form: (kind, verb) for form in weak_forms(verb) if form not in found}
    for kind, word in listed("separable_verbs"):
        add_separable(found, kind, *word.split("·"))
    for kind, entry in listed("strong_verbs"):
        infinitive, *forms = entry.split()
        found |= dict.fromkeys([infinitive, *forms], (kind, infinitive))
        for past in forms[:1]:
            found = dict.fromkeys([past + "en", past + "n"], (kind, infinitive)) | found
    for kind, word in listed("separable_verbs"):
        particle, verb = word.split("·")
        own = [form for form, (_, base) in found.items() if base == verb]
        found = dict.fromkeys([particle + form for form in own], (kind, particle + verb)) | found
    return found


def listed(name: str) -> Iterator[tuple[str, str]]:
    """Yield the class and the line of each verb in a list."""
    for kind, entries in word_parts(__file__, name).items():
        for entry in entries:
            yield kind, entry


def add_separable(found: dict[str, tuple[str, str]], kind: str, particle: str, verb: str) -> None:
    """Add the forms of a separable verb, apart (``teilt``) and in one word (``mitteilt``, ``mitgeteilt``, ``mitzuteilen``)."""
    whole = (kind, particle + verb)
    for form in weak_forms(verb):
        found.setdefault(form, (kind, verb))
        found.setdefault(particle + form, whole)
    for form in (particle + "ge" + verb[:-2] + "t", particle + "zu" + verb, particle + verb):
        found.setdefault(form, whole)


def weak_forms(verb: str) -> list[str]:
    """Return the forms of a weak verb: ``sagt, sagte, sagten, gesagt, sage, sagen``."""
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "fn", "gn")) else ""
    past = stem + link + "t"
    inseparable = stem.startswith(("be", "er", "ver", "ent", "wider", "unter", "wieder")) or stem.endswith(
        "ier"
    )
    participle = past if inseparable else "ge" + past
    return [past, past + "e", past + "en", participle, stem + "e", verb]


def by_tail(endings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the endings by their last three letters, so that of a word few are tried."""
    found: dict[str, tuple[str, ...]] = {}
    for ending in endings:
        found[ending[-3:]] = (*found.get(ending[-3:], ()), ending)
    return found


@lru_cache(maxsize=8192)
def said_noun(word: str) -> bool:
    """Tell whether a noun names a statement or its source, alone or as the last part of a compound: ``Medienberichten``."""
    folded = word.lower()
    return folded in SAID_FORMS or folded.endswith(SAID_TAILS.get(folded[-3:], ()))


SAID_FORMS = frozenset(noun + ending for noun in SAID_NOUNS for ending in ("", *ENDINGS))
SAID_TAILS = by_tail(stem + ending for stem in STEMS for ending in ("", *ENDINGS))
