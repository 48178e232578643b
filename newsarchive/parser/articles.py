"""What was found under paths -> articles, and in place of what is none, the reason: the way of every command into the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.types.article import Article

__all__ = ["article_of", "read_articles"]

REFUSED = {Code.NOT_TEXT.value, Code.NOT_AN_ARTICLE.value}
"""Notes on a document that make it a failure instead of an article."""


def read_articles(paths: Iterable[str]) -> Iterator[Article | Failure]:
    """Yield the articles under ``paths``, as ``ingest`` reads them, and a failure for each input that is no article. Never raises."""
    for found in read_sources(paths):
        if isinstance(found, Document):
            yield article_of(found)
        elif isinstance(found, Failure):
            yield found


def article_of(document: Document) -> Article | Failure:
    """Parse ``document``, or say why it is not an article. Never raises."""
    name = None if document.path == "-" else document.path
    try:
        article = parse_article(document.raw, name=name, stated_format=document.format)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run for all others
        reason = f"the parser failed ({error!r}); please report it with the file"
        return Failure(
            path=document.path,
            code=Code.PARSER_ERROR,
            reason=reason,
            size=document.size,
            mtime_ns=document.mtime_ns,
        )
    for note in article.notes:
        if note.code in REFUSED:
            return Failure(
                path=document.path,
                code=Code(note.code),
                reason=note.message,
                size=document.size,
                mtime_ns=document.mtime_ns,
            )
    return article
