"""A search -> a page of its list, and the keys of pages shown lately, so that an article knows its neighbours without another search."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.types.results import FULL
from newsarchive.web.asked import HITS, Asked
from newsarchive.web.prints import Print, many_prints, prints_of, story_of_each

if TYPE_CHECKING:
    from newsarchive.archive.archive import Archive
    from newsarchive.types.results import Hit, Results

__all__ = ["Listed", "Lists", "list_page"]

KEPT = 500
"""Pages whose keys are kept."""
FEW = 10
"""Articles that meet a query below which its list goes on with those that do not quite, and so is not made of stories."""


class Listed(NamedTuple):
    """A page of a list: its results, whether a story is shown once in the whole of it, and the prints beside each hit."""

    results: Results
    folded: bool
    hits: tuple[Hit, ...]
    beside: dict[int, list[Print]]


class Lists:
    """Keys of pages of lists, for all threads; forgotten when the archive changes."""

    def __init__(self) -> None:
        self.kept: OrderedDict[tuple[Asked, int], tuple[str, ...]] = OrderedDict()
        self.changes = 0
        self.lock = threading.Lock()

    def forget(self) -> None:
        """Forget all: the archive has changed."""
        with self.lock:
            self.kept.clear()
            self.changes += 1

    def keep(self, asked: Asked, page: int, keys: tuple[str, ...], changes: int) -> None:
        """Keep the keys of a page, unless the archive has changed since ``changes`` was read."""
        with self.lock:
            if changes == self.changes:
                self.kept[asked, page] = keys
                self.kept.move_to_end((asked, page))
                while len(self.kept) > KEPT:
                    self.kept.popitem(last=False)

    def keys(self, archive: Archive, asked: Asked, page: int) -> tuple[str, ...]:
        """Return the keys of a page of a list. Raises as ``Archive.search`` does."""
        known = self.kept.get((asked, page))
        if known is not None:
            return known
        changes = self.changes
        found = tuple(hit.key for hit in list_page(archive, asked, page * HITS).results.hits)
        self.keep(asked, page, found, changes)
        return found

    def key(self, archive: Archive, asked: Asked, number: int) -> str | None:
        """Return the key at a place of a list, None where there is none."""
        if number < 0:
            return None
        keys = self.keys(archive, asked, number // HITS)
        return keys[number % HITS] if number % HITS < len(keys) else None


def list_page(archive: Archive, asked: Asked, offset: int) -> Listed:
    """Return the page of a list that begins at ``offset``. Raises QuerySyntaxError, UsageError or an ArchiveError."""
    if not asked.single and many_prints(archive):
        told = archive.search(asked.text, limit=HITS, offset=offset, sort=asked.order, collapse=True)
        if told.total >= FEW:
            beside = prints_of(archive, {hit.id: hit.others for hit in told.hits if hit.others})
            return Listed(told, True, told.hits, beside)
        return folded_here(archive, archive.search(asked.text, limit=HITS, offset=offset, sort=asked.order))
    results = archive.search(asked.text, limit=HITS, offset=offset, sort=asked.order)
    return Listed(results, False, results.hits, {})


def folded_here(archive: Archive, results: Results) -> Listed:
    """Return a page with so few hits that they are all on it, the prints of a story below the first of them."""
    story = story_of_each(archive, [hit.id for hit in results.hits if hit.match == FULL])
    first: dict[int, int] = {}
    others: dict[int, list[int]] = {}
    shown = []
    for hit in results.hits:
        told = story.get(hit.id)
        if told is None or first.setdefault(told, hit.id) == hit.id:
            shown.append(hit)
        else:
            others.setdefault(first[told], []).append(hit.id)
    return Listed(results, False, tuple(shown), prints_of(archive, others))
