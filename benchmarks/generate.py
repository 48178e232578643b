"""Write invented German articles, with a vocabulary curve like that of a newspaper, as text files.

    python benchmarks/generate.py FOLDER [--count 10000] [--seed 1]

Words come in the proportions of ``SHARES``, which were counted in 10.6 million words of German press text: some 120 function words,
and 700,000 forms put together from German morphemes, names and numbers, so that the vocabulary goes on growing as an archive's
does (100,000 articles have about 400,000 different words). No sentence means anything. A third of the
files has section, headline and teaser glued into one line, a third has each part in a block, a third has no blank lines.
Files lie in folders of 1,000.
"""

from __future__ import annotations

import argparse
import itertools
import math
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
FORMS = 700_000
SHARES = (
    (1, 3.6e-2),
    (10, 9e-3),
    (100, 1.04e-3),
    (1_000, 1e-4),
    (10_000, 6.9e-6),
    (100_000, 2.8e-7),
    (1_000_000, 2e-8),
)
"""Shares of the text that the words of these ranks have; between them on a line in logarithms."""
SYLLABLES = (
    "ba ber dor fel gar ha ing ka lin mar nau os pet ren sta tor ul vo wal zim ker schmi lot bri dun".split()
)


class Vocabulary(NamedTuple):
    """Words and their cumulative weights, for ``random.choices``."""

    words: list[str]
    weights: list[float]


def vocabulary(chance: random.Random) -> Vocabulary:
    """Return function words and invented word forms in the proportions of SHARES."""
    forms: dict[str, None] = {}
    for prefix, verb, end in itertools.product(sorted(set(PREFIXES)), VERBS, VERB_ENDS):
        form = prefix + verb + end
        forms[form.capitalize() if end in {"ung", "ungen", "er", "erin"} else form] = None
    for stem, end in itertools.product(STEMS, NOUN_ENDS):
        forms[(stem + end).capitalize()] = None
    while len(forms) < FORMS:
        forms[rare_form(chance)] = None
    rest = [form for form in forms if form not in FUNCTION_WORDS]
    chance.shuffle(rest)
    words = FUNCTION_WORDS + rest
    return Vocabulary(words, list(itertools.accumulate(map(share, range(1, len(words) + 1)))))


def rare_form(chance: random.Random) -> str:
    """Return a compound of two stems or three, a name or a number."""
    kind = chance.random()
    if kind < 0.1:
        return str(chance.randrange(1_000_000))
    if kind < 0.45:
        name = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))
        return name.capitalize() + chance.choice(("", "", "", "s"))
    parts = [chance.choice(STEMS) + chance.choice(LINKS) for _ in range(1 if kind < 0.85 else 2)]
    return ("".join(parts) + chance.choice(STEMS)).capitalize() + chance.choice(NOUN_ENDS)


def share(rank: int) -> float:
    """Return the share of the text that the word of this rank has, on the curve of SHARES."""
    for (low, more), (high, less) in itertools.pairwise(SHARES):
        if rank <= high:
            part = math.log(rank / low) / math.log(high / low)
            return more * math.exp(part * math.log(less / more))
    return SHARES[-1][1]


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
