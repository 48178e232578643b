"""Parts of a page that are not the article: tool rows, read-also lines, subscriptions, adverts, copyright."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Label
from newsarchive.rules import Claims, Seen, claim
from newsarchive.rules.agencies import AGENCY_LIST

if TYPE_CHECKING:
    from newsarchive.reading import Block

__all__ = [
    "advert",
    "copyright_line",
    "mark_line",
    "page_word",
    "read_also",
    "repeated_line",
    "service_line",
    "tail_line",
    "tool_row",
]

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
    r"(?:Abonnieren Sie|Jetzt (?:abonnieren|anmelden|testen|kostenlos \w+|bestellen)(?=[!.:]|$| und )|Melden Sie sich|Newsletter(?:$|:| (?:abonnieren|bestellen|an))|Hier (?:können Sie )?abonnieren|Sie haben (?:noch )?kein Abo|Bereits Abonnent"
    r"|Diese Webseite verwendet Cookies|Diese Website verwendet Cookies|Wir verwenden Cookies|Um diesen Inhalt anzuzeigen|An dieser Stelle finden Sie|Wir benötigen Ihre Zustimmung|Dieser Inhalt kann|Bitte aktivieren Sie JavaScript"
    r"|Zur Startseite|Nach oben|Zurück zur|Schreiben Sie uns|(?:Kontakt|Impressum|Datenschutz)\s*(?:$|[:|])|Alle Kommentare (?:$|öffnen|lesen|anzeigen)|Kommentar schreiben|Diskutieren Sie mit|Bitte (?:melden|loggen) Sie sich)"
)
HEAD = {Label.HEADLINE, Label.KICKER, Label.SECTION}
PAGE_WORD = re.compile(
    r"(?:-?\d{0,2}:?\d{1,2}:\d{2}(?: (?:Anhören|Min\.?))?|\d{1,2} ?/ ?\d{1,3}|\d{1,2} ?Min(?:\.|uten)?|Uhr|autoplay|Play|Stop|Pause|Abspielen|Player schließen"
    r"|Bild(?:er)?|Video|Videos|Audio|Foto|Fotostrecke|Bildergalerie|Galerie öffnen|Bild vergrößern|Legende|Placeholder image\S*"
    r"|Link (?:wurde )?kopiert\W*|Link kopieren|Link zum Artikel|In Pocket speichern|vorlesen|Druckansicht|Artikel (?:merken|drucken|teilen|hören|vorlesen lassen).*"
    r"|(?:Auf|Per|Via|Über) (?:Facebook|X|Twitter|WhatsApp|E-Mail|LinkedIn|Telegram|Bluesky|Threads|Instagram|Mastodon|Xing)(?: teilen)?|Teilen auf .{2,20}|X|Bluesky|Mastodon|Threads"
    r"|(?:(?:Online seit|Stand:?|Veröffentlicht|Publiziert|Aktualisiert|Erschienen) )?(?:[Hh]eute|[Gg]estern|[Vv]or \d{1,2} (?:Minuten?|Stunden?|Tag(?:en)?))(?:,| um| vor)?(?: \d{1,2}[:.]\d{2} Uhr| \d{1,2} (?:Minuten|Stunden|Tagen))?|\d{1,2}[:.]\d{2} Uhr"
    r"|(?:Anzahl )?Kommentare:?|Zu den Kommentaren.*|Beitrag kommentieren|Kommentare (?:lesen|anzeigen|ausblenden|laden).*|\d{1,5} (?:Kommentare?|Postings?|Ergänzungen)|Diskutieren"
    r"|E-Mail-Adresse|Ihre E-Mail-Adresse|Passwort|Login|Anmelden|Registrieren|Abonnieren|Abo abschlie(?:ß|ss)en|Jetzt (?:abonnieren|lesen|anmelden|registrieren|bestellen)|Kostenlos (?:herunterladen|testen|registrieren|anmelden)"
    r"|Weitere (?:Informationen|Videos|Inhalte|Links|Beiträge|Meldungen|Artikel)|weitere Videos|Videos immer laden|Mehr News|Mehr anzeigen|Mehr laden|Alle anzeigen|Weiter|Zurück|Schließen|Inhalt|Inhaltsverzeichnis|Suche|Detailsuche|Menü|Home|Startseite"
    r"|Empfohlene[rs]? (?:redaktioneller |externer )?Inhalte?|Empfehlungen(?: der Redaktion)?|Schlagwörter(?: zu diesem Artikel)?:?|Themenseiten?:|Themen:?|Tags:?|Lest auch|Aktuelles|Schlagzeilen|Hinweis|Anzeige|Social Media"
    r"|Fehler gefunden\??|Fehler melden|Korrektur(?:hinweis)? melden|Feedback(?: geben)?|Zur Merkliste(?: hinzufügen)?|Zur Startseite|Nach oben|Impressum|Datenschutz(?:erklärung)?|AGB|Kontakt|Newsletter(?: abonnieren)?|Zum Newsletter)$"
)
"""Whole lines: what else a paper may print in one line is longer."""
ADVERT = re.compile(
    r"(?:[-–]\s*)?(?:Anzeige|ANZEIGE|Werbung|WERBUNG|Advertorial|Advertisement|Sponsored)(?:\s*[-–])?$"
)
OWNED_BY_AGENCY = re.compile(rf"©\s?{AGENCY_LIST}$")
LEAST_PARAGRAPH = 120
COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|Copyright)\s?(?:©\s?)?(?:\d{4}\b|dpa-infocom|Copyright|by\b|[^,;\n]{2,40}, alle Rechte)|Alle Rechte vorbehalten|dpa-infocom\b|dpa:\d{6}-|\((?:[„\"»][^„“”\"«»\n]{2,40}[“”\"«],? ?)?(?:Print-?)?Ausgabe[ ,][^()\n]{0,40}\d{4}\)$)",
    re.IGNORECASE,
)


def tool_row(block: Block, seen: Seen) -> Claims:
    """See the words of a page's tools, alone or run into the caption below: ``Mail an die Redaktion Anna Beispiel …``.

    Yes: corpus/wild/nato-russland-rat.txt line 3.
    No:  corpus/tempting/teilen.txt, where ``Teilen macht glücklich`` is a headline.
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
    No:  corpus/tempting/lesen-sie.txt line 5, a sentence that goes on after ``Lesen Sie``.
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


def mark_line(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a line of marks and nothing else: ``***``, ``•``, ``|``.

    Yes: corpus/made-up/mark-lines.txt line 3.
    """
    text = block.text
    if len(text) < 40 and not text[0].isalnum() and not any(char.isalnum() for char in text):
        return claim(block, 0, len(block.text), Label.SEPARATOR, "mark_line", 0.97)
    return ()


def page_word(block: Block, seen: Seen) -> Claims:
    """See what a page's buttons, players and forms say, alone in a line: ``Link wurde kopiert``, ``00:00``, ``E-Mail-Adresse``.

    Yes: corpus/made-up/page-words.txt line 4.
    No:  corpus/tempting/page-words.txt line 3, where such a word begins a sentence.
    """
    if len(block.text) < 60 and seen.index > 0 and PAGE_WORD.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "page_word", 0.95)
    return ()


def repeated_line(block: Block, seen: Seen) -> Claims:
    """See the headline or the kicker once more below itself, as pages print it above and below the picture.

    Yes: corpus/made-up/repeated.txt line 3.
    """
    if len(block.text) < 15 or not seen.has(Label.HEADLINE) or len(block.text) > 200:
        return ()
    text, size = seen.reading.text, len(block.text)
    same = [piece for piece in seen.pieces if piece.end - piece.start == size and piece.start < block.start]
    if any(piece.label in HEAD and text[piece.start : piece.end] == block.text for piece in same):
        return claim(block, 0, len(block.text), Label.FURNITURE, "repeated_line", 0.97)
    return ()


def tail_line(block: Block, seen: Seen) -> Claims:
    """See the short lines below the last paragraph, three or more in a row: other articles' headlines, a page's foot.

    Yes: corpus/made-up/tail.txt line 9.
    No:  corpus/tempting/tail.txt line 9, the lines of a poem that closes a text.
    """
    if not seen.has(Label.PARAGRAPH) or len(block.text) > 130 or not is_title(block):
        return ()
    before = seen.pieces[-1] if seen.pieces else None
    if before is not None and before.rule == "tail_line":
        return claim(block, 0, len(block.text), Label.FURNITURE, "tail_line", 0.8)
    rest = seen.parts[seen.index + 1 : seen.index + 40]
    if len(rest) < 2 or not all(len(part.text) <= 130 and is_title(part) for part in rest[:3]):
        return ()
    if any(len(part.text) > 200 for part in rest):
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "tail_line", 0.8)


def is_title(block: Block) -> bool:
    """Tell whether a line is set like a title: it begins with a capital, has no full stop, and lists no addresses."""
    text = block.text
    if text[-1] in ".,;:…" or text[0].islower() or block.hint == "li":
        return False
    return text.count(",") < 2 and sum(char.isdigit() for char in text) < 5


def advert(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See the word that marks an advert, alone in its line.

    Yes: corpus/made-up/service-lines.txt line 5.
    No:  corpus/tempting/cookies.txt line 1, where ``Anzeige`` begins a headline.
    """
    if len(block.text) < 24 and ADVERT.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "advert", 0.99)
    return ()


def copyright_line(block: Block, seen: Seen) -> Claims:
    """See who owns the text, or which issue it is from: ``© dpa-infocom, dpa:220112-99-682364/7``, ``("Bote", Print-Ausgabe, 12.1.2022)``.

    Yes: corpus/made-up/dpa-infocom.txt line 7.
    No:  corpus/made-up/credit-sign.txt line 3, where ``©`` credits a picture.
    """
    if seen.index > 0 and OWNED_BY_AGENCY.match(block.text) and ends_text(seen):
        return claim(block, 0, len(block.text), Label.FURNITURE, "copyright_line", 0.95)
    if seen.index > 0 and len(block.text) < 200 and COPYRIGHT.match(block.text):
        return claim(block, 0, len(block.text), Label.FURNITURE, "copyright_line", 0.97)
    return ()


def ends_text(seen: Seen) -> bool:
    """Tell whether the block that is asked about stands under a text of several paragraphs, and no text under it."""
    above = sum(len(part.text) > LEAST_PARAGRAPH for part in seen.parts[: seen.index])
    return above > 1 and not any(len(part.text) > LEAST_PARAGRAPH for part in seen.parts[seen.index + 1 :])
