"""Section labels that name a matter or a country: alone above a headline they are its kicker, not the Ressort."""

from __future__ import annotations

__all__ = ["TOPICS"]

WORDS = """
Arbeitsmarkt|Atomkraft|Bundesheer|Bundestag|Bundestagswahl|Bundeswehr|Datenschutz|Diplomatie|Energiewende|Entwicklungspolitik|Flüchtlinge|Gericht|Integration
|Kartellrecht|Klimakrise|Klimawandel|Kommunalwahl|Konflikte|Krieg|Kriminalität|Landtag|Landtagswahl|Luftfahrt|Menschenrechte|Migration|Militär|Nachruf|Nahverkehr
|Parteien|Pflege|Proteste|Prozesse|Rassismus|Raumfahrt|Rechtsextremismus|Regierung|Rente|Rückblick|Stadtentwicklung|Stadtplanung|Stadtrat|Steuern|Studie|Terror|Terrorismus
|Todesfälle|Trauer|Unfall|Unfälle|Unglücke|Untersuchung|Urteile|Verbrechen|Verteidigung|Volksabstimmung|Wahl|Wahlen|Wahlkampf|Künstliche Intelligenz|Sicherheitspolitik
|Spanien|Frankreich|Italien|Polen|Türkei|Iran|Israel|China|Russland|Großbritannien|Griechenland|Indien|Japan|Ungarn|Syrien|Ukraine
"""
TOPICS = frozenset(label.casefold() for label in WORDS.replace("\n", "").split("|"))
"""In folded case."""
