"""Makes copies of real articles as papers edit them, and articles that only look alike, and tells what ``stories`` finds.

    python benchmarks/stories_made.py --data FOLDER [--articles 1500] [--files FOLDER] [--found STORIES.jsonl]

``FOLDER`` holds ``corpus_dev.jsonl.gz`` (articles with ``id`` and ``text``, paragraphs with blank lines between). Without ``--files`` the
texts are judged in memory; with it they are written there, one a file, to be ingested, and ``--found`` scores what
``newsarchive duplicates --jsonl`` printed of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from itertools import combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stories_edits import CHAINED, EDITS, sentences
from stories_forms import FORMS
from stories_more_forms import FRESH, LAST, MENDED

from newsarchive.stories.cluster import stories
from newsarchive.stories.words import story_words

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = {"usual": FORMS, "mended": MENDED, "fresh": FRESH, "last": LAST}
SETS["all"] = {name: form for forms in tuple(SETS.values()) for name, form in forms.items()}
"""Forms by when they were written; see ``stories_more_forms``."""
Source = tuple[str, str, list[str]]
"""Id, headline and paragraphs of an article."""
LEAST_HALVED = 160
"""Words of an article whose halves are two texts."""


class Made(NamedTuple):
    """A made article: the story it belongs to, what was done to it, its headline and paragraphs."""

    story: str
    kind: str
    headline: str
    paragraphs: list[str]

    @property
    def text(self) -> str:
        """Return it as a file's text."""
        return "\n\n".join([self.headline, *self.paragraphs]) + "\n"


def read(path: Path) -> list[Source]:
    """Return id, headline and paragraphs of the articles that have 60 words or more."""
    found = []
    for line in gzip.decompress(path.read_bytes()).splitlines():
        row = json.loads(line)
        parts = [part.replace("\n", " ").strip() for part in row["text"].split("\n\n")]
        parts = [part for part in parts if part]
        title = row["title"] or " ".join(parts[0].split()[:6])
        paragraphs = parts[1:] if row["title"] else parts
        if len(paragraphs) == 1:
            some = sentences(paragraphs[0])
            paragraphs = [" ".join(some[at : at + 3]) for at in range(0, len(some), 3)]
        if 60 <= sum(len(part.split()) for part in paragraphs) <= 2500:
            found.append((row["id"], title, paragraphs))
    return found


def make(articles: list[Source], dice: random.Random, forms: str = "usual") -> list[Made]:
    """Return the bench: half of the articles with edits, a third alone, and the rest as what only looks alike."""
    half, most = len(articles) // 2, len(articles) * 8 // 10
    made: list[Made] = []
    for source in articles[:half]:
        made += edited(source, dice.choice(articles)[1], dice)
    made += [Made(name, "lone", title, paragraphs) for name, title, paragraphs in articles[half:most]]
    spare = iter(articles[most:])
    for outlet in range(6):
        made += with_standing_text(spare, articles[outlet], f"standing{outlet}", dice)
    for one, other in zip(spare, spare, strict=False):
        made += dice.choice([quotation, blog, topic])(one, other)
    for name, form in SETS[forms].items():
        made += [Made(f"{name}-{number}", f"form:{name}", *form(dice)) for number in range(60)]
    return made


def edited(source: Source, other: str, dice: random.Random) -> list[Made]:
    """Return an article, and either two edits of it or a chain of edits, with ``other`` as their headline."""
    name, title, paragraphs = source
    made = [Made(name, "original", title, paragraphs)]
    if dice.random() < 0.7:
        return made + [
            Made(name, kind, other, EDITS[kind](dice, paragraphs)) for kind in dice.sample(sorted(EDITS), 2)
        ]
    for step in range(dice.randrange(3, 6)):
        paragraphs = EDITS[dice.choice(CHAINED)](dice, paragraphs)
        made.append(Made(name, f"chain{step + 1}", other, paragraphs))
    return made


def with_standing_text(spare: Iterator[Source], source: Source, kind: str, dice: random.Random) -> list[Made]:
    """Return articles of one paper that end alike, with words of ``source``."""
    closing = " ".join(" ".join(source[2]).split()[: dice.randrange(50, 170)])
    some = islice(spare, dice.choice([5, 12, 30, 60]))
    return [Made(name, kind, title, [*paragraphs, closing]) for name, title, paragraphs in some]


def quotation(one: Source, other: Source) -> list[Made]:
    """Return two articles that share sixty words of a quotation."""
    quote = "„" + " ".join(" ".join(one[2]).split()[-60:]) + "“"
    at = len(other[2]) // 2
    return [
        Made(one[0], "quotation", one[1], one[2]),
        Made(other[0], "quotation", other[1], [*other[2][:at], quote, *other[2][at:]]),
    ]


def blog(one: Source, other: Source) -> list[Made]:
    """Return two days of a live blog, the second of which repeats a third of the first below its own."""
    repeated = one[2][: len(one[2]) // 3]
    return [Made(one[0], "blog", one[1], one[2]), Made(other[0], "blog", other[1], [*other[2], *repeated])]


def topic(one: Source, other: Source) -> list[Made]:
    """Return the two halves of an article, as two reports of one event."""
    del other
    name, title, paragraphs = one
    middle = len(paragraphs) // 2
    if sum(len(part.split()) for part in paragraphs) < LEAST_HALVED:
        return []
    return [
        Made(name, "topic", title, paragraphs[:middle]),
        Made(f"{name}b", "topic", title, paragraphs[middle:]),
    ]


def pairs_of(groups: list[list[int]]) -> set[tuple[int, int]]:
    """Return all pairs within groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def report(made: list[Made], found: list[list[int]], *, errors: bool = False) -> None:
    """Print precision and recall by pairs, each edit's share together, and what was joined wrongly."""
    by_story: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(made):
        by_story[one.story].append(number)
    true, got = pairs_of(list(by_story.values())), pairs_of(found)
    right = len(true & got)
    print(
        f"{len(made)} texts, {len(true)} true pairs, precision {right / max(1, len(got)):.4f}, recall {right / len(true):.4f}"
    )
    kinds = Counter(edit_of(made[one], made[other]) for one, other in true)
    together = Counter(edit_of(made[one], made[other]) for one, other in true & got)
    print("  ".join(f"{kind} {together[kind] / kinds[kind]:.3f}" for kind in sorted(kinds)))
    wrong = Counter(
        tuple(sorted(made[number].kind.rstrip("0123456789") for number in pair)) for pair in got - true
    )
    forms = Counter(one.kind for one in made if one.kind.startswith("form:"))
    within = sum(count * (count - 1) // 2 for count in forms.values())
    merged = {one: count for (one, other), count in wrong.items() if one == other and one in forms}
    print(f"pairs of one form merged {sum(merged.values()) / within:.4%} {merged}")
    print("wrong:", dict(wrong.most_common(12)))
    if errors:
        for word, pairs in (("missed", true - got), ("wrong", got - true)):
            for first, second in sorted(pairs)[:20]:
                print(word, *made[first][:2], *made[second][:2])


def edit_of(one: Made, other: Made) -> str:
    """Return what parts two copies of a story."""
    if "chain" in other.kind:
        return "chain"
    return other.kind if one.kind == "original" else "of two edits"


def main() -> None:
    """Make, judge, print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--articles", type=int, default=1500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--forms", choices=SETS, default="usual")
    options.add_argument("--files", type=Path)
    options.add_argument("--found", type=Path)
    options.add_argument("--errors", action="store_true")
    asked = options.parse_args()
    dice = random.Random(asked.seed)  # noqa: S311 - nothing secret
    articles = read(asked.data / "corpus_dev.jsonl.gz")
    dice.shuffle(articles)
    made = make(articles[: asked.articles], dice, asked.forms)
    if asked.found:
        groups = [
            [int(Path(path).stem) for member in json.loads(line)["members"] for path in member["paths"]]
            for line in asked.found.read_text().splitlines()
        ]
    elif asked.files:
        asked.files.mkdir(parents=True)
        for number, one in enumerate(made):
            (asked.files / f"{number}.txt").write_text(one.text)
        return
    else:
        texts = {number: story_words("\n".join(one.paragraphs)) for number, one in enumerate(made)}
        groups = list(stories(texts).groups(texts).values())
    report(made, groups, errors=asked.errors)


if __name__ == "__main__":
    main()
