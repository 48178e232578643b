"""Say what finding quotations costs an ingest: processor time to parse each text with and without it, in one run.

    python benchmarks/quotations_cost.py FOLDER [--count 600]

FOLDER holds texts, one article a file. The two are measured in turn, text by text.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from newsarchive.parser.parse import parse_article
from newsarchive.quotations.find import find_quotations


def main() -> None:
    """Print milliseconds an article, and the share that quotations take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=600)
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.is_file())[: options.count]
    texts = [path.read_bytes() for path in paths]
    whole = quotations = 0.0
    for raw in texts:
        begun = time.process_time()
        article = parse_article(raw)
        middle = time.process_time()
        find_quotations(article.text)
        whole += middle - begun
        quotations += time.process_time() - middle
    each = 1000 / len(texts)
    size = sum(map(len, texts)) / len(texts)
    print(
        f"{len(texts)} texts of {size:,.0f} bytes; parsing takes {whole * each:.1f} ms of processor time each"
    )
    print(f"quotations alone take {quotations * each:.1f} ms, {quotations / whole:.0%} of it")


if __name__ == "__main__":
    main()
