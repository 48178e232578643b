"""Search with headlines for their bodies, the one right answer: how often, and how high, is it found.

``python benchmarks/retrieval.py CORPUS.jsonl.gz [--queries 500] [--rivals]``; the corpus has ``title`` and ``text`` a line.
Prints MRR and recall at 1 and 10 with any word enough, and the share found when all words are required, for ours and, with
``--rivals``, for plain FTS5, FTS5 over Snowball stems, tantivy's and Xapian's German analysis where they are installed
(Xapian's Python module comes with the system: put its ``dist-packages`` on ``PYTHONPATH``, behind this project).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sqlite3
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.errors import QuerySyntaxError
from newsarchive.german.inflect import cut
from newsarchive.search.page import search
from newsarchive.search.sqlite_index import SqliteIndex
from newsarchive.store.batch_items import FoundAt, Incoming
from newsarchive.store.checksums import register
from newsarchive.store.german_index import german_of, new_run_memory
from newsarchive.store.rows import article_rows
from newsarchive.store.schema import migrate
from newsarchive.store.write import write_batch
from newsarchive.types.article import Article, BodyPart, Source
from newsarchive.types.pieces import BodyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BATCH = 500
"""Articles that are written at once."""


def bodies(path: Path, limit: int) -> list[tuple[str, str]]:
    """Return (headline, body); a body that repeats its headline loses it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    found = []
    for record in records[: limit or None]:
        title, text = record["title"], record["text"]
        if title and text:
            found.append((title, text.strip().removeprefix(title.strip()).strip()))
    return found


def our_archive(texts: Sequence[str]) -> sqlite3.Connection:
    """Return an archive in memory that holds ``texts`` as bodies; the id is the place + 1."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    register(connection)
    migrate(connection)
    taught = new_run_memory()
    for start in range(0, len(texts), BATCH):
        batch = []
        for number, text in enumerate(texts[start : start + BATCH], start):
            source = Source(str(number), paths=(str(number),))
            article = Article(f"k{number}", source, "", body=(BodyPart(BodyKind.PARAGRAPH, text),))
            entry = article_rows(article, b"")
            entry = entry._replace(german=german_of(entry.texts, taught))
            batch.append(Incoming(FoundAt(str(number)), str(number), entry))
        write_batch(connection, batch)
    return connection


def ours(texts: Sequence[str], mode: str) -> Callable[[str], list[int]]:
    """Return our search; ``mode`` is any or all."""
    index = SqliteIndex(our_archive(texts))

    def found(query: str) -> list[int]:
        words = " ".join(piece.word for piece in cut(query))
        try:
            return [hit.id - 1 for hit in search(index, words, limit=10, mode=mode).hits]
        except QuerySyntaxError:
            return []

    return found


def fts(texts: Sequence[str], mode: str, change: Callable[[str], str] = str) -> Callable[[str], list[int]]:
    """Return a search by SQLite's FTS5 over words that ``change`` has gone over."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE plain USING fts5 (body, tokenize='unicode61 remove_diacritics 2')"
    )
    rows = ((n + 1, " ".join(change(piece.word) for piece in cut(text))) for n, text in enumerate(texts))
    connection.executemany("INSERT INTO plain (rowid, body) VALUES (?, ?)", rows)

    def found(query: str) -> list[int]:
        terms = [f'"{change(piece.word)}"' for piece in cut(query)]
        expression = (" OR " if mode == "any" else " AND ").join(terms)
        sql = "SELECT rowid - 1 FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10"
        return [number for (number,) in connection.execute(sql, (expression,))] if terms else []

    return found


def snowball(texts: Sequence[str], mode: str) -> Callable[[str], list[int]]:
    """Return FTS5 over Snowball stems."""
    stem = import_module("snowballstemmer").stemmer("german").stemWord
    return fts(texts, mode, lambda word: stem(word.lower()))


def tantivy_search(texts: Sequence[str], mode: str) -> Callable[[str], list[int]]:
    """Return tantivy with its German stemmer."""
    tantivy = import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True)
    builder.add_text_field("body", tokenizer_name="de_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(id=number, body=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def found(query: str) -> list[int]:
        words = " ".join(piece.word for piece in cut(query))
        parsed = index.parse_query(words, ["body"], conjunction_by_default=mode == "all")
        return [searcher.doc(place)["id"][0] for _, place in searcher.search(parsed, 10).hits]

    return found


def xapian_search(texts: Sequence[str], mode: str) -> Callable[[str], list[int]]:
    """Return Xapian with its German stemmer, over stems alone."""
    xapian = import_module("xapian")
    database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    stemmer = xapian.Stem("german")
    generator = xapian.TermGenerator()
    generator.set_stemmer(stemmer)
    generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
    for text in texts:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(text)
        database.add_document(document)
    joined = xapian.Query.OP_OR if mode == "any" else xapian.Query.OP_AND

    def found(query: str) -> list[int]:
        terms = [stemmer(piece.word.lower()).decode() for piece in cut(query)]
        search = xapian.Enquire(database)
        search.set_query(xapian.Query(joined, terms))
        return [match.docid - 1 for match in search.get_mset(0, 10)]

    return found


def report(
    name: str,
    engine: Callable[[Sequence[str], str], Callable[[str], list[int]]],
    pairs: Pairs,
    asked: list[int],
) -> None:
    """Print one engine's line."""
    texts = [body for _, body in pairs]
    anyhow, every = engine(texts, "any"), engine(texts, "all")
    begun = time.perf_counter()
    places = [anyhow(pairs[number][0]) for number in asked]
    spent = (time.perf_counter() - begun) / len(asked) * 1000
    ranks = [found.index(n) + 1 if n in found else 0 for n, found in zip(asked, places, strict=True)]
    strict = sum(number in every(pairs[number][0]) for number in asked)
    mean = sum(1 / rank for rank in ranks if rank) / len(asked)
    first = sum(rank == 1 for rank in ranks) / len(asked)
    ten = sum(rank > 0 for rank in ranks) / len(asked)
    print(
        f"{name:<22} MRR {mean:.3f}  first {first:.3f}  in ten {ten:.3f}  all words, in ten {strict / len(asked):.3f}  {spent:.1f} ms a query",
        flush=True,
    )


Pairs = list[tuple[str, str]]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--articles", type=int, default=0, help="the first so many articles (0: all)")
    parser.add_argument("--rivals", action="store_true")
    options = parser.parse_args()
    pairs = bodies(options.corpus, options.articles)
    asked = random.Random(4).sample(range(len(pairs)), min(options.queries, len(pairs)))  # noqa: S311 - no secret
    print(f"{len(pairs)} articles, {len(asked)} headlines")
    report("ours", ours, pairs, asked)
    if options.rivals:
        report("FTS5 unicode61", fts, pairs, asked)
        for name, engine in (
            ("FTS5 over Snowball", snowball),
            ("tantivy de_stem", tantivy_search),
            ("Xapian german", xapian_search),
        ):
            try:
                report(name, engine, pairs, asked)
            except ImportError as error:
                print(f"{name:<22} not installed ({error.name})")


if __name__ == "__main__":
    main()
