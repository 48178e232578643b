"""Pictures: credits in all their forms, and the captions that stand before or after them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.agencies import credit_agencies
from newsarchive.rules.lexicon.names import NAMES, looks_like_names
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = [
    "after_tools",
    "credit_below",
    "credit_colon",
    "credit_first",
    "credit_mark",
    "credit_sign",
    "credit_von",
    "legend",
    "picture_words",
    "without_repetition",
]

LISTS = word_parts(__file__, "photo")

MARK = one_of(LISTS["marks"])
CREDIT = re.compile(
    rf"""
    (?<![\w])(?P<open>[(\[]?\s?)
    (?P<mark>
        (?:©\s?)?{MARK}(?:/(?:Grafik|Montage|Repro|Archiv))?\s?:\s*(?:(?:Foto|Bild):\s*)?
        (?:©\s*)?
    )
    (?P<credit>(?!\s)[^\r\n]{{2,140}})$
    """,
    re.VERBOSE,
)
SIGN = re.compile(
    r"""
    (?<![\w])(?P<open>[(\[]?\s?)
    (?P<mark>(?:Foto|Bild)?\s?(?:©|\(c\)|Copyright:|Copyright(?=\s+[A-ZÀ-Þ©]))\s*)
    (?P<credit>[^\r\n©]{2,140})$
    """,
    re.VERBOSE,
)
CREDIT_FIRST = re.compile(
    rf"[(\[]\s?(?:{MARK}\s?:|©|\(c\))\s*(?P<credit>[^()\[\]\r\n]{{2,80}})[)\]]\s*[:–-]?\s*(?=[A-ZÄÖÜ„\"])"
)
SENTENCE = re.compile(r"[a-zäöüß]{3,}[.!?]\s+[A-ZÄÖÜ„]")
WORDS = re.compile(
    rf"""
      \({one_of(LISTS["caption words"])}\.?\)
    | \((?:hier\ )?(?:im|auf\ dem|auf\ diesem)\ (?:Bild|Foto)\b[^)]{{0,20}}\)
    | ,\ (?:hier\ )?(?:im\ Bild|auf\ dem\ Foto)\b | \bIm\ Bild: | \bIm\ Bild\ (?=[A-ZÄÖÜ])
    | \b(?:Unser\ (?:Bild|Foto)\ zeigt|Das\ Foto\ zeigt|Das\ Bild\ zeigt|v\.\ ?l\.)
    | (?:^|[.!?]\ )(?:Archivbild|Symbolbild|Symbolfoto)\b(?=\ ?(?:[:.]|$))
    """,
    re.VERBOSE,
)
LONGEST_CAPTION = 600
CREDIT_TAIL = 170
"""Characters at the end of a block among which a credit begins."""
SENTENCE_END = re.compile(r"[.!?“”»)]\s*[(\[]?$")
BILD_COLON = re.compile(r"(?:Bild|Foto):\s(?=.{12})")
LOOSE_MARKS = (
    "Bild",
    "Visualisierung",
    "Rendering",
    "Animation",
    "Luft",
    "Video",
    "Quelle",
    "Karte",
    "Montage",
    "Grafik",
    "Zeichnung",
    "Illustration",
    "Collage",
    "Repro",
    "Karikatur",
)
CREDIT_WORDS = frozenset(LISTS["small words"])  # fmt: skip
"""Words in small letters that credits are made of."""
ZVG = re.compile(r"(?:zvg|privat|Archiv|dpa)\.$", re.IGNORECASE)
CREDIT_VON = re.compile(
    rf"""
    (?:^|(?<=[.!?)“\"]\ ))[(\[]?
    (?:Fotos?|Bilder|Bild|Aufnahmen?|Grafik|Illustration(?:en)?|Karikatur)
    \ (?:von|by)\ (?P<credit>(?-x:{NAMES}))[)\]]?$
    """,
    re.VERBOSE,
)
SENTENCE_BEHIND = re.compile(r"(?:©|\(c\)) [a-zäöü][^©]*\w{2}\. [A-ZÄÖÜ]\w+ [a-zäöü]+ ")
"""A sentence that goes on behind the sign."""
MARK_ALONE = re.compile(rf"[(\[]?(?:{MARK}(?: ?:)?|©|\(c\))$")
OWN_SIGN = re.compile(r"(?:©|\(c\))\s*(?=\S)")
MINUTES = re.compile(r"\d{1,2}(?::\d\d)? ?[Mm]in\w*\.?$")
LEGEND = re.compile(r"(?:Legende|Bildlegende|Bildunterschrift|Bildtext|BU|Im Bild):\s*")


def credit_colon(block: Block, seen: Seen) -> Claims:
    """See a credit behind its word and colon at the end of a block, and a caption before it: ``… in Kiel. (Foto: A B/dpa)``.

    Yes: corpus/wild/nato-russland-rat.txt line 3.
    No:  corpus/tempting/foto-in-text.txt line 5, where a sentence goes on behind ``Foto:``.
    """
    if block.text.find(":", max(0, len(block.text) - CREDIT_TAIL)) < 0:
        return ()
    return credited(block, seen, CREDIT, "credit_colon")


def credit_sign(block: Block, seen: Seen) -> Claims:
    """See a credit behind a copyright sign at the end of a block: ``Ein Rauchmelder. © A B / Imago``.

    Yes: corpus/made-up/credit-sign.txt line 3.
    No:  corpus/made-up/dpa-infocom.txt line 7, which is the text's own copyright.
    """
    text = block.text
    if ("©" in text or "(c)" in text or "Copyright" in text) and not SENTENCE_BEHIND.search(text):
        return credited(block, seen, SIGN, "credit_sign")
    return ()


def credit_mark(block: Block, seen: Seen) -> Claims:
    """See a credit's mark alone in a line, with whose picture it is in the line below: ``Foto:``.

    Yes: corpus/made-up/foto-alone.txt line 7.
    No:  corpus/tempting/foto-alone.txt line 7, where a sentence follows.
    """
    text = block.text
    if text[-1] not in ":©)" or seen.index == 0 or not MARK_ALONE.match(text):
        return ()
    below = seen.part(1)
    if (
        below is None
        or len(below.text) > 90
        or not is_credit(below.text, trusted=False)
        or below.text[-1] in ".:"
    ):
        return ()
    return claim(block, 0, len(text), Label.SEPARATOR, "credit_mark", 0.95)


def credit_below(block: Block, seen: Seen) -> Claims:
    """See whose picture it is in the line below its mark.

    Yes: corpus/made-up/foto-alone.txt line 9.
    """
    before = seen.pieces[-1] if seen.pieces else None
    if before is None or before.rule != "credit_mark" or seen.reading.text[before.end : block.start].strip():
        return ()
    start = match_end(OWN_SIGN, block.text)
    sign = claim(block, 0, start, Label.SEPARATOR, "credit_below", 0.95)
    return (*sign, *claim(block, start, len(block.text), Label.CREDIT, "credit_below", 0.93))


def credited(block: Block, seen: Seen, form: re.Pattern[str], rule: str) -> Claims:
    """Return caption, mark and credit of a block that ends in ``form``."""
    if len(block.text) > LONGEST_CAPTION or (seen.index == 0 and len(block.text) > 200):
        return ()
    match = last_mark(block.text, form)
    if match is None:
        return ()
    start, end = match.span("credit")
    closed = end
    if match["open"].strip():
        if block.text[end - 1] not in ")]":
            return ()
        end -= 1
    elif block.text[end - 1] == ")" and opened_before(block.text[: match.start()], match["credit"]):
        end -= 1
    if match.start() == 0 and (bar := caption_behind(block.text[start:end])):
        return caption_second(block, start, start + bar, rule)
    loose = end < closed or not match["mark"].startswith(LOOSE_MARKS)
    if end <= start or not is_credit(match["credit"][: end - start], trusted=loose):
        return ()
    if match["mark"].startswith("Quelle") and not is_source(seen, match):
        return ()
    caption = len(block.text[: match.start()].rstrip(" |–·•-/"))
    if ZVG.search(block.text, start, end):
        end -= 1
    end = start + len(without_repetition(block.text[start:end]))
    opening = match_end(BILD_COLON, block.text[:caption])
    pieces = [
        *claim(block, 0, opening, Label.SEPARATOR, rule, 0.95),
        *claim(block, opening, caption, Label.CAPTION, rule, 0.95),
    ]
    pieces += claim(block, caption, start, Label.SEPARATOR, rule, 0.98)
    pieces += claim(block, start, end, Label.CREDIT, rule, 0.97)
    pieces += claim(block, end, closed, Label.SEPARATOR, rule, 0.98)
    return pieces


def is_source(seen: Seen, match: re.Match[str]) -> bool:
    """Tell whether what ``Quelle:`` names is a picture's: behind a caption, or with a slash and a name where the text goes on."""
    if len(match["credit"]) > 50 or match.start() > 250:
        return False
    if match.start() > 0:
        return True
    names = match["credit"].replace("|", "/").split("/")
    below = seen.parts[seen.index + 1 : seen.index + 5]
    persons = [name for name in names if looks_like_names(name.strip())]
    agencies = [name for name in names if name not in persons and credit_agencies(name)]
    known = bool(persons) and len(names) > 1 and (len(persons) + len(agencies) == len(names))
    return known and any(len(part.text) > 100 for part in below)


def last_mark(text: str, form: re.Pattern[str]) -> re.Match[str] | None:
    """Return the last match of ``form`` at the end of ``text`` that a sentence parts from the one before, which opens the caption."""
    match = form.search(text, max(0, len(text) - CREDIT_TAIL))
    while match is not None:
        again = form.search(text, match.start("credit"))
        if again is None or not SENTENCE_END.search(text, match.start("credit"), again.start()):
            break
        match = again
    return match


def caption_second(block: Block, start: int, end: int, rule: str) -> Claims:
    """Return the pieces of a block whose credit goes from ``start`` to ``end``, and whose caption follows behind a bar."""
    return (
        *claim(block, 0, start, Label.SEPARATOR, rule, 0.95),
        *claim(block, start, end, Label.CREDIT, rule, 0.95),
        *claim(block, end, end + 3, Label.SEPARATOR, rule, 0.95),
        *claim(block, end + 3, len(block.text), Label.CAPTION, rule, 0.9),
    )


def caption_behind(credit: str) -> int:
    """Return where the credit ends in ``A B/dpa | Der Marktplatz am Morgen.``, 0 where no caption stands behind a bar."""
    before, bar, behind = credit.rpartition(" | ")
    sentence = bar and behind.endswith((".", "!", "?")) and low_words(behind) >= 2
    return len(before) if sentence else 0


def low_words(text: str) -> int:
    """Return how many words of ``text`` begin in small letters that do not in credits."""
    return sum(1 for word in text.split() if word[0].islower() and word.strip(".,()/|") not in CREDIT_WORDS)


def match_end(form: re.Pattern[str], text: str) -> int:
    """Return where ``form`` ends at the start of ``text``, 0 where it does not begin there."""
    match = form.match(text)
    return match.end() if match else 0


def without_repetition(credit: str) -> str:
    """Return ``credit`` without the photographer's name where a bar and the name once more follow: ``dpa/A B | A B``."""
    before, _, again = credit.rpartition("|")
    return (
        before.rstrip()
        if before and again.strip() and again.strip().casefold() in before.casefold()
        else credit
    )


def opened_before(caption: str, credit: str) -> bool:
    """Tell whether the bracket that closes ``credit`` was opened in ``caption``: ``… (Archivbild, Foto: dpa)``."""
    return "(" not in credit and caption.count("(") > caption.count(")")


def credit_first(block: Block, seen: Seen) -> Claims:
    """See a credit in brackets before its caption: ``(Foto: Anna Beispiel) Der Marktplatz am Morgen.``.

    Yes: corpus/made-up/credit-first.txt line 5.
    No:  corpus/tempting/foto-brackets.txt line 7, where a sentence mentions a picture in brackets.
    """
    if block.text[0] not in "([" or seen.index == 0 or len(block.text) > LONGEST_CAPTION:
        return ()
    match = CREDIT_FIRST.match(block.text)
    if match is None or not is_credit(match["credit"], trusted=True):
        return ()
    start, end = match.span("credit")
    return (
        *claim(block, 0, start, Label.SEPARATOR, "credit_first", 0.95),
        *claim(block, start, end, Label.CREDIT, "credit_first", 0.95),
        *claim(block, end, match.end(), Label.SEPARATOR, "credit_first", 0.95),
        *claim(block, match.end(), len(block.text), Label.CAPTION, "credit_first", 0.9),
    )


def is_credit(text: str, *, trusted: bool) -> bool:
    """Tell whether what stands behind the mark names somebody, and is no clause of a headline or an answer.

    A mark that is not ``trusted`` is a word that texts use for other things too: ``Erstes Bild: So könnte …``.
    """
    if SENTENCE.search(text) or text[0] in '„"»«':
        return False
    low = low_words(text)
    if text[-1] in ".!?" and low > 2:
        return False  # a sentence
    return trusted or (text[-1] not in "?!" and (low < 3 or low <= len(text.split()) // 4))


def credit_von(block: Block, seen: Seen) -> Claims:
    """See a credit with ``von`` for the colon, alone or behind a caption: ``Foto von Anna Beispiel``.

    Yes: corpus/made-up/foto-von.txt line 9.
    No:  corpus/tempting/foto-von-sentence.txt line 7, where a sentence goes on.
    """
    if seen.index == 0 or (" von " not in block.text and " by " not in block.text):
        return ()
    match = CREDIT_VON.search(block.text)
    if match is None:
        return ()
    return (
        *claim(block, 0, match.start(), Label.CAPTION, "credit_von", 0.9),
        *claim(block, match.start(), match.start("credit"), Label.SEPARATOR, "credit_von", 0.95),
        *claim(block, match.start("credit"), match.end("credit"), Label.CREDIT, "credit_von", 0.95),
        *claim(block, match.end("credit"), len(block.text), Label.SEPARATOR, "credit_von", 0.95),
    )


def legend(block: Block, seen: Seen) -> Claims:
    """See the word that announces a caption, in or above its line: ``Legende: …``, ``Bildunterschrift: …``.

    Yes: corpus/made-up/legende.txt line 5.
    """
    text = block.text
    if len(text) < 40 and text[0] in "LBI" and LEGEND.fullmatch(text.rstrip()):
        return claim(block, 0, len(text), Label.SEPARATOR, "legend", 0.95)
    before = seen.pieces[-1] if seen.pieces else None
    if before is not None and before.rule == "legend" and before.label is Label.SEPARATOR:
        if not seen.reading.text[before.end : block.start].strip() and len(text) < LONGEST_CAPTION:
            return claim(block, 0, len(text), Label.CAPTION, "legend", 0.93)
        return ()
    match = LEGEND.match(text) if text[0] in "LBI" and len(text) <= LONGEST_CAPTION else None
    if match is None:
        return ()
    pieces = claim(block, 0, match.end(), Label.SEPARATOR, "legend_line", 0.95)
    return (*pieces, *claim(block, match.end(), len(text), Label.CAPTION, "legend_line", 0.93))


def after_tools(block: Block, seen: Seen) -> Claims:
    """See a caption without a credit that a page's tool words ran into: ``Mail an die Redaktion Der Platz im Mai.``.

    Yes: corpus/made-up/caption-no-credit.txt line 3.
    No:  corpus/tempting/tools-alone.txt line 3, where a paragraph stands in the next block.
    """
    before = seen.pieces[-1] if seen.pieces else None
    if (
        before is None
        or before.rule not in {"tool_row", "glued_tools"}
        or before.end >= block.start
        or before.end + 3 < block.start
    ):
        return ()
    if "\n" in seen.reading.text[before.end : block.start] or len(block.text) > LONGEST_CAPTION:
        return ()
    label = Label.FURNITURE if MINUTES.match(block.text) else Label.CAPTION
    return claim(block, 0, len(block.text), label, "after_tools", 0.95)


def picture_words(block: Block, seen: Seen) -> Claims:
    """See the words that captions use of their picture: ``Anna Beispiel (l.) und …``, ``(Archivbild)``, ``Im Bild: …``."""
    text = block.text
    if (
        seen.index == 0
        or len(text) > 220
        or not ("(" in text or "ild" in text or "oto" in text or "v." in text)
    ):
        return ()
    if text.count(". ") > 2 or not WORDS.search(text):
        return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "picture_words", 0.8)
