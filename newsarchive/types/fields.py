"""The fields of the record, and the labels of the pieces that make each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.types.pieces import BodyKind, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELD_LABELS"]

BODY_LABELS = tuple(Label(kind.value) for kind in BodyKind)
FIELD_LABELS: Mapping[str, tuple[Label, ...]] = {
    "section": (Label.SECTION,),
    "kicker": (Label.KICKER,),
    "headline": (Label.HEADLINE,),
    "subheadline": (Label.SUBHEADLINE,),
    "teaser": (Label.TEASER,),
    "byline": (Label.BYLINE,),
    "dateline": (Label.DATELINE,),
    "published": (Label.PUBLISHED,),
    "updated": (Label.UPDATED,),
    "publisher": (Label.PUBLISHER,),
    "edition": (Label.EDITION,),
    "page": (Label.PAGE,),
    "photos": (Label.CAPTION, Label.CREDIT),
    "body": BODY_LABELS,
    "signature": (Label.SIGNATURE,),
    "furniture": (Label.FURNITURE,),
}
