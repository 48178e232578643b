"""What is looked at before a costly pattern is asked never changes its answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.flat.unknown_export import SIGN, signs_in
from newsarchive.rules.forms.dated_byline import COUNTED, READING_FIRST, READING_TIME
from newsarchive.rules.forms.unmarked_credit import ALONE, ALONE_ENDS

LINES = st.lists(
    st.sampled_from(
        [
            "Titel:",
            " Datum: 1.2.2022",
            "-----",
            "== Artikel 2 von 5 ==",
            "Treffer 1 of 3",
            "*****",
            "",
            "Ein Satz.",
            "Quelle:x",
        ]
    )
    | st.text(max_size=12),
    max_size=8,
).map("\n".join)
WORDS = st.lists(
    st.sampled_from(
        ["Lesezeit:", "ca.", "3", "12", "Min.", "Minuten", "min", "| ", "Uhr", "Kommentare", "Beiträge", "Lesen", "Satz.", "Getty Images",
         "IMAGO", "picture", "alliance", "EPA", "“", "Reuters"]
    )
    | st.text(max_size=6),
    max_size=8,
).map(" ".join)  # fmt: skip


@given(LINES)
def test_signs_of_an_export_only_stand_where_a_line_begins(text: str) -> None:
    assert [one.span() for one in signs_in(text)] == [one.span() for one in SIGN.finditer(text)]


@given(WORDS.map(str.strip))
def test_a_reading_time_has_its_unit_or_what_is_counted(text: str) -> None:
    if READING_FIRST.match(text) or READING_TIME.search(text):
        assert "Min" in text or "min" in text or text.endswith(COUNTED)


@given(WORDS.map(str.strip))
def test_a_picture_agency_alone_ends_its_text(text: str) -> None:
    if ALONE.search(text):
        assert text.endswith(ALONE_ENDS)
