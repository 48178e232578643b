from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsarchive.german import entry as index
from newsarchive.german import vocabulary
from newsarchive.german.entry import german_entry, marked_terms
from newsarchive.german.fold import WORD, letters_apart, plain
from newsarchive.german.inflect import HYPHENS, LONGEST, printed_words, respelt
from newsarchive.german.joined import joined
from newsarchive.german.vocabulary import RunMemory

if TYPE_CHECKING:
    import pytest

TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("aäßÉnr ,.„“–-_'²½ƒŠΣς\N{COMBINING DIAERESIS}")
)


def without_gender_forms(text: str) -> str:
    """Return ``text`` without the signs of gender forms, soft hyphens and ligatures."""
    return re.sub(
        r"[:*_\N{MIDDLE DOT}/(\N{SOFT HYPHEN}\N{LATIN SMALL LIGATURE FF}-\N{LATIN SMALL LIGATURE ST}]",
        " ",
        text,
    )


@given(TEXTS.map(without_gender_forms))
@example("„Öl“ – Straße, ÉTÉ; Šibenik ƒ 1½ km²")
@example("ΟΔΟΣ. Äther")
def test_words_are_cut_where_unicode61_cuts_them(text: str) -> None:
    assume(letters_apart(text) == text)
    assert printed_words(text) == WORD.findall(text)


@given(TEXTS | st.text("Łłßšž ẞİıſΣσςяЖ中文ªº½ÿŸµ€–„a1\x85\u0308", max_size=20))
@example("".join(chr(0x400 + at) for at in range(80)) + " Řeka Łódź")
@example("Šibenik – „Ärzte“ \x85 Straße")
def test_texts_are_spelt_as_their_words_are(text: str) -> None:
    for spell in (str.lower, plain):
        found = respelt(text, spell)
        if found is not None:
            assert found.split() == [
                word for part in WORD.findall(text) for word in WORD.findall(spell(part))
            ]
            assert len(found) == len(text)


def test_only_texts_with_many_odd_letters_are_not_spelt_by_bytes() -> None:
    assert respelt("Řeka, Łódź, Erdoğan: „Москва“", plain) == "reka  lodz  erdogan   москва "
    assert respelt("".join(chr(0x400 + at) for at in range(80)), plain) is None


@given(st.text("abß-_–, \N{NON-BREAKING HYPHEN}", max_size=30))
@example("a-b--c-d-e x_y-z -a b-")
def test_neighbours_of_hyphens_are_joined(text: str) -> None:
    chains = re.findall(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)+", text)
    wanted = []
    for found in chains:
        parts = WORD.findall(found)
        wanted += [left + right for left, right in pairwise(parts)] + ["".join(parts)] * (len(parts) > 2)
    assert list(joined(text)) == wanted


TEXT = {
    "headline": "Die Minister tagen im Rathaus",
    "body": "In den Rathäusern der Küstenstädte sprachen Ministerinnen über Häuser.",
}


def test_a_word_is_taught_once() -> None:
    wanted, taught = german_entry(TEXT), RunMemory()
    first, second = german_entry(TEXT, taught), german_entry(TEXT, taught)
    assert first == wanted
    assert second == first._replace(words=())
    more = german_entry({"body": "Häuser und Gasthäuser"}, taught)
    assert ("gasthauser", "+gasthaus") not in more.words
    assert {("gasthauser", "2-"), ("gasthauser", "4||2")} <= set(more.words)
    assert not set(more.words) & set(first.words)


def test_what_is_forgotten_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taught, wanted = RunMemory(), german_entry(TEXT)
    monkeypatch.setattr(index, "VOCABULARY", vocabulary.Vocabulary())
    monkeypatch.setattr(vocabulary, "AT_HAND", 3)
    monkeypatch.setattr(vocabulary, "REMEMBERED", 3)
    for word in ("Amt", "Bauamt", "Forstamt", "Postamt", "Standesamt", "Zollamt"):
        german_entry({"body": word}, taught)
        assert len(index.VOCABULARY) <= 3
    assert german_entry(TEXT, taught) == wanted


@given(st.dictionaries(st.text("aäbß\udc80", min_size=1), st.text("ab +", min_size=1), max_size=40))
def test_remembered_words_have_their_terms(words: dict[str, str]) -> None:
    remembered = vocabulary.Remembered()
    for word, terms in words.items():
        assert remembered.get(word) is None
        remembered.put(word, terms)
    assert {word: remembered.get(word) for word in words} == words


def test_the_words_of_lately_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "REMEMBERED", 3)
    remembered = vocabulary.Remembered()
    for word in "abcdefgh":
        remembered.put(word, word * 2)
    assert [remembered.get(word) for word in "abcdefgh"] == [None, None, None, "dd", "ee", "ff", "gg", "hh"]


def test_figures_are_indexed_and_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "VOCABULARY", vocabulary.Vocabulary())
    long = "7" * 100
    entry = german_entry({"body": f"Am 1989 {long} B12"}, RunMemory())
    assert {"1989", "7" * LONGEST, "b12"} <= {marked[:-1] for marked in entry.marked.split()}
    assert set(index.VOCABULARY) == {"Am", "B12"}


def test_each_run_is_taught_all_words_whatever_was_looked_up_between() -> None:
    wanted = german_entry(TEXT)
    first, second = RunMemory(), RunMemory()
    assert german_entry(TEXT, first) == wanted
    assert german_entry(TEXT, second) == wanted
    marked_terms({"body": "Gasthäuser"})
    assert ("gasthauser", "4||2") in german_entry({"body": "Gasthäuser"}, second).words
