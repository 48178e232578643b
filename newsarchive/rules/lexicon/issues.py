"""A line that says where a text was printed -> its parts: the paper, the day, the issue, the page.

It is read part by part: what has a form of its own (dates, ``Nr. 9``, ``S. 3``, ``Ausgabe Nord``) is told first, and what is
left between those must be the paper's name, a section, or persons.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.dates import BULLET, DATE, MONTH, MONTH_NUMBER, TIME, WEEKDAY, ZONE, iso_date
from newsarchive.rules.lexicon.names import PAPER, is_person, looks_like_names
from newsarchive.rules.lexicon.places import PLACES
from newsarchive.rules.lexicon.sections import SECTIONS
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["IssuePart", "is_called_paper", "is_paper", "issue_parts", "month_date", "paper_in", "printed_in"]

LISTS = word_parts(__file__, "issues")

UPPER = "A-ZÄÖÜ"
PAGE_NUMBER = r"""(?x:
    (?:[A-ZÄÖÜ]{1,5}[ -]?\d?-?)?\d{1,4}[A-Za-z]?(?:\s?[-–/,+]\s?(?:S\.\s?)?\d{1,4}(?!\d|\.))*
    (?:\s?ff?\b\.?)?
)"""
PAGE = rf"(?:(?:S\.|Seiten?|SEITEN?|pp?\.|Pag\.)\s?:?\s?(?P<page>{PAGE_NUMBER}|(?:eins|drei|Eins|Drei)\b)|(?P<front>Titelseite))"
"""``S. 3``, ``Seite: 3``, ``Seiten 3-5``, ``S. B 3``, ``Titelseite``."""
ISSUE = r"""(?x:
      (?:N[rR]\.|Nummer|No\.|Heft|Ausgabe(?:\ Nr\.)?|Ausg\.|KW|Folge)\s?:?\s?
      (?P<issue>\d{1,4}(?:\s?[-/]\s?\d{1,4}){0,2}(?!\d|\.\s?\d)(?:\ \((?:19|20)\d\d\))?)
    | (?<!\d)(?P<bare_issue>\d{1,3}/(?:19|20)?\d\d)(?![\d/])
    | (?P<volume>\d{1,3}\.\ (?:Jahrgang|Jg\.)|(?:Jahrgang|Jg\.)\ \d{1,4})
)"""
"""The number of an issue: ``Nr. 9``, ``Heft 3/2022``, ``3/2022``, ``74. Jahrgang``."""
EDITION = rf"(?P<edition>(?:Ausgabe|Edition):? [{UPPER}][\w/-]+(?: [{UPPER}(][\w/-]+\)?){{0,3}}|[{UPPER}][\w-]*(?:ausgabe|-Ausgabe|auflage)(?: [{UPPER}][\w/-]+)?|Print(?!-))(?=\s*(?:[,;)\]{BULLET}/–-]|vom\b|$))"
"""One of a paper's editions: ``Ausgabe Musterow``, ``Print-Ausgabe``, ``Stadtausgabe``."""
DAY = rf"(?i:(?:vom\s|v\.\s?|im\s)?(?:(?<!am\s){WEEKDAY})?(?P<date>{DATE}(?:{TIME}|(?=\D|$))){ZONE}|(?P<month_year>{MONTH}\s(?:19|20)\d\d))"
MARK = r"""(?x:
      (?:
            Quellen? | [Aa]us | Medium | Zeitung | Erschienen(?:\ ist)?\ (?:in|am)
          | Mit\ freundlicher\ Genehmigung(?:\ von)? | [Zz]uerst\ erschienen\ in
          | Veröffentlicht\ in | In
      )
      :?\s(?:der\ |dem\ |die\ )?
    | [Vv]on\s
)"""
SMALL_PAPERS = frozenset({"taz", "t-online"})
MONTH_YEAR = re.compile(rf"(?P<name>{MONTH})\s(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
STATED = re.compile(r"(?:Ausgabe|Edition):? ")
ABBREVIATED = re.compile(r"\b[A-ZÄÖÜ]\.$")
JOINING = frozenset("vom v. in der in im am den".split())
LEADING = re.compile(MARK)
FORMS = re.compile(rf"(?<!\w)(?:{DAY}|{PAGE}|{ISSUE}|{EDITION})")
QUOTED = re.compile(r"[„“”\"»«‚‘’']")
SMALL_WORDS = frozenset(LISTS["small words"])
ARTICLE = re.compile(r"(?:Der|Die|Das|DER|DIE|DAS|Le|La|Il) [A-ZÄÖÜ]")
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:de|at|ch|com|net|org|li|lu|info|tv)$")
CAPITALS = re.compile(rf"[{UPPER}]{{2,}}(?:[ -][{UPPER}]{{2,}}){{0,3}}$")
PERIODICAL = re.compile(rf"{one_of(LISTS['periodicals'])}\b")
"""Words of periodicals' names that are no surname behind a first name."""
GAP = re.compile(rf"[,;()\[\]{BULLET}/]|\s[–—-]\s|^[–—-]\s|\s[–—-]$")
"""What parts the names in a line."""
PLACED = re.compile(r"(?:in|aus)\s(?:der|dem|den)\s(?=[A-ZÄÖÜ])")
TRAILING = re.compile(r"\s(?:vom|v\.|in der|in|im|auf|am)$")
RESSORT = re.compile(
    r"(?:Ressort|Rubrik|Buch|Teil):?\s|(?:Datum|Tag|Zeitung|Medium|Publikation|Quelle):(?:\s|$)"
)
LONGEST, MOST_WORDS, MOST_NAMES = 140, 7, 3


class IssuePart(NamedTuple):
    """What ``line[start:end]`` is; what stands between two parts joins or announces them."""

    start: int
    end: int
    label: Label


def issue_parts(line: str) -> list[IssuePart]:
    """Return the parts of a line that says where a text was printed, in order; nothing where it is another line.

    ``Musterower Bote, 12.01.2022, S. 3``, ``DER BOTE Nr. 3/2022, 13. Januar 2022``, ``12. Januar 2022 | Seite 3``. A day alone is
    no such line, nor are persons, places and sections with a day.
    """
    if len(line) > LONGEST or not any(char.isdigit() for char in line):
        return []
    forms = [(found.span(), part) for found in FORMS.finditer(line) if (part := formed(found)) is not None]
    names: list[IssuePart] = []
    at = 0
    for start, end in [*(span for span, _ in forms), (len(line), len(line))]:
        for run_start, run_end in runs(line, at, start):
            name = named(line, run_start, run_end)
            if name is None:
                return []
            names.append(name)
        at = end
    parts = [part for _, part in forms]
    names = list(settled(line, names))
    return sorted([*parts, *names]) if is_issue(line, parts, names) else []


def settled(line: str, names: Sequence[IssuePart]) -> Iterator[IssuePart]:
    """Yield ``names`` with a paper and its subtitle as one (``taz, die tageszeitung``), a paper's place and a section named again as furniture."""
    seen: set[str] = set()
    paper = False
    for name, below in zip_longest(names, names[1:]):
        words = line[name.start : name.end]
        own = name.label is Label.PUBLISHER
        if paper and own and words.startswith("die "):
            continue
        if own and below is not None and line[below.start : below.end].startswith("die "):
            yield name._replace(end=below.end)
        elif (paper and line[name.start - 1] == "(" and not own_word(words)) or (
            name.label is Label.SECTION and (words in seen or (paper and words in PLACES))
        ):
            yield name._replace(label=Label.FURNITURE)
        else:
            yield name
        seen.add(words)
        paper = own


def own_word(words: str) -> bool:
    """Tell whether ``words`` are a paper's name or a section's by their form, and so no place in brackets behind a paper."""
    return is_paper(words) or words.casefold() in SECTIONS


def printed_in(line: str) -> Iterator[tuple[str, str]]:
    """Yield the field and the value of each issue, edition and page that a database states in the line about a paper."""
    for found in FORMS.finditer(line):
        part = formed(found)
        if part is not None and part.label in {Label.EDITION, Label.PAGE}:
            yield part.label.value, line[part.start : part.end]


def is_issue(line: str, parts: Sequence[IssuePart], names: Sequence[IssuePart]) -> bool:
    """Tell whether the parts of ``line`` together say where a text was printed: enough of paper, day, issue and page."""
    kinds = {part.label for part in parts}
    papers = [line[name.start : name.end] for name in names if name.label is Label.PUBLISHER]
    if len(papers) > 1 or len(names) > MOST_NAMES:
        return False
    known = any(map(is_paper, papers))
    dated, counted, located = (label in kinds for label in (Label.PUBLISHED, Label.EDITION, Label.PAGE))
    if papers and not known:
        return located and dated
    return sum((known, dated, counted, located)) > 1


def formed(found: re.Match[str]) -> IssuePart | None:
    """Return the day, page, issue or edition that a form has; None where its figures are no day of the calendar."""
    if found["date"]:
        return IssuePart(*found.span("date"), Label.PUBLISHED) if iso_date(found["date"]) else None
    if found["month_year"]:
        return IssuePart(*found.span("month_year"), Label.PUBLISHED)
    if found["page"] or found["front"]:
        return IssuePart(*found.span("page" if found["page"] else "front"), Label.PAGE)
    which = next(name for name in ("issue", "bare_issue", "volume", "edition") if found[name])
    start, end = found.span(which)
    if which == "edition" and (stated := STATED.match(found[which])):
        start += stated.end()
    return IssuePart(start, end, Label.EDITION)


def runs(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words in ``line[start:end]``, without the marks between them and the words that announce or join them."""
    at = start
    for stop, resume in [*(gap.span() for gap in GAP.finditer(line, start, end)), (end, end)]:
        first, last = at, stop
        at = resume
        first += len(line[first:last]) - len(line[first:last].lstrip())
        if announced := (LEADING.match(line, first, last) if first == 0 else None) or RESSORT.match(
            line, first, last
        ):
            first = announced.end()
        elif inside := PLACED.match(line, first, last):
            first = inside.end()
        words = line[first:last]
        if trailing := TRAILING.search(words.rstrip()):
            words = words[: trailing.start()]
        bare = words.strip(" \t")
        if not ABBREVIATED.search(bare):
            bare = bare.rstrip(".")
        if bare and bare not in JOINING:
            first += words.find(bare)
            yield first, first + len(bare)


def named(line: str, start: int, end: int) -> IssuePart | None:
    """Return what a run of words between the forms names: a section, a paper, persons, a place; None where it is none of these."""
    words = line[start:end]
    if len(words) > 2 and QUOTED.match(words[0]) and QUOTED.match(words[-1]):
        start, end, words = start + 1, end - 1, words[1:-1]
    if QUOTED.search(words):
        return None
    if words.casefold() in SECTIONS and not is_paper(words):
        return IssuePart(start, end, Label.SECTION)
    if is_paper(words):
        return IssuePart(start, end, Label.PUBLISHER)
    if looks_like_names(words):
        return IssuePart(start, end, Label.BYLINE)
    if words in PLACES:
        return IssuePart(start, end, Label.FURNITURE)
    return IssuePart(start, end, Label.PUBLISHER) if is_title(words) else None


def is_title(words: str) -> bool:
    """Tell whether ``words`` have the form of a name: few, and all with a capital except small words between them."""
    split = words.split()
    return (
        ":" not in words
        and 0 < len(split) <= MOST_WORDS
        and all(word[0].isupper() or word.casefold() in SMALL_WORDS for word in split)
    )


def is_paper(name: str) -> bool:
    """Tell whether ``name`` is a paper's by its form: its last word, an article before a capital, capitals throughout, a page's address."""
    if not is_title(name) and not DOMAIN.match(name):
        return False
    if DOMAIN.match(name) or name in SMALL_PAPERS:
        return True
    if name in PLACES or is_person(name):
        return False
    if PAPER.search(name) or PERIODICAL.search(name) or CAPITALS.match(name):
        return True
    return ARTICLE.match(name) is not None and len(name.split()) < 4


def paper_in(line: str) -> IssuePart | None:
    """Return the paper that is named in ``line`` and nothing else, in a word that papers are called by: ``Quelle: Musterower Bote``."""
    found = [named(line, start, end) for start, end in runs(line, 0, len(line))]
    if len(found) != 1 or found[0] is None or found[0].label is not Label.PUBLISHER:
        return None
    name = line[found[0].start : found[0].end]
    return found[0] if is_called_paper(name) else None


def is_called_paper(name: str) -> bool:
    """Tell whether ``name`` is a paper's and has a word that papers are called by; others may be titles."""
    return bool(is_paper(name) and (PAPER.search(name) or PERIODICAL.search(name)))


def month_date(text: str) -> str | None:
    """Return the month that ``text`` states without a day, in ISO 8601: ``Januar 2022`` as ``2022-01``."""
    found = MONTH_YEAR.match(text.strip())
    if found is None:
        return None
    return f"{found['year']}-{MONTH_NUMBER[found['name'].lower().rstrip('.')]:02}"
