"""The name of a language, or a code for it -> its code in ISO 639-1: ``Deutsch``, ``German``, ``ger`` and ``de`` are ``de``."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import word_parts

__all__ = ["language_code"]

NAMES = word_parts(__file__, "languages")
CODES = {name: code for code, names in NAMES.items() for name in names}
SEPARATOR = re.compile(r"[;,/|()]\s*|\s+")


def language_code(value: str) -> str | None:
    """Return the code of the language that ``value`` names; None for what is no language, or one that is not known here.

    >>> language_code("GERMAN; DEUTSCH"), language_code("de_AT"), language_code("und")
    ('de', 'de', None)
    """
    for word in SEPARATOR.split(value.strip().lower()):
        bare = re.split(r"[-_]", word, maxsplit=1)[0]
        if code := CODES.get(word) or CODES.get(bare):
            return code
        if bare in NAMES:
            return bare
    return None
