"""Article texts -> a concordance: each match once with the words around it (keyword in context), and where and when it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.german.fold import WORD, plain
from newsarchive.german.inflect import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from newsarchive.search.index import Index
    from newsarchive.search.show.occurrences import Occurrences

__all__ = ["BY_CONTEXT", "Line", "lines_of"]

READ = (
    "section", "kicker", "headline", "subheadline", "teaser", "byline", "dateline", "body", "captions", "credits",
)  # fmt: skip
"""What a concordance goes through, in reading order: every text that a search looks in."""
APART = frozenset(("captions", "credits"))
"""Columns of which each line is a text of its own."""
WORD_WITH_BLANK = 10
"""Characters of a word and the blank behind it, more than most have."""
AT_ONCE = 50
"""Articles whose texts are held at once."""


class Line(NamedTuple):
    """A match as printed, with what stands before and behind it in ``field`` of an article, and the article's id, key, date and paper."""

    id: int
    key: str
    published: str | None
    publisher: str | None
    field: str
    before: str
    match: str
    behind: str


def lines_of(index: Index, ids: Sequence[int], occurrences: Occurrences, words: int) -> Iterator[Line]:
    """Yield each match in the articles ``ids``, in their order and in reading order, with ``words`` words on either side."""
    for at in range(0, len(ids), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        rows = {
            number: (row[:3], row[3:])
            for number, row in index.rows(some, ("key", "published", "publisher"), READ)
        }
        for number in some:
            (key, published, publisher), texts = rows[number]
            for column, text in zip(READ, texts, strict=True):
                for before, match, behind in in_context(column, text or "", occurrences, words):
                    yield Line(
                        id=number,
                        key=key,
                        published=published,
                        publisher=publisher,
                        field=column,
                        before=before,
                        match=match,
                        behind=behind,
                    )


def in_context(
    column: str, text: str, occurrences: Occurrences, words: int
) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before each match of a text, the match, and what stands behind it."""
    for part in text.split("\n") if column in APART else (text,):
        for place in occurrences.places(column, part):
            first, last = begin_of(part, place.start, words), end_of(part, place.end, words)
            yield (
                folded(part[first : place.start]),
                folded(part[place.start : place.end]),
                folded(part[place.end : last]),
            )


def begin_of(text: str, start: int, words: int) -> int:
    """Return where ``words`` words before ``start`` begin; only as much of the text is taken apart as that takes."""
    reach = 0
    while reach < start:
        reach = min(2 * reach or WORD_WITH_BLANK * words, start)
        cuts = [start - reach + word.start for word in cut(text[start - reach : start])]
        if len(cuts) > words:  # the first may have lost its beginning
            return cuts[-words]
    return 0


def end_of(text: str, end: int, words: int) -> int:
    """Return where ``words`` words behind ``end`` end."""
    reach = 0
    while end + reach < len(text):
        reach = 2 * reach or WORD_WITH_BLANK * words
        cuts = [end + word.end for word in cut(text[end : end + reach])]
        if len(cuts) > words:
            return cuts[words - 1]
    return len(text)


def folded(text: str) -> str:
    """Return ``text`` in one line."""
    return " ".join(text.split())


def from_the_left(line: Line) -> Sequence[str]:
    """Return what a line is sorted by where its left context counts: the word before the match first, then the one before that."""
    return [plain(word) for word in reversed(WORD.findall(line.before))]


def from_the_right(line: Line) -> Sequence[str]:
    """Return what a line is sorted by where its right context counts."""
    return [plain(word) for word in WORD.findall(line.behind)]


BY_CONTEXT: Mapping[str, Callable[[Line], Any]] = {"left": from_the_left, "right": from_the_right}
"""Orders of a concordance that the articles do not have."""
