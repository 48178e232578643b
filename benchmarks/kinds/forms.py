"""A word -> its other forms, by kind: each pair of query and text must meet (or, where it says so, stay apart)."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drawn import Drawn

__all__ = ["KINDS"]

Pair = tuple[str, str, bool]
CAP = r"[A-ZÄÖÜ][a-zäöüß]"
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
SEPARABLE = ("ab an auf aus bei ein fest fort frei heraus herein hervor hin hinaus hinzu los mit nach nieder teil vor voran voraus vorbei weg weiter "
             "wieder zu zurück zusammen um durch über unter her herum hinweg entgegen auseinander bereit bekannt statt hoch runter rein raus heran "
             "hinein hinunter gegenüber fern kennen klar nahe still sicher weh").split()  # fmt: skip
INSEPARABLE = "be ent er ver zer miss ge emp".split()
ADJECTIVE_ENDINGS = ("e", "en", "em", "er", "es")
SIGNS = (":in", "*in", "_in", "/in", "/-in", "(in)", "In", "·in")


@cache
def paradigms() -> dict[str, set[str]]:
    """Return the forms of nouns by a public list (``pip install --no-deps german-nouns``); none where it is not installed."""
    found = find_spec("german_nouns")
    if found is None:
        return {}
    forms: dict[str, set[str]] = {}
    folder = Path(next(iter(found.submodule_search_locations or [])))
    with (folder / "nouns.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            own = {row[name] for name in row if name.split(" ")[0] in CASES and row[name].isalpha()}
            if row["lemma"].isalpha() and len(row["lemma"]) > 2:
                forms.setdefault(row["lemma"], set()).update(own - {""})
    return forms


def noun_forms(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield nouns in each case and number, the other form in the text."""
    known = paradigms()
    for word in [word for word in words.by_frequency(CAP + "{2,}", 20 * number) if word in known][:number]:
        for form in sorted(known[word]):
            yield form, word, True
            yield word, form, True


def compound_forms(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield compounds in each case and number, by the forms of their head; the other form in the text."""
    known = paradigms()
    left = number
    for word in words.by_frequency(CAP + "{9,}", 20 * number):
        parts = words.parts(word)
        if not parts or parts[1] not in known or not left:
            continue
        left -= 1
        first = word[: len(parts[0])]
        for form in sorted(known[parts[1]]):
            yield first + form.lower(), word, True
            yield word, first + form.lower(), True
            yield parts[1], first + form.lower(), True


def weak_verb_forms(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield regular verbs: the infinitive, the participle, the past and present forms, with and without a particle."""
    for word in words.by_frequency(r"[a-zäöüß]{3,}(?:en|eln|ern)", 4 * number):
        stem = word[:-1] if word.endswith(("eln", "ern")) else word[:-2]
        if (
            not words.verb(word)
            or words.dictionary.get(f"ge{stem}t") not in {word, f"ge{stem}t"}
            or words.every.get(f"ge{stem}t", 0)
            + words.every.get(f"{stem}te", 0)
            + words.every.get(f"{stem}ete", 0)
            == 0
        ):
            continue
        if number <= 0:
            return
        number -= 1
        yield from verb_pairs(word, stem)


def particle_verb_forms(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield verbs with a particle, strong ones too, by the participles that the texts have."""
    particles = "|".join(SEPARABLE)
    for word in words.by_frequency(rf"(?:{particles})ge[a-zäöüß]{{2,}}(?:t|en)", number):
        part = re.match(rf"({particles})ge(.+?)(?:e?t|en)$", word)
        if not part:
            continue
        found = words.dictionary.get(word)
        for verb in (
            {found}
            if found
            and found.startswith(part[1])
            and found.endswith("n")
            and not found.startswith(part[1] + "ge")
            else set()
        ):
            base = verb[len(part[1]) :]
            for query, text in ((word, verb), (verb, word), (f"{part[1]}zu{base}", verb), (verb, f"{part[1]}zu{base}"), (word, f"{part[1]}zu{base}"), (word + "e", verb), (verb, word + "en"), (verb[:-1] + "nd" if verb.endswith(("eln", "ern")) else verb + "d", verb), (verb, verb + "den"), (verb, word + "er")):  # fmt: skip
                yield query, text, True


def verb_pairs(verb: str, stem: str) -> Iterator[Pair]:
    """Yield an infinitive with its regular forms."""
    e = "e" if re.search(r"(?:[td]|[^lrhaeiouäöü][mn])$", stem) else ""
    forms = [
        f"ge{stem}{e}t",
        f"ge{stem}{e}te",
        f"ge{stem}{e}ten",
        f"{stem}{e}te",
        f"{stem}{e}ten",
        f"{stem}{e}t",
        verb + "d",
        verb + "den",
        f"{verb}de",
    ]
    for form in forms:
        yield form, verb, True
        yield verb, form, True
    yield forms[0], forms[3], True


def verbs_by_list(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield verbs, strong ones too, by a conjugator (``pip install ablaut``); none where it is not installed."""
    if find_spec("ablaut") is None:
        return
    import ablaut  # noqa: PLC0415 - where it is installed

    for word in words.by_frequency(r"[a-zäöüß]{3,}n", 6 * number):
        if not words.verb(word):
            continue
        if not number:
            return
        number -= 1
        try:
            found = ablaut.conjugate(word)
        except ValueError:
            continue
        forms = {found.past_participle, found.zu_infinitive, found.present_participle}
        for tense in (found.present, found.preterite):
            forms.update(tense)
        for form in sorted(form for form in forms if form and form.isalpha() and form != word):
            yield form, word, True
            yield word, form, True


def adjective_forms(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield adjectives with their endings, compared ones too."""
    for word in words.by_frequency(
        r"[a-zäöüß]{4,}(?:ig|lich|isch|bar|sam|los|haft|voll|iv|al|ell|ent|ant|ös|är)", number
    ):
        forms = [word + end for end in ADJECTIVE_ENDINGS] + [
            word + "ere",
            word + "er",
            word + "eren",
            word + ("este" if word[-1] in "stß" else "ste"),
        ]
        for form in forms:
            yield form, word, True
            yield word, form, True


def participle_nouns(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield nouns made of participles and adjectives: each form finds each other."""
    for word in words.by_frequency(
        r"(?:(?:[A-ZÄÖÜ][a-zäöüß]*)?[Gg]e[a-zäöüß]{3,}(?:t|en)|[A-ZÄÖÜ][a-zäöüß]{3,}(?:end|iert)|(?:Be|Ver|Er|Ent|Zer)[a-zäöüß]{3,}t)en",
        3 * number,
    ):
        stem = word[:-2]
        if (
            words.every.get(stem.lower(), 0) < 2
            or words.every.get(word.lower(), 0) < 1
            or words.every.get(stem.lower() + "e", 0) < 1
            or words.every.get(stem + "e", 0) < 1
        ):
            continue
        for query in (stem + "e", stem + "er", stem + "en", stem + "em"):
            for text in (stem + "e", stem + "er", stem + "en"):
                if query != text:
                    yield query, text, True
        yield stem.lower(), word, True
        yield word, f"die {stem}e-Gruppe", True


def gender_forms(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield gender forms with each sign: found by the masculine and the feminine noun, in both numbers."""
    for word in words.by_frequency(CAP + "{2,}innen", 2 * number):
        masculine = masculine_of(words, word)
        if masculine is None:
            continue
        stem = word.removesuffix("innen")
        sign = words.random.choice(SIGNS)
        plural = stem + sign.replace("in", "innen").replace("In", "Innen")
        for query in (masculine, stem + "in", word, plural):
            yield query, plural, True
        yield masculine, stem + sign, True
        yield stem + "in", stem + sign, True
        yield word, stem + sign, True
        yield plural, masculine, True
        yield word, masculine, True
        if known := paradigms().get(masculine):
            for form in sorted(known):
                yield form, plural, True
                yield plural, form, True


def masculine_of(words: Drawn, word: str) -> str | None:
    """Return the masculine noun of a feminine plural, as the texts have it: with or without e, with or without the umlaut."""
    stem = word.removesuffix("innen")
    found = [
        form
        for base in (stem, stem + "e")
        for form in (base, base.translate(str.maketrans("äöüÄÖÜ", "aouAOU")))
        if words.noun(form) == form
    ]
    return max(found, key=lambda form: words.every.get(form, 0)) if found else None


def gender_compounds(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield compounds of gender forms, as first part and as head."""
    heads = "rat gruppe verband schutz treffen initiative zahl vertretung quote streik förderung".split()
    for word in words.by_frequency(CAP + "{2,}innen", 2 * number):
        masculine = masculine_of(words, word)
        if masculine is None or words.parts(masculine):
            continue
        stem, head = word.removesuffix("innen"), words.random.choice(heads)
        sign = words.random.choice((":innen", "*innen", "_innen", "Innen", "·innen"))
        printed = stem + sign + head
        yield masculine, printed, True
        yield word, printed, True
        yield head.capitalize(), printed, True
        yield stem + "innen" + head, printed, True
        yield printed, printed, True
        if masculine == stem:
            yield stem + head, printed, True
        first = words.random.choice("Chef Kinder Landes Bundes Kommunal Sport Film Haupt".split())
        printed = first + stem.lower() + sign
        yield masculine, printed, True
        yield first + masculine.lower(), printed, True
        yield first + word.lower(), printed, True


KINDS: dict[str, Callable[[Drawn, int], Iterator[Pair]]] = {
    "forms of nouns": noun_forms,
    "forms of compounds": compound_forms,
    "regular verbs": weak_verb_forms,
    "verbs with particles": particle_verb_forms,
    "verbs by a conjugator": verbs_by_list,
    "adjectives": adjective_forms,
    "nouns of participles": participle_nouns,
    "gender forms": gender_forms,
    "compounds of gender forms": gender_compounds,
}
