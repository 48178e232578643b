"""The pairs of ``pairs/``: two texts in a file, one story or not, for the reason that the file's name gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.stories.cluster import STANDING, candidates, standing_hashes, stories
from newsarchive.stories.judge import Verdict, compare, prepared
from newsarchive.stories.sketch import sketch
from newsarchive.stories.words import StoryWords, story_words

PAIRS = Path(__file__).parent / "pairs"


def pair(path: Path) -> tuple[StoryWords, StoryWords]:
    one, other = path.read_text(encoding="utf-8").split("\n=====\n")
    return story_words(one), story_words(other)


@pytest.mark.parametrize("path", sorted(PAIRS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_a_pair_is_judged_the_same_from_both_sides(path: Path) -> None:
    one, other = map(prepared, pair(path))
    match, back = compare(one, other), compare(other, one)
    assert (match.verdict is Verdict.COPY) == (path.parent.name == "together"), match
    assert (back.verdict, back.first, back.second) == (match.verdict, match.second, match.first)


@pytest.mark.parametrize("path", sorted(PAIRS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_copies_are_found_by_their_sketches(path: Path) -> None:
    one, other = pair(path)
    joined = stories({1: one, 2: other})
    assert (joined.find(1) == joined.find(2)) == (path.parent.name == "together")


CLOSING = """Mehr Nachrichten aus der Region lesen Sie in unserer neuen App, die Sie kostenlos laden können und jeden Morgen frisch
gefüllt finden. Dort erreichen Sie auch die Redaktion, können Bilder schicken, Termine melden und an Umfragen teilnehmen. Die App gibt es für
alle gängigen Geräte; wer schon ein Abo hat, meldet sich mit seinen Zugangsdaten an und liest ohne weitere Kosten auch die gedruckte
Zeitung als Blatt zum Umblättern, schon am Vorabend."""


def lone(number: int) -> str:
    """Return an article of words that no other has."""
    return " ".join(f"wort{'abcdefghij'[place % 10]}{number}x{place}" for place in range(120))


@pytest.mark.parametrize(("many", "compared"), [(5, True), (3 * STANDING, False)])
def test_a_passage_of_many_articles_is_standing_text(many: int, compared: bool) -> None:
    texts = {number: story_words(f"{lone(number)}. {CLOSING}") for number in range(many)}
    assert stories(texts).numbers() == set()
    sketches = {number: set(sketch(text.words)) for number, text in texts.items()}
    assert bool(candidates(sketches, standing_hashes(sketches))) is compared


def test_what_many_papers_print_is_no_standing_text() -> None:
    text = CLOSING.replace("App", "Brücke")
    texts = {
        number: story_words(f"{text} Dies meldet Blatt {'abcdefghij'[number % 10]}{number}.")
        for number in range(2 * STANDING)
    }
    joined = stories(texts)
    assert {joined.find(number) for number in texts} == {0}
