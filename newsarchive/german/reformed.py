"""A key in the spelling from before 1996 -> today's, by the rules of the reform and the stems that it respelt; no dictionary.

``ph`` is ``f`` (``Photo``), three equal consonants are two (``Schifffahrt``, as ``Schiffahrt`` was written), ``enti`` is ``enzi`` before ``-al``,
``-ell`` and ``-ös``. The stems are those of the official list, as ``fold.key`` spells them. Both spellings get one key, in texts and in queries, so
a word that only looks old is found all the same.
"""

from __future__ import annotations

from newsarchive.german.lazy_pattern import late

__all__ = ["MAY_BE_OLD", "OLD_STEMS", "older", "reformed"]

OLD_STEMS = {
    "greuel": "grauel", "stengel": "stangel", "schneuz": "schnauz", "quentchen": "quantchen", "belemmer": "belammer", "gemse": "gamse",
    "behende": "behande", "schwenglich": "schwanglich", "aufwendig": "aufwandig", "numerier": "nummerier", "plazier": "platzier",
    "selbstandig": "selbststandig", "rauh": "rau", "kanguruh": "kanguru", "alptraum": "albtraum", "justitiar": "justiziar",
    "zierat": "zierrat", "roheit": "rohheit", "zaheit": "zahheit", "fritier": "frittier", "tolpatsch": "tollpatsch",
    "stukkatur": "stuckatur",
}  # fmt: skip
MAY_BE_OLD = late(
    r"ph|anti(?:al|ell)|enti(?:al|ell|os)|[aeiou](?:bbb|fff|ggg|lll|mmm|nnn|ppp|rrr|sss|ttt)|tips?$|"
    + "|".join(OLD_STEMS)
)
"""What tells that a key may be of an old spelling."""
SOUNDS = late(r"([ae]n)ti(?=al|ell|os)")
THREE = late(r"([bfglmnprst])\1\1")
AT_END = late(r"(?:^|(?<=[a-z]{3}))tip(s?)$")
OLD_STEM = late("|".join(OLD_STEMS))


def reformed(key: str) -> str:
    """Return the key of today's spelling.

    >>> reformed("photo"), reformed("schifffahrt"), reformed("potential"), reformed("greueltat"), reformed("geheimtip")
    ('foto', 'schiffahrt', 'potenzial', 'graueltat', 'geheimtipp')
    """
    key = key.replace("ph", "f")
    key = SOUNDS.sub(r"\1zi", key)
    key = THREE.sub(r"\1\1", key)
    key = OLD_STEM.sub(lambda found: OLD_STEMS[found[0]], key)
    return AT_END.sub(r"tipp\1", key)


def older(start: str) -> set[str]:
    """Return how a key that begins with ``start`` may begin in an older spelling, itself with them.

    >>> sorted(older("fot")), sorted(older("grau"))
    (['fot', 'phot'], ['grau', 'greu'])
    """
    found, size = {start}, len(start)
    for at, letter in enumerate(start):
        if letter == "f":
            behind = at + 1 - size
            found |= {other[: behind - 1] + "ph" + (other[behind:] if behind else "") for other in found}
    return found | {
        old[:size]
        for old, new in OLD_STEMS.items()
        if size > 2 and new.startswith(start) and not old.startswith(start)
    }
