"""Inflected noun forms -> the share that meets its lemma, by a public list of nouns with all cases in both numbers.

``pip install --no-deps german-nouns`` (the list is Wiktionary's, CC BY-SA; it is no part of this project), then
``python benchmarks/nouns.py [--nouns 10000] [--list nouns.csv] [--wrong 40]``. An archive whose only word is the form is asked for the
lemma, and one whose only word is the lemma is asked for the form. Told apart: nouns that our dictionary has, compounds
that it lacks, and other words that it lacks.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.german.compact import terms_of
from newsarchive.german.fold import key
from newsarchive.german.inflect import encoded
from newsarchive.german.lookup import form_terms
from newsarchive.german.vocabulary import RunMemory, lemmas_and_parts, lexicon, word_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
KINDS = ("in the dictionary", "compound", "neither")


class Known:
    """What an archive has learnt whose only word is ``word``."""

    def __init__(self, word: str) -> None:
        self.key = key(word)
        self.rows: dict[str, set[str]] = {}
        for form, kept in RunMemory().rows({word: word_terms(word)}):
            self.rows.setdefault(form, set()).add(kept)

    def learnt(self, form: str) -> tuple[str, ...]:
        """Return the terms learnt for ``form``."""
        return terms_of(form, self.rows.get(form, ()))

    def saw(self, word: str) -> bool:
        """Tell whether it is the word, in any spelling."""
        return key(word) == self.key

    def expect(self, forms: Iterable[str]) -> None:
        """Do nothing: all words are at hand."""


def lemmas_of(word: str) -> list[str]:
    """Return the lemma terms of ``word``, parts of compounds apart."""
    return lemmas_and_parts(word_terms(word))[0]


def meets(query: str, word: str) -> bool:
    """Tell whether ``query`` finds an article whose only word is ``word``, parts of compounds apart."""
    return not set(lemmas_of(word)).isdisjoint(form_terms(query, Known(word)))


def nouns(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each common noun of the list with its forms, the lemma itself apart."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lemma = row["lemma"]
            if row["pos"] != "Substantiv" or not lemma.isalpha():
                continue
            cells = (value for name, value in row.items() if name.startswith(CASES))
            forms = dict.fromkeys(cell for cell in cells if cell and cell.isalpha() and cell != lemma)
            if forms:
                yield lemma, tuple(forms)


def kind_of(lemma: str) -> str:
    """Return which of ``KINDS`` a noun is."""
    if lexicon().noun(lemma.lower()):
        return KINDS[0]
    return KINDS[1] if lexicon().split(lemma.lower()) else KINDS[2]


def list_path() -> Path | None:
    """Return where the installed list is; the package itself is not run."""
    found = find_spec("german_nouns")
    return (
        Path(found.submodule_search_locations[0], "nouns.csv")
        if found and found.submodule_search_locations
        else None
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nouns", type=int, default=10_000, help="a sample of so many (0: all)")
    parser.add_argument("--list", type=Path, default=list_path())
    parser.add_argument("--wrong", type=int, default=0, help="show so many pairs that do not meet")
    options = parser.parse_args()
    if options.list is None:
        parser.exit(2, "the list is not installed: pip install --no-deps german-nouns\n")
    every = list(nouns(options.list))
    if options.nouns:
        every = random.Random(7).sample(every, min(options.nouns, len(every)))  # noqa: S311 - no secret
    counts, by_lemma, by_form, wrong = Counter[str](), Counter[str](), Counter[str](), []
    for lemma, forms in every:
        kind = kind_of(lemma)
        for form in forms:
            counts[kind] += 1
            found = meets(lemma, form)
            by_lemma[kind] += found
            by_form[kind] += meets(form, lemma)
            if not found:
                wrong.append(
                    f"  {kind}: {lemma} does not find {form} ({'/'.join(lemmas_of(form))}, not {encoded(key(lemma))})"
                )
    print(f"{len(every)} nouns, {counts.total()} inflected forms{'by lemma':>22}{'lemma by form':>16}")
    for kind in KINDS:
        number = max(counts[kind], 1)
        print(f"{kind:<20}{counts[kind]:>8}{by_lemma[kind] / number:>28.1%}{by_form[kind] / number:>16.1%}")
    number = max(counts.total(), 1)
    print(
        f"{'all':<20}{counts.total():>8}{by_lemma.total() / number:>28.1%}{by_form.total() / number:>16.1%}"
    )
    if options.wrong:
        print("\n".join(random.Random(1).sample(wrong, min(options.wrong, len(wrong)))))  # noqa: S311 - no secret


if __name__ == "__main__":
    main()
