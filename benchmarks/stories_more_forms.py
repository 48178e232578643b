"""Further forms, written before the rules had seen any of them: ``MENDED`` were looked at while the rules were mended, ``FRESH`` and ``LAST`` only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories_forms import CLUBS, DAYS, FORCE, GOODS, PARTIES, PEOPLE, SKY, STREETS, TOWNS, WIND

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from stories_forms import Form

__all__ = ["FRESH", "LAST", "MENDED"]

MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"]
PLACES = ["im Bürgerhaus", "in der Stadthalle", "in der Turnhalle", "im Gemeindesaal", "in der Alten Mühle"]
ROADS = ["A 1", "A 3", "A 7", "A 24", "B 5", "B 96", "L 210", "K 17"]


def comma(dice: random.Random, low: float, high: float) -> str:
    """Return a number with one place behind the comma."""
    return f"{dice.uniform(low, high):.1f}".replace(".", ",")


def outlook(dice: random.Random) -> Form:
    """Fill a weather service's outlook, which has words rather than figures."""
    return f"Wetter in {dice.choice(TOWNS)}", [
        (
            f"Der Tag beginnt in der Region {dice.choice(['verbreitet', 'gebietsweise', 'meist'])} {dice.choice(SKY)}. Nach Auflösung von Frühnebel ist es {dice.choice(SKY)} mit längeren {dice.choice(['sonnigen', 'trockenen', 'freundlichen'])} "
            f"Abschnitten. Gegen Abend ziehen aus {dice.choice(WIND)} dichtere Wolken auf, und es kann {dice.choice(['etwas Regen', 'einzelne Gewitter', 'leichten Schneefall', 'Graupelschauer'])} geben."
        ),
        (
            f"Die Höchstwerte liegen zwischen {dice.randrange(-2, 15)} Grad im Bergland und {dice.randrange(15, 35)} Grad am Fluss. Der Wind weht {dice.choice(FORCE[:2])[:-2]} bis {dice.choice(FORCE[2:])[:-2]} aus {dice.choice(WIND)}. "
            f"In der Nacht zum {dice.choice(DAYS)} bleibt es {dice.choice(SKY)}, die Luft kühlt auf {dice.randrange(-8, 14)} Grad ab."
        ),
    ]


def raffle(dice: random.Random) -> Form:
    """Fill the announcement of a lottery's draw, its quotas below."""
    numbers = sorted(dice.sample(range(1, 51), 5))
    return "Eurojackpot: die Gewinnzahlen", [
        (
            f"Die Gewinnzahlen der Ziehung vom {dice.choice(DAYS)}, {dice.randrange(1, 29)}. {dice.choice(MONTHS)}, sind gezogen worden. Die fünf richtigen Zahlen lauten {', '.join(map(str, numbers))}. Die beiden Eurozahlen sind "
            f"{dice.randrange(1, 6)} und {dice.randrange(6, 13)}."
        ),
        (
            f"Der Hauptgewinn von {dice.randrange(10, 120)} Millionen Euro ging {dice.choice(['nach Finnland', 'nach Hessen', 'in die Slowakei', 'nach Bayern', 'an niemanden'])}. In der zweiten Gewinnklasse gibt es {dice.randrange(1, 9)} Gewinner, die je "
            f"{dice.randrange(100, 999)}.{dice.randrange(100, 999)} Euro erhalten. Die nächste Ziehung ist am kommenden {dice.choice(DAYS)}. Alle Angaben ohne Gewähr. Spielteilnahme ab 18 Jahren, Glücksspiel kann süchtig machen."
        ),
    ]


def handball(dice: random.Random) -> Form:
    """Fill a report of a match in which few words are the match's own."""
    one, other = (f"{dice.choice(CLUBS)} {dice.choice(TOWNS)}" for _ in range(2))
    a, b = dice.randrange(25, 35), dice.randrange(18, 25)
    return f"{one} gewinnt", [
        (
            f"Die Handballer von {one} haben am {dice.choice(DAYS)} das Heimspiel gegen {other} mit {a}:{b} ({a // 2}:{b // 2}) gewonnen. Bester Werfer der Gastgeber war {dice.choice(PEOPLE)} mit {dice.randrange(5, 13)} Treffern. "
            f"Für die Gäste traf {dice.choice(PEOPLE)} am häufigsten. In der ersten Halbzeit war die Partie lange ausgeglichen, ehe sich die Hausherren vor der Pause absetzen konnten."
        ),
        (
            f"Nach dem Seitenwechsel ließ die Mannschaft von Trainer {dice.choice(PEOPLE)} nichts mehr anbrennen und baute den Vorsprung Tor um Tor aus. „Das war eine geschlossene Leistung“, sagte {dice.choice(PEOPLE)} nach dem Abpfiff. "
            f"Am nächsten Spieltag muss die Mannschaft bei {dice.choice(CLUBS)} {dice.choice(TOWNS)} antreten."
        ),
    ]


def hit_and_run(dice: random.Random) -> Form:
    """Fill a police report with hardly a figure."""
    town = dice.choice(TOWNS)
    return f"Unfallflucht in {town}", [
        (
            f"Ein bislang unbekannter Autofahrer hat am {dice.choice(DAYS)}{dice.choice(['morgen', 'mittag', 'abend'])} in {town} einen geparkten Wagen beschädigt und ist anschließend davongefahren, ohne sich um den Schaden zu kümmern. "
            f"Der {dice.choice(['schwarze', 'weiße', 'blaue', 'silberne'])} {dice.choice(['Kombi', 'Kleinwagen', 'Transporter', 'Geländewagen'])} stand ordnungsgemäß am Fahrbahnrand der {dice.choice(STREETS)}."
        ),
        (
            f"Die Beamten fanden vor Ort {dice.choice(['rote', 'grüne', 'gelbe'])} Lackspuren. Wer Angaben zum Fahrzeug oder zum Fahrer machen kann, wird gebeten, sich bei der Polizeiinspektion {dice.choice(TOWNS)} oder jeder anderen "
            "Dienststelle zu melden. Die Ermittlungen wegen unerlaubten Entfernens vom Unfallort dauern an."
        ),
    ]


def ward(dice: random.Random) -> Form:
    """Fill the result of a town in an election of its mayor."""
    town, one, other = dice.choice(TOWNS), dice.choice(PEOPLE), dice.choice(PEOPLE)
    share = dice.randrange(501, 720)
    return f"{one} bleibt im Amt", [
        (
            f"Bei der Bürgermeisterwahl in {town} hat sich {one} ({dice.choice(PARTIES)}) im ersten Wahlgang durchgesetzt. Auf {dice.choice(['den Amtsinhaber', 'die Amtsinhaberin', 'den Herausforderer'])} entfielen {share // 10},{share % 10} Prozent der Stimmen, "
            f"auf {other} ({dice.choice(PARTIES)}) {comma(dice, 20, 49)} Prozent. Die Wahlbeteiligung betrug {comma(dice, 35, 70)} Prozent."
        ),
        (
            "Das teilte der Wahlleiter am Abend mit. Die Amtszeit dauert sechs Jahre. Die Vereidigung ist für die nächste Sitzung des Rates vorgesehen. Gegen das Ergebnis kann binnen zwei Wochen Einspruch erhoben werden, "
            "über den der Wahlprüfungsausschuss entscheidet. Das endgültige Ergebnis stellt der Wahlausschuss in dieser Woche fest."
        ),
    ]


def blood(dice: random.Random) -> Form:
    """Fill an appointment that is nearly all the same each time."""
    town = dice.choice(TOWNS)
    return f"Blutspende in {town}", [
        (
            f"Das Rote Kreuz bittet wieder um Blutspenden. Die nächste Gelegenheit dazu ist am {dice.choice(DAYS)}, {dice.randrange(1, 29)}. {dice.choice(MONTHS)}, von {dice.randrange(14, 17)} bis {dice.randrange(18, 21)} Uhr {dice.choice(PLACES)} in {town}. "
            "Spenden darf jeder Gesunde, der volljährig ist; Erstspender sollten ihren Personalausweis mitbringen."
        ),
        (
            "Vor der Entnahme werden Blutdruck, Temperatur und der Eisenwert gemessen. Die Spende selbst dauert wenige Minuten, danach folgen eine Ruhepause und ein Imbiss. Um Wartezeiten zu vermeiden, wird um eine Anmeldung im Internet "
            "gebeten. Gerade in der Urlaubszeit werden die Konserven in den Kliniken knapp, sagt die Sprecherin des Blutspendedienstes."
        ),
    ]


def jobs(dice: random.Random) -> Form:
    """Fill the month's report of an employment agency."""
    town = dice.choice(TOWNS)
    return f"Arbeitsmarkt in {town}", [
        (
            f"Die Zahl der Arbeitslosen im Bezirk der Agentur für Arbeit {town} ist im {dice.choice(MONTHS)} {dice.choice(['gestiegen', 'gesunken', 'leicht zurückgegangen'])}. {dice.randrange(2, 19)}.{dice.randrange(100, 999)} Frauen und Männer waren ohne "
            f"Beschäftigung gemeldet. Die Quote liegt bei {comma(dice, 2, 11)} Prozent, vor einem Jahr waren es {comma(dice, 2, 11)} Prozent."
        ),
        (
            f"„Die Lage ist für die Jahreszeit üblich“, sagte {dice.choice(PEOPLE)}, {dice.choice(['Leiterin', 'Chef', 'Sprecherin'])} der Agentur. Die Unternehmen meldeten {dice.randrange(200, 2900)} neue Stellen. Gesucht werden vor allem "
            f"{dice.choice(['Pflegekräfte', 'Lagerarbeiter', 'Verkäufer', 'Elektriker'])} und {dice.choice(['Köche', 'Fahrer', 'Schweißer', 'Erzieher'])}."
        ),
    ]


def roadworks(dice: random.Random) -> Form:
    """Fill a notice that a road is closed."""
    road, town = dice.choice(ROADS), dice.choice(TOWNS)
    return f"{road} gesperrt", [
        (
            f"Autofahrer müssen sich auf der {road} zwischen {town} und {dice.choice(TOWNS)} auf Behinderungen einstellen. Von {dice.choice(DAYS)} an wird dort die Fahrbahndecke erneuert. Die Strecke ist deshalb bis {dice.choice(['Ende', 'Mitte', 'Anfang'])} "
            f"{dice.choice(MONTHS)} {dice.choice(['voll', 'halbseitig', 'nachts'])} gesperrt. Eine Umleitung über {dice.choice(TOWNS)} ist ausgeschildert."
        ),
        (
            "Die Kosten trägt der Landesbetrieb. Der Busverkehr wird umgeleitet, einzelne Haltestellen entfallen. Rettungskräfte können die Baustelle jederzeit passieren. Die Straßenbaubehörde bittet die Verkehrsteilnehmer um "
            "Verständnis und um besondere Vorsicht im Bereich der Arbeiten."
        ),
    ]


MENDED: dict[str, Callable[[random.Random], Form]] = {
    "outlook": outlook, "raffle": raffle, "handball": handball, "hit_and_run": hit_and_run, "ward": ward, "blood": blood, "jobs": jobs,
    "roadworks": roadworks,
}  # fmt: skip


def warning(dice: random.Random) -> Form:
    """Fill a warning of bad weather."""
    what = dice.choice(["Sturm", "Glätte", "Gewitter", "Frost", "Starkregen"])
    return f"Warnung vor {what}", [
        (
            f"Der Wetterdienst hat für den Landkreis {dice.choice(TOWNS)} eine amtliche Warnung vor {what} herausgegeben. Sie gilt von {dice.choice(DAYS)}, {dice.randrange(24)} Uhr, bis {dice.choice(DAYS)}, {dice.randrange(24)} Uhr. "
            f"Es ist die Stufe {dice.randrange(1, 5)} von vier. Betroffen sind Lagen oberhalb von {dice.randrange(1, 9) * 100} Metern."
        ),
        (
            "Die Fachleute raten, den Aufenthalt im Freien zu vermeiden und Fenster und Türen zu schließen. Gegenstände im Freien sollten gesichert werden. Im Straßenverkehr ist mit Behinderungen zu rechnen, das Fahrverhalten sollte "
            "angepasst werden. Die Warnung wird laufend überprüft und kann verlängert oder aufgehoben werden."
        ),
    ]


def keno(dice: random.Random) -> Form:
    """Fill a short list of numbers drawn."""
    return "Keno", [
        (
            f"Am {dice.choice(DAYS)} wurden bei Keno folgende 20 Zahlen gezogen: {', '.join(str(one) for one in sorted(dice.sample(range(1, 71), 20)))}. Plus 5: {dice.randrange(10**4, 10**5)}. Die Zahlen werden täglich außer sonntags "
            "gezogen. Eine Teilnahme ist in allen Annahmestellen und im Internet möglich, wenn man volljährig ist. Alle Angaben sind ohne Gewähr, maßgeblich ist der Aushang der Gesellschaft."
        )
    ]


def tennis(dice: random.Random) -> Form:
    """Fill a report of a tennis match, names and sets."""
    one, other = dice.sample(PEOPLE, 2)
    return f"{one} im Viertelfinale", [
        (
            f"{one} hat beim Turnier in {dice.choice(TOWNS)} {dice.choice(['das Viertelfinale', 'das Halbfinale', 'die zweite Runde', 'das Endspiel'])} erreicht. Die Nummer {dice.randrange(3, 90)} der Setzliste bezwang {other} am {dice.choice(DAYS)} "
            f"mit 6:{dice.randrange(5)}, 6:{dice.randrange(5)}. Die Partie dauerte {dice.randrange(55, 140)} Minuten. Im nächsten Spiel wartet {dice.choice(PEOPLE)} auf den Sieger."
        ),
        (
            "Nach einem frühen Break im ersten Satz ließ der Favorit bei eigenem Aufschlag nichts zu und nutzte seinen zweiten Satzball. Auch im zweiten Durchgang blieb er der aktivere Spieler. Das Turnier auf Sand ist mit einer halben "
            f"Million Euro dotiert. Titelverteidiger ist {dice.choice(PEOPLE)}."
        ),
    ]


def brawl(dice: random.Random) -> Form:
    """Fill a police report of a fight, with ages."""
    return "Streit endet im Krankenhaus", [
        (
            f"Bei einer Auseinandersetzung vor einer Gaststätte in {dice.choice(TOWNS)} ist in der Nacht zum {dice.choice(DAYS)} ein {dice.randrange(18, 60)}-Jähriger {dice.choice(['leicht', 'schwer'])} verletzt worden. Nach ersten Erkenntnissen der Polizei war er mit "
            f"einem {dice.randrange(18, 60)}-Jährigen in Streit geraten. Dieser schlug ihm mit {dice.choice(['der Faust', 'einer Flasche', 'einem Stuhl', 'einem Gürtel'])} ins Gesicht."
        ),
        (
            "Rettungskräfte brachten den Mann in ein Krankenhaus. Der Angreifer flüchtete zunächst, konnte aber in der Nähe festgenommen werden. Ein Atemalkoholtest ergab "
            f"{dice.randrange(0, 3)},{dice.randrange(10)} Promille. Gegen ihn wird nun wegen gefährlicher Körperverletzung ermittelt. Zeugen, die den Vorfall beobachtet haben, sollen sich auf dem Revier {dice.choice(TOWNS)} melden."
        ),
    ]


def constituency(dice: random.Random) -> Form:
    """Fill the result of a constituency with votes in full."""
    town = dice.choice(TOWNS)
    some = dice.sample(PARTIES, 4)
    lines = ", ".join(
        f"{party}: {dice.randrange(2, 40)}.{dice.randrange(100, 999)} Stimmen" for party in some
    )
    return f"Wahlergebnis: {town}", [
        (
            f"Im Wahlkreis {town} sind alle {dice.randrange(80, 400)} Wahlbezirke ausgezählt. Das Mandat geht an {dice.choice(PEOPLE)} ({some[0]}). Die Erststimmen verteilen sich so: {lines}. Bei der vorigen Wahl hatte hier {dice.choice(PEOPLE)} "
            f"({dice.choice(PARTIES)}) gewonnen."
        ),
        (
            "Wie die Kreiswahlleitung mitteilte, verlief die Auszählung ohne Störungen. Mit der Erststimme wird die Person gewählt, die den Wahlkreis vertritt, mit der Zweitstimme die Liste einer Partei. Die Daten stammen von der "
            "Wahlleitung und werden automatisch aktualisiert. Dieser Text wurde aus Daten erzeugt und vor der Veröffentlichung nicht von einem Menschen gelesen."
        ),
    ]


def fuel(dice: random.Random) -> Form:
    """Fill the week's prices."""
    return "Was Tanken kostet", [
        (
            f"Die Preise an den Tankstellen sind in dieser Woche {dice.choice(['gestiegen', 'gefallen', 'kaum verändert'])}. Ein Liter Super E10 kostet im Schnitt {dice.randrange(1, 3)},{dice.randrange(100, 999)} Euro, das sind {comma(dice, 0.1, 6)} Cent "
            f"{dice.choice(['mehr', 'weniger'])} als vor sieben Tagen. Für Diesel sind {dice.randrange(1, 3)},{dice.randrange(100, 999)} Euro zu bezahlen. Am teuersten ist es in {dice.choice(TOWNS)}, am günstigsten in {dice.choice(TOWNS)}."
        ),
        (
            "Der Automobilclub rät, am Abend zu tanken, weil die Preise dann meist am niedrigsten sind. Wer zwischen verschiedenen Stationen vergleicht, spart oft mehrere Cent je Liter. Die Auswertung beruht auf den Daten von mehr als "
            "14.000 Tankstellen, die ihre Preise an die Markttransparenzstelle melden müssen."
        ),
    ]


def concert(dice: random.Random) -> Form:
    """Fill the announcement of a concert."""
    return "Konzert im Advent", [
        (
            f"Der {dice.choice(['Kirchenchor', 'Männerchor', 'Musikverein', 'Kammerchor'])} {dice.choice(TOWNS)} lädt für {dice.choice(DAYS)}, {dice.randrange(1, 29)}. {dice.choice(MONTHS)}, um {dice.randrange(15, 21)} Uhr zu einem Konzert {dice.choice(PLACES)} ein. Unter der Leitung von "
            f"{dice.choice(PEOPLE)} erklingen Werke von {dice.choice(['Bach', 'Haydn', 'Brahms', 'Mozart'])} und {dice.choice(['Verdi', 'Reger', 'Schubert', 'Bruckner'])}. Solistin ist {dice.choice(PEOPLE)}."
        ),
        (
            "Der Eintritt ist frei, um Spenden wird gebeten. Einlass ist eine Stunde vor Beginn. Die Musiker haben sich seit dem Sommer auf diesen Abend vorbereitet und freuen sich nach der langen Pause auf ein volles Haus. In der Pause "
            "werden Getränke und kleine Speisen angeboten, der Erlös kommt der Jugendarbeit zugute."
        ),
    ]


def fire(dice: random.Random) -> Form:
    """Fill a report of a fire, with words in place of most figures."""
    town = dice.choice(TOWNS)
    return f"Feuer in {town}", [
        (
            f"In {town} ist am {dice.choice(DAYS)} {dice.choice(['eine Scheune', 'eine Garage', 'ein Dachstuhl', 'eine Lagerhalle'])} in Brand geraten. Verletzt wurde nach Angaben der Feuerwehr niemand. Die Flammen schlugen beim Eintreffen der ersten Kräfte bereits meterhoch. "
            f"Rund {dice.randrange(2, 15) * 10} Einsatzkräfte waren in der {dice.choice(STREETS)} vor Ort."
        ),
        (
            f"Es gelang ihnen, ein Übergreifen auf Nachbargebäude zu verhindern. Zerstört wurden unter anderem {dice.choice(GOODS)} und {dice.choice(GOODS)}. Der Schaden wird auf {dice.randrange(2, 60) * 10_000} Euro geschätzt. Die Ursache ist noch unklar, die Kriminalpolizei in "
            f"{dice.choice(TOWNS)} hat die Ermittlungen aufgenommen. Anwohner waren aufgerufen, Fenster und Türen geschlossen zu halten."
        ),
    ]


FRESH: dict[str, Callable[[random.Random], Form]] = {
    "warning": warning, "keno": keno, "tennis": tennis, "brawl": brawl, "constituency": constituency, "fuel": fuel, "concert": concert,
    "fire": fire,
}  # fmt: skip


def missing(dice: random.Random) -> Form:
    """Fill a search for a missing person."""
    name, town = dice.choice(PEOPLE), dice.choice(TOWNS)
    return f"Polizei sucht {name}", [
        (
            f"Seit {dice.choice(DAYS)} wird {dice.choice(['die', 'der'])} {dice.randrange(12, 90)} Jahre alte {name} aus {town} vermisst. Zuletzt wurde die Person in der {dice.choice(STREETS)} gesehen. Sie ist etwa {dice.randrange(150, 195)} Zentimeter "
            f"groß, {dice.choice(['schlank', 'kräftig', 'zierlich'])} und hat {dice.choice(['kurze', 'lange', 'graue', 'blonde'])} Haare. Bekleidet war sie mit einer {dice.choice(['roten', 'blauen', 'schwarzen'])} Jacke und {dice.choice(['Jeans', 'Turnschuhen', 'einem Hut'])}."
        ),
        (
            "Bisherige Suchmaßnahmen, auch mit einem Hubschrauber und mit Spürhunden, blieben ohne Erfolg. Die Beamten schließen nicht aus, dass sich die Person in einer hilflosen Lage befindet. Wer sie gesehen hat oder weiß, wo sie sich "
            f"aufhält, wird gebeten, die Polizei in {dice.choice(TOWNS)} oder den Notruf 110 zu verständigen. Ein Foto ist auf der Seite der Behörde zu sehen."
        ),
    ]


def river(dice: random.Random) -> Form:
    """Fill a report of water levels."""
    return "Pegel am Morgen", [
        (
            f"Die Wasserstände der Flüsse im Land am {dice.choice(DAYS)}, gemessen um sechs Uhr: {dice.choice(TOWNS)} {dice.randrange(80, 700)} Zentimeter, {dice.choice(TOWNS)} {dice.randrange(80, 700)} Zentimeter, {dice.choice(TOWNS)} {dice.randrange(80, 700)} Zentimeter. "
            f"Damit ist der Strom am Oberlauf {dice.choice(['gestiegen', 'gefallen', 'unverändert'])}, am Unterlauf {dice.choice(['gestiegen', 'gefallen', 'unverändert'])}."
        ),
        (
            "Die Hochwasserzentrale rechnet für die nächsten Tage mit wenig Änderung. Meldestufen sind nicht erreicht. Die Schifffahrt ist frei, an Engstellen gilt die übliche Vorsicht. Die Werte werden automatisch übermittelt und sind "
            "ungeprüft; eine Gewähr für ihre Richtigkeit kann nicht übernommen werden."
        ),
    ]


def court(dice: random.Random) -> Form:
    """Fill a report of a sentence."""
    return "Urteil am Landgericht", [
        (
            f"Das Landgericht {dice.choice(TOWNS)} hat am {dice.choice(DAYS)} einen {dice.randrange(19, 70)} Jahre alten {dice.choice(['Kaufmann', 'Schlosser', 'Kellner', 'Studenten'])} wegen {dice.choice(['Betrugs', 'schweren Raubes', 'Untreue', 'Erpressung'])} zu einer Freiheitsstrafe von "
            f"{dice.choice(['zwei', 'drei', 'vier', 'fünf', 'sechs'])} Jahren verurteilt. Die Kammer unter Vorsitz von Richter {dice.choice(PEOPLE)} sah es als erwiesen an, dass der Angeklagte aus {dice.choice(TOWNS)} aus Habgier gehandelt hatte."
        ),
        (
            f"Die Staatsanwaltschaft hatte eine höhere Strafe gefordert, die Verteidigung einen Freispruch. Anwalt {dice.choice(PEOPLE)} kündigte Revision an. Das Urteil ist noch nicht rechtskräftig. Der Verurteilte nahm die Entscheidung ohne "
            "sichtbare Regung auf und wurde in die Haftanstalt zurückgebracht, in der er seit seiner Festnahme sitzt."
        ),
    ]


def birthday(dice: random.Random) -> Form:
    """Fill the greeting to a citizen of great age, which has few facts."""
    name, town = dice.choice(PEOPLE), dice.choice(TOWNS)
    return f"{name} feiert Geburtstag", [
        (
            f"Bei bester Gesundheit hat {dice.choice(['Anna', 'Karl', 'Erna', 'Otto', 'Frieda'])} {name} aus {town} am {dice.choice(DAYS)} den {dice.randrange(90, 106)}. Geburtstag gefeiert. Zu den Gratulanten gehörte Bürgermeister {dice.choice(PEOPLE)}, der Blumen und die Urkunde "
            f"des Ministerpräsidenten überbrachte. Geboren wurde das Geburtstagskind in {dice.choice(TOWNS)} als {dice.choice(['drittes', 'viertes', 'jüngstes', 'ältestes'])} Kind eines {dice.choice(['Bauern', 'Lehrers', 'Müllers', 'Schmieds'])}."
        ),
        (
            f"Noch heute wird jeden Tag die Zeitung gelesen und im Garten gearbeitet. Das Rezept für ein langes Leben: viel Bewegung, wenig Ärger und abends ein Glas {dice.choice(['Wein', 'Bier', 'Most'])}. Mit der Familie, zu der {dice.randrange(2, 9)} Enkel und "
            f"{dice.randrange(2, 15)} Urenkel gehören, wurde im Gasthof {dice.choice(['Krone', 'Linde', 'Adler', 'Ochsen'])} bis in den Abend gefeiert."
        ),
    ]


LAST: dict[str, Callable[[random.Random], Form]] = {
    "missing": missing, "river": river, "court": court, "birthday": birthday,
}  # fmt: skip
