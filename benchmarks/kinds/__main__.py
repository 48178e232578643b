"""Which kinds of spelling, form and compound meet? Makes pairs of a query and a text by rule from the words of articles, and prints the share right.

``python benchmarks/kinds ARTICLES.jsonl.gz [--number 300] [--half open|blind] [--only KIND …] [--wrong 20]``: articles with the key ``text``. The words
of the articles are told apart by their letters into two halves; the mistakes of the blind one are not looked at: ``--wrong`` shows those of
the open half alone. Forms of nouns need the package german-nouns, those of verbs ablaut; neither is part of this project.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import composed
import forms
import spelling
from drawn import Drawn, read_texts

from newsarchive.parser.parse import parse_article
from newsarchive.query.parse import parse_query
from newsarchive.search.match.in_memory import MemoryArchive
from newsarchive.types.article import Article, BodyPart, Source
from newsarchive.types.pieces import BodyKind

KINDS = spelling.KINDS | forms.KINDS | composed.KINDS


def article_of(text: str) -> Article:
    """Return an article with ``text`` as its only paragraph; what has several lines is read as a file is."""
    if "\n" in text:
        return parse_article(text.encode("utf-8"))
    return Article("k", Source(""), "", body=(BodyPart(BodyKind.PARAGRAPH, text),))


def meets(query: str, text: str) -> bool:
    """Tell whether ``query`` finds an archive's only article, with ``text``."""
    return bool(MemoryArchive([article_of(text)]).matching(parse_query(query)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=300, help="words drawn of each kind")
    parser.add_argument("--half", choices=("open", "blind"), default="blind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="only kinds that hold one of these words")
    parser.add_argument(
        "--wrong", type=int, default=0, help="show so many mistakes of each kind, of the open half"
    )
    options = parser.parse_args()
    words = Drawn(read_texts(options.articles), options.half, options.seed)
    for name, kind in KINDS.items():
        if options.only and not any(one in name for one in options.only):
            continue
        pairs = list(kind(words, options.number))
        wrong = [
            f"    {query} {'does not find' if wanted else 'finds'} {text!r}"
            for query, text, wanted in pairs
            if meets(query, text) != wanted
        ]
        right = len(pairs) - len(wrong)
        print(f"{name:<26} {right:>5} of {len(pairs):<5} {right / max(len(pairs), 1):6.1%}", flush=True)
        if options.half == "open":
            words.random.shuffle(wrong)
            print("".join(line + "\n" for line in wrong[: options.wrong]), end="")


if __name__ == "__main__":
    main()
