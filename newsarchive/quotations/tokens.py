"""A text -> its words and marks, and the sentences that they make up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.marks import Pair

__all__ = ["Sentence", "Tokens", "sentences_of", "tokens_of"]

TOKEN = re.compile(
    r"""
    [^\W\d_] \w\w+ (?: [-’'./&] \w+ )*            # Nato-Rat
    | (?= [A-Za-zÄÖÜäöü]{1,2} \. )                # only then is what follows tried
    (?: (?: [A-ZÄÖÜ] \. )+ (?: - [A-ZÄÖÜ] \w+ )?   # U.S.-Armee
      | (?: [A-Za-zÄÖÜäöü]{1,2} \. ){2,} )       # z.B.
    | \d+ (?: [.,:] \d+ )*                       # 1.200,50
    | \w+ (?: [-’'./&] \w+ )*
    | '' | ,,
    | \n [ \t]* \n \s* | \n
    | [^\w\s]
    """,
    re.VERBOSE,
)
ABBREVIATIONS = frozenset(word_list(__file__, "tokens"))
ENDS = frozenset((".", "!", "?", "…"))


class Tokens(NamedTuple):
    """The words and marks of a text, side by side: as printed, in lower case, and where each begins.

    Rows of strings and numbers take a third of the time that an object a word does.
    """

    texts: list[str]
    lower: list[str]
    starts: list[int]

    def end(self, at: int) -> int:
        """Return where the token at ``at`` ends in the text."""
        return self.starts[at] + len(self.texts[at])


class Sentence(NamedTuple):
    """The tokens of a sentence, as a range, and whether it begins a paragraph."""

    first: int
    last: int
    opens: bool


def tokens_of(text: str) -> Tokens:
    """Return the words and marks of ``text``; an empty line is one too."""
    texts = TOKEN.findall(text)
    starts: list[int] = []
    find, add = text.find, starts.append
    at = 0
    for word in texts:
        at = find(word, at)  # nothing but blanks lies between two tokens
        add(at)
        at += len(word)
    return Tokens(texts, list(map(str.lower, texts)), starts)


def sentences_of(tokens: Tokens, pairs: Sequence[Pair]) -> list[Sentence]:
    """Return the sentences; what stands between quotation marks, and a line with its stops in them, stays in one sentence."""
    texts, starts, count = tokens.texts, tokens.starts, len(tokens.texts)
    outer = [(pair.start, pair.end) for pair in pairs if not pair.depth]
    outer.append((starts[-1] + 1 if starts else 0, 0))
    pair, opened = 0, outer[0][0]
    found: list[Sentence] = []
    first, opens, until = 0, True, -1
    for at in [at for at, word in enumerate(texts) if word in ENDS or word[0] == "\n"]:
        if at < first:
            continue
        start = starts[at]
        while opened <= start:
            until = max(until, outer[pair][1])
            pair += 1
            opened = outer[pair][0]
        if texts[at][0] == "\n":
            if tokens.end(at) > until:
                if at > first:
                    found.append(Sentence(first, at, opens))
                first, opens = at + 1, True
        elif (
            start >= until - 2
            and (start >= until or tokens.end(at + 1) == until)
            and is_end(tokens, at, until)
        ):
            last = at + 1
            while last < count and (texts[last] in ENDS or tokens.end(last) == until or texts[last] == ")"):
                last += 1
            found.append(Sentence(first, last, opens))
            first, opens = last, False
    if first < count:
        found.append(Sentence(first, count, opens))
    return found


def is_end(tokens: Tokens, at: int, until: int) -> bool:
    """Tell whether the stop at ``at`` ends a sentence: what follows begins one, and it belongs to no number or short word."""
    texts, starts = tokens.texts, tokens.starts
    after = at + 1
    while after < len(texts) and (texts[after] in ENDS or tokens.end(after) == until):
        after += 1
    if after >= len(texts):
        return True
    head = texts[after][0]
    if head == "\n":
        return True
    if head.islower() or head in ",;:–-)":
        return False
    before = texts[at - 1] if at else ""
    if texts[at] == "." and after == at + 1:
        if before.isdigit() and len(before) < 3 and tokens.end(at - 1) == starts[at]:
            return False
        if before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return False
    return starts[after] > starts[at] + len(texts[at]) or after > at + 1
