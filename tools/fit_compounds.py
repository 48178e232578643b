"""Learn how German words are composed -> ``newsarchive/german/compounds.tsv``: first parts, heads, and the share of words a head truly ends.

``python tools/fit_compounds.py ARTICLES.jsonl.gz``: the dictionary's nouns and the capitalised words of articles (key ``text``), each
word once. Every word is cut at its likeliest place, by how often its first part and head were chosen for other words; then all are
counted anew, six times (hard expectation maximisation). A first part must be a word: a noun with linking letters, an adjective, or a
verb's stem; what is none (``elektro``) becomes one where it stands before ten nouns that make many compounds.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from functools import cache
from math import log
from pathlib import Path

from newsarchive.german.compounds import (
    LINKS,
    NO_FIRST,
    PARTICLES,
    SHORT_HEADS,
    SUFFIXES,
    USUAL_SHARE,
    head_lemma,
    linked_so,
)
from newsarchive.german.dictionary import simplemma_german

TABLE = Path(__file__).parents[1] / "newsarchive/german/compounds.tsv"
SHORTEST, HEAD, FIRST = 7, 4, 3
ROUNDS = 6
BOUND_ROUND = 1
"""The round after which first parts are looked for that are no words."""
VOWEL = re.compile("[aeiouyäöü]")
CHOSEN = log(6)
"""Likelihood from which on a word counts as composed."""
BOUND, PRODUCTIVE = 10, 10
KEPT_FIRST, KEPT_HEAD, KEPT_SHARE = 3, 2, 5
FEWEST = {2: 50, 3: 12, 4: 4}
"""Words that have a first part of so many letters, at least; of a longer one the table has those of three."""
PREFIXED = re.compile(r"(?:be|ge|er|un|ver|zer|ent|wider|wieder|unter|über)[^aeiouäöü]{0,2}$")
SURELY_FIRST = 40
"""Words that begin with what looks like the beginning of a word with a prefix (``Ges|amt``, ``Verb|rauch``), at least, as with ``Erd``, ``Geld``."""
PART_OF_VERB = re.compile(rf"(?:{'|'.join(PARTICLES)})(?:be|ver|an|ein|ge|s)?")

NOUNS: dict[str, str] = {}
OTHERS: dict[str, str] = {}


def read_words(articles: str) -> list[str]:
    """Fill NOUNS and OTHERS, and return all words to learn from."""
    dictionary = simplemma_german()
    for form in dictionary:
        lemma = dictionary[form]
        if form.isalpha() and form[1:].islower() and form[0].isupper():
            if noun := head_lemma(form.lower(), lemma):
                NOUNS[form.lower()] = noun
        elif form.isalpha() and form.islower():
            OTHERS[form] = lemma
    words = {lemma for lemma in NOUNS.values() if lemma.isalpha() and len(lemma) >= SHORTEST}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = re.findall(r"[^\W\d_]+", json.loads(line)["text"])
            words.update(
                word.lower()
                for word in found
                if len(word) >= SHORTEST and word[0].isupper() and word[1:].islower()
            )
    return sorted(words)


@cache
def is_word(first: str) -> bool:
    """Tell whether ``first`` is a noun with linking letters, an adjective, or the stem of a verb."""
    if len(first) < FIRST or first in PARTICLES:
        return False
    for link in LINKS:
        stem = first[: len(first) - len(link)]
        fits = first.endswith(link) and len(stem) >= FIRST and linked_so(stem, link)
        if fits and stem in NOUNS and (NOUNS[stem] == stem or not link):
            return True
    if first + "e" in NOUNS or (first.endswith("s") and first[:-1] + "e" in NOUNS):
        return True
    if len(first) > FIRST and first in OTHERS and OTHERS[first].startswith(first[:-1]):
        return True
    return any(OTHERS.get(first + end) == first + end for end in ("en", "n"))


def heads_of(word: str) -> list[int]:
    """Return where heads of ``word`` may begin."""
    return [
        at
        for at in range(2, len(word) - 2)
        if (head := word[at:]) in NOUNS
        and head not in SUFFIXES
        and (len(head) >= HEAD or head in SHORT_HEADS)
        and word[:at] not in PARTICLES
        and VOWEL.search(word[:at])
        and VOWEL.search(head)
    ]


class Learner:
    """Counts of first parts and heads, and the shares of heads."""

    def __init__(self, words: list[str]) -> None:
        self.places = {word: places for word in words if (places := heads_of(word))}
        self.firsts, self.heads = Counter[str](), Counter[str]()
        self.bound: set[str] = set()
        every, own = Counter[str](), Counter[str]()
        for word, places in self.places.items():
            good = [at for at in places if is_word(word[:at])]
            for at in good:
                self.firsts[word[:at]] += 1 / len(good)  # type: ignore[assignment]
                self.heads[NOUNS[word[at:]]] += 1 / len(good)  # type: ignore[assignment]
            for at in good or places:
                every[word[at:]] += 1
                own[word[at:]] += bool(good)
        self.every = every
        self.shares = defaultdict(
            lambda: 0.5, {head: (own[head] + 0.5) / (number + 0.5) for head, number in every.items()}
        )

    def best(self, word: str) -> tuple[float, int] | None:
        """Return the likeliest place to cut ``word`` at."""
        found = []
        for at in self.places[word]:
            first, head = word[:at], word[at:]
            if not is_word(first) and first not in self.bound:
                continue
            likely = log(self.firsts.get(first, 0) + 0.05) + log(self.heads.get(NOUNS[head], 0) + 0.05)
            likely += 1.5 * log(self.shares[head])
            likely -= 0.7 * (NOUNS[head] != head) + (at <= FIRST) + (not is_word(first))
            found.append((likely, -at))
        return (max(found)[0], -max(found)[1]) if found else None

    def round(self) -> list[str]:
        """Count anew by the best cuts; return the words that are not composed."""
        firsts, heads, rest = Counter[str](), Counter[str](), []
        for word in self.places:
            best = self.best(word)
            if best and best[0] > CHOSEN:
                firsts[word[: best[1]]] += 1
                heads[NOUNS[word[best[1] :]]] += 1
            else:
                rest.append(word)
        self.firsts, self.heads = firsts, heads
        return rest

    def find_bound(self, rest: list[str]) -> None:
        """Make first parts of what stands before many heads though it is no word."""
        found = Counter[str]()
        for word in rest:
            for at in self.places[word]:
                first, head = word[:at], word[at:]
                if at < FIRST or is_word(first) or len(head) <= HEAD or PART_OF_VERB.fullmatch(first):
                    continue
                if self.heads.get(NOUNS[head], 0) >= PRODUCTIVE and self.shares[head] > 0.5:
                    found[first] += 1
        self.bound = {first for first, number in found.items() if number >= BOUND}
        self.firsts.update({first: found[first] // 2 for first in self.bound})


def is_kept(first: str, number: int) -> bool:
    """Tell whether a first part of so many words is one to rely on."""
    if number < FEWEST.get(len(first), KEPT_FIRST) or first in PARTICLES or first in NO_FIRST:
        return False
    return number >= SURELY_FIRST or not PREFIXED.match(first)


def main() -> None:
    """Learn, and write the table: words with the same number in one line."""
    learner = Learner(read_words(sys.argv[1]))
    for number in range(ROUNDS):
        rest = learner.round()
        if number == BOUND_ROUND:
            learner.find_bound(rest)
    firsts = {first: number for first, number in learner.firsts.items() if is_kept(first, number)}
    firsts |= {"öl": 100}  # too short to be learnt
    heads = {head: number for head, number in learner.heads.items() if number >= KEPT_HEAD}
    shares = {
        head: max(round(100 * share), 1)
        for head, share in learner.shares.items()
        if share < USUAL_SHARE and learner.every[head] >= KEPT_SHARE
    }
    lines = []
    for kind, numbers in (("first", firsts), ("head", heads), ("share", shares)):
        of: dict[int, list[str]] = {}
        for word, value in sorted(numbers.items()):
            of.setdefault(value, []).append(word)
        lines += [f"{kind}\t{' '.join(words)}\t{value}" for value, words in sorted(of.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
