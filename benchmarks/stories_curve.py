"""Draw the curve of each threshold of the rules for stories: what precision, recall and forms are where it is set otherwise.

    python benchmarks/stories_curve.py --data FOLDER [--articles 1500] [--seed 12] [--only UNBROKEN,DENSE] [--png FILE]

``FOLDER`` is that of ``stories_made.py``, whose articles, edits and forms are judged here again for each value, all else as it is. It
prints tables as ``docs/stories.md`` has them; ``--png`` draws precision and recall too (extra figures).
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from stories_made import make, pairs_of, read

from newsarchive.stories import cluster, judge
from newsarchive.stories.components import Components
from newsarchive.stories.sketch import samples
from newsarchive.stories.words import story_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from stories_made import Made

    from newsarchive.stories.runs import Places, Run

NEVER = 10**9
"""A value that no text reaches: the rule is off."""
CURVES: dict[str, tuple[int, list[float]]] = {
    "BOTH": (1, [0.3, 0.4, 0.5, 0.6, 0.7]),
    "LEAST": (1, [0.3, 0.36, 0.42, 0.5]),
    "CUT_LONGER": (1, [0.05, 0.12, 0.2, 0.3]),
    "BEGINS": (1, [0.1, 0.25, 0.5, 1.0]),
    "DENSE": (1, [0.0, 0.3, 0.4, 0.5, 0.6, 0.8]),
    "BACKGROUND": (1, [0.0, 0.5, 0.6, 0.8]),
    "REORDERED": (1, [0.5, 0.6, 0.7, 0.8, 1.1]),
    "OTHER_NUMBERS": (2, [1, 2, 3, 4]),
    "OTHER_SHARE": (2, [0.1, 0.2, 0.3, 0.5, 1.1]),
    "OTHER_SHARE_BELOW": (2, [0.06, 0.12, 0.3]),
    "OTHER_FACTS": (2, [0.5, 1.0, 2.0, NEVER]),
    "FACT_GAPS": (2, [0.0, 0.3, 0.5, 0.7]),
    "AGREEING": (2, [3, 10, 30, NEVER]),
    "SLOTS_LEAVE": (2, [0.0, 0.7, 0.8, 0.85, 0.9, 0.95]),
    "SHORT": (2, [100, 150, 250, NEVER]),
    "STANDING": (3, [5, 15, 45, 135, NEVER]),
    "STANDING_WEIGHT": (3, [0.02, 0.2, 1.0]),
    "UNBROKEN": (4, [0.0, 0.5, 0.65, 0.75, 0.8, 0.85, 0.9, 0.95]),
    "OF_CHAIN": (4, [0.75, 0.85, 0.9, 0.95]),
}
"""Each threshold: its rule, and the values that are tried. ``OTHER_FACTS`` is multiplied by them."""


class Point(NamedTuple):
    """What was found with a value."""

    value: float
    precision: float
    recall: float
    forms: float
    wrong: int


class Bench:
    """Made articles, with what does not depend on a threshold made once."""

    def __init__(self, made: list[Made]) -> None:
        self.made = made
        self.texts = {number: story_words("\n".join(one.paragraphs)) for number, one in enumerate(made)}
        self.sampled = {number: samples(text.words) for number, text in self.texts.items()}
        self.sketches = {number: {value for _, value in found} for number, found in self.sampled.items()}
        by_story: dict[str, list[int]] = defaultdict(list)
        self.forms: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(made):
            by_story[one.story].append(number)
            if one.kind.startswith("form:"):
                self.forms[one.kind].append(number)
        self.true = pairs_of(list(by_story.values()))
        self.form_pairs = pairs_of(list(self.forms.values()))
        self.ready: dict[tuple[int, float, float], judge.Text] = {}

    def found(self) -> set[tuple[int, int]]:
        """Return the pairs that are joined with the thresholds as they are."""
        standing = cluster.standing_hashes(self.sketches)
        joined = Components()
        for one, other in cluster.candidates(self.sketches, standing):
            if joined.find(one) == joined.find(other):
                continue
            match = judge.compare(self.text(one, standing), self.text(other, standing))
            if match.verdict is judge.Verdict.COPY:
                joined.join(one, other)
        return pairs_of(list(joined.groups(self.texts).values()))

    def text(self, number: int, standing: set[int]) -> judge.Text:
        """Return a text as it is compared."""
        key = (number, cluster.STANDING, judge.STANDING_WEIGHT)
        if key not in self.ready:
            places = cluster.standing_places(self.sampled[number], standing)
            self.ready[key] = judge.prepared(self.texts[number], places)
        return self.ready[key]

    def point(self, value: float) -> Point:
        """Return what is found with the thresholds as they are."""
        found = self.found()
        right = len(found & self.true)
        return Point(
            value,
            right / max(1, len(found)),
            right / len(self.true),
            len(found & self.form_pairs) / len(self.form_pairs),
            len(found - self.true - self.form_pairs),
        )


def remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``function`` with its answers kept; its arguments go by their identity, and are kept alive."""
    kept: dict[tuple[int, int], tuple[Any, Any, Any]] = {}

    def asked(one: Places | list[Run], other: Any) -> Any:
        key = id(one), id(other)
        if key not in kept:
            kept[key] = function(one, other), one, other
        return kept[key][0]

    return asked


def curve(bench: Bench, name: str, values: list[float]) -> list[Point]:
    """Return the points of a threshold."""
    module: Any = cluster if name == "STANDING" else judge
    usual = getattr(module, name)
    points = []
    for value in values:
        set_to = tuple((least, part * value) for least, part in usual) if name == "OTHER_FACTS" else value
        setattr(module, name, set_to)
        points.append(bench.point(value))
    setattr(module, name, usual)
    return points


def table(name: str, rule: int, points: list[Point]) -> str:
    """Return the points as a table; the value in use is in bold."""
    usual = 1.0 if name == "OTHER_FACTS" else getattr(cluster if name == "STANDING" else judge, name)
    lines = [
        f"| rule {rule}: `{name}` | precision | recall | forms merged | other pairs wrong |",
        "|---|---|---|---|---|",
    ]
    for point in points:
        shown = "off" if point.value == NEVER else f"{point.value:g}"
        shown = f"**{shown}**" if point.value == usual else shown
        lines.append(
            f"| {shown} | {point.precision:.4f} | {point.recall:.4f} | {point.forms:.3%} | {point.wrong} |"
        )
    return "\n".join(lines) + "\n"


def draw(curves: dict[str, list[Point]], file: Path) -> None:
    """Write a picture with precision and recall of each threshold."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - tables do without

    columns = 4
    rows = -(-len(curves) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(3.2 * columns, 2.4 * rows), squeeze=False)
    for axis in axes.flat[len(curves) :]:
        axis.axis("off")
    for axis, (name, points) in zip(axes.flat, curves.items(), strict=False):
        shown = ["off" if point.value == NEVER else f"{point.value:g}" for point in points]
        axis.plot(shown, [point.precision for point in points], marker="o", label="precision")
        axis.plot(shown, [point.recall for point in points], marker="s", linestyle="--", label="recall")
        axis.set_title(name, fontsize=9)
        axis.tick_params(labelsize=7)
    axes.flat[0].legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(file)


def main() -> None:
    """Make, judge, print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--articles", type=int, default=1500)
    options.add_argument("--seed", type=int, default=12)
    options.add_argument("--only", default=",".join(CURVES))
    options.add_argument("--png", type=Path)
    asked = options.parse_args()
    dice = random.Random(asked.seed)  # noqa: S311 - nothing secret
    articles = read(asked.data / "corpus_dev.jsonl.gz")
    dice.shuffle(articles)
    bench = Bench(make(articles[: asked.articles], dice, "all"))
    rules: Any = judge
    rules.runs, rules.chain = remembered(rules.runs), remembered(rules.chain)
    print(
        f"{len(bench.made)} texts, {len(bench.true)} true pairs, {len(bench.form_pairs)} pairs of one form\n"
    )
    curves = {}
    for name in asked.only.split(","):
        rule, values = CURVES[name]
        curves[name] = curve(bench, name, values)
        print(table(name, rule, curves[name]), flush=True)
    if asked.png:
        draw(curves, asked.png)


if __name__ == "__main__":
    main()
