"""Which pairs of words meet? Reads ``words.tsv`` (a query, a word in an article, whether it must be found) and prints the share right.

``python benchmarks/words.py [--wrong]``: by phenomenon; ``--wrong`` lists the pairs that went wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from newsarchive.query.parse import parse_query
from newsarchive.search.match.in_memory import MemoryArchive
from newsarchive.types.article import Article, BodyPart, Source
from newsarchive.types.pieces import BodyKind

PAIRS = Path(__file__).with_name("words.tsv")


def meets(query: str, word: str) -> bool:
    """Tell whether ``query`` finds an article whose only word is ``word``."""
    article = Article("k", Source(""), "", body=(BodyPart(BodyKind.PARAGRAPH, word),))
    return bool(MemoryArchive([article]).matching(parse_query(query)))


def main() -> None:
    """Print the table."""
    right, every, wrong = Counter[str](), Counter[str](), []
    for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]:
        phenomenon, wanted, query, word = line.split("\t")
        found = meets(query, word)
        every[phenomenon] += 1
        right[phenomenon] += found == (wanted == "yes")
        if found != (wanted == "yes"):
            wrong.append(f"  {phenomenon}: {query} {'does not find' if wanted == 'yes' else 'finds'} {word}")
    for phenomenon, number in every.items():
        print(f"{phenomenon:<12} {right[phenomenon]:>4} of {number}")
    print(f"{'all':<12} {right.total():>4} of {every.total()}  {right.total() / every.total():.1%}")
    if "--wrong" in sys.argv:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
