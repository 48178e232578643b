"""Write invented German articles, with a vocabulary curve like that of a newspaper, as text files.

    python benchmarks/generate.py FOLDER [--count 10000] [--seed 1]

Words come in Zipf's proportions: some 150 function words make up half of the text, and the other half is drawn from 60,000
word forms put together from German morphemes, so that rare words stay rare. No sentence means anything. A third of the
files has section, headline and teaser glued into one line, a third has each part in a block, a third has no blank lines.
Files lie in folders of 1,000.
"""

from __future__ import annotations

import argparse
import itertools
import random
from pathlib import Path
from typing import NamedTuple

FUNCTION_WORDS = (
    "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
    "wurde sei hatte kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines Jahr zwei diese dieser "
    "wieder keine seiner worden will zwischen immer was sagte gibt alle seit muss doch jetzt drei neue damit bereits da ihr "
    "seinen müssen ab ihrer ohne sondern selbst ersten nun etwa bei heute ihren weil ihm allem dort sollen hier"
).split()
STEMS = (
    "amt bahn berg bild bau bund dorf druck fall feld feuer film fluss form frage frist gang gast geld grund hafen halle hand "
    "haus herbst hof holz jahr kampf karte kern kirche klage klima kohle kosten kraft kreis kunst kurs land last lauf leben "
    "lehre licht linie luft macht markt maß meer messe miete nacht netz ort park pflege plan platz preis raum recht regel "
    "rente schiff schule see spiel sport stadt stand stein steuer stoff strom tag teil tier ton turm umwelt verkehr vertrag "
    "wagen wahl wald wand wasser weg wein welt werk wert wetter wind wirtschaft woche wohnung zahl zeit zeitung ziel zoll zug"
).split()
VERBS = (
    "arbeit bau beacht bericht bild deck dien droh fehl fest folg forder führ glaub handel heil hoff kauf klag kündig lad lehr "
    "leit lös mess miet plan prüf rechn red rett sammel schätz schütz setz spar stärk stell streit such teil trenn wähl warn "
    "wechsel weiger wirk wohn zahl zeig zögert"
).split()
PREFIXES = (
    "",
    "",
    "",
    "ab",
    "an",
    "auf",
    "aus",
    "be",
    "ein",
    "ent",
    "er",
    "nach",
    "um",
    "unter",
    "ver",
    "vor",
    "zu",
    "zer",
)
VERB_ENDS = ("t", "te", "en", "ten", "et", "end", "ung", "ungen", "er", "erin")
LINKS = ("", "s", "en", "")
NOUN_ENDS = ("", "e", "en", "es", "er", "s")
PLACES = (
    "Berlin",
    "Hamburg",
    "München",
    "Köln",
    "Leipzig",
    "Wien",
    "Zürich",
    "Brüssel",
    "Kiel",
    "Mainz",
    "Graz",
    "Bern",
)
SECTIONS = ("Politik", "Wirtschaft", "Lokales", "Sport", "Kultur", "Panorama", "Wissen", "International")
NAMES = ("Anna Beispiel", "Jonas Muster", "Mia Vorlage", "Paul Probe", "Lea Entwurf", "Emil Skizze")
FORMS = 60_000


class Vocabulary(NamedTuple):
    """Words and their cumulative weights, for ``random.choices``."""

    words: list[str]
    weights: list[float]


def vocabulary(chance: random.Random) -> Vocabulary:
    """Return function words and invented word forms in Zipf's proportions."""
    forms: dict[str, None] = {}
    for first, second in itertools.product(STEMS, STEMS):
        form = first + chance.choice(LINKS) + second + chance.choice(NOUN_ENDS)
        forms[form.capitalize()] = None
    for prefix, verb, end in itertools.product(sorted(set(PREFIXES)), VERBS, VERB_ENDS):
        form = prefix + verb + end
        forms[form.capitalize() if end in {"ung", "ungen", "er", "erin"} else form] = None
    for stem, end in itertools.product(STEMS, NOUN_ENDS):
        forms[(stem + end).capitalize()] = None
    rest = [form for form in forms if form not in FUNCTION_WORDS]
    while len(rest) < FORMS:
        rest.append("".join(chance.choice(STEMS) for _ in range(3)).capitalize() + chance.choice(NOUN_ENDS))
    chance.shuffle(rest)
    weights = [1.0 / rank for rank in range(1, len(FUNCTION_WORDS) + 1)]
    scale = sum(weights) / sum(1.0 / rank for rank in range(20, len(rest) + 20))
    weights += [scale / rank for rank in range(20, len(rest) + 20)]
    return Vocabulary(FUNCTION_WORDS + rest, list(itertools.accumulate(weights)))


def sentence(chance: random.Random, words: Vocabulary, low: int = 8, high: int = 24) -> str:
    """Return words that look like a sentence."""
    picked = chance.choices(words.words, cum_weights=words.weights, k=chance.randint(low, high))
    if len(picked) > 12:
        picked[len(picked) // 2] += ","
    text = " ".join(picked)
    return text[0].upper() + text[1:] + "."


def article(chance: random.Random, words: Vocabulary) -> str:
    """Return one article, in one of three layouts."""
    headline = sentence(chance, words, 4, 9)[:-1]
    teaser = " ".join(sentence(chance, words) for _ in range(chance.randint(1, 3)))
    picture = f"{sentence(chance, words)} Foto: {chance.choice(NAMES)}/dpa"
    place, section = chance.choice(PLACES), chance.choice(SECTIONS)
    body = [
        " ".join(sentence(chance, words) for _ in range(chance.randint(2, 5)))
        for _ in range(chance.randint(3, 12))
    ]
    date = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{chance.randint(1990, 2025)}, 17:32 Uhr"
    layout = chance.randrange(3)
    if layout == 0:
        body[0] = f"{place}.{body[0]}"
        return "\n\n".join([f"{section} {headline} {teaser}", f"Mail an die Redaktion {picture}", *body])
    parts = [
        section,
        headline,
        teaser,
        f"Von {chance.choice(NAMES)}",
        date,
        picture,
        f"{place} (dpa) - {body[0]}",
    ]
    return ("\n\n" if layout == 1 else "\n").join([*parts, *body[1:]])


def write(folder: Path, count: int, seed: int) -> int:
    """Write ``count`` articles below ``folder``; return their bytes in all."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    words = vocabulary(chance)
    total = 0
    for number in range(count):
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        raw = (article(chance, words) + "\n").encode()
        (place / f"{number:07}.txt").write_bytes(raw)
        total += len(raw)
    return total


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    total = write(options.folder, options.count, options.seed)
    print(f"{options.count:,} articles, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
