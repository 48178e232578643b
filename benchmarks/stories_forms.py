"""Articles of one form with other facts, as desks write them day after day: invented texts whose slots are filled by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

__all__ = ["FORMS"]

TOWNS = """Aalfeld Bruchhausen Dornstadt Eichwald Friedenau Grünbach Hohenfels Immental Kaltenborn Lindenau Moorhusen
Neuenkirch Oberried Pfaffenhofen Quellendorf Rosenheim Steinach Talheim Unterweiler Wiesental""".split()
PEOPLE = """Arnold Becker Claasen Dietz Ehlers Fuchs Gerlach Hansen Iversen Jung Keller Lorenz Möller Nolte Ott Petersen
Quast Richter Seifert Thiele Ulrich Vogt Wagner Zander""".split()
CLUBS = ["SV", "TSV", "FC", "VfB", "Eintracht", "Fortuna", "Blau-Weiß", "Viktoria"]
STREETS = [
    "Hauptstraße",
    "Bahnhofstraße",
    "Gartenweg",
    "Lindenallee",
    "Mühlgasse",
    "Schulstraße",
    "Uferstraße",
    "Ringstraße",
]
DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
SKY = ["sonnig", "wolkig", "stark bewölkt", "heiter", "trüb", "neblig", "freundlich", "wechselhaft"]
WIND = ["Norden", "Süden", "Westen", "Osten", "Nordwest", "Südost"]
FORCE = ["schwacher", "mäßiger", "frischer", "starker"]
GOODS = [
    "eine Geldbörse",
    "ein Fahrrad",
    "mehrere Werkzeuge",
    "einen Laptop",
    "Schmuck",
    "Bargeld",
    "einen Fernseher",
    "Zigaretten",
]
PARTIES = ["CDU", "SPD", "Grüne", "FDP", "AfD", "Linke"]
Form = tuple[str, list[str]]


def weather(dice: random.Random) -> Form:
    """Fill a day's weather report."""
    day, town, other = dice.choice(DAYS), dice.choice(TOWNS), dice.choice(TOWNS)
    return f"Das Wetter am {day}", [
        (
            f"In {town} und Umgebung wird es am {day} {dice.choice(SKY)}. Am Vormittag zeigt sich der Himmel zunächst {dice.choice(SKY)}, am Nachmittag wird es dann {dice.choice(SKY)}. "
            f"Die Temperaturen erreichen {dice.randrange(-3, 33)} Grad, in der Nacht kühlt es auf {dice.randrange(-9, 15)} Grad ab."
        ),
        (
            f"Dazu weht ein {dice.choice(FORCE)} Wind aus {dice.choice(WIND)}. In {other} sind örtlich Schauer möglich. Die Aussichten für die kommenden Tage: meist {dice.choice(SKY)}, "
            f"am {dice.choice(DAYS)} dann {dice.choice(SKY)} bei Höchstwerten um {dice.randrange(-2, 34)} Grad."
        ),
    ]


def lottery(dice: random.Random) -> Form:
    """Fill a lottery announcement."""
    numbers = sorted(dice.sample(range(1, 50), 6))
    return "Die Lottozahlen", [
        f"Bei der Ziehung der Lottozahlen am {dice.choice(DAYS)} wurden folgende Zahlen gezogen: {', '.join(map(str, numbers))}. Die Superzahl lautet {dice.randrange(10)}.",
        (
            f"Im Spiel 77 wurde die Gewinnzahl {dice.randrange(10**6, 10**7)} gezogen, in der Zusatzlotterie Super 6 die {dice.randrange(10**5, 10**6)}. Im Jackpot liegen bei der nächsten Ziehung "
            f"rund {dice.randrange(1, 45)} Millionen Euro. Alle Angaben sind wie immer ohne Gewähr."
        ),
    ]


def match(dice: random.Random) -> Form:
    """Fill a match report."""
    one, other = (f"{dice.choice(CLUBS)} {dice.choice(TOWNS)}" for _ in range(2))
    a, b = dice.randrange(1, 6), dice.randrange(0, 3)
    return f"{one} schlägt {other}", [
        (
            f"Der {one} hat sein Heimspiel gegen {other} mit {a}:{b} gewonnen. Vor {dice.randrange(90, 4000)} Zuschauern brachte {dice.choice(PEOPLE)} die Gastgeber in der {dice.randrange(2, 45)}. Minute in Führung. "
            f"Kurz nach der Pause erhöhte {dice.choice(PEOPLE)} in der {dice.randrange(46, 60)}. Minute."
        ),
        (
            f"Den Schlusspunkt setzte {dice.choice(PEOPLE)} mit einem Schuss aus {dice.randrange(8, 30)} Metern. In der Tabelle steht die Mannschaft von Trainer {dice.choice(PEOPLE)} nun auf Platz {dice.randrange(1, 18)}. "
            f"Am kommenden {dice.choice(DAYS)} geht es für die Elf auswärts gegen {dice.choice(CLUBS)} {dice.choice(TOWNS)} weiter, Anstoß ist um {dice.randrange(13, 20)}.{dice.choice(['00', '15', '30'])} Uhr."
        ),
    ]


def police(dice: random.Random) -> Form:
    """Fill a police report of a burglary."""
    town = dice.choice(TOWNS)
    return f"Einbruch in {town}", [
        (
            f"Unbekannte Täter sind in der Nacht zum {dice.choice(DAYS)} in ein Einfamilienhaus in der {dice.choice(STREETS)} in {town} eingebrochen. Wie die Polizei mitteilte, hebelten sie ein Fenster auf und durchsuchten "
            f"mehrere Räume. Die Täter entwendeten {dice.choice(GOODS)} und flüchteten unerkannt."
        ),
        (
            f"Der Schaden wird auf rund {dice.randrange(3, 95) * 100} Euro geschätzt. Die Polizei hat die Ermittlungen aufgenommen und sucht Zeugen. Hinweise nimmt die Inspektion {town} unter der Telefonnummer "
            f"0{dice.randrange(2000, 9999)}/{dice.randrange(10000, 99999)} entgegen."
        ),
    ]


def collision(dice: random.Random) -> Form:
    """Fill a police report of a collision, which has few figures."""
    town, street = dice.choice(TOWNS), dice.choice(STREETS)
    return f"Unfall in {town}", [
        (
            f"Bei einem Verkehrsunfall in {town} ist am {dice.choice(DAYS)} ein {dice.randrange(18, 90)} Jahre alter {dice.choice(['Radfahrer', 'Motorradfahrer', 'Fußgänger', 'Autofahrer'])} {dice.choice(['leicht', 'schwer'])} verletzt worden. "
            f"Nach Angaben der Polizei übersah eine Autofahrerin aus {dice.choice(TOWNS)} den Mann beim Abbiegen in die {street}."
        ),
        (
            f"Er kam mit dem Rettungswagen in die Klinik nach {dice.choice(TOWNS)}. Die {street} war für die Dauer der Unfallaufnahme in beiden Richtungen gesperrt. An den Fahrzeugen entstand nach erster Schätzung der Beamten "
            f"Sachschaden in Höhe von {dice.randrange(1, 40) * 500} Euro."
        ),
    ]


def election(dice: random.Random) -> Form:
    """Fill a district's election result."""
    shares = sorted((round(dice.uniform(3, 38), 1) for _ in PARTIES), reverse=True)
    parties = dice.sample(PARTIES, len(PARTIES))
    town = dice.choice(TOWNS)
    rest = ", ".join(
        f"{party} {str(share).replace('.', ',')} Prozent"
        for party, share in zip(parties[2:], shares[2:], strict=True)
    )
    return f"So hat {town} gewählt", [
        (
            f"Im Wahlkreis {dice.randrange(1, 99)} {town} hat die {parties[0]} mit {str(shares[0]).replace('.', ',')} Prozent der Zweitstimmen die meisten Stimmen erhalten. Auf dem zweiten Platz folgt die {parties[1]} mit "
            f"{str(shares[1]).replace('.', ',')} Prozent. Die weiteren Ergebnisse: {rest}."
        ),
        (
            f"Das Direktmandat gewann {dice.choice(PEOPLE)} ({parties[0]}). Die Wahlbeteiligung lag bei {dice.randrange(48, 88)},{dice.randrange(10)} Prozent. Wahlberechtigt waren {dice.randrange(20000, 200000)} Menschen. "
            "Das Ergebnis ist vorläufig, das amtliche Endergebnis wird in den kommenden Tagen festgestellt."
        ),
    ]


def cases(dice: random.Random) -> Form:
    """Fill a day's case count."""
    return f"{dice.randrange(100, 30000)} neue Fälle gemeldet", [
        (
            f"Die Gesundheitsämter haben binnen eines Tages {dice.randrange(100, 30000)} Neuinfektionen gemeldet. Das geht aus Zahlen vom {dice.choice(DAYS)} hervor. Zudem wurden {dice.randrange(3, 1000)} weitere Todesfälle verzeichnet. "
            f"Vor genau einer Woche waren es {dice.randrange(100, 30000)} Neuinfektionen und {dice.randrange(3, 1000)} Todesfälle gewesen."
        ),
        (
            f"Die Zahl der binnen sieben Tagen gemeldeten Ansteckungen je 100.000 Einwohner lag bei {dice.randrange(5, 200)},{dice.randrange(10)}. Der bundesweite R-Wert lag dem Lagebericht zufolge bei 0,{dice.randrange(60, 99)}. "
            "Der Wert gibt an, wie viele Menschen ein Infizierter im Schnitt ansteckt. Liegt er für längere Zeit unter 1, flaut das Geschehen ab."
        ),
    ]


def market(dice: random.Random) -> Form:
    """Fill a day's report of the stock exchange."""
    way, other = dice.choice(
        [("gestiegen", "Plus"), ("gefallen", "Minus"), ("nachgegeben", "Minus"), ("zugelegt", "Plus")]
    )
    return "Börse am Abend", [
        (
            f"Der Leitindex ist am {dice.choice(DAYS)} um {dice.randrange(1, 4)},{dice.randrange(100):02} Prozent auf {dice.randrange(9000, 16000)} Punkte {way}. Der Index der mittelgroßen Werte schloss mit einem {other} von "
            f"{dice.randrange(0, 3)},{dice.randrange(100):02} Prozent. Gefragt waren Papiere von {dice.choice(PEOPLE)} und {dice.choice(PEOPLE)}."
        ),
        (
            f"Der Euro kostete am Abend {dice.choice([0, 1])},{dice.randrange(1000, 9999)} Dollar. Am Rentenmarkt lag die Umlaufrendite bei minus 0,{dice.randrange(10, 80)} Prozent. Ein Barrel der Nordseesorte Brent kostete "
            f"{dice.randrange(30, 120)},{dice.randrange(100):02} Dollar. Händler verwiesen auf die Lage in {dice.choice(TOWNS)}."
        ),
    ]


def council(dice: random.Random) -> Form:
    """Fill a notice of a council's meeting: names and places, hardly a figure."""
    town = dice.choice(TOWNS)
    about = dice.sample(
        [
            "der Haushalt",
            "der Neubau der Turnhalle",
            "die Gebühren der Kindergärten",
            "der Bebauungsplan am Bahnhof",
            "die Sanierung der Brücke",
            "das Parkkonzept",
            "der Klimaplan",
        ],
        3,
    )
    return f"Gemeinderat {town} tagt", [
        (
            f"Der Gemeinderat {town} trifft sich am kommenden {dice.choice(DAYS)} zu seiner nächsten öffentlichen Sitzung im Bürgersaal. Beginn ist um {dice.randrange(17, 21)} Uhr. Auf der Tagesordnung stehen {about[0]}, {about[1]} "
            f"und {about[2]}. Zu Beginn haben die Einwohner Gelegenheit, Fragen zu stellen."
        ),
        f"Die Leitung hat Bürgermeister {dice.choice(PEOPLE)}. Die Unterlagen sind auf der Internetseite der Gemeinde zu finden. Im Anschluss findet eine nicht öffentliche Sitzung statt.",
    ]


FORMS: dict[str, Callable[[random.Random], Form]] = {
    "weather": weather, "lottery": lottery, "match": match, "police": police, "collision": collision, "election": election,
    "cases": cases, "market": market, "council": council,
}  # fmt: skip
