"""Article texts -> newsarchive/rules/header/classes.tsv: words that stand in the same company get the same class number.

A word's company is its left and right neighbours. Positive pointwise mutual information of word and neighbour,
reduced by a singular value decomposition, is clustered by k-means; the file holds the words of each class, what
``word_forms.py`` knows of them, and nothing else of the texts: class, broad class, form, words. Verbs and names that are
too rare for a class have ``-`` instead. Needs numpy and scipy, and ``corpus_dev.jsonl.gz`` (``title`` and ``text``) in ``--data``.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import itertools
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import svds

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from word_forms import company, verb_forms  # this folder is no package

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"\w+(?:-\w+)*|[.,:;!?()„“\"»«–]")
SENTENCE_END = {".", "!", "?", ":", "„", '"', "»", "–"}
NEIGHBOURS = 1500
USUAL = {"-", "01"}
"""Forms that a noun without class has by itself."""
OUT = Path(__file__).resolve().parents[1] / "newsarchive" / "rules" / "header" / "classes.tsv"


def sentences(path: Path) -> Iterator[list[str]]:
    """Yield the tokens of each paragraph of the texts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for paragraph in json.loads(line)["text"].split("\n"):
                yield TOKEN.findall(paragraph)


def true_case(paragraphs: list[list[str]]) -> None:
    """Write the first word of each sentence as it is mostly written inside sentences, in place."""
    inside: collections.Counter[str] = collections.Counter()
    for tokens in paragraphs:
        for before, token in itertools.pairwise(tokens):
            if before not in SENTENCE_END:
                inside[token] += 1
    for tokens in paragraphs:
        for at, token in enumerate(tokens):
            if (at == 0 or tokens[at - 1] in SENTENCE_END) and token[:1].isupper():
                lower = token[0].lower() + token[1:]
                if inside[lower] > inside[token]:
                    tokens[at] = lower
            if token[0].isdigit():
                tokens[at] = "0"


def vectors(paragraphs: list[list[str]], words: list[str], size: int) -> Any:
    """Return one vector of ``size`` numbers for each word, from the company it keeps."""
    row = {word: at for at, word in enumerate(words)}
    common = {word: at for at, word in enumerate(words[:NEIGHBOURS])}
    counts: collections.Counter[tuple[int, int]] = collections.Counter()
    for tokens in paragraphs:
        for left, right in zip(["<", *tokens], [*tokens, ">"], strict=True):
            if left in row and right in common:
                counts[row[left], common[right]] += 1
            if right in row and left in common:
                counts[row[right], NEIGHBOURS + common[left]] += 1
    where = np.array(list(counts), dtype=np.int32)
    seen = csr_matrix((np.array(list(counts.values()), dtype=float), (where[:, 0], where[:, 1])))
    of_word = np.maximum(seen.sum(axis=1).A1, 1)
    of_neighbour = np.maximum(seen.sum(axis=0).A1, 1) ** 0.75  # smoothed, so that rare neighbours count less
    ratio = diags(1 / of_word) @ seen @ diags(of_neighbour.sum() / of_neighbour)
    ratio.data = np.maximum(np.log(ratio.data), 0)
    left_part, strength, _ = svds(ratio, k=size, random_state=1)
    found = left_part * np.sqrt(strength)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def k_means(points: Any, weights: Any, classes: int) -> Any:
    """Return the class of each point: spherical k-means, begun at the most frequent words."""
    centres = points[:classes].copy()
    of_point: Any = np.zeros(len(points), dtype=int)
    for _ in range(40):
        of_point = np.argmax(points @ centres.T, axis=1)
        for number in range(classes):
            own = of_point == number
            if own.any():
                centres[number] = unit((points[own] * weights[own, None]).sum(axis=0))
    return of_point


def unit(vector: Any) -> Any:
    """Return ``vector`` at length 1."""
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def main() -> None:
    """Write the classes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--classes", type=int, default=120)
    options.add_argument("--broad", type=int, default=28)
    options.add_argument("--words", type=int, default=22000)
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    paragraphs = list(sentences(given.data / "corpus_dev.jsonl.gz"))
    forms = company(paragraphs)
    true_case(paragraphs)
    counts = collections.Counter(token for tokens in paragraphs for token in tokens)
    words = [word for word, _ in counts.most_common(given.words)]
    weights = np.sqrt(np.array([counts[word] for word in words], dtype=float))
    points = vectors(paragraphs, words, 80)
    of_word = k_means(points, weights, given.classes)
    centres = np.array([unit(points[of_word == number].sum(axis=0)) for number in range(given.classes)])
    sizes = np.array([weights[of_word == number].sum() for number in range(given.classes)])
    order = np.argsort(-sizes)
    broad = np.empty(given.classes, dtype=int)
    broad[order] = k_means(centres[order], sizes[order], given.broad)
    of_class: dict[int, list[str]] = collections.defaultdict(list)
    for word, number in zip(words, of_word, strict=True):
        if re.fullmatch(r"[A-ZÄÖÜ]?[a-zäöüß]+(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*|[A-ZÄÖÜ]{2,}|[A-Z][a-z][A-Z]", word):
            of_class[int(number)].append(word)
    forms |= verb_forms(counts)
    lines = table(of_class, broad, forms)
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"{sum(map(len, of_class.values()))} words in {len(of_class)} classes: {given.out}")


def table(of_class: dict[int, list[str]], broad: Any, forms: dict[str, str]) -> Iterator[str]:
    """Yield the lines of the file: the words of a class that have the same form, then the forms of words without class."""
    for number, group in sorted(of_class.items()):
        for form, words in by_form(group, forms):
            yield f"{number}\t{broad[number]}\t{form}\t{' '.join(words)}\n"
    classed = {word for group in of_class.values() for word in group}
    for form, words in by_form(sorted(forms.keys() - classed), forms):
        if form not in USUAL:
            yield f"-\t-\t{form}\t{' '.join(words)}\n"


def by_form(words: list[str], forms: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Return the words of each form, sorted; ``-`` where a word has none worth telling."""
    found: dict[str, list[str]] = collections.defaultdict(list)
    for word in sorted(words):
        form = forms.get(word, "-")
        found["-" if form == "00" else form].append(word)
    return sorted(found.items())


if __name__ == "__main__":
    main()
