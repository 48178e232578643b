"""A page's tree -> its flows of text: what a browser would set as one paragraph, with where it stands.

Walks iteratively: depth costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from newsarchive.formats.html.bold_runs import LineEnd, parted
from newsarchive.formats.html.class_names import ASIDE, PICTURE, SOURCE, role_of
from newsarchive.formats.html.heading import (
    BEGINS,
    HEADING_MARKS,
    LINES_OF_HEADING,
    end_mark,
    heading_text,
    hidden_mark,
)
from newsarchive.formats.html.hidden import is_hidden
from newsarchive.german.word_lists import word_parts
from newsarchive.rules.lexicon.captions import divided

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["HEADINGS", "Flow", "Page", "Part", "flows_of"]

LISTS = word_parts(__file__, "flows")

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(LISTS["inline"])
SKIPPED = frozenset(LISTS["skipped"])
HOLDERS = frozenset({"div", "figcaption", "li", "p", "dl", "dt", "a", "td", "header", "section"})
"""Elements that may hold one picture when they are named for it; no larger ones."""
NO_PICTURE = frozenset({"blockquote", "pre"})
"""What a ``figure`` may hold instead of a picture: its text is the article's, and its ``figcaption`` no caption."""
PARTS_OF_HEADING = LINES_OF_HEADING | {"span", "small", "em", "strong", "b", "i", "a"}
KEPT_TAGS = HEADINGS | {"blockquote"}
"""Elements whose tag their inner blocks keep."""
SEAMED = frozenset({"span", "small", "cite"})
"""Elements in a caption that may hold its credit."""
OPENS_CREDIT = frozenset({"strong", "b", "em", "i", "font"})
"""Elements that set off a credit behind a caption, and a name before it."""
BOLD = frozenset({"b", "strong"})
CREDIT_ATTRIBUTES = (
    "data-credit",
    "data-credits",
    "data-copyright",
    "data-photographer",
    "data-image-credit",
)
ALT_CREDIT = re.compile(r"(?:\bFotos?:|\bBild(?:quelle|rechte)?:|\bQuelle:|©)\s?\S[^.:!?]{1,70}$")
AUTHOR_LINK = re.compile(
    r"^author|/(?:autor(?:en|in)?s?|authors?|redakteure?|profile?|journalist(?:en)?|von)[/-]", re.IGNORECASE
)
BLANKS = re.compile(r"[ \t\r\n\f\v\u2028\u2029\xa0\u202f\x00]+")
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
BREAK_HINTS = re.compile("[\u200b\u2060\ufeff]")
"""Characters that only say where a line may or may not break; soft hyphens stay, for they are printed at a line's end."""
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PARAGRAPH_BREAK = re.compile(r" ?\n(?: ?\n)+ ?")
LINE_BREAK = re.compile(r" ?\n ?")
FOR_SCREEN_READERS = re.compile(r"\s?\((?:Link )?(?:ö|Ö)ffnet i[^()]{0,40}\)")
ROLE_ATTRIBUTES = ("data-testid", "data-manual", "data-qa", "data-test", "data-component")
"""Where pages whose classes are hashes name their elements."""
MARK = "\ue000"
"""Stands for ``<br>`` until the blanks are folded."""
CREDIT_SEAM = "\ue003"
"""Stands for the border of an element in a caption, behind or before which may be its credit."""
SEAM = "\ue002"
"""Stands between two named elements of a line that touch: ``<span class=a>…</span><span class=b>…</span>``."""
MARKS = f"{MARK}{SEAM}{HEADING_MARKS}{CREDIT_SEAM} \t\r\n\xa0"
SEAMS = re.compile(f"{SEAM}+")
APART = re.compile(f'(?<=[a-zäöüß0-9.!?“"»)]){SEAM}(?=[A-ZÄÖÜ0-9„(©])')
"""A seam that a style sheet shows as a gap: a word or sentence ends there, and another begins."""
DEEPEST = 4_000
"""Depth from which an element's text counts as its ancestor's: no real page nests that far."""


@dataclass(slots=True)
class Flow:
    """A run of text that no element border breaks, or the part of one that carries a role of its own.

    ``node`` is the number of the innermost element that holds it; ``tag`` the tag of the nearest block element, or the
    heading around it; ``link`` and ``bold`` count characters; ``figure`` is the number of the picture it belongs to, or 0, and
    ``source`` that of the element its role comes from;
    ``author`` tells of a link to an author's page; ``cut`` is where the first element inside a heading ends or begins,
    and ``apart`` tells whether what stands before it is set apart.
    """

    text: str
    tag: str
    node: int
    role: str
    link: int = 0
    bold: int = 0
    figure: int = 0
    when: str = ""
    names: str = ""
    source: int = 0
    author: bool = False
    aside: bool = False
    cut: int = 0
    apart: bool = False


class Part(NamedTuple):
    """One flow of the article and its hint: the value of a ``Label``."""

    flow: Flow
    hint: str


@dataclass(slots=True)
class Page:
    """The flows of a page in reading order, and its elements as parallel lists: parent, tag, role and names.

    ``quoted`` are the numbers of figures that hold a quotation instead of a picture, ``images`` the elements that hold
    an image, each with the number of flows before it.
    """

    flows: list[Flow] = field(default_factory=list)
    parent: list[int] = field(default_factory=lambda: [0])
    tag: list[str] = field(default_factory=lambda: [""])
    role: list[str] = field(default_factory=lambda: [""])
    names: list[str] = field(default_factory=lambda: [""])
    quoted: set[int] = field(default_factory=set)
    images: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """What an open element passes on to its text: see ``Flow``."""

    node: int
    tag: str
    role: str
    figure: int
    link: bool
    bold: bool
    when: str
    block: bool
    source: int


class Walker:
    """Collects flows while the tree is walked; ``lenient`` reads hidden parts, too."""

    def __init__(self, *, lenient: bool) -> None:
        self.page = Page()
        self.lenient = lenient
        self.states = [State(0, "body", "", 0, link=False, bold=False, when="", block=True, source=0)]
        self.parts: list[str] = []
        self.link = self.bold = 0
        self.author = False
        self.seam = False
        self.lines: list[LineEnd] = []

    def text(self, text: str | None) -> None:
        """Add characters to the open flow."""
        if text:
            self.seam = False
            state = self.states[-1]
            self.parts.append(text.replace("\n", MARK) if state.tag == "pre" else text)
            if state.link or state.bold:
                size = len(text.strip())
                self.link += size * state.link
                self.bold += size * state.bold

    def flush(self) -> None:
        """Close the open flow; ``<br><br>`` makes several of it."""
        if not self.parts:
            return
        if self.lines and self.bold > 0 and self.split_bold():
            return
        self.lines = []
        joined = BLANKS.sub(" ", "".join(self.parts)).replace(MARK, "\n")
        link, bold, author = self.link, self.bold, self.author
        self.parts, self.link, self.bold, self.author = [], 0, 0, False
        if CREDIT_SEAM in joined:
            if pair := divided(joined.replace(SEAM, "").split(CREDIT_SEAM)):
                self.pair(pair)
                return
            joined = joined.replace(CREDIT_SEAM, SEAM)
        if SEAM in joined:
            joined = APART.sub(" ", SEAMS.sub(SEAM, joined)).replace(SEAM, "")
        text = BREAK_HINTS.sub("", CONTROLS.sub("", joined)) if not joined.isprintable() else joined
        text = (FOR_SCREEN_READERS.sub("", text) if "ffnet i" in text else text).strip()
        if not text:
            return
        state = self.states[-1]
        cut, apart = 0, False
        if state.tag in HEADINGS:
            text, cut, apart = heading_text(text, kicker=state.role == "kicker")
        size = len(text)
        for part in PARAGRAPH_BREAK.split(text) if "\n" in text else (text,):
            bare = LINE_BREAK.sub("\n", part).strip()
            if INVISIBLE.sub("", bare).strip():
                share = len(bare) / size
                self.page.flows.append(
                    Flow(
                        text=bare,
                        tag=state.tag,
                        node=state.node,
                        role=state.role,
                        link=int(link * share),
                        bold=int(bold * share),
                        figure=state.figure,
                        when=state.when,
                        names=self.page.names[state.node],
                        source=state.source,
                        author=author,
                        cut=cut if cut < len(bare) else 0,
                        apart=apart,
                    )
                )

    def split_bold(self) -> bool:
        """Close the open flow in pieces where some of its lines are bold and others are not; tell whether it was."""
        state = self.states[-1]
        if state.tag in HEADINGS or state.figure:
            return False
        end = LineEnd(len(self.parts), self.bold, goes_on=False)
        runs = parted(self.parts, [*self.lines, end], MARKS)
        link, author, whole = self.link, self.author, sum(run.size for run in runs)
        for run in runs:
            self.parts, self.lines, self.author = run.parts, [], author
            self.link, self.bold = link * run.size // max(whole, 1), run.size * run.bold
            self.flush()
        return bool(runs)

    def pair(self, texts: list[tuple[str, str]]) -> None:
        """Add the caption and the credit of a picture, which an element in the line parts."""
        state = self.states[-1]
        for text, role in texts:
            bare = CONTROLS.sub("", text.replace("\n", " ")).strip()
            names = self.page.names[state.node]
            flow = Flow(
                bare, state.tag, state.node, role, figure=state.figure, names=names, source=state.node
            )
            self.page.flows.append(flow)

    def open(self, element: HtmlElement, tag: str) -> bool:
        """Enter an element; tell whether its content is read."""
        if tag == "br":
            self.line_break()
            return False
        before = self.states[-1]
        if tag in SKIPPED or (
            not self.lenient
            and is_hidden(element, pictured=bool(before.figure), heading=before.tag in HEADINGS)
        ):
            self.skip(element, tag)
            if before.tag in HEADINGS and self.parts:
                self.parts.append(hidden_mark(element))
            if before.figure and tag in SEAMED and self.parts:
                self.parts.append(CREDIT_SEAM)  # a hidden word between caption and credit: ``Quelle:``
            return False
        page = self.page
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''} {tag if '-' in tag else ''}".strip()
        role = role_of(names) if names else ""
        if not role and (shown := next(filter(None, map(element.get, ROLE_ATTRIBUTES)), None)):
            role = role_of(shown)
        line = tag in LINES_OF_HEADING and before.tag in HEADINGS
        block = tag not in INLINE and not line
        number = len(page.parent)
        page.parent.append(before.node)
        page.tag.append(tag)
        page.role.append(role)
        page.names.append(names)
        pictured = tag == "figure" or (role in {PICTURE, "caption"} and tag in HOLDERS and not before.figure)
        if tag in NO_PICTURE and page.tag[before.figure] == "figure":
            page.quoted.add(before.figure)
        state = State(
            node=number,
            tag=tag if block and (before.tag not in KEPT_TAGS or tag in HEADINGS) else before.tag,
            role=own_role(tag, role, before),
            figure=number if pictured else before.figure,
            link=before.link or (tag == "a" and (element.get("href") or "#")[0] != "#"),
            bold=before.bold or tag in BOLD,
            when=element.get("datetime") or before.when if tag == "time" else before.when,
            block=block,
            source=before.source,
        )
        if state.role != before.role or (role and role == state.role):
            state.source = number
        if block or state.role != before.role:
            state.block = True
            self.flush()
        else:
            self.border(tag, before)
        if tag == "a" and AUTHOR_LINK.search(f"{element.get('rel') or ''} {element.get('href') or ''}"):
            self.author = True
        self.states.append(state)
        return True

    def line_break(self) -> None:
        """Note a ``<br>``; the second of two closes the open flow."""
        self.seam = False
        if self.parts and (
            self.parts[-1] is MARK or (self.parts[-1].isspace() and self.parts[-2:-1] == [MARK])
        ):
            self.flush()
        else:
            if self.parts and self.states[-1].figure and self.states[-1].role in {"caption", ""}:
                self.parts.append(CREDIT_SEAM)
            self.parts.append(MARK)
            self.lines.append(LineEnd(len(self.parts), self.bold, goes_on=self.states[-1].bold))

    def border(self, tag: str, before: State) -> None:
        """Note where an element in the line begins, inside an open flow of the element ``before``."""
        if before.tag in HEADINGS and self.parts and tag in PARTS_OF_HEADING:
            # parts of a heading are set apart by style, rarely by a blank
            self.parts.append(f" {BEGINS}" if self.parts[-1][-1:].isalnum() else BEGINS)
        elif (
            (before.figure or self.under_image())
            and before.role in {"caption", ""}
            and self.parts
            and (tag in SEAMED | OPENS_CREDIT or (tag == "a" and self.parts[-1].rstrip()[-1:] == "."))
        ):
            self.parts.append(CREDIT_SEAM)
        elif self.seam and tag not in {"sup", "sub"}:
            self.parts.append(SEAM)

    def under_image(self) -> bool:
        """Tell whether the open flow is the first one under an image."""
        return bool(self.page.images) and self.page.images[-1][1] == len(self.page.flows)

    def skip(self, element: HtmlElement, tag: str) -> None:
        """Pass over an element whose content is not read; only what stands in a line leaves the flow open."""
        if tag not in INLINE and tag not in {"img", "input", "wbr", "svg", "picture", "source"}:
            self.flush()
        elif tag in {"img", "picture"} and not any(map(str.strip, self.parts)):
            self.page.images.append((self.states[-1].node, len(self.page.flows)))
            self.described(next(element.iter("img"), element))

    def described(self, image: HtmlElement) -> None:
        """Keep the credit in an attribute of a picture, or the words that stand for it where they credit it.

        Some pages credit their pictures nowhere else.
        """
        state = self.states[-1]
        if state.link:
            return
        alt = image.get("alt") or ""
        stated = next((image.get(name) for name in CREDIT_ATTRIBUTES if image.get(name)), "")
        for text, role in ((stated, "credit"), (alt if ALT_CREDIT.search(alt[-120:]) else "", "caption")):
            if text and len(text) < 400:
                bare = CONTROLS.sub("", BLANKS.sub(" ", text)).strip()
                figure = state.figure or state.node
                flow = Flow(bare, "img", state.node, role, figure=figure, source=state.node)
                self.page.flows.append(flow)
                return

    def close(self) -> None:
        """Leave the innermost open element."""
        state = self.states.pop()
        if state.block:
            self.states.append(state)
            self.flush()
            self.states.pop()
        elif state.tag in HEADINGS and self.parts and self.page.tag[state.node] in PARTS_OF_HEADING:
            self.parts.append(end_mark(self.page.tag[state.node], self.page.names[state.node]))
        elif (
            (state.figure or self.under_image())
            and state.role in {"caption", ""}
            and self.page.tag[state.node] in SEAMED
        ):
            self.parts.append(CREDIT_SEAM)
        else:
            self.seam = bool(self.parts)


def own_role(tag: str, role: str, before: State) -> str:
    """Return the role of an element's text: its own, or that of the element around it; in a caption only a credit counts."""
    if tag == "figcaption":
        return "caption"
    if tag == "footer" and before.figure:
        return "credit"
    if role == SOURCE:
        return "credit" if before.figure else before.role
    if before.role in {"caption", "credit"} and role not in {"credit", "caption"}:
        return before.role
    if tag == "time":
        return "date"
    return before.role if role in {"", ASIDE, PICTURE} else role


def flows_of(tree: HtmlElement, *, lenient: bool = False) -> Page:
    """Return the flows of the page ``tree``, without scripts, menus and what is hidden."""
    walker = Walker(lenient=lenient)
    root = tree.find("body") if tree.tag == "html" else tree
    walk = etree.iterwalk(tree if root is None else root, events=("start", "end"))
    closed: list[bool] = []
    for event, element in walk:
        tag = element.tag
        if event == "start":
            read = isinstance(tag, str) and walker.open(element, tag)
            closed.append(read)
            if read:
                walker.text(element.text)
            else:
                walk.skip_subtree()
        else:
            if closed.pop():
                walker.close()
            walker.text(element.tail)
    walker.flush()
    return walker.page
