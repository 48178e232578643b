"""Elements of a page that a reader does not see: by attribute, style, or the classes that usual style sheets hide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.html.class_names import role_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["is_hidden"]

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_NAMES = frozenset(
    {
        "hidden",
        "d-none",
        "hide",
        "is-hidden",
        "u-hidden",
        "visuallyhidden",
        "visually-hidden",
        "sr-only",
        "screen-reader-text",
    }
)
"""Classes that hide an element in the usual style sheets, unless others show it at some width (``md:block``)."""
FOR_SCREEN_READERS_ALONE = re.compile(
    r"""
    (?<![a-z0-9])(?:[a-z]{1,3}-)?
    (?:
          off-?screen | visually-?hidden | sr-only | screen-?reader(?:s|-text|-only)?
        | assistive-text | a11y-(?:hidden|text)
    )
    (?![a-z0-9])(?!-\w*(?:focusable|inline))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Names that put an element off the screen, with a project's letter before them: ``u-visually-hidden``."""


def is_hidden(element: HtmlElement, *, pictured: bool, heading: bool) -> bool:
    """Tell whether a reader would not see the element; a picture's credit, and a mark between words outside of a heading, are hidden from screen readers alone."""
    if element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" and not pictured and (heading or not is_mark(element)):
        return role_of(element.get("class") or "") not in {"credit", "caption"}
    style = element.get("style")
    if style and HIDDEN.search(style):
        return True
    names = element.get("class")
    if not names or ":" in names:
        return False
    return not HIDDEN_NAMES.isdisjoint(names.split()) or FOR_SCREEN_READERS_ALONE.search(names) is not None


def is_mark(element: HtmlElement) -> bool:
    """Tell whether an element holds but a mark between words, which readers see and only screen readers skip."""
    text = element.text or ""
    return not len(element) and bool(text.strip()) and not any(map(str.isalnum, text)) and text.isprintable()
