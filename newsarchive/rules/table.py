"""Rules in the order in which they are asked, and which of them a block may concern.

The size, first letter, hint and labels that a row states are signs that the rule's form cannot be without, and cheap to
look at: a rule is only asked about blocks that carry them, and still decides by itself. The rules for each combination of
signs are picked once and kept, so that a long paragraph costs one look-up and the two or three rules that may see it.
"""

from __future__ import annotations

from bisect import bisect_left
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["Rule", "Table"]


class Rule(NamedTuple):
    """A named recogniser with the signs that its form needs. An empty sign needs nothing.

    Blocks of more than ``longest`` characters, with another first character than ``opens`` has (``0`` stands for any digit), or with
    another hint than ``hints`` (up to its colon) do not have its form. It is asked only where all the labels of ``after`` and none of
    ``before`` were found. A rule that sees several forms may claim by their names, too: ``forms``.
    """

    see: Callable[[Block, Seen], Claims]
    longest: float = inf
    opens: str = ""
    hints: frozenset[str] = frozenset()
    after: frozenset[Label] = frozenset()
    before: frozenset[Label] = frozenset()
    forms: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what ``explain`` prints: the name of the function that decides."""
        return self.see.__name__


class Table:
    """Rules in order, and for each combination of signs those that may see their form there."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        self.sizes = sorted({rule.longest for rule in rules} - {inf})
        self.openings = frozenset("".join(rule.opens for rule in rules))
        self.hints = frozenset[str]().union(*(rule.hints for rule in rules))
        self.labels = frozenset[Label]().union(*(rule.after | rule.before for rule in rules))
        self.kept: dict[tuple[int, str, str, frozenset[Label]], tuple[tuple[int, Rule], ...]] = {}

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def state(self, found: set[Label]) -> frozenset[Label]:
        """Return those of the labels ``found`` so far that decide which rules are asked."""
        return self.labels & found

    def likely(self, block: Block, state: frozenset[Label]) -> tuple[tuple[int, Rule], ...]:
        """Return the rules whose signs ``block`` carries, each with its place in the table."""
        size = bisect_left(self.sizes, len(block.text))
        first = block.text[:1]
        opening = "0" if first.isdecimal() else first if first in self.openings else ""
        hint = block.hint and block.hint.partition(":")[0]
        key = (size, opening, hint if hint in self.hints else "", state)
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = self.pick(*key)
        return found

    def pick(
        self, size: int, opening: str, hint: str, state: frozenset[Label]
    ) -> tuple[tuple[int, Rule], ...]:
        """Return the rules for one combination of signs; ``size`` is the number of ``sizes`` that are exceeded."""
        longer_than = self.sizes[size - 1] if size else -1
        return tuple(
            (place, rule)
            for place, rule in enumerate(self.rules)
            if rule.longest > longer_than
            and (not rule.opens or (opening and opening in rule.opens))
            and (not rule.hints or hint in rule.hints)
            and rule.after <= state
            and not rule.before & state
        )
