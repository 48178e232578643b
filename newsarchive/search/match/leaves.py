"""Plan -> the ids of the articles it holds for, by the archive's indexes. Every word reaches SQLite as a bound value.

Leaves of the German index that stand together become one MATCH, so that SQLite joins their lists; the rest are
joined here as sets.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Self

from newsarchive.german.compact import terms_of
from newsarchive.german.inflect import spellings
from newsarchive.german.weights import TIERS
from newsarchive.query.fields import value_key
from newsarchive.query.plan import (
    AddedOn,
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
)
from newsarchive.search.match.in_text import Closeness, as_written, has_written, printed_in
from newsarchive.search.match.lemmas import WordNames
from newsarchive.search.match.postings import among, count_about, count_up_to, match_any, matching

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence, Sized

__all__ = ["ArchiveWords", "PublishedDay", "few_ids", "holding", "ids_of", "marks_match", "printed_match"]

PublishedDay = "substr(published || substr('0000-01-01', length(published) + 1), 1, 10)"
"""SQL: the day of publication; a month or year alone counts as its first day."""
PARTS_SQL = {
    "photo": "SELECT DISTINCT article_id FROM photos",
    "caption": "SELECT DISTINCT article_id FROM photos WHERE caption IS NOT NULL",
    "credit": "SELECT DISTINCT article_id FROM photos WHERE credit IS NOT NULL",
    "author": "SELECT DISTINCT article_id FROM article_people WHERE role = 'author'",
    "agency": "SELECT DISTINCT article_id FROM article_agencies WHERE role = 'article'",
    "place": "SELECT DISTINCT article_id FROM places",
    "note": "SELECT DISTINCT article_id FROM notes",
    "quotation": "SELECT DISTINCT article_id FROM quotations",
    "speaker": "SELECT DISTINCT article_id FROM quotations WHERE person IS NOT NULL",
    "tag": "SELECT id FROM articles WHERE key IN (SELECT article_key FROM tags)",
    "remark": "SELECT id FROM articles WHERE key IN (SELECT article_key FROM remarks)",
    "date": "SELECT id FROM articles WHERE published IS NOT NULL",
    **{
        name: f"SELECT id FROM articles WHERE {name} IS NOT NULL"  # noqa: S608 - names of this module
        for name in ("section", "publisher", "kicker", "headline", "teaser", "signature", "edition", "page")
    },
}
STATES_SQL = {
    "duplicate": "SELECT id FROM articles WHERE source_id IN "
    "(SELECT source_id FROM paths GROUP BY source_id HAVING count(*) > 1)",
    "updated": "SELECT id FROM articles WHERE updated IS NOT NULL",
}
NAMES_SQL = {
    "author": (
        "SELECT id, name FROM people",
        "SELECT article_id FROM article_people WHERE role = 'author' AND person_id = ?",
    ),
    "agency": (
        "SELECT id, name FROM agencies",
        "SELECT article_id FROM article_agencies WHERE role = 'article' AND agency_id = ?",
    ),
    "place": (
        """WITH RECURSIVE each_place (place) AS (SELECT min(place) FROM places UNION ALL
        SELECT (SELECT min(place) FROM places WHERE place > each_place.place) FROM each_place WHERE place IS NOT NULL)
        SELECT place, place FROM each_place WHERE place IS NOT NULL""",  # from one place to the next, by the index
        "SELECT article_id FROM places WHERE place = ?",
    ),
    "section": (
        "SELECT DISTINCT section, section FROM articles WHERE section IS NOT NULL",
        "SELECT id FROM articles WHERE section = ?",
    ),
    "path": ("SELECT source_id, path FROM paths", "SELECT id FROM articles WHERE source_id = ?"),
    "language": (
        "SELECT DISTINCT language, language FROM articles WHERE language IS NOT NULL",
        "SELECT id FROM articles WHERE language = ?",
    ),
    "format": (
        "SELECT DISTINCT format, format FROM articles",
        "SELECT id FROM articles WHERE format = ?",
    ),
    "publisher": (
        "SELECT DISTINCT publisher, publisher FROM articles WHERE publisher IS NOT NULL",
        "SELECT id FROM articles WHERE publisher = ?",
    ),
    **{
        name: (
            f"SELECT DISTINCT {name}, {name} FROM articles WHERE {name} IS NOT NULL",  # noqa: S608 - names of this module
            f"SELECT id FROM articles WHERE {name} = ?",  # noqa: S608
        )
        for name in ("edition", "page")
    },
    "note": (
        "SELECT DISTINCT code || ' ' || message, code || ' ' || message FROM notes UNION SELECT text, text FROM remarks",
        """SELECT article_id FROM notes WHERE code || ' ' || message = ?1
        UNION SELECT id FROM articles WHERE key IN (SELECT article_key FROM remarks WHERE text = ?1)""",
    ),
    "said": (
        "SELECT article_id || ' ' || position, words FROM quotations WHERE 1",
        "SELECT article_id FROM quotations WHERE (article_id, position) = (substr(?1, 1, instr(?1, ' ') - 1) + 0, substr(?1, instr(?1, ' ') + 1) + 0)",
    ),
    "quote": (
        "SELECT article_id || ' ' || position, words FROM quotations WHERE kind = 'direct'",
        "SELECT article_id FROM quotations WHERE (article_id, position) = (substr(?1, 1, instr(?1, ' ') - 1) + 0, substr(?1, instr(?1, ' ') + 1) + 0)",
    ),
    "by": (
        """SELECT DISTINCT person, person FROM quotations WHERE person IS NOT NULL
        UNION SELECT speaker, speaker FROM quotations WHERE speaker IS NOT NULL""",
        "SELECT article_id FROM quotations WHERE person = ?1 OR speaker = ?1",
    ),
    "tag": (
        "SELECT DISTINCT tag, tag FROM tags",
        "SELECT id FROM articles WHERE key IN (SELECT article_key FROM tags WHERE tag = ?)",
    ),
    "set": (
        "SELECT name, name FROM frozen_sets",
        "SELECT id FROM articles WHERE key IN (SELECT article_key FROM frozen_members WHERE name = ?)",
    ),
}
SAID = frozenset(("said", "quote"))
AMONG_TEXTS = """ AND article_id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?1
  UNION SELECT rowid FROM repaired_fts WHERE repaired_fts MATCH ?1)"""
"""Of all quotations, those in texts that have the words at all."""


NUMBERED = "SELECT id FROM articles WHERE CAST(id AS TEXT) = ? OR (key >= ? AND key < ?)"
ADDED = """SELECT articles.id FROM articles JOIN sources ON sources.id = source_id
  WHERE substr(sources.added, 1, 10) >= ? AND substr(sources.added, 1, 10) < ?"""
TERMS_AT_ONCE = 100
"""Words in one expression."""
FTS_COLUMNS = (
    "section", "kicker", "headline", "subheadline", "teaser", "byline", "dateline", "body", "captions", "credits",
)  # fmt: skip
"""Columns of the text index; those of ``store.rows``, which a search need not load."""
FEW = 15_000
"""Articles that are asked about one by one sooner than all of the archive."""
MOST_KNOWN = 50_000
"""Forms that are remembered from one search to the next, some 20 MB."""
FEW_PARTS = 3
"""Parts of which some must hold up to which each combination is written out."""
MOST_BOUND = 500
"""Values bound in one statement; SQLite's own limit was 999 until 3.32."""


ASKED_OF_FEW = (AsWritten, Dated, HasPart, Named, Printed, Whole)
"""Leaves that few articles can be asked about."""


class ArchiveWords:
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


def ids_of(connection: sqlite3.Connection, plan: Plan, words: ArchiveWords) -> set[int]:
    """Return the ids of all articles that ``plan`` holds for."""
    expression = marks_match(plan)
    if expression is not None:
        return german_ids(connection, expression)
    match plan:
        case All(parts):
            return all_of(connection, parts, words)
        case Any(parts):
            return set().union(*(ids_of(connection, part, words) for part in parts))
        case No(part):
            return fetched(connection, "SELECT id FROM articles") - ids_of(connection, part, words)
        case Count(count, parts):
            return counted(count, [ids_of(connection, part, words) for part in parts])
    return leaf_ids(connection, plan, words)


def few_ids(connection: sqlite3.Connection, plan: Plan, words: ArchiveWords, most: int) -> set[int]:
    """Return the articles that ``plan`` holds for: all where they are fewer than ``most``, else as many or all, as is sooner done."""
    expression = marks_match(plan)
    if expression is None:
        return ids_of(connection, plan, words)
    statement = "SELECT rowid FROM german_fts WHERE german_fts MATCH ? LIMIT ?"
    return {number for (number,) in connection.execute(statement, (expression, most))}


def holding(connection: sqlite3.Connection, plan: Plan, numbers: set[int], words: ArchiveWords) -> set[int]:
    """Return those of ``numbers`` that ``plan`` holds for; few of them are asked about one by one."""
    expression = marks_match(plan)
    if expression is not None:
        return among(connection, "german_fts", expression, sorted(numbers))
    if isinstance(plan, ASKED_OF_FEW):
        return leaf_among(connection, plan, numbers)
    return numbers & ids_of(connection, plan, words)


def all_of(connection: sqlite3.Connection, parts: Sequence[Plan], words: ArchiveWords) -> set[int]:
    """Return the articles that all parts hold for; what must not hold is taken away last."""
    wanted = [part for part in parts if not isinstance(part, No)]
    together = [part for part in wanted if marks_match(part) is not None]
    rest: list[Plan] = [part for part in wanted if marks_match(part) is None]
    rest.sort(key=lambda part: isinstance(part, ASKED_OF_FEW))
    if together:
        rest.insert(0, All(tuple(together)) if len(together) > 1 else together[0])
    found: set[int] | None = None
    for part in rest:
        if found is not None and len(found) <= FEW and isinstance(part, ASKED_OF_FEW):
            found = leaf_among(connection, part, found)
        else:
            ids = ids_of(connection, part, words)
            found = ids if found is None else found & ids
        if not found:
            return set()
    if found is None:
        found = fetched(connection, "SELECT id FROM articles")
    for part in parts:
        if isinstance(part, No):
            found = found - ids_of(connection, part.part, words)
    return found


def counted(count: int, sets: Iterable[set[int]]) -> set[int]:
    """Return the ids that are in at least ``count`` of ``sets``."""
    if count <= 0:
        raise ValueError(count)
    times: dict[int, int] = {}
    for ids in sets:
        for number in ids:
            times[number] = times.get(number, 0) + 1
    return {number for number, seen in times.items() if seen >= count}


def marks_match(plan: Plan) -> str | None:
    """Return the MATCH expression of a plan that the German index can answer alone, else None."""
    match plan:
        case Marks(terms):
            return "(" + " OR ".join(f'"{term}"' for term in terms) + ")" if terms else None
        case All(parts):
            positive = [marks_match(part) for part in parts if not isinstance(part, No)]
            negative = [marks_match(part.part) for part in parts if isinstance(part, No)]
            if not positive or None in positive or None in negative:
                return None
            expression = " AND ".join(filter(None, positive))
            for part in negative:
                expression = f"({expression}) NOT {part}"
            return f"({expression})"
        case Any(parts):
            expressions = [marks_match(part) for part in parts]
            if None in expressions:
                return None
            return "(" + " OR ".join(filter(None, expressions)) + ")"
        case Count(count, parts) if 0 < count <= len(parts) <= FEW_PARTS:  # two of three, as each pair
            return marks_match(Any(tuple(All(some) for some in combinations(parts, count))))
    return None


def printed_match(plan: Printed) -> str:
    """Return the MATCH expression of printed words for ``articles_fts``."""
    columns = f"{{{' '.join(plan.columns)}}} : " if plan.columns else ""
    star = " *" if plan.prefix else ""
    return " OR ".join(f'({columns}"{" ".join(words)}"{star})' for words in plan.spelt)


def leaf_ids(connection: sqlite3.Connection, plan: Plan, words: ArchiveWords) -> set[int]:
    """Return the articles that a leaf holds for."""
    match plan:
        case Printed():
            match = printed_match(plan)
            printed = fetched(connection, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", match)
            return printed | fetched(
                connection, "SELECT rowid FROM repaired_fts WHERE repaired_fts MATCH ?", match
            )
        case Named() | Whole() | Dated() | HasPart():
            return set().union(
                *(fetched(connection, *asked) for asked in record_statements(connection, plan))
            )
        case InState(what):
            return fetched(connection, STATES_SQL[what])
        case AsWritten(printed):
            return written_among(connection, plan, leaf_ids(connection, printed, words))
        case Spelt():
            return spelt_ids(connection, plan)
        case Numbered(value):
            return fetched(connection, NUMBERED, value, value.lower(), value.lower() + "~")
        case AddedOn(start, end):
            return fetched(connection, ADDED, start or "", end or "~")
        case Close():
            return close_ids(connection, plan, words)
    raise TypeError(type(plan).__name__)


def written_among(connection: sqlite3.Connection, plan: AsWritten, numbers: set[int]) -> set[int]:
    """Return those of ``numbers`` whose texts have a word with the very marks, by reading them: the index has none."""
    like = as_written(plan.text, case=plan.case)
    columns = ", ".join(plan.printed.columns or FTS_COLUMNS)
    every, found = sorted(numbers), set()
    for start in range(0, len(every), MOST_BOUND):
        some = every[start : start + MOST_BOUND]
        rows = connection.execute(
            f"SELECT id, {columns} FROM article_texts WHERE id IN ({', '.join('?' * len(some))})",  # noqa: S608 - ours
            some,
        )
        found |= {number for number, *texts in rows if has_written(texts, like)}
    return found


def spelt_ids(connection: sqlite3.Connection, plan: Spelt) -> set[int]:
    """Return the articles with a word that is spelt like a pattern: such words are looked for among all that the archive has."""
    from newsarchive.search.match.wildcards import terms_like  # noqa: PLC0415 - other searches do without

    terms = terms_like(connection, plan.patterns)
    found: set[int] = set()
    for start in range(0, len(terms), TERMS_AT_ONCE):
        match = printed_match(
            Printed(tuple((term,) for term in terms[start : start + TERMS_AT_ONCE]), plan.columns)
        )
        for index in ("articles_fts", "repaired_fts"):
            found |= fetched(connection, f"SELECT rowid FROM {index} WHERE {index} MATCH ?", match)  # noqa: S608 - ours
    return found


def record_statements(
    connection: sqlite3.Connection, plan: Named | Whole | Dated | HasPart
) -> Iterator[tuple[str, *tuple[str | int, ...]]]:
    """Yield statements with their values that together give the articles that a leaf about their records holds for."""
    match plan:
        case Named(field, spelt, prefix):
            names, articles = NAMES_SQL[field]
            words: tuple[str, ...] = ()
            if field in SAID:
                names, words = names + AMONG_TEXTS, (any_of(spelt, prefix=prefix),)
            for number, name in connection.execute(names, words).fetchall():
                if printed_in(name, spelt, prefix=prefix):
                    yield articles, number
        case Whole(field, key):
            names, articles = NAMES_SQL[field]
            for number, name in connection.execute(names).fetchall():
                if value_key(name) == key:
                    yield articles, number
        case Dated(start, end):  # the first two conditions are for the index, the other two decide
            yield (
                f"SELECT id FROM articles WHERE published >= ? AND published < ? AND {PublishedDay} >= ? AND {PublishedDay} < ?",  # noqa: S608 - ours
                (start or "")[:4],
                (end or "") + "~",
                start or "",
                end or "~",
            )
        case HasPart(what):
            yield (PARTS_SQL[what],)


def any_of(spelt: Sequence[Sequence[str]], *, prefix: bool) -> str:
    """Return an FTS5 expression for the texts that have all words of one of ``spelt``; each word is quoted."""
    return " OR ".join(
        "(" + " AND ".join(f'"{word}"' for word in words) + ("*" if prefix else "") + ")" for words in spelt
    )


def leaf_among(
    connection: sqlite3.Connection,
    plan: Named | Whole | Dated | HasPart | Printed | AsWritten,
    numbers: set[int],
) -> set[int]:
    """Return those of ``numbers`` that a leaf holds for, without handing out the other articles."""
    if isinstance(plan, AsWritten):
        return written_among(connection, plan, leaf_among(connection, plan.printed, numbers))
    if isinstance(plan, Printed):
        match = printed_match(plan)
        return set().union(
            *(among(connection, index, match, sorted(numbers)) for index in ("articles_fts", "repaired_fts"))
        )
    found: set[int] = set()
    every = sorted(numbers)
    for statement, *values in record_statements(connection, plan):
        column = "id" if statement.startswith("SELECT id ") else "article_id"
        # a plus in front of a condition keeps SQLite from reading that column's index instead of the articles asked for
        asked = statement.replace(" WHERE ", " WHERE +").replace(" AND ", " AND +")
        asked += f" {'AND' if ' WHERE ' in statement else 'WHERE'} {column} IN "
        for start in range(0, len(every), MOST_BOUND):
            some = every[start : start + MOST_BOUND]
            found |= fetched(connection, f"{asked}({', '.join('?' * len(some))})", *values, *some)
    return found


def close_ids(connection: sqlite3.Connection, plan: Close, words: ArchiveWords) -> set[int]:
    """Return the articles with words close together: by the places in the plain index, else those that have all words are read."""
    from newsarchive.search.match.near import near_matches  # noqa: PLC0415 - other searches do without

    matches = near_matches(connection, plan)
    every = word_plans(plan)
    if matches is None:
        return close_among(connection, plan, all_of(connection, every, words), words)
    possible: set[int] | None = None
    for expressions in matches.possible:
        ids = printed_ids(connection, expressions)
        possible = ids if possible is None else possible & ids
        if not possible:
            return set()
    # the German index knows which lemma a form has where it stands: "Beginn" is none of "beginnen"
    marks = [part for part in every if isinstance(part, Marks)]
    found = possible or set()
    if marks:
        found &= all_of(connection, marks, words)
    if len(plan.parts) == 2:
        return found
    sure = printed_ids(connection, matches.sure) & found
    return sure | close_among(connection, plan, found - sure, words)


def printed_ids(connection: sqlite3.Connection, expressions: Iterable[str]) -> set[int]:
    """Return the articles that match one of ``expressions`` in the plain index."""
    statement = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
    return set().union(*(fetched(connection, statement, expression) for expression in expressions))


def word_plans(plan: Close) -> list[Plan]:
    """Return what an article must have to have the words of ``plan`` close together: each of them."""
    parts: list[Plan] = []
    for part, kind in zip(plan.parts, plan.kinds, strict=True):
        for wanted in part:
            if kind == "form":
                parts.append(Marks(tuple(term + tier for term in sorted(wanted) for tier in TIERS)))
            else:
                parts.append(Printed(tuple((form,) for form in sorted(wanted)), (), kind == "prefix"))
    return parts


def close_among(
    connection: sqlite3.Connection, plan: Close, numbers: set[int], words: ArchiveWords
) -> set[int]:
    """Return those of ``numbers`` with words close together, by reading their texts."""
    columns = plan.columns or FTS_COLUMNS
    candidates = sorted(numbers)
    closeness = Closeness(plan, words)
    found: set[int] = set()
    for start in range(0, len(candidates), MOST_BOUND):
        some = candidates[start : start + MOST_BOUND]
        rows = connection.execute(
            f"SELECT id, {', '.join(columns)} FROM article_texts WHERE id IN ({', '.join('?' * len(some))})",  # noqa: S608 - names of our columns
            some,
        )
        found |= closeness.among((number, texts) for number, *texts in rows)
    return found


def german_ids(connection: sqlite3.Connection, expression: str) -> set[int]:
    """Return the articles that match ``expression`` in the German index."""
    return set(matching(connection, expression))


def fetched(connection: sqlite3.Connection, statement: str, *values: str | int) -> set[int]:
    """Return the first column of ``statement`` as a set."""
    return {number for (number,) in connection.execute(statement, values)}
