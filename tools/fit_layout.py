"""Fit the weights of ``newsarchive/rules/layout/`` on articles whose fields are known.

    python tools/fit_layout.py ARTICLES.jsonl [MORE.jsonl ...] --headers HEADERS.jsonl > newsarchive/rules/layout/layout.tsv
    python tools/fit_layout.py ARTICLES.jsonl [MORE.jsonl ...] --headers HEADERS.jsonl --folds     # shares right on unseen publishers

A line of ARTICLES.jsonl holds ``text``, ``publisher``, ``partial``, ``alt`` and ``gold`` with ``headline`` and ``teaser``;
``tools/tool_texts.py`` makes more of them out of pages. A line of HEADERS.jsonl holds ``publisher``, ``section``, ``headline`` and
``teaser``; set out in lines above the body of another article, they teach the headline choice, and headlines of the form
``Kicker: Headline`` are cut there to teach what a kicker is.
Headline and teaser are one choice: a softmax over all pairs of blocks that might be them, fitted by L-BFGS with a penalty on
the squares of the weights. A publisher counts by the fourth root of its number of articles. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsarchive.formats import read
from newsarchive.parser.label import ask
from newsarchive.rules.layout.choice import places_allowed, teaser_options
from newsarchive.rules.layout.described import DESCRIPTION
from newsarchive.rules.layout.headline_signs import headline_features
from newsarchive.rules.layout.zone import read_zone, top_of
from newsarchive.rules.order import BY_FORM

if TYPE_CHECKING:
    from newsarchive.rules.seen import Features

PENALTY = 0.002
FOLDS = 6
MADE = 0.5
MOST_PLACES = 14
SENTENCE_END = re.compile(r"(?<=[a-zäöüß][.!?])\s+(?=[A-ZÄÖÜ„])")
LOOSE = re.compile(r"[\s„“”\"«»‚‘’'–—-]+")


class Case(NamedTuple):
    """One choice: for each place of a headline its signs and those of the teasers below it, the last for none; the right pairs.

    A place without signs is a headline stated elsewhere.
    """

    publisher: str
    headlines: list[Features]
    teasers: list[list[Features]]
    right: frozenset[tuple[int, int]]
    key: str
    made: bool = False


def loose(text: str | None) -> str:
    """Return ``text`` without case, blanks, quotation marks and dashes."""
    return LOOSE.sub("", text or "").casefold()


def case_of(item: dict[str, Any]) -> Case | None:
    """Return the choice of an article, None where the text cannot teach it."""
    reading = read(item["text"].encode())
    pieces: list[Any] = []
    described = any(block.hint == DESCRIPTION for block in reading.blocks[:16])
    left = ask(BY_FORM, [block for block in reading.blocks if block.hint != DESCRIPTION], reading, pieces)
    titled = any(piece.label == "headline" for piece in pieces)
    if len(left) < 2:
        return None
    zone = read_zone(left if titled else left[top_of(left) :], pieces)
    gold = item["gold"]
    texts = [loose(block.text) for block in zone.blocks]
    places, right = [-1], [-1]
    signs: list[Features] = [{}]
    if not titled:
        titles = {loose(title) for title in [gold["headline"], *(item.get("alt") or {}).get("headline", [])]}
        every = headline_features(zone)
        places = places_allowed(zone, len(every))[:MOST_PLACES]
        signs = [every[place] for place in places]
        right = [place for place in places if texts[place] in titles]
        if not right:
            main = loose(gold["headline"])
            right = [n for n in places if main and main in texts[n] and "glued" in every[n]]
        if not right:
            return None
    teaser, place = loose(gold.get("teaser")), loose(gold.get("dateline"))
    forms = {teaser, f"{place}.{teaser}", place + teaser}
    options = [teaser_options(zone, n, described=described) for n in places]
    pairs = set()
    for number, at in enumerate(places):
        if at not in right:
            continue
        below = len(options[number]) - 1
        fits = {n for n in range(below) if teaser and texts[at + 1 + n] in forms}
        inside = bool(teaser) and at >= 0 and teaser in texts[at]
        if teaser and not fits and not inside and not described:
            fits = set(range(below + 1))  # printed where no one block holds it: only the headline is taught
        elif item.get("partial") and not teaser:
            fits = set(range(below + 1))
        pairs |= {(number, n) for n in fits or {below}}
    return Case(item["publisher"], signs, options, frozenset(pairs), item["id"], "scope" in item)


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


def byline_above(item: dict[str, Any], number: int) -> dict[str, Any] | None:
    """Return an article with a byline or a date between headline and teaser, where many papers and most pages have them."""
    teaser, title = item["gold"].get("teaser") or "", item["gold"]["headline"]
    gap = "\n\n" if item["style"] == "lines" else "\n"
    printed = f"{title}{gap}{teaser}{gap}"
    if item["style"] not in {"lines", "dense"} or not teaser or printed not in item["text"]:
        return None
    between = [
        ["Von Anna Beispiel"],
        ["12. Januar 2022, 17:32 Uhr"],
        ["Von Anna Beispiel", "12.01.2022"],
        ["Von Anna Beispiel", "12.01.2022, 17:32 Uhr", "12 Kommentare"],
    ][number % 4]
    text = item["text"].replace(printed, gap.join([title, *between, teaser, ""]), 1)
    return {**item, "text": text}


class Table(NamedTuple):
    """Choices as numbers: the rows' features, the row of each pair's headline and teaser, where each choice's pairs begin, and what is right."""

    rows: Any
    headline: Any
    teaser: Any
    begins: Any
    sizes: Any
    right: Any
    names: list[str]


def tabulate(cases: list[Case]) -> Table:
    """Return ``cases`` as a table; the names of features are those of ``layout.tsv``, with the choice before a tab."""
    index: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    count = 0

    def add(choice: str, signs: Features) -> int:
        nonlocal count
        for name, value in signs.items():
            rows.append(count)
            columns.append(index.setdefault(f"{choice}\t{name}", len(index)))
            values.append(value)
        count += 1
        return count - 1

    first: list[int] = []
    second: list[int] = []
    right: list[bool] = []
    begins: list[int] = []
    for case in cases:
        begins.append(len(first))
        for number, signs in enumerate(case.headlines):
            own = add("headline", signs)
            for other, options in enumerate(case.teasers[number]):
                first.append(own)
                second.append(add("teaser", options))
                right.append((number, other) in case.right)
    table = csr_matrix((values, (rows, columns)), shape=(count, len(index)))
    sizes = np.diff([*begins, len(first)])
    return Table(
        table, np.array(first), np.array(second), np.array(begins), sizes, np.array(right), list(index)
    )


def worths(cases: list[Case]) -> Any:
    """Return what each choice counts for: texts that tools made of pages half, for one page gives many of them."""
    own = [MADE if case.made else 1.0 for case in cases]
    count: dict[str, float] = collections.defaultdict(float)
    for case, worth in zip(cases, own, strict=True):
        count[case.publisher] += worth
    whole = np.array([worth / count[case.publisher] ** 0.75 for case, worth in zip(cases, own, strict=True)])
    return whole / whole.sum()


def chances(table: Table, weights: Any) -> Any:
    """Return the probability of each pair."""
    scores = table.rows @ weights
    pairs = scores[table.headline] + scores[table.teaser]
    raised = np.exp(pairs - np.repeat(np.maximum.reduceat(pairs, table.begins), table.sizes))
    return raised / np.repeat(np.add.reduceat(raised, table.begins), table.sizes)


def fit(cases: list[Case], penalty: float = PENALTY) -> dict[str, float]:
    """Return the weights that make the right pairs of ``cases`` most likely, under ``choice<tab>feature``."""
    table, worth = tabulate(cases), worths(cases)
    each: Any = np.repeat(worth, table.sizes)

    def loss(weights: Any) -> tuple[float, Any]:
        found = chances(table, weights)
        good = np.where(table.right, found, 0)
        mass = np.maximum(np.add.reduceat(good, table.begins), 1e-12)
        pull = (found - good / np.repeat(mass, table.sizes)) * each
        rows = np.bincount(table.headline, pull, table.rows.shape[0])
        rows += np.bincount(table.teaser, pull, table.rows.shape[0])
        return -(worth * np.log(mass)).sum() + penalty / 2 * (
            weights @ weights
        ), table.rows.T @ rows + penalty * weights

    found = minimize(loss, np.zeros(len(table.names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(table.names, found.x.tolist(), strict=True))


def weights_for(weights: dict[str, float], choice: str) -> dict[str, float]:
    """Return the weights of one choice, as ``newsarchive.rules.layout.weights_of`` does."""
    return {
        name.partition("\t")[2]: value for name, value in weights.items() if name.startswith(choice + "\t")
    }


def folds(publishers: Any) -> dict[str, int]:
    """Return the fold that each publisher belongs to: the largest are dealt out first."""
    sizes = collections.Counter(publishers)
    return {publisher: number % FOLDS for number, (publisher, _) in enumerate(sizes.most_common())}


def report(cases: list[Case]) -> None:
    """Print the share of right choices on publishers that the weights have not seen, and how sure they were."""
    fold = folds(case.publisher for case in cases)
    seen: dict[str, list[tuple[bool, bool]]] = collections.defaultdict(list)
    bins: dict[int, list[bool]] = collections.defaultdict(list)
    for number in range(FOLDS):
        weights = fit([case for case in cases if fold[case.publisher] != number])
        test = [case for case in cases if fold[case.publisher] == number]
        table = tabulate(test)
        found = chances(table, np.array([weights.get(name, 0.0) for name in table.names]))
        for at, size, case in zip(table.begins, table.sizes, test, strict=True):
            best = int(np.argmax(found[at : at + size]))
            pairs = [(n, m) for n, row in enumerate(case.teasers) for m in range(len(row))]
            good = bool(table.right[at + best])
            title = pairs[best][0] in {n for n, _ in case.right}
            seen[case.publisher].append((title, good))
            bins[min(int(found[at + best] * 10), 9)].append(good)
            if not good:
                print(
                    "   wrong",
                    case.key,
                    pairs[best],
                    sorted(case.right)[:3],
                    round(float(found[at + best]), 2),
                    file=sys.stderr,
                )
    for name, column in (("headline", 0), ("headline and teaser", 1)):
        rows = {publisher: [one[column] for one in row] for publisher, row in seen.items()}
        every = [one for row in rows.values() for one in row]
        mean = sum(sum(row) / len(row) for row in rows.values()) / len(rows)
        print(
            f"{name}: {len(every)} choices, {sum(every) / len(every):.1%} right, mean of publishers {mean:.1%}"
        )
        print("  ", ", ".join(f"{p} {sum(row)}/{len(row)}" for p, row in rows.items()))
    print(
        "   sure -> right:",
        ", ".join(f".{b}: {sum(v) / len(v):.2f} of {len(v)}" for b, v in sorted(bins.items())),
    )


def read_cases(articles: list[Path], headers: Path | None) -> list[Case]:
    """Return the choices of the articles and of what is made of them."""
    items = [
        item
        for path in articles
        for item in map(json.loads, path.open(encoding="utf-8"))
        if item["format"] == "text"
    ]
    items += [made for item in items if (made := split_kickers(item))]
    items += [made for item in items[::2] if (made := short_teaser(item, stop=True))]
    items += [made for item in items[1::2] if (made := short_teaser(item, stop=False))]
    items += [made for number, item in enumerate(items[::2]) if (made := byline_above(item, number))]
    items += [
        made for number, item in enumerate(items) if (made := chopped(item, (60, 120, 180)[number % 3]))
    ]
    if headers:
        bodies = [
            item["gold"]["paragraphs"][:4] for item in items if len(item["gold"].get("paragraphs") or []) > 2
        ]
        with headers.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][::4]
        items += [laid_out(row, bodies[number % len(bodies)], number) for number, row in enumerate(rows)]
    return [case for item in items if (case := case_of(item))]


def main() -> None:
    """Read the articles; print the shares right by folds, or the table of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--headers", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    cases = read_cases(options.articles, options.headers)
    if options.folds:
        report(cases)
        return
    for name, weight in sorted(fit(cases).items()):
        if abs(weight) >= 0.01:
            print(name, f"{weight:.2f}", sep="\t")


if __name__ == "__main__":
    main()
