"""The name of a column or a key -> the field of the record that it holds: one table of the names that fields go by.

The names are those of schema.org, of what fundus, news-please and trafilatura write, of feeds, and of German tables.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import word_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["FIELDS", "LETTERS", "field_of", "is_article", "makes_article"]

NAMES = word_parts(__file__, "field_names")
AROUND = word_parts(__file__, "around_field_names")
FIELDS = {name: field for field, names in NAMES.items() for name in names}
LETTERS = re.compile(r"[^a-zäöüß]+")
WORDS = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")
OF_WHAT = frozenset(AROUND["of what"])
"""Words in front of a column's name that say whose field it is: ``article_title``, ``doc_date``."""
OF = frozenset("des der of vom".split())
"""What stands between a field and whose it is: ``Volltext des Artikels``, ``Titel der Zeitung``."""
NAMED = (["name"], ["bezeichnung"])
"""What stands before the thing that a column names: ``Name des Autors``."""
HOW = frozenset(AROUND["how"])
"""Words behind it, or in front of it, that say in what state the field is: ``text_clean``."""
SAYS_MORE = {"teaser", "published", "authors", "publisher", "section", "subheadline", "kicker"}


def field_of(name: str) -> str | None:
    """Return the field that a column or key called ``name`` holds: ``Artikel-Text`` and ``articleBody`` are ``text``.

    What is no name of the table is one without the words that say whose it is, or how clean: ``doc_date``, ``clean_text``.
    """
    name = unicodedata.normalize("NFC", name)
    if found := FIELDS.get(LETTERS.sub("", name.lower())):
        return found
    words = [word.lower() for word in WORDS.findall(name)]
    if len(words) > 2 and (of := OF.intersection(words[1:-1])):
        words, thing = words[: min(map(words.index, of))], FIELDS.get(words[-1].removesuffix("s"))
        if thing == "publisher" or words in NAMED:
            return thing
    while len(words) > 1 and words[-1] in HOW:
        words.pop()
    while len(words) > 1 and words[0] in OF_WHAT | HOW:
        words.pop(0)
    found = FIELDS.get("".join(words)) if words else None
    return FIELDS.get("".join(words[:-1])) if found is None and words and words[-1] in OF_WHAT else found


def is_article(names: Iterable[str]) -> bool:
    """Tell whether a record with filled fields of these ``names`` can be an article's."""
    return makes_article({field_of(name) for name in names})


def makes_article(fields: Collection[str | None]) -> bool:
    """Tell whether ``fields`` are those of an article: a text, or a headline and a field beside it that bookmarks lack.

    A title and an address are a bookmark.
    """
    return "text" in fields or ("headline" in fields and not SAYS_MORE.isdisjoint(fields))
