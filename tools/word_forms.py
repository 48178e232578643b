"""Words -> the forms of German verbs among them, and how often a noun or a name stands right beside another one."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

import simplemma

from newsarchive.rules.lexicon.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST = 6
"""A word seen less often is left to the rules for endings."""
LOWER = re.compile(r"[a-zäöüß]{3,}")
CAPITALISED = re.compile(r"[A-ZÄÖÜ]\w*(?:-\w+)*")
INFINITIVE = re.compile(r".+(?:e|el|er|u)n$")
BENT_ADJECTIVE = re.compile(r".+(?:nd(?:e[mnrs]?)?|e[mrs]|[^aeiou]ene[mnrs]?)$")
WITHOUT_GE = re.compile(r"(?:be|emp|ent|er|ge|miss|ver|zer).*[aeiouäöüy].*(?:e|el|er|u)n$|.*ieren$")
"""Verbs whose participles have no ``ge-``, so that ``erklärt`` may be both."""
STEPS = (0.02, 0.08, 0.25, 0.6)


def verb_forms(counts: Mapping[str, int]) -> dict[str, str]:
    """Return word -> ``finite``, ``plural`` (or infinitive), ``both`` (finite or participle), ``participle``."""
    lemmas = {
        word: simplemma.lemmatize(word, lang="de")
        for word, count in counts.items()
        if count >= LEAST and LOWER.fullmatch(word)
    }
    bent = {lemma for word, lemma in lemmas.items() if word.endswith(("t", "te")) and word != lemma}
    verbs = {
        word: lemma
        for word, lemma in lemmas.items()
        if lemma in bent and lemma.islower() and INFINITIVE.match(lemma)
    }
    forms = {word: form_of(word, lemma) for word, lemma in verbs.items()}
    return {word: form for word, form in forms.items() if form}


def form_of(word: str, lemma: str) -> str:
    """Return the form of a verb's word; empty for one that bends like an adjective, and with ``zu`` inside."""
    if word == lemma:
        return "plural"
    if joined(word, lemma, "zu") or BENT_ADJECTIVE.match(word):
        return ""
    if joined(word, lemma, "ge"):
        return "participle" if word.endswith(("t", "en")) else ""
    plain = WITHOUT_GE.match(lemma) is not None
    if word.endswith("en"):
        return "both" if plain else "plural"
    return "both" if plain and word.endswith("t") and word[:-1] in {lemma[:-1], lemma[:-2]} else "finite"


def joined(word: str, lemma: str, syllable: str) -> bool:
    """Tell whether a word has ``ge`` or ``zu`` where its lemma has none: ``gesagt``, ``abgesagt``, ``abzusagen``."""
    return any(
        word[:at] == lemma[:at] and word[at : at + 2] == syllable and lemma[at : at + 2] != syllable
        for at in range(len(word) - 3)
    )


def company(paragraphs: Iterable[list[str]]) -> dict[str, str]:
    """Return noun or name -> two figures: how often another is right behind it, and right before it, inside sentences.

    Each figure is the number of ``STEPS`` that the share reaches. A word after a mark counts for nothing.
    """
    seen: collections.Counter[str] = collections.Counter()
    leads: collections.Counter[str] = collections.Counter()
    follows: collections.Counter[str] = collections.Counter()
    for tokens in paragraphs:
        names = [is_name(token) for token in tokens]
        for at in range(2, len(tokens) - 1):
            if names[at] and tokens[at - 1][0].isalnum():
                seen[tokens[at]] += 1
                leads[tokens[at]] += names[at + 1]
                follows[tokens[at]] += names[at - 1]
    return {
        word: f"{step(leads[word] / count)}{step(follows[word] / count)}"
        for word, count in seen.items()
        if count >= LEAST
    }


def is_name(token: str) -> bool:
    """Tell whether a word is a noun or a name by its capital."""
    return CAPITALISED.fullmatch(token) is not None and token.lower() not in FUNCTION_WORDS


def step(share: float) -> int:
    """Return how many of ``STEPS`` a share reaches."""
    return sum(share >= limit for limit in STEPS)
