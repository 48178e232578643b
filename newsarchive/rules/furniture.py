"""Parts of a page that are not the article: tool rows, read-also lines, subscriptions, adverts, copyright."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Label
from newsarchive.rules import Claims, Seen, claim

if TYPE_CHECKING:
    from newsarchive.reading import Block

__all__ = ["advert", "copyright_line", "read_also", "service_line", "tool_row"]

WORDS = (
    r"(?:Mail an die Redaktion|E-Mail an die Redaktion|Leserbrief schreiben|Artikel (?:anhören|vorlesen|merken|drucken|teilen|verschenken|versenden|kommentieren)"
    r"|Lesezeit:? ?(?:ca\. ?)?\d{1,3} ?Min(?:\.|uten?)?|\d{1,3} Min(?:\.|uten?) Lesezeit|Audiobeitrag|Videobeitrag|Bildbeitrag|Audio herunterladen"
    r"|Merken|Drucken|Teilen|Kommentare?(?: ?\(\d{1,5}\))?|\d{1,5} Kommentare?|Kommentieren|Vorlesen|Anhören|Speichern|Senden|Twittern|Verschenken|Zur Merkliste|Merkliste"
    r"|Facebook|Twitter|WhatsApp|Whatsapp|Pinterest|LinkedIn|Xing|XING|Flipboard|Telegram|Instagram|E-Mail|Mail|Link kopieren|Pocket|Feedback|PDF|Newsletter|Schriftgröße|Folgen)"
)
TOOL_ROW = re.compile(rf"(?:{WORDS}(?:[ \t]*[|·•,/>]?[ \t]*|$)){{1,14}}(?=$|[A-ZÄÖÜ„\"»«(©\d])")
SURE_PREFIX = re.compile(
    r"(?:E-)?Mail an die Redaktion\b|Merken Drucken|Drucken Teilen|Artikel anhören|Lesezeit|Kommentare "
)
READ_ALSO = re.compile(
    r"(?:Lesen Sie (?:auch|hier|dazu|mehr|weiter|außerdem|ebenfalls)|Lies auch|Lesetipp|Mehr zum Thema|Mehr zu diesem Thema|Mehr dazu|Mehr Artikel|Mehr aus|Mehr von|Weitere Artikel|Weitere Nachrichten|Weiterlesen"
    r"|Auch interessant|Ebenfalls interessant|Auch lesenswert|Das könnte Sie (?:auch )?interessieren|Passend dazu|Passend zum Thema|Siehe auch|Zum Thema|Zum Artikel|Hier geht es zu|Hier lesen Sie|Verwandte (?:Artikel|Themen)|Ähnliche Artikel|Empfohlener externer Inhalt|Externer Inhalt|Meistgelesen|Schlagwörter|Themen in diesem Artikel)\b"
)
SERVICE = re.compile(
    r"(?:Abonnieren Sie|Jetzt abonnieren|Jetzt anmelden|Melden Sie sich|Newsletter\b|Hier (?:können Sie )?abonnieren|Sie haben (?:noch )?kein Abo|Jetzt testen|Jetzt kostenlos|Bereits Abonnent"
    r"|Diese Webseite verwendet Cookies|Diese Website verwendet Cookies|Wir verwenden Cookies|Um diesen Inhalt anzuzeigen|An dieser Stelle finden Sie|Wir benötigen Ihre Zustimmung|Dieser Inhalt kann|Bitte aktivieren Sie JavaScript"
    r"|Zur Startseite|Nach oben|Zurück zur|Schreiben Sie uns|Kontakt|Impressum|Datenschutz|Alle Kommentare|Kommentar schreiben|Diskutieren Sie mit|Bitte (?:melden|loggen) Sie sich)"
)
ADVERT = re.compile(
    r"(?:[-–]\s*)?(?:Anzeige|ANZEIGE|Werbung|WERBUNG|Advertorial|Advertisement|Sponsored)(?:\s*[-–])?$"
)
COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|Copyright)\s?(?:©\s?)?(?:\d{4}\b|dpa-infocom|Copyright|by\b|[^,;\n]{2,40}, alle Rechte)|Alle Rechte vorbehalten|dpa-infocom\b|dpa:\d{6}-)",
    re.IGNORECASE,
)


def tool_row(block: Block, seen: Seen) -> Claims:
    """See the words of a page's tools, alone or run into the caption below: ``Mail an die Redaktion Anna Beispiel …``.

    Yes: corpus/wild/nato-russland-rat.txt line 3.
    No:  corpus/unreviewed/teilen.txt, where ``Teilen macht glücklich`` is a headline.
    """
    match = TOOL_ROW.match(block.text[:400])
    if match is None:
        return ()
    whole = match.end() == len(block.text)
    if (
        whole
        and block.text in {"Telegram", "Instagram", "Facebook", "Twitter", "Newsletter"}
        and seen.index == 0
    ):
        return ()
    if whole or (seen.index > 0 and SURE_PREFIX.match(block.text)):
        return claim(block, 0, match.end(), Label.FURNITURE, "tool_row", 0.99 if whole else 0.97)
    return ()


def read_also(block: Block, seen: Seen) -> Claims:
    """See a pointer to another article: ``Lesen Sie auch: …``, ``Mehr zum Thema``.

    Yes: corpus/made-up/read-also.txt line 7.
    No:  corpus/unreviewed/lesen-sie.txt line 5, a sentence that goes on after ``Lesen Sie``.
    """
    if seen.index == 0 or len(block.text) > 300:
        return ()
    match = READ_ALSO.match(block.text)
    if match is None:
        return ()
    rest = block.text[match.end() :].lstrip()
    if not rest or rest[0] in ":|>»-–" or (len(block.text) < 130 and not rest.endswith(".")):
        return claim(block, 0, len(block.text), Label.FURNITURE, "read_also", 0.95)
    return ()


def service_line(block: Block, seen: Seen) -> Claims:
    """See subscription, cookie, comment and contact lines.

    Yes: corpus/made-up/service-lines.txt line 9.
    No:  corpus/tempting/cookies.txt line 3, a report about cookies.
    """
    if seen.index > 0 and len(block.text) < 250 and SERVICE.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "service_line", 0.9)
    return ()


def advert(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See the word that marks an advert, alone in its line.

    Yes: corpus/made-up/service-lines.txt line 5.
    No:  corpus/tempting/cookies.txt line 1, where ``Anzeige`` begins a headline.
    """
    if len(block.text) < 24 and ADVERT.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "advert", 0.99)
    return ()


def copyright_line(block: Block, seen: Seen) -> Claims:
    """See who owns the text: ``© dpa-infocom, dpa:220112-99-682364/7``, ``Alle Rechte vorbehalten``.

    Yes: corpus/made-up/dpa-infocom.txt line 7.
    No:  corpus/made-up/credit-sign.txt line 3, where ``©`` credits a picture.
    """
    if seen.index > 0 and len(block.text) < 200 and COPYRIGHT.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "copyright_line", 0.97)
    return ()
