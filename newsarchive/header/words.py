"""Words -> what they are: function word, class of company, shape. Knows ``classes.tsv`` and the closed classes of German."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Token", "tokens"]

FUNCTION_WORDS = frozenset(
    """
der die das den dem des ein eine einen einem einer eines kein keine keinen keiner dieser diese dieses diesen diesem jeder jede jedes jeden
jener jene solche solcher welche welcher welches mein meine sein seine seinen seiner ihr ihre ihren ihrer ihrem seinem unser unsere unserer euer
ich du er sie es wir mich mir dich dir ihn ihm uns euch ihnen sich man wer was wen wem wie wo wann warum weshalb wieso woher wohin womit
wozu wodurch wofür wonach worum wogegen jemand niemand etwas nichts alles alle allen aller viele vielen vieler viel mehr mehrere
manche mancher wenige weniger einige einiger beide beiden beim im am zum zur vom ins ans aufs in an auf aus bei mit nach von zu vor für durch gegen ohne um über unter
zwischen hinter neben seit bis während wegen trotz statt laut dank außer innerhalb außerhalb entlang per pro ab anstatt angesichts aufgrund mithilfe rund
und oder aber doch denn sondern sowie weil dass daß wenn als ob obwohl damit bevor nachdem sobald solange falls indem sodass da
nicht nie niemals noch nur schon auch so sehr immer wieder erst jetzt nun heute morgen gestern hier dort dann da dabei dafür dagegen daher damals danach daneben
daran darauf darum darüber davon davor dazu deshalb deswegen dennoch trotzdem jedoch allerdings außerdem zudem bereits bislang bisher derzeit
eigentlich endlich etwa fast ganz gar genau gerade inzwischen kaum künftig lange mal manchmal meist mindestens möglicherweise nämlich natürlich
offenbar oft plötzlich rund selbst sogar sonst sofort spätestens überall vielleicht vermutlich wohl zuerst zuletzt zunächst zurück zwar zusammen
weiter weiterhin ebenfalls ebenso einst einmal gleich gleichzeitig hinzu insgesamt allein dass entweder weder sowohl je desto umso
ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten will wollen wollte wollten soll sollen sollte sollten
muss müssen musste mussten darf dürfen durfte dürfte mag möchte möchten könnte könnten müsste würde würden sei seien wäre wären habe hätte bin bist gibt gab
ja nein bitte danke zwei drei vier fünf sechs sieben acht neun zehn elf zwölf mehr weniger
""".split()
)
FINITE_WORDS = frozenset(
    """
ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten will wollen wollte wollten soll sollen sollte sollten
muss müssen musste mussten darf dürfen durfte dürfte mag möchte möchten könnte könnten müsste würde würden sei seien wäre wären habe hätte bin bist gibt gab
""".split()
)
NEVER_LAST = frozenset(
    "der die das den dem des eine einen einem und oder im am zum zur vom beim ins für seit sowie dass als gegen ohne bei".split()
)
"""Lower-case words that end no headline."""
MARKS = "„“”\"»«‚‘’›‹'()[]{}.,:;!?…–—-"
OPENING = "„“”\"»«‚›‹'(["
END = re.compile(r"[^\wäöüß%€$]*$")
AGENCY = re.compile(
    r"\(?(?:dpa|afp|ap|rtr|reuters|epd|kna|apa|sda|sid|taz)(?:[/-]\w+)*\)?[:.]?$", re.IGNORECASE
)
SUFFIX = 3
LONGEST_TAIL = 12


class Token(NamedTuple):
    """A word of the line with its marks: where it stands, and what it is.

    ``kind`` is a function word itself, the number of a class of words, or a shape; ``end`` the marks behind the word.
    """

    start: int
    end_at: int
    text: str
    word: str
    lower: str
    kind: str
    end: str
    opens: bool
    begins: bool
    finite: bool
    stem: str


@cache
def classes() -> tuple[dict[str, str], frozenset[str]]:
    """Return word -> class number, and the numbers of the classes of finite verbs, from the packaged table."""
    of_word: dict[str, str] = {}
    finite = set()
    table = (files("newsarchive.header") / "classes.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        number, kind, group = line.split("\t")
        of_word.update(dict.fromkeys(group.split(" "), number))
        if kind == "finite":
            finite.add(number)
    return of_word, frozenset(finite)


@cache
def kind_of(word: str, lower: str) -> tuple[str, bool]:
    """Return the kind of a word, and whether it may be a finite verb."""
    if not word:
        return "mark", False
    if lower in FUNCTION_WORDS:
        return lower, lower in FINITE_WORDS
    if word[0].isdigit():
        return ("digits" if word.isdigit() else "number"), False
    of_word, finite = classes()
    number = of_word.get(word) or of_word.get(lower)
    if number:
        return number, number in finite and (word in of_word or word == lower)
    if word[0].isupper():
        return kind_of_name(word, of_word), False
    suffix = lower[-SUFFIX:]
    return "~" + suffix, lower.endswith(("t", "te", "ten")) and not lower.startswith("ge")


def kind_of_name(word: str, of_word: dict[str, str]) -> str:
    """Return the kind of a capitalised word that the table lacks: that of its last part, else its ending."""
    part = word.rpartition("-")[2]
    if part != word and part:
        return of_word.get(part) or of_word.get(part.title()) or "Compound"
    if word.isupper():
        return "CAPITALS"
    for cut in range(max(3, len(word) - LONGEST_TAIL), len(word) - 3):
        number = of_word.get(word[cut:].title())
        if number:
            return number
    return "Name~" + word[-2:]


def tokens(line: str) -> list[Token]:
    """Return the words of ``line``, which blanks divide."""
    found = []
    for match in re.finditer(r"\S+", line):
        text = match.group()
        bare = text.lstrip(OPENING)
        end = END.search(bare)
        assert end is not None
        word = bare[: end.start()]
        lower = word.lower()
        kind, finite = ("agency", False) if AGENCY.match(text) else kind_of(word, lower)
        if not word:
            kind = text[:1]
        begins = word[:1].isupper() or word[:1].isdigit() or any(char.isupper() for char in word[1:3])
        stem = lower[:6] if word[:1].isupper() and len(word) > 3 and lower not in FUNCTION_WORDS else ""
        found.append(
            Token(
                match.start(),
                match.end(),
                text,
                word,
                lower,
                kind,
                end.group(),
                bare != text,
                begins,
                finite,
                stem,
            )
        )
    return found
