from __future__ import annotations

import pytest

from newsarchive.german.vocabulary import lexicon


def cut(word: str) -> str:
    found = lexicon().split(word.lower())
    if found is None:
        return word.lower()
    first, head = found
    return "|".join([*lexicon().splitter.parts_of_first(first), *cut(head).split("|")])


@pytest.mark.parametrize(
    "cut_by_hand",
    [
        "gesundheits|amt",  # a noun on -heit has its s as first part: no Samt
        "gesundheits|akte",
        "erfahrungs|orte",  # no Sorte
        "bundes|alter",  # no Salter, and no Psalter
        "kinder|armut",
        "kinder|fragen",
        "fahr|verbot",  # the stem of a verb
        "sammel|klage",
        "schwimm|becken",
        "neben|wirkung",  # an adverb, an adjective
        "sofort|maßnahme",
        "kurz|geschichte",
        "immun|abwehr",  # an adjective that hardly stands alone
        "elektro|zaun",  # no word of its own, but it stands before many
        "wohn|raum|förderungs|gesetzes",
        "dorf|kellner",
        "mit|schneider",  # behind a particle
        "vor|herbst",
        "nach|saison",
        "unter|abteilung",
        "über|kapazität",
        "wieder|anpfiff",
        "nacht|ruhe",
        "wörter|buch",  # though many words are made with it
        "männer|wohn|heim",
        "digitalisierungs|gala",  # on -ung and s, with a short head
    ],
)
def test_a_compound_is_cut_where_it_is_composed(cut_by_hand: str) -> None:
    assert cut(cut_by_hand.replace("|", "")) == cut_by_hand


@pytest.mark.parametrize(
    "word",
    [
        "wirtschaft",  # on an ending
        "lieferungen",
        "verbrauch",  # a prefix, no Verb and no Rauch
        "gesamt",
        "reisende",  # a participle, no Ende
        "samstag",
        "ministern",  # of Minister: no Stern
        "verbraucherverbände",  # whose noun ends before the cut
        "handlungen",
        "transport",
        "vorlesung",  # of a verb with the particle
        "vorzug",  # of a strong one
        "mitteilung",
        "unterhaltung",
        "mitglied",  # a meaning of its own
        "untergrund",
        "knopfmann",  # a name
    ],
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert cut(word) == word


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schulbank", {"schule", "bank"}),
        ("hilfsmotor", {"hilfe", "motor"}),
        ("fahrverbot", {"fahren", "verbot"}),
        ("dörferverbund", {"dorf", "verbund"}),
        ("wärmepumpengesetzes", {"warmepumpe", "gesetz"}),
        ("strassenbahn", {"strasse", "bahn"}),  # as written in Switzerland
        ("buergermeister", {"burger", "meister"}),
    ],
)
def test_parts_are_the_words_they_are_made_of(word: str, parts: set[str]) -> None:
    assert parts <= set(lexicon().terms(word).parts)
