"""Parts of a page that are not the article: tool rows, read-also lines, subscriptions, adverts, copyright."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.agencies import AGENCY_LIST
from newsarchive.rules.lexicon.page_tools import tools_end
from newsarchive.rules.lexicon.page_words import KICKERS, TOOL_ROW
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = [
    "address_line",
    "advert",
    "copyright_line",
    "count_line",
    "glued_tools",
    "link_row",
    "mark_line",
    "page_word",
    "path_step",
    "read_also",
    "reader_note",
    "related_line",
    "repeated_line",
    "service_line",
    "tail_line",
    "tool_row",
    "vacancy",
]

LISTS = word_parts(__file__, "furniture")
LOWEST_PICTURE, LONGEST_PICTURE, LONGEST_CREDIT = 8, 600, 160
CREDITED = re.compile(
    r"(?:\b(?:[Ff]otos?|[Bb]ild(?:er)?|[Gg]rafik|[Qq]uelle|\w+(?:foto|bild))\s?:|©|\(c\))\s*\S"
)
"""The mark of a credit at the end of a line."""
HIGHEST, LEAST_HEADLINE, LONGEST_HEADLINE = 2, 25, 120
LONGEST_BARE, LEAST_HEADER = 250, 60
"""Characters of a caption without a credit, and of a header run together."""
SURE_PREFIX = re.compile(
    r"(?:E-)?Mail an die Redaktion\b|Merken Drucken|Drucken Teilen|Artikel anhören|Lesezeit|Kommentare "
)
READ_ALSO = re.compile(rf"{one_of(LISTS['read also'])}\b")
SERVICE = re.compile(one_of(LISTS["service"]))
READER_NOTE = re.compile(rf"\b{one_of(LISTS['reader note'])}\b")
"""Notices of a page about its own reading voice, its log-in, its adverts."""
ADDRESS = re.compile(r"(?:(?:Kurzlink|Link|URL|Adresse|Quelle): )?(?:https?://|www\.)\S+$")
PATH_STEP = re.compile(r"(?P<number>\d)\\?\.\s+(?:#+\s+)?(?=\S)")
"""A step of a page's path as a tool prints a numbered list: ``2. International``."""
LONGEST_STEP = 150
LINK_ROW = re.compile(
    r"""
      (?:\s*[|·•>*-]?\s*!?\[[^\[\]]{0,80}\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)){2,40}
      \s*$
    | \s*\[\s*\]\([^()\s]*\)\s*>?\s*$
    """,
    re.VERBOSE,
)
"""Links of Markdown and nothing else, as of a page's menu; or a link that shows nothing."""
VACANCY = re.compile(r"\((?:[mwdxfi](?:[/|*,][mwdxfi]){1,3}|all genders|gn)\)", re.IGNORECASE)
POINTERS = frozenset({"read_also", "related_line", "count_line"})
READ_ALSO_ALONE = re.compile(r"[^:]{3,45}:?$")
HEAD = {Label.HEADLINE, Label.KICKER, Label.SECTION}
PAGE_WORD = re.compile(rf"{one_of(LISTS['page word'])}$")
"""Whole lines: what else a paper may print in one line is longer."""
ADVERT = re.compile(
    r"(?:[-–]\s*)?(?:Anzeige|ANZEIGE|Werbung|WERBUNG|Advertorial|Advertisement|Sponsored)(?:\s*[-–])?$"
)
OWNED_BY_AGENCY = re.compile(rf"©\s?{AGENCY_LIST}$")
LEAST_PARAGRAPH = 120
COPYRIGHT = re.compile(
    rf"""
    (?:
          (?:©|\(c\)|Copyright)\s?(?:©\s?)?
          (?:
                \d{{4}}\b | dpa-infocom | Copyright | by\b | [^,;\n]{{2,40}},\ alle\ Rechte
              | [^,;:/|\n]{{2,50}}\b{one_of(LISTS["copyright"])}\b\.?,?\ \d{{4}}$
          )
        | Alle\ Rechte\ vorbehalten | dpa-infocom\b | dpa:\d{{6}}-
        | \((?:[„\"»][^„“”\"«»\n]{{2,40}}[“”\"«],?\ ?)?(?:Print-?)?Ausgabe[ ,][^()\n]{{0,40}}\d{{4}}\)
          $
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tool_row(block: Block, seen: Seen) -> Claims:
    """See the words of a page's tools, alone or run into the caption below: ``Mail an die Redaktion Anna Beispiel …``.

    Yes: corpus/wild/nato-russland-rat.txt line 3.
    No:  corpus/tempting/teilen.txt, where ``Teilen macht glücklich`` is a headline.
    """
    match = TOOL_ROW.match(block.text[:400])
    if match is None or may_be_kicker(block, seen):
        return ()
    whole = match.end() == len(block.text)
    if (
        whole
        and block.text in {"Telegram", "Instagram", "Facebook", "Twitter", "Newsletter"}
        and seen.index == 0
    ):
        return ()
    if whole or (seen.index > 0 and SURE_PREFIX.match(block.text)):
        return claim(block, 0, match.end(), Label.FURNITURE, "tool_row", 0.99 if whole else 0.97)
    return ()


def glued_tools(block: Block, seen: Seen) -> Claims:
    """See the tools of a page that no list has, told by their form, and a caption run into them: ``Artikel vorlesen Eine Frau …``.

    Yes: corpus/made-up/tools-command.txt line 3; corpus/made-up/tools-count.txt line 3.
    No:  corpus/tempting/tools-plural.txt line 3, a caption alone.
    """
    text = block.text
    if not 0 < seen.index < LOWEST_PICTURE or len(text) > LONGEST_PICTURE:
        return ()
    credited = CREDITED.search(text, max(0, len(text) - LONGEST_CREDIT))
    if credited is None and not is_under_header(block, seen):
        return ()
    end = tools_end(text)
    return claim(block, 0, end, Label.FURNITURE, "glued_tools", 0.93) if end else ()


def is_under_header(block: Block, seen: Seen) -> bool:
    """Tell whether ``block``, of a caption's size, stands right below a header run together, and the text below it."""
    below = seen.part(1)
    if seen.index > HIGHEST or below is None or len(block.text) > LONGEST_BARE:
        return False
    return len(seen.parts[0].text) > LEAST_HEADER and len(below.text) > LEAST_PARAGRAPH


def may_be_kicker(block: Block, seen: Seen) -> bool:
    """Tell whether a page's word right above the longer line of a headline may be what that is filed under: ``Kommentar``."""
    below = seen.part(1) if seen.index < HIGHEST and block.text in KICKERS else None
    return (
        below is not None and below.gap == block.gap and LEAST_HEADLINE < len(below.text) < LONGEST_HEADLINE
    )


def read_also(block: Block, seen: Seen) -> Claims:
    """See a pointer to another article: ``Lesen Sie auch: …``, ``Mehr zum Thema``.

    Yes: corpus/made-up/read-also.txt line 11.
    No:  corpus/tempting/lesen-sie.txt line 5, a sentence that goes on after ``Lesen Sie``.
    """
    if seen.index == 0 or len(block.text) > 300:
        return ()
    match = READ_ALSO.match(block.text)
    if match is None:
        return ()
    rest = block.text[match.end() :].lstrip()
    if not rest or rest[0] in ":|>»-–" or (len(block.text) < 130 and not rest.endswith(".")):
        return claim(block, 0, len(block.text), Label.FURNITURE, "read_also", 0.95)
    return ()


def service_line(block: Block, seen: Seen) -> Claims:
    """See subscription, cookie, comment and contact lines.

    Yes: corpus/made-up/service-lines.txt line 9.
    No:  corpus/tempting/cookies.txt line 3, a report about cookies.
    """
    if may_be_kicker(block, seen):
        return ()
    if (
        seen.index > 0
        and len(block.text) < 250
        and SERVICE.match(block.text)
        and not CREDITED.search(block.text)
    ):
        return claim(block, 0, len(block.text), Label.FURNITURE, "service_line", 0.9)
    return ()


def mark_line(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a line of marks and nothing else: ``***``, ``•``, ``|``.

    Yes: corpus/made-up/mark-lines.txt line 3.
    """
    text = block.text
    if len(text) < 40 and not text[0].isalnum() and not any(char.isalnum() for char in text):
        return claim(block, 0, len(block.text), Label.SEPARATOR, "mark_line", 0.97)
    return ()


def page_word(block: Block, seen: Seen) -> Claims:
    """See what a page's buttons, players and forms say, alone in a line: ``Link wurde kopiert``, ``00:00``, ``E-Mail-Adresse``.

    Yes: corpus/made-up/page-words.txt line 4.
    No:  corpus/tempting/page-words.txt line 3, where such a word begins a sentence.
    """
    if may_be_kicker(block, seen):
        return ()
    if len(block.text) < 60 and seen.index > 0 and PAGE_WORD.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "page_word", 0.95)
    return ()


REPEATED_IN = 300
"""Blocks from the top among which a headline comes again: it bounds what a text of very many lines costs."""


def repeated_line(block: Block, seen: Seen) -> Claims:
    """See the headline or the kicker once more below itself, as pages print it above and below the picture.

    Yes: corpus/made-up/front-matter-clipped.txt line 9.
    """
    if (
        len(block.text) < 15
        or not seen.has(Label.HEADLINE)
        or len(block.text) > 200
        or seen.index > REPEATED_IN
    ):
        return ()
    text, size = seen.reading.text, len(block.text)
    same = [piece for piece in seen.pieces if piece.end - piece.start == size and piece.start < block.start]
    if any(piece.label in HEAD and text[piece.start : piece.end] == block.text for piece in same):
        return claim(block, 0, len(block.text), Label.FURNITURE, "repeated_line", 0.97)
    return ()


def tail_line(block: Block, seen: Seen) -> Claims:
    """See the short lines below the last paragraph, three or more in a row: other articles' headlines, a page's foot.

    Yes: corpus/made-up/tail.txt line 11.
    No:  corpus/tempting/tail.txt line 9, the lines of a poem that closes a text.
    """
    if not seen.has(Label.PARAGRAPH) or len(block.text) > 130 or not is_title(block):
        return ()
    before = seen.pieces[-1] if seen.pieces else None
    if before is not None and before.rule == "tail_line":
        return claim(block, 0, len(block.text), Label.FURNITURE, "tail_line", 0.8)
    rest = seen.parts[seen.index + 1 : seen.index + 40]
    if len(rest) < 2 or not all(len(part.text) <= 130 and is_title(part) for part in rest[:3]):
        return ()
    if any(len(part.text) > 200 for part in rest):
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "tail_line", 0.8)


def is_title(block: Block) -> bool:
    """Tell whether a line is set like a title: it begins with a capital, has no full stop, and lists no addresses."""
    text = block.text
    if text[-1] in ".,;:…" or text[0].islower() or block.hint == "li":
        return False
    return text.count(",") < 2 and sum(char.isdigit() for char in text) < 5


def advert(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See the word that marks an advert, alone in its line.

    Yes: corpus/made-up/service-lines.txt line 5.
    No:  corpus/tempting/cookies.txt line 1, where ``Anzeige`` begins a headline.
    """
    if len(block.text) < 24 and ADVERT.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "advert", 0.99)
    return ()


def copyright_line(block: Block, seen: Seen) -> Claims:
    """See who owns the text, or which issue it is from: ``© dpa-infocom, dpa:220112-99-682364/7``, ``("Bote", Print-Ausgabe, 12.1.2022)``.

    Yes: corpus/made-up/dpa-infocom.txt line 7.
    No:  corpus/made-up/credit-sign.txt line 3, where ``©`` credits a picture.
    """
    if seen.index > 0 and OWNED_BY_AGENCY.match(block.text) and ends_text(seen):
        return claim(block, 0, len(block.text), Label.FURNITURE, "copyright_line", 0.95)
    if seen.index > 0 and len(block.text) < 200 and COPYRIGHT.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "copyright_line", 0.97)
    return ()


def ends_text(seen: Seen) -> bool:
    """Tell whether the block that is asked about stands under a text of several paragraphs, and no text under it."""
    above = sum(len(part.text) > LEAST_PARAGRAPH for part in seen.parts[: seen.index])
    return above > 1 and not any(len(part.text) > LEAST_PARAGRAPH for part in seen.parts[seen.index + 1 :])


def path_step(block: Block, seen: Seen) -> Claims:
    """See a step of the path to a page, numbered from one above the text: ``1. News``, ``2. International``.

    Yes: corpus/made-up/path-steps.txt line 1.
    No:  corpus/tempting/third-league.txt line 1, where the number belongs to the headline.
    """
    if len(block.text) > LONGEST_STEP:
        return ()
    match = PATH_STEP.match(block.text)
    if match is None or any(
        len(part.text) > LONGEST_STEP for part in seen.parts[max(seen.index - 9, 0) : seen.index]
    ):
        return ()
    first = seen.index - int(match["number"]) + 1
    steps = (
        [PATH_STEP.match(part.text) for part in seen.parts[max(first, 0) : first + 9]] if first >= 0 else []
    )
    run = 0
    for number, step in enumerate(steps, 1):
        if step is None or int(step["number"]) != number:
            break
        run = number
    if run < max(int(match["number"]), 2):
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "path_step", 0.95)


def count_line(block: Block, seen: Seen) -> Claims:
    """See a number alone under a short line: how many comments, shares or articles there are.

    Yes: corpus/made-up/count-lines.txt line 4.
    No:  corpus/tempting/numbered-chapters.txt line 5, a number that heads a chapter.
    """
    if not block.text.isdecimal() or len(block.text) > 6:
        return ()
    above, below = seen.part(-1), seen.part(1)
    if above is None or len(above.text) > 60 or (below is not None and len(below.text) > 130):
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "count_line", 0.9)


def reader_note(block: Block, seen: Seen) -> Claims:
    """See a page's notice about its reading voice or its log-in: ``Sie können sich Artikel vorlesen lassen``.

    Yes: corpus/made-up/reader-note.txt line 7.
    No:  corpus/tempting/reader-note.txt line 5, a report about such voices.
    """
    if seen.index == 0 or len(block.text) > 300 or not READER_NOTE.search(block.text):
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "reader_note", 0.85)


def address_line(block: Block, seen: Seen) -> Claims:
    """See a page's address alone in its line.

    Yes: corpus/made-up/address-line.txt line 9.
    No:  corpus/tempting/address-line.txt line 7, where it closes a sentence.
    """
    if seen.index > 0 and ADDRESS.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "address_line", 0.95)
    return ()


def related_line(block: Block, seen: Seen) -> Claims:
    """See another article's headline below the words that point to it: ``Auch interessant``, ``Chor singt am See``.

    Yes: corpus/made-up/related-lines.txt line 9.
    No:  corpus/made-up/related-lines.txt line 13, the next crosshead.
    """
    before, above = (seen.pieces[-1] if seen.pieces else None), seen.part(-1)
    if before is None or above is None or before.end != above.end or before.start != above.start:
        return ()
    if before.rule not in POINTERS or len(block.text) > 170 or block.text[-1] in ".,;":
        return ()
    if before.rule == "read_also" and not READ_ALSO_ALONE.match(above.text):
        return ()
    below = seen.part(1)
    counted = below is not None and below.text.isdecimal()
    if before.rule == "count_line" and not (counted and len(block.text) < 45):
        return ()
    if before.rule == "related_line" and below is not None and len(below.text) > 110 and len(block.text) < 60:
        return ()  # the crosshead of the text that goes on
    return claim(block, 0, len(block.text), Label.FURNITURE, "related_line", 0.85)


def link_row(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See links in Markdown side by side and nothing else: ``[ Teilen ](…)[ Senden ](…)``.

    Yes: corpus/made-up/link-row.txt line 7.
    No:  corpus/tempting/von-link-sentence.txt line 5, a link in a sentence.
    """
    if "](" in block.text and LINK_ROW.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "link_row", 0.9)
    return ()


def vacancy(block: Block, seen: Seen) -> Claims:
    """See an advertised job between the paragraphs: ``Redakteur (m/w/d)``.

    Yes: corpus/made-up/vacancies.txt line 7.
    No:  corpus/tempting/vacancies.txt line 5, a sentence about such adverts.
    """
    if (
        seen.index > 0
        and len(block.text) < 140
        and block.text[-1] not in ".!?"
        and VACANCY.search(block.text)
    ):
        return claim(block, 0, len(block.text), Label.FURNITURE, "vacancy", 0.9)
    return ()
