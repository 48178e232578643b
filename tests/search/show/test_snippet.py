"""What snippets show and mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.german.fold import key
from newsarchive.german.inflect import cut
from newsarchive.query.nodes import Word
from newsarchive.query.parse import parse_query
from newsarchive.search.match.in_memory import MemoryArchive
from newsarchive.search.match.lemmas import WordNames
from newsarchive.search.show.highlight import Marker, spelt, wanted_in
from newsarchive.search.show.snippet import snippets

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.results import Hit


def marked(hit: Hit) -> list[str]:
    return [hit.snippet.text[start:end] for start, end in hit.snippet.marks]


def test_words_of_a_phrase_are_marked_only_where_it_stands_whole(tmp_path: Path) -> None:
    text = "Gespräche ruhen\n\nAuf dem Tisch liegt Eis. Die Gespräche liegen auf Eis, sagt Auf der Heide, das Eis schmilzt."
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(text.encode())
        for query, forms in [('"auf Eis"', ["auf", "Eis"]), ('"auf Eis" Tisch', ["Tisch", "auf", "Eis"])]:
            (hit,) = archive.search(query).hits
            assert marked(hit) == forms


def test_words_are_marked_in_each_way_to_print_them(tmp_path: Path) -> None:
    text = "Fest\n\nAm 5. Mai 1998 gab die U.N.O. rund 12.500 Taler für Obst- und viele Gemüsekisten. Der Imker:innenrat tagte an der B 7."
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(text.encode())
        for query, forms in [
            ('"12500 Taler"', ["12", "500", "Taler"]),
            ('"die UNO"', ["die", "U", "N", "O"]),
            ("05.05.1998", ["5", "Mai", "1998"]),
            ("Obstkiste", ["Obst"]),
            ("Imkerrat", ["Imker:innenrat"]),
            ("B7", ["B 7"]),
        ]:
            (hit,) = archive.search(query).hits
            assert marked(hit) == forms
        assert [line.match for line in archive.kwic('"12500 Taler"', 3)] == ["12.500 Taler"]


def test_forms_that_begin_unlike_their_lemma_are_marked(tmp_path: Path) -> None:
    text = "Abend\n\nAm Montag wurde lange gesungen und viel gegessen, wie er sprach. Es war besser und mehr als sonst, immer dasselbe."
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(text.encode())
        for query, forms in [
            ("singen", "gesungen"),
            ("essen", "gegessen"),
            ("sprechen", "sprach"),
            ("gut", "besser"),
            ("sein", "war"),
            ("derselbe", "dasselbe"),
        ]:
            (hit,) = archive.search(query).hits
            assert marked(hit) == [forms]


def test_a_snippet_shows_the_word_itself_before_a_compound_of_it(tmp_path: Path) -> None:
    filler = "Am Abend sprach sie lange vom Wetter. " * 12
    text = (
        f"Umbau\n\nDie Krankenhäuser sind alt. {filler}Das Haus am Markt bleibt. {filler}Neue Häuser kommen."
    )
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(text.encode())
        for query, forms in [
            ("Haus", "Haus"),
            ("Häuser", "Häuser"),
            ("Haeuser", "Häuser"),
            ("Markt", "Markt"),
        ]:
            (hit,) = archive.search(query).hits
            assert marked(hit) == [forms]


WORDS = (
    "Haus",
    "Häuser",
    "Stadthaus",
    "haus",
    "Hauses",
    "Rat",
    "Rats",
    "Rathaus",
    "Rat-Haus",
    "am",
    "Abend",
    "sprach sie",
    "vom",
    "Wetter.\n",
)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=90).map(" ".join),
    st.sampled_from(["Haus", "Rat", "Haus Rat", "Häuser Rat", "=Haus Rat", "Rat-Haus", "Haus Rat Abend"]),
)
@example("Rathaus Häuser " + "am Abend " * 30 + "Häuser vom Haus", "Haus")
@example("Rat " + "Abend " * 20 + "Haus Rat", "Haus Rat")
def test_looking_for_the_typed_words_first_finds_the_same_stretch(text: str, query: str) -> None:
    lookup = MemoryArchive([])
    lookup.words = {"hauser": {"2-"}, "hauses": {"2-"}, "stadthaus": {"+4"}, "rathaus": {"3+", "+4"}}
    quick, whole = (Marker(wanted_in(parse_query(query)), WordNames(lookup)) for _ in range(2))
    assert quick.sure
    whole.sure = {}
    assert snippets([([text], ())], quick, quick) == snippets([([text], ())], whole, whole)


def test_what_only_the_record_has_is_not_marked_in_the_text(tmp_path: Path) -> None:
    text = "Politik\n\nStreit um den Hafen\n\nKiel. Am Montag ging es um Politik, am Dienstag um den Hafen der Stadt."
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(text.encode())
        (hit,) = archive.search("Hafen section:Politik").hits
        assert marked(hit) == ["Hafen"]
        (hit,) = archive.search("section:Politik").hits
        assert marked(hit) == ["Politik"]


def test_a_snippet_is_not_chosen_for_function_words_which_are_marked(tmp_path: Path) -> None:
    filler = "Die Sonne und der Wind und das Wetter sind der Rede wert. " * 12
    alone = "Am Tor gibt es wieder Streit wegen neuer Brücken, sagt Kiel am Abend ohne Zorn. " * 6
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(f"Umbau\n\nDer Umbau und die Folgen. {filler}{alone}".encode())
        (hit,) = archive.search("der Streit und die Brücken").hits
        assert marked(hit)[:2] == ["Streit", "Brücken"]
        (hit,) = archive.search("Wind und").hits
        assert marked(hit)[:3] == ["und", "Wind", "und"]


def test_a_word_that_an_article_lacks_does_not_keep_the_other_from_being_shown(tmp_path: Path) -> None:
    filler = "Am Abend sprach sie lange vom Wetter. " * 20
    with Archive.open(tmp_path / "presse.db") as archive:
        archive.add(f"Umbau\n\nDie Brücken sind alt. {filler}Eine Brücke am Markt bleibt.".encode())
        (hit,) = archive.search("Brücke Fährhafen").hits
        assert hit.missing == ("Fährhafen",)
        assert marked(hit) == ["Brücke"]


def test_words_learnt_since_the_last_search_are_known(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "presse.db") as archive, Archive.open(tmp_path / "presse.db") as other:
        archive.add(b"Abend\n\nAm Montag wurde lange getagt.")
        for number, (form, writer) in enumerate(
            (("gesprochen", archive), ("gesungen", other)), 1
        ):  # its lemma was unknown when it was asked for
            assert archive.search(form).total == 0
            assert archive.search("Montag").total == number
            writer.add(f"Abend\n\nAm Montag hat er zu lange {form}.".encode())
            assert [marked(hit) for hit in archive.search(form).hits] == [[form]]
            assert archive.search("Montag").total == number + 1


@given(st.text(alphabet="aAbß-_:in*(). \xad\N{LATIN SMALL LIGATURE FI}1", max_size=40))
@example("Minister:innen und Russland-Rat, Šibenik")
@example("Russland-Rat, dann Russlandrat, in Russlands Rat")
def test_the_places_of_a_query_are_those_of_its_words_in_the_text(text: str) -> None:
    every = list(cut(text))
    words = [(place.start, place.end) for place in every]  # a place that is none of them is a hyphenated pair
    for word in {place.word for place in every}:
        marker = Marker([Word(word, exact=True)], WordNames(MemoryArchive([])))
        wanted = [(place.start, place.end) for place in every if marker.match(place.word) is not None]
        found = [(place.start, place.end) for place, _ in marker.places(text)]
        assert [place for place in found if place in words] == wanted
        assert found == sorted(found)


@given(st.text(alphabet="aouesßbrq", min_size=1, max_size=9), st.integers(0, 8), st.integers(1, 3))
@example("strae\N{LATIN SMALL LETTER SHARP S}e", 2, 3)
@example("s\N{LATIN SMALL LETTER SHARP S}e", 0, 3)
def test_a_word_holds_what_its_key_holds_in_one_spelling(word: str, start: int, size: int) -> None:
    folded = key(word)
    wanted = folded[start : start + size]
    if len(wanted) == size:
        assert any(other in word for other in spelt(wanted))
    assert word.startswith(tuple(spelt(folded[:size])))
