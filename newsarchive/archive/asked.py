"""What a person asks to be corrected -> checked corrections: known fields, valid dates, cuts by a phrase."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from newsarchive.errors import UsageError, printable
from newsarchive.parser.corrections import (
    IN_TEXT,
    LISTS,
    OF_SOURCE,
    PARTS,
    PHOTO,
    SAID,
    Correction,
    find_part,
    words_pattern,
)
from newsarchive.parser.said_by_hand import split_line
from newsarchive.query.dates import stated
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.article import Article

__all__ = ["CORRECTABLE", "checked", "ends_with", "joined"]
STATED = ("published", "updated")
CORRECTABLE = (*IN_TEXT, *LISTS, *STATED, *OF_SOURCE, *PARTS, SAID)
"""The fields that can be corrected; besides, ``photos[0].caption``, ``photos[0].credit`` and those of the further pictures."""


def checked(correction: Correction, article: Article) -> Correction:
    """Return ``correction`` as it is kept: dates in ISO 8601.

    Raises UsageError for a field that cannot be corrected, a date that cannot be read, a picture that is not there, and a part of
    the body that does not stand in the text of ``article``.
    """
    field, value = correction
    photo = PHOTO.fullmatch(field)
    if photo and int(photo[1]) > len(article.photos):
        raise UsageError(
            _(
                "the article has {photos} pictures; the next one is photos[{photos}]",
                photos=len(article.photos),
            )
        )
    if not photo and field not in CORRECTABLE:
        raise UsageError(
            _(
                "cannot correct '{field}'; expected one of {fields}, photos[0].caption, photos[0].credit",
                field=printable(field),
                fields=", ".join(CORRECTABLE),
            )
        )
    if field in PARTS and value is not None and find_part(article.text, value, article.pieces) is None:
        raise UsageError(_("'{value}' does not stand in the text of the article", value=printable(value)))
    if field == SAID and value is not None:
        check_said(article, value)
    if field in STATED and value is not None:
        return Correction(field, date_of(value))
    return correction


def check_said(article: Article, value: str) -> None:
    """Raise UsageError where ``value`` is no words with who said them, or the words do not stand in the text."""
    parts = split_line(value)
    if parts is None:
        raise UsageError(
            _("expected the words and who said them, as in '„…“ | Eva Muster'; '„…“ | -' is no quotation")
        )
    known = any(one.words == " ".join(parts[0].split()) for one in article.quotations)
    if not known and " ".join(parts[0].split()) not in " ".join(article.text.split()):
        raise UsageError(_("'{words}' does not stand in the text of the article", words=printable(parts[0])))


def date_of(value: str) -> str:
    """Return a date in ISO 8601, as precise as it was typed. Raises UsageError where it is none."""
    day = stated(value)
    if day is not None:
        return day
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise UsageError(
            _(
                "'{value}' is no date; expected one such as 2022-01-12, 12.01.2022 or 2022-01-12T17:32+01:00",
                value=printable(value),
            )
        ) from error
    return value


def joined(made: Sequence[Correction], known: Sequence[Correction]) -> list[Correction]:
    """Return corrections ``made`` beside those ``known``: a stretch of the text joins the others of its kind, and leaves its former one."""
    kept = {field: (value or "").split("\n") for field, value in known if field in PARTS}
    result: dict[str, Correction] = {}
    for field, value in made:
        result[field] = Correction(field, value)
        if field == SAID and value is not None:
            before = dict(known).get(SAID) or ""
            words = split_line(value)
            others = [
                line
                for line in before.split("\n")
                if line and (split_line(line) or ("",))[0] != (words or ("",))[0]
            ]
            result[field] = Correction(field, "\n".join([*others, value]))
            continue
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
        raise UsageError(_("the {field} was not read from the text; correct it with a value", field=field))
    found = words_pattern(phrase).search(article.text, own[0].start)
    if found is None:
        raise UsageError(
            _(
                "'{phrase}' does not stand behind the beginning of the {field}",
                phrase=printable(phrase),
                field=field,
            )
        )
    return Correction(field, " ".join(article.text[own[0].start : found.end()].split()))
