"""Articles -> records as JSON, one after the other: an archive need not fit into memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.article import Article

__all__ = ["records_json", "records_jsonl"]


def records_json(articles: Iterable[Article], *, single: bool) -> Iterator[str]:
    """Yield the text of one record, or of a list of them where not ``single``."""
    if single:
        for article in articles:
            yield json.dumps(article.to_dict(), ensure_ascii=False, indent=2) + "\n"
        return
    before = "[\n"
    for article in articles:
        yield before + json.dumps(article.to_dict(), ensure_ascii=False, indent=2)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def records_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one record a line."""
    for article in articles:
        yield json.dumps(article.to_dict(), ensure_ascii=False) + "\n"
