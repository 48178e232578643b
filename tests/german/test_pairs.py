"""Pairs of words, written down before anything was looked up: which a search brings together, and which it keeps apart."""

from __future__ import annotations

from pathlib import Path

from newsarchive.german.vocabulary import either_terms, lemmas_and_parts, word_terms

PAIRS = Path(__file__).parent / "pairs"
FEWEST = 0.99
"""Of the pairs of each kind, how many must be right."""


def pairs(name: str) -> list[list[str]]:
    lines = (PAIRS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def finds(wanted: str, word: str) -> bool:
    lemmas = lemmas_and_parts(either_terms(wanted.lower()) if wanted.islower() else word_terms(wanted))[0]
    of_word = lemmas_and_parts(word_terms(word))
    return not set(lemmas).isdisjoint(of_word[0] + of_word[1])


def test_words_that_belong_together_meet() -> None:
    wrong = [pair for pair in pairs("together") if not finds(*pair)]
    assert len(wrong) <= (1 - FEWEST) * len(pairs("together")), wrong


def test_words_apart_stay_apart() -> None:
    wrong = [pair for pair in pairs("apart") if finds(*pair)]
    assert len(wrong) <= (1 - FEWEST) * len(pairs("apart")), wrong


def test_the_name_of_a_place_has_no_parts() -> None:
    for name in ("Darmstadt", "Mannheim", "Frankfurt", "Salzburg", "Schweinfurt", "Düsseldorfs"):
        assert lemmas_and_parts(word_terms(name))[1] == [], name
    for word, parts in (
        ("Innenstädte", ["stadt"]),
        ("Flughafens", ["flug", "hafen"]),
        ("Altersheim", ["alter", "heim"]),
        ("Neubau", ["neu", "bau"]),
    ):
        assert lemmas_and_parts(word_terms(word))[1] == parts, word
