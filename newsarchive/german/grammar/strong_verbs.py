"""Strong verbs and adjectives: the forms whose stem changes, which dictionaries often list as words of their own (``stand``, ``älter``).

``infinitive past participle`` and, where it changes too, the present of the third person; ``positive comparative
superlative`` without their endings; any grammar has these lists.
"""

from __future__ import annotations

from functools import cache

from newsarchive.german.word_lists import word_parts

__all__ = ["forms"]

LISTS = word_parts(__file__, "strong_verbs")
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
PREFIXES = LISTS["prefixes"]
PAST_ENDINGS = ("", "e", "en", "et", "st", "est", "t")


@cache
def forms() -> dict[str, str]:
    """Return every listed form with its endings, to the infinitive or positive; prefixed verbs too."""
    found: dict[str, str] = {}
    for entry in LISTS["adjectives"]:
        positive, *compared = entry.split()
        for stem in compared:
            found |= dict.fromkeys([stem + end for end in ADJECTIVE_ENDINGS], positive)
            if stem.endswith("er"):
                found[stem] = positive
    for entry in LISTS["verbs"]:
        verb, past, participle, *present = entry.split()
        stems = {past.removesuffix("e") + end for end in PAST_ENDINGS} if past.endswith("te") else set()
        stems |= {past + end for end in PAST_ENDINGS} | {past}
        for form in (*stems, participle, *present):
            found.setdefault(form, verb)
            for prefix in PREFIXES:
                bare = participle.removeprefix("ge") if prefix in {"be", "ent", "er", "ver", "zer"} else form
                found.setdefault(prefix + (bare if form == participle else form), prefix + verb)
    return found
