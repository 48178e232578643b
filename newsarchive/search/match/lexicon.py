"""What an archive has learnt about words, and how common they are: each is asked for once, until the archive changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from newsarchive.german.compact import terms_of
from newsarchive.german.inflect import spellings
from newsarchive.search.match.lemmas import WordNames
from newsarchive.search.match.postings import count_about, count_up_to, match_any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence, Sized

__all__ = ["ArchiveLexicon"]

MOST_KNOWN = 50_000
"""Forms that are remembered from one search to the next, some 20 MB."""
MOST_BOUND = 500
"""Values bound in one statement; SQLite's own limit was 999 until 3.32."""

OPENINGS = (
    "SELECT id, coalesce(kicker, '') || ' ' || coalesce(headline, ''), "
    "coalesce(teaser, '') || ' ' || coalesce(substr(body, 1, ?), '') FROM article_texts WHERE id IN "
)


class ArchiveLexicon:
    """What the archive has learnt about words, each asked for once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.known: dict[str, tuple[str, ...]] = {}
        self.names = WordNames(self)
        self.totals: dict[str, int] = {}
        """How many articles match an expression of the German index, as far as it was asked."""
        self.counts: dict[tuple[str, ...], int] = {}
        self.counts_up_to: dict[tuple[str, int], int] = {}
        self.state: tuple[int, int] | None = None

    def saw(self, word: str) -> bool:
        """Tell whether a text has ``word`` in any spelling."""
        forms = " OR ".join(f'"{form}"' for form in spellings(word))
        statement = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1"
        return self.connection.execute(statement, (forms,)).fetchone() is not None

    def articles(self) -> int:
        """Return how many articles there were, 1 at least."""
        (articles,) = self.connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()
        return int(articles)

    def openings(self, ids: Sequence[int], most: int) -> list[tuple[int, str, str]]:
        """Return of each article its head and the beginning of the rest, ``most`` characters of the body."""
        return self.connection.execute(f"{OPENINGS}({', '.join('?' * len(ids))})", (most, *ids)).fetchall()

    def current(self) -> Self:
        """Forget what was learnt before the archive changed, by whoever, and what has become too much; return this."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        state = (version, self.connection.total_changes)
        remembered: tuple[Sized, ...] = (self.known, self.totals, self.counts, self.counts_up_to)
        if state != self.state or sum(map(len, remembered)) > MOST_KNOWN:
            self.known.clear()
            self.names.clear()
            self.totals.clear()
            self.counts.clear()
            self.counts_up_to.clear()
        self.state = state
        return self

    def count_about(self, terms: tuple[str, ...], articles: int) -> int:
        """Do as ``lists.count_about`` does, once: a common word costs a ms, and is in many a query."""
        if terms not in self.counts:
            self.counts[terms] = count_about(self.connection, terms, articles)
        return self.counts[terms]

    def count_up_to(self, term: str, limit: int) -> int:
        """Do as ``lists.count_up_to`` does for one term, once."""
        if (term, limit) not in self.counts_up_to:
            self.counts_up_to[term, limit] = count_up_to(self.connection, match_any((term,)), limit)
        return self.counts_up_to[term, limit]

    def learnt(self, form: str) -> tuple[str, ...]:
        """Return what ``german_words`` has for the key ``form``, sorted: lemmas, and parts behind a ``+``."""
        if form not in self.known:
            self.expect((form,))
        return self.known[form]

    def expect(self, forms: Iterable[str]) -> None:
        """Ask for many forms at once that ``learnt`` will be asked for."""
        new = [form for form in dict.fromkeys(forms) if form not in self.known]
        for start in range(0, len(new), MOST_BOUND):
            some = new[start : start + MOST_BOUND]
            self.known.update(dict.fromkeys(some, ()))
            size = next(size for size in (1, 4, 16, 64, 128, 256, MOST_BOUND) if size >= len(some))
            for form, terms in self.connection.execute(
                f"SELECT form, terms FROM german_words WHERE form IN ({', '.join('?' * size)})",  # noqa: S608
                [*some, *[""] * (size - len(some))],  # few sizes, so that SQLite has the statement at hand
            ):
                self.known[form] = terms_of(form, terms.split())
