"""The tokens of an article -> the persons it names in full, with function and party, and who a surname, an office or a pronoun is.

Nothing is known from outside: a person is who the article itself introduces. Where two persons fit, nobody is chosen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.quotations.speakers import PERSON_ENDINGS, TIMES
from newsarchive.quotations.speech import said_noun
from newsarchive.rules.lexicon.first_names import FIRST_NAMES
from newsarchive.rules.lexicon.places import PLACES
from newsarchive.types.quotation import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.tokens import Tokens

__all__ = ["Known", "gender_of", "meant", "persons_of"]

LISTS = word_parts(__file__, "persons")
PARTICLES = frozenset(LISTS["particles"])
PARTY = re.compile(one_of(LISTS["parties"]))
TITLES = frozenset("dr prof professor herr frau doktor sir lord".split())
WOMEN_ENDINGS = LISTS["women endings"]
MEN = frozenset(LISTS["men"])
WOMEN = frozenset(LISTS["women"])


MOST_OFFICES, LONGEST_OFFICE = 3, 10
"""How many words before a name are its office, and how many between commas."""
OPENS = frozenset(("Der", "Die", "Ein", "Eine", ",", ".", "“", "«"))
CLOSES = frozenset((",", ".", "(", ":", ";"))


class Known(NamedTuple):
    """A person that the article names in full: where first, the surname, and the gender that the words show (m, f or nothing)."""

    at: int
    last: int
    person: Person
    surname: str
    gender: str


def persons_of(tokens: Tokens) -> list[Known]:
    """Return the persons that ``tokens`` name in full, in the order of their first mention."""
    texts, lower = tokens.texts, tokens.lower
    found: dict[str, Known] = {}
    done, last = 0, len(texts) - 1
    capital = [word[0].isupper() for word in texts]
    for at in [
        at
        for at, (one, other) in enumerate(pairwise(capital))
        if one and (other or lower[at + 1] in PARTICLES)
    ]:
        if at < done or at >= last:
            continue
        end = name_end(tokens, at)
        if not end:
            continue
        done = end
        name = " ".join(texts[at:end])
        function, party = function_of(texts, at, end), party_of(texts, end)
        known = found.get(name)
        if known is None:
            gender = gender_of(texts[at], function, texts[at - 1] if at else "")
            found[name] = Known(
                at=at, last=end, person=Person(name, function, party), surname=texts[end - 1], gender=gender
            )
        elif (function and not known.person.function) or (party and not known.person.party):
            person = Person(name, known.person.function or function, known.person.party or party)
            found[name] = known._replace(person=person)
    return list(found.values())


def name_end(tokens: Tokens, at: int) -> int:
    """Return the token behind the full name that begins with the capitalised word at ``at``, 0 where none does."""
    texts, starts = tokens.texts, tokens.starts
    first, folded = texts[at], tokens.lower[at]
    usual = folded in FIRST_NAMES or folded.partition("-")[0] in FIRST_NAMES
    behind_office = at > 0 and first not in PLACES and is_office(texts[at - 1]) and not is_office(first)
    if not usual and not behind_office:
        return 0
    if not is_name_word(first) or (at > 0 and texts[at - 1] == "-"):
        return 0
    end, words, count = at + 1, 1, len(texts)
    while end < count and words < 5 and starts[end] - tokens.end(end - 1) == 1:
        word = texts[end]
        if (
            word in PARTICLES
            and end + 1 < count
            and (texts[end + 1][0].isupper() or texts[end + 1] in PARTICLES)
        ):
            end += 1
            continue
        if not is_name_word(word):
            break
        end, words = end + 1, words + 1
    while texts[end - 1] in PARTICLES:
        end -= 1
    return end if words >= 2 and len(texts[end - 1]) > 1 else 0


def is_name_word(word: str) -> bool:
    """Tell whether a word can be part of a name: one capital, or a letter with its stop; no known noun of the trade, no time."""
    folded = word.lower()
    if not word[0].isupper() or folded in TIMES or folded in TITLES or PARTY.fullmatch(word):
        return False
    return len(word) < 3 or not word.isupper()


@lru_cache(maxsize=4096)
def is_office(word: str) -> bool:
    """Tell whether a noun names an office that a person holds."""
    return word[0].isupper() and (
        (word.lower().endswith(OFFICES) and not said_noun(word)) or word.lower().endswith(PERSON_ENDINGS)
    )


OFFICES = (*PERSON_ENDINGS, *LISTS["offices"])


def function_of(texts: Sequence[str], at: int, end: int) -> str | None:
    """Return the function printed before a name (``Nato-Generalsekretär``), or between commas on either side of it."""
    return office_before(texts, at) or office_above(texts, at) or office_behind(texts, end)


def office_before(texts: Sequence[str], at: int) -> str | None:
    """Return the office right before a name and its title: ``Umweltministerin Dr. Petra Sommer``."""
    first = at
    while first > 0 and (texts[first - 1].lower() in TITLES or is_title_stop(texts, first - 1)):
        first -= 1
    begin = first
    while begin > 0 and first - begin < MOST_OFFICES and is_office(texts[begin - 1]):
        begin -= 1
    return " ".join(texts[begin:first]) or None


def is_title_stop(texts: Sequence[str], at: int) -> bool:
    """Tell whether the token is the stop of an abbreviated title."""
    return texts[at] == "." and at > 0 and texts[at - 1].lower() in TITLES


def office_above(texts: Sequence[str], at: int) -> str | None:
    """Return the office of ``Die Sprecherin der Stadt, Eva Muster``."""
    if at < 3 or texts[at - 1] != ",":
        return None
    start = at - 1
    while (
        start > max(at - LONGEST_OFFICE, 0) and texts[start - 1] not in OPENS and "\n" not in texts[start - 1]
    ):
        start -= 1
    words = texts[start : at - 1]
    opened = start > 0 and texts[start - 1] in {"Der", "Die", "Ein", "Eine"}
    return " ".join(words) if opened and any(map(is_office, words[:3])) else None


def office_behind(texts: Sequence[str], end: int) -> str | None:
    """Return the office of ``Eva Muster, Sprecherin der Stadt,``."""
    if end + 1 >= len(texts) or texts[end] != ",":
        return None
    start = end + 1 + (texts[end + 1] in {"der", "die", "ein", "eine"})
    stop = start
    while (
        stop < min(start + LONGEST_OFFICE, len(texts))
        and texts[stop] not in CLOSES
        and "\n" not in texts[stop]
    ):
        stop += 1
    words = texts[start:stop]
    closed = stop < len(texts) and texts[stop] in {",", "."}
    return " ".join(words) if closed and any(map(is_office, words[:3])) else None


def party_of(texts: Sequence[str], end: int) -> str | None:
    """Return the party in brackets behind a name."""
    if end + 2 < len(texts) and texts[end] == "(":
        stop = end + 1
        while stop < min(end + 4, len(texts)) and texts[stop] not in {")", ",", "/"}:
            stop += 1
        printed = " ".join(texts[end + 1 : stop])
        if PARTY.fullmatch(printed):
            return printed
    return None


def gender_of(first: str, function: str | None, before: str) -> str:
    """Return f or m where the office, the address or the first name shows it, else nothing."""
    if before == "Frau":
        return "f"
    if before == "Herr":
        return "m"
    head = (function or "").split(" ")[0].lower()
    if head.endswith("in") and is_office((function or "").split(" ")[0]):
        return "f"
    folded = first.lower().partition("-")[0]
    if folded not in FIRST_NAMES and folded not in MEN and folded not in WOMEN:
        return "m" if head.endswith(("er", "ent", "chef", "or", "är")) else ""
    if folded in MEN:
        return "m"
    if folded in WOMEN or folded.endswith(WOMEN_ENDINGS):
        return "f"
    return "m"


def meant(words: Sequence[str], known: Sequence[Known], at: int, last_spoke: Sequence[Known]) -> Known | None:
    """Return the person that a phrase stands for: a name, a surname, an office that one person holds, ``er`` or ``sie``.

    ``last_spoke`` are those who spoke before, the last one at the end.
    """
    printed = " ".join(words)
    before = [one for one in known if one.at <= at + len(words)] or list(known)
    named = [one for one in known if f" {one.person.name} " in f" {printed} "]
    if named:
        return named[0]
    surnames = [one for one in before if one.surname in words or one.surname + "s" in words]
    if surnames:
        return surnames[0] if len({one.person.name for one in surnames}) == 1 else None
    low = printed.lower()
    if low in {"er", "sie"}:
        gender = "m" if low == "er" else "f"
        return next((one for one in reversed(last_spoke) if one.gender == gender), None)
    heads = [word for word in words if word[0].isupper()]
    if len(heads) != 1 or words[0].lower() not in {"der", "die", "dieser", "diese"}:
        return None
    head = heads[0].lower()
    holders = [one for one in before if holds(one, head)]
    return holders[0] if len(holders) == 1 else None


def holds(one: Known, office: str) -> bool:
    """Tell whether the person holds the office: ``die Ministerin`` is who was introduced as ``Umweltministerin``."""
    if not is_office(office[0].upper() + office[1:]):
        return False
    return any(word.lower().endswith(office) for word in (one.person.function or "").split())
