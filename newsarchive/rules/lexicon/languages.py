"""The name of a language, or a code for it -> its code in ISO 639-1: ``Deutsch``, ``German``, ``ger`` and ``de`` are ``de``."""

from __future__ import annotations

import re

__all__ = ["language_code"]

NAMES = {
    "de": "deutsch german allemand tedesco germană ger deu gsw",
    "en": "englisch english anglais inglese eng",
    "fr": "französisch franzoesisch french français francais francese fre fra",
    "it": "italienisch italian italiano italien ita",
    "es": "spanisch spanish español espanol castellano spa",
    "nl": "niederländisch niederlaendisch dutch nederlands dut nld",
    "pl": "polnisch polish polski pol",
    "pt": "portugiesisch portuguese português portugues por",
    "ru": "russisch russian русский rus",
    "uk": "ukrainisch ukrainian українська ukr",
    "tr": "türkisch tuerkisch turkish türkçe tur",
    "cs": "tschechisch czech čeština cze ces",
    "sk": "slowakisch slovak slovenčina slo slk",
    "hu": "ungarisch hungarian magyar hun",
    "da": "dänisch daenisch danish dansk dan",
    "sv": "schwedisch swedish svenska swe",
    "no": "norwegisch norwegian norsk nor",
    "fi": "finnisch finnish suomi fin",
    "el": "griechisch greek ελληνικά gre ell",
    "hr": "kroatisch croatian hrvatski hrv",
    "sr": "serbisch serbian srpski srp",
    "sl": "slowenisch slovenian slovenščina slv",
    "ro": "rumänisch rumaenisch romanian română rum ron",
    "bg": "bulgarisch bulgarian български bul",
    "ar": "arabisch arabic العربية ara",
    "zh": "chinesisch chinese 中文 chi zho",
    "ja": "japanisch japanese 日本語 jpn",
    "rm": "rätoromanisch raetoromanisch romansh rumantsch roh",
    "lb": "luxemburgisch luxembourgish lëtzebuergesch ltz",
    "dsb": "niedersorbisch",
    "hsb": "obersorbisch sorbisch",
}
CODES = {name: code for code, names in NAMES.items() for name in names.split()}
SEPARATOR = re.compile(r"[;,/|()]\s*|\s+")


def language_code(value: str) -> str | None:
    """Return the code of the language that ``value`` names; None for what is no language, or one that is not known here.

    >>> language_code("GERMAN; DEUTSCH"), language_code("de_AT"), language_code("und")
    ('de', 'de', None)
    """
    for word in SEPARATOR.split(value.strip().lower()):
        bare = re.split(r"[-_]", word, maxsplit=1)[0]
        if code := CODES.get(word) or CODES.get(bare):
            return code
        if bare in NAMES:
            return bare
    return None
