"""Bytes of an HTML page -> ``Reading``: the text that a reader of its article sees, in hinted blocks, and its facts.

The page's bytes are kept by the archive: menus, related articles, comments and hidden parts are left out here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
from bs4.dammit import EncodingDetector
from lxml import etree

from newsarchive.decoding.decode import MARKS, decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.html.flows import Flow, Part, flows_of
from newsarchive.formats.html.page import LEAST_BODY, MORE, article_parts
from newsarchive.formats.html.region import letters
from newsarchive.formats.html.stated.metadata import Statements, stated_by
from newsarchive.types.article import Note
from newsarchive.types.reading import Block, Fact, Reading, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_html"]

TAGS = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->")
BORDERS = re.compile(
    r"""
    </?
    (?:
          p | div | h[1-6] | li | ul | ol | br | section | article | table | tr | td | figure
        | figcaption | header | footer | blockquote
    )
    \b[^<>]*>
    """,
    re.VERBOSE | re.IGNORECASE,
)
ANY_TAG = re.compile(r"<[^<>]*>")
MOST_ELEMENTS = 200_000
"""Elements of a page over which it is not read a second time with its hidden parts."""
SENTENCE_ENDS = tuple('.!?“”"»«)')
LIKE_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"}


def read_html(raw: bytes, format_: str = "html") -> Reading:
    """Read the article of a page. Never raises: what no parser makes sense of is read as text without its tags."""
    text, encoding, odd = decoded(raw)
    tree = parsed(text)
    if tree is None:
        return as_text(text, format_, encoding, odd)
    statements = stated_by(tree)
    page = flows_of(tree)
    parts, several = article_parts(page, statements)
    if len(page.parent) < MOST_ELEMENTS and sum(len(part.flow.text) for part in parts) < LEAST_BODY:
        again, several_again = article_parts(flows_of(tree, lenient=True), statements)
        if sum(len(part.flow.text) for part in again) > 2 * sum(len(part.flow.text) for part in parts):
            parts, several = again, several_again
    size = sum(len(part.flow.text) for part in parts)
    if size < LEAST_BODY and len(statements.body) > LEAST_BODY + 2 * size:
        parts = with_stated_body(parts, statements)
    if not parts and not statements.titles:
        return as_text(text, format_, encoding, odd)
    shown, blocks = set_in_blocks(parts)
    facts, notes = known_facts(statements, parts)
    facts = (*saved_from(text), *facts)
    if several:
        notes = (
            *notes,
            Note("several-articles", None, "the page holds several articles; the main one was read"),
        )
    return Reading(
        text=shown, blocks=blocks, format=format_, encoding=encoding, facts=facts, notes=(*odd, *notes)
    )


SAVED = re.compile(
    r"""
    <!--\s*
    (?:
          Page\ saved\ with\ SingleFile\s+url:\s* | saved\ from\ url=\(\d{1,6}\)
        | Mirrored\ from\  | Saved\ from[ ]
    )
    (?P<url>(?:https?://)?[\w.-]+\.\w{2,20}(?::\d+)?/?[^\s<>\"]{0,2000})
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The comment by which SingleFile, a browser, HTTrack or monolith says where it saved a page from."""
NEAR_TOP = 20_000


def saved_from(text: str) -> Iterator[Fact]:
    """Yield the address that the program which saved a page wrote into it; the page's own statement counts for more."""
    if match := SAVED.search(text, 0, NEAR_TOP):
        url = match["url"] if "://" in match["url"] else f"http://{match['url']}"
        yield Fact("url", url, "comment:saved-from")


NEVER_DECLARED = frozenset(
    "utf-8 utf8 utf-7 utf7 punycode idna unicode_escape unicode-escape raw_unicode_escape raw-unicode-escape undefined".split()
)
"""Encodings that a page's word is not taken for: UTF-8 was tried before, and Python's own take hours or run escapes."""


def decoded(raw: bytes) -> Text:
    """Return the page's text: UTF-8 where it is that, else in the declared encoding where it fits, else by evidence.

    ISO-8859-1 is read as Windows-1252, as browsers do (https://encoding.spec.whatwg.org/#names-and-labels).
    """
    if raw.startswith(tuple(mark for mark, _ in MARKS)):
        return decode(raw)
    try:
        return Text(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = EncodingDetector.find_declared_encoding(raw[:4096], is_html=True, search_entire_document=True)
    name = (declared or "").lower()
    name = "windows-1252" if name in LIKE_LATIN else name
    if name and name not in NEVER_DECLARED:
        try:
            return Text(raw.decode(name), name)
        except (LookupError, ValueError):  # ValueError: bytes that do not fit, or a NUL in the name
            pass
    return decode(raw)


LONG_TAG = re.compile(r"<\w[^<>]{2000,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MOST_ATTRIBUTES = 500


def without_excess(tag: re.Match[str]) -> str:
    """Return the beginning of a long tag, without its attributes where these are many: parsing them takes time that grows with their square."""
    outside = re.split(r"[\"']", QUOTED.sub("", tag[0]), maxsplit=1)[0]
    return re.split(r"[\s/]", tag[0], maxsplit=1)[0] if len(outside.split()) > MOST_ATTRIBUTES else tag[0]


def parsed(text: str) -> lxml.html.HtmlElement | None:
    """Return the tree of a page; None when the parser gives up or loses the page on the way."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    text = LONG_TAG.sub(without_excess, text)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        return None
    return tree


def as_text(text: str, format_: str, encoding: str, notes: tuple[Note, ...]) -> Reading:
    """Return a page read as plain text: tags out, block borders to blank lines."""
    import html  # noqa: PLC0415

    bare = ANY_TAG.sub("", BORDERS.sub("\n\n", TAGS.sub(" ", text)))
    shown = re.sub(r"\s*\n\s*\n\s*", "\n\n", html.unescape(bare)).strip()
    return Reading(shown, split_blocks(shown), format_, encoding, notes=notes)


def with_stated_body(parts: Sequence[Part], statements: Statements) -> list[Part]:
    """Return ``parts`` with the text that JSON-LD states, for a page whose scripts would have set it."""
    whole = letters(statements.body)
    kept = [part for part in parts if letters(part.flow.text) not in whole]
    if not any(part.hint == "headline" for part in kept):
        kept = [Part(Flow(title, "h1", 0, ""), "headline") for title in statements.titles[:1]] + kept
    return [*kept, *(Part(Flow(line, "p", 0, ""), "paragraph") for line in statements.body.splitlines())]


def set_in_blocks(parts: Sequence[Part]) -> tuple[str, tuple[Block, ...]]:
    """Return the reading text, its parts set apart by blank lines, and the block of each."""
    blocks: list[Block] = []
    at, line = 0, 1
    for part in parts:
        text = part.flow.text
        blocks.append(Block(start=at, end=at + len(text), text=text, line=line, gap=1, hint=part.hint))
        at += len(text) + 2
        line += text.count("\n") + 2
    return "\n\n".join(block.text for block in blocks), tuple(blocks)


def known_facts(statements: Statements, parts: Sequence[Part]) -> tuple[tuple[Fact, ...], tuple[Note, ...]]:
    """Return the facts of the page that the record may take over, and what is to be noted about them.

    A description is a teaser only when it is neither a caption nor a cut-off of the text.
    """
    facts = [fact for fact in statements.facts if fact.field != "headline"]
    notes: list[Note] = []
    shown = " ".join(part.flow.text for part in parts if part.hint == "headline")
    kicker = " ".join(part.flow.text for part in parts if part.hint == "kicker")
    sure = any(part.hint == "headline" and part.flow.tag == "h1" for part in parts)
    if (fact := stated_headline(statements, shown, kicker, sure=sure)) is not None:
        facts.append(fact)
        if shown and letters(shown) not in letters(fact.value):
            notes.append(Note("headline-differs", "headline", f"the page prints another headline: {shown}"))
    printed = [letters(part.flow.text) for part in parts if part.hint != "headline"]
    for lead, place in statements.leads:
        bare = letters(MORE.sub("", lead))
        in_text = any(len(text) > 30 and (bare[:50] in text or text in bare) for text in printed)
        whole = len(lead) > 90 or lead.endswith(SENTENCE_ENDS)
        if len(bare) > 30 and whole and not MORE.search(lead) and not in_text:
            facts.append(Fact("teaser", lead, place))
            break
    return tuple(facts), tuple(notes)


def stated_headline(statements: Statements, shown: str, kicker: str, *, sure: bool) -> Fact | None:
    """Return the stated headline where it says more than, or something else than, the one that the page shows.

    Nothing when the shown one is the shared one (``og:title``), the stated one without its kicker (which a first-level
    heading lacks that holds no more than the headline), or a first-level heading (``sure``): stated ones are often made for search engines. One that is shared, too, and a first-level
    heading elsewhere on the page counts for more than a second-level one.
    """
    stated = [fact for fact in statements.facts if fact.field == "headline"]
    if not stated or not shown:
        return stated[0] if stated else None
    own, above = letters(shown), letters(kicker)
    said_twice = {letters(fact.value) for fact in stated[:2]}
    agreed = len(stated) > 1 and len(said_twice) == 1 and own not in said_twice
    if not sure and agreed and said_twice <= set(map(letters, statements.headings)):
        return stated[0]
    for fact in stated:
        said = letters(fact.value)
        if said == own:
            return fact if len(fact.value) > len(shown) else None
        if above and (said in {above + own, own + above} or said.endswith(own)):
            return None
        if said.endswith(own) and own in map(letters, statements.headings):
            return None
        longer = said.endswith(own) or (said.startswith(own) and len(own) < 0.6 * len(said))
        if longer or (own.endswith(said) and len(own) < len(said) + 25):
            return fact
    return None if sure and letters(statements.alternative) != own else stated[0]
