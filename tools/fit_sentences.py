"""Sentences of article texts -> what each feature of a headline's end counts for between two sentences that run together.

A headline that ends without a mark is found as a sentence is whose full stop is lost, and of such sentences there are far
more than of headers. The weights are where ``fit_header.py --prior`` starts from; they hold words, so they stay out of the project.
Articles at the beginning of a sentence are left out of many, since headlines and leads are telegraphic.
Needs numpy and scipy, and ``corpus_dev.jsonl.gz`` in ``--data``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from fit_header import Rows, Table, best_weights  # this folder is no package
from header_examples import SENTENCE_END, rows, without_article
from scipy.sparse import identity

from newsarchive.rules.header import features
from newsarchive.rules.lexicon.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_HEADERS = ("t:n", "t:end", "t:F", "t:colon", "x", "body:", "line:", "whole")
"""Features that sentences say nothing of, or too little."""
LEAST = 12
MOST_BEHIND = 12
LENGTHS = range(4, 17)


def sentence_pairs(data: Path, most: int) -> Iterator[tuple[list[str], list[str]]]:
    """Yield two neighbouring sentences, the first without its full stop, at most ``most`` of an article.

    Where the second begins with a function word the cut is easy: most of these lose their article or are left out.
    """
    for row in rows(data / "corpus_dev.jsonl.gz"):
        chance = random.Random(zlib.crc32(str(row["id"]).encode()))  # noqa: S311 - the same in every run
        paragraphs = [part.replace("\n", " ") for part in row["text"].split("\n\n")]
        found = []
        for paragraph in paragraphs[2 if row["title"] else 0 :]:
            for first, second in pairwise(SENTENCE_END.split(paragraph)):
                words, below = first.split(), second.split()
                if not is_plain(first) or len(words) not in LENGTHS or len(below) < LENGTHS[0]:
                    continue
                words[-1] = words[-1][:-1]
                if chance.random() < 0.5:
                    words = without_article(words) or words
                if below[0].strip('„"').lower() in FUNCTION_WORDS:
                    bare = without_article(below)
                    if bare and chance.random() < 0.6:
                        below = bare
                    elif chance.random() < 0.75:
                        continue
                found.append((words, below[:MOST_BEHIND]))
        chance.shuffle(found)
        yield from found[:most]


def is_plain(sentence: str) -> bool:
    """Tell whether a sentence ends in a word with a full stop, and quotes nothing by half."""
    return (
        sentence.endswith(".")
        and sentence[-2].isalpha()
        and not any(mark in sentence for mark in '("')
        and sentence.count("„") == sentence.count("“")
    )


def is_of_sentences(name: str) -> bool:
    """Tell whether a feature gets a weight here; pairs of words do not, which are learnt by heart too soon."""
    return not name.startswith(OF_HEADERS) and not (name.startswith("w") and "," in name)


def to_table(pairs: Iterator[tuple[list[str], list[str]]]) -> tuple[Table, list[str]]:
    """Return the candidates for the end of each first sentence, and the names of the features."""
    gathered = Rows()
    begins, right = [], []
    for words, below in pairs:
        line = features.read_line(" ".join([*words, *below]))
        cuts = [at for at in line.headline_ends if at < len(line.words) - 2]
        if len(words) not in cuts:
            continue
        begins.append(len(gathered.ends) - 1)
        right.append(begins[-1] + cuts.index(len(words)))
        for at in cuts:
            gathered.add([name for name in features.boundary_features(line, at) if is_of_sentences(name)])
    parts = gathered.matrix()
    whole: Any = identity(parts.shape[0], dtype=np.float32, format="csr")
    table = Table(parts, whole, np.array(begins), np.array(right), np.ones(len(begins)), [])
    return table, list(gathered.index)


def main() -> None:
    """Fit and write the weights, one feature a line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--most", type=int, default=30, help="pairs of an article")
    options.add_argument("--penalty", type=float, default=3.0)
    options.add_argument("--rounds", type=int, default=60)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    table, names = to_table(sentence_pairs(given.data, given.most))
    seen: Any = np.bincount(table.parts.indices, minlength=len(names))
    kept = np.flatnonzero(seen >= LEAST)
    print(f"{len(table.begins)} pairs, {len(kept)} features, after {time.process_time():.0f} s", flush=True)
    weights = best_weights(table._replace(parts=table.parts[:, kept].tocsr()), given.penalty, given.rounds)[
        :-1
    ]
    lines = [f"{names[at]}\t{weight:.3f}\n" for at, weight in zip(kept, weights, strict=True)]
    given.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
