"""How far a run is: told by whoever does the work, shown by whoever watches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Progress", "counted"]

Thing = TypeVar("Thing")


class Progress:
    """How many of how many things are behind. Working code only sets numbers; nobody need look at them.

    ``unit`` is what is counted, in the plural. ``total`` may grow while it is counted (``counting``); None: nobody knows it. Where files
    are counted, ``read`` are those begun and ``documents`` what came of them, which may be many of one file.
    """

    watched = False
    """Whether somebody looks, so that it is worth counting for."""

    def __init__(self) -> None:
        self.begin("files")

    def begin(self, unit: str, total: int | None = None) -> None:
        """Begin a run of ``total`` things."""
        self.unit, self.total = unit, total
        self.read = self.documents = 0
        self.counting = False
        self.activity = ""
        """What the run does that cannot be counted."""

    def advance(self, number: int = 1) -> None:
        """Add to the number that is done."""
        self.read += number
        self.documents += number

    def over(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """Yield ``things``, and tell of each that is behind.

        >>> run = Progress()
        >>> run.begin("articles", 3)
        >>> [thing for thing in run.over("abc")], run.done
        (['a', 'b', 'c'], 3)
        """
        self.activity = ""
        for thing in things:
            yield thing
            self.advance()

    @property
    def done(self) -> int:
        """How many are behind: files are read ahead, so those count for which there is a document."""
        return min(self.read, self.documents)


def counted(progress: Progress | None, things: Sequence[Thing], unit: str = "articles") -> Iterable[Thing]:
    """Return ``things``, each told to ``progress`` when it is behind; None: nobody looks.

    >>> run = Progress()
    >>> list(counted(run, [1, 2])), run.total, run.done, list(counted(None, [1, 2]))
    ([1, 2], 2, 2, [1, 2])
    """
    if progress is None:
        return things
    progress.begin(unit, len(things))
    return progress.over(things)
