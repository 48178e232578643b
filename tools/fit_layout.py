"""Fit the weights of ``newsarchive/rules/layout.py`` on articles whose fields are known.

    python tools/fit_layout.py ARTICLES.jsonl --headers HEADERS.jsonl > newsarchive/rules/layout.tsv
    python tools/fit_layout.py ARTICLES.jsonl --headers HEADERS.jsonl --folds     # shares right on unseen publishers

A line of ARTICLES.jsonl holds ``text``, ``publisher``, ``partial``, ``alt`` and ``gold`` with ``headline`` and ``teaser``.
A line of HEADERS.jsonl holds ``publisher``, ``section``, ``headline`` and ``teaser``; set out in lines above the body of another
article, they teach the headline choice, and headlines of the form ``Kicker: Headline`` are cut there to teach what a kicker is.
Two choices are fitted, each a softmax over the blocks that might be the field, by gradient descent with a penalty on
the squares of the weights. A publisher counts by the fourth root of its number of articles. Standard library only.
"""

from __future__ import annotations

import argparse
import collections
import json
import math
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from newsarchive.label import BY_FORM, ask
from newsarchive.reading import read
from newsarchive.rules.headline_signs import headline_features
from newsarchive.rules.teaser_signs import absence_features, teaser_features
from newsarchive.rules.zone import Features, read_zone, top_of

STEPS, RATE, PENALTY = 150, 0.25, 0.004
FOLDS = 6
SENTENCE_END = re.compile(r"(?<=[a-zäöüß][.!?])\s+(?=[A-ZÄÖÜ„])")
LOOSE = re.compile(r"[\s„“”\"«»‚‘’'–—-]+")


class Case(NamedTuple):
    """One choice: the candidates (the last may be that there is none), and the numbers of the right ones."""

    publisher: str
    candidates: list[Features]
    right: frozenset[int]
    key: str


def loose(text: str | None) -> str:
    """Return ``text`` without case, blanks, quotation marks and dashes."""
    return LOOSE.sub("", text or "").casefold()


def cases_of(item: dict[str, Any]) -> tuple[Case | None, Case | None]:
    """Return the headline choice and the teaser choice of an article, each None where the text cannot teach it."""
    reading = read(item["text"].encode())
    pieces: list[Any] = []
    left = ask(BY_FORM, reading.blocks, reading, pieces)
    if len(left) < 2:
        return None, None
    zone = read_zone(left[top_of(left) :], pieces)
    gold = item["gold"]
    titles = {loose(title) for title in [gold["headline"], *(item.get("alt") or {}).get("headline", [])]}
    candidates = headline_features(zone)
    texts = [loose(block.text) for block in zone.blocks]
    right = {number for number in range(len(candidates)) if texts[number] in titles}
    if not right:
        main = loose(gold["headline"])
        right = {n for n in range(len(candidates)) if main and main in texts[n] and "glued" in candidates[n]}
    if not right or item["text"].startswith("---"):
        return None, None
    at = max(right)
    first = Case(item["publisher"], candidates, frozenset(right), key=item["id"])
    below = teaser_features(zone, at)
    teaser = loose(gold.get("teaser"))
    place = loose(gold.get("dateline"))
    fits = {
        n
        for n in range(len(below))
        if teaser and texts[at + 1 + n] in {teaser, f"{place}.{teaser}", place + teaser}
    }
    apart = bool(teaser) and teaser not in texts[at]
    if not below or (apart and not fits) or (item.get("partial") and not teaser):
        return first, None
    options = [*below, absence_features(zone, at)]
    return first, Case(item["publisher"], options, frozenset(fits or {len(below)}), key=item["id"])


def laid_out(header: dict[str, Any], body: list[str], number: int) -> dict[str, Any]:
    """Return an article made of a header and a foreign body, each part in a line of its own; ``number`` varies the layout."""
    title = header["headline"]
    kicker, _, rest = title.partition(": ")
    parts = [header["section"]] if header["section"] and number % 3 else []
    if rest and len(kicker) < 36 and rest[0].isupper() and number % 5:
        parts.append(kicker)
        title = rest
    teaser = header["teaser"]
    if number % 7 < 3:  # as papers set it that close no teaser with a full stop
        teaser = (SENTENCE_END.split(teaser)[0] if number % 7 else teaser).rstrip(".")
    parts += [title, teaser]
    parts += [["Von Anna Beispiel"], ["12. Januar 2022, 17:32 Uhr"], [], []][number % 4]
    gold = {"headline": title, "teaser": teaser, "dateline": None}
    gap = "\n" if number % 2 else "\n\n"
    return {
        "text": gap.join([*parts, *body]), "gold": gold, "publisher": header["publisher"], "id": header["id"], "format": "text",
    }  # fmt: skip


def split_kickers(item: dict[str, Any]) -> dict[str, Any] | None:
    """Return an article whose headline ``Kicker: Headline`` is cut into two lines; None where it has another form."""
    kicker, _, title = item["gold"]["headline"].partition(": ")
    line = f"\n{item['gold']['headline']}\n"
    text = "\n" + item["text"]
    if (
        item["text"].startswith("---")
        or not title
        or len(kicker) > 36
        or line not in text
        or item["gold"].get("kicker")
    ):
        return None
    gap = "\n\n" if item["style"] == "lines" else "\n"
    text = text.replace(line, f"\n{kicker}{gap}{title}\n", 1)[1:]
    return {**item, "text": text, "alt": {}, "gold": {**item["gold"], "headline": title}}


def chopped(item: dict[str, Any], size: int) -> dict[str, Any] | None:
    """Return an article with its paragraphs cut into parts of at least ``size`` characters, as papers with short ones set them."""
    if item["style"] not in {"lines", "dense", "seedvar"} or not item["gold"].get("teaser"):
        return None
    text = item["text"]
    gap = "\n" if item["style"] == "dense" else "\n\n"
    for paragraph in item["gold"]["paragraphs"]:
        parts = [""]
        for sentence in SENTENCE_END.split(paragraph):
            parts[-1] = f"{parts[-1]} {sentence}".strip()
            if len(parts[-1]) >= size:
                parts.append("")
        text = text.replace(paragraph, gap.join(part for part in parts if part), 1)
    return {**item, "text": text}


def short_teaser(item: dict[str, Any], *, stop: bool) -> dict[str, Any] | None:
    """Return an article with its teaser cut to the first sentence, or without its last full stop, as many papers set it."""
    teaser = item["gold"].get("teaser") or ""
    first = SENTENCE_END.split(teaser)[0] if stop else teaser.rstrip(".")
    if item["style"] not in {"lines", "dense"} or len(first) == len(teaser) or teaser not in item["text"]:
        return None
    text = item["text"].replace(teaser, first, 1)
    return {**item, "text": text, "gold": {**item["gold"], "teaser": first}}


def shares(case: Case, weights: dict[str, float]) -> list[float]:
    """Return the probability of each candidate, and of none of them where that is allowed."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in case.candidates]
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


def fit(cases: list[Case]) -> dict[str, float]:
    """Return the weights that make the right candidates of ``cases`` most likely."""
    count = collections.Counter(case.publisher for case in cases)
    worth = {name: 1 / number**0.75 for name, number in count.items()}
    whole = sum(worth[case.publisher] for case in cases)
    weights: dict[str, float] = collections.defaultdict(float)
    speed: dict[str, float] = collections.defaultdict(float)
    for _ in range(STEPS):
        slope: dict[str, float] = collections.defaultdict(float)
        for case in cases:
            found = shares(case, weights)
            mass = sum(found[number] for number in case.right)
            for number, share in enumerate(found):
                pull = (share / mass if number in case.right else 0.0) - share
                if abs(pull) < 1e-4:
                    continue
                pull *= worth[case.publisher] / whole
                for name, value in case.candidates[number].items():
                    slope[name] += pull * value
        for name, value in slope.items():
            speed[name] = 0.9 * speed[name] + value - PENALTY * weights[name]
            weights[name] += RATE * 4 * speed[name]
    return dict(weights)


def report(name: str, cases: list[Case]) -> None:
    """Print the share of right choices on publishers that the weights have not seen, and how sure they were."""
    sizes = collections.Counter(case.publisher for case in cases)
    fold = {publisher: number % FOLDS for number, (publisher, _) in enumerate(sizes.most_common())}
    right: collections.Counter[str] = collections.Counter()
    bins: dict[int, list[bool]] = collections.defaultdict(list)
    wrong = []
    for number in range(FOLDS):
        weights = fit([case for case in cases if fold[case.publisher] != number])
        for case in cases:
            if fold[case.publisher] == number:
                found = shares(case, weights)
                best = max(range(len(found)), key=found.__getitem__)
                good = best in case.right
                right[case.publisher] += good
                bins[min(int(found[best] * 10), 9)].append(good)
                if not good:
                    wrong.append((case.key, best, sorted(case.right), round(found[best], 2)))
    total = sum(right.values()) / len(cases)
    mean = sum(right[p] / sizes[p] for p in sizes) / len(sizes)
    print(f"{name}: {len(cases)} choices, {total:.1%} right, mean of publishers {mean:.1%}")
    print("  ", ", ".join(f"{p} {right[p]}/{n}" for p, n in sizes.most_common()))
    print(
        "   sure -> right:",
        ", ".join(f".{b}: {sum(v) / len(v):.2f} of {len(v)}" for b, v in sorted(bins.items())),
    )
    for row in wrong:
        print("   wrong", *row, file=sys.stderr)


def read_cases(articles: Path, headers: Path | None) -> tuple[list[Case], list[Case]]:
    """Return the headline choices and the teaser choices of the articles and of what is made of them."""
    headlines: list[Case] = []
    teasers: list[Case] = []
    with articles.open(encoding="utf-8") as lines:
        items = [item for item in map(json.loads, lines) if item["format"] == "text"]
    items += [made for item in items if (made := split_kickers(item))]
    items += [made for item in items[::2] if (made := short_teaser(item, stop=True))]
    items += [made for item in items[1::2] if (made := short_teaser(item, stop=False))]
    items += [
        made for number, item in enumerate(items) if (made := chopped(item, (60, 120, 180)[number % 3]))
    ]
    for item in items:
        first, second = cases_of(item)
        headlines += [first] if first else []
        teasers += [second] if second else []
    if headers:
        bodies = [
            item["gold"]["paragraphs"][:4] for item in items if len(item["gold"].get("paragraphs") or []) > 2
        ]
        with headers.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][::4]
        for number, row in enumerate(rows):
            first, _ = cases_of(laid_out(row, bodies[number % len(bodies)], number))
            headlines += [first] if first else []
    return headlines, teasers


def main() -> None:
    """Read the articles; print the shares right by folds, or the module of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--headers", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    headlines, teasers = read_cases(options.articles, options.headers)
    if options.folds:
        report("headline", headlines)
        report("teaser", teasers)
        return
    for choice, cases in (("headline", headlines), ("teaser", teasers)):
        for name, weight in sorted(fit(cases).items()):
            if abs(weight) >= 0.01:
                print(choice, name, f"{weight:.2f}", sep="\t")


if __name__ == "__main__":
    main()
