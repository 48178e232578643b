"""What a person set right: corrections that are kept beside an article and applied again whenever it is parsed.

A value that stands in the text moves the cuts, so that pieces still tile it; any other value replaces the field's.
Either way the field's rule is ``hand`` and its confidence 1. Of the body's kinds and of furniture (``PARTS``) the value is what
stands in the text and was taken for something else, a stretch a line.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.article import Article, BodyKind, Byline, Confidence, Dateline, Label, Photo, Piece
from newsarchive.build import photo_of
from newsarchive.errors import UsageError, printable
from newsarchive.query.dates import stated
from newsarchive.rules.agencies import news_agencies
from newsarchive.rules.dateline import split_places
from newsarchive.rules.names import split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "CORRECTABLE",
    "HAND",
    "PARTS",
    "Correction",
    "checked",
    "ends_with",
    "joined",
    "recut",
    "with_values",
]

HAND = "hand"
"""The rule of a field that a person set."""
IN_TEXT = {
    "section": Label.SECTION, "kicker": Label.KICKER, "headline": Label.HEADLINE, "subheadline": Label.SUBHEADLINE,
    "teaser": Label.TEASER, "byline": Label.BYLINE, "dateline": Label.DATELINE, "signature": Label.SIGNATURE,
}  # fmt: skip
STATED = ("published", "updated")
OF_SOURCE = ("publisher", "url", "language")
LISTS = ("authors", "agencies", "places")
"""Names with semicolons or commas between: of the byline, of the article, of the dateline."""
PHOTO = re.compile(r"photos\[(\d{1,3})\]\.(caption|credit)")
PARTS = {kind.value: Label(kind.value) for kind in BodyKind} | {"furniture": Label.FURNITURE}
CORRECTABLE = (*IN_TEXT, *LISTS, *STATED, *OF_SOURCE, *PARTS)
"""The fields that can be corrected; besides, ``photos[0].caption``, ``photos[0].credit`` and those of the further pictures."""
BEFORE = {Label.HEADLINE: Label.KICKER, Label.TEASER: Label.HEADLINE}
BEHIND = {Label.SECTION: Label.HEADLINE, Label.KICKER: Label.HEADLINE, Label.HEADLINE: Label.TEASER}
BODY = frozenset(Label(kind.value) for kind in BodyKind)
INTO_TEXT = {Label.TEASER, Label.BYLINE, Label.DATELINE, Label.SIGNATURE}
"""What turns out not to be one of these is text; what is no section or headline is furniture."""


class Correction(NamedTuple):
    """A field and what it should be; None: the article has none."""

    field: str
    value: str | None


def checked(correction: Correction, article: Article) -> Correction:
    """Return ``correction`` as it is kept: dates in ISO 8601.

    Raises UsageError for a field that cannot be corrected, a date that is none, a picture that is not there, and a part of
    the body that does not stand in the text of ``article``.
    """
    field, value = correction
    photo = PHOTO.fullmatch(field)
    if photo and int(photo[1]) > len(article.photos):
        raise UsageError(
            f"the article has {len(article.photos)} pictures; the next one is photos[{len(article.photos)}]"
        )
    if not photo and field not in CORRECTABLE:
        raise UsageError(
            f"cannot correct '{printable(field)}'; expected one of {', '.join(CORRECTABLE)}, photos[0].caption, photos[0].credit"
        )
    if field in PARTS and value is not None and find_part(article.text, value, article.pieces) is None:
        raise UsageError(f"'{printable(value)}' does not stand in the text of the article")
    if field in STATED and value is not None:
        return Correction(field, date_of(value))
    return correction


def date_of(value: str) -> str:
    """Return a date in ISO 8601, as precise as it was typed. Raises UsageError where it is none."""
    day = stated(value)
    if day is not None:
        return day
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise UsageError(
            f"'{printable(value)}' is no date; expected one such as 2022-01-12, 12.01.2022 or 2022-01-12T17:32+01:00"
        ) from error
    return value


def joined(made: Sequence[Correction], known: Sequence[Correction]) -> list[Correction]:
    """Return corrections ``made`` beside those ``known``: a stretch of the text joins the others of its kind, and leaves its former one."""
    kept = {field: (value or "").split("\n") for field, value in known if field in PARTS}
    result: dict[str, Correction] = {}
    for field, value in made:
        result[field] = Correction(field, value)
        if field not in PARTS or value is None:
            continue
        line = " ".join(value.split())
        for other, lines in kept.items():
            if line in lines:
                lines.remove(line)
                result[other] = Correction(other, "\n".join(lines) or None)
        kept[field] = [*filter(None, kept.get(field, [])), line]
        result[field] = Correction(field, "\n".join(kept[field]))
    return list(result.values())


def ends_with(article: Article, field: str, phrase: str) -> Correction:
    """Return the correction that ends ``field`` behind ``phrase``; what follows goes to the next field.

    Raises UsageError where the field was not read from the text, or the phrase does not follow its beginning.
    """
    own = [piece for piece in article.pieces if piece.label is IN_TEXT[field]]
    if not own:
        raise UsageError(f"the {field} was not read from the text; correct it with a value")
    found = words_pattern(phrase).search(article.text, own[0].start)
    if found is None:
        raise UsageError(f"'{printable(phrase)}' does not stand behind the beginning of the {field}")
    return Correction(field, " ".join(article.text[own[0].start : found.end()].split()))


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
    """Return where ``value`` stands: at the field's own place, else where such a field can stand; None elsewhere."""
    if not value.strip():
        return None
    matches = [match.span() for match in words_pattern(value).finditer(text)]
    own = [piece for piece in pieces if piece.label is label]
    near = [span for span in matches if any(span[0] < p.end and p.start < span[1] for p in own)]
    if near or not matches:
        return near[0] if near else None
    if label is Label.SIGNATURE:
        return matches[-1]
    first = next((piece for piece in pieces if piece.label in BODY), None)
    border = len(text) if first is None else first.end if label in INTO_TEXT else first.start
    return next((span for span in matches if span[1] <= border), None)


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
    result = [Piece(start, end, label, HAND, 1.0)]
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
