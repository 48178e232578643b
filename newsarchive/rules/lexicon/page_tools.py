"""A line -> where the tools of a page end that a caption ran into: ``Artikel vorlesen Eine Frau …``, ``0 Kommentare Brand …``.

Read by form, not by word: a count, a duration, an address to the reader, and what ``tool_words`` sees. What follows must be able to open
a caption by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.rules.header.words import tokens
from newsarchive.rules.lexicon.function_words import FUNCTION_WORDS
from newsarchive.rules.lexicon.page_words import TOOL_ROW
from newsarchive.rules.lexicon.tool_words import OPENS, SERVICE, UPPER, addressed, command, row_of_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["tools_end"]

NO_NOUN = "|".join(sorted(word.title() for word in (*FUNCTION_WORDS, "weitere")))
NOUN = rf"(?!(?:{NO_NOUN})\b)[{UPPER}][\w-]+"
NEXT = rf"(?=\s+[{UPPER}„\"»«\d])"
UNIT = r"(?:Min(?:uten?|\.|\b)|min\b\.?|Sek(?:unden?|\.|\b)|Std\.|Stunden?|['’′](?=\s))"
ABOUT = r"""(?x:
    (?:
          [<>~≈][ ]? | [Cc]a\.?[ ]? | max\.?[ ]?
        | (?:[Ee]twa | [Rr]und | knapp | unter | über | bis[ ]zu | weniger[ ]als | mehr[ ]als)[ ]
    )?
)"""
NUMBER = r"""(?x:
      (?:[Ee]iner?|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn)\b
    | \d{1,3}
)"""
SPAN = rf"{ABOUT}{NUMBER}(?:\s?[-–]\s?\d{{1,3}}|:\d{{2}})?"
MEASURED = rf"(?!(?:{NO_NOUN})\b)(?:[{UPPER}][a-zäöüß]+e\s)?(?:[{UPPER}]\w*(?:zeit|dauer|länge|Zeit|Dauer|Länge)|Dauer|Länge)"
ACTIVITY = rf"(?:{MEASURED}|(?:zu )?[a-z][a-zäöüß]{{2,}}en|zum [{UPPER}]\w+n|[{UPPER}][a-zäöü]*(?:lese|hör)\w+|(?:Lese|Hör)\w+)"
CLOCK = r"(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?!\sUhr)"
DURATION = re.compile(
    rf"(?:{MEASURED}:?\s{SPAN}(?:\s?{UNIT})?|{SPAN}\s?{UNIT}\s{ACTIVITY}|{NOUN}:?\s(?:in\s)?\(?{SPAN}\s?{UNIT}\)?"
    rf"|(?:{NOUN}:?\s)?\(?{CLOCK}\)?(?:\s?{UNIT})?|[Ii]n\s{SPAN}\s?{UNIT}\s\w+(?:en|t)|Zu[mr]\s{NOUN}:\s{SPAN}\s?{UNIT}|\d{{1,3}}\s?min\s(?:to\s)?[a-z]{{3,6}}(?=\s[{UPPER}])|{NOUN}\s[a-zäöü]+en\s\({SPAN}\s?{UNIT}\)|{SPAN}\s?[Mm]in(?:\.|\b)|{SPAN}\s?{UNIT}\s{NOUN}(?=\s[{UPPER}])|\d{{1,2}}-Min(?:uten|\.)?-{NOUN}|\d{{1,2}} Minuten?(?=\s[{UPPER}])|1 Minute)(?=\s|$)"
)
"""How long one reads or listens: ``Lesedauer 4 Minuten``, ``5 Min. Hörzeit``, ``Audio 4:05``, ``Lesen in 3 Minuten``."""
MEASURES = (
    r"(?!(?:Millionen?|Milliarden?|Prozent|Euro|Franken|Dollar|Grad|Jahre|Uhr|Meter|Kilometer|Tonnen)\b)"
)
DIGITS = r"\d{1,3}(?:[.,\s]\d{1,3})*(?:\s?(?:Tsd\.|K|k|Mio\.))?\+?"
PLURAL = rf"(?!(?:{NO_NOUN})\b)[{UPPER}][\w-]*(?:en|er|e|[eklmnopt]s)"
COUNT = re.compile(
    rf"(?:{DIGITS}(?:(?:\s|-)[Mm]al|\s?[x×])\s[a-zäöü]\w+(?:t|en)\b|{DIGITS}\s{MEASURES}(?!(?:{NO_NOUN})\b)[{UPPER}][a-zäöüß]+(?:\s[a-zäöü]+(?:en|t)\s(?:das|dies\w{{0,2}})\b(?:\s{NOUN})?|\sda(?:zu|von|rüber|für))?"
    rf"|{NOUN}:?\s\d{{1,3}}\s?(?:/|von|aus)\s?\d{{1,3}}|\d{{1,3}}\s?/\s?\d{{1,3}}(?:\s{NOUN})?|{NOUN}\s?\(\d{{1,5}}(?:\s{NOUN})?\)|\(\d{{1,5}}\)|[{UPPER}][a-zäöüß]+t:?\s{DIGITS}\s?[Mm]al|{PLURAL}:\s{DIGITS}"
    rf"|(?:{PLURAL}|Ge\w+t)\s\d{{1,3}}|(?:Noch |Bisher )?[Kk]eine?\s(?:neuen?\s)?{NOUN}){NEXT}"
)
"""How many there are of something: ``0 Kommentare``, ``56 Mal geteilt``, ``Kommentare (3)``, ``Bild 1 von 9``, ``Noch keine Kommentare``."""
ADDRESSED = re.compile(
    rf"(?:{NOUN}\s(?:an|zur|mit\sder|für)\s(?:die\s|unsere\s)?Redaktion|{NOUN}\san\s(?:uns|(?:den|die|unsere?n?)\s{NOUN})|{NOUN}\s(?:zum|zur)\s{NOUN}|(?:Zurück|Weiter)\s(?:zum?r?|nach)\s{NOUN}"
    rf"|[Zz]u[rm]\s(?!Beispiel|Teil){NOUN}|(?:Mehr|Weitere|Alle)\s(?:zum?r?\s)?{PLURAL}|Mehr\szum?r?\s{NOUN}|Gefällt\smir|{NOUN}\sals\s(?:{SERVICE.pattern}){NEXT}){NEXT}"
)
"""``Brief an die Redaktion``, ``Frage an uns``, ``Zurück zur Übersicht``, ``Mehr Bilder``, ``Ihre Meinung``, ``Artikel als PDF``."""
SIZES = re.compile(
    rf"(?:(?:{NOUN}:?\s)?A[-+a]{{0,2}}(?:\s?[/|]?\s?A[-+a]{{0,2}}){{1,3}}|{NOUN}(?:\s[a-zäöüß]+er){{2}}|(?P<thing>{NOUN})\s[a-zäöüß]+er\s(?P=thing)\s[a-zäöüß]+er){NEXT}"
)
"""How large the letters are to be: ``Schrift A A A``, ``A- A+``, ``Schrift größer Schrift kleiner``."""
BARE_COUNT = re.compile(rf"\d{{1,5}}{NEXT}")
"""A number behind the tool that it counts."""
MOST_TOOLS, LEAST_REST = 8, 8
MARKS = " |·•,/"


@lru_cache(maxsize=256)
def tools_end(line: str) -> int:
    """Return where the tools end that ``line`` begins with and something else follows; 0 where there are none."""
    end = 0
    for _ in range(MOST_TOOLS):
        for step in one_tool(line[end:], after=end > 0):
            rest = line[end + step :].lstrip(MARKS)
            if step and len(rest) >= LEAST_REST and OPENS.match(rest):
                end = len(line) - len(rest)
                break
        else:
            break
    return end


def one_tool(text: str, *, after: bool) -> Iterator[int]:
    """Yield where the tool may end that ``text`` begins with, the likeliest first; ``after`` another one."""
    for form in (DURATION, COUNT, ADDRESSED, SIZES):
        if found := form.match(text):
            yield found.end()
    if after and (found := BARE_COUNT.match(text)):
        yield found.end()
    if row := TOOL_ROW.match(text[:400]):
        yield len(text[: row.end()].rstrip())
    words = tokens(text[:200])
    yield addressed(words)
    yield command(words)
    yield row_of_nouns(words, after=after)
