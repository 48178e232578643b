"""Headers with known cuts -> newsarchive/header/weights.tsv: what each feature of a cut counts for.

A log-linear model over all candidate readings of a line (softmax over whole readings), fitted by L-BFGS with a
squared penalty. ``--folds`` first prints how it does on publishers it was not fitted on, and the calibration.
Needs numpy and scipy, and in ``--data``: ``pairs_dev.jsonl``, ``dev.jsonl``, ``corpus_dev.jsonl.gz``.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import math
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from header_examples import Example, fold_of, more_examples, read_examples  # this folder is no package

from newsarchive.header import features

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = Path(__file__).resolve().parents[1] / "newsarchive" / "header" / "weights.tsv"
LEAST = 4
"""A feature seen in fewer examples gets no weight."""


class Table(NamedTuple):
    """Examples as numbers: a row for each candidate, where each example's rows begin, and which row is right."""

    rows: Any
    begins: Any
    right: Any
    weight: Any
    candidates: list[list[features.Candidate]]


def named(
    line: features.Line, *, sentences: bool = False
) -> tuple[list[features.Candidate], list[list[str]]]:
    """Return the candidates of a line and the features of each."""
    found = features.candidates(line)
    ends = {at: features.boundary_features(line, at) for at in {c.headline for c in found}}
    starts = {at: features.section_features(line, at) for at in {c.section for c in found}}
    if sentences:  # sentences are no headlines: what lies between the cuts counts apart
        found = [c for c in found if not c.section]
        return found, [
            ends[c.headline] + ["p" + name for name in features.span_features(line, *c)] for c in found
        ]
    return found, [starts[c.section] + ends[c.headline] + features.span_features(line, *c) for c in found]


def to_table(examples: Sequence[Example], index: dict[str, int], *, grow: bool, keep: bool = False) -> Table:
    """Return the table of ``examples``; new features enter ``index`` when it may grow."""
    columns: list[int] = []
    ends, begins, right, weight, every = [0], [], [], [], []
    for example in examples:
        found, lists = named(
            features.read_line(example.line, example.body), sentences=example.source == "pseudo"
        )
        truth = features.Candidate(example.section, example.headline)
        if truth not in found and grow and not keep:
            continue
        begins.append(len(ends) - 1)
        right.append(len(ends) - 1 + found.index(truth) if truth in found else -1)
        weight.append(example.weight)
        every.append(found)
        for names in lists:
            for name in names:
                at = index.setdefault(name, len(index)) if grow else index.get(name, -1)
                if at >= 0:
                    columns.append(at)
            ends.append(len(columns))
    data: Any = np.ones(len(columns), dtype=np.float32)
    rows = csr_matrix(
        (data, np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int64)),
        shape=(len(ends) - 1, len(index)),
    )
    return Table(rows, np.array(begins), np.array(right), np.array(weight), every)


def only_frequent(table: Table, least: int) -> tuple[Table, Any]:
    """Drop the features that fewer than ``least`` examples have on any candidate that could matter."""
    seen = np.asarray((table.rows[table.right] > 0).sum(axis=0)).ravel()
    total = np.asarray(table.rows.sum(axis=0)).ravel()
    kept = np.flatnonzero((seen >= least) | (total >= 4 * least))
    return table._replace(rows=table.rows[:, kept].tocsr()), kept


def fit(table: Table, penalty: float, rounds: int) -> Any:
    """Return the weights that make the right readings likely."""
    counts: Any = np.diff(np.append(table.begins, table.rows.shape[0]))
    of_row: Any = np.repeat(np.arange(len(counts)), counts)
    weight_of_row = table.weight[of_row]
    transposed = table.rows.T.tocsr()
    target = np.zeros(table.rows.shape[0])
    target[table.right] = table.weight

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table.rows @ weights
        scores -= np.maximum.reduceat(scores, table.begins)[of_row]
        shares = np.exp(scores)
        sums = np.add.reduceat(shares, table.begins)
        value = float((table.weight * (np.log(sums) - scores[table.right])).sum())
        shares *= weight_of_row / sums[of_row]
        slope = transposed @ (shares - target)
        return value + 0.5 * penalty * float(weights @ weights), slope + penalty * weights

    start = np.zeros(table.rows.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6}).x


class Outcome(NamedTuple):
    """How the best reading of an example fared. ``margin`` is the log odds of its share."""

    example: Example
    right: bool
    section: bool
    headline: bool
    share: float
    reading: features.Candidate


def judge(examples: Sequence[Example], table: Table, weights: Any) -> list[Outcome]:
    """Return the outcome of each example."""
    scores = table.rows @ weights
    edges = [*table.begins.tolist(), table.rows.shape[0]]
    found = []
    for number, example in enumerate(examples):
        own = scores[edges[number] : edges[number + 1]]
        shares = np.exp(own - own.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        reading = table.candidates[number][best]
        found.append(
            Outcome(
                example, edges[number] + best == table.right[number], reading.section == example.section,
                reading.headline == example.headline, float(shares[best]), reading,
            )
        )  # fmt: skip
    return found


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Print shares of right cuts by publisher, and how often the surest are right."""
    groups: dict[str, list[Outcome]] = collections.defaultdict(list)
    for outcome in outcomes:
        for name in (
            f"{outcome.example.source}:{outcome.example.publisher}",
            f"ALL {outcome.example.source}",
        ):
            groups[name].append(outcome)
        groups["ALL but DieZeit" if outcome.example.publisher != "DieZeit" else "ALL DieZeit"].append(outcome)
        groups["ALL"].append(outcome)
    print(
        f"{'publisher':34}{'n':>6}{'section':>9}{'headline':>9}{'both':>7}{'>=0.9':>7}{'right':>7}{'said':>7}"
    )
    for name in sorted(groups, key=lambda name: (name.startswith("ALL"), name)):
        group = groups[name]
        sure = [outcome for outcome in group if outcome.share >= 0.9]
        print(
            f"{name:34}{len(group):6}{mean(o.section for o in group):9.1f}{mean(o.headline for o in group):9.1f}"
            f"{mean(o.right for o in group):7.1f}{100 * len(sure) / len(group):7.1f}{mean(o.right for o in sure):7.1f}"
            f"{mean(o.share for o in group):7.1f}"
        )


def print_calibration(outcomes: Sequence[Outcome]) -> None:
    """Print share said against share right in ten bands."""
    bands = (0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
    print(f"{'said':>14}{'n':>7}{'mean':>7}{'right':>7}")
    for low, high in itertools.pairwise(bands):
        group = [outcome for outcome in outcomes if low <= outcome.share < high]
        if group:
            print(
                f"{low:8.2f}-{high:.2f}{len(group):8}{mean(o.share for o in group):7.1f}{mean(o.right for o in group):7.1f}"
            )


def mean(values: Any) -> float:
    """Return the mean in per cent; 0 of nothing."""
    listed = list(values)
    return 100 * sum(listed) / len(listed) if listed else 0.0


def temperature(outcomes: Sequence[Outcome]) -> float:
    """Return by what the scores must be multiplied so that shares said are shares right (one number, by likelihood)."""

    def loss(factor: float) -> float:
        total = 0.0
        for outcome in outcomes:
            odds = factor * math.log(max(outcome.share, 1e-6) / max(1 - outcome.share, 1e-6))
            share = 1 / (1 + math.exp(-odds))
            total -= math.log(max(share if outcome.right else 1 - share, 1e-9))
        return total

    return min((step / 50 for step in range(15, 80)), key=loss)


def run(train: Sequence[Example], given: argparse.Namespace) -> tuple[dict[str, int], Any]:
    """Return the kept features, numbered, and their weights."""
    index: dict[str, int] = {}
    table, kept = only_frequent(to_table(train, index, grow=True), LEAST)
    weights = fit(table, given.penalty, given.rounds)
    names = list(index)
    return {names[at]: number for number, at in enumerate(kept)}, weights


def main() -> None:
    """Print the fold tables, or fit on everything and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--folds", action="store_true", help="judge on publishers left out, write nothing")
    options.add_argument("--penalty", type=float, default=1.0)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--factor", type=float, default=1.0, help="multiplies the scores, from --folds")
    options.add_argument("--floor", type=float, default=0.07, help="weights nearer to 0 are left out")
    options.add_argument("--only", default="", help="with --folds: these folds alone")
    options.add_argument("--wrong", type=Path, help="with --folds: write the headers read wrongly here")
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    examples = read_examples(given.data)
    more = more_examples(given.data, examples, random.Random(7))  # noqa: S311 - the same examples in every run
    print(f"{len(examples)} headers, {len(more)} made from them and from titles")
    if not given.folds:
        write(run([*examples, *more], given), given)
        return
    outcomes: list[Outcome] = []
    for fold in sorted({fold_of(example.publisher) for example in examples}):
        if given.only and fold not in given.only.split(","):
            continue
        began = time.time()
        test = [example for example in examples if fold_of(example.publisher) == fold]
        index, weights = run([e for e in [*examples, *more] if fold_of(e.publisher) != fold], given)
        outcomes += judge(test, to_table(test, index, grow=False), weights)
        print(
            f"fold {fold}: {len(test)} headers, {len(index)} features, {time.time() - began:.0f} s",
            flush=True,
        )
    print_outcomes(outcomes)
    print_calibration(outcomes)
    print("factor that calibrates best:", temperature(outcomes))
    if given.wrong:
        with given.wrong.open("w", encoding="utf-8") as file:
            for outcome in outcomes:
                if not outcome.right:
                    print(outcome, file=file)


def write(found: tuple[dict[str, int], Any], given: argparse.Namespace) -> None:
    """Write the weights that matter, three digits each, sorted by name."""
    index, weights = found
    lines = [
        f"{name}\t{given.factor * weights[at]:.2f}\n"
        for name, at in sorted(index.items())
        if abs(weights[at]) >= 0.05
    ]
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} weights, {given.out.stat().st_size} bytes: {given.out}")


if __name__ == "__main__":
    main()
