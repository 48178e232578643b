"""An article -> related ones that are no copies of it: by rare words and names, nearer days first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.archive.story_read import members_of, story_of, whole_text
from newsarchive.german.fold import WORD, plain
from newsarchive.store.stories.story_rows import read_words
from newsarchive.stories.judge import compare, prepared

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Similar", "similar"]

NAMED = re.compile(r"(?<![.!?:„\"»\n] )(?<![\n„\"»])\b[A-ZÄÖÜ][^\W\d_]{3,}")
"""Names and nouns: a capital within a sentence."""
TELLING = 15
"""Words of the article that are looked for: the rarest for how often it has them."""
COMMON, ALWAYS = 20, 10
"""A word tells nothing where more than one article in ``COMMON`` has it."""
SHARED = 2
"""Words that a related article must have."""
DAYS = ((3, 1.5), (30, 1.2))
"""What nearness in time counts: days apart, factor."""


class Similar(NamedTuple):
    """A related article: the ``words`` it shares, and the ``share`` of its text that stands in the other one too."""

    id: int
    key: str
    headline: str | None
    published: str | None
    score: float
    words: tuple[str, ...]
    share: float

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON types."""
        return {**self._asdict(), "words": list(self.words)}


def similar(connection: sqlite3.Connection, number: int, limit: int) -> list[Similar]:
    """Return the articles most related to article ``number``, best first; none of its own story."""
    own = set(members_of(connection, story_of(connection, number)))
    weights: dict[int, float] = defaultdict(float)
    words: dict[int, list[str]] = defaultdict(list)
    for word, weight in telling_words(connection, number, own):
        for (other,) in connection.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", (f'"{word}"',)
        ):
            if other not in own:
                weights[other] += weight
                words[other].append(word)
    (day,) = connection.execute("SELECT published FROM articles WHERE id = ?", (number,)).fetchone()
    found = []
    for other, weight in weights.items():
        if len(words[other]) >= SHARED:
            key, headline, published = connection.execute(
                "SELECT key, headline, published FROM articles WHERE id = ?", (other,)
            ).fetchone()
            score = round(weight * nearness(day, published), 3)
            found.append(
                Similar(
                    id=other,
                    key=key,
                    headline=headline,
                    published=published,
                    score=score,
                    words=tuple(words[other]),
                    share=0.0,
                )
            )
    found.sort(key=lambda one: (-one.score, one.key))
    text = prepared(read_words(connection, number))
    return [
        one._replace(share=round(compare(prepared(read_words(connection, one.id)), text).first, 3))
        for one in found[:limit]
    ]


def telling_words(connection: sqlite3.Connection, number: int, own: set[int]) -> list[tuple[str, float]]:
    """Return the names and nouns of an article that few articles outside its ``own`` story have, with what each weighs."""
    inside = Counter(
        word
        for member in own
        for word in {plain(word) for word in WORD.findall(whole_text(connection, member))}
    )
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_terms USING fts5vocab (main, articles_fts, row)"
    )
    (many,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    weighed = []
    for word, count in Counter(NAMED.findall(whole_text(connection, number))).items():
        row = connection.execute(
            "SELECT doc FROM temp.article_terms WHERE term = ?", (plain(word),)
        ).fetchone()
        outside = row[0] - inside[plain(word)] if row else 0
        if 0 < outside <= max(ALWAYS, many / COMMON):
            weighed.append((word, log(many / outside + 1) * (1 + log(count))))
    weighed.sort(key=lambda one: (-one[1], one[0]))
    return weighed[:TELLING]


def nearness(one: str | None, other: str | None) -> float:
    """Return what it counts that two days are near one another."""
    try:
        days = abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return 1.0
    return next((factor for most, factor in DAYS if days <= most), 1.0)
