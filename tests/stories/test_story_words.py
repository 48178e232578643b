from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.stories.sketch import SHINGLE, WINDOW, samples, sketch
from newsarchive.stories.words import story_words

WORDS = st.lists(st.sampled_from("der rat tagt heute im saal und morgen nicht mehr".split()), max_size=120)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Die Straße für Ärzte", "Die Strasse fuer Aerzte"),
        ("1.000 Euro", "1000 €"),
        ("1 000 000 Menschen", "1.000.000 Menschen"),
        ("zwölf Prozent", "12 %"),
        ("„So geht's“, sagte er", "»So gehts«, sagte er"),
        ("um 18.30 Uhr", "um 18:30 Uhr"),
        ("3,5 Millionen", "3,5 Mio."),
        ("Haus\N{SOFT HYPHEN}tür", "Haustür"),
    ],
)
def test_ways_to_set_a_word_are_one(one: str, other: str) -> None:
    assert story_words(one).words == story_words(other).words


@given(st.text())
def test_each_compared_word_is_a_printed_one(text: str) -> None:
    found = story_words(text)
    assert len(found.words) == len(found.printed)


@given(WORDS, WORDS, WORDS)
def test_a_long_run_shares_a_hash_wherever_it_stands(
    before: list[str], run: list[str], after: list[str]
) -> None:
    run = [*run, *(f"wort{number}" for number in range(WINDOW + SHINGLE - 1))]
    assert set(sketch(run)) & set(sketch([*before, *run, *after]))


@given(WORDS)
def test_samples_are_in_order_and_near_one_another(words: list[str]) -> None:
    places = [place for place, _ in samples(words)]
    assert places == sorted(set(places))
    assert bool(places) == bool(words)
    assert all(after - before <= WINDOW for before, after in itertools.pairwise(places))
