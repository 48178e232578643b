"""Text -> a note where it looks like the export of a press database whose form is not known, with several articles in it.

Yes: corpus/made-up/unknown-export.txt
No:  corpus/tempting/film-list.txt, corpus/tempting/rules-between-parts.txt

Cautious: the same kind of border must return, each time with what a database says about an article, and with prose between. Tickers,
lists of films and dates, interviews, reviews of the press and articles with rules between their parts are single articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.lexicon.database_dates import date_line, printed_date
from newsarchive.types.article import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["unknown_export"]

GROUPS = {
    "title": "titel title titre headline überschrift schlagzeile artikeltitel",
    "date": "datum date erscheinungsdatum erscheinungstag publikationsdatum erschienen veröffentlicht published",
    "source": "quelle source medium zeitung publikation publication zeitschrift titelquelle",
    "desk": "ressort rubrik section rubrique ausgabe edition länge length longueur dokument dokumentnummer document byline volltext artikeltext",
    "other": "autor autoren autorin author auteur seite page seiten nummer sprache language langue text inhalt body texte url link untertitel vorspann",
}  # fmt: skip
LABELS = {label: group for group, labels in GROUPS.items() for label in labels.split()}
COUNTED = (
    "artikel dokument document treffer beitrag meldung ergebnis record result hit article datensatz nachricht"
)
SIGN = re.compile(
    r"^[ \t]*(?:(?P<rule>([-=*_#~+])\2{4,})[ \t]*$"
    rf"|(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})[ \t]*:(?=[ \t]|$)"
    rf"|[-=*_# ]{{0,20}}(?:{COUNTED.replace(' ', '|')})[ \t]+(?P<number>\d{{1,4}})[ \t]?(?:von|of|de|sur|/)[ \t]?\d{{1,5}}[-=*_# ]{{0,20}}$)",
    re.MULTILINE | re.IGNORECASE,
)
"""What may part articles: a rule, a label, a counted line."""
PAPER = re.compile(
    r"^[^\n.:!?]{3,60}?,? (?:vom|v\.) \d{1,2}\.[^\n]{2,30}?,? (?:Seite|S\.):? ?\d[^\n]{0,30}$", re.MULTILINE
)
PROSE = 150
"""Characters in long lines that are a text: under it, a row of labels is an entry in a list."""
LONG, HEAD = 60, 6
"""Characters of a line that is prose, and lines at the top of an article in which a database speaks."""
SENTENCE = re.compile(r"[.!?…][“”\"»«)]?$")
HEAD_LINE = re.compile(r"""
    [^\n]{2,60}?(?:,?\ (?:vom|v\.|den)|,)[ ]
    (?P<date>\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]+)\s?\d{2,4})\b[^\n]{0,40}$
    """,
    re.VERBOSE)  # fmt: skip


def unknown_export(text: str) -> Note | None:
    """Return a note where ``text`` looks like several articles of an export; None for an article."""
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    signs = list(signs_in(lines))
    count = papers(lines) if " vom " in lines or " v. " in lines else 0
    if len(signs) >= 2:
        count = max(count, counted(lines, signs), labelled(lines, signs), ruled(lines, signs))
    if count < 2:
        return None
    return Note(
        "unknown-export",
        None,
        f"looks like an export of {count} articles in a form that is not known; it was read as one text: save it as one file an article",
    )


def signs_in(lines: str) -> Iterator[re.Match[str]]:
    """Yield what may part articles, asking only where a line begins."""
    at = 0
    while True:
        if found := SIGN.match(lines, at):
            yield found
        at = lines.find("\n", at) + 1
        if not at:
            return


def borders(lines: str, cuts: Sequence[int]) -> int:
    """Return how many articles ``cuts`` open: all must have prose, the last of several may be cut off."""
    if len(cuts) < 2:
        return 0
    parts = [lines[start:end] for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]
    texts = [prose(part) >= PROSE for part in parts]
    return len(parts) if all(texts[:-1]) and sum(texts) >= 2 else 0


def prose(part: str) -> int:
    """Return how many characters of ``part`` stand in long lines."""
    return sum(len(line) for line in map(str.strip, part.split("\n")) if len(line) >= LONG)


def counted(lines: str, signs: Iterable[re.Match[str]]) -> int:
    """Return how many articles are numbered, from 1 without a gap: ``Treffer 1 von 5``."""
    found = [match for match in signs if match["number"]]
    if [int(match["number"]) for match in found] != list(range(1, len(found) + 1)):
        return 0
    return borders(lines, [match.start() for match in found])


def papers(lines: str) -> int:
    """Return how many articles a paper's line with date and page opens: ``Musterower Bote vom 12.01.2022, Seite 3``."""
    return borders(lines, [match.start() for match in PAPER.finditer(lines) if printed_date(match[0])])


def labelled(lines: str, signs: Iterable[re.Match[str]]) -> int:
    """Return how many times the same labels come round, date and source or section among them."""
    found = [(match["label"].lower(), match.start()) for match in signs if match["label"]]
    first = next(iter(found), ("", 0))[0]
    cuts = [at for label, at in found if label == first]
    if len(cuts) < 2:
        return 0
    rounds = [
        {label for label, at in found if start <= at < end}
        for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)
    ]
    if any(len(labels) < 3 for labels in rounds[:-1]):
        return 0
    shared = set.intersection(*rounds[:-1]) if len(rounds) > 2 else rounds[0] & rounds[1]
    groups = {LABELS[label] for label in shared}
    if len(shared) < 3 or "date" not in groups or groups.isdisjoint({"source", "desk"}):
        return 0
    return borders(lines, cuts)


def ruled(lines: str, signs: Iterable[re.Match[str]]) -> int:
    """Return how many articles rules part, each with a head as databases print it."""
    rules = [match for match in signs if match["rule"]]
    if len(rules) < 2:
        return 0
    edges = [0, *(match.end() for match in rules)]
    parts = [
        lines[start:end]
        for start, end in zip(edges, [*(rule.start() for rule in rules), len(lines)], strict=True)
    ]
    texts = [part for part in parts if prose(part) >= PROSE]
    headed = [part for part in texts if has_head(part)]
    return len(headed) if len(headed) >= 2 and len(headed) >= 0.8 * len(texts) else 0


def has_head(part: str) -> bool:
    """Tell whether paper and date stand above a text: in one line, in lines of their own, or labelled."""
    top = [line.strip() for line in part.split("\n") if line.strip()][:HEAD]
    short = [line for line in top if len(line) < LONG and not SENTENCE.search(line)]
    if any((match := HEAD_LINE.match(line)) and printed_date(match["date"]) for line in short):
        return True
    if (
        len(
            {LABELS[match["label"].lower()] for line in top if (match := SIGN.match(line)) and match["label"]}
        )
        >= 2
    ):
        return True
    dated = sum(date_line(line) is not None for line in short)
    return dated == 1 and len(short) >= 3
