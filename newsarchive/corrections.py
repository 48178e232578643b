"""What a person set right: corrections that are kept beside an article and applied again whenever it is parsed.

A value that stands in the text moves the cuts, so that pieces still tile it; any other value replaces the field's.
Either way the field's rule is ``hand`` and its confidence 1.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.article import Article, BodyKind, Byline, Confidence, Dateline, Label, Piece
from newsarchive.errors import UsageError, printable
from newsarchive.rules.agencies import news_agencies
from newsarchive.rules.dateline import split_places
from newsarchive.rules.names import split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["CORRECTABLE", "HAND", "Correction", "check_correction", "ends_with", "recut", "with_values"]

HAND = "hand"
"""The rule of a field that a person set."""
IN_TEXT = {
    "section": Label.SECTION, "kicker": Label.KICKER, "headline": Label.HEADLINE, "subheadline": Label.SUBHEADLINE,
    "teaser": Label.TEASER, "byline": Label.BYLINE, "dateline": Label.DATELINE, "signature": Label.SIGNATURE,
}  # fmt: skip
STATED = ("published", "updated")
OF_SOURCE = ("publisher", "url", "language")
CORRECTABLE = (*IN_TEXT, *STATED, *OF_SOURCE)
"""The fields that can be corrected."""
BEFORE = {Label.HEADLINE: Label.KICKER, Label.TEASER: Label.HEADLINE}
BEHIND = {Label.SECTION: Label.HEADLINE, Label.KICKER: Label.HEADLINE, Label.HEADLINE: Label.TEASER}
BODY = frozenset(Label(kind.value) for kind in BodyKind)
INTO_TEXT = {Label.TEASER, Label.BYLINE, Label.DATELINE, Label.SIGNATURE}
"""What turns out not to be one of these is text; what is no section or headline is furniture."""


class Correction(NamedTuple):
    """A field and what it should be; None: the article has none."""

    field: str
    value: str | None


def check_correction(correction: Correction) -> None:
    """Raise UsageError for a field that cannot be corrected, or a date that is none."""
    field, value = correction
    if field not in CORRECTABLE:
        raise UsageError(f"cannot correct '{printable(field)}'; expected one of {', '.join(CORRECTABLE)}")
    if field in STATED and value is not None:
        try:
            if len(value) <= 10:
                date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) in {4, 7} else value)
            else:
                datetime.fromisoformat(value)
        except ValueError as error:
            raise UsageError(
                f"'{printable(value)}' is no date; expected ISO 8601, such as 2022-01-12 or 2022-01-12T17:32+01:00"
            ) from error


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
                if piece.label is label:
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
    changes: dict[str, Any] = {}
    source: dict[str, Any] = {}
    places, confidence = dict(article.places), dict(article.confidence)
    for field, value in dict(corrections).items():
        if field in OF_SOURCE:
            source[field] = value
        else:
            current = getattr(article, field)
            printed = current.text if isinstance(current, Byline | Dateline) else current
            if printed != value:
                changes[field] = to_value(field, value)
                if value is not None:
                    places[field] = HAND
            confidence[field] = Confidence(1.0, HAND)
    return dataclasses.replace(
        article,
        **changes,
        source=dataclasses.replace(article.source, **source),
        places=places,
        confidence=confidence,
    )


def to_value(field: str, value: str | None) -> Byline | Dateline | str | None:
    """Return ``value`` as the type of ``field``."""
    if value is None:
        return None
    if field == "byline":
        return Byline(value, tuple(split_names(value)), tuple(news_agencies(value)))
    if field == "dateline":
        return Dateline(value, tuple(split_places(value)), tuple(news_agencies(value)))
    return value
