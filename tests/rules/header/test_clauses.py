from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.rules.header.clauses import clause_features, merged
from newsarchive.rules.header.counts import VERBS
from newsarchive.rules.header.features import read_line
from newsarchive.rules.header.words import tokens


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("Der Rat beschließt den Haushalt", "DNBDN"),
        ("Frostige Nächte im Norden", "ANIN"),
        ("Petra Müller sagt nicht, ob sie kommt", "ENVaSPV"),
        ("Kiels Trainer hat 3 Spieler gelobt", "GRV0Rp"),
    ],
)
def test_signs_say_what_words_do(line: str, signs: str) -> None:
    assert "".join(token.sign for token in tokens(line)) == signs


@pytest.mark.parametrize(
    ("line", "at", "opening"),
    [
        ("Rat berät Haushalt Der Bürgermeister warnt vor Schulden", 3, "g:oDRV"),
        ("Rat berät Haushalt Im Januar, so heißt es, fällt der Beschluss", 3, "g:oIN,"),
        ("Rat berät Haushalt Frostige Nacht im alten Rathaus", 3, "g:oANIjN~"),
    ],
)
def test_what_stands_before_the_verb_of_a_teaser(line: str, at: int, opening: str) -> None:
    found = read_line(line)
    assert opening in clause_features(found.words, found.counts, at)


def test_two_verbs_without_a_joint_are_two_clauses() -> None:
    assert read_line("Verein sucht Trainer Das Team verlor zuletzt").counts.runs == [(1, 5)]
    assert read_line("Verein sucht Trainer, das Team verlor zuletzt").counts.runs == []


def test_pairs_that_come_twice_are_told() -> None:
    assert read_line("Ehrung für Maler Otto Wiek Otto Wiek malte die Küste").counts.twice == {
        ("otto", "wiek")
    }


@given(st.text(alphabet="DPOQIKSaVBWpj0cNERGAg-", max_size=12))
def test_merged_signs_keep_verbs_apart(found: str) -> None:
    short = merged(found)
    assert len(short) <= len(found)
    assert [sign in short for sign in VERBS] == [sign in found for sign in VERBS]


@pytest.mark.parametrize(
    ("word", "leads"),
    [("Bürgermeister", ">1"), ("Öffentlichkeit", "<2"), ("Vereinsvorsitzende", ">1"), ("und", "-")],
)
def test_titles_lead_names_and_common_nouns_do_not(word: str, leads: str) -> None:
    found = tokens(word)[0].leads
    if leads == "-":
        assert found == "-"
    else:
        assert (int(found) > 1) == (leads == ">1")
