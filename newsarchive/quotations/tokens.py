"""A text -> its words and marks, and the sentences that they make up."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair

__all__ = ["Sentence", "Tokens", "outermost", "sentences_of", "telling", "tokens_of"]

TOKEN = re.compile(
    r"""
    [A-Za-zÄÖÜäöüß]{3} \w* (?: [-’'./&] \w+ )*     # Nato-Rat: most words, so it is tried first
  | (?= [A-Za-zÄÖÜäöü]{1,2} \. )                # only then is what follows tried
    (?: (?: [A-ZÄÖÜ] \. )+ (?: - [A-ZÄÖÜ] \w+ )?   # U.S.-Armee
      | (?: [A-Za-zÄÖÜäöü]{1,2} \. ){2,} )       # z.B.
    | \d+ (?: [.,:] \d+ )*                       # 1.200,50
    | \w+ (?: [-’'./&] \w+ )*                    # G7-Gipfel
    | '' | ,,
    | \n [ \t]* \n \s* | \n
    | [^\w\s]
    """,
    re.VERBOSE,
)
ABBREVIATIONS = frozenset(word_list(__file__, "tokens"))
ENDS = frozenset((".", "!", "?", "…"))


class Tokens:
    """The words and marks of a text, an empty line too, and where each begins, in code points."""

    __slots__ = ("starts", "texts")

    def __init__(self, texts: list[str], starts: list[int]) -> None:
        self.texts = texts
        self.starts = starts

    def end(self, at: int) -> int:
        """Return where the token ``at`` ends."""
        return self.starts[at] + len(self.texts[at])


class Sentence(NamedTuple):
    """The tokens of a sentence, as a range, and whether it begins a paragraph."""

    first: int
    last: int
    opens: bool


def tokens_of(text: str) -> Tokens:
    """Return the words and marks of ``text``.

    Nothing but blanks lies between two tokens, so that each begins where it is found first behind the last one: looking for it is
    half as dear as asking a match for its place.
    """
    texts: list[str] = TOKEN.findall(text)
    starts: list[int] = []
    find, at = text.find, 0
    for word in texts:
        at = find(word, at)
        starts.append(at)
        at += len(word)
    return Tokens(texts, starts)


def sentences_of(tokens: Tokens, pairs: Sequence[Pair]) -> list[Sentence]:
    """Return the sentences; what stands between quotation marks, and a line with its stops in them, stays in one sentence."""
    texts, starts = tokens.texts, tokens.starts
    closing = outermost(tokens, pairs)
    # only a stop, a line end and a mark that opens decide anything; line ends sort before the blank
    joints = [at for at, word in enumerate(texts) if word in ENDS or word < " "]
    found: list[Sentence] = []
    first, opens, count, until, done = 0, True, len(texts), -1, 0
    for at in sorted({*joints, *closing}) if closing else joints:
        if at < done:
            continue
        if at in closing:
            until = max(until, closing[at])
        word = texts[at]
        if word[0] == "\n":
            if starts[at] + len(word) > until:
                if at > first:
                    found.append(Sentence(first, at, opens))
                first, opens = at + 1, True
        elif word in ENDS and ends_here(tokens, at, until):
            last = at + 1
            while last < count and (texts[last] in ENDS or tokens.end(last) == until or texts[last] == ")"):
                last += 1
            found.append(Sentence(first, last, opens))
            first, opens, done = last, False, last
    if first < count:
        found.append(Sentence(first, count, opens))
    return found


def outermost(tokens: Tokens, pairs: Sequence[Pair]) -> dict[int, int]:
    """Return the token that opens each outermost pair of marks, to where the pair ends."""
    starts = tokens.starts
    found = {bisect_left(starts, pair.start): pair for pair in pairs if not pair.depth}
    return {at: pair.end for at, pair in found.items() if at < len(starts) and starts[at] == pair.start}


def telling(texts: Sequence[str], sentences: Sequence[Sentence], signs: frozenset[str]) -> list[int]:
    """Return the numbers of the sentences that have a sign of speech."""
    without = signs.isdisjoint
    return [number for number, (first, last, _) in enumerate(sentences) if not without(texts[first:last])]


def ends_here(tokens: Tokens, at: int, until: int) -> bool:
    """Tell whether the stop at ``at`` ends a sentence; one between quotation marks does so only right before the last of them."""
    start = tokens.starts[at]
    if start < until and (start < until - 2 or tokens.end(at + 1) != until):
        return False
    return is_end(tokens, at, until)


def is_end(tokens: Tokens, at: int, until: int) -> bool:
    """Tell whether the stop at ``at`` ends a sentence: what follows begins one, and it belongs to no number or short word."""
    texts = tokens.texts
    after = at + 1
    while after < len(texts) and (tokens.end(after) == until or texts[after] in ENDS):
        after += 1
    if after >= len(texts):
        return True
    following = texts[after]
    if following[0] == "\n":
        return True
    if following[0].islower() or following[0] in ",;:–-)":
        return False
    before = texts[at - 1] if at else ""
    if texts[at] == "." and after == at + 1:
        if before.isdigit() and len(before) < 3 and tokens.end(at - 1) == tokens.starts[at]:
            return False
        if before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return False
    return tokens.starts[after] > tokens.end(at) or after > at + 1
