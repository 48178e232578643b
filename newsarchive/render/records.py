"""Articles -> records as JSON, one after the other: an archive need not fit into memory."""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["records_ids", "records_json", "records_jsonl"]


def records_json(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield the text of one record, or of a list of them where there are several or ``layout`` expects several."""
    if layout.single:
        given = iter(articles)
        first = list(islice(given, 2))
        if len(first) < 2:
            yield from (
                json.dumps(article.to_dict(), ensure_ascii=False, indent=2) + "\n" for article in first
            )
            return
        articles = chain(first, given)
    before = "[\n"
    for article in articles:
        yield before + json.dumps(article.to_dict(), ensure_ascii=False, indent=2)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def records_jsonl(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield one record a line."""
    del layout
    for article in articles:
        yield json.dumps(article.to_dict(), ensure_ascii=False) + "\n"


def records_ids(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield one row number a line, or the key of an article that is in no archive."""
    del layout
    for article in articles:
        yield f"{article.id or article.key}\n"
