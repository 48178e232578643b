"""Pairs -> the groups that they join."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Components"]


class Components:
    """Groups of numbers that pairs have joined; each is called by its least number."""

    def __init__(self) -> None:
        self.above: dict[int, int] = {}

    def find(self, number: int) -> int:
        """Return the least number of the group that ``number`` is in."""
        above = self.above
        root = number
        while (parent := above.get(root, root)) != root:
            root = parent
        while (parent := above.get(number, number)) != root:
            above[number] = root
            number = parent
        return root

    def join(self, one: int, other: int) -> None:
        """Make the groups of two numbers one."""
        one, other = sorted((self.find(one), self.find(other)))
        self.above[other] = one

    def numbers(self) -> set[int]:
        """Return the numbers that a pair has joined to another."""
        return self.above.keys() | self.above.values()

    def groups(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """Return the groups of ``numbers`` by their least number."""
        found: dict[int, list[int]] = {}
        for number in sorted(numbers):
            found.setdefault(self.find(number), []).append(number)
        return found
