"""The counts of a header line against a walk over its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.rules.header.counts import STOPS
from newsarchive.rules.header.features import FEWEST_BELOW, read_line

WORDS = st.lists(
    st.sampled_from(
        "Der Haushalt Haushaltsplan ist, steht. Kiel: Kiel-Süd „so“ und Müller 12. nicht, (dpa) wird warnt".split()
    ),
    min_size=1,
    max_size=30,
)


@given(WORDS, st.lists(st.sampled_from("der haushalt ist kiel müller haus".split()), max_size=9))
def test_counts_are_those_of_a_walk(parts: list[str], below: list[str]) -> None:
    line = read_line(" ".join(parts), " ".join([*below, *["wort"] * FEWEST_BELOW]))
    words, counts = line.words, line.counts
    stems = {word[:6] for word in below}
    for at in range(len(words) + 1):
        before = words[:at]
        assert counts.finite[at] == sum(token.finite for token in before)
        assert counts.stops[at] == sum(token.end.startswith(STOPS) for token in before)
        assert counts.commas[at] == sum(token.end == "," for token in before)
        assert counts.stems[at] == sum(bool(token.stem) for token in before)
        assert counts.known[at] == sum(token.stem in stems for token in before)
        verbs = [place for place, token in enumerate(words) if place >= at and token.finite]
        assert counts.next_finite[at] == (verbs[0] if verbs else len(words))
        head = {stem for token_stems in counts.stems_at[:at] for stem in token_stems}
        rest = {stem for token_stems in counts.stems_at[at:] for stem in token_stems}
        assert counts.again[at] == len(head & rest)


def test_a_text_of_a_few_words_is_no_evidence() -> None:
    assert read_line("Rat berät", "Mail an die Redaktion Foto: dpa").below == ""
    assert read_line("Rat berät", "Der Rat der Stadt. " * 10).below.startswith(" der rat der stadt ")
