from __future__ import annotations

import pytest

from newsarchive.german.vocabulary import lexicon


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("domplätzen", "domplatz"),  # by the head, whatever stands before it
        ("zwiebelungen", "zwiebelung"),
        ("quarkigkeiten", "quarkigkeit"),
        ("knorzerinnen", "knorzerin"),
        ("ältere", "alt"),
        ("teure", "teuer"),
        ("kolleginnen", "kollege"),
    ],
)
def test_a_form_has_the_lemma_it_is_looked_for_by(form: str, lemma: str) -> None:
    assert set(lexicon().terms(form).lemmas) & set(lexicon().terms(lemma).lemmas)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("müller", "müll"),
        ("wähler", "wahl"),
        ("kollegin", "kolleg"),
        ("steinmeier", "stein"),
    ],
)
def test_other_words_are_told_apart(one: str, other: str) -> None:
    assert not set(lexicon().terms(one).lemmas) & set(lexicon().terms(other).lemmas)
