"""First names that bylines begin with: those usual in German newsrooms, and the common ones of their neighbours."""

from __future__ import annotations

from newsarchive.german.word_lists import word_list

__all__ = ["FIRST_NAMES"]

FIRST_NAMES = frozenset(word_list(__file__, "first_names"))
"""First names in folded case, the first part of double ones."""
