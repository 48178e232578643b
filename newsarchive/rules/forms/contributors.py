"""Bylines that say what somebody did: ``Text: A B, Fotos: C D``, ``Aus Kiew berichtet A B``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.lexicon.names import NAME, NAMES, looks_like_names
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["reporters", "role_names", "text_and_photos"]

WORK = one_of(word_list(__file__, "contributors"))
"""What a text is, as its byline says it: ``Ein Gastbeitrag von …``, ``Meinungsbeitrag``, ``Foto-Reportage``."""
IN_CAPITALS = r"""(?x:
      BEITRAG | KOMMENTAR | INTERVIEW | BERICHT | ANALYSE | ESSAY | REPORTAGE | PORTRÄT
    | KOLUMNE | REZENSION | KRITIK | LEITARTIKEL | GLOSSE | TEXT | GASTBEITRAG
)"""
DONE = r"""(?x:
      Aufgezeichnet | Protokolliert | Geschrieben | Verfasst | Zusammengestellt | Aufgeschrieben
    | Notiert | Recherchiert | Geführt | Exklusiv | Kommentiert | Analysiert
)"""
BY = r"(?:Von|VON|von)"
PLACE = r"[A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ][\w.-]+){0,2}"
REPORT = r"(?:berichte(?:t|n)|kommentiere?(?:t|n)|analysiere?(?:t|n))"
ROLES = rf"""(?x:
    (?:
          (?:Ein|Eine|Ein[a-z]*\s[a-z]+)\s{WORK}\s(?:von|von:)
        | Text(?:\ und\ Fotos?|\ und\ Bilder?)?: | Autor(?:in|en|innen|:in)?: | {DONE}\ von:?
        | (?:Ein\ |Das\ )?(?:Interview|Gespräch),?\ geführt\ von | {WORK}(?:\ von)?:
        | {WORK}\ von | (?:EINE?\ )?{IN_CAPITALS}\ VON
        | (?:
                Die\ Fragen\ stellten?
              | (?:Das\ )?(?:Interview|Gespräch)\ (?:geführt\ von|führten?) | Redaktion:
              | Mitarbeit: | Es\ {REPORT}:? | (?:Aus|In)\ (?-x:{PLACE})\ {REPORT}(?:\ für\ uns)?
          )
          :?
    )
    \s+
)"""
PHOTOS = (
    rf"(?:\s?[,;|/]?\s?(?:Fotos?|Bilder?|Illustration(?:en)?|Grafik|Video|Fotografie): ?(?P<photo>{NAMES}))"
)
FUNCTION = r"(?:(?:,| \()\s?[^.!?\n]{2,60}\)?)?"
ROLE_NAMES = re.compile(rf"(?P<von>{ROLES})(?P<names>{NAMES}){PHOTOS}?(?:{FUNCTION}\s*|\.)$")
TITLE_COLON = re.compile(rf"(?!(?:Text|Interview|Protokoll|Autor\w*|Redaktion|Mitarbeit):){WORK}:")
"""Words that a title may begin with as well: ``Analyse: Deutsche Bank …``."""
INTERVIEWERS = re.compile(r"(?:Das )?(?:Interview|Gespräch) führte")
"""A sentence that often closes an interview, and is the text's there."""
TEXT_PHOTOS = re.compile(
    rf"(?P<von>(?:{BY}|(?:Eine?\s)?{WORK}\svon)\s+)?(?P<names>{NAMES}?)(?:\s\(Texte?\))?(?:,|;|\sund|\s&)\s(?P<photo>{NAME})\s\((?:Fotos?|Bilder|Fotografie|Illustration(?:en)?|Grafik(?:en)?|Video)\)$"
)
VON_PHOTOS = re.compile(rf"(?P<von>{BY}\s+)(?P<names>{NAMES}){PHOTOS}$")
REPORTERS = re.compile(rf"(?P<names>{NAMES}) {REPORT} (?:aus|für) [^.!?:]{{2,60}}$")


def role_names(block: Block, seen: Seen) -> Claims:
    """See names behind what they did: ``Text: A B, Fotos: C D``, ``Ein Kommentar von A B``, ``Aus Kiew berichtet A B``.

    Yes: corpus/made-up/text-fotos.txt line 3.
    No:  corpus/tempting/text-colon.txt line 5, a paragraph that begins with ``Text:``.
    """
    if len(block.text) > 220:
        return ()
    match = ROLE_NAMES.match(block.text)
    if match is None or (TITLE_COLON.match(block.text) and not looks_like_names(match["names"])):
        return ()
    if INTERVIEWERS.match(block.text) and not any(len(part.text) > 120 for part in seen.parts[seen.index :]):
        return ()
    end = match.end("names") if match["photo"] else len(block.text.rstrip("."))
    pieces = [
        *claim(block, 0, match.end("von"), Label.SEPARATOR, "role_names", 0.97),
        *claim(block, match.end("von"), end, Label.BYLINE, "role_names", 0.97),
    ]
    if match["photo"]:
        pieces += claim(block, end, match.start("photo"), Label.SEPARATOR, "role_names", 0.9)
        pieces += claim(block, match.start("photo"), len(block.text), Label.CREDIT, "role_names", 0.9)
    else:
        pieces += claim(block, end, len(block.text), Label.SEPARATOR, "role_names", 0.97)
    return pieces


def text_and_photos(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See who wrote and who took the pictures, by the work in brackets or a colon: ``A B (Text) und C D (Fotos)``, ``Von A B, Fotos: C D``.

    Yes: corpus/made-up/text-fotos-brackets.txt line 5.
    No:  corpus/tempting/text-brackets.txt line 7, where a sentence has such brackets.
    """
    text = block.text
    if text[-1] == ")":
        match = TEXT_PHOTOS.match(text)
        if match and not match["von"] and "(Text" not in text and not looks_like_names(match["names"]):
            return ()  # the names in a caption
    else:
        match = VON_PHOTOS.match(text) if text[0] in "Vv" and ": " in text else None
    if match is None:
        return ()
    names, photo = match.span("names"), match.span("photo")
    return (
        *claim(block, 0, names[0], Label.SEPARATOR, "text_and_photos", 0.97),
        *claim(block, *names, Label.BYLINE, "text_and_photos", 0.97),
        *claim(block, names[1], photo[0], Label.SEPARATOR, "text_and_photos", 0.97),
        *claim(block, *photo, Label.CREDIT, "text_and_photos", 0.95),
        *claim(block, photo[1], len(block.text), Label.SEPARATOR, "text_and_photos", 0.97),
    )


def reporters(block: Block, seen: Seen) -> Claims:
    """See names and from where they report in a line of their own: ``Anna Beispiel berichtet aus Kiew``.

    Yes: corpus/made-up/berichtet-aus.txt line 5.
    No:  corpus/tempting/berichtet-aus.txt line 1, a headline of that form.
    """
    if seen.index == 0 or " bericht" not in block.text:
        return ()
    match = REPORTERS.match(block.text)
    if match is None or not looks_like_names(match["names"]):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "reporters", 0.9)
