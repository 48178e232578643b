from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.rules.lexicon.datelines import BEGINS_SENTENCE, FORMS, forms_of

PARTS = st.sampled_from(
    ["Kiel", "Bad", "Homburg", "v. d. H.", "am", "Main", "Frankfurt", "(Oder)", "und", "Rom", "im", "Mai", "den", "12.", "Januar", "12.", "dpa", "(dpa)",
     "AFP", "taz", "–", "|", ":", ".", ",", "/", "Der", "Chor", "singt", "in", "auf", "a. M.", "d’Or", "[epd]", "kiel", "„So“"]
)  # fmt: skip
HEADS = st.lists(st.tuples(PARTS, st.sampled_from(["", " ", " "])), min_size=1, max_size=9).map(
    lambda parts: "".join(part + gap for part, gap in parts)
)


@given(HEADS)
def test_the_first_words_tell_no_form_wrongly(head: str) -> None:
    asked = [(name, form.match(head)) for name, form, _ in FORMS]
    found = [(name, match.span()) for name, match in asked if match]
    assert [(name, match.span()) for name, match, _ in forms_of(head)] == found


def test_a_sentence_is_told_by_its_first_words() -> None:
    assert BEGINS_SENTENCE.match("Der Chor singt am Abend noch lange weiter")
    assert not BEGINS_SENTENCE.match("Frankfurt am Main. Der Chor singt")
    assert not BEGINS_SENTENCE.match("Kiel dpa - Der Chor singt")
