from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.rules.lexicon.datelines import is_visited

PLACES = st.sampled_from(["Musterau", "St. Muster", "Muster (Oder)", "Au"])
TEXTS = st.lists(
    st.sampled_from(["in", "aus", "Stadt", "dahin", "Musterau", "Musterauer", "St. Muster", "Muster (Oder)", "Au", "-Au"]),
    max_size=12,
).flatmap(lambda words: st.sampled_from([" ", "\n", ", ", " \n"]).map(lambda gap: f"{gap.join(words)} in Au"))  # fmt: skip


@given(PLACES, TEXTS)
def test_a_place_is_visited_where_a_preposition_stands_before_it(place: str, text: str) -> None:
    form = rf"\b(?:in|aus|bei|nach|Raum|Stadt|Gemeinde) {re.escape(place)}\b"
    assert is_visited(place, text) == (re.search(form, text) is not None)
