"""The shape of a person's name in print, and of several in a row."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from newsarchive.rules.lexicon.first_names import FIRST_NAMES
from newsarchive.rules.lexicon.places import PLACES

__all__ = ["CONTACT", "NAME", "NAMES", "WORKPLACE", "looks_like_names", "split_names", "without_asides"]

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠȘŤȚŪŮŰŹŻŽ"
WORD = rf"[{UPPER}][\w'’]{{1,30}}(?:-[\w'’]{{1,30}}){{0,3}}"
PARTICLE = r"(?:von der|von den|van der|van den|van de|von|van|de la|de|del|della|di|da|dos|du|zu|zur|vom|al|el|bin|ten|ter|den|der)"
TITLE = r"(?:(?:Dr|Prof|Dipl|Mag|PD|Ing)\.(?:-Ing\.)?(?: (?:med|phil|jur|rer|nat|h\. ?c)\.){0,3} ){0,2}"
NAME = (
    rf"{TITLE}(?:{WORD}|[{UPPER}]\.)(?: (?:{WORD}|[{UPPER}]\.|{PARTICLE}(?= )))"
    r"{0,3}"
    rf"(?: |(?<=\.)(?:von |van )?){WORD}"
)
NAMES = rf"{NAME}(?:(?:\s?(?:,|/|\||;|•|\+)|\s(?:&|(?:und|UND|sowie|mit)\b)|\n)\s?{NAME}){{0,7}}"
JOIN = re.compile(r"\s*(?:,|;|/|\||&|•|\+|\n|\bund\b|\bUND\b|\bsowie\b|\bmit\b)\s*")
NO_PERSON = re.compile(
    r"\b(?:Online|ONLINE|Redaktion|REDAKTION|Redaktionsteam|News|Nachrichten|Zeitung|ZEITUNG|Zeitschrift|Verlag|Agentur|Presse|Rundfunk|Newsroom|Team|Desk|De|Com|GmbH|AG|TV|Radio|Magazin|Portal|Anzeigen|Prospekte|MDR|NDR|WDR|SWR|RBB|BR|HR|SR|SRF|ORF|ZDF|ARD|DW|RTL|DPA|AFP|Mitglied|Agenturen|Korrespondenten?|Korrespondentin|Redakteur(?:in)?|Reporter(?:in)?|Autor(?:in)?|Volontär(?:in)?|Chefredakt\w+|Kolumnist(?:in)?|Experten)\b"
)
"""Words of papers and newsrooms, which have the shape of a name."""
WHERE = re.compile(r"\s(?:(?:bericht\w+|kommentier\w+|analysier\w+)\b|aus\s|in\s|[–—-]\s)")
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
    r"(?:[\w-]*-(?:Redakteur|Reporter|Korrespondent|Autor)(?:in)? |\w+ Von |Autor(?:in|en|innen)?:? |Redakteur(?:in)?:? |Reporter(?:in)?:? |Korrespondent(?:in)?:? )(?=\S+ \S)"
)
"""What a page prints before the names themselves: ``Autorin Anna Beispiel``, ``Magazin Von Anna Beispiel``."""
TRANSLATED = re.compile(r"(?:Übersetz(?:t|ung)|Aus dem [A-ZÄÖÜ]\w+ (?:übersetzt )?von)\b")
NAMES_AND_PLACE = re.compile(rf"(?P<names>{NAMES})(?:, [{UPPER}][\w.-]{{2,20}})?$")
PERSON = re.compile(rf"{NAME}$")
INSTITUTION = re.compile(
    r"(?:Stadt|Gemeinde|Landkreis|Kreis|Polizei|Feuerwehr|Universität|Hochschule|Verein|Kanton|Land) "
)
"""What an office, a school or a club begins with, which are no persons."""
STATION = re.compile(rf"[{UPPER}]{{2,4}} [{UPPER}][a-zäöüß]")
"""A broadcaster and where its house is, behind the name of who reports: ``A B, XYZ Musterau``."""


def split_names(text: str) -> tuple[str, ...]:
    """Return the persons named in ``text`` (``Dr. Eva Muster, A. B. Beispiel und Jan van der Vaart``), without titles."""
    found: dict[str, None] = {}
    if TRANSLATED.match(text):
        return ()
    joined = JOIN.split(without_asides(OFFICE.sub("", text, count=1) if OFFICE.match(text) else text))
    for part in (name for run in joined for name in apart(run)):
        bare = TITLES.sub("", WHERE.split(part.partition("(")[0], maxsplit=1)[0].strip(), count=1)
        person = PERSON.match(bare) and not NO_PERSON.search(bare) and bare not in PLACES
        if person and not INSTITUTION.match(bare) and not (found and STATION.match(bare)):
            found[bare] = None
    return tuple(found)


def apart(text: str) -> list[str]:
    """Return the names in a line that a tool ran together without a joint: a first name behind a surname begins another."""
    words = text.split(" ")
    if len(words) < 4:
        return [text]
    first = [word.partition("-")[0].casefold() in FIRST_NAMES for word in words]
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


def is_person(name: str) -> bool:
    """Tell whether ``name`` begins with a first name, a title or an initial."""
    first = name.partition(" ")[0]
    return first.endswith(".") or first.partition("-")[0].casefold() in FIRST_NAMES
