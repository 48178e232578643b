"""The address of a page <- -> what it asks for: the state of the reading room is in its addresses alone."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from newsarchive.errors import QuerySyntaxError
from newsarchive.query.nodes import Added, And, DateRange, Everything, Has, Is, Same
from newsarchive.query.parse import parse_query

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["HITS", "SORTS", "Asked", "View"]

HITS = 20
"""Hits of a page."""
SORTS = {"score": "best", "date": "newest", "-date": "oldest"}
"""The orders of a list, with what the pages call them."""
JOINED = (" OR ", " ODER ", "|")


class Asked(NamedTuple):
    """What the address of a search asks for; ``single``: each article by itself, where else a story is shown once."""

    query: str = ""
    sort: str = "score"
    single: bool = False

    @property
    def text(self) -> str:
        """The query as the archive is asked; an empty one is everything."""
        return self.query.strip() or "*"

    @property
    def order(self) -> str:
        """The order as the archive is asked: everything is newest first, as there is no best."""
        return "date" if self.text == "*" and self.sort == "score" else self.sort

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of an address, without those that are as usual."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [("sort", self.sort)] if self.sort != "score" else []
        return pairs + ([("einzeln", "1")] if self.single else [])

    def address(self, offset: int = 0) -> str:
        """Return the address of a page of the list."""
        return at("/suche", [*self.pairs, *([("ab", str(offset))] if offset else [])])

    def narrowed(self, filter_: str) -> Asked:
        """Return the search with one more filter, which holds for the whole of it."""
        bare = self.query.strip()
        if bare in {"", "*"}:
            return self._replace(query=filter_)
        whole = f"({bare})" if any(sign in bare for sign in JOINED) else bare
        return self._replace(query=f"{whole} {filter_}")

    def filters(self) -> list[tuple[Query, Asked]]:
        """Return the filters that the query ends with or has among its words, each with the search without it."""
        try:
            query = parse_query(self.query)
        except QuerySyntaxError:
            return []
        parts = query.parts if isinstance(query, And) and not query.strict else (query,)
        return [
            (
                part,
                self._replace(query=" ".join(str(one) for one in parts if one is not part)),
            )
            for part in parts
            if isinstance(part, (Same, DateRange, Added, Has, Is)) and not isinstance(part, Everything)
        ]

    def command(self, offset: int, *, folded: bool) -> str:
        """Return the command line that gives the same list."""
        words = ["newsarchive", "search", self.text, "--limit", str(HITS)]
        words += [f"--sort={self.order}"] if self.order != "score" else []
        words += ["--offset", str(offset)] if offset else []
        return shlex.join(words + (["--collapse"] if folded else []))


class View(NamedTuple):
    """What the address of an article asks for.

    ``number`` is its place in the list of ``asked``, from 0; ``part`` which stretch of a very long text is shown, from 0;
    ``fields``: the original text with its fields, instead of the article.
    """

    key: str
    asked: Asked = Asked()
    number: int | None = None
    part: int = 0
    fields: bool = False

    @property
    def address(self) -> str:
        """The address that asks for this."""
        pairs = list(self.asked.pairs)
        pairs += [("n", str(self.number))] if self.number is not None else []
        pairs += [("felder", "1")] if self.fields else []
        pairs += [("teil", str(self.part))] if self.part else []
        return at(f"/artikel/{self.key}", pairs)


def at(path: str, pairs: list[tuple[str, str]]) -> str:
    """Return an address with its parameters."""
    return path + (f"?{urlencode(pairs)}" if pairs else "")
