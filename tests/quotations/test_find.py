from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive import find_quotations
from newsarchive.quotations.analysis import analyse
from newsarchive.quotations.reported import scores_of
from newsarchive.quotations.signs import features_of
from newsarchive.quotations.weights import load_weights
from newsarchive.types.quotation import quotation_dict, quotation_from

CASES = Path(__file__).with_name("cases.txt").read_text("utf-8").split("\n\n")[1:]


def case(block: str) -> tuple[str, str, list[list[str]]]:
    why, *lines = block.strip("\n").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("→"))
    return why, text, [line[1:].strip().split(" | ") for line in lines if line.startswith("→")]


@pytest.mark.parametrize(("why", "text", "expected"), [case(block) for block in CASES])
def test_quotations_of_each_case(why: str, text: str, expected: list[list[str]]) -> None:
    found = [
        [q.kind, q.words, q.speaker or "-", q.person.name if q.person else "-"] for q in find_quotations(text)
    ]
    assert found == expected, why


def test_person_has_function_and_party() -> None:
    text = "Umweltministerin Petra Sommer (Grüne) besuchte am Montag das Werk. „Die Anlage ist sicher“, sagte Sommer."
    (quotation,) = find_quotations(text)
    assert quotation.person is not None
    assert (quotation.person.function, quotation.person.party) == ("Umweltministerin", "Grüne")


def test_cue_and_day_as_printed() -> None:
    (quotation,) = find_quotations("„Die Anlage ist sicher“, teilte der Betreiber am Montag mit.")
    assert (quotation.cue, quotation.date) == ("teilte mit", "am Montag")


PIECES = st.sampled_from(
    ["„", "“", "«", "»", '"', "'", "‚", "‘", ", ", ": ", ". ", "\n\n", "sagte ", "er ", "Muster ", "laut ", "nach ", "dass ", "sei ", "habe ",
     "Anna ", "Berlin ", "zufolge ", "und ", "der ", "so ", "demnach ", "(", ") ", "3. ", "Angaben ", " – ", "ß", "\N{COMBINING DIAERESIS}", "\0"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = find_quotations(text)
    assert [q.spans[0][0] for q in found] == sorted(q.spans[0][0] for q in found)
    for quotation in found:
        ends = [0, *(place for span in quotation.spans for place in span)]
        assert ends == sorted(ends)
        assert all(start < end <= len(text) for start, end in quotation.spans)
        assert all(0 <= start < end <= len(text) for start, end in quotation.speaker_spans)
        assert 0 <= quotation.confidence <= 1


@given(TEXTS)
def test_quotations_are_nested_or_apart(text: str) -> None:
    spans = [span for q in find_quotations(text) for span in q.spans]
    for start, end in spans:
        for low, high in spans:
            apart = end <= low or high <= start
            assert apart or (start <= low and high <= end) or (low <= start and end <= high)


@given(TEXTS)
def test_no_speaker_stands_in_what_was_said(text: str) -> None:
    for quotation in find_quotations(text):
        for start, end in quotation.speaker_spans:
            assert all(end <= low or high <= start for low, high in quotation.spans)


@given(TEXTS)
def test_a_record_of_a_quotation_reads_back(text: str) -> None:
    found = find_quotations(text)
    assert tuple(quotation_from(quotation_dict(q)) for q in found) == found


def test_lines_that_were_only_wrapped_are_joined() -> None:
    text = (
        "Die Stadt Musterow\nwill bauen. Anna Muster sagte, die neue Schule sei\nnötig, weil immer mehr\n"
        "Kinder kommen und es\nan Platz fehle."
    )
    (quotation,) = find_quotations(text)
    assert quotation.words == "die neue Schule sei nötig, weil immer mehr Kinder kommen und es an Platz fehle"
    assert text[slice(*quotation.spans[0])].split() == quotation.words.split()


def test_a_clause_scores_as_the_sum_of_its_features() -> None:
    text = (
        "Laut einer Studie des Amtes sei die Lage ernst. Das Werk bleibe zu, teilte Anna Muster am Montag mit, "
        "und man wisse nicht, wie es weitergehe. „Wir warten“, so Muster weiter."
    )
    seen, weights = analyse(text), load_weights()
    sentences = [seen.row[begin:end] for begin, end in (seen.look(at, at) for at in seen.telling)]
    expected = [sum(weights.clause.get(one, 0j) for one in features) for features in features_of(sentences)]
    assert scores_of(sentences) == pytest.approx(expected)
