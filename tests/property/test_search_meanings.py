from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.query.fields import FIELDS, PARTS, STATES, WHOLE
from newsarchive.query.nodes import (
    And,
    AtLeast,
    DateRange,
    Everything,
    Field,
    Has,
    Is,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Same,
    Wild,
    Word,
)
from newsarchive.query.plan import plan_of
from newsarchive.search.match.ids import ids_of
from newsarchive.search.match.in_memory import MemoryArchive
from newsarchive.search.match.lexicon import ArchiveLexicon
from newsarchive.store.batch_items import FoundAt, Incoming
from newsarchive.store.checksums import register
from newsarchive.store.rows import article_rows
from newsarchive.store.schema import migrate
from newsarchive.store.write import write_batch
from newsarchive.types.article import Agency, Article, BodyPart, Byline, Dateline, Note, Photo, Source
from newsarchive.types.pieces import BodyKind

WORDS = st.sampled_from(
    ["Haus", "Häuser", "Häusern", "Minister", "Ministerin", "Verteidigungsminister", "Müller", "Mueller", "Müll", "Wahl", "Wähler", "sprach",
     "gesprochen", "Straße", "Strasse", "Nato-Russland-Rat", "Russlandrat", "Rat", "in", "der", "Minister:innen", "2022", "Poet", "Haushalt"]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MAYBE = st.none() | TEXTS
DATES = st.sampled_from([None, "2021", "2022-01", "2022-01-12", "2022-01-12T17:32+01:00"])
NAMES = st.sampled_from(["Anna Müller", "Berta Mueller-Rat", "dpa", "Berlin"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    names = tuple(draw(st.lists(NAMES, max_size=2, unique=True)))
    agencies: tuple[Agency, ...] = names[:1]
    return Article(
        key="",
        source=Source("", paths=("a", "b")[: draw(st.integers(1, 2))], publisher=draw(st.none() | NAMES)),
        text="",
        section=draw(MAYBE),
        kicker=draw(MAYBE),
        headline=draw(MAYBE),
        teaser=draw(MAYBE),
        byline=draw(st.none() | st.just(Byline(" ".join(names), names))),
        agencies=draw(st.sampled_from([(), agencies])),
        dateline=draw(st.none() | st.just(Dateline("Wien", names))),
        published=draw(DATES),
        updated=draw(DATES),
        photos=tuple(Photo(draw(MAYBE), draw(MAYBE)) for _ in range(draw(st.integers(0, 2)))),
        body=tuple(BodyPart(BodyKind.PARAGRAPH, draw(TEXTS)) for _ in range(draw(st.integers(0, 2)))),
        notes=tuple(Note("code", None, "Rat") for _ in range(draw(st.integers(0, 1)))),
    )


SIMPLE = (
    st.builds(Word, WORDS, exact=st.booleans(), prefix=st.booleans())
    | st.builds(Word, WORDS, exact=st.just(True), case=st.just(True))
) | TEXTS.map(Phrase)
LEAVES = (
    SIMPLE
    | st.builds(Near, st.integers(0, 4), st.lists(SIMPLE, min_size=2, max_size=3).map(tuple))
    | st.builds(
        DateRange, st.sampled_from([None, "2022-01-01"]), st.sampled_from(["2022-01-12", "2022-02-01"])
    )
    | st.sampled_from(sorted(PARTS)).map(Has)
    | st.builds(Same, st.sampled_from(sorted(WHOLE)), NAMES | WORDS | NAMES.map(str.upper))
    | st.just(Everything())
    | st.sampled_from(["*u*", "M?ller", "Mü*r", "h?us", "*rat"]).map(Wild)
    | st.sampled_from(sorted(STATES)).map(Is)
    | st.builds(Field, st.sampled_from(sorted(FIELDS)), SIMPLE | WORDS.map(Word).map(Not))
)


def grown(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return inner.map(Not) | parts.map(And) | parts.map(Or) | parts.map(lambda some: AtLeast(2, some))


QUERIES: st.SearchStrategy[Query] = st.recursive(LEAVES, grown, max_leaves=5)


@cache
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


@given(st.lists(articles(), min_size=1, max_size=4), st.lists(QUERIES, min_size=1, max_size=4))
def test_the_database_and_memory_agree(some: list[Article], queries: list[Query]) -> None:
    numbered = [_numbered(article, number) for number, article in enumerate(some, 1)]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    empty().backup(connection)
    register(connection)
    for number, article in enumerate(numbered, 1):
        entry = article_rows(article, str(number).encode())
        batch = [Incoming(FoundAt(f"{number}{path}"), str(number), entry) for path in article.source.paths]
        write_batch(connection, batch)
    memory = MemoryArchive(numbered)
    lexicon = ArchiveLexicon(connection)
    for query in queries:
        wanted = {int(article.key) for article in memory.matching(query)}
        assert ids_of(connection, plan_of(query, lexicon), lexicon) == wanted, str(query)
    connection.close()


def _numbered(article: Article, number: int) -> Article:
    return replace(article, key=str(number), source=replace(article.source, sha256=str(number)))
