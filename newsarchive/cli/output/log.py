"""A search that was answered -> a line of the archive's log, where that is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.archive.location import engine_url
from newsarchive.cli.say import say
from newsarchive.errors import NewsarchiveError, printable
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store
    from newsarchive.query.nodes import Query

__all__ = ["log_search"]


def log_search(store: Store, query: Query, hits: int | None = None, *, mode: str | None = None) -> None:
    """Log the query with the number of articles it means, counted where ``hits`` is not known.

    The search was answered from a file opened for reading. Where it cannot be written to, that is said, and the answer stands.
    """
    if engine_url(store.place) or not store.study.log.on:
        return  # a search engine keeps no log
    from newsarchive.archive.archive import Archive  # noqa: PLC0415 - searches that are not logged do without

    number = store.count(query, mode=mode) if hits is None else hits
    try:
        with Archive.open(store.place) as writer:
            writer.study.log.note(str(writer.whole(query)), number)
    except NewsarchiveError as error:
        say(_("This search is not in the log: {error}", error=printable(str(error))))
