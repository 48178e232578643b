from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.parser.parse import parse_article
from newsarchive.render.article import article_text
from newsarchive.render.clean import clean
from newsarchive.render.forms import Layout
from newsarchive.render.hits.kwic import kwic_text
from newsarchive.render.hits.page import hits_json, hits_text
from newsarchive.render.pieces import pieces_text
from newsarchive.search.show.kwic import Line
from newsarchive.types.results import Hit, Results, Snippet

HOSTILE = st.text(alphabet="ab \n\x1b[31m\x07\x9b\u202e\u200b\xad\ue000\ue001\udce9*", max_size=60) | st.text(
    max_size=60
)


def harmless(text: str) -> bool:
    return all(char == "\n" or char.isprintable() for char in text)


@given(HOSTILE)
def test_nothing_in_an_article_reaches_the_terminal_as_a_control(text: str) -> None:
    article = parse_article(text.encode("utf-8", "surrogatepass"))
    assert harmless(article_text(article))
    assert harmless(pieces_text(article))


@given(HOSTILE, HOSTILE, st.integers(0, 60), st.integers(0, 60))
def test_nothing_in_a_hit_reaches_the_terminal_as_a_control(
    text: str, other: str, start: int, end: int
) -> None:
    mark = (min(start, end, len(text)), min(max(start, end), len(text)))
    hit = Hit(
        1,
        "k" * 20,
        1.0,
        other,
        None,
        text,
        None,
        None,
        text,
        other,
        other,
        other,
        (other,),
        Snippet(text, (mark,)),
        "lacking",
        (other,),
    )
    results = Results((hit,), 1)
    assert harmless("".join(hits_text(results, Layout())))
    assert json.loads("".join(hits_json(results, Layout())))["hits"][0]["headline"] == text


def test_an_article_without_a_body_is_shown() -> None:
    assert article_text(parse_article(b"")).startswith("\n(no headline)\n")


def test_invisible_characters_are_dropped_and_controls_are_escaped() -> None:
    assert clean("Bun\xaddes\u202etag\x1b[31m\xa0x") == "Bundestag\\x1b[31m x"


def test_a_match_in_a_hyphenated_word_of_a_concordance_stays_joined() -> None:
    lines = [
        Line(1, "k", "2022-01-12", "Musterower Bote", "body", *parts)
        for parts in [("der Nato-", "Rat", "tagt"), ("der", "Nato", "-Rat tagt"), ("Nord-", "und", "Südsee")]
    ]
    shown = kwic_text(lines, Layout()).splitlines()
    assert "Nato-*Rat* tagt" in shown[0]
    assert "der *Nato*-Rat" in shown[1]
    assert "Nord- *und* Südsee" in shown[2]
    assert shown[0].index("*") == shown[1].index("*") == shown[2].index("*")
