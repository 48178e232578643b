"""Where is a compound cut? Reads ``compounds.tsv`` (compounds of press texts, cut by hand) and prints the share cut right.

``python benchmarks/compounds.py [--half open|blind] [--wrong]``. A ``|`` must be cut at, a ``·`` may be (both halves are words, but
readers do not take them apart), and no other place. The blind half was drawn and cut before the rules were written, and its mistakes are not
looked at: ``--wrong`` shows those of the open half alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.german.vocabulary import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPOUNDS = Path(__file__).with_name("compounds.tsv")
MUST, MAY = "|", "·"


def cuts(word: str, start: int = 0) -> Iterator[int]:
    """Yield where ``word`` is cut, and its parts."""
    found = lexicon().split(word)
    if found is None:
        return
    first, head = found
    at = start
    for part in lexicon().splitter.parts_of_first(first):
        at += len(part)
        yield at
    yield from cuts(head, start + len(first))


def is_right(cut: str) -> bool:
    """Tell whether a compound, cut by hand, is cut like that."""
    places: dict[str, set[int]] = {MUST: set(), MAY: set()}
    word = ""
    for char in cut:
        if char in places:
            places[char].add(len(word))
        else:
            word += char
    found = set(cuts(word.lower()))
    return places[MUST] <= found <= places[MUST] | places[MAY]


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("open", "blind"), help="only this half")
    parser.add_argument("--wrong", action="store_true", help="list what is cut otherwise, of the open half")
    options = parser.parse_args()
    rows = [line.split("\t") for line in COMPOUNDS.read_text(encoding="utf-8").splitlines()[1:]]
    for half in (options.half,) if options.half else ("open", "blind"):
        own = [cut for name, cut in rows if name == half]
        wrong = [cut for cut in own if not is_right(cut)]
        print(f"{half:<6} {len(own) - len(wrong)} of {len(own)}  {1 - len(wrong) / len(own):.1%}")
        if options.wrong and half == "open":
            for cut in wrong:
                word = cut.replace(MUST, "").replace(MAY, "").lower()
                places = sorted(set(cuts(word)))
                shown = "|".join(word[a:b] for a, b in zip([0, *places], [*places, None], strict=True))
                print(f"  {cut}: {shown}")


if __name__ == "__main__":
    main()
