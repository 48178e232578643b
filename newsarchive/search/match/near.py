"""NEAR -> questions to the plain index, which knows places: each form that the archive has of one part beside each of the other.

A word's forms are those that ``german_words`` lists and the regular ones, in the spellings that are in the archive.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.compact import has_lemma
from newsarchive.german.fold import key
from newsarchive.german.inflect import regular
from newsarchive.german.lazy_pattern import late
from newsarchive.search.match.in_text import OTHERWISE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsarchive.query.plan import Close

__all__ = ["NearMatches", "forms_of", "near_matches", "printed_among"]

ENCODED = late(r"x[0-9a-f]{2}")
"""What a letter beyond ASCII may have become in a term: the index does not tell which word it was."""
UMLAUT = late(r"(?<![aeiouqy])[aou](?!$)|ss")
"""Where another spelling of a key may have an e behind the vowel, or a sharp s."""
MOST_FORMS = 1_000
"""Spellings of one word that are looked for."""
MOST_PAIRS = 1_000
"""Pairs of forms (of more parts: choices of one form each); with more the texts are read."""
AT_ONCE = 100
"""Pairs in one expression."""
NOTHING = '""'
"""The expression that holds nowhere."""


class NearMatches(NamedTuple):
    """MATCH expressions: in each list of ``possible`` one must hold, and where one of ``sure`` does, the parts are close."""

    possible: list[list[str]]
    sure: list[str]


def near_matches(connection: sqlite3.Connection, plan: Close) -> NearMatches | None:
    """Return what tells in which articles the parts of ``plan`` are close; None where the plain index cannot.

    FTS5 counts the words between first and last, those of the parts in the middle too; NEAR does without these. So of two
    parts ``possible`` and ``sure`` are the same; of more, only texts where those differ must be read.
    """
    if plan.distance is None:
        return None  # the index knows places, but no sentences
    phrases = []
    for part, kind in zip(plan.parts, plan.kinds, strict=True):
        own = phrases_of(connection, part, kind)
        if own is None:
            return None
        phrases.append(own)
    words = sum(map(len, plan.parts))
    possible = []
    for one, other in combinations(range(len(phrases)), 2):
        between = words - len(plan.parts[one]) - len(plan.parts[other])
        possible.append(expressions([phrases[one], phrases[other]], plan, plan.distance + between))
    if plan.ordered:
        return NearMatches(possible, []) if all(possible) else None  # it does not know their order
    sure = possible[0] if len(phrases) == 2 else expressions(phrases, plan, plan.distance)
    return NearMatches(possible, sure) if all(possible) else None


def expressions(phrases: Sequence[Sequence[str]], plan: Close, distance: int) -> list[str]:
    """Return MATCH expressions for one of each of ``phrases`` within ``distance``; none where they would be too many."""
    if prod(map(len, phrases)) > MOST_PAIRS:
        return []
    columns = f"{{{' '.join(plan.columns)}}} : " if plan.columns else ""
    every = [f"({columns}NEAR({' '.join(some)}, {distance}))" for some in product(*phrases)]
    return [" OR ".join(every[at : at + AT_ONCE]) for at in range(0, len(every), AT_ONCE)] or [NOTHING]


def phrases_of(connection: sqlite3.Connection, part: Sequence[frozenset[str]], kind: str) -> list[str] | None:
    """Return what a part of NEAR may be in the plain index, as phrases; None where that cannot be told."""
    if kind == "prefix":
        return [f'"{form}" *' for form in sorted(part[0])] if len(part) == 1 else None
    choices = []
    for wanted in part:
        forms = sorted(wanted) if kind == "printed" else forms_of(wanted, partial(listed_forms, connection))
        if forms is None:
            return None
        choices.append(printed_among(connection, forms))
    few = prod(map(len, choices)) <= MOST_PAIRS
    return [f'"{" ".join(words)}"' for words in product(*choices)] if few else None


def printed_among(connection: sqlite3.Connection, forms: Sequence[str]) -> list[str]:
    """Return those of ``forms`` that an article has: halves of which none is there are not asked about one by one."""
    if not forms:
        return []
    statement = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1"
    expression = " OR ".join(f'"{form}"' for form in forms)
    if connection.execute(statement, (expression,)).fetchone() is None:
        return []
    half = len(forms) // 2
    if not half:
        return list(forms)
    return printed_among(connection, forms[:half]) + printed_among(connection, forms[half:])


def forms_of(terms: frozenset[str], listed: Callable[[str], Iterable[str]]) -> list[str] | None:
    """Return all spellings of all forms whose lemma is one of ``terms``; None where they are too many, or not in ASCII.

    ``listed`` gives the keys of which the archive learnt that a term is their lemma.
    """
    if any(ENCODED.search(term) for term in terms):
        return None
    keys = set(terms) | {term + "s" for term in terms if regular(term + "s") == term}
    for term in terms:
        keys.update(listed(term))
    found: set[str] = set()
    for own in keys:
        for form in spelt_like(own):
            found.add(form)
            if len(found) > MOST_FORMS:
                return None
    return sorted(found)


def listed_forms(connection: sqlite3.Connection, term: str) -> Iterator[str]:
    """Yield the keys of which ``german_words`` says that ``term`` is their lemma.

    Its rows tell a lemma as a change of the form. So a form that does not begin like the lemma has most of it written out.
    """
    begins = {key(pair) for pair in OTHERWISE} - {term[:1]}
    asked = [(term[:3], "-"), (term[:1], f"-{term[1:]}"), (term[:2], f"-{term[2:]}")]
    asked += [(beginning, f"-{term}") for beginning in sorted(begins)]
    for beginning, change in asked:
        rows = connection.execute(
            "SELECT form, terms FROM german_words WHERE form >= ?1 AND form < ?1 || '~' AND instr(terms, ?2)",
            (beginning, change),
        )
        yield from (form for form, kept in rows if has_lemma(form, kept, term))


def spelt_like(own: str) -> Iterator[str]:
    """Yield the words of the plain index whose key is ``own``: ``strasse``, ``straße``, ``muller``, ``mueller``."""
    places = [found.span() for found in UMLAUT.finditer(own)]
    for chosen in product((False, True), repeat=len(places)):
        form = own
        for (start, end), changed in reversed([*zip(places, chosen, strict=True)]):
            if changed:
                form = form[:start] + ("ß" if end - start == 2 else form[start] + "e") + form[end:]
        if key(form) == own:
            yield form
