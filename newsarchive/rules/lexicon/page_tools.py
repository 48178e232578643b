"""A line -> where the tools of a page end that a caption ran into: ``Artikel vorlesen Eine Frau …``, ``0 Kommentare Brand …``.

Read by form, not by word: a bare infinitive with its object, a count, a duration, a row of nouns without article. What follows
must be able to open a caption by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsarchive.rules.header.words import Token, classes, form_of, tokens
from newsarchive.rules.lexicon.function_words import FIRST_NAMES, FUNCTION_WORDS
from newsarchive.rules.lexicon.page_words import TOOL_ROW
from newsarchive.rules.lexicon.places import PLACES

__all__ = ["tools_end"]

UPPER = "A-ZÄÖÜ"
UNIT = r"(?:Min(?:uten?|\.|\b)|min\b\.?|Sek(?:unden?|\.|\b)|Std\.|Stunden?)"
SPAN = r"(?:ca\.? ?|etwa |rund )?(?:(?:eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b|\d{1,3})(?:\s?[-–]\s?\d{1,3}|:\d{2})?"
MEASURED = rf"[{UPPER}]\w*(?:zeit|dauer|länge|Zeit|Dauer|Länge)|Dauer|Länge"
DURATION = re.compile(
    rf"(?:(?:{MEASURED}):?\s{SPAN}(?:\s?{UNIT})?|{SPAN}\s?{UNIT}(?:\s(?:{MEASURED}|zu lesen|lesen|hören))|[{UPPER}][a-zäöüß]+:?\s{SPAN}\s?{UNIT}|\d{{1,2}}:\d{{2}}(?!\sUhr)(?:\s?{UNIT})?|{SPAN}\s?[Mm]in(?:\.|\b)|{SPAN}\s?{UNIT}\s[{UPPER}][a-zäöüß]+(?=\s[{UPPER}]))(?=\s|$)"
)
"""How long one reads or listens: ``Lesedauer 4 Minuten``, ``5 Min. Hörzeit``, ``02:45``."""
COUNT = re.compile(
    rf"\d{{1,3}}(?:[.\s]\d{{3}})*\+?\s(?:Mal\s\w+t\b|(?!(?:Millionen|Milliarden|Millionen|Prozent|Euro|Franken|Dollar|Grad|Jahre|Uhr|Meter|Kilometer|Tonnen)\b)[{UPPER}][a-zäöüß]+)(?=\s[{UPPER}„\"»«\d])"
)
"""How many there are of something: ``0 Kommentare``, ``56 Mal geteilt``."""
ADDRESSED = re.compile(
    rf"(?:(?:E-)?[{UPPER}][\w-]+\s(?:an|zur|mit\sder|für)\s(?:die\s|unsere\s)?Redaktion|(?!Wollen|Haben|Sind|Können|Sollen|Müssen|Dürfen)[{UPPER}][a-zäöü]+en\sSie\s(?:uns|mit|mehr|hier|weiter)|(?:Zurück\s)?(?:[Zz]ur|[Zz]um)\s(?!Beispiel|Teil)[{UPPER}][\w-]+|Mehr\s[{UPPER}][\w-]+|Gefällt\smir)(?=\s[{UPPER}„\"»«\d])"
)
"""``Brief an die Redaktion``, ``Schreiben Sie uns``, ``Zurück zur Übersicht``, ``Mehr Bilder``."""
SPLIT_OFF = re.compile(
    r"(?:vor|an|ab|auf|aus|ein|her|hin|herunter|hinunter|weiter|hinzu|zu|mit|nach|zurück|zusammen|fest|frei)(?=[a-zäöü]{3,}(?:en|ern|eln)$)"
)
"""A particle that a finite verb would set at the end of its clause: ``vorlesen`` between two nouns is an infinitive."""
SINGULAR = re.compile(r"(?:[^enrls]|ion)$")
"""How no plural ends, so that it is no subject of a verb in ``en``: ``Stichwort verfolgen``."""
INFINITIVE = re.compile(
    r"(?!.*(?:[^i]enen|(?:lich|isch|bar|sam|haft|ständig)en|(?:er|zwei|drit|nächs|letz)(?:st|t)en)$)[a-zäöüß]{3,}(?:en|ern|eln)$"
)
"""What may be an infinitive; the endings held back are those of adjectives and participles."""
THING = re.compile(
    r"(?:[Aa]rtikel|[Bb]eitr(?:a|ä)g|[Tt]ext|[Ss]eite|[Mm]eldung|[Bb]ericht|[Ll]ink|PDF|[Pp]odcast|[Nn]ewsletter|[Kk]ommentar|[Aa]udio|[Vv]ideo|[Bb]ild|[Ff]oto|[Gg]alerie|[Tt]hema|[Aa]utor|[Ll]iste|[Ll]eserbrief|[Ss]chrift|[Nn]achricht|[Dd]atei|[Vv]ersion|[Aa]nsicht|[Ff]ehler|[Aa]bo|[Kk]onto|[Ff]enster|[Zz]wischenablage|[Ss]tory|[Ii]nhalt|[Pp]rofil|[Ss]erie|[Ff]olge|[Ii]nterview|[Rr]ede|[Mm]ail|[Mm]essenger|Facebook|Twitter|WhatsApp|Mastodon|Bluesky|Threads|Reddit|Telegram|LinkedIn|Instagram|Pinterest)\w{0,3}$"
)
"""Things of a page, as the last part of a word: what its tools are for."""
ADVERBS = frozenset({"Jetzt", "Hier"})
ATTRIBUTE = re.compile(r"[a-zäöüß]{2,}(?:er|em|es)$")
"""An adjective within a command: ``in neuem Fenster öffnen``, ``Text größer stellen``."""
BEFORE_VERB = re.compile(rf"(?:und|oder)$|{ATTRIBUTE.pattern}")
INSIDE = frozenset("und oder als in auf per via zum zur an für mit den die das der im".split())
SERVICE = re.compile(r"[A-ZÄÖÜ][a-zäöü]+[A-Z]\w*|[A-Z]-[A-ZÄÖÜ]\w+|[A-Z]{2,5}|X")
"""Words whose look is a service's or a format's: ``WhatsApp``, ``E-Mail``, ``PDF``."""
OPENS = re.compile(rf"(?!(?:Sie|Ihre?[mnrs]?|Uhr)\b)[„“\"»«‚']?[{UPPER}\d]")
"""How a caption begins: no polite address, which goes on with an imperative."""
LONGEST_TOOL, MOST_TOOLS, LEAST_REST = 6, 8, 8


@lru_cache(maxsize=256)
def tools_end(line: str) -> int:
    """Return where the tools end that ``line`` begins with and something else follows; 0 where there are none."""
    end = 0
    for _ in range(MOST_TOOLS):
        step = one_tool(line[end:], after=end > 0)
        if not step:
            break
        end += step
        end += len(line[end:]) - len(line[end:].lstrip(" |·•,/"))
    rest = line[end:]
    return end if end and len(rest) >= LEAST_REST and OPENS.match(rest) else 0


def one_tool(text: str, *, after: bool) -> int:
    """Return where the tool ends that ``text`` begins with, 0 where it begins with something else; ``after`` another one."""
    for form in (DURATION, COUNT, ADDRESSED):
        if (found := form.match(text)) and OPENS.match(text[found.end() :].lstrip(" |·•,/")):
            return found.end()
    if row := TOOL_ROW.match(text[:400]):
        return len(text[: row.end()].rstrip())
    words = tokens(text[:200])
    return command(words) or row_of_nouns(words, after=after)


def command(words: list[Token]) -> int:
    """Return the end of a bare infinitive with its object, 0 where there is none: ``Beitrag als PDF speichern``, ``Auf X teilen``."""
    for at, word in enumerate(words[:LONGEST_TOOL]):
        if word.end or word.opens:
            return 0
        if at and word.word[:1].isupper() and word.lower in FUNCTION_WORDS:
            return 0
        if word.word[:1].isupper() or (at and word.word in INSIDE):
            continue
        if at and ATTRIBUTE.match(word.word) and not word.finite and word.lower not in FUNCTION_WORDS:
            continue
        if not INFINITIVE.match(word.word) or word.lower in FUNCTION_WORDS:
            return 0
        if (
            at == 0
            or not (words[at - 1].word[:1].isupper() or BEFORE_VERB.match(words[at - 1].word))
            or all(word.lower in FUNCTION_WORDS or not word.word[:1].isupper() for word in words[:at])
            or (at == 1 and words[0].lower in FUNCTION_WORDS and words[0].word not in ADVERBS)
        ):
            return 0  # an adjective before its noun, as in ``Bei den älteren Zügen``
        last = at + 1 if at + 1 < len(words) and words[at + 1].word in {"lassen", "können"} else at
        if last + 1 >= len(words) or words[last].end or not OPENS.match(words[last + 1].text):
            return 0
        return words[last].end_at if is_command(words[: at + 1], words[last + 1 :]) else 0
    return 0


def is_command(words: list[Token], rest: list[Token]) -> bool:
    """Tell whether ``words`` are an object and an infinitive, and no subject and its verb that the rest goes on with."""
    verb = words[-1].word
    objects = [word.word for word in words[:-1]]
    if any(name in FIRST_NAMES for name in objects):
        return False
    if any(map(THING.search, objects)):
        return True
    if len(objects) == 1 and SINGULAR.search(objects[0]):
        return True
    return bool(SPLIT_OFF.match(verb)) or (
        opens_clause(rest) and objects[0] not in {"Die", "Das", "Den", "Alle"}
    )


def opens_clause(words: list[Token]) -> bool:
    """Tell whether ``words`` are a clause of their own: its first word is a function word, or a verb stands in it."""
    if words[0].lower in FUNCTION_WORDS:
        return True
    for word in words[:12]:
        if word.finite:
            return True
        if not word.opens and word.end[:1] in {".", "!", "?", ",", ":", ";"}:
            return False
    return False


def row_of_nouns(words: list[Token], *, after: bool) -> int:
    """Return the end of a row of buttons, 0 where there is none: ``Teilen Merken E-Mail``."""
    row: list[Token] = []
    for word in words[:MOST_TOOLS]:
        if word.end or word.opens or not word.word[:1].isupper() or word.lower in FUNCTION_WORDS:
            break
        row.append(word)
    if len(row) == len(words) or not row:
        return 0
    buttons = [at for at, word in enumerate(row) if is_button(word.word)]
    follows = words[len(row)]
    opened = follows.lower in FUNCTION_WORDS and follows.word[:1].isupper()
    while buttons and not opened and row[buttons[-1]].word.isupper():
        buttons.pop()  # a house that the caption begins with: ``SAP plant …``
    if not buttons or (len(row) < 3 and buttons == [0] and SERVICE.fullmatch(row[0].word)):
        return 0
    while (
        buttons[-1] + 1 < len(row)
        and INFINITIVE.match(row[buttons[-1] + 1].lower)
        and row[buttons[-1] + 1].word not in PLACES
    ):
        buttons.append(buttons[-1] + 1)
    if opened:
        return row[-1].end_at if buttons[0] == 0 or len(row) > 1 else 0
    last = buttons[-1]
    if last == 0 and not after and not opens_clause(words[1:]) and row[0].word in classes()[0]:
        return 0  # a noun, too: ``Kosten``, ``Reisen``
    named = any(word.word in FIRST_NAMES for word in row[: buttons[0]])
    return row[last].end_at if not named and (buttons[0] <= 1 or len(row) > 2) else 0


def is_button(word: str) -> bool:
    """Tell whether a capitalised word is an infinitive made a noun, or looks like a service or a format."""
    if word in PLACES or word in FIRST_NAMES:
        return False
    if SERVICE.fullmatch(word):
        return True
    lower = word.lower()
    return bool(INFINITIVE.match(lower)) and (
        form_of(lower, lower) == "plural" or bool(SPLIT_OFF.match(lower))
    )
