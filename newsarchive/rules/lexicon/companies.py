"""Who is credited with a picture without being a person: companies, offices, clubs, stock libraries."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.first_names import FIRST_NAMES

__all__ = ["is_company"]

LISTS = word_parts(__file__, "companies")

SURE = re.compile(
    rf"""
      (?:^|[\s-]){one_of(LISTS["ends"])}$
    | (?:^|\s)
      {one_of(LISTS["opens"])}
      \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words that end or open the name of a company or an office."""
NEVER_NAMES = frozenset(
    "images photo photos photography fotografie foto fotos gmbh wire press pictures".split()
)
"""Words that are no surname: behind any other one a usual first name tells a person, ``Markus Stadt``."""


def is_company(name: str) -> bool:
    """Tell whether ``name``, which has the shape of a person's, is a company's or an office's: ``FUNKE Foto Services``."""
    if SURE.search(name) is None:
        return False
    words = name.casefold().split()
    person = len(words) == 2 and words[0].partition("-")[0] in FIRST_NAMES
    return not person or words[1] in NEVER_NAMES
