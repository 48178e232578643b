"""Articles that wait -> their stories, slice by slice: looked up by sketch, decided by their texts, joined.

The result depends on which articles the archive holds, not on their order: each pair that shares enough hashes is decided by the two
texts and by which hashes are of standing text, and when that changes, whoever has such a hash is settled anew.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from typing import TYPE_CHECKING

from newsarchive.store.stories.decisions import read_decisions
from newsarchive.store.stories.shingles import index_waiting, postings, unpack_sketch
from newsarchive.store.stories.story_rows import new_standing, read_words
from newsarchive.store.stories.versions import SLICE, keep_versions, may_be_versions
from newsarchive.store.transaction import transaction
from newsarchive.stories.cluster import enough, standing_places
from newsarchive.stories.components import Components
from newsarchive.stories.judge import Verdict, compare, prepared
from newsarchive.stories.sketch import samples

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from newsarchive.stories.judge import Text
    from newsarchive.types.progress import Progress

__all__ = ["Slice", "Texts", "settle_stories", "waiting"]

HELD_WORDS = 200_000
"""Words of prepared texts that are held to be compared again: some 60 MB."""


def waiting(connection: sqlite3.Connection) -> bool:
    """Tell whether articles wait to be settled."""
    return connection.execute("SELECT 1 FROM sketches").fetchone() is not None


def all_waiting(connection: sqlite3.Connection) -> int:
    """Return how many articles wait to be settled."""
    (number,) = connection.execute("SELECT count(*) FROM sketches").fetchone()
    return int(number)


def settle_stories(
    connection: sqlite3.Connection,
    stopped: Callable[[], bool] = lambda: False,
    progress: Progress | None = None,
) -> None:
    """Settle all that waits, until ``stopped``; what is left is settled after the next run."""
    more = waiting(connection)
    while more and not stopped():
        with transaction(connection):
            more = index_waiting(connection)
    texts = Texts(connection)
    left = all_waiting(connection)
    if progress is not None:
        progress.begin("articles", left)
    more = left > 0
    while more and not stopped():
        with transaction(connection):
            more = settle_slice(connection, texts)
        if progress is not None:
            progress.advance(left - (left := all_waiting(connection)))


def settle_slice(connection: sqlite3.Connection, texts: Texts) -> bool:
    """Settle some of the articles that wait; False where there is none. The caller holds the transaction."""
    rows = connection.execute(
        f"SELECT article_id, hashes FROM sketches WHERE indexed ORDER BY article_id LIMIT {SLICE}"  # noqa: S608 - a number
    ).fetchall()
    if not rows:
        return False
    sketches = {number: unpack_sketch(packed) for number, packed in rows}
    fresh = {value for hashes in sketches.values() for value in hashes} - texts.standing
    holders = postings(connection, fresh)
    texts.add_standing(new_standing(connection, holders))
    components = Components()
    Slice(
        connection=connection, sketches=sketches, holders=holders, texts=texts, components=components
    ).join()
    printed = keep_stories(connection, components)
    keep_versions(connection, printed | may_be_versions(connection, sketches.keys()))
    connection.executemany("DELETE FROM sketches WHERE article_id = ?", [(number,) for number in sketches])
    return True


class Texts:
    """Prepared texts of articles, the last ones used held in memory, and the hashes of standing text."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.standing = {value for (value,) in connection.execute("SELECT hash FROM standing_shingles")}
        self.held: OrderedDict[int, Text] = OrderedDict()
        self.words = 0

    def add_standing(self, hashes: Iterable[int]) -> None:
        """Count ``hashes`` as standing text from now on."""
        before = len(self.standing)
        self.standing.update(hashes)
        if len(self.standing) > before:
            self.held.clear()
            self.words = 0

    def __getitem__(self, number: int) -> Text:
        """Return the text of article ``number``."""
        text = self.held.get(number)
        if text is None:
            words = read_words(self.connection, number)
            places = standing_places(samples(words.words), self.standing) if self.standing else []
            text = self.held[number] = prepared(words, places)
            self.words += len(text.words)
            while self.words > HELD_WORDS and len(self.held) > 2:
                self.words -= len(self.held.popitem(last=False)[1].words)
        else:
            self.held.move_to_end(number)
        return text


class Slice:
    """Articles that are settled together: compared with one another, and with all that are settled.

    ``again``: the articles of the slice are settled ones whose stories are found anew, and compared with all of a higher number.
    """

    def __init__(  # noqa: PLR0913 - what a slice is made of
        self,
        connection: sqlite3.Connection,
        sketches: Mapping[int, Iterable[int]],
        holders: Mapping[int, list[int]],
        texts: Texts,
        components: Components,
        *,
        again: bool = False,
    ) -> None:
        self.connection = connection
        self.sketches = sketches
        self.holders = holders
        self.texts = texts
        self.components = components
        self.again = again
        self.known: dict[int, tuple[int, bool]] = {}

    def join(self) -> None:
        """Put into ``components`` which articles are one story."""
        decisions = read_decisions(self.connection)
        for one, other in decisions.joined:
            if self.ready(one) and self.ready(other):
                self.components.join(one, other)
        for number, hashes in self.sketches.items():
            if number in decisions.parted:
                continue
            for other in self.candidates(number, hashes):
                if other in decisions.parted or self.components.find(number) == self.components.find(other):
                    continue
                if compare(self.texts[number], self.texts[other]).verdict is Verdict.COPY:
                    self.components.join(number, other)

    def candidates(self, number: int, hashes: Iterable[int]) -> list[int]:
        """Return the articles that article ``number`` is to be compared with, those with most in common first."""
        shared: Counter[int] = Counter()
        for value in hashes:
            if value in self.holders and value not in self.texts.standing:
                shared.update(self.holders[value])
        del shared[number]
        if not shared:
            return []
        count = self.look_up(number)[0]
        found = [
            (-common, other)
            for other, common in shared.items()
            if (other > number or not (self.again or other in self.sketches))
            and enough(common, count, self.look_up(other)[0])
            and self.ready(other)
        ]
        return [other for _, other in sorted(found)]

    def ready(self, number: int) -> bool:
        """Tell whether an article is settled, or settled now."""
        return self.again or self.look_up(number)[1]

    def look_up(self, number: int) -> tuple[int, bool]:
        """Return the number of hashes of an article, and whether it is settled or part of the slice; its story is joined."""
        if number not in self.known:
            story, count, waits = self.connection.execute(
                "SELECT story, hashes, EXISTS (SELECT 1 FROM sketches WHERE article_id = ?1) FROM stories WHERE article_id = ?1",
                (number,),
            ).fetchone() or (number, 0, True)
            self.known[number] = count, number in self.sketches or not waits
            if story != number and not self.again:
                self.components.join(number, story)
        return self.known[number]


def keep_stories(connection: sqlite3.Connection, components: Components) -> set[int]:
    """Write the stories that ``components`` have joined, and return their articles; each is called by its article of the least key."""
    printed: set[int] = set()
    grouped: dict[int, list[int]] = defaultdict(list)
    for number in sorted(components.numbers()):
        grouped[components.find(number)].append(number)
    for numbers in grouped.values():
        members: dict[int, int] = {}
        for number in numbers:
            members.update(
                connection.execute(
                    "SELECT article_id, story FROM stories WHERE article_id = ?1 OR (story = ?1 AND story <> article_id)",
                    (number,),
                )
            )
        keys = [
            (*connection.execute("SELECT key FROM articles WHERE id = ?", (member,)).fetchone(), member)
            for member in members
        ]
        story = min(keys)[1]
        printed.update(members)
        connection.executemany(
            "UPDATE stories SET story = ? WHERE article_id = ?",
            [(story, member) for member, before in sorted(members.items()) if before != story],
        )
    return printed
