"""A noun that begins with a particle -> the noun behind it, where a reader takes it apart: ``Mit|bewohner``, ``Vor|freude``, but no ``Vor|lesung``.

A noun of a verb with the particle is none behind it (``vorlesen``); nor is one of a strong verb (``Vorzug``), or a word with a meaning of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_parts

if TYPE_CHECKING:
    from newsarchive.german.dictionary import Dictionary

__all__ = ["BEHIND", "SURE", "UNSURE", "particle_of", "stands_alone"]

LISTS = word_parts(__file__, "particles")
STRONG = LISTS["strong"]
OWN = frozenset(LISTS["own"])
SURE = ("wieder", "unter", "über", "mit")
"""Particles behind which a noun is no chance."""
UNSURE = ("nach", "vor")
"""Those that other nouns begin with, too: ``Nachtruhe`` is no ``Truhe``."""
PREFIXED = ("auf", "an", "be", "er", "ein", "her", "hoch", "zu", "ver", "ent", "in", "ab", "aus")
"""How nouns begin that ``wieder`` stands before."""


class Behind(NamedTuple):
    """Which nouns stand alone behind a particle: of how many letters at least, also those of verbs, of strong verbs, and persons who do it."""

    letters: int
    of_verb: bool = False
    strong: bool = False
    agents: bool = False


BEHIND = {
    "wieder": Behind(5, of_verb=True, strong=True, agents=True),
    "unter": Behind(4),
    "über": Behind(6),
    "mit": Behind(5, strong=True, agents=True),
    "nach": Behind(4),
    "vor": Behind(3),
}


def particle_of(word: str, particles: tuple[str, ...], dictionary: Dictionary) -> str | None:
    """Return the particle that ``word`` begins with, if a noun stands behind it."""
    for particle in particles:
        if word.startswith(particle):
            lemma = dictionary.noun(word[len(particle) :])
            return particle if lemma and lemma[0].isupper() and len(word) > len(particle) + 3 else None
    return None


def stands_alone(particle: str, noun: str, dictionary: Dictionary) -> bool:
    """Tell whether a reader looks for ``noun``, in lower case, behind ``particle``."""
    lemma = (dictionary.noun(noun) or noun).lower()
    rule = BEHIND[particle]
    if (
        particle + lemma in OWN
        or particle + noun in OWN
        or len(lemma) < rule.letters
        or lemma.endswith("ende")
    ):
        return False
    if particle == "wieder" and not lemma.startswith(PREFIXED):
        return False
    if not rule.strong and lemma.endswith(STRONG):
        return False
    verbs = () if rule.of_verb else (noun, *verbs_of(lemma, agents=not rule.agents))
    return not any(dictionary.both(particle + verb)[1] for verb in verbs)


def verbs_of(noun: str, *, agents: bool) -> list[str]:
    """Return the verbs that a noun may be of: ``lesen`` of ``Lesung``, ``sorgen`` of ``Sorge``; with ``agents`` also those of persons who do it."""
    verbs = [noun, noun + "n", noun.removesuffix("e") + "en"]
    if noun.endswith("ung"):
        verbs += [noun[:-3] + "en", noun[:-3] + "n"]
    if agents and noun.endswith("er"):
        verbs += [noun[:-2] + "en", noun[:-1] + "n"]
    return [verb for verb in verbs if verb.endswith("n")]
