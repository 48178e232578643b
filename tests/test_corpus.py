"""The golden corpus: each NAME.txt or NAME.html must give the labels and the record of NAME.json.

A golden file holds only what was found: a key that is missing there must be null or empty in the record, so that
a diff shows nothing but what changed; quotations have cases of their own. Folders say why a case exists. ``pytest --update-golden`` rewrites the records; read the diff like code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsarchive.parser.parse import parse_article
from newsarchive.types.article import from_dict

if TYPE_CHECKING:
    from newsarchive.types.article import Article

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted([*CORPUS.glob("*/*.txt"), *CORPUS.glob("*/*.html")])


def outcome(article: Article) -> dict[str, Any]:
    labels = [
        f"{article.text.count(chr(10), 0, piece.start) + 1} {piece.label.value} {piece.rule}"
        for piece in article.pieces
    ]
    record = article.to_dict()
    for volatile in ("key", "spans", "confidence", "schema", "id", "quotations"):
        del record[volatile]
    del record["source"]["sha256"]
    return {"labels": labels, "article": found(record)}


def found(value: Any) -> Any:
    """Return the value without its keys that hold null or nothing."""
    if isinstance(value, dict):
        return {key: found(item) for key, item in value.items() if item not in (None, [], {})}
    if isinstance(value, list):
        return [found(item) for item in value]
    return value


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
    assert {case.parent.name for case in CASES} >= {"wild", "made-up", "tempting", "known-failures"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    article = parse_article(case.read_bytes(), name=case.name)
    golden = case.with_suffix(".json")
    if case.parent.name == "known-failures":
        request.applymarker(pytest.mark.xfail(strict=True, reason="known failure: a fix moves the file"))
    elif request.config.getoption("--update-golden"):
        golden.write_text(json.dumps(outcome(article), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert outcome(article) == json.loads(golden.read_text(encoding="utf-8"))
    assert from_dict(article.to_dict(), text=article.text, pieces=article.pieces) == article


def test_seed() -> None:
    raw = (Path(__file__).parents[1] / "seeds" / "000_ed269db3014300ef.txt").read_bytes()
    article = parse_article(raw)
    assert article.section == "International"
    assert article.headline == "Nato-Russland-Rat endet ohne konkrete Annäherung"
    assert article.teaser is not None
    assert article.teaser.startswith("Zum ersten Mal seit Juli 2019 hat")
    assert article.teaser.endswith("wein positives Zeichen“ aus.")
    (photo,) = article.photos
    assert photo.caption is not None
    assert photo.caption.startswith("Nato-Generalsekretär Jens Stoltenberg (r) begrüßt")
    assert photo.caption.endswith("in Brüssel.")
    assert photo.credit == "Olivier Hoslet/Pool EPA/AP/dpa"
    assert (photo.photographers, photo.agencies) == (("Olivier Hoslet",), ("EPA", "AP", "dpa"))
    assert article.dateline is not None
    assert article.dateline.places == ("Brüssel",)
    assert article.furniture == ("Mail an die Redaktion",)
    assert (article.published, article.byline, article.kicker, article.signature) == (None, None, None, None)
    assert len(article.body) == 6
    assert article.body[0].text.startswith("Das mit Spannung erwartete Treffen")
    (note,) = article.notes
    assert (note.code, note.field) == ("unbalanced-quote", "teaser")
    assert "„ein positives Zeichen“" in note.message
