"""HTML of a press database's export -> its lines in reading order, each with the names of the elements around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["PageLine", "page_lines"]

BLOCKS = frozenset(word_list(__file__, "page_lines"))
LEFT_OUT = frozenset("script style head title noscript template".split())


class PageLine(NamedTuple):
    """One line of a page. ``names`` are the tags, classes and ids of the elements that it stands in."""

    text: str
    names: frozenset[str]


def page_lines(markup: str) -> list[PageLine]:
    """Return the lines of a page or of a piece of one. Never raises: what is no page has none."""
    from lxml import etree  # noqa: PLC0415 - only when such an export comes in

    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, huge_tree=False)
    try:
        root: etree._Element | None = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    found: list[PageLine] = []
    buffer: list[str] = []
    around: list[frozenset[str]] = [frozenset()]
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in BLOCKS:
                flush(buffer, around[-1], found)
            around.append(around[-1] | names_of(element))
            hidden += tag in LEFT_OUT
            if not hidden:
                buffer.append(element.text or "")
            continue
        if event == "end":
            if tag in BLOCKS:
                flush(buffer, around[-1], found)
            around.pop()
            hidden -= tag in LEFT_OUT
        if not hidden:
            buffer.append(element.tail or "")
    flush(buffer, around[0], found)
    return found


def names_of(element: etree._Element) -> frozenset[str]:
    """Return the tag, the classes and the id of an element."""
    return frozenset([str(element.tag), *element.get("class", "").split(), element.get("id", "")])


def flush(buffer: list[str], names: frozenset[str], found: list[PageLine]) -> None:
    """Turn the characters gathered into a line."""
    text = " ".join("".join(buffer).split())
    buffer.clear()
    if text:
        found.append(PageLine(text, names))
