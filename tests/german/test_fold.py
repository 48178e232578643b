from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.german.fold import is_its_key, key, plain


@given(st.text("aeouäöüéñßÉčøİ\N{COMBINING DIAERESIS}", max_size=6))
@example("Šibenik")
@example("Straße")
def test_a_word_of_the_plain_index_has_no_marks(word: str) -> None:
    apart = unicodedata.normalize("NFD", word.lower())
    assert plain(word) == "".join(char for char in apart if not unicodedata.combining(char))
    if is_its_key(word.lower()):
        assert key(word) == word.lower()
