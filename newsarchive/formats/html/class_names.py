"""Names that pages give their elements -> what such an element usually holds.

Roots of class names, ids and test names as German and English content systems use them: weak evidence, never one
publisher's wording. Input is the element's attributes, output one of the roles below or nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsarchive.german.word_lists import one_of, word_parts

__all__ = ["ASIDE", "BOX", "PICTURE", "SOURCE", "role_of"]

LISTS = word_parts(__file__, "class_names")

ASIDE = "aside"
"""The role of a part of the page that is not the article."""

BOX = "box"
"""The role of what stands beside the text and belongs to it."""
PICTURE = "picture"
"""The role of what holds a picture with its caption and its credit."""
SOURCE = "source"
"""The role of an element that names where something comes from: in a picture, its credit."""
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
NOT_WORDS = re.compile(r"[^a-zA-Z0-9äöüÄÖÜß]+")
ROLES = word_parts(__file__, "class_roles")
"""In the order in which they are asked: the words of a picture come first, for they are the most specific."""
FURNITURE = re.compile(rf"(?<![a-z0-9]){one_of(LISTS['furniture'])}(?![a-z0-9])")
COMPILED = tuple(
    (role, re.compile(rf"(?<![a-z0-9]){one_of(words)}(?![a-z0-9])")) for role, words in ROLES.items()
)
GLUED = re.compile(
    r"(bild(?:unterschrift|text|quelle|nachweis)|dachzeile|vorspann|zwischentitel|autorenzeile|figcaption)"
)
GLUED_ROLE = {"bildunterschrift": "caption", "bildtext": "caption", "figcaption": "caption", "bildquelle": "credit", "bildnachweis": "credit", "dachzeile": "kicker", "vorspann": "teaser", "zwischentitel": "crosshead", "autorenzeile": "byline"}  # fmt: skip
TYPOGRAPHY = ("text-", "font-", "bg-", "border-", "typo")
"""How utility classes begin that say how a text is set, not what it is."""
FILED = LISTS["filed"]
"""How classes begin that file a whole article, or that say what it has: ``has-post-thumbnail``."""
AUTHOR = re.compile(r"author-(?:box|bio|profile|card|description|about|info|names?|list|line)(?:-\w+)?")
"""What is named for the author; other names say who it is: ``author-anna-beispiel``."""
PICTURED = re.compile(rf"(?<![a-z0-9]){one_of(LISTS['pictures'])}(?![a-z0-9])")
PICTURE_END = re.compile(
    rf"""
    {PICTURED.pattern}
    (?:
        [ ]
        (?:
              wrapper | container | box | item | content | element | block | holder | frame
            | area | info | inner | module | component | article | main | lead | hero | top
            | teaser | items | meta | metadata
        )
    )?
    $
    """,
    re.VERBOSE,
)
HASH = re.compile(
    r"""
    (?:
          (?<=[a-z])styled(?=$|__) | -sc-[a-z0-9]{2,8}(?:-\d{1,3})?
        | (?<=[a-z])_{1,3}(?=\w*[A-Z0-9])[A-Za-z0-9]{4,7}(?:_\d)?
    )
    $
    """,
    re.VERBOSE,
)
"""What tools that scope style sheets hang on a name: ``Caption-sc-1x2y3z-0``, ``Image_caption__3kXqB``."""
BODY = re.compile(
    r"""
    (?<![\w-])
    (?:articleBody|entry-content|post-(?:body|content)|article-?(?:body|content|text))
    (?![\w-])
    """,
    re.VERBOSE,
)
"""Names of the element that holds the text, whatever else it is called: ``itemprop="description articleBody"``."""
LONGEST = 160


@lru_cache(maxsize=4096)
def role_of(names: str) -> str:
    """Return the role that an element's ``names`` (class and id) suggest: ``caption``, ``aside`` …; empty when none.

    The last words of a name say what it is: in ``article-teaser__headline`` it is a headline.
    """
    found = ""
    if BODY.search(names):
        return ""
    for name in names.split()[:12]:
        if name.startswith(TYPOGRAPHY + FILED) and not AUTHOR.fullmatch(name):
            continue
        words = NOT_WORDS.sub(" ", CAMEL.sub(" ", HASH.sub("", name[:LONGEST]))).strip().lower()
        if not words:
            continue
        own = element_role(words)
        if own and (not found or own == ASIDE or found == PICTURE):
            found = own
    return found


def element_role(words: str) -> str:
    """Return the role of one name, whose words stand apart: ``article heading kicker``."""
    if "breadcrumb" in words:
        return ASIDE
    tail = " ".join(words.split()[-2:])
    last = tail.rpartition(" ")[2]
    for role, form in COMPILED:
        if form.fullmatch(tail) or form.fullmatch(last):
            if role in {"teaser", "headline", "crosshead", "kicker"} and PICTURED.search(words):
                return "caption" if last not in {"teaser", "lead", "intro"} else PICTURE
            return role
    if last == "text" and PICTURED.search(words):
        return "caption"
    if FURNITURE.search(words):
        return ASIDE
    if match := GLUED.search(words):
        return GLUED_ROLE[match[1]]
    if PICTURE_END.search(words):
        return PICTURE
    return "teaser" if any(word.startswith("teaser") for word in words.split()) else ""
