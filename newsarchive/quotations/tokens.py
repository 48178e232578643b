"""A text -> its words and marks, and the sentences that they make up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair

__all__ = ["Sentence", "Token", "sentences_of", "speaking", "tokens_of"]

TOKEN = re.compile(
    r"""
    (?= [A-Za-zÄÖÜäöü]{1,2} \. )                # only then is what follows tried
    (?: (?: [A-ZÄÖÜ] \. )+ (?: - [A-ZÄÖÜ] \w+ )?   # U.S.-Armee
      | (?: [A-Za-zÄÖÜäöü]{1,2} \. ){2,} )       # z.B.
    | \d+ (?: [.,:] \d+ )*                       # 1.200,50
    | \w+ (?: [-’'./&] \w+ )*                    # Nato-Rat
    | '' | ,,
    | \n [ \t]* \n \s* | \n
    | [^\w\s]
    """,
    re.VERBOSE,
)
ABBREVIATIONS = frozenset(word_list(__file__, "tokens"))
ENDS = frozenset((".", "!", "?", "…"))


class Token(NamedTuple):
    """A word or a mark: its text, where it begins and where it ends."""

    text: str
    start: int
    end: int


class Sentence(NamedTuple):
    """The tokens of a sentence, as a range, and whether it begins a paragraph."""

    first: int
    last: int
    opens: bool


def tokens_of(text: str) -> list[Token]:
    """Return the words and marks of ``text``; an empty line is one too."""
    made = tuple.__new__  # a named tuple's own way takes a fifth longer, and a text has a thousand
    found = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        found.append(made(Token, (text[start:end], start, end)))
    return found


def sentences_of(tokens: Sequence[Token], pairs: Sequence[Pair]) -> list[Sentence]:
    """Return the sentences; what stands between quotation marks, and a line with its stops in them, stays in one sentence."""
    inside = quoted_until(pairs)
    found: list[Sentence] = []
    first, at, opens, count = 0, 0, True, len(tokens)
    until = -1
    while at < count:
        token = tokens[at]
        start = token.start
        if start in inside and inside[start] > until:
            until = inside[start]
        if token.text[0] == "\n":
            if token.end > until:
                if at > first:
                    found.append(Sentence(first, at, opens))
                first, opens = at + 1, True
        elif (
            token.text in ENDS
            and start >= until - 2
            and (start >= until or tokens[at + 1].end == until)
            and is_end(tokens, at, until)
        ):
            last = at + 1
            while last < count and (
                tokens[last].text in ENDS or tokens[last].end == until or tokens[last].text == ")"
            ):
                last += 1
            found.append(Sentence(first, last, opens))
            first, opens, at = last, False, last - 1
        at += 1
    if first < count:
        found.append(Sentence(first, count, opens))
    return found


def speaking(tokens: Sequence[Token], sentences: Sequence[Sentence], signs: frozenset[str]) -> list[Sentence]:
    """Return the sentences that have a sign of speech, and those beside them, which may name the speaker or go on."""
    texts = [token.text for token in tokens]
    has = [not signs.isdisjoint(texts[sentence.first : sentence.last]) for sentence in sentences]
    around = zip([False, *has], has, [*has[1:], False], strict=False)
    return [sentence for sentence, near in zip(sentences, around, strict=True) if any(near)]


def quoted_until(pairs: Sequence[Pair]) -> dict[int, int]:
    """Return where each outermost pair of marks begins, to where it ends."""
    return {pair.start: pair.end for pair in pairs if not pair.depth}


def is_end(tokens: Sequence[Token], at: int, until: int) -> bool:
    """Tell whether the stop at ``at`` ends a sentence: what follows begins one, and it belongs to no number or short word."""
    after = at + 1
    while after < len(tokens) and (tokens[after].end == until or tokens[after].text in ENDS):
        after += 1
    if after >= len(tokens):
        return True
    following = tokens[after].text
    if following[0] == "\n":
        return True
    if following[0].islower() or following[0] in ",;:–-)":
        return False
    before = tokens[at - 1].text if at else ""
    if tokens[at].text == "." and after == at + 1:
        if before.isdigit() and len(before) < 3 and tokens[at - 1].end == tokens[at].start:
            return following[0] in '„»«“"' and False
        if before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return False
    return tokens[after].start > tokens[at].end or after > at + 1
