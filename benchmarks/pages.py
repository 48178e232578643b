"""Folder of pages -> how fast and how well they are read, beside trafilatura and newspaper4k where they are installed.

    python benchmarks/pages.py FOLDER [--rounds 3]

Pages are ``*.html`` and ``*.html.gz``. A gold record (``docs/fields.md``, whole or in part) in ``NAME.json`` beside
``NAME.html`` adds the table of the fields that the tools share; keys it lacks are not scored. All run in this one
process, in turns, on the same bytes; the best of the rounds counts, in seconds of the processor.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsarchive.parser.parse import parse_article
from newsarchive.quality.evaluate import FIELDS, score

if TYPE_CHECKING:
    from collections.abc import Callable

Record = dict[str, Any]
SHARED = ("headline", "teaser", "authors", "published", "paragraphs")
"""The fields that other extractors have, too."""


def ours(raw: bytes) -> Record:
    """Return our record of a page."""
    return parse_article(raw, name="page.html").to_dict()


def trafilaturas(raw: bytes) -> Record:
    """Return what trafilatura finds in a page, as a record."""
    import trafilatura  # noqa: PLC0415 - it need not be there

    found: Any = trafilatura.bare_extraction(raw, with_metadata=True, include_comments=False)
    stated = found.as_dict() if found is not None else {}
    authors = [name.strip() for name in (stated.get("author") or "").split(";") if name.strip()]
    lines = [line for line in (stated.get("text") or "").split("\n") if line.strip()]
    return {
        "headline": stated.get("title"),
        "teaser": stated.get("description"),
        "byline": {"authors": authors},
        "published": stated.get("date"),
        "body": [{"kind": "paragraph", "text": line} for line in lines],
    }


def newspapers(raw: bytes) -> Record:
    """Return what newspaper4k finds in a page, as a record; an empty one where it gives up."""
    import newspaper  # noqa: PLC0415 - it need not be there

    found: Any = newspaper.Article("https://example.org/", language="de", fetch_images=False)
    try:
        found.download(input_html=raw.decode("utf-8", "replace"))
        found.parse()
    except newspaper.exceptions.ArticleException:
        return {}
    return {
        "headline": found.title or None,
        "teaser": found.meta_description or None,
        "byline": {"authors": list(found.authors)},
        "published": found.publish_date.date().isoformat() if found.publish_date else None,
        "body": [{"kind": "paragraph", "text": line} for line in found.text.split("\n") if line.strip()],
    }


def pages_in(folder: Path) -> dict[Path, bytes]:
    """Return the pages of a folder, unpacked."""
    paths = sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")])
    return {
        path: gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in paths
    }


def gold_of(path: Path) -> Record:
    """Return the gold record beside a page; empty when there is none."""
    beside = path.with_name(path.name.partition(".html")[0] + ".json")
    if not beside.exists():
        return {}
    record: Record = json.loads(beside.read_text(encoding="utf-8"))
    inner: Record = record.get("article", record)
    return inner


def print_speed(tools: dict[str, Callable[[bytes], Record]], pages: dict[Path, bytes], rounds: int) -> None:
    """Time the tools in turns and print the best round of each."""
    best = dict.fromkeys(tools, float("inf"))
    for _ in range(rounds):
        for name, read in tools.items():
            begin = time.process_time()
            for raw in pages.values():
                read(raw)
            best[name] = min(best[name], time.process_time() - begin)
    size = sum(map(len, pages.values())) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB")
    for name, seconds in best.items():
        print(f"{name:12} {1000 * seconds / len(pages):6.1f} ms a page {size / seconds:7.1f} MB/s")


def print_fields(tools: dict[str, Callable[[bytes], Record]], pages: dict[Path, bytes]) -> None:
    """Print how often each field is right, and how alike the words are (F1), over the pages that have a gold record."""
    golds = {path: gold for path in pages if (gold := gold_of(path))}
    if not golds:
        return
    found = {name: {path: read(pages[path]) for path in golds} for name, read in tools.items()}
    print(f"\n{len(golds)} gold records: right (F1), where the article has the field")
    print(f"{'':12}" + "".join(f"{name:>16}" for name in tools))
    for field, (key, value) in FIELDS.items():
        scored = {path: value(gold) for path, gold in golds.items() if key in gold}
        present = {path: gold for path, gold in scored.items() if gold}
        if not present:
            continue
        row = ""
        for name in tools:
            if name != "newsarchive" and field not in SHARED:
                row += f"{'-':>16}"
                continue
            pairs = [(gold, value(found[name][path])) for path, gold in present.items()]
            if field == "published":  # to the day, which is all that other tools state
                pairs = [(gold[:10], date and date[:10]) for gold, date in pairs]
            result = score(pairs)
            row += f"{100 * result.present_right / result.present:8.1f} ({100 * result.f1:4.1f})"
        print(f"{field:12}{row}  of {len(present)}")


def main() -> None:
    """Read the arguments and print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = pages_in(options.folder)
    if not pages:
        parser.error(f"no *.html or *.html.gz in {options.folder}")
    tools: dict[str, Callable[[bytes], Record]] = {"newsarchive": ours}
    if importlib.util.find_spec("trafilatura"):
        tools["trafilatura"] = trafilaturas
    if importlib.util.find_spec("newspaper"):
        tools["newspaper4k"] = newspapers
    print_speed(tools, pages, options.rounds)
    print_fields(tools, pages)


if __name__ == "__main__":
    main()
