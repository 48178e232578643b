from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.parser.parse import parse_article

if TYPE_CHECKING:
    from newsarchive.types.article import Article

BESIDE = (folder / "shared" / "data" / "dev.jsonl" for folder in Path(__file__).resolve().parents[2:5])
DEV = next((path for path in BESIDE if path.exists()), Path("no development texts"))
FRAGMENTS = st.sampled_from(
    ["Politik", "\n", "\n\n", "\r\n", "\r", " ", "Foto: Anna Beispiel/dpa", "(Foto: X)", "©", "Von Anna Beispiel", "Brüssel.", "(dpa)", " - ",
     "12.01.2022, 17:32 Uhr", "Mail an die Redaktion", "Ein Satz, der weitergeht.", "„Zitat“", "---", "title: Los", "# ", "* ", "**fett**", "Bundes-", "regierung", "(ks)", "?"]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS | st.text(max_size=12), max_size=25).map("".join)


def assert_tiled(article: Article) -> None:
    covered = [0] * len(article.text)
    for piece in article.pieces:
        assert 0 <= piece.start < piece.end <= len(article.text)
        for at in range(piece.start, piece.end):
            covered[at] += 1
    wrong = [at for at, char in enumerate(article.text) if not char.isspace() and covered[at] != 1]
    assert wrong == []
    spans = [
        pair
        for items in article.to_dict()["spans"].values()
        for span in items
        if isinstance(span, list)
        for pair in zip(span[::2], span[1::2], strict=True)
    ]
    assert sorted(spans) == sorted((piece.start, piece.end) for piece in article.pieces)


@given(TEXTS)
def test_each_character_lies_in_one_span(text: str) -> None:
    article = parse_article(text.encode("utf-8", "surrogatepass"))
    assert_tiled(article)
    assert json.loads(json.dumps(article.to_dict())) == article.to_dict()


@given(st.binary(max_size=300))
def test_any_bytes_give_the_same_article_twice(raw: bytes) -> None:
    assert parse_article(raw) == parse_article(raw)


@pytest.mark.skipif(not DEV.exists(), reason="the development texts are not here")
def test_each_character_of_real_texts_lies_in_one_span() -> None:
    with DEV.open(encoding="utf-8") as lines:
        items = [json.loads(line) for number, line in enumerate(lines) if number % 9 == 0]
    for item in items:
        if item["format"] == "text":
            assert_tiled(parse_article(item["text"].encode()))
