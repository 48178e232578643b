"""Measure how often each rule's reading of a field is right, for ``newsarchive/parser/shares.tsv``.

    python tools/measure_shares.py ARTICLES.jsonl [--more TEXTS.jsonl] [--headers HEADERS.jsonl] [--pages DIR] > newsarchive/parser/shares.tsv
    python tools/measure_shares.py ARTICLES.jsonl [--more TEXTS.jsonl] [--headers HEADERS.jsonl] [--pages DIR] --folds    # sure -> right

A line of ARTICLES.jsonl holds ``text`` (or ``html_file``, a packed page in DIR), ``publisher``, ``partial``, ``alt`` and ``gold``.
A field is right when it equals gold but for case, blanks, quotation marks and dashes, the body when ``LIKE`` of its words agree;
where gold does not know, it is not counted. The layout's weights are fitted anew for each sixth of the publishers, without it, so that the shares are those of papers
never seen (``--more`` and ``--headers`` are passed on to that). Each publisher counts by the square root of its number of articles, so that the many texts of one do not decide.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import fit_layout

from newsarchive.parser import calibration
from newsarchive.parser.parse import parse_article
from newsarchive.rules.layout import choice as layout

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 6
LIKE = 0.97
"""F1 of words from which on a body counts as right: one stray line at its foot does not make it wrong."""
FOLDS = 6
CALIBRATED = {"header_line"}
"""Rules whose numbers are chances already, as ``tools/fit_header.py`` measures on many more headers."""
MOST = 0.995
"""No rule is always right, however few its mistakes so far."""
LOOSE = re.compile(r"[\s„“”\"«»‚‘’'‹›–—-]+")
KEYS = {
    "section": ("section",), "kicker": ("kicker",), "headline": ("headline",), "teaser": ("teaser",), "byline": ("authors",),
    "dateline": ("dateline",), "published": ("date",), "photos": ("captions", "photo_credits"), "body": ("subheads", "paragraphs"),
}  # fmt: skip


class Reading(NamedTuple):
    """One field of one article: what decided it, how sure that was, and whether it is right."""

    publisher: str
    field: str
    rule: str
    value: float
    right: bool


def loose(value: Any) -> Any:
    """Return a gold or read value in the form that is compared."""
    if isinstance(value, list):
        return sorted({loose(part) for part in value})
    return LOOSE.sub("", value or "").casefold()


def alike(found: dict[str, Any], gold: dict[str, Any], keys: list[str]) -> bool:
    """Tell whether two bodies have nearly the same words, under each of ``keys`` (paragraphs, subheads)."""
    one, other = (
        collections.Counter((key, word) for key in keys for word in " ".join(side[key]).casefold().split())
        for side in (found, gold)
    )
    whole = one.total() + other.total()
    return not whole or 2 * (one & other).total() >= LIKE * whole


def read_values(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record's fields under the names that gold has for them."""
    photos, body = record["photos"], record["body"]
    return {
        **{key: record[key] for key in ("section", "kicker", "headline", "teaser")},
        "authors": (record["byline"] or {}).get("authors", []),
        "dateline": "/".join((record["dateline"] or {}).get("places", [])),
        "date": (record["published"] or "")[:10],
        "captions": [photo["caption"] for photo in photos if photo["caption"]],
        "photo_credits": [photo["credit"] for photo in photos if photo["credit"]],
        "subheads": [part["text"] for part in body if part["kind"] == "crosshead"],
        "paragraphs": [part["text"] for part in body if part["kind"] != "crosshead"],
    }


def readings_of(item: dict[str, Any], pages: Path | None) -> list[Reading]:
    """Return the readings of an article's fields that gold can judge."""
    if item["format"] == "text":
        raw = item["text"].encode()
    elif pages is None:
        return []
    else:
        raw = gzip.decompress((pages / Path(item["html_file"]).name).read_bytes())
    record = parse_article(raw, name=item["id"] + ".txt").to_dict()
    found = read_values(record)
    result = []
    for field, keys in KEYS.items():
        known = [
            key for key in keys if key in item["gold"] and (item["gold"][key] or not item.get("partial"))
        ]
        if known:
            golds = {key: [item["gold"][key], *(item.get("alt") or {}).get(key, [])] for key in known}
            if field == "body":
                right = alike(found, item["gold"], known)
            else:
                right = all(loose(found[key]) in [loose(gold) for gold in golds[key]] for key in known)
            sure = record["confidence"][field]
            result.append(
                Reading(item["publisher"], field, sure["rule"].partition(":")[0], sure["value"], right)
            )
    return result


def folds(publishers: Iterable[str]) -> dict[str, int]:
    """Return the fold that each publisher belongs to: the largest are dealt out first."""
    sizes = collections.Counter(publishers)
    return {publisher: number % FOLDS for number, (publisher, _) in enumerate(sizes.most_common())}


def measure(readings: list[Reading]) -> dict[tuple[str, str, int], tuple[float, int]]:
    """Return the share right and the number of readings of each field, rule and range."""
    count = collections.Counter((reading.publisher, reading.field) for reading in readings)
    sums: dict[tuple[str, str, int], list[float]] = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    fields: dict[str, list[float]] = collections.defaultdict(lambda: [0.0, 0.0])
    for reading in readings:
        worth = 1 / math.sqrt(count[reading.publisher, reading.field])
        row = sums[reading.field, reading.rule, calibration.range_of(reading.value)]
        row[0] += worth * reading.right
        row[1] += worth
        row[2] += 1
        fields[reading.field][0] += worth * reading.right
        fields[reading.field][1] += worth
    shares = {}
    for key, (right, whole, number) in sums.items():
        if number >= FEWEST and key[1] not in CALIBRATED:
            usual = fields[key[0]][0] / fields[key[0]][1]
            prior = whole / number  # the worth of one reading of this kind
            shares[key] = (min((right + prior * usual) / (whole + prior), MOST), int(number))
    return shares


def report(readings: list[Reading]) -> None:
    """Print how often fields were right that were as sure, with shares measured on other publishers."""
    fold = folds(reading.publisher for reading in readings)
    bins: dict[str, dict[int, list[tuple[float, bool]]]] = collections.defaultdict(
        lambda: collections.defaultdict(list)
    )
    for number in range(FOLDS):
        shares = measure([reading for reading in readings if fold[reading.publisher] != number])
        for reading in readings:
            if fold[reading.publisher] == number:
                key = (reading.field, reading.rule, calibration.range_of(reading.value))
                sure = shares[key][0] if key in shares else reading.value
                for name in (reading.field, "all"):
                    bins[name][min(int(sure * 10), 9)].append((sure, reading.right))
    for field, rows in bins.items():
        pairs = [pair for row in rows.values() for pair in row]
        gap = sum(abs(sum(s - r for s, r in row)) for row in rows.values()) / len(pairs)
        print(
            f"{field}: {len(pairs)} readings, {sum(r for _, r in pairs) / len(pairs):.1%} right, calibration gap {gap:.3f}"
        )
        cells = (
            f"{sum(s for s, _ in row) / len(row):.2f} -> {sum(r for _, r in row) / len(row):.2f} of {len(row)}"
            for _, row in sorted(rows.items())
        )
        print("   ", "; ".join(cells))


def main() -> None:
    """Read the articles; print the table, or the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--headers", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    calibration.share_right = lambda field, rule, value: value  # noqa: ARG005 - the rules' own numbers are measured
    with options.articles.open(encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    fold = folds(item["publisher"] for item in items)
    cases = fit_layout.read_cases([options.articles, *options.more], options.headers)
    readings = []
    for number in range(FOLDS):
        found = fit_layout.fit([case for case in cases if fold.get(case.publisher) != number])
        weights = {choice: fit_layout.weights_for(found, choice) for choice in ("headline", "teaser")}
        layout.weights_of = weights.__getitem__  # type: ignore[assignment]
        for item in items:
            if fold[item["publisher"]] == number:
                readings += readings_of(item, options.pages)
    if options.folds:
        report(readings)
        return
    for (field, rule, number), (share, seen) in sorted(measure(readings).items()):
        print(field, rule, number, f"{share:.3f}", seen, sep="\t")


if __name__ == "__main__":
    main()
