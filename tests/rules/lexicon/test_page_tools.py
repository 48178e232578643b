from __future__ import annotations

import pytest

from newsarchive.rules.lexicon.page_tools import tools_end

GLUED = """
Als gelesen markieren | Trainer Ida Stimme am Steg
Auf LinkedIn veröffentlichen | Ruderer tragen ihr Boot zum Wasser.
Jetzt abonnieren | Das Nordufer im Abendlicht
Jetzt vorbestellen | Hochwasser am Nordufer
Einloggen und kommentieren | Brand am Nordufer
Später lesen | Zerstörte Boote am Nordufer
Schriftgröße ändern | Brand am Nordufer
11 Bilder anzeigen | Blick auf den Steg
Melden Sie sich an | Ruderer tragen ihr Boot zum Wasser.
Hören Sie diesen Text an | Studenten rudern über den See.
Empfiehl uns weiter | Der Steg am Nordufer
Deine Meinung zählt | Brand am Nordufer
Stummschalten | Der Steg am Nordufer
Drucken Mailen Vorlesen | Studenten rudern über den See.
E-Mail Facebook Messenger Threads | Studenten rudern über den See.
Menü Suche Login | Landwirt Karl Beispiel zeigt seine Äpfel.
Zurück Drucken Teilen | Kinder spielen am Steg.
Galerie (12 Bilder) | Brand am Nordufer
Aufrufe: 1.204 | Brand am Nordufer
Geteilt: 33 Mal | Brand am Nordufer
5 Personen gefällt das | Brand am Nordufer
Gefällt mir 12 | Ein Boot am Nordufer
Lesezeit < 1 Min. | Ruderer am Steg
Ca. 4 Min. Lesedauer | Kinder spielen am Steg.
3-Minuten-Lektüre | Ruderer am Steg
3 min read | Ruderer am Steg
Artikel hören (5 Minuten) | Brand am Nordufer
Schrift A A A | Brand am Nordufer
Schrift größer Schrift kleiner | Brand am Nordufer
Artikel vorlesen | Eine Frau füttert am See die Schwäne.
Bericht ausdrucken | Der Steg am Nordufer
Stichwort verfolgen | Der Steg am Nordufer
Text vorlesen lassen | Am Nordufer liegt der neue Steg.
Auf Facebook teilen | Ruderer tragen ihr Boot zum Wasser.
Zur Leseliste hinzufügen | Ruderer tragen ihr Boot zum Wasser.
Lesedauer 4 Minuten | Der neue Steg am Nordufer
Hördauer: ca. 6 Min. | Ida Stimme am Steuer
3-4 Minuten Lesezeit | Ida Stimme am Steuer
Video 1:30 Min. | Ruderer am Steg
0 Kommentare | Brand am Nordufer
1.234 Aufrufe | Brand am Nordufer
56 Mal geteilt | Brand am Nordufer
Teilen Merken E-Mail | Studenten rudern über den See.
Weiterleiten Kopieren Drucken | Der Steg am Nordufer
Brief an die Redaktion | Der Steg am Nordufer
Folgen Sie uns | Der Steg am Nordufer
Zurück zur Übersicht | Der Steg am Nordufer
Kurzlink erzeugen | Der Steg am Nordufer
Lob loswerden | Eine Frau füttert am See die Schwäne.
Beitrag per Mail versenden | Ruderer tragen ihr Boot zum Wasser.
Jetzt mitreden | Ida Stimme am Steuer
Tonspur 6:41 | Ruderer am Steg
Hörfassung (08:12) | Ruderer am Steg
9 Minuten zum Schmökern | Der Steg am Nordufer
Lesedauer unter einer Minute | Der Steg am Nordufer
Zuschriften (12) | Der Steg am Nordufer
Wortmeldungen: 4 | Der Steg am Nordufer
Ansicht 2 von 7 | Der Steg am Nordufer
Noch keine Zuschriften | Der Steg am Nordufer
71 Mal empfohlen | Der Steg am Nordufer
Post an die Verfasserin | Ruderer tragen ihr Boot zum Wasser.
Rufen Sie uns an | Der Steg am Nordufer
Begleite uns auf Mewe | Ruderer tragen ihr Boot zum Wasser.
Erzählen Sie uns Ihre Geschichte | Ruderer tragen ihr Boot zum Wasser.
Deine Frage | Der Steg am Nordufer
Konto Archiv Hilfe | Der Steg am Nordufer
Trauer Märkte Jobs | Feuerwehrleute löschen den Brand am Steg.
Eine Minute Lesezeit | Der Steg am Nordufer
Zum Hören: 5 Min. | Der Steg am Nordufer
16x geteilt | Der Steg am Nordufer
Kein Einwand | Der Steg am Nordufer
Merken Drucken 5 Kommentare Artikel anhören | Der Steg am Nordufer
"""
CAPTIONS = """
Kinder spielen Fußball auf dem Platz am See.
Ruderer tragen ihr Boot zum Wasser.
In Musterow feiern Vereine ihr Jubiläum.
Bei den älteren Booten am Steg blättert die Farbe.
20 Boote der Ruderer liegen am Steg.
25 Millionen Euro kostet der neue Hafen.
Zum Beispiel Ruderer Bernd Muster am Steuer
90 Minuten vor dem Anpfiff am Stadion
Anna Beispiel am Steg
SAP plant einen Steg am Nordufer.
Um 21:30 Uhr am Hafen
Die 150 Boote der Ruderer am Steg
Weitere 20 Boote liegen am Nordufer.
Ihre Partei PYD am Nordufer
Kanzlerin Ida Stimme am Steg
Sinken die Preise für Boote?
Wünschen Sie sich schönere Boote?
Hier sitzen Kinder am Ufer.
"""


@pytest.mark.parametrize("line", GLUED.strip().splitlines())
def test_tools_end_where_the_caption_begins(line: str) -> None:
    tools, _, caption = line.partition(" | ")
    whole = f"{tools} {caption}"
    assert whole[tools_end(whole) :] == caption


@pytest.mark.parametrize("caption", CAPTIONS.strip().splitlines())
def test_a_caption_alone_has_none(caption: str) -> None:
    assert tools_end(caption) == 0
