"""What a person should know about a record: oddities in the print, with the repair each one suggests."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newsarchive.german.as_meant import closes_unopened, misread_mark
from newsarchive.parser.language import function_words
from newsarchive.parser.repair_notes import repair_notes
from newsarchive.types.article import BodyPart, Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["no_article", "notes_on"]

GUILLEMET = re.compile(r"[«»]")

SENTENCE = re.compile(r"[a-zäöüßéèà]{2}[.!?…][“”\"»«)]?(?:\s|\Z)")
LOG_LINE = re.compile(
    r"""
      [\[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d | [A-Z][a-z]{2}\ [ \d]\d\ \d\d:\d\d:\d\d[ ]
    | \S+\ \S+\ \S+\ \[\d\d/[A-Z][a-z]{2}/\d{4}: | [\[(]?(?:DEBUG|INFO|WARN|WARNING|ERROR)\b
    """,
    re.VERBOSE,
)
CODE_LINE = re.compile(
    r"""
      (?:
            def | class | import | from | return | if | elif | else | for | while | function
          | var | let | const | public | private | static | package | using
      )
      \ .*[:;({)]$
    | import\ [\w.]+$ | from\ [\w.]+\ import\  | \#(?:include|define|!/) | <\?php
    | [{}\[\](),;]+$ | (?:return|raise|yield|print|assert)\b | (?:pass|else:|try:)$
    | [\w.\]\[]+\ [-+*]?=\ \S | (?>.*)(?<=[;{])$ | (?://|/\*|\*/) | @\w+$
    """,
    re.VERBOSE,
)
SURE_CODE = re.compile(
    r"""
      .*(?:[{}]|\);)$ | def\ \w+\( | import\ [\w.]+$ | from\ [\w.]+\ import[ ]
    | \#(?:include|define|!/) | <\?php | (?:const|let|var)\ \w+\ =
    """,
    re.VERBOSE,
)
LINES, SAMPLE = 200, 8000
"""How many lines and characters of a text are looked at to tell whether it is an article."""


def notes_on(text: str, fields: Mapping[str, str | None], body: Sequence[BodyPart]) -> tuple[Note, ...]:
    """Return the notes on the texts of an article's fields and body; ``text`` is the whole reading text."""
    notes: list[Note] = []
    if not fields.get("headline"):
        notes.append(Note("no-headline", "headline", "no headline found"))
    if not body:
        notes.append(Note("no-body", "body", "no body text found"))
    texts = [
        (field, text) for field, text in fields.items() if text and field in {"headline", "teaser", "kicker"}
    ]
    texts += [(f"body[{number}]", part.text) for number, part in enumerate(body)]
    outward = points_outward(text)
    for field, printed in texts:
        message = unbalanced(printed) or open_guillemets(printed, outward=outward)
        if message is not None:
            notes.append(Note("unbalanced-quote", field, message))
    return (*notes, *repair_notes(text, texts))


def points_outward(text: str) -> bool:
    """Tell whether the first guillemet of ``text`` is «: it quotes the Swiss way, not the »German« one."""
    swiss, german = text.find("«"), text.find("»")
    return swiss >= 0 and (german < 0 or swiss < german)


def open_guillemets(text: str, *, outward: bool) -> str | None:
    """Return a message where a guillemet closes what none opened; ``outward`` says that they point away: «so»."""
    if "»" not in text and "«" not in text:
        return None
    opening = "«" if outward else "»"
    depth = 0
    for match in GUILLEMET.finditer(text):
        depth += 1 if match[0] == opening else -1
        if depth < 0:
            return f"closing quotation mark without an opening one: …{text[max(0, match.end() - 40) : match.end()]}"
    return None


def no_article(text: str) -> Note | None:
    """Return a note where ``text`` holds no sentence at all: a table of numbers, a log, a program.

    Cautious: a headline alone, a list of names or a ticker with times is an article as far as this can tell.
    """
    sample = text[:SAMPLE]
    lines = [line for line in islice((raw.strip() for raw in sample.splitlines()), LINES) if line]
    what = None
    if len(lines) >= 5 and most(LOG_LINE, lines, 0.8) and function_words(sample) < 0.1:
        what = "a log"
    elif len(lines) >= 5 and most(CODE_LINE, lines, 0.6) and most(SURE_CODE, lines, 0.2):
        what = "a program"
    elif not SENTENCE.search(sample) and mostly_signs(sample):
        what = "numbers or signs"
    return Note("not-an-article", None, f"no article: it looks like {what}") if what else None


def most(form: re.Pattern[str], lines: Sequence[str], least: float) -> bool:
    """Tell whether more than the share ``least`` of ``lines`` begins with ``form``; stops where too few can be left."""
    possible = len(lines)
    for line in lines:
        if not form.match(line):
            possible -= 1
            if possible / len(lines) <= least:
                return False
    return True


def mostly_signs(sample: str) -> bool:
    """Tell whether hardly a third of ``sample`` is letters and it has no function words."""
    ink = sum(not char.isspace() for char in sample)
    letters = sum(char.isalpha() for char in sample)
    return ink >= 40 and letters < 0.35 * ink and function_words(sample) < 0.02


def unbalanced(text: str) -> str | None:
    """Return a message where German quotation marks do not pair up, with the repaired form where one offers itself.

    A quotation that goes on over several paragraphs opens in each and closes in the last: only a closing mark
    without an opening one counts.
    """
    end = next(closes_unopened(text), None)
    return None if end is None else explain(text, end)


def explain(text: str, end: int) -> str:
    """Return the message for a closing mark that ends at ``end`` and was never opened."""
    if misread := misread_mark(text, end):
        return f"closing quotation mark without an opening one; {misread} may stand for „{misread[1:]}"
    return f"closing quotation mark without an opening one: …{text[max(0, end - 40) : end]}"
