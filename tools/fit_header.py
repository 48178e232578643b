"""Headers with known cuts -> newsarchive/rules/header/weights.tsv: what each feature of a cut counts for.

A log-linear model over all candidate readings of a line (softmax over whole readings), fitted by L-BFGS with a
squared penalty, from the weights of ``fit_sentences.py`` times a factor that is fitted too. The penalty is higher
on words at a cut, which differ from paper to paper more than how long and how verbal headlines are.
``--folds`` prints how it does on publishers it was not fitted on, and the calibration.
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
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from header_examples import Example, fold_of, more_examples, read_examples  # this folder is no package

from newsarchive.rules.header import features

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = Path(__file__).resolve().parents[1] / "newsarchive" / "rules" / "header" / "weights.tsv"
LEAST = 4
"""A feature seen in fewer examples gets no weight."""
FEW_COUNT = 3
"""So many times a header counts that is not of the paper with the most headers, which would decide alone otherwise."""
OF_FORM = ("h:", "w:", "t:", "s:", "e", "x", "whole", "body:", "line:")
"""Features of lengths, verbs, marks and labels."""
OF_CLAUSES = ("g:", "j")
"""Features of clauses, and of nouns side by side."""
ON_FORM, ON_CLAUSES, ON_WORDS = 0.5, 2.0, 4.0
"""What the penalty is multiplied by for these, and for features of the words at a cut."""


class Table(NamedTuple):
    """Examples as numbers: a row for each section's end, headline's end and span, and which of them make a candidate.

    ``parts`` holds the features of the rows, ``whole`` adds three of them up to a candidate; ``begins`` tells where each
    example's candidates begin, ``right`` which one is right (-1: none).
    """

    parts: Any
    whole: Any
    begins: Any
    right: Any
    weight: Any
    candidates: list[list[features.Candidate]]


class Rows:
    """Gathers the features of rows, each feature as a number."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.columns = array("i")
        self.ends = array("q", [0])

    def add(self, names: Sequence[str]) -> int:
        """Add a row with these features and return its number."""
        self.columns.extend(self.index.setdefault(name, len(self.index)) for name in names)
        self.ends.append(len(self.columns))
        return len(self.ends) - 2

    def matrix(self) -> Any:
        """Return the rows as a matrix of zeros and ones."""
        data: Any = np.ones(len(self.columns), dtype=np.float32)
        shape = (len(self.ends) - 1, len(self.index))
        return csr_matrix((data, np.array(self.columns), np.array(self.ends)), shape=shape)


def add_line(rows: Rows, line: features.Line) -> list[tuple[features.Candidate, list[int]]]:
    """Add the features of a line's candidates to ``rows``; return each candidate with the numbers of its rows."""
    found = features.candidates(line)
    ends = {at: rows.add(features.boundary_features(line, at)) for at in {c.headline for c in found}}
    starts = {at: rows.add(features.section_features(line, at)) for at in {c.section for c in found}}
    return [
        (c, [starts[c.section], ends[c.headline], rows.add(features.span_features(line, *c))]) for c in found
    ]


def to_table(examples: Sequence[Example]) -> tuple[Table, list[str]]:
    """Return the table of ``examples`` and the names of the features."""
    rows = Rows()
    used, used_ends, begins, right, every = array("i"), array("q", [0]), [], [], []
    for example in examples:
        line = features.read_line(example.line, example.body)
        found = add_line(rows, line)
        truth = features.Candidate(example.section, example.headline)
        cuts = [candidate for candidate, _ in found]
        begins.append(len(used_ends) - 1)
        right.append(begins[-1] + cuts.index(truth) if truth in cuts else -1)
        every.append(cuts)
        for _, parts in found:
            used.extend(parts)
            used_ends.append(len(used))
    parts = rows.matrix()
    ones: Any = np.ones(len(used), dtype=np.float32)
    whole = csr_matrix(
        (ones, np.array(used), np.array(used_ends)), shape=(len(used_ends) - 1, parts.shape[0])
    )
    usual = collections.Counter(example.publisher for example in examples).most_common(1)[0][0]
    weight = np.array([e.weight * (1 if e.publisher == usual else FEW_COUNT) for e in examples])
    return Table(parts, whole, np.array(begins), np.array(right), weight, every), list(rows.index)


def some(table: Table, chosen: Any) -> Table:
    """Return the table of the examples that are true in ``chosen``."""
    counts: Any = np.diff(np.append(table.begins, table.whole.shape[0]))
    whole = table.whole[np.repeat(chosen, counts)]
    used = np.unique(whole.indices)
    begins: Any = np.append(0, np.cumsum(counts[chosen]))[:-1]
    right = np.where(table.right >= 0, table.right - table.begins, -1)[chosen]
    candidates = [cuts for cuts, wanted in zip(table.candidates, chosen, strict=True) if wanted]
    return Table(
        table.parts[used], whole[:, used], begins, np.where(right >= 0, right + begins, -1),
        table.weight[chosen], candidates,
    )  # fmt: skip


def frequent(table: Table, least: int) -> Any:
    """Return the numbers of the features that at least ``least`` right candidates have, or four times as many of any."""
    seen = np.asarray((table.whole[table.right].astype(bool) @ table.parts > 0).sum(axis=0)).ravel()
    total: Any = np.bincount(table.parts.indices, minlength=table.parts.shape[1])
    return np.flatnonzero((seen >= least) | (total >= 4 * least))


def strength(name: str) -> float:
    """Return what the penalty on a feature's weight is multiplied by."""
    if name.startswith(OF_FORM):
        return ON_FORM
    return ON_CLAUSES if name.startswith(OF_CLAUSES) else ON_WORDS


def best_weights(table: Table, penalty: Any, rounds: int, given: Any = None) -> Any:
    """Return the weights that make the right readings likely, then the factor of the scores ``given`` beforehand.

    ``penalty`` is one for all features, or one for each.
    """
    counts: Any = np.diff(np.append(table.begins, table.whole.shape[0]))
    of_row: Any = np.repeat(np.arange(len(counts)), counts)
    weight_of_row = table.weight[of_row]
    target = np.zeros(table.whole.shape[0])
    target[table.right] = table.weight
    parts, whole = table.parts.T.tocsr(), table.whole.T.tocsr()  # products by rows are the faster ones
    before = target * 0 if given is None else given

    def loss(found: Any) -> tuple[float, Any]:
        weights, factor = found[:-1], found[-1]
        scores = (table.whole @ (table.parts @ weights.astype(np.float32))).astype(float) + factor * before
        scores -= np.maximum.reduceat(scores, table.begins)[of_row]
        shares = np.exp(scores)
        sums = np.add.reduceat(shares, table.begins)
        value = float((table.weight * (np.log(sums) - scores[table.right])).sum())
        shares *= weight_of_row / sums[of_row]
        miss = shares - target
        slope = parts @ (whole @ miss.astype(np.float32)) + penalty * weights
        return value + 0.5 * float((penalty * weights) @ weights), np.append(slope, miss @ before)

    start: Any = np.append(np.zeros(table.parts.shape[1]), 1.0)
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
    scores = table.whole @ (table.parts @ weights)
    edges = [*table.begins.tolist(), table.whole.shape[0]]
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


def run(table: Table, names: Sequence[str], prior: Any, given: argparse.Namespace) -> Any:
    """Return the weight of each feature as it is written: the ``prior`` one for those too rare, none for small ones.

    Examples that no candidate fits are left out.
    """
    table = some(table, table.right >= 0)
    kept = frequent(table, LEAST)
    before = table.whole @ (table.parts @ prior)
    penalty: Any = given.penalty * np.array([strength(names[at]) for at in kept])
    found = best_weights(table._replace(parts=table.parts[:, kept].tocsr()), penalty, given.rounds, before)
    weights = found[-1] * prior
    weights[kept] += found[:-1]
    return np.where(abs(weights) >= given.floor, given.factor * weights, 0.0).round(2)


def read_prior(path: Path | None, names: Sequence[str]) -> Any:
    """Return the weight of each feature in a file of ``fit_sentences.py``, 0 where it has none."""
    known: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        name, _, weight = line.rpartition("\t")
        known[name] = float(weight)
    return np.array([known.get(name, 0.0) for name in names])


def main() -> None:
    """Print the fold tables, or fit on everything and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--folds", action="store_true", help="judge on publishers left out, write nothing")
    options.add_argument("--prior", type=Path, help="weights of fit_sentences.py")
    options.add_argument("--penalty", type=float, default=1.0)
    options.add_argument("--rounds", type=int, default=70)
    options.add_argument("--factor", type=float, default=1.0, help="multiplies the scores, from --folds")
    options.add_argument("--floor", type=float, default=0.08, help="weights nearer to 0 are left out")
    options.add_argument("--only", default="", help="with --folds: these folds alone")
    options.add_argument("--wrong", type=Path, help="with --folds: write the headers read wrongly here")
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    examples = read_examples(given.data)
    more = more_examples(given.data, examples, random.Random(7))  # noqa: S311 - the same examples in every run
    print(f"{len(examples)} headers, {len(more)} made from them and from titles")
    table, names = to_table([*examples, *more])
    print(
        f"{len(names)} features, {table.parts.nnz} times in all, after {time.process_time():.0f} s",
        flush=True,
    )
    prior = read_prior(given.prior, names)
    if not given.folds:
        write(dict(zip(names, run(table, names, prior, given), strict=True)), given)
        return
    folds: Any = np.array([fold_of(example.publisher) for example in [*examples, *more]])
    judged: Any = np.arange(len(folds)) < len(examples)
    outcomes: list[Outcome] = []
    for fold in sorted({fold_of(example.publisher) for example in examples}):
        if given.only and fold not in given.only.split(","):
            continue
        weights = run(some(table, folds != fold), names, prior, given)
        test = [example for example in examples if fold_of(example.publisher) == fold]
        outcomes += judge(test, some(table, judged & (folds == fold)), weights)
        print(f"fold {fold}: {len(test)} headers, after {time.process_time():.0f} s", flush=True)
    print_outcomes(outcomes)
    print_calibration(outcomes)
    print("factor that calibrates best:", temperature(outcomes))
    if given.wrong:
        with given.wrong.open("w", encoding="utf-8") as file:
            for outcome in outcomes:
                if not outcome.right:
                    print(outcome, file=file)


def write(weights: dict[str, float], given: argparse.Namespace) -> None:
    """Write the weights that matter, two decimals each, sorted by name."""
    lines = [f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()) if weight]
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} weights, {given.out.stat().st_size} bytes: {given.out}")


if __name__ == "__main__":
    main()
