from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.html.read import read_html
from newsarchive.parser.parse import parse_article

NAMES = ("p", "div", "h1", "h2", "b", "span", "figure", "figcaption", "article", "aside", "ul", "li", "time", "table", "td", "section", "a", "title", "script", "form", "footer")  # fmt: skip
CLASSES = st.sampled_from(["", "teaser", "kicker", "caption", "credit", "byline", "sidebar", "article-body", "hidden", "bildunterschrift", "news letter", "datum"])  # fmt: skip
TAGS = st.builds('<{} class="{}">'.format, st.sampled_from(NAMES), CLASSES) | st.builds("</{}>".format, st.sampled_from(NAMES))  # fmt: skip
WORDS = st.sampled_from(
    ["Ein Satz, der lang genug ist, um als Absatz zu gelten, und der hier endet. ", "Foto: Anna Beispiel/dpa", "© dpa", "Von Anna Beispiel", "Berlin. ", "12.01.2022, 17:32 Uhr", "<br>", "<br><br>", "&nbsp;", "&lt;b&gt;", "&#x0;", "\u200b", "<!--", "-->", "<", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ein Titel","author":["A B"]}</script>',
     '<meta property="og:description" content="Ein Satz, der lang genug ist">', '<time datetime="2024-01-01">']
)  # fmt: skip
SOUP = st.lists(TAGS | WORDS | st.text(max_size=8), max_size=40).map("".join)


@given(SOUP)
def test_any_tag_soup_is_read_into_blocks_of_its_text(soup: str) -> None:
    reading = read_html(soup.encode("utf-8", "surrogatepass"))
    at = 0
    for block in reading.blocks:
        assert block.start >= at
        assert reading.text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
        at = block.end
    assert reading == read_html(soup.encode("utf-8", "surrogatepass"))


@given(SOUP)
def test_each_character_of_a_page_lies_in_one_span(soup: str) -> None:
    article = parse_article(f"<!doctype html><body>{soup}".encode("utf-8", "surrogatepass"))
    covered = [0] * len(article.text)
    for piece in article.pieces:
        for at in range(piece.start, piece.end):
            covered[at] += 1
    assert [at for at, char in enumerate(article.text) if not char.isspace() and covered[at] != 1] == []
    if "&lt;" not in soup:
        assert not re.search(r"</?(?:p|div|h1|article|figure)\b[^<>]*>", article.text)
