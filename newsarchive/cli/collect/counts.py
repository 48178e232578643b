"""Counts of a run -> the lines that tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.store.batch_items import Outcome
from newsarchive.types.messages import _, number

if TYPE_CHECKING:
    from collections import Counter

__all__ = ["passed_over", "summary"]


def passed_over(passed: Counter[str]) -> str:
    """Return what was passed over, by kind."""
    count = passed.total()
    kinds = ", ".join(f"{number(files)} {_(kind)}" for kind, files in passed.most_common())
    if count == 1:
        return _("1 file that is no article was passed over: {kinds}", kinds=kinds)
    return _("{files} files that are no articles were passed over: {kinds}", files=count, kinds=kinds)


def summary(counts: Counter[Outcome]) -> str:
    """Return the counts of each outcome."""
    told = [
        outcome for outcome in Outcome if outcome not in {Outcome.MOVED, Outcome.DISMISSED} or counts[outcome]
    ]
    return ", ".join(f"{number(counts[outcome])} {_(outcome.value)}" for outcome in told)
