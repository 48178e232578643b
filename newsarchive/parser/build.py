"""Pieces -> article: captions find their credits, codes become agencies, printed dates become ISO dates."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.parser import calibration
from newsarchive.parser.body_certainty import order_of
from newsarchive.parser.notes import no_article, notes_on
from newsarchive.parser.quoted import quotations_of
from newsarchive.rules.lexicon.agencies import AGENCY_LIST, credit_agencies, is_agency, news_agencies
from newsarchive.rules.lexicon.companies import is_company
from newsarchive.rules.lexicon.datelines import split_places
from newsarchive.rules.lexicon.dates import agency_number_date, iso_date, name_date, near_date
from newsarchive.rules.lexicon.issues import month_date
from newsarchive.rules.lexicon.names import split_names, surname_first
from newsarchive.types.article import Article, BodyPart, Byline, Confidence, Dateline, Photo, Source
from newsarchive.types.pictures import Pair, photo_pairs
from newsarchive.types.pieces import CONTINUED, BodyKind, Label, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.types.reading import Fact, Reading

__all__ = ["build_article", "fold", "photo_of"]

BODY = {Label(kind.value): kind for kind in BodyKind}
BROKEN_WORD = re.compile(
    r"(?<=\w)[-\u2010\u2e17\u00ac\u00ad=\ufffe\x02][ \t]*(?:\r\n|\r|\n)[ \t]*(?=(\w{1,4}))"
)
DROP_CAPITAL = re.compile(r"^([„“\"»«‚]?[A-ZÄÖÜ])[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+(?=[a-zäöüß])")
"""A large first letter that stands in a line of its own."""
SPLIT_STOP = re.compile(r"[ \t]*[\r\n]\s*(?=[,.;:!?](?:\s|$))")
LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)")
"""A link or a picture in Markdown, which shows its text."""
ESCAPED = re.compile(r"\\(?=[-.+*_#()\[\]!>|~])")
"""The backslash that Markdown sets before a mark that is none of its own: ``05\\. November``."""
SUSPENDED = {"und", "oder", "bzw", "als", "noch", "wie", "sowi", "bis"}
KINDS = (
    ("symbol", re.compile(r"symbol(?:bild|foto)", re.IGNORECASE)),
    ("archive", re.compile(r"archiv", re.IGNORECASE)),
    (
        "graphic",
        re.compile(
            r"grafik|karte|illustration|montage|collage|karikatur|zeichnung|visualisierung|rendering",
            re.IGNORECASE,
        ),
    ),
    ("video", re.compile(r"video|screenshot", re.IGNORECASE)),
)
CREDIT_PARTS = re.compile(r"\s*(?:/|,|;|\||\(|\)|\+{2,}|\s[–-]\s|\bvia\b|\bfür\b|\bund\b|&)\s*")
POOL_END = re.compile(r"\s+(?:Pool|EPA|AP|dpa|AFP|Reuters)$")
OPENING = re.compile(
    rf"^(?:{AGENCY_LIST}(?: / |/| )|[a-zäöü]{{2,4}}\.(?:/{AGENCY_LIST})? )(?=[A-ZÄÖÜ])|^{AGENCY_LIST}$"
)
CLOSING = re.compile(rf"(?:,? |/){AGENCY_LIST}$")
"""Agencies and codes before and behind the places of a dateline."""
ABBREVIATED = re.compile(r"\b[aiov]\. ?(?:M|O|N|B|Br|Ü|S|Rh)\.?$|\bD\. ?C\.?$", re.IGNORECASE)
SMALL_WORD = re.compile(r"(?<= )(?:[AIOV](?=\. )|Am|An Der|Im|In|Ob Der|Bei|Vor Der)(?=[. ])")
"""What is set in small letters within a place's name."""
DPA_NUMBER = re.compile(r"\bdpa(?:-infocom(?: GmbH)?\b|:\d{6}[\d/-]*)")
"""How dpa signs its texts for the web, and the number of a message."""
SINGLE = {
    "section": Label.SECTION, "kicker": Label.KICKER, "headline": Label.HEADLINE, "subheadline": Label.SUBHEADLINE,
    "teaser": Label.TEASER, "signature": Label.SIGNATURE,
}  # fmt: skip
LISTED = {"edition": Label.EDITION, "page": Label.PAGE}
ISO_TIME = re.compile(r"\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?")
ABSENT = Confidence(0.9, "absent")
STATED = 0.95
"""How sure a field is that the document states."""


def fold(text: str) -> str:
    """Return ``text`` as a field shows it: NFC, blanks folded, words that a line end broke rejoined."""
    text = unicodedata.normalize("NFC", text)
    if "\n" in text or "\r" in text:
        text = BROKEN_WORD.sub(rejoin, text)
        text = SPLIT_STOP.sub("", text)
        text = DROP_CAPITAL.sub(r"\1", text)
    if "](" in text:
        text = LINK.sub(r"\1", text)
    if "\\" in text:
        text = ESCAPED.sub("", text)
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # the only printable blank is the space: there is nothing to fold
    return " ".join(text.split())


def rejoin(match: re.Match[str]) -> str:
    """Return what stands for a hyphen at a line end: nothing, or itself in ``Nato-Rat`` and ``Nord- und``."""
    following = match[1]
    if following.lower() in SUSPENDED:
        return "- "
    return "" if following[0].islower() else "-"


def build_article(
    reading: Reading, pieces: Sequence[Piece], *, key: str, source: Source, name: str | None = None
) -> Article:
    """Return the article that ``pieces`` of ``reading`` make up; ``name`` is a path or URL that may state the date."""
    text = reading.text
    by_label: dict[Label, list[Piece]] = {}
    for piece in pieces:
        by_label.setdefault(piece.label, []).append(piece)
    places: dict[str, str] = {}
    fields = {field: read_field(text, by_label.get(label, ())) for field, label in SINGLE.items()}
    fields |= {field: read_listed(text, by_label.get(label, ())) for field, label in LISTED.items()}
    for fact in reading.facts:
        if fact.field in fields and (fields[fact.field] is None or fact.field == "headline"):
            fields[fact.field] = fold(fact.value)
            places[fact.field] = fact.place
    byline = read_byline(text, by_label.get(Label.BYLINE, ()), reading.facts, places)
    photos = tuple(to_photo(text, pair) for pair in photo_pairs(pieces))
    furniture = tuple(fold(text[p.start : p.end]) for p in by_label.get(Label.FURNITURE, ()))
    body = body_parts(text, pieces)
    credited = " / ".join(line for line in furniture if line.startswith(("©", "dpa", "(c)")))
    published = read_published(text, by_label, reading.facts, furniture, name, places)
    dateline = read_dateline(text, by_label.get(Label.DATELINE, ()), published)
    odd = no_article(text)
    return Article(
        key=key,
        source=with_publisher(source, text, by_label.get(Label.PUBLISHER, ()), reading.facts, places),
        text=text,
        section=fields["section"],
        kicker=fields["kicker"],
        headline=fields["headline"],
        subheadline=fields["subheadline"],
        teaser=fields["teaser"],
        signature=fields["signature"],
        byline=byline,
        agencies=all_agencies(byline, dateline, fields["signature"], credited),
        edition=fields["edition"],
        page=fields["page"],
        dateline=dateline,
        published=published,
        updated=read_date(text, by_label.get(Label.UPDATED, ()), "updated", reading.facts, places),
        photos=photos,
        body=body,
        quotations=quotations_of(text, pieces, fold),
        furniture=furniture,
        notes=(*reading.notes, *((odd,) if odd else ()), *notes_on(text, fields, body)),
        pieces=tuple(pieces),
        places=places,
        confidence=confidences(text, pieces, places, most=0.2 if odd else 1),
    )


def body_parts(text: str, pieces: Sequence[Piece]) -> tuple[BodyPart, ...]:
    """Return the parts of the body; what goes on behind a page break belongs to the paragraph before."""
    spans: list[tuple[BodyKind, str]] = []
    for piece in pieces:
        kind = BODY.get(piece.label)
        if kind is None:
            continue
        printed = text[piece.start : piece.end]
        if piece.rule == CONTINUED and spans:
            kind, before = spans.pop()
            printed = f"{before}\n{printed}"
        spans.append((kind, printed))
    return tuple(BodyPart(kind, fold(printed)) for kind, printed in spans)


def read_field(text: str, pieces: Sequence[Piece]) -> str | None:
    """Return the folded text of a field's pieces, the first of them where a field is stated once."""
    return fold(" ".join(text[p.start : p.end] for p in pieces)) if pieces else None


def read_listed(text: str, pieces: Sequence[Piece]) -> str | None:
    """Return the folded texts of a field that a text may state in parts, each once: ``9, Stadtausgabe``."""
    return ", ".join(dict.fromkeys(fold(text[p.start : p.end]) for p in pieces)) or None


def with_publisher(
    source: Source, text: str, pieces: Sequence[Piece], facts: Iterable[Fact], places: dict[str, str]
) -> Source:
    """Return ``source`` with the paper that the text names, where the document itself states none."""
    if source.publisher is None and pieces:
        return replace(source, publisher=fold(text[pieces[0].start : pieces[0].end]))
    stated = next((fact.place for fact in facts if fact.field == "publisher"), None)
    if stated is not None:
        places["publisher"] = stated
    return source


def read_byline(
    text: str, pieces: Sequence[Piece], facts: Iterable[Fact], places: dict[str, str]
) -> Byline | None:
    """Return the byline: its words from the text, its names from the document's own statement if it makes one."""
    printed = [fold(text[p.start : p.end]) for p in pieces]
    stated = [fact for fact in facts if fact.field == "authors"]
    if not printed and not stated:
        return None
    shown = dict.fromkeys(name for line in printed for name in split_names(trimmed(line)))
    authors, named = shown, printed
    if stated:
        places["byline"] = stated[0].place
        named = [fold(fact.value) for fact in stated]
        authors = dict.fromkeys(name for line in named for name in split_names(trimmed(line)))
        elsewhere = (
            stated[0].place.startswith("microdata") and shown
        )  # perhaps of another article on the page
        if elsewhere or (
            authors and authors.keys() < shown.keys()
        ):  # a page may state the first of them alone
            authors = shown
    printed = printed or named
    agencies = dict.fromkeys(name for line in [*named, *printed] for name in news_agencies(line))
    return Byline("; ".join(dict.fromkeys(printed)), tuple(authors), tuple(agencies))


def trimmed(line: str) -> str:
    """Return a byline without the words before its names: ``unserem Korrespondenten``; ``von Beispiel, Jan`` begins with a name."""
    if line.startswith("von ") and surname_first(line):
        return line
    return re.sub(r"^(?:(?:Von|VON|von):?\s+)?(?:(?:unserem|unserer|unseren)\s+[\w-]+\s*)?", "", line)


def read_dateline(text: str, pieces: Sequence[Piece], published: str | None) -> Dateline | None:
    """Return the first dateline: its places, agencies and date, whose year ``published`` tells where it states none."""
    if not pieces:
        return None
    printed = fold(text[pieces[0].start : pieces[0].end])
    bare = re.split(r"\s*[(\[]|,\s*(?:den\s+)?\d", OPENING.sub("", printed), maxsplit=1)[0].strip(" ,")
    if printed.startswith(("Frankfurt (Oder)", "Halle (Saale)")):
        bare = printed.partition(")")[0] + ")"
    stop = "." if ABBREVIATED.search(bare) else ""  # the one after ``a. M.`` belongs to the place
    bare = bare.removesuffix(".") + stop
    bare = CLOSING.sub("", bare).strip(" ,")
    agencies = news_agencies(re.sub(r"[()\[\]]", "/", printed).replace(" ", " / "))
    dated = re.search(r"\d{1,2}\.\s?\S+\s?\d{4}", printed)
    shown = tuple(
        in_small(place) if place.isupper() and len(place) > 3 else place for place in split_places(bare)
    )
    date = iso_date(dated[0]) if dated else near_date(printed, published)
    return Dateline(printed, shown, agencies, date)


def in_small(place: str) -> str:
    """Return a place that is set in capitals as it is usually written: ``FRANKFURT A. M.`` as Frankfurt a. M."""
    return SMALL_WORD.sub(lambda word: word[0].lower(), place.title())


def all_agencies(*parts: Byline | Dateline | str | None) -> tuple[str, ...]:
    """Return every news agency that the parts of an article credit, each once."""
    found: dict[str, None] = {}
    for part in parts:
        if isinstance(part, Byline | Dateline):
            found.update(dict.fromkeys(part.agencies))
        elif part:
            found.update(dict.fromkeys(news_agencies(DPA_NUMBER.sub(" dpa / ", part.replace("©", " ")))))
    return tuple(found)


def read_published(  # noqa: PLR0913, PLR0917 - each is a place that may state the date
    text: str,
    by_label: Mapping[Label, Sequence[Piece]],
    facts: Iterable[Fact],
    furniture: Iterable[str],
    name: str | None,
    places: dict[str, str],
) -> str | None:
    """Return the date in the text, else in the document's statements, dpa's number, the dateline, the file name."""
    stated = read_date(text, by_label.get(Label.PUBLISHED, ()), "published", facts, places)
    if stated:
        return stated
    for line in furniture:
        if numbered := agency_number_date(line):
            places["published"] = "furniture"
            return numbered
    if name and (named := name_date(name)):
        places["published"] = "name"
        return named
    return None


def read_date(
    text: str, pieces: Sequence[Piece], field: str, facts: Iterable[Fact], places: dict[str, str]
) -> str | None:
    """Return what the document states for ``field``, else the most precise of the dates in ``pieces``."""
    for fact in facts:
        if fact.field == field and (date := stated_date(fact.value)):
            places[field] = fact.place
            return date
    printed = [fold(text[p.start : p.end]) for p in pieces]
    dates = [date for line in printed if (date := iso_date(line) or month_date(line))]
    if dates:
        return max((date for date in dates if date[:10] == dates[0][:10]), key=len)
    return None


def stated_date(value: str) -> str | None:
    """Return a fact's date: as stated where it is in ISO 8601, for that keeps its seconds and its offset."""
    return value if ISO_TIME.fullmatch(value) else iso_date(value)


def to_photo(text: str, pair: Pair) -> Photo:
    """Return the picture of a caption and a credit, with its photographers told from its agencies."""
    caption = fold(text[pair.caption.start : pair.caption.end]) if pair.caption else None
    credit = fold(text[pair.credit.start : pair.credit.end]) if pair.credit else None
    mark = text[max(0, pair.credit.start - 24) : pair.credit.start].rpartition("\n")[2] if pair.credit else ""
    return photo_of(caption, credit, mark)


def photo_of(caption: str | None, credit: str | None, mark: str = "") -> Photo:
    """Return the picture with these texts; ``mark`` is what stands before the credit (``Symbolfoto:``)."""
    words = f"{mark} {credit or ''} {(caption or '')[-40:]}"
    kind = next((kind for kind, form in KINDS if form.search(words)), "photo")
    parts = [part for part in CREDIT_PARTS.split(credit or "") if part]
    named = (name for part in parts if not is_agency(part) for name in split_names(POOL_END.sub("", part)))
    persons = [name for name in named if not is_company(name)]
    return Photo(
        caption=caption,
        credit=credit,
        photographers=tuple(dict.fromkeys(persons)),
        agencies=credit_agencies(credit or ""),
        kind=kind,
    )


def confidences(
    text: str, pieces: Sequence[Piece], places: Mapping[str, str], *, most: float = 1
) -> dict[str, Confidence]:
    """Return for each field how sure it is: as often right as the rule of its least sure piece; what has no piece is absent.

    What was read is no surer than ``most``.
    """
    from newsarchive.types.fields import FIELD_LABELS  # noqa: PLC0415 - record.py imports this module

    weakest: dict[Label, Piece] = {}
    for piece in pieces:
        known = weakest.get(piece.label)
        if known is None or piece.confidence < known.confidence:
            weakest[piece.label] = piece
    found: dict[str, Confidence] = {}
    for field, labels in FIELD_LABELS.items():
        own = [weakest[label] for label in labels if label in weakest]
        if own:
            least = min(own, key=lambda piece: piece.confidence)
            number = least.confidence
            if field == "body":  # what is no teaser is text, and the other way about
                stated = STATED if "teaser" in places else ABSENT.value
                lead = weakest[Label.TEASER].confidence if Label.TEASER in weakest else stated
                number = min(number, order_of(text, pieces), lead)
            sure = calibration.share_right(field, least.rule, number)
            found[field] = Confidence(min(round(sure, 3), most), least.rule)
        elif field in places:
            found[field] = Confidence(calibration.share_right(field, places[field], STATED), places[field])
        else:
            found[field] = Confidence(calibration.share_right(field, ABSENT.rule, ABSENT.value), ABSENT.rule)
    return found
