from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from newsarchive.archive.archive import Archive
from newsarchive.german.fold import key
from newsarchive.german.inflect import words_holding
from newsarchive.search.rank.passages import Wanted, folded, has_pair, needles_of, passage, worth_reading
from newsarchive.search.rank.ranking import Pool, first_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILLER = " ".join(f"Am Abend sprach Zeuge {number} lange vom Wetter und vom Garten." for number in range(12))


def archive_of(path: Path, texts: dict[str, str]) -> Archive:
    archive = Archive.open(path)
    for name, text in texts.items():
        archive.add(text.encode(), path=name)
    return archive


def order(archive: Archive, query: str) -> list[str]:
    return [hit.paths[0] for hit in archive.search(query, mode="any").hits]


TOGETHER = f"Lokales\n\nAus dem Rat\n\n{FILLER} Der Streit um den Brunnen geht weiter. {FILLER} {FILLER}"
APART = (
    f"Lokales\n\nAus dem Rat\n\n{FILLER} Der Streit geht weiter. {FILLER} Den Brunnen sah keiner. {FILLER}"
)


@pytest.mark.parametrize("names", list(permutations(["apart", "together"])))
def test_words_in_one_passage_come_first(tmp_path: Path, names: tuple[str, ...]) -> None:
    texts = {"together": TOGETHER, "apart": APART}
    archive = archive_of(tmp_path / "a.db", {name: texts[name] for name in names})
    assert order(archive, "Streit Brunnen") == ["together", "apart"]
    assert order(archive, "Brunnens Streits") == ["together", "apart"]


@pytest.mark.parametrize("names", list(permutations(["pair", "turned"])))
def test_typed_neighbours_come_first(tmp_path: Path, names: tuple[str, ...]) -> None:
    texts = {
        "pair": f"Kultur\n\nNeue Abende\n\n{FILLER} Sie las aus Nacht ohne Morgen vor. {FILLER}",
        "turned": f"Kultur\n\nNeue Abende\n\n{FILLER} Sie las am Morgen ohne Nacht vor. {FILLER}",
    }
    archive = archive_of(tmp_path / "a.db", {name: texts[name] for name in names})
    assert order(archive, "Nacht ohne Morgen") == ["pair", "turned"]


@pytest.mark.parametrize("names", list(permutations(["often", "once", "head"])))
def test_one_word_ranks_by_headline_and_by_how_often_it_is_there(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    texts = {
        "often": f"Kultur\n\nAus dem Land\n\nDer Brunnen läuft. Am Brunnen steht Eva. {FILLER} Der Brunnen ist alt.",
        "once": f"Kultur\n\nAus dem Land\n\nDer Brunnen läuft. Am Abend steht Eva da. {FILLER} Das Haus ist alt.",
        "head": f"Kultur\n\nBrunnen im Land\n\nDer Brunnen läuft. Am Brunnen steht Eva. {FILLER} Der Brunnen ist alt.",
    }
    archive = archive_of(tmp_path / "a.db", {name: texts[name] for name in names})
    assert order(archive, "Brunnen") == ["head", "often", "once"]
    assert order(archive, "Brunnens") == ["head", "often", "once"]


@pytest.mark.parametrize("names", list(permutations(["typed", "spelt", "inflected"])))
def test_typed_beats_spelt_beats_inflected(tmp_path: Path, names: tuple[str, ...]) -> None:
    texts = {
        form: f"Kultur\n\nAus dem Land\n\nEr sah {word} am Fluss. {FILLER}"
        for form, word in {"typed": "Bäume", "spelt": "Baeume", "inflected": "Bäumen"}.items()
    }
    archive = archive_of(tmp_path / "a.db", {name: texts[name] for name in names})
    assert order(archive, "Bäume") == ["typed", "spelt", "inflected"]
    assert order(archive, "Bäume Fluss") == ["typed", "spelt", "inflected"]
    assert order(archive, "Baeume") == ["spelt", "typed", "inflected"]


def exact_first(query: str, exact: str, other: str) -> Callable[[Path], None]:
    """Return a check that ``exact`` beats ``other``, whichever was stored first."""

    def check(path: Path) -> None:
        for number, names in enumerate(permutations(["exact", "other"])):
            texts = {"exact": exact, "other": other}
            stored = {name: f"Politik\n\nAm Abend\n\n{FILLER} {texts[name]} {FILLER}" for name in names}
            archive = archive_of(path / f"{number}.db", stored)
            assert order(archive, query)[:1] == ["exact"]

    return check


@pytest.mark.parametrize(
    ("query", "exact", "other"),
    [
        ("Minister", "Der Minister schwieg.", "Der Verteidigungsminister schwieg."),
        ("Minister Garten", "Der Minister schwieg.", "Der Verteidigungsminister schwieg im Garten."),
        ("Müller Verein", "Der Verein ehrt Frau Müller.", "Der Verein sammelt Müll und wieder Müll."),
        ("Wahl Gemeinde", "Die Gemeinde bereitet die Wahl vor.", "Die Gemeinde schreibt an die Wähler."),
        ("Haus", "Das Haus steht leer.", "Das Rathaus steht leer, das Rathaus."),
        ("Häuser", "Die Häuser stehen leer.", "Das Haus steht leer."),
    ],
)
def test_exact_beats_part_and_kin(tmp_path: Path, query: str, exact: str, other: str) -> None:
    exact_first(query, exact, other)(tmp_path)


def test_pages_continue_each_other(tmp_path: Path) -> None:
    texts = {
        f"{number}": f"Lokales\n\nBericht {number}\n\n{FILLER} Der Streit {'sehr ' * (number % 5)}am Brunnen. {FILLER}"
        for number in range(90)
    }
    archive = archive_of(tmp_path / "a.db", texts)
    whole = [hit.id for hit in archive.search("Streit Brunnen", limit=90).hits]
    parts = [
        hit.id
        for at in range(0, 90, 15)
        for hit in archive.search("Streit Brunnen", limit=15, offset=at).hits
    ]
    assert len(whole) == 90
    assert parts == whole


def wanted(form: str, *terms: str) -> Wanted:
    return Wanted(form, frozenset(terms), frozenset(), 1.0, {1})


def test_needles_find_all_forms() -> None:
    text = folded("Die Häuser, ein Haus und das Rathaus; er spricht, sie sprach")
    house = [word for _, word in words_holding(f" {text} ", needles_of(wanted("haus", "haus")))]
    assert house == ["hauser", "haus", "rathaus"]
    assert {
        word for _, word in words_holding(f" {text} ", needles_of(wanted("sprach", "sprach", "sprechen")))
    } == {"sprach"}


def test_function_words_are_no_parts_of_others() -> None:
    text = folded("Er kam über den Berg, wer er war, weiß er")
    assert list(words_holding(f" {text} ", needles_of(wanted("er", "er")))) == [
        (0, "er"),
        (26, "er"),
        (40, "er"),
    ]
    assert [word for _, word in words_holding(f" {text} ", needles_of(wanted("Über", "uber")))] == ["uber"]


def test_folded_is_spelt_as_keys_are() -> None:
    for word in ("Straße", "ÄRZTE", "Übung", "größer", "Karadžić", "Erdoğan", "Łódź", "Café", "Москва"):
        assert folded(word) == key(word)
    assert folded("108.000 Euro_je\nHaus-Tür") == "108 000 euro je haus tur"


def test_pairs_begin_at_a_word() -> None:
    assert has_pair(" wir warten in berlin ", "in berlin")
    assert has_pair(" in berlin warten wir ", "in berlin")
    assert not has_pair(" der verein berlin ", "in berlin")


def test_a_passage_counts_each_word_once() -> None:
    both = [wanted("a", "a"), wanted("b", "b")]
    assert passage([(0, 0, 1.0), (10, 0, 1.0), (20, 1, 0.4)], both) == pytest.approx(1.4)
    assert passage([(0, 0, 1.0), (1000, 1, 1.0)], both) == pytest.approx(1.0)
    assert passage([], both) == 0.0


def test_the_texts_of_those_near_the_best_are_read() -> None:
    scores = {number: 10.0 - number for number in range(10)}
    assert worth_reading(scores, Pool(2, 8, 0.5)) == [0, 1, 2, 3, 4, 5]
    assert worth_reading(scores, Pool(2, 4, 0.5)) == [0, 1, 2, 3]
    assert worth_reading(scores, Pool(7, 8, 0.5)) == [0, 1, 2, 3, 4, 5, 6]
    assert worth_reading({7: 0.0}, Pool(2, 4, 0.5)) == [7]


def test_the_best_come_in_order_and_ties_by_id() -> None:
    assert first_ids({3: 1.0, 1: 1.0, 2: 5.0, 4: 0.5}, 2) == [2, 1]
    assert first_ids({}, 5) == []


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("Müller", ["Müller", "Muller", "Mueller"]),
        ("MUELLER", ["Mueller", "Muller", "Müller"]),
        ("Muller", ["Muller", "Müller", "Mueller"]),
        ("Häuser", ["Häuser", "Haeuser", "Haus", "Häusermeer"]),
        ("Haeuser", ["Haeuser", "Häuser", "Haus", "Häusermeer"]),
    ],
)
def test_the_form_typed_comes_first_then_its_spellings_then_others(
    tmp_path: Path, query: str, order: list[str]
) -> None:
    forms = ["Muller", "Mueller", "Müller", "Müll", "Häusermeer", "Haus", "Haeuser", "Häuser"]
    texts = {form: f"Bericht\n\nAm Montag ging es lange um {form} und den Abend." for form in forms}
    with archive_of(tmp_path / "presse.db", texts) as archive:
        hits = archive.search(query).hits
        assert [hit.snippet.text[slice(*hit.snippet.marks[0])] for hit in hits] == order
