"""Data folder -> headers with known cuts, and more of them made by exchanging, adding and leaving out parts."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.rules.lexicon.function_words import FUNCTION_WORDS
from newsarchive.rules.lexicon.sections import PLACE_SECTIONS, WORD_SECTIONS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FOLDS = {
    "DieZeit": "Zeit", "Bild": "Bild", "Heise": "IT", "Golem": "IT", "NetzpolitikOrg": "IT", "LTO": "IT", "GMX": "GMX",
    "Wikinews": "Wikinews", "DerStandard": "DerStandard",
}  # fmt: skip
ONE_LINE = {"seed", "seedvar", "inline"}
HEADLINES_BELOW = 0.15
OUTCRIES = 0.06
OUTCRIES_BELOW = 0.4
"""Shares of the headers that are made again with another paper's habits."""
SHORTEST_TEASER = 5
"""A shorter rest of a teaser is a question or a call, which closes headlines as well."""
JOINTS = (" / ", " > ", " | ", " » ", " · ", " ")
ARTICLES = frozenset("der die das dem den ein eine einem einen einer".split())
SENTENCE_END = re.compile(r"(?<=[a-zäöüß“\"][.!?]) (?=[A-ZÄÖÜ„\"])")


class Example(NamedTuple):
    """A header line; section and headline end after so many words."""

    line: str
    section: int
    headline: int
    publisher: str
    source: str
    body: str = ""
    weight: float = 1.0


def fold_of(publisher: str) -> str:
    """Return the group of publishers that is left out together."""
    return FOLDS.get(publisher, "others")


def example(section: str | None, headline: str, teaser: str | None, publisher: str, source: str) -> Example:
    """Return the header of these parts."""
    first = len((section or "").split())
    line = " ".join(part for part in (section, headline, teaser) if part)
    return Example(line, first, first + len(headline.split()), publisher, source)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def read_examples(data: Path) -> list[Example]:
    """Return the headers that the cuts are judged on."""
    found = [
        example(row["section"], row["headline"], row["teaser"], row["publisher"], "pairs")
        for row in rows(data / "pairs_dev.jsonl")
    ]
    for row in rows(data / "dev.jsonl"):
        gold = row["gold"]
        if row["style"] not in ONE_LINE or not gold["headline"]:
            continue
        made = example(gold["section"], gold["headline"], gold["teaser"], row["publisher"], "dev")
        first, _, body = row["text"].partition("\n")
        size = len(made.line.split())
        words = first.split()[:size]
        if words[made.section : made.headline] == made.line.split()[made.section : made.headline]:
            found.append(made._replace(line=first, body=body))
    return found


def more_examples(data: Path, examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Return headers made from ``examples`` and from the articles of the corpus; they are fitted on, never judged."""
    words, places = sorted(map(printed, WORD_SECTIONS)), sorted(map(printed, PLACE_SECTIONS))
    found: list[Example] = []
    all_known = [*examples, *corpus(data, examples)]
    of_paper: dict[str, list[Example]] = {}
    for given in all_known:
        of_paper.setdefault(given.publisher, []).append(given)
    for given in all_known:
        if given.source == "corpus":
            found.append(given)
        label = chance.choice(words if chance.random() < 0.65 else places)
        draw = chance.random()
        if draw < 0.04:
            label += chance.choice(JOINTS) + chance.choice(words)
        elif draw < 0.08:
            label = label.upper()
        elif draw < 0.11:
            label = chance.choice(label_like(examples, chance))
        found.append(with_section(given, label, 0.5))
        if chance.random() < 0.15:
            end = given.headline
            found.append(given._replace(line=" ".join(given.line.split()[:end]), weight=0.7, source="made"))
        tempting = tempted(given, chance.choice(places if chance.random() < 0.7 else words))
        if tempting and chance.random() < 0.25:
            found.append(tempting)
        found += reshaped(given, chance)
        found += with_habits(given, of_paper[given.publisher], chance)
    return found


def reshaped(given: Example, chance: random.Random) -> list[Example]:
    """Return the header as another paper might print it: without its kicker, with less of its teaser, without the last stop."""
    words = given.line.split()
    headline, teaser = words[given.section : given.headline], words[given.headline :]
    found = []
    colon = next((at for at, word in enumerate(headline[:-2], 1) if word.endswith(":")), 0)
    if colon:
        found.append(joined(given, headline[colon:], teaser, 0.4))
        if colon > 1:
            found.append(
                joined(given, [*headline[: colon - 1], headline[colon - 1].rstrip(":!?")], teaser, 0.2)
            )
    sentences = SENTENCE_END.split(" ".join(teaser))
    if len(sentences) > 1:
        for less in (sentences[1:], sentences[:1]):
            shorter = " ".join(less).split()
            if chance.random() < 0.4 and len(shorter) >= SHORTEST_TEASER:
                found.append(joined(given, headline, shorter, 0.3))
    if teaser and teaser[-1].endswith(".") and chance.random() < 0.2:
        found.append(joined(given, headline, [*teaser[:-1], teaser[-1][:-1]], 0.3))
    bare = without_article(teaser)
    if bare and chance.random() < 0.6:
        found.append(joined(given, headline, bare, 0.4))
    return found


def without_article(words: Sequence[str]) -> list[str]:
    """Return the words without the article that they begin with, as telegraphic leads have it; empty where there is none."""
    if (
        len(words) <= SHORTEST_TEASER
        or words[0].lower() not in ARTICLES
        or words[1].lower() in FUNCTION_WORDS
    ):
        return []
    return [words[1][0].upper() + words[1][1:], *words[2:]]


def with_habits(given: Example, others: Sequence[Example], chance: random.Random) -> list[Example]:
    """Return the header as papers with other habits print it, now and then: a headline for a teaser, an outcry."""
    made = [headline_below(given, others, chance)] if chance.random() < HEADLINES_BELOW else []
    if chance.random() < OUTCRIES:
        made.append(with_outcry(given, chance))
    return [header for header in made if header]


def with_outcry(given: Example, chance: random.Random) -> Example | None:
    """Return the header with an outcry before its headline or its teaser: ``Kicker: Unfall! Zug entgleist``."""
    words = given.line.split()
    headline, teaser = words[given.section : given.headline], words[given.headline :]
    nouns = [
        word
        for word in headline
        if word.isalpha() and word[0].isupper() and word.lower() not in FUNCTION_WORDS
    ]
    if not nouns or not teaser:
        return None
    outcry = [chance.choice(nouns) + "!"]
    if chance.random() < OUTCRIES_BELOW:
        return joined(given, headline, outcry + teaser, 0.3)
    colon = next((at for at, word in enumerate(headline[:-2], 1) if word.endswith(":")), 0)
    return joined(given, headline[:colon] + outcry + headline[colon:], teaser, 0.3)


def headline_below(given: Example, others: Sequence[Example], chance: random.Random) -> Example | None:
    """Return the header with another headline of the same paper for a teaser: leads are written like headlines as well."""
    other = chance.choice(others)
    words = other.line.split()[other.section : other.headline]
    headline = given.line.split()[given.section : given.headline]
    if (
        len(words) < SHORTEST_TEASER
        or words[-1][-1] in "?!:…“"
        or any(w.endswith(":") for w in words)
        or words == headline
    ):
        return None
    return joined(given, headline, [*words[:-1], words[-1].rstrip(".") + "."], 0.3)


def joined(given: Example, headline: list[str], teaser: list[str], weight: float) -> Example:
    """Return the header of these parts, without a section."""
    return given._replace(
        line=" ".join([*headline, *teaser]),
        section=0,
        headline=len(headline),
        weight=weight * given.weight,
        source="made",
    )


def with_section(given: Example, label: str, weight: float) -> Example:
    """Return the header with another section."""
    rest = given.line.split()[given.section :]
    size = len(label.split())
    return given._replace(
        line=" ".join([label, *rest]), section=size, headline=given.headline - given.section + size, weight=weight,
        source="made",
    )  # fmt: skip


def tempted(given: Example, label: str) -> Example | None:
    """Return the header without section whose headline begins with a word that is a label: ``Berlin feiert …``."""
    rest = given.line.split()[given.section :]
    if (
        len(rest) < 5
        or " " in label
        or rest[0].lower() in FUNCTION_WORDS
        or not rest[0].isalpha()
        or not rest[1].islower()
    ):
        return None
    return given._replace(
        line=" ".join([label, *rest[1:]]),
        section=0,
        headline=given.headline - given.section,
        weight=0.4,
        source="made",
    )


def label_like(examples: Sequence[Example], chance: random.Random) -> list[str]:
    """Return a few nouns out of headlines, to stand for labels that no list has."""
    words = chance.choice(examples).line.split()[1:-1]
    nouns = [
        word for word in words if word.isalpha() and word[0].isupper() and word.lower() not in FUNCTION_WORDS
    ]
    return nouns or ["Rundschau"]


def printed(label: str) -> str:
    """Return a label as it is printed, from its folded form."""
    small = {"und", "in", "der", "den", "aus", "vor", "zum", "zur", "von", "heute", "am", "im"}
    return " ".join(
        word if word in small else "-".join(p[:1].upper() + p[1:] for p in word.split("-"))
        for word in label.split()
    )


def corpus(data: Path, examples: Sequence[Example]) -> Iterator[Example]:
    """Yield title and first paragraph (ZEIT: the teaser) or first sentence of the articles of the corpus."""
    seen = {" ".join(e.line.split()[e.section : e.headline]) for e in examples}
    for number, row in enumerate(rows(data / "corpus_dev.jsonl.gz")):
        title = row["title"]
        parts = [part for part in row["text"].split("\n\n") if part.strip()]
        if not title or len(parts) < 3 or parts[0] != title or len(title.split()) < 2:
            continue
        if row["source"] == "zeit.de":
            if title in seen and number % 3:
                continue
            body = "\n".join(parts[2:])[:3000] if number % 2 else ""
            if 30 <= len(parts[1]) <= 420:
                made = example(None, title, parts[1], "DieZeit", "corpus")
                yield made._replace(body=body, weight=0.5)
        elif row["source"] == "Wikinews":
            first = SENTENCE_END.split(parts[1].replace("\n", " "))[0]
            if 40 <= len(first) <= 400:
                yield example(None, title, " ".join(first.split()), "Wikinews", "corpus")._replace(weight=0.5)
