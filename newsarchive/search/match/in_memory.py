"""Plan -> whether it holds for an article in memory: the meaning that ``sql.py`` must share, without an index.

Archives in memory are small: for tests, and for asking one article a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.as_meant import as_meant
from newsarchive.german.compact import terms_of
from newsarchive.german.entry import german_entry
from newsarchive.german.fold import WORD, plain
from newsarchive.german.inflect import spellings
from newsarchive.query.fields import FIELDS, PART_ENTRIES, value_key
from newsarchive.query.plan import (
    AddedOn,
    AddedSince,
    All,
    Any,
    AsWritten,
    Close,
    Count,
    Dated,
    HasPart,
    InState,
    Marks,
    Named,
    No,
    Numbered,
    Plan,
    Printed,
    Spelt,
    Whole,
    plan_of,
)
from newsarchive.search.match.in_text import Closeness, as_written, has_written, printed_in
from newsarchive.search.match.wildcards import regex_of
from newsarchive.store.rows import FTS_COLUMNS, article_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsarchive.query.nodes import Query
    from newsarchive.types.article import Article

__all__ = ["MemoryArchive"]


class Kept(NamedTuple):
    """An article, its texts by column, as printed and as meant, and its marked terms."""

    article: Article
    texts: Mapping[str, str | None]
    meant: Mapping[str, str | None]
    marked: frozenset[str]


class MemoryArchive:
    """Articles and what their words teach."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.kept: list[Kept] = []
        self.words: dict[str, set[str]] = {}
        self.printed: set[str] = set()
        for article in articles:
            texts = dict(zip(FTS_COLUMNS, article_rows(article, b"").texts, strict=True))
            meant = {column: text and as_meant(text) for column, text in texts.items()}
            entry = german_entry(texts)
            self.printed.update(plain(word) for text in texts.values() if text for word in WORD.findall(text))
            for form, kept in entry.words:
                self.words.setdefault(form, set()).add(kept)
            self.kept.append(Kept(article, texts, meant, frozenset(entry.marked.split())))

    def saw(self, word: str) -> bool:
        """Tell whether a text has ``word`` in any spelling."""
        return not self.printed.isdisjoint(spellings(word))

    def expect(self, forms: Iterable[str]) -> None:
        """Do nothing: all words are at hand."""

    def learnt(self, form: str) -> tuple[str, ...]:
        """Return the lemmas and parts learnt for the key ``form``."""
        return terms_of(form, self.words.get(form, ()))

    def matching(self, query: Query) -> list[Article]:
        """Return the articles that ``query`` means, in the order they came."""
        plan = plan_of(query, self)
        return [kept.article for kept in self.kept if self.holds(plan, kept)]

    def holds(self, plan: Plan, kept: Kept) -> bool:
        """Tell whether ``plan`` holds for one article."""
        match plan:
            case All(parts):
                return all(self.holds(part, kept) for part in parts)
            case Any(parts):
                return any(self.holds(part, kept) for part in parts)
            case No(part):
                return not self.holds(part, kept)
            case Count(count, parts):
                return sum(self.holds(part, kept) for part in parts) >= count
            case Marks(terms):
                return not kept.marked.isdisjoint(terms)
            case Printed(spelt, columns, prefix):
                texts = (
                    kind[column] for column in columns or FTS_COLUMNS for kind in (kept.texts, kept.meant)
                )
                return any(text and printed_in(text, spelt, prefix=prefix) for text in texts)
            case AsWritten(printed, wanted, case):
                every = [kept.texts[column] for column in printed.columns or FTS_COLUMNS]
                return has_written(every, as_written(wanted, case=case))
            case Spelt(patterns, columns):
                likes = [regex_of(pattern) for pattern in patterns]
                words = {
                    plain(word)
                    for column in columns or FTS_COLUMNS
                    for word in WORD.findall(kept.texts[column] or "")
                }
                return any(like.fullmatch(word) for like in likes for word in words)
            case Close():
                every = [kept.texts[column] for column in plan.columns or FTS_COLUMNS]
                return bool(Closeness(plan, self).among([(0, every)]))
        return holds_for_record(plan, kept.article)


def holds_for_record(plan: Plan, article: Article) -> bool:
    """Tell whether a plan about names, dates, parts and states holds for ``article``."""
    match plan:
        case Named(field, spelt, prefix):
            return any(printed_in(name, spelt, prefix=prefix) for name in values_of(article, field))
        case Whole(field, key):
            return any(value_key(name) == key for name in values_of(article, field))
        case Numbered(value):
            return str(article.id) == value or bool(article.key and article.key.startswith(value.lower()))
        case AddedOn() | AddedSince():
            return False  # only an archive on disk knows when it was given something
        case Dated(start, end):
            if article.published is None:
                return False
            day = (article.published + "0000-01-01"[len(article.published) :])[:10]
            return (start or "") <= day < (end or "~")
        case HasPart(what):
            return any(value is not None for value in PART_ENTRIES[what].of(article))
        case InState(what):
            return article.updated is not None if what == "updated" else len(article.source.paths) > 1
    raise TypeError(type(plan).__name__)


def values_of(article: Article, field: str) -> list[str]:
    """Return the values that an article has in a field."""
    return [str(value) for value in FIELDS[field].of(article) if value is not None]
