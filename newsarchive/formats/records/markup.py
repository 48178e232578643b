"""HTML in a field of a record -> the parts of its text in reading order, each with its hint.

Such a field holds the article and nothing else, so that no part of it is judged as one of a page would be: all of it is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["has_markup", "markup_parts"]

ELEMENT = re.compile(
    r"""
      </
      (?:
            p | div | h[1-6] | li | a | b | i | em | strong | ul | ol | blockquote | figure
          | figcaption | section | article | table | td | span
      )
      \s*>
    | <(?:p|br)\s*/?> | <img\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
SHORTCODE_CAPTION = re.compile(
    r"\[caption\b[^\[\]]{0,600}\](?P<shown>.{0,4000}?)\[/caption\]", re.IGNORECASE | re.DOTALL
)
"""How WordPress's classic editor sets a picture with the line below it."""
SHORTCODE = re.compile(r"\[/?(?:gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)\b[^\[\]]{0,2000}\]")
"""Commands of a content system to itself, in place of which a page shows no text."""
PICTURE = re.compile(r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
BLANK_LINE = re.compile(r"\r?\n[ \t\r]*\n\s*")
PARAGRAPH = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ROLES = {
    "caption": "caption", "credit": "credit", "byline": "byline", "teaser": "teaser", "date": "published",
    "dateline": "dateline", "kicker": "kicker",
}  # fmt: skip
PROSE = 40
"""Characters of the shortest paragraph that need not end like a sentence; a shorter line may be a byline or a code."""
ENDS = tuple('.!?:…“”"»«)')
CELLS = {"td", "th"}
IN_CELLS = frozenset("p div ul ol table h1 h2 h3 h4 h5 h6 blockquote figure section".split())
"""Elements in a cell that show that a table is there for the layout and not for figures."""


def has_markup(value: str) -> bool:
    """Tell whether ``value`` is HTML; a text may hold a lone ``<`` and be none."""
    return "<" in value and ELEMENT.search(value) is not None


def markup_parts(value: str) -> Iterator[tuple[str, str]]:
    """Yield hint and text of each part of ``value``. Never raises: what no parser understands is one text without tags."""
    from newsarchive.formats.html.flows import flows_of  # noqa: PLC0415 - lxml and bs4 only when markup comes in
    from newsarchive.formats.html.read import parsed  # noqa: PLC0415 - as above

    value = SHORTCODE.sub("", SHORTCODE_CAPTION.sub(as_figure, value)) if "[" in value else value
    if not PARAGRAPH.search(value) or len(BLANK_LINE.findall(value)) > len(PARAGRAPH.findall(value)):
        value = BLANK_LINE.sub("<br><br>", value)
    tree = parsed(f"<html><body>{value}</body></html>")
    if tree is None:
        yield "text", re.sub(r"<[^<>]{0,2000}>", " ", value).strip()
        return
    rows_in_lines(tree)
    for flow in flows_of(tree).flows:
        yield hint_of(flow.tag, flow.role, flow.figure, flow.text), flow.text


def as_figure(match: re.Match[str]) -> str:
    """Return the picture of a WordPress shortcode as the element that HTML has for it."""
    return f"<figure><figcaption>{PICTURE.sub('', match['shown']).strip()}</figcaption></figure>"


def rows_in_lines(tree: HtmlElement) -> None:
    """Make one item of each row of a table of figures, its cells set apart by a blank."""
    for row in list(tree.iter("tr")):
        cells = [cell for cell in row if cell.tag in CELLS]
        if not cells or any(element.tag in IN_CELLS for cell in cells for element in cell.iterdescendants()):
            continue
        shown = " ".join(" ".join(cell.text_content().split()) for cell in cells)
        tail = row.tail
        row.clear()
        row.tag, row.text, row.tail = "li", shown, tail


def hint_of(tag: str, role: str, figure: int, text: str) -> str:
    """Return the hint of a part: what its element says, where the length of a short line says no more."""
    if role in ROLES:
        return ROLES[role]
    if figure and tag == "figure":
        return "caption"
    if tag in HEADINGS:
        return "crosshead"
    if tag in {"li", "dt", "dd"}:
        return "list_item"
    if tag == "blockquote":
        return "quote"
    return "paragraph" if len(text) > PROSE or text.endswith(ENDS) else ""
