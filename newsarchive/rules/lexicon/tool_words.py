"""The words of a line -> where a page's tool ends that they begin with: a bare infinitive, an imperative, a row of nouns without article.

What tells the tool from a caption is the joint between them: a capital that no sentence sets there, a noun beside a noun that never has company.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.header.words import Token, classes, form_of
from newsarchive.rules.lexicon.function_words import FIRST_NAMES, FUNCTION_WORDS
from newsarchive.rules.lexicon.places import PLACES

__all__ = ["OPENS", "SERVICE", "UPPER", "addressed", "command", "row_of_nouns"]

UPPER = "A-ZÄÖÜ"
OPENS = re.compile(rf"(?!(?:Sie|Ihre?[mnrs]?|Uhr)\b)[„“\"»«‚']?[{UPPER}\d]")
"""How a caption begins: no polite address, which goes on with an imperative."""
SPLIT_OFF = re.compile(
    rf"""
    {one_of(word_list(__file__, "split_off"))}
    (?=[a-zäöü]{{3,}}(?:en|ern|eln)$)(?!(?:ge)\w+ten$)(?!\w+(?<!s)(?<!w)(?<!bl)enden$)
    """,
    re.VERBOSE,
)
"""A particle that a finite verb would set at the end of its clause: ``vorlesen`` between two nouns is an infinitive."""
SINGULAR = re.compile(
    r"""
    (?:
          [^enrls] | ion | rtage | lage | frage | gabe | ade | tte | [^e]ine | o[ds]e | nahme
        | größe | liste | seite | karte | sprache | suche | reihe | folge | stimme
    )
    $
    """,
    re.VERBOSE,
)
"""How no plural ends, so that it is no subject of a verb in ``en``: ``Stichwort verfolgen``."""
INFINITIVE = re.compile(
    r"""
    (?!
        (?!(?:ver|zu|ab|ein|aus|an|auf|be|über|weiter)?(?:senden|wenden|blenden|spenden)$)
        (?!ver\w+lichen$)
        .*
        (?:
              [^i]enen | enden | (?:lich|isch|bar|sam|haft|ständig)en
            | (?:er|zwei|drit|nächs|letz)(?:st|t)en
        )
        $
    )
    [a-zäöüß]{3,}(?:en|ern|eln)$
    """,
    re.VERBOSE,
)
"""What may be an infinitive; the endings held back are those of adjectives and participles."""
THING = re.compile(
    r"""
    (?:
          [Aa]rtikel | [Bb]eitr(?:a|ä)g | [Tt]ext | [Ss]eite | [Mm]eldung | [Bb]ericht | [Ll]ink
        | PDF | [Pp]odcast | [Nn]ewsletter | [Kk]ommentar | [Aa]udio | [Vv]ideo | [Bb]ild
        | [Ff]oto | [Gg]alerie | [Tt]hema | [Aa]utor | [Ll]iste | [Ll]eserbrief | [Ss]chrift
        | [Nn]achricht | [Dd]atei | [Vv]ersion | [Aa]nsicht | [Ff]ehler | [Aa]bo | [Kk]onto
        | [Ff]enster | [Zz]wischenablage | [Ss]tory | [Ii]nhalt | [Pp]rofil | [Ss]erie
        | [Ff]olge | [Ii]nterview | [Rr]ede | [Mm]ail | [Gg]röße | [Dd]ebatte | [Dd]iskussion
        | [Kk]arte | [Ee]instellung | [Aa]pp | [Mm]einung | [Ff]rage | [Dd]ossier | [Aa]usgabe
        | [Kk]anal | [Uu]ntertitel | [Bb]enachrichtigung | [Mm]odus | [Ll]autstärke | [Mm]enü
        | [Pp]aper | [Ll]ogin | [Kk]ontakt | [Ss]tream | [Ss]endung | [Tt]icker | [Cc]hat
        | [Ff]orum | [Ff]eed | ^X | WhatsApp
    )
    \w{0,3}$
    """,
    re.VERBOSE,
)
"""Things of a page, as the last part of a word: what its tools are for."""
NETWORKS = frozenset(
    "Facebook Twitter Messenger Mastodon Bluesky Threads Reddit Telegram LinkedIn Instagram Pinterest Tumblr Threema Xing Pocket Flipboard".split()
)
"""Services to which pages are sent, whose names look like any noun."""
STEPS = frozenset({"Zurück", "Weiter"})
"""Adverbs that are buttons."""
NUMBERS = frozenset("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())
ATTRIBUTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:ierte|ende|[rl]nde|te)[nrs]?")
"""A participle before its noun, as its ending shows."""
PARTICLES = frozenset("an ab ein mit rein zu aus weiter".split())
"""What parts from an imperative and ends it: ``Hören Sie den Text an``."""
ADVERBS = frozenset({"Jetzt", "Hier"})
ATTRIBUTE = re.compile(r"[a-zäöüß]{2,}(?:er|em|es)$")
"""An adjective within a command: ``in neuem Fenster öffnen``, ``Text größer stellen``."""
BEFORE_VERB = re.compile(rf"(?:und|oder)$|ge\w+(?:t|en)$|{ATTRIBUTE.pattern}")
INSIDE = frozenset("und oder als in auf bei per via zum zur an für mit den die das der im".split())
SERVICE = re.compile(r"[A-ZÄÖÜ][a-zäöü]+[A-Z]\w*|[A-Z]-[A-ZÄÖÜ]\w+|[A-Z]{2,5}|X")
"""Words whose look is a service's or a format's: ``WhatsApp``, ``E-Mail``, ``PDF``."""
POLITE = re.compile(rf"(?!(?:Wollen|Haben|Sind|Können|Sollen|Müssen|Dürfen)\b)[{UPPER}][a-zäöü]+e?n$")
FAMILIAR = re.compile(rf"[{UPPER}][a-zäöü]+$")
READERS = frozenset("Ihr Ihre Ihren Ihrem Ihrer Dein Deine Deinen Deinem Deiner Eure Euren Euer".split())
VIA = frozenset({"auf", "bei", "per", "via", "über", "in"})
DETERMINER = frozenset({"article", "demonstrative", "possessive", "preposition", "contraction"})
LONGEST_TOOL, MOST_TOOLS, LONGEST_IMPERATIVE, LEAST_WORDS = 6, 8, 9, 3
ALONE = frozenset("01")
"""How often nouns have others beside them that hardly ever do (``header.words.company``)."""


def command(words: list[Token]) -> int:
    """Return the end of a bare infinitive with its object, 0 where there is none: ``Beitrag als PDF speichern``, ``Auf X teilen``."""
    if len(words) > LEAST_WORDS and words[0].word.isdecimal():
        return command(words[1:]) if is_thing(words[1]) else 0  # ``11 Bilder anzeigen``
    for at, word in enumerate(words[:LONGEST_TOOL]):
        if word.end or word.opens or (at and word.word[:1].isupper() and word.lower in FUNCTION_WORDS):
            return 0
        if word.word[:1].isupper() or (at and word.word in INSIDE):
            continue
        if word.lower in FUNCTION_WORDS and not (at and FUNCTION_WORDS[word.lower] == "adverb"):
            return 0
        if not INFINITIVE.match(word.word):
            if at and not word.finite and at + 1 < len(words):
                continue  # ``Beitrag laut vorlesen``, ``in neuem Fenster öffnen``
            return 0
        if word.lower not in FUNCTION_WORDS and at and (end := infinitive_end(words, at)) >= 0:
            return end
    return 0


def infinitive_end(words: list[Token], at: int) -> int:
    """Return the end of the command whose infinitive is word ``at``: 0 where it is none, -1 where the infinitive comes later (``Als gelesen markieren``)."""
    last = at + 1 if at + 1 < len(words) and words[at + 1].word in {"lassen", "können"} else at
    if last + 1 < len(words) and not words[last].end and words[last + 1].word[:1].islower():
        return -1
    if last + 1 >= len(words) or words[last].end or not OPENS.match(words[last + 1].text):
        return 0
    return words[last].end_at if is_command(words[: at + 1], words[last + 1 :]) else 0


def is_command(words: list[Token], rest: list[Token]) -> bool:
    """Tell whether ``words`` are an object and an infinitive, and no subject and its verb that the rest goes on with."""
    verb, before = words[-1].word, words[-2]
    objects = [word.word for word in words[:-1]]
    if any(name in FIRST_NAMES for name in objects):
        return False
    if objects[0] in ADVERBS and "".join(objects[1:]).islower() == (len(objects) > 1):
        return bool(SPLIT_OFF.match(verb)) or begins_anew(rest) or has_verb(rest) or is_one(rest)
    if begins_anew(rest):
        return before.lower not in FUNCTION_WORDS or FUNCTION_WORDS[before.lower] not in DETERMINER
    if SPLIT_OFF.match(verb):
        return before.lower not in FUNCTION_WORDS or FUNCTION_WORDS[before.lower] == "adverb"
    if not (before.word[:1].isupper() or BEFORE_VERB.match(before.word)) or (
        len(words) == 2 and before.lower in FUNCTION_WORDS and before.word not in ADVERBS
    ):
        return False  # an adjective before its noun, as in ``Bei den älteren Zügen``
    return for_pages(objects) or (opens_clause(rest) and objects[0] not in {"Die", "Das", "Den", "Alle"})


def for_pages(objects: list[str]) -> bool:
    """Tell whether the words before an infinitive are what only a page's tool has there: its things, another tool, a noun that is one thing."""
    if objects[0] == "Als" and len(objects) > 1:
        return True
    if all(name.lower() in FUNCTION_WORDS or not name[:1].isupper() for name in objects):
        return False
    if any(name in NETWORKS or THING.search(name) for name in objects):
        return True
    if is_button(objects[0]) and objects[1:] in (["und"], ["oder"]):
        return True
    return len(objects) == 1 and bool(SINGULAR.search(objects[0]))


def addressed(words: list[Token]) -> int:
    """Return the end of an address to the reader, 0 where there is none: ``Hören Sie rein``, ``Folge uns auf X``, ``Ihre Meinung``."""
    if len(words) < LEAST_WORDS or words[0].end or words[1].end or words[0].opens:
        return 0
    first, second = words[0], words[1]
    if first.word in READERS:
        named = second.word[:1].isupper() and not is_name(second)
        if is_thing(second) and words[2].finite and not words[2].end and len(words) > LEAST_WORDS:
            return words[2].end_at  # ``Deine Meinung zählt``
        return second.end_at if named and (begins_anew(words[2:]) or joint(second, words[2])) else 0
    if first.lower in FUNCTION_WORDS:
        return 0
    if second.word == "Sie" and POLITE.match(first.word):
        return imperative_end(words)
    if second.word == "uns" and FAMILIAR.match(first.word):
        third = words[2].lower
        return imperative_end(words) if third in VIA | PARTICLES or words[2].word[:1].isupper() else 0
    return 0


def imperative_end(words: list[Token]) -> int:
    """Return where the object of an imperative ends, before the next capital that it does not govern."""
    for before, word in pairwise(words[1:LONGEST_IMPERATIVE]):
        own = word.lower in FUNCTION_WORDS or before.word in PARTICLES or not governs(before)
        if own and word.word[:1].isupper() and word.word not in READERS:
            return before.end_at
        if word.end or word.opens:
            return 0
    return 0


def governs(word: Token) -> bool:
    """Tell whether a noun must follow a word: an article, a preposition, an adjective."""
    if word.word in READERS or word.word == "mehr" or word.lower in VIA:
        return True
    group = FUNCTION_WORDS.get(word.lower)
    return (
        group in DETERMINER
        if group
        else word.word.islower() and word.lower.endswith(("e", "en", "er", "es", "em"))
    )


def begins_anew(words: list[Token]) -> bool:
    """Tell whether ``words`` begin with a capital that stands nowhere within a sentence: ``Die``, ``Im``, ``Zwei``, ``Zerstörte Häuser``."""
    first = words[0]
    if not first.word[:1].isupper() or first.word in STEPS:
        return False
    attribute = first.sign == "A" and ATTRIBUTIVE.fullmatch(first.word)
    return (
        first.lower in FUNCTION_WORDS
        or first.lower in NUMBERS
        or bool(
            attribute
            and len(words) > 1
            and words[1].word[:1].isupper()
            and not first.end
            and words[1].sign == "N"
        )
    )


def is_one(words: list[Token]) -> bool:
    """Tell whether ``words`` begin with a noun that is one thing, and so no subject of a verb in ``en``."""
    alone = len(words) > 1 and not words[0].end and words[1].lower not in {"und", "oder", "sowie"}
    return alone and not is_name(words[0]) and bool(SINGULAR.search(words[0].word))


def opens_clause(words: list[Token]) -> bool:
    """Tell whether ``words`` are a clause of their own: its first word is a function word, or a verb stands in it."""
    return words[0].lower in FUNCTION_WORDS or has_verb(words)


def has_verb(words: list[Token]) -> bool:
    """Tell whether a finite verb stands in the clause that ``words`` begin with."""
    for word in words[:12]:
        if word.finite or (word.word.islower() and word.word.endswith("ieren")):
            return True
        if not word.opens and word.end[:1] in {".", "!", "?", ",", ":", ";"}:
            return False
    return False


def row_of_nouns(words: list[Token], *, after: bool) -> int:
    """Return the end of a row of buttons, 0 where there is none: ``Teilen Merken E-Mail``."""
    row: list[Token] = []
    for word in words[:MOST_TOOLS]:
        known = word.lower in FUNCTION_WORDS and word.word not in STEPS
        if word.end or word.opens or not word.word[:1].isupper() or known or word.lower in NUMBERS:
            break
        row.append(word)
    if len(row) == len(words) or not row:
        return 0
    return buttons_end(row, words, after=after) or bare_end(row, words, after=after)


def buttons_end(row: list[Token], words: list[Token], *, after: bool) -> int:
    """Return the end of the buttons in a ``row`` of capitalised words that opens ``words``."""
    buttons = [at for at, word in enumerate(row) if is_button(word.word)]
    follows = words[len(row)]
    opened = follows.lower in FUNCTION_WORDS and follows.word[:1].isupper()
    if buttons and buttons[-1] + 1 == len(row) and not OPENS.match(follows.text):
        buttons.pop()  # the verb that the caption begins with: ``Sinken die Preise?``
    while buttons and not opened and row[buttons[-1]].word.isupper():
        buttons.pop()  # a house that the caption begins with: ``SAP plant …``
    if not buttons or (len(row) < 3 and buttons == [0] and not INFINITIVE.match(row[0].lower)):
        return 0
    while (
        buttons[-1] + 1 < len(row)
        and INFINITIVE.match(row[buttons[-1] + 1].lower)
        and row[buttons[-1] + 1].word not in PLACES
        and row[buttons[-1] + 1].word not in classes()[0]
    ):
        buttons.append(buttons[-1] + 1)
    if opened:
        return row[-1].end_at if buttons[0] == 0 or len(row) > 1 else 0
    last = buttons[-1]
    if last == 0 and not after and not opens_clause(words[1:]) and row[0].word in classes()[0]:
        return 0  # a noun, too: ``Kosten``, ``Reisen``
    named = any(word.word in FIRST_NAMES for word in row[: buttons[0]])
    return row[last].end_at if not named and (buttons[0] <= 1 or len(row) > 2) else 0


def bare_end(row: list[Token], words: list[Token], *, after: bool) -> int:
    """Return the end of nouns side by side that have no company elsewhere, 0 where there are none: ``Login Suche Wetter``."""
    if any(is_name(word) for word in row[:2]):
        return 0
    if begins_anew(words[len(row) :]):
        if len(row) > 1 and any(map(is_thing, row)) and not any(map(is_name, row)):
            return row[-1].end_at
        return row[-1].end_at if len(row) > 2 or after or (len(row) > 1 and joint(row[0], row[1])) else 0
    person = next((at for at in range(2, len(row) - 1) if row[at + 1].word in FIRST_NAMES), 0)
    if person and not any(map(is_name, row[:person])) and any(map(is_thing, row[:person])):
        return row[person - 1].end_at  # ``Menü Suche Login``, then ``Landwirt Karl Beispiel``
    joints = [at for at in range(1, len(row)) if joint(row[at - 1], row[at])]
    if not joints or len(joints) + after < 2:
        return 0
    return row[joints[-1] - 1].end_at


def joint(left: Token, right: Token) -> bool:
    """Tell whether two capitalised words side by side are no phrase: neither is a name, nor what a named one is."""
    if is_name(left) or left.sign == "A":
        return False
    if right.word in FIRST_NAMES:
        return left.leads in ALONE or left.leads == "?"
    return left.leads == "0" or (left.leads == "1" and (right.follows in ALONE or right.sign == "A"))


def is_name(word: Token) -> bool:
    """Tell whether a word is a first name, a place, or what a named person is."""
    return word.word in FIRST_NAMES or word.word in PLACES or word.shape == "R"


def is_button(word: str) -> bool:
    """Tell whether a capitalised word is an infinitive made a noun, or looks like a service or a format."""
    if word in PLACES or word in FIRST_NAMES:
        return False
    if SERVICE.fullmatch(word) or word in NETWORKS or word in STEPS:
        return True
    lower = word.lower()
    return bool(INFINITIVE.match(lower)) and (
        form_of(lower, lower) == "plural"
        or bool(SPLIT_OFF.match(lower))
        or (word not in classes()[0] and ends_in_verb(lower))
    )


def ends_in_verb(word: str) -> bool:
    """Tell whether the last part of a word is a verb: ``stummschalten``."""
    return any(form_of(word[at:], word[at:]) == "plural" for at in range(3, min(8, len(word) - 5)))


def is_thing(word: Token) -> bool:
    """Tell whether a word names a thing of a page or a service."""
    return word.word in NETWORKS or THING.search(word.word) is not None
