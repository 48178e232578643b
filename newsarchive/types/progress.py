"""How far a run is: told by whoever does the work, shown by whoever watches."""

from __future__ import annotations

__all__ = ["Progress"]


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
        """Tell that so many more are behind."""
        self.read += number
        self.documents += number

    @property
    def done(self) -> int:
        """How many are behind: files are read ahead, so those count for which there is a document."""
        return min(self.read, self.documents)
