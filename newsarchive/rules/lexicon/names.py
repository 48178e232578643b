"""The shape of a person's name in print, and of several in a row."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.first_names import FIRST_NAMES
from newsarchive.rules.lexicon.places import PLACES

__all__ = [
    "CONTACT",
    "NAME",
    "NAMES",
    "WORKPLACE",
    "looks_like_names",
    "split_names",
    "surname_first",
    "without_asides",
]

LISTS = word_parts(__file__, "names")

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠȘŤȚŪŮŰŹŻŽ"
WORD = rf"[{UPPER}][\w'’]{{1,30}}(?:-[\w'’]{{1,30}}){{0,3}}"
PARTICLE = one_of(LISTS["particles"])
TITLE = r"(?:(?:Dr|Prof|Dipl|Mag|PD|Ing)\.(?:-Ing\.)?(?: (?:med|phil|jur|rer|nat|h\. ?c)\.){0,3} ){0,2}"
NAME = (
    rf"{TITLE}(?:{WORD}|[{UPPER}]\.)(?: (?:{WORD}|[{UPPER}]\.|{PARTICLE}(?= )))"
    r"{0,3}"
    rf"(?: |(?<=\.)(?:von |van )?){WORD}"
)
NAMES = rf"{NAME}(?:(?:\s?(?:,|/|\||;|•|\+)|\s(?:&|(?:und|UND|sowie|mit)\b)|\n)\s?{NAME}){{0,7}}"
JOIN = re.compile(r"\s*(?:,|;|/|\||&|•|\+|\n|(?<!\bvon )\bund\b|\bUND\b|\bsowie\b|\bmit\b)\s*")
LOOSE_JOIN = re.compile(r"\s*(?:;|/|\||&|•|\+|\n|(?<!\bvon )\bund\b|\bUND\b|\bsowie\b)\s*")
"""A joint between persons that never stands between a surname and its first name, as a comma may."""
NO_PERSON = re.compile(rf"\b{one_of(LISTS['no person'])}\b")
"""Words of papers and newsrooms, which have the shape of a name."""
WHERE = re.compile(r"\s(?:(?:bericht\w+|kommentier\w+|analysier\w+)\b|aus\s|in\s|für\s|[–—-]\s)")
"""What stands behind names that report from a place: ``A B berichtet aus Kiew``, ``A B aus Kiew``."""
TITLES = re.compile(TITLE)
CONTACT = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})"
"""A mail address, or a name in a social network."""
WORKPLACE = rf"[{UPPER}][\w./-]{{2,20}}(?: [{UPPER}][\w.-]{{1,20}}){{0,2}}"
ASIDE = re.compile(
    rf"\s(?:\((?:[a-zäöü]{{2,5}}|{CONTACT}|{WORKPLACE})\)|{CONTACT}|aus {WORKPLACE})(?=\s?(?:[,;/&|]|und\b|sowie\b|$))"
)
"""What stands behind one of several names: its code, its address, its place."""
OFFICE = re.compile(
    r"""
    (?:
          [\w-]*-(?:Redakteur|Reporter|Korrespondent|Autor)(?:in)?\  | \w+\ Von[ ]
        | Autor(?:in|en|innen)?:?\  | Redakteur(?:in)?:?\  | Reporter(?:in)?:?[ ]
        | Korrespondent(?:in)?:?[ ]
    )
    (?=\S+\ \S)
    """,
    re.VERBOSE,
)
"""What a page prints before the names themselves: ``Autorin Anna Beispiel``, ``Magazin Von Anna Beispiel``."""
TRANSLATED = re.compile(r"(?:Übersetz(?:t|ung)|Aus dem [A-ZÄÖÜ]\w+ (?:übersetzt )?von)\b")
NAMES_AND_PLACE = re.compile(rf"(?P<names>{NAMES})(?:, [{UPPER}][\w.-]{{2,20}})?$")
PERSON = re.compile(rf"{NAME}$")
SURNAME = re.compile(rf"(?:{PARTICLE} )?{WORD}(?: {WORD})?")
GIVEN = re.compile(
    rf"{TITLE}(?P<first>{WORD}|[{UPPER}]\.)(?:[ -](?:{WORD}|[{UPPER}]\.)){{0,2}}(?: {PARTICLE})?"
)
PAPER = re.compile(
    r"""
    \b
    (?:
          [A-ZÄÖÜ]?\w*
          (?:
                [Zz]eitung | [Bb]latt | [Aa]nzeiger | [Kk]urier | [Bb]ote | [Rr]undschau
              | [Nn]achrichten | [Pp]resse | [Pp]ost | [Mm]agazin | [Jj]ournal | [Ee]cho
              | [Mm]erkur | [Tt]ageblatt
          )
        | Allgemeine
    )
    $
    """,
    re.VERBOSE,
)
"""What a paper's name ends in; a person's may, too, so that it tells only what stands behind a name."""
INSTITUTION = re.compile(
    r"(?:Stadt|Gemeinde|Landkreis|Kreis|Polizei|Feuerwehr|Universität|Hochschule|Verein|Kanton|Land) "
)
"""What an office, a school or a club begins with, which are no persons."""
STATION = re.compile(rf"[{UPPER}]{{2,4}} [{UPPER}][a-zäöüß]")
"""A broadcaster and where its house is, behind the name of who reports: ``A B, XYZ Musterau``."""


def split_names(text: str) -> tuple[str, ...]:
    """Return the persons named in ``text`` (``Dr. Eva Muster, A. B. Beispiel und Jan van der Vaart``), without titles.

    A surname set first is set behind (``Muster, Eva``), one that couples share is given to both (``Eva und Jan Muster``);
    the paper behind a name is no person (``Eva Muster, DER BOTE``).
    """
    if TRANSLATED.match(text):
        return ()
    line = without_asides(OFFICE.sub("", text, count=1) if OFFICE.match(text) else text)
    runs = [name for part in with_surname_last(line) for name in apart(part)]
    found: dict[str, None] = {}
    for bare in with_shared_surname([without_rest(run) for run in runs]):
        person = PERSON.match(bare) and not NO_PERSON.search(bare) and bare not in PLACES
        if person and not INSTITUTION.match(bare) and not (found and is_house(bare, next(iter(found)))):
            found[bare] = None
    return tuple(found)


def without_rest(name: str) -> str:
    """Return ``name`` without its title, and without what follows it: brackets, ``berichtet aus …``."""
    return TITLES.sub("", WHERE.split(name.partition("(")[0], maxsplit=1)[0].strip(), count=1)


def is_house(part: str, before: str) -> bool:
    """Tell whether ``part``, which stands behind the name ``before``, is where that person works: a station, a paper."""
    if STATION.match(part) or (part.isupper() and not before.isupper()):
        return True
    return PAPER.search(part) is not None and not is_person(part)


def with_surname_last(line: str) -> list[str]:
    """Return the parts of a list of names, those that have the surname first turned round.

    Where a comma sets given names behind a surname (``Muster, Eva; von Beispiel, Jan``), it parts no persons.
    """
    if "," not in line:
        return JOIN.split(line)
    found: list[str] = []
    runs = LOOSE_JOIN.split(line)
    for at, run in enumerate(runs):
        parts = [part.strip() for part in run.split(",") if part.strip()]
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        alike = "," in runs[at + 1] if at + 1 < len(runs) else True
        first_names = not alike and all(map(is_first_name, parts))  # ``Eva, Jan und Ida Muster``
        if len(parts) % 2 == 0 and pairs and not first_names and all(is_turned(*pair) for pair in pairs):
            found.extend(f"{TITLES.sub('', given)} {surname}" for surname, given in pairs)
        else:
            found.extend(JOIN.split(run))
    return found


def surname_first(line: str) -> bool:
    """Tell whether a list of names begins with a surname and given names behind it: ``von Beispiel, Jan``."""
    parts = [part.strip() for part in LOOSE_JOIN.split(line)[0].split(",")]
    return len(parts) > 1 and is_turned(parts[0], parts[1])


def is_turned(surname: str, given: str) -> bool:
    """Tell whether a comma between the two sets given names behind their surname: ``Muster, Eva``, ``von Beispiel, J.``."""
    behind = GIVEN.fullmatch(given)
    if behind is None or not SURNAME.fullmatch(surname) or surname in PLACES:
        return False
    if " " in surname and surname[:1].isupper() and is_person(surname):
        return False  # a whole name, behind which stands another
    return behind["first"].endswith(".") or is_first_name(behind["first"])


def with_shared_surname(names: list[str]) -> list[str]:
    """Return ``names``, given names that stand before a whole name with its surname: ``Eva``, ``Jan Muster``."""
    whole: list[str] = []
    surname = ""
    for name in reversed(names):
        first, _, rest = name.partition(" ")
        if rest and is_first_name(first):
            surname = rest
        elif not rest and surname and is_first_name(name):
            name = f"{name} {surname}"  # noqa: PLW2901 - the same person, by the whole name
        else:
            surname = ""
        whole.append(name)
    return whole[::-1]


def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is a first name, alone or as the first part of a double one."""
    return word.partition("-")[0].casefold() in FIRST_NAMES


def apart(text: str) -> list[str]:
    """Return the names in a line that a tool ran together without a joint: a first name behind a surname begins another."""
    words = text.split(" ")
    if len(words) < 4:
        return [text]
    first = [is_first_name(word) for word in words]
    if not first[0] or first[-1] or not all(word[:1].isupper() for word in words):
        return [text]
    starts = [0] + [at for at in range(2, len(words)) if first[at] and not first[at - 1]]
    names = [words[start:end] for start, end in pairwise([*starts, len(words)])]
    return [" ".join(name) for name in names] if all(len(name) > 1 for name in names) else [text]


def without_asides(text: str) -> str:
    """Return a line of names without what stands behind the single ones: ``Anna Beispiel (abe) und Bernd Muster @bmuster``."""
    return ASIDE.sub("", text) if "(" in text or "@" in text or " aus " in text else text


@lru_cache(maxsize=256)  # the arrangement and the rules ask about the same lines
def looks_like_names(text: str) -> bool:
    """Tell whether ``text`` is persons' names and nothing else, by shape and by the first name: ``Anna Beispiel und B. Muster, Rom``."""
    if not 4 < len(text) < 120 or not text[0].isupper():
        return False
    match = NAMES_AND_PLACE.match(text)
    if match is None:
        return len(apart(text)) > 1
    return all(is_person(part.strip()) for part in JOIN.split(match["names"]))


COUPLE = re.compile(
    rf"(?P<one>[{UPPER}]\w+(?:-\w+)?)\s(?:und|&|u\.)\s(?P<other>[{UPPER}]\w+)(?:-\w+)?\s[{UPPER}v][\w’'-]+(?:\s[{UPPER}z][\w’'-]+)*$"
)
"""Given names before a surname that two persons share."""


def is_name_list(text: str) -> bool:
    """Tell whether a line is persons' names and nothing else: as they are, with the surname first (``Muster, Eva; von Beispiel, Jan``), or as couples (``Eva und Jan Muster``)."""
    if looks_like_names(text):
        return True
    couple = COUPLE.match(text)
    if couple is not None and is_first_name(couple["one"]) and is_first_name(couple["other"]):
        return True
    runs = [[part.strip() for part in run.split(",")] for run in LOOSE_JOIN.split(text)]
    return len(text) < 120 and all(len(parts) == 2 and is_turned(*parts) for parts in runs)


def is_person(name: str) -> bool:
    """Tell whether ``name`` begins with a first name, a title or an initial."""
    first = name.partition(" ")[0]
    return first.endswith(".") or is_first_name(first)
