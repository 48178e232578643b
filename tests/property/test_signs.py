"""The signs in the tables of rules are necessary ones: without them the same pieces come out."""

from __future__ import annotations

import re
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # the first letters of a pattern, exactly
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats import read
from newsarchive.parser import label
from newsarchive.rules.forms import body, byline, furniture, photo
from newsarchive.rules.lexicon import page_words
from newsarchive.rules.table import Rule, Table

if TYPE_CHECKING:
    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Reading

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = sorted(path for path in CORPUS.rglob("*.*") if path.suffix != ".json" and path.is_file())
TABLES = ("MARKED", "BY_FORM", "BY_PLACE")
FORMS = {
    "advert": furniture.ADVERT,
    "copyright_line": furniture.COPYRIGHT,
    "path_step": furniture.PATH_STEP,
    "tool_row": page_words.TOOL_ROW,
    "von_links": byline.VON_LINKS,
    "von_agency": byline.VON_AGENCY,
    "von_name": byline.VON_NAME,
    "source_line": byline.SOURCE_LINE,
    "read_also": furniture.READ_ALSO,
    "service_line": furniture.SERVICE,
    "credit_first": photo.CREDIT_FIRST,
    "box": body.BOX,
}
LINES = st.sampled_from(
    ["Politik", "Chor singt am See", "Anzeige", "© 2022 Musterblatt", "Lesezeit 3 Min.", "3 Kommentare", "Von", "Von Anna Beispiel", "Anna Beispiel, Brüssel",
     "Quelle: dpa", "Ein Kommentar von Anna Beispiel", "Lesen Sie auch: Der See", "Jetzt abonnieren", "(Foto: A B) Der See", "Der See. Foto: Anna Beispiel/dpa",
     "Legende: Der See", "Der See im Mai. © A B", "IMAGO/A B", "(ks)", "Brüssel.", "Zur Person: Anna Beispiel", "FRAGE: Wann?", "Antwort: Bald.", "# Der See", "* Eins",
     "***", "12.01.2022, 17:32 Uhr", "dpa", "Link wurde kopiert", "Der Chor sang am Abend noch lange weiter, und alle hörten zu. " * 4]
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(LINES | st.text(max_size=30), st.sampled_from(["\n", "\n\n", " "])), max_size=14
).map(lambda lines: "".join(line + end for line, end in lines))


def without_signs(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces of ``reading`` when each rule is asked about each block that is short enough."""
    with pytest.MonkeyPatch.context() as patch:
        for name in TABLES:
            bare = Table(*(Rule(rule.see, rule.longest) for rule in getattr(label, name)))
            patch.setattr(label, name, bare)
        return label.label_blocks(reading)


@given(TEXTS)
def test_signs_change_nothing(text: str) -> None:
    reading = read(text.encode("utf-8", "surrogatepass"))
    assert label.label_blocks(reading) == without_signs(reading)


def test_signs_change_nothing_in_the_corpus() -> None:
    assert len(CASES) > 20
    for path in CASES:
        reading = read(path.read_bytes(), path.name)
        assert label.label_blocks(reading) == without_signs(reading), path.name


def test_each_rule_with_openings_has_its_form_here() -> None:
    assert {rule.name for name in TABLES for rule in getattr(label, name) if rule.opens} == FORMS.keys()


@pytest.mark.parametrize("name", FORMS)
def test_what_has_the_form_begins_with_an_opening(name: str) -> None:
    form = FORMS[name]
    opens = {rule.opens for table in TABLES for rule in getattr(label, table) if rule.name == name}
    assert len(opens) == 1
    firsts, may_be_empty = first_characters(_parser.parse(form.pattern, form.flags).data)
    assert not may_be_empty
    if form.flags & re.IGNORECASE:
        firsts |= {char.swapcase() for char in firsts}
    assert firsts == set(next(iter(opens)))


def first_characters(parsed: list[Any]) -> tuple[set[str], bool]:
    """Return what a match of a parsed pattern may begin with (``0`` for any digit), and whether it may be empty."""
    firsts: set[str] = set()
    for kind, value in parsed:
        found, may_be_empty = first_of(kind, value)
        firsts |= found
        if not may_be_empty:
            return firsts, False
    return firsts, True


def first_of(kind: Any, value: Any) -> tuple[set[str], bool]:
    """Return the same as ``first_characters`` for one item of a parsed pattern."""
    match str(kind):
        case "LITERAL":
            return {chr(value)}, False
        case "IN":
            return {"0" if str(what) == "CATEGORY" else chr(char) for what, char in value}, False
        case "BRANCH":
            found = [first_characters(branch.data) for branch in value[1]]
            return set().union(*(firsts for firsts, _ in found)), any(empty for _, empty in found)
        case "SUBPATTERN":
            return first_characters(value[3].data)
        case "MAX_REPEAT" | "MIN_REPEAT":
            firsts, may_be_empty = first_characters(value[2].data)
            return firsts, may_be_empty or value[0] == 0
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return set(), True
    raise NotImplementedError(kind)
