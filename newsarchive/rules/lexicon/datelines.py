"""How datelines are printed: places, agencies, and what parts them from the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.agencies import AGENCY, AGENCY_LIST
from newsarchive.rules.lexicon.dates import MONTH
from newsarchive.rules.lexicon.names import UPPER
from newsarchive.rules.lexicon.places import PLACES, WORDS_TOO, place_shape
from newsarchive.types.pieces import Label, Piece
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.types.reading import Block

__all__ = ["agency_dateline", "dateline_end", "is_place_line", "known_places", "split_places"]

LISTS = word_parts(__file__, "datelines")

WORD = rf"[{UPPER}][\wéèôç'’]{{1,24}}(?:-[{UPPER}a-z]\w{{0,20}}){{0,3}}"
PLACE = rf"(?:{one_of(LISTS['before a place'])}\.? ?)?{WORD}(?: (?:am|an der|im|ob der|bei|in|auf|de|es|vor der) {WORD}| [avio]\. ?d\. ?(?:{WORD}|[A-Z]\.)| a\. ?[MdO]\.?(?: ?[A-Z]\.)?| i\. ?(?:Br|B|Ü)\.| \((?:Oder|Saale|Kreis {WORD}|{WORD})\)|,? D\. ?C\.?| {WORD})?"
PLACES_FORM = rf"(?P<places>{PLACE}(?:(?:/| / |, | und ){PLACE}){{0,3}})"
NEXT = rf"(?=[{UPPER}„\"»«‚›‹'“(\d])"
PLACE_STOP = re.compile(rf"(?P<text>{PLACES_FORM})\.(?P<gap>\s*){NEXT}")
PLACE_AGENCY = re.compile(
    rf"(?P<text>{PLACES_FORM}[.,]? ?(?:\(|\[)(?:mit )?(?P<agencies>{AGENCY_LIST})(?:\)|\]))\s*(?P<mark>[-–—:.|]{{1,2}}\s*)?(?=\S)",
    re.IGNORECASE,
)
PLACE_CODE = re.compile(rf"(?P<text>{PLACES_FORM} \([a-z]{{2,4}}\))\s*[-–—:.|]{{1,2}}\s*{NEXT}")
BEGINS = rf"{one_of(LISTS['begins'])}\s|[„\"»«]"
"""The first word of most sentences, told from a name that an agency's could belong to."""
PLACE_BARE_AGENCY = re.compile(
    rf"(?P<text>{PLACES_FORM}(?:,? |/)(?P<agencies>{AGENCY_LIST}))(?:\s*[|–—:.-]\s*(?=\S)|\s+(?={BEGINS}))"
)
AGENCY_FIRST = re.compile(
    rf"(?P<text>(?P<agencies>{AGENCY_LIST})(?: |/| / ){PLACES_FORM})\s?[-–—:|.]\s*{NEXT}"
)
AGENCY_OPEN = re.compile(
    rf"(?P<text>(?P<agencies>(?:dpa|epd|kna|afp|sda|apa|sid|awp|AFP|KNA|APA|SDA|SID|AWP|AP)(?:/{AGENCY})*))(?:(?:\.|\s?[-–—|:]\s)\s*{NEXT}|\s+(?={BEGINS}))"
)
CODE_PLACE = re.compile(
    rf"(?P<text>[a-zäöü]{{2,4}}\.(?:/(?P<agencies>{AGENCY_LIST}))? {PLACES_FORM}(?:, (?P<date>\d{{1,2}}\.\s?(?:{MONTH}|\d{{1,2}}\.)))?)(?:\.|\s?[-–—|:])\s*{NEXT}"
)
OPENS_SMALL = re.compile(rf"(?:{AGENCY}|[a-zäöü]{{2,4}}\.)[\s.,/|:–—-]")
"""An agency or an author's code at the very start of a text."""
AGENCY_ALONE = re.compile(rf"(?P<text>[(\[](?P<agencies>{AGENCY_LIST})[)\]])\s*(?:[-–—:.|]\s*)?(?=\S)")
PLACE_DASH = re.compile(rf"(?P<text>{PLACES_FORM})\s?[–—|:·-]\s{NEXT}")
PLACE_DATE = re.compile(
    rf"(?P<text>{PLACES_FORM}(?:,| ,)? (?:den |im )?(?P<date>\d{{1,2}}\.\s?(?:{MONTH}|\d{{1,2}}\.)(?:\s?\d{{4}})?)(?: \((?P<agencies>{AGENCY_LIST})\))?)(?:\s*[.:|–—-]{{1,2}}|\s)\s*{NEXT}"
)
NOT_PLACES = re.compile(rf"{one_of(LISTS['no places'])}$")
SHORTEST = {
    "agency_first": 20, "agency_open": 40, "code_place": 20, "place_agency": 20, "place_bare_agency": 20, "place_code": 20, "agency_alone": 20, "place_date": 20, "place_stop": 20, "place_dash": 70,
}  # fmt: skip
"""Characters that have to follow: a headline or crosshead may begin with a place and a colon."""
BY_RIVER = re.compile(r" (?:[avio]\.|am|an|im|in|bei|ob|vor|unter|auf|\().*")
"""What tells a place from its namesakes: ``v. d. Höhe``, ``am Main``, ``(Westerwald)``."""
AREA = re.compile(
    rf"(?:(?:Landkreis|Kreis|Region|Raum|Kanton|Samtgemeinde) {WORD}|{WORD}-Kreis(?: {WORD})?|[{UPPER}]\w{{3,20}}kreis)$"
)
ALONE = re.compile(rf"{PLACES_FORM}\.$")
JOIN = re.compile(r"\s*/\s*|,\s+| und ")
FORMS = (
    ("agency_first", AGENCY_FIRST, 0.95),
    ("code_place", CODE_PLACE, 0.95),
    ("agency_open", AGENCY_OPEN, 0.93),
    ("place_agency", PLACE_AGENCY, 0.98),
    ("place_bare_agency", PLACE_BARE_AGENCY, 0.97),
    ("place_code", PLACE_CODE, 0.95),
    ("agency_alone", AGENCY_ALONE, 0.95),
    ("place_date", PLACE_DATE, 0.9),
    ("place_stop", PLACE_STOP, 0.97),
    ("place_dash", PLACE_DASH, 0.93),
)

TO_A_PLACE = re.compile(r"\b(?:in|aus|bei|nach|Raum|Stadt|Gemeinde) \Z")
WORD_EDGE = re.compile(r"\b")
LONGEST_EVIDENCE = 6000
"""Characters of a text in which a place is looked for."""
BRACKETED = frozenset({"place_agency", "place_code", "agency_alone"})
"""Forms with a bracket, which may begin in small letters or go on in them."""
SMALL = frozenset({"agency_first", "agency_open", "code_place"})
"""Forms that begin with an agency or a code."""
RIVERS = frozenset(LISTS["rivers"])
"""What stands behind a slash in the name of one town: ``Mülheim/Ruhr``."""
BEGINS_SENTENCE = re.compile(
    rf"[^{UPPER}]|(?:[{UPPER}][\w'’]* )+(?!(?:am|an|im|ob|bei|in|auf|de|es|vor|und|den) |[avio]\.|{AGENCY})[a-zäöüß]"
)
"""No capital, or capitalised words and then a small one that joins no places: most paragraphs, told from the other forms in one step."""
AGENCY_WORD = re.compile(rf"\b{AGENCY} ")
AGENCY_INSIDE = re.compile(
    rf"\s?[(\[]{AGENCY_LIST}[)\]]\s?(?:[-–—:.|]{{1,2}}\s*(?=\S)|(?=[{UPPER}]))|\s{AGENCY_LIST} ?\|\s*(?=\S)"
)
KEPT = 64
"""The arrangement and the rules ask about the same blocks: this number of answers is kept."""


def split_places(text: str) -> tuple[str, ...]:
    """Return the places of ``Berlin/Moskau``; a slash that belongs to a name (``Frankfurt/Main``) stays."""
    if text in PLACES or text.partition("/")[2] in RIVERS:
        return (text,)
    return tuple(part.strip() for part in JOIN.split(text) if part.strip())


def known_places(text: str) -> bool:
    """Tell whether every place in ``text`` is in the lexicon, in any case: ``BERLIN``, ``Duisburg-West``."""
    return all(
        place in PLACES
        or place.title() in PLACES
        or place.partition("-")[0] in PLACES
        or BY_RIVER.sub("", place) in PLACES
        or (place.partition("/")[2] in RIVERS and place.partition("/")[0] in PLACES)
        for place in split_places(text)
    )


@lru_cache(maxsize=KEPT)
def forms_of(head: str) -> tuple[tuple[str, re.Match[str], float], ...]:
    """Return the forms of a dateline that ``head`` opens with: rule, match, confidence."""
    bracket = "(" in head or "[" in head
    begun = BEGINS_SENTENCE.match(head)
    sentence = begun is not None and not AGENCY_WORD.search(head, 0, begun.end())
    small = OPENS_SMALL.match(head) is not None
    return tuple(
        (name, match, sure)
        for name, form, sure in FORMS
        if (small if name in SMALL else bracket if name in BRACKETED else not sentence)
        and (match := form.match(head))
    )


def dateline_end(block: Block, *, first: bool, text: str = "") -> tuple[tuple[Piece, ...], int]:
    """Return the pieces of the dateline that opens ``block`` and the offset of the text behind it; no pieces if none.

    ``first`` says that this is the teaser or the first paragraph: elsewhere only a known place or an agency counts,
    for a short sentence at the start of a later paragraph looks just the same. In ``text`` a place that no lexicon
    knows is looked for behind a preposition.
    Yes: corpus/wild/nato-russland-rat.txt line 5.
    No:  corpus/tempting/one-word-sentence.txt line 3, where ``Endlich.`` is a sentence.
    """
    for name, match, sure in forms_of(block.text[:160]):
        if not believable(match, name, first=first, text=text):
            continue
        if len(block.text) - match.end() < SHORTEST[name]:
            continue
        end = match.end("text")
        pieces = claim(block, 0, end, Label.DATELINE, name, sure)
        return pieces + claim(block, end, match.end(), Label.SEPARATOR, name, sure), match.end()
    return (), 0


def agency_dateline(text: str) -> int | None:
    """Return where in a line that runs several parts together a dateline with an agency begins; None where none does.

    What stands before ``Berlin (dpa) -`` ends there, for a dateline opens a text.
    """
    for found in AGENCY_INSIDE.finditer(text):
        words = text[: found.start()].split(" ")
        for count in (4, 3, 2, 1):
            places = " ".join(words[-count:]).strip()
            at = found.start() - len(places)
            if places and len(words) > count + 1 and known_places(places):
                return at
    return None


def believable(match: re.Match[str], name: str, *, first: bool, text: str) -> bool:
    """Tell whether what has a dateline's form is one, by its place and by where it stands."""
    if name in {"agency_alone", "agency_open"}:
        return first
    places = match["places"]
    if NOT_PLACES.match(places):
        return False
    if name in SMALL:
        return first and (known_places(places) or place_shape(places))
    if name in {"place_agency", "place_bare_agency"}:
        return not goes_on(match, name) and (first or known_places(places))
    if places in WORDS_TOO:
        if name == "place_dash":
            return first and is_visited(places, text)
        return first and (
            match["gap"] == "" if name == "place_stop" else name in {"place_date", "place_code"}
        )
    if name == "place_code":
        return first
    if known_places(places):
        return first or name == "place_stop"
    return first and believable_unknown(match, name, text)


def believable_unknown(match: re.Match[str], name: str, text: str) -> bool:
    """Tell whether names that are in no lexicon are places: by their shape, and by how ``text`` uses them."""
    if name == "place_date":
        return "," in match["text"]
    parts = split_places(match["places"])
    if name == "place_dash":
        return all(is_visited(part, text) for part in parts)
    if match["gap"] == "":
        return len(parts) == 1 or any(map(known_places, parts))
    return all(
        known_places(part) or place_shape(part.title()) or is_visited(part, text) or is_area(part)
        for part in parts
    )


def goes_on(match: re.Match[str], name: str) -> bool:
    """Tell whether a sentence goes on behind the agency: ``Musterverband Deutschland (dpa) zufolge``."""
    return name == "place_agency" and not match["mark"] and match.string[match.end()].islower()


def is_area(place: str) -> bool:
    """Tell whether ``place`` is a district by its form: ``Landkreis Musterhausen``, ``Rhein-Muster-Kreis``."""
    return AREA.match(place) is not None


def is_visited(place: str, text: str) -> bool:
    """Tell whether ``text`` speaks of ``place`` as a place: ``in Musterau``."""
    head = text[:LONGEST_EVIDENCE]
    at = head.find(place)
    while at >= 0:
        if TO_A_PLACE.search(head, max(0, at - 10), at) and WORD_EDGE.match(head, at + len(place)):
            return True
        at = head.find(place, at + 1)
    return False


def is_place_line(block: Block) -> bool:
    """Tell whether a block is a known place and a full stop."""
    if len(block.text) > 50 or block.text[-1] != ".":
        return False
    match = ALONE.match(block.text)
    return match is not None and known_places(match["places"])
