"""Ressorts: the section labels of the trade."""

from __future__ import annotations

__all__ = ["SECTIONS"]

LABELS = """
Aktuell|Aktuelles|Arbeit|Ausland|Außenpolitik|Auto|Auto & Mobil|Baden-Württemberg|Bayern|Beruf|Berlin|Bildung|Blaulicht|Boulevard|Börse|Brandenburg|Bremen|Buch|Bücher|Bundesliga|Campus|Chronik|Corona|Debatte|Debatten|Deutschland
|Die Seite Drei|Digital|Digitales|Dossier|Energie|Entdecken|Essen|Essen & Trinken|Europa|Familie|Feuilleton|Fernsehen|Film|Finanzen|Football|Formel 1|Freizeit|Forum|Fußball|Geld|Geld & Börse|Geschichte|Gesellschaft|Gesundheit
|Hamburg|Handball|Hessen|Hintergrund|Hochschule|Immobilien|Inland|Innenpolitik|International|Internet|Israel|Job|Job & Karriere|Jugend|Justiz|Karriere|Kino|Kirche|Klima|Kolumne|Kommentar|Kommentare|Konjunktur|Kreis|Kultur|Kultur & Medien|Kunst
|Landespolitik|Leben|Lebensart|Leserbriefe|Literatur|Lokales|Lokalsport|Leute|Mecklenburg-Vorpommern|Medien|Medizin|Meinung|Menschen|Mobilität|Mode|Motor|München|Musik|Nachrichten|Nahost|Nation|Natur|Netzpolitik|Netzwelt|News|Niedersachsen|Nordrhein-Westfalen|NRW|Österreich|Olympia
|Panorama|Partnerschaft|Pop|Politik|Politik Ausland|Politik Inland|Polizei|Porträt|Presse|Promis|Psychologie|Ratgeber|Recht|Recht & Steuern|Regio|Region|Regional|Regionales|Regionalsport|Reise|Reisen|Religion|Rheinland-Pfalz|Saarland|Sachsen|Sachsen-Anhalt|Schach|Schleswig-Holstein|Schweiz|Seite 1|Service|Spezial|Spiele|Sport|Sport regional|Stadt|Städte|Startseite|Stil|Story|Streaming
|Technik|Technologie|Tennis|Thema des Tages|Themen|Theater|Thüringen|Tiere|Titelseite|Tourismus|TV|TV & Medien|Umwelt|Unfall|Unterhaltung|Unternehmen|Unternehmen & Märkte|Ukraine|USA|Verbraucher|Verkehr|Vermischtes|Video|Wahl|Wahlen|Weltgeschehen|Welt|Wetter|Wien|Wintersport|Wirtschaft|Wirtschaft & Politik|Wissen|Wissen & Umwelt|Wissenschaft|Wohnen|Zeitgeschehen|Zeitgeschichte|Zürich|Zukunft|Aus aller Welt|Aus der Region|Stadtgespräch|Tagesthema|Blick in die Welt
|Duisburg|Neuss|Düsseldorf|Köln|Frankfurt|Stuttgart|Leipzig|Dresden|Hannover|Nürnberg|Augsburg|Mannheim|Karlsruhe|Freiburg|Münster|Bonn|Bochum|Dortmund|Rostock|Kiel|Lübeck|Erfurt|Potsdam|Chemnitz|Kassel|Mainz|Ulm|Bielefeld|Basel|Bern|Luzern|Graz|Linz|Salzburg|Innsbruck|Tirol|Vorarlberg|Kärnten|Steiermark|Oberösterreich|Niederösterreich|Burgenland|Liechtenstein
"""
SECTIONS = frozenset(label.casefold() for label in LABELS.replace("\n", "").split("|"))
"""Section labels in folded case."""
