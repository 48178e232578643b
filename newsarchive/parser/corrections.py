"""What a person set right: corrections that are kept beside an article and applied again whenever it is parsed.

A value that stands in the text moves the cuts, so that pieces still tile it; any other value replaces the field's.
Either way the field's rule is ``hand`` and its confidence 1. Of the body's kinds and of furniture (``PARTS``) the value is what
stands in the text and was taken for something else, a stretch a line.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.parser.build import photo_of
from newsarchive.parser.said_by_hand import with_said
from newsarchive.rules.lexicon.agencies import news_agencies
from newsarchive.rules.lexicon.datelines import split_places
from newsarchive.rules.lexicon.names import split_names
from newsarchive.types.article import Article, Byline, Confidence, Dateline, Photo
from newsarchive.types.pieces import BodyKind, Label, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["HAND", "PARTS", "SAID", "Correction", "recut", "with_values"]

HAND = "hand"
"""The rule of a field that a person set."""
IN_TEXT = {
    "section": Label.SECTION, "kicker": Label.KICKER, "headline": Label.HEADLINE, "subheadline": Label.SUBHEADLINE,
    "teaser": Label.TEASER, "byline": Label.BYLINE, "dateline": Label.DATELINE, "signature": Label.SIGNATURE,
}  # fmt: skip
OF_SOURCE = ("publisher", "url", "language")
LISTS = ("authors", "agencies", "places")
"""Names with semicolons or commas between: of the byline, of the article, of the dateline."""
SAID = "quotations"
"""A line a quotation: its words and who said them, as ``said_by_hand`` reads it."""
PHOTO = re.compile(r"photos\[(\d{1,3})\]\.(caption|credit)")
PARTS = {kind.value: Label(kind.value) for kind in BodyKind} | {"furniture": Label.FURNITURE}
BEFORE = {Label.HEADLINE: Label.KICKER, Label.TEASER: Label.HEADLINE}
BEHIND = {Label.SECTION: Label.HEADLINE, Label.KICKER: Label.HEADLINE, Label.HEADLINE: Label.TEASER}
HEADER = {Label.KICKER, Label.HEADLINE, Label.SUBHEADLINE, Label.TEASER}
BODY = frozenset(Label(kind.value) for kind in BodyKind)
INTO_TEXT = {Label.TEASER, Label.BYLINE, Label.DATELINE, Label.SIGNATURE}
"""What turns out not to be one of these is text; what is no section or headline is furniture."""


class Correction(NamedTuple):
    """A field and what it should be; None: the article has none."""

    field: str
    value: str | None


def words_pattern(words: str) -> re.Pattern[str]:
    """Return a pattern for ``words`` as whole words, with any white space between them."""
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(word) for word in words.split()) + r"(?!\w)")


def recut(text: str, pieces: Iterable[Piece], corrections: Sequence[Correction]) -> tuple[Piece, ...]:
    """Return ``pieces`` with the cuts where ``corrections`` want them; they tile the text as before.

    Of two corrections of a field the later one counts.
    """
    result = sorted(pieces)
    for field, value in dict(corrections).items():
        if field in PARTS:
            for line in (value or "").split("\n"):
                if stretch := find_part(text, line, result):
                    result = cut_out(text, result, stretch, PARTS[field])
            continue
        label = IN_TEXT.get(field)
        if label is None:
            continue
        if value is None:
            other = Label.PARAGRAPH if label in INTO_TEXT else Label.FURNITURE
            result = [relabelled(piece, other) if piece.label is label else piece for piece in result]
        elif span := find_value(text, value, result, label):
            result = cut_out(text, result, span, label)
    return tuple(result)


def find_value(text: str, value: str, pieces: Sequence[Piece], label: Label) -> tuple[int, int] | None:
    """Return where ``value`` stands: at the field's own place, else where such a field can stand; None elsewhere.

    Another field of the header gives up whole lines or all of itself, no words: the section of ``Wirtschaft in der Krise`` may
    well be ``Wirtschaft``, and the headline stays as it was printed.
    """
    if not value.strip():
        return None
    matches = [match.span() for match in words_pattern(value).finditer(text)]
    own = [piece for piece in pieces if piece.label is label]
    near = [span for span in matches if any(span[0] < p.end and p.start < span[1] for p in own)]
    if near or not matches:
        return near[0] if near else None
    matches = [span for span in matches if may_leave(text, span, pieces, label)]
    if label is Label.SIGNATURE:
        return matches[-1] if matches else None
    first = next((piece for piece in pieces if piece.label in BODY), None)
    border = len(text) if first is None else first.end if label in INTO_TEXT else first.start
    return next((span for span in matches if span[1] <= border), None)


def may_leave(text: str, span: tuple[int, int], pieces: Sequence[Piece], label: Label) -> bool:
    """Tell whether what stands at ``span`` can be a field of its own, without harm to the fields that it is now a part of."""
    inside = [piece for piece in pieces if span[0] < piece.end and piece.start < span[1]]
    if all(span[0] <= piece.start and piece.end <= span[1] for piece in inside):
        return True
    begins = not text[text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()
    line_end = text.find("\n", span[1])
    ends = not text[span[1] : line_end if line_end >= 0 else len(text)].strip()
    if any(piece.label in HEADER for piece in inside) or label in {Label.SECTION, Label.KICKER}:
        return begins and ends
    first = any(piece.start == span[0] for piece in inside)
    return label not in {Label.BYLINE, Label.DATELINE} or begins or first


def find_part(text: str, words: str, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """Return where ``words`` stand in the text: a whole piece before the beginning of one, and that before any other place."""
    if not words.strip():
        return None
    whole = {(piece.start, piece.end) for piece in pieces}
    starts = {piece.start for piece in pieces}
    matches = [match.span() for match in words_pattern(words).finditer(text)]
    return min(matches, key=lambda span: (span not in whole, span[0] not in starts, span), default=None)


def cut_out(text: str, pieces: Sequence[Piece], span: tuple[int, int], label: Label) -> list[Piece]:
    """Return ``pieces`` with ``span`` as the one piece of ``label``; its former rest goes to the fields around it."""
    start, end = span
    result = [Piece(start=start, end=end, label=label, rule=HAND, confidence=1.0)]
    for piece in pieces:
        for left, right in ((piece.start, min(piece.end, start)), (max(piece.start, end), piece.end)):
            part = text[left:right] if left < right else ""
            if bare := part.strip():
                at = left + len(part) - len(part.lstrip())
                rest = piece._replace(start=at, end=at + len(bare))
                if piece.label is label and label not in PARTS.values():
                    around = BEFORE if at < start else BEHIND
                    other = Label.PARAGRAPH if label in INTO_TEXT else Label.FURNITURE
                    rest = relabelled(rest, around.get(label, other))
                result.append(rest)
    return sorted(result)


def relabelled(piece: Piece, label: Label) -> Piece:
    """Return ``piece`` as another field, by hand."""
    return piece._replace(label=label, rule=HAND, confidence=1.0)


def with_values(article: Article, corrections: Sequence[Correction]) -> Article:
    """Return ``article`` with the corrected values, whether or not they stand in its text."""
    for field, value in dict(corrections).items():
        if field in OF_SOURCE:
            change: dict[str, Any] = {field: value}
            article = dataclasses.replace(article, source=dataclasses.replace(article.source, **change))
        elif photo := PHOTO.fullmatch(field):
            article = by_hand(article, "photos", with_photo(article.photos, int(photo[1]), photo[2], value))
        elif field == SAID:
            article = with_said(article, value)
        elif field in LISTS:
            names = tuple(name.strip() for name in re.split(r"[;,]", value or "") if name.strip())
            article = with_names(article, field, names, value)
        elif field not in PARTS:
            article = with_value(article, field, value)
    return article


def with_value(article: Article, field: str, value: str | None) -> Article:
    """Return ``article`` with ``value`` for a field of its header, a date, or its signature."""
    current = getattr(article, field)
    if (current.text if isinstance(current, Byline | Dateline) else current) == value:
        return by_hand(article, field, current, moved=False)
    return by_hand(article, field, to_value(field, value), moved=value is not None)


def with_names(article: Article, field: str, names: tuple[str, ...], value: str | None) -> Article:
    """Return ``article`` with these authors, agencies or places; ``value`` is how they were typed."""
    if field == "agencies":
        return dataclasses.replace(article, agencies=names)
    if field == "authors":
        byline = article.byline or (Byline(value) if value else None)
        return by_hand(
            article, "byline", byline and dataclasses.replace(byline, authors=names), moved=not article.byline
        )
    dateline = article.dateline or (Dateline(value) if value else None)
    new = dateline and dataclasses.replace(dateline, places=names)
    return by_hand(article, "dateline", new, moved=not article.dateline)


def with_photo(photos: tuple[Photo, ...], number: int, part: str, value: str | None) -> tuple[Photo, ...]:
    """Return ``photos`` with ``value`` as the caption or credit of one of them, or of a new one behind them."""
    if number > len(photos):
        return photos
    old = photos[number] if number < len(photos) else Photo()
    new = photo_of(value, old.credit) if part == "caption" else photo_of(old.caption, value)
    if number < len(photos) and part == "caption":
        new = dataclasses.replace(old, caption=value)
    whole = [*photos[:number], new, *photos[number + 1 :]]
    return tuple(photo for photo in whole if photo.caption or photo.credit)


def by_hand(article: Article, field: str, value: Any, *, moved: bool = True) -> Article:
    """Return ``article`` with ``value``, said to be set by hand; ``moved``: it is not the one at the field's place in the text."""
    places = {**article.places, field: HAND} if moved and value is not None else article.places
    sure = {**article.confidence, field: Confidence(1.0, HAND)}
    return dataclasses.replace(article, **{field: value}, places=places, confidence=sure)


def to_value(field: str, value: str | None) -> Byline | Dateline | str | None:
    """Return ``value`` as the type of ``field``."""
    if value is None:
        return None
    if field == "byline":
        return Byline(value, tuple(split_names(value)), tuple(news_agencies(value)))
    if field == "dateline":
        return Dateline(value, tuple(split_places(value)), tuple(news_agencies(value)))
    return value
