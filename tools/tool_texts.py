"""Pages with known fields -> the texts that extraction tools print for them, to fit and measure the layout on.

    python tools/tool_texts.py ARTICLES.jsonl --pages DIR > TEXTS.jsonl

Of each item with a page in DIR (``html_file``, packed), its largest ``article``, its ``main`` and the whole page are printed
by beautifulsoup4, inscriptis and html2text, and the page by trafilatura with its metadata and without. A line holds the item's
fields, the ``text``, a ``style`` named for the tool and the ``scope``. Needs those four packages.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html2text
import inscriptis
import trafilatura
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 300
"""Characters: less was no text."""
HIDDEN = ("script", "style", "noscript", "template", "svg")


def markdown(page: str, *, links: bool) -> str:
    """Return what html2text makes of ``page``, with its links or without."""
    converter = html2text.HTML2Text()
    converter.body_width = 0
    converter.ignore_images = True
    converter.ignore_links = not links
    return str(converter.handle(page))


def printed(page: str, *, links: bool) -> Iterator[tuple[str, str, str]]:
    """Yield tool, scope and text for a page."""
    soup = BeautifulSoup(page, "lxml")
    for part in soup(HIDDEN):
        part.decompose()
    articles = soup.find_all("article")
    scopes: dict[str, Any] = {
        "article": max(articles, key=lambda part: len(part.get_text()), default=None),
        "main": soup.find("main"),
        "page": soup.body or soup,
    }
    for scope, part in scopes.items():
        if part is not None:
            yield "bs4", scope, part.get_text("\n", strip=True)
            yield "inscriptis", scope, inscriptis.get_text(str(part))
            yield "html2text", scope, markdown(str(part), links=links)
    yield "trafilatura", "meta", trafilatura.extract(page, with_metadata=True, output_format="txt") or ""
    yield "trafilatura", "bare", trafilatura.extract(page, output_format="txt") or ""


def main() -> None:
    """Read the items and their pages; print the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--pages", type=Path, required=True)
    options = parser.parse_args()
    with options.articles.open(encoding="utf-8") as lines:
        items = [item for item in map(json.loads, lines) if item.get("html_file")]
    for number, item in enumerate(items):
        page = gzip.decompress((options.pages / Path(item["html_file"]).name).read_bytes()).decode(
            errors="replace"
        )
        for tool, scope, text in printed(page, links=number % 2 == 0):
            if len(text.strip()) >= SHORTEST:
                key = f"{item['id'].removesuffix('-html')}-{tool}-{scope}"
                made = {"id": key, "style": f"tool-{tool}", "scope": scope, "format": "text", "partial": True}
                print(json.dumps({**item, **made, "text": text.strip()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
