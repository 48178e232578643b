"""What a person said about quotations -> the article with them: who said these words, or that nobody did.

A line is ``WORDS | PERSON``; ``WORDS | -`` says that the words are no quotation. The words stand in the text.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from newsarchive.types.quotation import Person, Quotation

if TYPE_CHECKING:
    from newsarchive.types.article import Article

__all__ = ["NOBODY", "split_line", "with_said"]

NOBODY = "-"
MARKS = '„“”"»«‚‘›‹'


def split_line(line: str) -> tuple[str, str] | None:
    """Return the words and the person of a line, None where it is no such line."""
    words, bar, person = line.rpartition("|")
    return (words.strip(), person.strip()) if bar and words.strip() and person.strip() else None


def with_said(article: Article, value: str | None) -> Article:
    """Return ``article`` with what the lines of ``value`` say about its quotations; None: nothing in it is one."""
    if value is None:
        return dataclasses.replace(article, quotations=(), places={**article.places, "quotations": "hand"})
    quotations = article.quotations
    for line in value.split("\n"):
        if parts := split_line(line):
            quotations = set_one(article, quotations, *parts)
    return dataclasses.replace(
        article, quotations=quotations, places={**article.places, "quotations": "hand"}
    )


def set_one(
    article: Article, quotations: tuple[Quotation, ...], words: str, name: str
) -> tuple[Quotation, ...]:
    """Return ``quotations`` with these words said by ``name``, or by nobody."""
    key = " ".join(words.split())
    same = [one for one in quotations if one.words == key]
    others = [one for one in quotations if one.words != key]
    if name == NOBODY:
        return tuple(others)
    known = next((one.person for one in quotations if one.person and one.person.name == name), None)
    person = known or Person(name)
    if same:
        new = [dataclasses.replace(one, person=person, confidence=1.0) for one in same]
    else:
        found = re.search(r"\s+".join(map(re.escape, key.split())), article.text)
        if found is None:
            return quotations
        kind = "direct" if key[0] in MARKS else "indirect"
        new = [Quotation(kind, key, (found.span(),), person=person)]
    return tuple(sorted([*others, *new], key=lambda one: (one.spans[0][0], -one.spans[-1][1])))
