from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.german.fold import UNFOLDED, is_its_key, key, letters_apart, plain


@given(st.text("aeouäöüéñßÉčøİ\N{COMBINING DIAERESIS}", max_size=6))
@example("Šibenik")
@example("Straße")
def test_a_word_of_the_plain_index_has_no_marks(word: str) -> None:
    folded = "".join(UNFOLDED.get(char, char) for char in word.lower())
    apart = unicodedata.normalize("NFD", folded)
    assert plain(word) == "".join(char for char in apart if not unicodedata.combining(char))
    if is_its_key(word.lower()):
        assert key(word) == word.lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ärztekammer", "Aerztekammer"),
        ("Zürich", "Zuerich"),
        ("zuerkannt", "zuerkannt"),
        ("geändert", "geaendert"),
        ("beängstigt", "beaengstigt"),
        ("Europäer", "Europaeer"),
        ("Pöttmes", "Poettmes"),
        ("Łukasz", "Lukasz"),
        ("İzmit", "Izmit"),
        ("Sjælland", "Sjaelland"),
        ("Þórður", "Thordur"),
        ("Yıldız", "Yildiz"),
        ("Gebiß", "Gebiss"),
        ("Rolladen", "Rollladen"),
        ("Geographie", "Geografie"),
        ("Differential", "Differenzial"),
        ("Stengelglas", "Stängelglas"),
        ("Börsentips", "Börsentipps"),
        ("rauhe", "raue"),
    ],
)
def test_spellings_of_a_word_share_its_key(one: str, other: str) -> None:
    assert key(letters_apart(one)) == key(letters_apart(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Poet", "Pot"), ("Prinzip", "Prinzipp"), ("neue", "neu"), ("Israel", "Isral")]
)
def test_words_that_only_look_like_another_spelling_keep_their_own(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Haͤuſer", "Häuser"),
        ("SO₂ und km²", "SO2 und km2"),
        ("so das Amt³ gestern", "so das Amt gestern"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "Café"),
        ("Zeit\N{ZERO WIDTH NON-JOINER}schrift", "Zeitschrift"),
    ],
)
def test_a_text_is_read_letter_by_letter_as_it_is_meant(printed: str, meant: str) -> None:
    assert letters_apart(printed) == meant
