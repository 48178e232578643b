"""Folder of texts and gold records -> how often each field is right.

A gold record is ``NAME.json`` beside ``NAME.txt`` (or ``.html`` …): a record of ``docs/fields.md``, whole or in part, or an
object that has one under ``article``. Keys it lacks are not scored; null and ``[]`` mean that the article has none.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.errors import UnreadableInput
from newsarchive.parser.articles import read_articles
from newsarchive.types.document import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["FIELDS", "Case", "Score", "evaluate", "find_cases", "same"]

MARKS = str.maketrans(
    {**dict.fromkeys("„“”‟«»‹›\"'‚‘’", "'"), **dict.fromkeys("‐‑‒–—", "-"), "\N{SOFT HYPHEN}": None}
)
"""Quotation marks and dashes count as one another, as editors change them: the convention of extraction benchmarks."""
WORD = re.compile(r"\w+")

Record = dict[str, Any]


def parts(record: Record, *kinds: str) -> list[str]:
    """Return the texts of the body parts of these kinds; none named: of all but crossheads."""
    wanted = kinds or ("paragraph", "question", "answer", "quote", "list_item", "box")
    return [part["text"] for part in record["body"] if part["kind"] in wanted]


FIELDS: Mapping[str, tuple[str, Callable[[Record], Any]]] = {
    "section": ("section", lambda record: record["section"]),
    "kicker": ("kicker", lambda record: record["kicker"]),
    "headline": ("headline", lambda record: record["headline"]),
    "subheadline": ("subheadline", lambda record: record["subheadline"]),
    "teaser": ("teaser", lambda record: record["teaser"]),
    "authors": ("byline", lambda record: (record["byline"] or {}).get("authors", [])),
    "agencies": ("agencies", lambda record: record["agencies"]),
    "places": ("dateline", lambda record: (record["dateline"] or {}).get("places", [])),
    "published": ("published", lambda record: record["published"]),
    "updated": ("updated", lambda record: record["updated"]),
    "edition": ("edition", lambda record: record["edition"]),
    "page": ("page", lambda record: record["page"]),
    "captions": (
        "photos",
        lambda record: [photo["caption"] for photo in record["photos"] if photo.get("caption")],
    ),
    "credits": (
        "photos",
        lambda record: [photo["credit"] for photo in record["photos"] if photo.get("credit")],
    ),
    "crossheads": ("body", lambda record: parts(record, "crosshead")),
    "paragraphs": ("body", parts),
    "signature": ("signature", lambda record: record["signature"]),
    "furniture": ("furniture", lambda record: record["furniture"]),
}
"""The fields that are scored: the key of the record that must be there, and what is compared."""


class Case(NamedTuple):
    """A document and its gold record."""

    path: Path
    gold: Record


class Score(NamedTuple):
    """Counts of one field: articles scored and right, the same among those that have the field, and F1 of words."""

    scored: int
    right: int
    present: int
    present_right: int
    f1: float

    @property
    def share(self) -> float:
        """The share that is exactly right."""
        return self.right / self.scored if self.scored else 1.0


def find_cases(folder: Path) -> Iterator[Case]:
    """Yield the documents below ``folder`` that have a gold record. Raises UnreadableInput for one that is no record."""
    for path in sorted(folder.rglob("*.json")):
        beside = [
            file for file in sorted(path.parent.glob(f"{path.stem}.*")) if file != path and file.is_file()
        ]
        if not beside:
            continue
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UnreadableInput(str(path), f"expected a record as JSON ({error})") from error
        if isinstance(gold, dict):
            gold = gold.get("article", gold)
        if not isinstance(gold, dict) or not gold.keys() & {key for key, _ in FIELDS.values()}:
            raise UnreadableInput(
                str(path), "expected a record: an object with keys such as headline and body"
            )
        yield Case(beside[0], gold)


def evaluate(cases: Iterable[Case]) -> dict[str, Score]:
    """Parse each case and return the score of each field that some gold record has.

    Raises UnreadableInput for a document that cannot be read, or a gold record of another shape.
    """
    pairs: dict[str, list[tuple[Any, Any]]] = {name: [] for name in FIELDS}
    for case in cases:
        try:
            found = record_of(case.path)
            for name, (key, value) in FIELDS.items():
                if key in case.gold:
                    pairs[name].append((value(case.gold), value(found)))
        except (TypeError, KeyError, AttributeError) as error:
            raise UnreadableInput(str(case.path), f"cannot be scored ({error!r})") from error
    return {name: score(values) for name, values in pairs.items() if values}


def record_of(path: Path) -> Record:
    """Return the record of the one article at ``path``. Raises UnreadableInput where there is none, or several."""
    found = list(read_articles([str(path)]))
    for one in found:
        if isinstance(one, Failure):
            raise UnreadableInput(one.path, one.reason)
        if len(found) == 1:
            return one.to_dict()
    raise UnreadableInput(str(path), f"holds {len(found)} articles; expected one, to score its gold record")


def score(values: list[tuple[Any, Any]]) -> Score:
    """Return the score of (gold, found) values."""
    present = [(gold, found) for gold, found in values if gold]
    shares = [words_f1(gold, found) for gold, found in present]
    return Score(
        scored=len(values),
        right=sum(same(gold, found) for gold, found in values),
        present=len(present),
        present_right=sum(same(gold, found) for gold, found in present),
        f1=sum(shares) / len(shares) if shares else 1.0,
    )


def same(gold: Any, found: Any) -> bool:
    """Tell whether two values are equal apart from white space, case, quotation marks and dashes."""
    if isinstance(gold, list) and isinstance(found, list):
        return [folded(one) for one in gold] == [folded(one) for one in found]
    return folded(gold) == folded(found)


def folded(value: Any) -> str:
    """Return ``value`` as it is compared."""
    text = unicodedata.normalize("NFKC", str(value or "")).translate(MARKS)
    return " ".join(text.split()).casefold()


def words_f1(gold: Any, found: Any) -> float:
    """Return the F1 of the words of two values, as bags."""
    one, other = words(gold), words(found)
    both = (one & other).total()
    return 2 * both / (one.total() + other.total()) if both else 0.0


def words(value: Any) -> Counter[str]:
    """Return the words of a text or of a list of texts."""
    texts = value if isinstance(value, list) else [value]
    return Counter(word for text in texts for word in WORD.findall(folded(text)))
