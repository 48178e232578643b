from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.german import dictionary
from newsarchive.german.dictionary import Dictionary, open_dictionary, packed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMS = {
    "Haus": "Haus", "Häuser": "Haus", "Häusern": "Haus", "haus": "hausen", "hauste": "hausen", "Öl": "Öl", "alt": "alt",
    "älter": "alt", "GmbHs": "GmbH", "GmbH": "GmbH", "Grün": "grün", "E-Bikes": "E-Bike", "ßa": "ßa", "Brač": "Brač", "3d": "3d",
}  # fmt: skip
WORDS = st.text("aäAÄbBß-3", min_size=1, max_size=4)


@given(st.dictionaries(WORDS, WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_a_block_answers_as_the_dictionary_it_was_made_of(forms: Mapping[str, str], words: list[str]) -> None:
    block = Dictionary(packed(forms))
    for word in (*forms, *words):
        assert block.get(word) == forms.get(word)
    for lemma in forms.values():
        others = {form for form, its_lemma in forms.items() if its_lemma == lemma and form != lemma}
        assert set(block.forms(lemma, {*forms, *words})) == others


def test_nouns_are_known_by_their_form_in_lower_case() -> None:
    block = Dictionary(packed(FORMS))
    assert block.noun("häuser") == "Haus"
    assert block.noun("alt") is None
    assert block.both("haus") == ("Haus", "hausen")
    assert block.both("hau") == (None, None)
    assert block.noun_starts >= {"haus", "häuse", "öl"}
    assert not block.noun_starts & {"grün", "haust"}
    assert block.heads("stadthaus", 1, 8) == [5]
    assert block.heads("stadthaus", 6, 8) == []


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "cache" / "block"
    monkeypatch.setattr(dictionary, "cached_file", lambda: file)
    monkeypatch.setattr(dictionary, "simplemma_german", lambda: FORMS)
    return file


def test_the_block_is_kept(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_dictionary().get("Häuser") == "Haus"
    assert [file.name for file in cached.parent.iterdir()] == ["block"]
    monkeypatch.setattr(dictionary, "simplemma_german", dict)
    assert open_dictionary().get("Häuser") == "Haus"


@pytest.mark.parametrize("at", [0, 30, 1 << 20, -2])
def test_a_damaged_block_is_made_anew(cached: Path, at: int) -> None:
    open_dictionary()
    whole = cached.read_bytes()
    damaged = bytearray(whole)
    damaged[at] ^= 1
    for bad in (bytes(damaged), whole[:at]):
        cached.unlink()
        cached.write_bytes(bad)
        assert open_dictionary().get("Häuser") == "Haus"
        assert cached.read_bytes() == whole


def test_no_place_to_keep_the_block_is_no_fault(cached: Path) -> None:
    cached.parent.write_text("a file where the folder should be", encoding="ascii")
    assert open_dictionary().get("Häuser") == "Haus"
    cached.parent.unlink()
    cached.mkdir(parents=True)
    assert open_dictionary().get("Häuser") == "Haus"
    assert [file.name for file in cached.parent.iterdir()] == ["block"]
