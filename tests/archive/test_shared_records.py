"""Records that one archive prints and another takes in: the same articles under the same keys, until their originals come."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.archive.verify import wrong_span
from newsarchive.parser.corrections import Correction
from newsarchive.parser.parse import parse_article
from newsarchive.store.rows import article_rows
from newsarchive.types.keys import content_key

if TYPE_CHECKING:
    from newsarchive.types.article import Article

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = sorted([*CORPUS.glob("made-up/*.txt"), *CORPUS.glob("made-up/*.html")])[::12]
REPEATED = b"Br\xc3\xbccke wird erneuert\n\nDer Rat der Stadt hat am Mittwoch beschlossen, die alte Br\xc3\xbccke zu erneuern.\n\nLesen Sie auch: Br\xc3\xbccke wird erneuert\n"


def line_of(article: Article) -> bytes:
    return json.dumps(article.to_dict(), ensure_ascii=False).encode()


def without_place(article: Article) -> dict[str, Any]:
    """Return the record without what says where an archive has it from."""
    record = article.to_dict()
    for key in ("paths", "sha256", "format", "encoding"):
        del record["source"][key]
    del record["id"], record["spans"]
    return record


def test_a_record_comes_back_as_the_article_it_is_of(tmp_path: Path) -> None:
    assert len(CASES) > 20
    first, second = Archive.open(tmp_path / "a.db"), Archive.open(tmp_path / "b.db")
    for case in CASES:
        article = first.add(case.read_bytes(), path=case.name)
        shared = second.add(line_of(article), path=f"x.jsonl#{article.id}")
        assert without_place(shared) == without_place(article), case.name
    assert second.verify() == []
    assert first.merge(str(tmp_path / "b.db")).new == 0
    assert second.merge(str(tmp_path / "a.db")).new == 0
    assert second.verify() == []


def test_a_headline_that_the_furniture_repeats_is_kept() -> None:
    article = parse_article(REPEATED)
    record = article.to_dict() | {"furniture": [article.headline]}
    again = parse_article(json.dumps(record).encode())
    assert (again.headline, again.furniture) == (article.headline, (article.headline,))


def test_the_original_takes_the_place_of_its_record(tmp_path: Path) -> None:
    raw = CASES[0].read_bytes()
    record = parse_article(raw).to_dict() | {"headline": "Gefälschte Zeile"}
    archive = Archive.open(tmp_path / "a.db")
    forged = archive.add(json.dumps(record).encode(), path="x.jsonl#1")
    assert (forged.key, forged.headline) == (content_key(raw), "Gefälschte Zeile")
    article = archive.add(raw, path="a.txt")
    assert article.headline == parse_article(raw).headline
    assert archive.raw(article.key) == raw
    assert archive.add(json.dumps(record).encode(), path="x.jsonl#1").headline == article.headline
    assert archive.raw(article.key) == raw
    assert archive.verify() == []


def test_a_record_can_be_corrected(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.db")
    article = archive.add(line_of(parse_article(REPEATED)), path="x.jsonl#1")
    change = archive.correct(
        article.key, [Correction("headline", "Die Brücke"), Correction("section", "Lokales")]
    )
    assert (change.after.headline, change.after.section) == ("Die Brücke", "Lokales")
    assert change.after.body == article.body
    assert archive.verify() == []


VALUES = st.sampled_from(
    ["null", "3", "1e400", '"x"', '"\\ud800"', "[{}]", '{"text": 3}', '"a  b\\u0000"', "[null]", "{}"]
).map(json.loads)
RECORD = parse_article(CASES[0].read_bytes(), name="2022-01-12.txt").to_dict()


@given(st.data())
def test_any_change_of_a_record_gives_an_article_that_is_whole(data: st.DataObject) -> None:
    record = copy.deepcopy(RECORD)
    for _ in range(data.draw(st.integers(1, 3))):
        place: Any = record
        while isinstance(place, dict | list) and place:
            key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if data.draw(st.booleans()) or not isinstance(place[key], dict | list) or not place[key]:
                place[key] = data.draw(VALUES)
                break
            place = place[key]
    article = parse_article(json.dumps(record).encode())
    assert wrong_span(article) is None
    json.dumps(article.to_dict(), ensure_ascii=False).encode()
    article_rows(article, b"")
