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
        ("knorzerinnen", "knorzer"),
        ("unbedruckbarste", "unbedruckbar"),
        ("mausgräuliche", "mausgräulich"),
        ("abgestempelter", "abstempeln"),
        ("wegradierte", "wegradieren"),
        ("herumzustochern", "herumstochern"),
        ("zerknautschendem", "zerknautschen"),
        ("losgegangene", "losgehen"),
        ("entflohener", "entflohenem"),
        ("hafttoter", "hafttoten"),
        ("zelten", "zelt"),
        ("romanen", "roman"),
        ("arme", "arm"),
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
        ("tanne", "tann"),
        ("granate", "granat"),
        ("halle", "hall"),
    ],
)
def test_other_words_are_told_apart(one: str, other: str) -> None:
    assert not set(lexicon().terms(one).lemmas) & set(lexicon().terms(other).lemmas)


@pytest.mark.parametrize(
    ("printed", "lemmas"),
    [
        ("sucht", ["suchen"]),
        ("Sucht", ["sucht"]),
        ("SUCHT", ["sucht", "suchen"]),
        ("würde", ["werden"]),
        ("Würde", ["wurde"]),
        ("weine", ["weinen"]),
        ("moderat", ["moderat"]),
        ("gewünschte", ["wunschen"]),
        ("Verletzter", ["verletzt"]),
        ("Verletzte", ["verletzt"]),
        ("Vereinsvorsitzenden", ["vereinsvorsitzend"]),
        ("Begleiter", ["begleiter"]),
        ("Knickblumen", ["knickblume"]),
    ],
)
def test_a_capital_tells_whether_a_word_is_a_noun(printed: str, lemmas: list[str]) -> None:
    assert list(lexicon().printed_terms(printed).lemmas) == lemmas


def test_a_word_that_is_no_noun_has_no_nouns_in_it() -> None:
    assert lexicon().printed_terms("moderat").parts == ()
    assert lexicon().printed_terms("knickblumen").parts == ("knick", "blume")
