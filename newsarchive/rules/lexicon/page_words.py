"""The words of a page's tools and labels, which are no part of its article."""

from __future__ import annotations

import re

WORDS = (
    r"(?:Mail an die Redaktion|E-Mail an die Redaktion|Leserbrief schreiben|Artikel (?:anhören|vorlesen|merken|drucken|teilen|verschenken|versenden|kommentieren)"
    r"|Lesezeit:? ?(?:ca\. ?)?\d{1,3} ?Min(?:\.|uten?)?|\d{1,3} Min(?:\.|uten?) Lesezeit|Audiobeitrag|Videobeitrag|Bildbeitrag|Audio herunterladen"
    r"|Merken|Drucken|Teilen|Kommentare?(?::? ?(?:\(\d{1,5}\)|\d{1,4}(?=\s|$)))?|\d{1,5} Kommentare?|Kommentieren|Vorlesen|Anhören|Speichern|Senden|Twittern|Verschenken|Zur Merkliste|Merkliste"
    r"|Facebook|Twitter|WhatsApp|Whatsapp|Pinterest|LinkedIn|Xing|XING|Flipboard|Telegram|Instagram|E-Mail|Mail|Link kopieren|Pocket|Feedback|PDF|Newsletter|Schriftgröße|Folgen)"
)
KICKERS = frozenset({"Kommentar", "Datenschutz", "Video", "Podcast", "Newsletter", "Kontakt"})
"""Words of pages that are kickers or sections, too."""
TOOL_ROW = re.compile(rf"(?:{WORDS}(?:[ \t]*[|·•,/>]?[ \t]*|$)){{1,14}}(?=$|[A-ZÄÖÜ„\"»«(©\d])")
