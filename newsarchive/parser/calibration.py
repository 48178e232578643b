"""How sure a rule says it is -> the share of such readings that were right, as measured.

The table ``shares.tsv`` has a line for each field, rule and range of the rule's own number. ``tools/measure_shares.py`` makes it
from articles whose fields are known, each publisher counting by the square root of its articles.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files

__all__ = ["EDGES", "range_of", "share_right"]

EDGES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Where the ranges of a rule's own number part; a rule with one number always has one range."""


def range_of(value: float) -> int:
    """Return the number of the range that ``value`` (0 to 1) lies in."""
    return bisect_right(EDGES, value)


def share_right(field: str, rule: str, value: float) -> float:
    """Return the measured share of right readings of ``field`` by ``rule`` where it was as sure as ``value``.

    ``value`` itself where too few such readings were seen. Of a place such as ``json-ld:headline`` the part before
    the colon counts as the rule.
    """
    return shares().get((field, rule.partition(":")[0], range_of(value)), value)


@cache
def shares() -> dict[tuple[str, str, int], float]:
    """Return the measured shares, read once from the packaged table."""
    table = (files("newsarchive.parser") / "shares.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {(field, rule, int(number)): float(share) for field, rule, number, share, _ in rows}
