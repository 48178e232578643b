"""Fuzz the parser with whatever bytes reach new code, and hold its promises on each input.

    python tools/fuzz.py articles CORPUS_DIR -max_total_time=3600     # needs the package atheris
    python tools/fuzz.py queries CORPUS_DIR -max_total_time=600

Other arguments are libFuzzer's. Targets: ``articles`` (decoders, readers, rules, the record and both renderers, through
``parse_article``), ``queries`` (the query parser), ``searches`` (an archive that is asked what the parser lets through, and the
renderers of hits) and ``sources`` (containers, records, feeds, exports, each as a file on disk). A broken promise is an uncaught exception: the input is written to a
file beside, and becomes a case of the corpus.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["newsarchive"]):
    from newsarchive.archive.archive import Archive
    from newsarchive.errors import QuerySyntaxError, UsageError
    from newsarchive.parser.parse import parse_article
    from newsarchive.query.parse import parse_query
    from newsarchive.render.article import article_text
    from newsarchive.render.forms import Layout
    from newsarchive.render.hits.kwic import kwic_text
    from newsarchive.render.hits.page import hits_text
    from newsarchive.render.pieces import pieces_text
    from newsarchive.sources import read_sources
    from newsarchive.store.rows import article_rows
    from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 5.0
"""Seconds of CPU for an input of some kilobytes, under instrumentation, from which on it counts as a hang."""
SUFFIXES = ("", ".txt", ".jsonl", ".csv", ".tsv", ".xml", ".zip", ".tar", ".gz", ".warc", ".docx", ".rtf")
NAMES = (None, "artikel.txt", "seite.html", "artikel.json", "feed.xml")


def articles(data: bytes) -> None:
    """Parse, store as rows and print an article; hold that the pieces tile the text and nothing obeys the terminal."""
    name, raw = NAMES[data[0] % len(NAMES)] if data else None, data[1:]
    start = time.process_time()
    article = parse_article(raw, name=name)
    assert time.process_time() - start < SLOW, "too slow"
    at = 0
    for piece in article.pieces:
        assert at <= piece.start < piece.end <= len(article.text), "pieces overlap"
        assert not article.text[at : piece.start].strip(), "text in no piece"
        at = piece.end
    assert not article.text[at:].strip(), "text in no piece"
    json.dumps(article.to_dict())
    article_rows(article, raw)
    shown = article_text(article) + pieces_text(article)
    assert all(char == "\n" or char.isprintable() for char in shown), (
        "a control character reaches the terminal"
    )


def queries(data: bytes) -> None:
    """Parse a query; hold that it is one, or an error whose place lies in it."""
    text = data.decode("utf-8", "replace")
    try:
        parse_query(text)
    except QuerySyntaxError as error:
        assert 0 <= error.span[0] <= error.span[1] <= len(text), "an error outside of the query"
        str(error)


@cache
def small_archive() -> Archive:
    """Return an archive of the corpus's texts, which a process makes once."""
    archive = Archive.open(Path(tempfile.mkdtemp()) / "fuzz.db")
    for file in sorted((Path(__file__).parents[1] / "tests" / "corpus").rglob("*.txt")):
        archive.add(file.read_bytes(), path=file.name)
    return archive


def searches(data: bytes) -> None:
    """Ask an archive; hold that it answers, or says where the query is wrong, and that what is printed obeys no terminal."""
    text = data.decode("utf-8", "replace")
    archive = small_archive()
    start = time.process_time()
    try:
        results = archive.search(text)
        shown = "".join(hits_text(results, Layout()))
        if results.hits:
            with suppress(UsageError):  # a query of filters alone has no words to show
                shown += kwic_text(archive.kwic(text, 3, limit=5), Layout())
        archive.count(text)
    except QuerySyntaxError as error:
        assert 0 <= error.span[0] <= error.span[1] <= len(text), "an error outside of the query"
        return
    assert time.process_time() - start < SLOW, "too slow"
    assert all(char == "\n" or char.isprintable() for char in shown), (
        "a control character reaches the terminal"
    )


def sources(data: bytes) -> None:
    """Read a file; hold that each thing found is a document or a failure with a reason of one line, and parses."""
    with tempfile.NamedTemporaryFile(suffix=SUFFIXES[data[0] % len(SUFFIXES)] if data else "") as file:
        file.write(data[1:])
        file.flush()
        start = time.process_time()
        for found in read_sources([file.name]):
            if isinstance(found, Failure):
                assert found.reason.isprintable(), "a reason of several lines, or with control characters"
            elif isinstance(found, Document):
                parse_article(found.raw, name=found.path, stated_format=found.format)
        assert time.process_time() - start < SLOW, "too slow"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "articles": articles,
    "queries": queries,
    "searches": searches,
    "sources": sources,
}


def main() -> None:
    """Run the target that the first argument names."""
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
