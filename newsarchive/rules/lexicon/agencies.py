"""News and photo agencies: how they are printed, and the short name each is known by."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import one_of, word_parts

__all__ = ["AGENCY", "AGENCY_LIST", "MATERIAL_OF", "credit_agencies", "is_agency", "news_agencies"]

LISTS = word_parts(__file__, "agencies")
NEWS, PHOTO_ALONE = (
    {called: name.strip() for called, _, name in (line.partition(":") for line in LISTS[part])}
    for part in ("news", "photo")
)
PHOTO = NEWS | PHOTO_ALONE

AGENCY = one_of(LISTS["printed"])
"""A news agency or newsroom code as it is printed in a dateline, a byline or at the end of a text."""
AGENCY_LIST = rf"{AGENCY}(?:(?:/|, ?| und |-| / ){AGENCY}){{0,4}}"
MATERIAL_OF = rf"""(?x:
    (?:[Mm]it|[Uu]nter\ Verwendung\ von)[ ]
    (?:
          (?:
                Material | Informationen | Agenturmaterial | Agenturen | Texten | Meldungen
              | (?:dpa|AFP)-Material
          )
          \b[^.\n(]{{0,40}}?(?:\b(?-x:{AGENCY_LIST})|\((?-x:{AGENCY_LIST})\))?
        | (?:Material|Informationen)\ der\ Deutschen\ Presse-Agentur | (?-x:{AGENCY_LIST})
    )
)"""
"""What agencies contributed: ``mit Material von dpa``, ``mit dpa und AFP``, ``mit Agenturmaterial``."""
SPLIT = re.compile(r"\s*(?:/|,|;|\||\(|\)|\[|\]|\+{2,}| und | via | [–-] )\s*")
WITH_CODES = re.compile(r"(?P<agency>[a-z]{2,7})(?:-[a-z]{2,5}|(?: [a-z][a-z0-9]{1,4})+)$")
"""An agency and the codes of those who wrote for it: ``kna-abc``, ``epd abc def``."""


def news_agencies(text: str) -> tuple[str, ...]:
    """Return the news agencies that ``text`` (``dpa/AFP``, ``dpa/lno``) names, by their usual names."""
    return named(text, NEWS)


def credit_agencies(text: str) -> tuple[str, ...]:
    """Return the news and photo agencies in a picture credit (``A B/Pool EPA/AP/dpa``), by their usual names."""
    return named(text, PHOTO)


def named(text: str, known: dict[str, str]) -> tuple[str, ...]:
    """Return the agencies of ``known`` among the parts of ``text``, each once, in order."""
    found: dict[str, None] = {}
    for part in SPLIT.split(text.replace("/tmn", "-tmn")):
        low = part.strip(" .:").lower()
        name = known.get(low)
        if name is None and " " in low:
            name = known.get(low.rpartition(" ")[2])
        if name is None and (coded := WITH_CODES.match(low)):
            name = known.get(coded["agency"])
        if name:
            found[name] = None
    return tuple(found)


def is_agency(part: str) -> bool:
    """Tell whether a part of a credit is an agency or a word like Pool, and so no photographer."""
    low = part.strip(" .:").lower()
    return low in PHOTO or low.partition(" ")[0] in {"pool", "archiv", "imago", "getty", "dpa", "picture"}
