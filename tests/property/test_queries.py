from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.errors import QuerySyntaxError
from newsarchive.query.describe import describe
from newsarchive.query.parse import parse_query

PIECES = st.sampled_from(
    ["Nato", "Müller", "headline:", "date:", "2022-01", "..", "(", ")", '"', "„", "“", " OR ", " | ", " NEAR/3 ", " -", "NOT ", "=", "*", " ",
     "Minister:innen", "C++", "§218", "has:", "photo", "xyz:", "is:duplicate", "section:", "year:", "id:", "added:", "M?l*", "~3", "!", " w/2 ", "==", "\0", "\u00ad", " AND ", "'", "; DROP TABLE articles --"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)


@given(TEXTS)
@example("foo(x()")
@example("=OR NEAR/7. (NOT. a)")
@example("a(b)*")
@example("0/0\xadNato")
def test_any_text_is_a_query_or_an_error_at_a_place(text: str) -> None:
    place = (0, 0)
    query = None
    try:
        query = parse_query(text)
    except QuerySyntaxError as caught:
        place = caught.span
    assert 0 <= place[0] <= place[1] <= len(text)
    if query is not None:
        assert parse_query(str(query)) == query
        assert describe(query)
