"""A compound -> its parts and its other ways to be written, by kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drawn import Drawn

__all__ = ["KINDS"]

Pair = tuple[str, str, bool]
CAP = r"[A-ZÄÖÜ][a-zäöüß]"
BEFORE_S = "ung|heit|keit|ion|schaft|ität|tum|ling"
ER_PLURALS = ("kinder bilder häuser länder güter bücher wörter räder männer eier kräuter gräber felder wälder dörfer völker geister kleider lichter "
              "lieder glieder rinder hühner löcher bretter blätter dächer fächer gesichter").split()  # fmt: skip
ADVERBS = "neben gegen zwischen außen innen selbst sofort nicht sonder einzel haupt fern nah mehr allein ober unter hinter vorder mittel rund quer immer höchst mindest".split()


def linking_s(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield nouns that take an s, before a head: the head is found, and no word with that s before it."""
    for word in words.by_frequency(rf"[A-ZÄÖÜ][a-zäöüß]{{2,}}(?:{BEFORE_S})s[a-zäöüß]{{3,}}", 4 * number):
        found = re.fullmatch(rf"(.{{3,}}(?:{BEFORE_S}))s(.+)", word)
        if not found or not words.noun(found[1]) or not words.noun(found[2]):
            continue
        if number <= 0:
            return
        number -= 1
        yield found[2].capitalize(), word, True
        yield found[1], word, True
        if words.noun("s" + found[2]):
            yield "S" + found[2], word, False


def swallowed_s(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield made compounds: each noun that takes an s before each head that makes a noun with that s."""
    heads = [
        word
        for word in words.by_frequency(CAP + "{2,}", 4000)
        if words.noun(word) and words.noun("s" + word) and words.every.get(word, 0) > 5
    ]
    firsts = [word for word in words.by_frequency(rf"{CAP}+(?:{BEFORE_S})", 300) if words.noun(word) == word]
    for _ in range(number if heads and firsts else 0):
        first, head = words.random.choice(firsts), words.random.choice(heads)
        yield head, first + "s" + head.lower(), True
        yield "S" + head.lower(), first + "s" + head.lower(), False


def linking_er(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield plurals on -er before a head: the head is found, and no word with that er before it."""
    for word in words.by_frequency(rf"(?:{'|'.join(ER_PLURALS).title()})[a-zäöüß]{{3,}}", 2 * number):
        plural = next(one for one in ER_PLURALS if word.lower().startswith(one))
        head = word[len(plural) :]
        if not words.noun(head):
            continue
        yield head.capitalize(), word, True
        yield plural.capitalize(), word, True
        if words.noun("er" + head):
            yield "Er" + head, word, False


def verb_first(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield verbs' stems before a common noun."""
    for word in words.by_frequency(CAP + "{6,}", 60 * number):
        lower = word.lower()
        for at in range(3, len(lower) - 3):
            stem, head = lower[:at], lower[at:].capitalize()
            common = words.noun(head) and words.every.get(words.noun(head) or "", 0) >= 30 and len(head) > 3
            if common and not words.noun(stem) and any(words.dictionary.get(stem + end) == stem + end and words.every.get(stem + end, 0) >= 20 for end in ("en", "n")) and not words.noun(lower[at - 1 :]):  # fmt: skip
                yield head, word, True
                number -= 1
        if number <= 0:
            return


def adverb_first(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield adverbs and the like before a common noun."""
    for word in words.by_frequency(rf"(?i:{'|'.join(ADVERBS)})[a-zäöüß]{{4,}}", 3 * number):
        adverb = next(one for one in ADVERBS if word.lower().startswith(one))
        head = word[len(adverb) :].capitalize()
        if words.noun(head) and words.every.get(words.noun(head) or "", 0) >= 10 and word[0].isupper():
            yield head, word, True


def hyphen_or_closed(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield hyphened compounds: a closed query finds the hyphened text, in the singular and the plural, and the other way round."""
    for word in words.by_frequency(rf"{CAP}{{2,}}-{CAP}{{2,}}", 3 * number):
        first, head = word.split("-")
        closed = first + head.lower()
        yield closed, word, True
        yield word, closed, True
        noun = words.noun(head)
        if noun and noun.isalpha() and noun != head:
            yield first + noun.lower(), word, True
            yield closed, f"{first}-{noun}", True
            yield f"{first}-{noun}", word, True
            yield word, first + noun.lower(), True


def suspended(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield the first of two compounds with one head, of which only the first part is printed; and two with one first part."""
    by_head: dict[str, list[tuple[str, str]]] = {}
    for word in words.by_frequency(CAP + "{7,}", 15 * number):
        if parts := words.parts(word):
            by_head.setdefault(parts[1], []).append((parts[0], word))
    for head, firsts in by_head.items():
        if len(firsts) < 2 or number <= 0:
            continue
        number -= 1
        (one, whole), (other, last) = words.random.sample(firsts, 2)
        for between in (
            " und ",
            " oder ",
            ", ",
            " sowie ",
            "/",
            " bis ",
            " beziehungsweise ",
            " statt ",
            " als auch ",
            " und die ",
            " und neue ",
        ):
            yield one + head.lower(), f"die {one}-{between}{last} am Ort", True
        yield head, f"die {one}- und {last} am Ort", True
        yield whole, f"die {other}-, {one}- und {last} am Ort", True
    for word in words.by_frequency(CAP + "{8,}", number):
        if parts := words.parts(word):
            yield parts[0] + "leiter", f"die {word} und -leiter am Ort", True


def parts_kept(words: Drawn, number: int) -> Iterator[Pair]:
    """Yield compounds as printed, and before a hyphen: their head is found."""
    for word in words.by_frequency(CAP + "{8,}", number):
        if parts := words.parts(word):
            yield parts[1], word, True
            yield parts[1], word + "-Debatte", True


KINDS: dict[str, Callable[[Drawn, int], Iterator[Pair]]] = {
    "linking s": linking_s,
    "s that makes a word": swallowed_s,
    "linking er": linking_er,
    "verb first": verb_first,
    "adverb first": adverb_first,
    "hyphen or closed": hyphen_or_closed,
    "half compounds": suspended,
    "heads": parts_kept,
}
