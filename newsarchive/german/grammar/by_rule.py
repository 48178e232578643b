"""A lower-case form -> its lemmas by the rules of German inflection: adjectives and participles with their endings, regular verbs.

The dictionary lists the forms of most words; the rules tell those of the words that it has and lists not all of, and of words that are made
of others: ``unzerstörbaren``, ``hochgeladene``, ``abzudichten``, ``digitalisierte``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.grammar.strong_verbs import PREFIXES as LISTED
from newsarchive.german.grammar.strong_verbs import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.german.dictionary import Dictionary

__all__ = ["Rules"]

COMPARED = (
    "esten",
    "estem",
    "ester",
    "estes",
    "este",
    "sten",
    "stem",
    "ster",
    "stes",
    "ste",
    "eren",
    "erem",
    "erer",
    "eres",
    "ere",
)
DECLINED = ("en", "em", "er", "es", "e")
DECLINED_OR_NOT = ("", *DECLINED)
ENDINGS = (*COMPARED, *DECLINED)
"""What an adjective may end in, longest first."""
SURELY_ADJECTIVE = re.compile(
    r"""
    .{3,}
    (?:
          lich | isch | [^aeiouäöü]ig | eig | bar | sam | los | haft | [tsd]iv | [nrbivt]al
        | [ntrsid]ell | [rlt]ent | [rlidt]ant | ös | [tnbl]är | voll | reich | frei | wert
        | würdig | fähig | mäßig | artig | förmig | [ai]bel | gemäß | getreu | iert | gerecht
        | fest | sicher | neutral | feindlich | arm
    )
    """,
    re.VERBOSE,
)
"""Endings that make adjectives, and that hardly any other word has before an adjective's ending."""
PREFIXES = frozenset(LISTED)
SHORTENED = (
    ("bl", "bel"),
    ("kl", "kel"),
    ("gl", "gel"),
    ("pl", "pel"),
    ("tr", "ter"),
    ("br", "ber"),
    ("eur", "euer"),
    ("aur", "auer"),
)
"""How stems lose their e before an ending: ``flexible``, ``dunkle``, ``teure``."""
SHORTEST = 3
"""Letters of a verb's stem."""
SHORTEST_ADJECTIVE = 4
"""Letters of an adjective; the dictionary lists all forms of shorter ones, and ``Maler`` is not of ``mal``."""
SEPARATED = re.compile("(.*?)(ge|zu)(.{3,})(t|en)")
"""A weak participle or an infinitive with ``zu``: what stands before its ``ge`` or ``zu``, the stem behind it, the ending."""
TENSES = ("etest", "etet", "eten", "ete", "test", "tet", "ten", "te", "est", "et", "st", "t", "e")
"""What stands behind the stem of a regular verb."""
UNSEPARATED = (
    "be",
    "ver",
    "er",
    "zer",
    "ent",
    "emp",
    "ge",
    "miss",
    "über",
    "unter",
    "wider",
    "durch",
    "um",
    "hinter",
    "voll",
    "wieder",
)
"""What verbs begin with whose participles have no ``ge``."""
INFINITIVE = ("en", "eln", "ern", "tun", "sein")
NO_PARTICIPLE = frozenset(("während",))
LONG_PARTICIPLE = 6
"""Letters of a participle that people are called by, at least."""


class Rules:
    """The rules, beside a dictionary that knows stems and infinitives."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.get, self.both = dictionary.get, dictionary.both
        self.verb = lru_cache(maxsize=1 << 12)(self._verb)
        self.lemmas = lru_cache(maxsize=1 << 10)(self.all_lemmas)
        self.strong = forms()

    def all_lemmas(self, form: str) -> tuple[str, ...]:
        """Return the lemmas of a word that is no noun; none where neither dictionary nor rules tell. ``lemmas`` knows the last ones."""
        return tuple(self.lemmas_of(form))

    def lemmas_of(self, form: str) -> Iterator[str]:
        """Yield the lemmas of a word that is no noun: as the dictionary has them, or else as the rules say."""
        other = self.both(form)[1]
        verb = self.strong.get(form) or self.strong.get(form.replace("ß", "ss"))
        if verb is None and (other is None or other[-1] == "t"):
            verb = self.separated(form)
        if other == form and (stem := self.adjective(form)) and self.is_participle(stem):
            yield from self.with_base(stem)
        elif other:
            yield from self.with_base(other)
        if verb:
            yield verb
        elif other is None:
            yield from self.unlisted(form)

    def with_base(self, lemma: str) -> Iterator[str]:
        """Yield the verb of a participle that the dictionary takes for a lemma, the positive of a comparative, or ``lemma`` itself."""
        base = self.both(lemma)[1]
        if base and base != lemma and lemma.endswith(("nd", "t", "en")) and self.verb(base):
            yield base
            return
        yield lemma.lower()
        if base and base != lemma and lemma.endswith(("er", "st")):
            yield base.lower()  # ältere: älter: alt
        elif verb := self.verb_of_participle(lemma) or self.with_zu(lemma):
            yield verb

    def unlisted(self, form: str) -> Iterator[str]:
        """Yield the lemmas of a form that the dictionary lacks."""
        stem = self.adjective(form)
        if stem:
            yield from self.with_base(self.verb_of_participle(stem) or self.both(stem)[1] or stem)
        elif verb := self.present(form) or self.regular_verb(form) or self.with_particle(form):
            yield verb

    def adjective(self, form: str) -> str | None:
        """Return the stem of an adjective or participle with an ending; None where it is none."""
        for end in ENDINGS:
            stem = form[: len(form) - len(end)]
            if form.endswith(end) and len(stem) >= SHORTEST:
                for whole in (
                    stem,
                    *(stem[: -len(cut)] + full for cut, full in SHORTENED if stem.endswith(cut)),
                ):
                    if self.is_adjective(whole):
                        return whole
        return form if SURELY_ADJECTIVE.fullmatch(form) else None

    def is_adjective(self, stem: str) -> bool:
        """Tell whether a stem is an adjective or a participle."""
        lemma = self.both(stem)[1]
        if lemma == stem or (lemma is None and SURELY_ADJECTIVE.fullmatch(stem)):
            return True
        return self.is_participle(stem)

    def is_participle(self, stem: str) -> bool:
        """Tell whether a stem is a participle: ``verletzt``, ``gefangen``, ``reisend``, but not ``begleit``."""
        unlike = stem.startswith("un") and len(stem) > LONG_PARTICIPLE
        return self.verb_of_participle(stem) is not None or (unlike and self.is_participle(stem[2:]))

    def verb_of_participle(self, stem: str) -> str | None:
        """Return the verb of a participle without an ending; None where it is none."""
        like_one = stem.endswith("en") or "ge" in stem or stem.startswith(UNSEPARATED)  # no past form: ritt
        strong = self.strong.get(stem) if like_one else None
        regular = self.present(stem) or self.separated(stem) or self.unseparated(stem) or strong
        if regular or "ge" not in stem or not stem.endswith(("en", "t")):
            return regular
        listed = self.both(stem)[1]
        return self.verb(listed) if listed and listed != stem else self.with_particle(stem)

    def with_zu(self, form: str) -> str | None:
        """Return the verb of an infinitive with ``zu`` that is a verb by itself, too: ``hinlegen`` for ``hinzulegen``."""
        return self.separated(form) if "zu" in form[2:] and form.endswith("en") else None

    def unseparated(self, stem: str) -> str | None:
        """Return the verb of a participle without ``ge``: ``verletzen`` for ``verletzt``."""
        if not stem.endswith("t") or not (stem.startswith(UNSEPARATED) or stem.endswith("iert")):
            return None
        for end in ("et", "t"):
            for verb in (stem.removesuffix(end) + "en", stem.removesuffix(end) + "n"):
                if stem.endswith(end) and self.verb(verb):
                    return verb
        return None

    def _verb(self, word: str) -> str | None:
        """Return ``word`` where it is an infinitive that the dictionary knows, or one on -ieren, which are regular."""
        if not word.endswith(INFINITIVE):
            return None
        stem = word[:-1].removesuffix("e")
        if self.get(word) == word or (word.endswith("ieren") and len(word) > LONG_PARTICIPLE):
            return word
        listed = (
            stem + "te",
            f"ge{stem}t",
            stem + "t",
            stem + "st",
        )  # lieben is listed as of lieb, liebte as of lieben
        return word if any(self.get(form) == word for form in listed) else None

    def present(self, form: str) -> str | None:
        """Return the verb of a present participle: ``ausweiten`` for ``ausweitend``."""
        if not form.endswith(("end", "elnd", "ernd")) or form in NO_PARTICIPLE:
            return None
        return self.verb(form[:-1])

    def separated(self, form: str) -> str | None:
        """Return the verb that a participle or an infinitive with ``zu`` is of: ``abdichten`` for ``abgedichtete``."""
        if "ge" not in form and "zu" not in form:
            return None
        for end in DECLINED_OR_NOT:
            found = SEPARATED.fullmatch(form.removesuffix(end)) if form.endswith(end) else None
            if found and found[2] == ("zu" if found[4] == "en" else "ge"):
                stem = found[1] + found[3].removesuffix("e")
                for verb in (stem + "en", stem + "n"):
                    if self.verb(verb):
                        return verb
        return None

    def regular_verb(self, form: str) -> str | None:
        """Return the verb that ``form`` is of, if it is regular: ``digitalisieren`` for ``digitalisierte``."""
        for end in TENSES:
            stem = form[: len(form) - len(end)]
            if form.endswith(end) and len(stem) >= SHORTEST:
                for verb in (stem + "en", stem + "n"):
                    if self.verb(verb):
                        return verb
        return None

    def with_particle(self, form: str) -> str | None:
        """Return the verb of a form with a particle that is listed only without it: ``wegdiskutieren`` for ``wegdiskutiert``."""
        for at in range(2, len(form) - SHORTEST):
            verb = self.strong.get(form[at:])
            if verb is None and form[:at] in PREFIXES:
                verb = self.both(form[at:])[1] or self.separated(form[at:])
            if verb and verb.endswith("n") and (form[:at] in PREFIXES or self.verb(form[:at] + verb)):
                return form[:at] + verb
        return None

    def as_noun(self, form: str) -> tuple[str, ...]:
        """Return the stem of a noun made of a participle or an adjective that no dictionary has as a noun: ``enttäuscht`` for ``Enttäuschter``."""
        for end in DECLINED:
            stem = form[: len(form) - len(end)]
            if (
                form.endswith(end)
                and len(stem) >= LONG_PARTICIPLE
                and (found := self.stem_of_noun(stem + "e"))
            ):
                return (found,)
        return ()

    def stem_of_noun(self, noun: str) -> str | None:
        """Return the participle or adjective that a noun in lower case is made of: ``verletzt`` for ``verletzter``, ``jugendlich`` for ``jugendliche``."""
        stem = noun.removesuffix("r").removesuffix("e")
        if stem == noun or len(stem) < LONG_PARTICIPLE:
            return None
        if stem.endswith(("t", "nd", "en")):
            return stem if self.is_participle(stem) else None
        return stem if SURELY_ADJECTIVE.fullmatch(stem) and self.both(stem)[1] == stem else None
