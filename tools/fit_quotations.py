"""Fit the four models of ``newsarchive/quotations/`` on articles whose quotations are known.

    python tools/fit_quotations.py ARTICLES.jsonl [MORE.jsonl ...] > newsarchive/quotations/weights.tsv
    python tools/fit_quotations.py ARTICLES.jsonl [MORE.jsonl ...] --folds 5 --out FOUND.jsonl   # found in articles left out

A line of ARTICLES.jsonl holds ``text`` and ``quotes``, each with ``kind`` (direct, indirect, other), ``spans`` and ``speaker`` (spans).
Sentences are sieved by a logistic model over their words, clauses are labelled by a chain (a conditional random field: outside, begins, goes on), pairs of marks by a logistic model, and the
speaker is one choice among the phrases nearby, a softmax; all are fitted by L-BFGS with a penalty on the squares of the weights.
Clauses of the kind ``other`` may get any label. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsarchive.quotations.analysis import Analysis, analyse
from newsarchive.quotations.attribution import Choice, choices
from newsarchive.quotations.direct import signs_of_marks
from newsarchive.quotations.find import find_quotations
from newsarchive.quotations.marks import pairs_of
from newsarchive.quotations.sieve import classes_of
from newsarchive.quotations.signs import features_of
from newsarchive.quotations.tokens import sentences_of, tokens_of
from newsarchive.quotations.weights import BEGINS, GOES_ON, JOINTS, LEAST, OUTSIDE, Weights, using

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SENTENCE_PENALTY, CLAUSE_PENALTY, MARK_PENALTY, SPEAKER_PENALTY = 3.0, 2.0, 2.0, 2.0
SEEN_AT_LEAST = 3
SMALLEST = 0.02
"""A weight nearer to zero is left out of the file."""
LEAST_OF_WORD = 0.1
"""The same for a word of a sentence, of which there are many."""
LOOSER = 1.5
"""Clauses are learnt from more sentences than are read, since those are sieved more sharply here than in unknown articles."""
ANY = -1
ALL = 1_000_000
NEVER = -1e9
MARKS = '„“"»«‚‘’,.:;()'


class Case(NamedTuple):
    """An article as the models see it: what is seen, the features of its clauses, and the known labels.

    ``features`` are those of the clauses ``telling``, which may report something.
    """

    item: dict[str, Any]
    seen: Analysis
    features: list[list[str]]
    labels: list[int]
    telling: list[int]


def cells(spans: Iterable[Sequence[int]]) -> set[int]:
    """Return the places of the characters in ``spans``."""
    return {at for start, end in spans for at in range(start, end)}


def case_of(item: dict[str, Any]) -> Case:
    """Return an article with the labels that its known quotations give to its clauses."""
    seen = analyse(item["text"])
    number = np.full(len(item["text"]) + 1, -1)
    other = np.zeros(len(number), bool)
    for at, quote in enumerate(item["quotes"]):
        for start, end in quote["spans"]:
            if quote["kind"] == "indirect":
                number[start:end] = at
            elif quote["kind"] == "other":
                other[start:end] = True
    labels, before = [], -1
    for clause in range(len(seen.clauses)):
        here = number[seen.start(clause) : seen.end(clause)]
        inside = int(np.bincount(here[here >= 0]).argmax()) if (here >= 0).mean() >= 0.6 else -1
        if inside >= 0:
            labels.append(GOES_ON if inside == before else BEGINS)
        else:
            labels.append(ANY if other[seen.start(clause) : seen.end(clause)].mean() > 0.5 else OUTSIDE)
        before = inside
    ranges = [seen.look(number, number) for number in seen.telling]
    features = list(features_of([seen.row[begin:end] for begin, end in ranges]))
    return Case(item, seen, features, labels, [at for begin, end in ranges for at in range(begin, end)])


def fit_sentences(items: Sequence[dict[str, Any]]) -> dict[str, complex]:
    """Return what words and classes of words add to their sentence and to the next one."""
    rows: list[list[str]] = []
    right: list[bool] = []
    for item in items:
        text, above = item["text"], list[str]()
        kinds = {
            kind: cells(
                span
                for quote in item["quotes"]
                if (quote["kind"] == "other") == kind
                for span in quote["spans"]
            )
            for kind in (False, True)
        }
        tokens = tokens_of(text)
        for sentence in sentences_of(tokens, pairs_of(text)):
            words = tokens.lower[sentence.first : sentence.last]
            classes = [one for word in words for one in classes_of(word)]
            own = set(range(tokens.starts[sentence.first], tokens.end(sentence.last - 1)))
            said = len(own & kinds[False]) > len(own) / 5
            if said or len(own & kinds[True]) < len(own) / 5:
                rows.append(["", *words, *(f"#{one}" for one in classes), *(f"<{one}" for one in above)])
                right.append(said)
            above = classes
    known = vocabulary(rows)
    table = dict(
        zip(known, logistic(matrix(rows, known), np.array(right) * 2.0 - 1, SENTENCE_PENALTY), strict=True)
    )
    return {
        feature: complex(
            round(float(weight), 2),
            round(float(table.get("<" + feature[1:], 0.0)), 2) if feature[:1] == "#" else 0,
        )
        for feature, weight in table.items()
        if feature[:1] != "<" and (abs(weight) >= LEAST_OF_WORD or not feature)
    }


def logistic(signs: Any, sides: Any, penalty: float) -> Any:
    """Return the weights of a logistic model; ``sides`` are 1 and -1."""

    def loss(values: Any) -> tuple[float, Any]:
        margin = sides * (signs @ values)
        slope = -sides / (1 + np.exp(margin))
        return np.logaddexp(
            0, -margin
        ).sum() + 0.5 * penalty * values @ values, signs.T @ slope + penalty * values

    return minimize(loss, np.zeros(signs.shape[1]), jac=True, method="L-BFGS-B").x


def vocabulary(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return the features that come often enough, numbered."""
    counts = collections.Counter(feature for row in rows for feature in row)
    return {
        feature: at
        for at, feature in enumerate(sorted(f for f, times in counts.items() if times >= SEEN_AT_LEAST))
    }


def matrix(rows: Sequence[Sequence[str]], known: dict[str, int]) -> Any:
    """Return the rows of features as a sparse matrix."""
    places, ends = [], [0]
    for row in rows:
        places += [known[feature] for feature in row if feature in known]
        ends.append(len(places))
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), len(known)))


def log_sum(values: Any, axis: int) -> Any:
    """Return the logarithm of the sum of exponentials along ``axis``."""
    most = values.max(axis, keepdims=True)
    return (most + np.log(np.exp(values - most).sum(axis, keepdims=True))).squeeze(axis)


class Chain:
    """The likelihood of rows of labels under scores of clauses and joints, for many articles at once."""

    def __init__(self, cases: Sequence[Case]) -> None:
        """Lay the articles out, the longest first."""
        cases = sorted(cases, key=lambda case: -len(case.telling))
        self.cases = cases
        count, longest = len(cases), len(cases[0].telling)
        self.place = np.zeros((count, longest), int)
        self.there = np.zeros((count, longest), bool)
        self.joint = np.zeros((count, longest), int)
        self.allowed = np.zeros((count, longest, 3))
        number = 0
        for row, case in enumerate(cases):
            for at, clause in enumerate(case.telling):
                label = case.labels[clause]
                self.place[row, at], self.there[row, at] = number, True
                self.joint[row, at] = JOINTS.index(case.seen.row[clause].joint)
                if label != ANY:
                    self.allowed[row, at] = NEVER
                    self.allowed[row, at, label] = 0
                number += 1
        self.lengths = self.there.sum(1)
        self.rows_at = [int((self.lengths > at).sum()) for at in range(longest)]

    def run(self, scores: Any, joints: Any, *, known: bool) -> tuple[float, Any, Any]:
        """Return the log sum over all rows of labels (or the known ones) and how often each label and each pair comes."""
        here = scores[self.place] + (self.allowed if known else 0)
        longest = here.shape[1]
        ahead, behind = np.zeros_like(here), np.zeros_like(here)
        ahead[:, 0] = here[:, 0]
        for at in range(1, longest):
            rows = self.rows_at[at]
            step = ahead[:rows, at - 1][:, :, None] + joints[self.joint[:rows, at]]
            ahead[:rows, at] = here[:rows, at] + log_sum(step, 1)
        for at in range(longest - 2, -1, -1):
            rows = self.rows_at[at + 1]
            step = (here[:rows, at + 1] + behind[:rows, at + 1])[:, None, :] + joints[
                self.joint[:rows, at + 1]
            ]
            behind[:rows, at] = log_sum(step, 2)
        total = log_sum(ahead[np.arange(len(here)), self.lengths - 1], 1)
        often = np.exp(ahead + behind - total[:, None, None]) * self.there[:, :, None]
        pairs = np.zeros_like(joints)
        for at in range(1, longest):
            rows = self.rows_at[at]
            step = (
                ahead[:rows, at - 1][:, :, None]
                + joints[self.joint[:rows, at]]
                + (here[:rows, at] + behind[:rows, at])[:, None, :]
            )
            np.add.at(pairs, self.joint[:rows, at], np.exp(step - total[:rows, None, None]))
        return float(total.sum()), often, pairs


def fit_clauses(cases: Sequence[Case]) -> tuple[dict[str, tuple[float, float]], Any]:
    """Return the weights of the clauses' features, and of the joints."""
    chain = Chain([case for case in cases if case.telling])
    known = vocabulary(row for case in chain.cases for row in case.features)
    signs = matrix([row for case in chain.cases for row in case.features], known)
    size = len(known)

    def loss(values: Any) -> tuple[float, Any]:
        weights = values[: size * 3].reshape(size, 3)
        joints = values[size * 3 :].reshape(len(JOINTS), 3, 3).copy()
        joints[:, OUTSIDE, GOES_ON] -= 50
        scores = signs @ weights
        total, often, pairs = chain.run(scores, joints, known=False)
        right, often_right, pairs_right = chain.run(scores, joints, known=True)
        slope = np.zeros_like(scores)
        slope[chain.place[chain.there]] = (often - often_right)[chain.there]
        down = np.concatenate([(signs.T @ slope).ravel(), (pairs - pairs_right).ravel()])
        return total - right + 0.5 * CLAUSE_PENALTY * (values @ values), down + CLAUSE_PENALTY * values

    start = np.zeros(size * 3 + len(JOINTS) * 9)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 100}).x
    weights = found[: size * 3].reshape(size, 3)
    table = {
        feature: (weights[at, 1] - weights[at, 0], weights[at, 2] - weights[at, 0])
        for feature, at in known.items()
    }
    return table, found[size * 3 :].reshape(len(JOINTS), 3, 3)


def fit_marks(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights of the features of pairs of quotation marks."""
    rows, right = [], []
    for case in cases:
        gold = [cells(quote["spans"]) for quote in case.item["quotes"] if quote["kind"] == "direct"]
        for pair, _, _, features in signs_of_marks(
            case.seen, [max(label, OUTSIDE) for label in case.labels], ALL
        ):
            own = set(range(pair.start, pair.end))
            rows.append(features)
            right.append(max((len(own & other) / len(own | other) for other in gold), default=0) >= 0.5)
    known = vocabulary(rows)
    values = logistic(matrix(rows, known), np.array(right) * 2.0 - 1, MARK_PENALTY)
    return dict(zip(known, values, strict=True))


def main_words(text: str, spans: Iterable[Sequence[int]]) -> frozenset[str]:
    """Return the capitalised words in ``spans``, or all where there is none."""
    found = [word.strip(MARKS) for start, end in spans for word in text[start:end].split()]
    return frozenset(word for word in found if word[:1].isupper()) or frozenset(
        word.lower() for word in found if word
    )


def speaker_choices(case: Case) -> list[tuple[list[Choice], list[bool]]]:
    """Return for each known quotation who may have said it, and which of them did."""
    text, seen, before = case.item["text"], case.seen, frozenset[str]()
    found = []
    quotes = [quote for quote in case.item["quotes"] if quote["kind"] != "other"]
    for quote in sorted(quotes, key=lambda quote: (quote["spans"][0][0], -quote["spans"][-1][1])):
        start, end = quote["spans"][0][0], quote["spans"][-1][1]
        inside = [at for at in range(len(seen.clauses)) if seen.start(at) < end and seen.end(at) > start]
        spans, said = [tuple(span) for span in quote["spans"]], quote["speaker"]
        names = main_words(text, said)
        if inside:
            options = choices(seen, quote["kind"], spans, inside[0], inside[-1], before)
            there, like = [], []
            for option in options:
                candidate = option.candidate
                if candidate is None:
                    there.append(not said)
                    like.append(not said)
                    continue
                span = (seen.tokens.starts[candidate.first], seen.tokens.end(candidate.last - 1))
                alike = bool(said) and bool(main_words(text, [span]) & names)
                like.append(alike)
                there.append(alike and bool(cells(said) & set(range(*span))))
            right = there if any(there) else like
            if any(right):
                found.append((options, right))
        before = names
    return found


def fit_speakers(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights of the features of speakers."""
    asked = [choice for case in cases for choice in speaker_choices(case)]
    rows = [option.features for options, _ in asked for option in options]
    known = vocabulary(rows)
    signs = matrix(rows, known)
    good = np.array([side for _, right in asked for side in right])
    starts = np.cumsum([0, *(len(options) for options, _ in asked)])[:-1]
    group = np.repeat(np.arange(len(asked)), [len(options) for options, _ in asked])

    def loss(values: Any) -> tuple[float, Any]:
        scores = signs @ values
        share = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total, right = (
            np.add.reduceat(share, starts),
            np.maximum(np.add.reduceat(share * good, starts), 1e-12),
        )
        slope = share / total[group] - share * good / right[group]
        return (
            (np.log(total) - np.log(right)).sum() + 0.5 * SPEAKER_PENALTY * values @ values,
            signs.T @ slope + SPEAKER_PENALTY * values,
        )

    found = minimize(loss, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {feature: found[at] for feature, at in known.items()}


def fit(items: Sequence[dict[str, Any]]) -> Weights:
    """Return the weights of all models, fitted on ``items`` and rounded as the file holds them.

    Sentences come first, since the other models see only those that are read.
    """
    sentences = fit_sentences(items)
    with using(Weights(clause={}, mark={}, speaker={}, joints={}, sentence=sentences, least=LEAST - LOOSER)):
        cases = [case_of(item) for item in items]
    clauses, joints = fit_clauses(cases)
    table = {
        joint: tuple(tuple(round(float(v), 3) for v in row) for row in joints[at])
        for at, joint in enumerate(JOINTS)
    }
    return Weights(
        clause={
            f: complex(round(float(a), 2), round(float(b), 2))
            for f, (a, b) in clauses.items()
            if max(abs(a), abs(b)) >= SMALLEST
        },
        mark={f: round(float(w), 2) for f, w in fit_marks(cases).items() if abs(w) >= SMALLEST},
        speaker={f: round(float(w), 2) for f, w in fit_speakers(cases).items() if abs(w) >= SMALLEST},
        joints=table,
        sentence=sentences,
    )


def write(weights: Weights) -> None:
    """Print the weights as the file holds them."""
    for joint, rows in weights.joints.items():
        print("joint", joint, *(value for row in rows for value in row), sep="\t")
    for model, pairs in (("sentence", weights.sentence), ("clause", weights.clause)):
        for feature, pair in pairs.items():
            print(model, feature, pair.real, pair.imag, sep="\t")
    for model, table in (("mark", weights.mark), ("speaker", weights.speaker)):
        for feature, weight in table.items():
            print(model, feature, weight, sep="\t")


def found_by(weights: Weights, item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the quotations that ``weights`` find in an article."""
    with using(weights):
        found = find_quotations(item["text"])
    return [
        {"kind": "direct" if q.kind == "direct" else "indirect", "spans": q.spans, "speaker": q.speaker_spans}
        for q in found
    ]


def main() -> None:
    """Fit on all articles and print the weights, or report on folds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    items = [json.loads(line) for path in options.articles for line in path.read_text("utf-8").splitlines()]
    if not options.folds:
        write(fit(items))
        return
    with options.out.open("w", encoding="utf-8") as out:
        for fold in range(options.folds):
            weights = fit([item for at, item in enumerate(items) if at % options.folds != fold])
            print(
                "fold",
                fold,
                {name: len(getattr(weights, name)) for name in ("sentence", "clause", "mark", "speaker")},
                file=sys.stderr,
            )
            for item in items[fold :: options.folds]:
                out.write(json.dumps({"id": item["id"], "quotes": found_by(weights, item)}) + "\n")


if __name__ == "__main__":
    main()
