"""Header line -> candidates: every place where section and headline may end, and what speaks for it.

A candidate is scored as a sum of three parts, so that what two candidates share is worked out once:
the section's end, the headline's end, and what lies between them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from newsarchive.german.words import hyphenated_words
from newsarchive.rules.header.clauses import clause_features, company_features, field_before_verb, merged
from newsarchive.rules.header.counts import STOPS, Counts, count
from newsarchive.rules.header.words import Token, tokens
from newsarchive.rules.lexicon.function_words import NEVER_LAST
from newsarchive.rules.lexicon.sections import PLACE_SECTIONS, SECTIONS

__all__ = ["Candidate", "Line", "candidates", "read_line"]

LONGEST_LINE = 1500
FEWEST_BELOW = 30
"""A text of fewer words is no evidence for what is missing in it."""
MOST_WORDS = 30
SEPARATORS = frozenset("/>»›|·-–")


class Line(NamedTuple):
    """A header line as words, with what its neighbourhood knows.

    ``below`` are the words of the text under it in lower case, with a blank before and behind each; empty where there are none.
    """

    words: list[Token]
    section_ends: list[int]
    headline_ends: list[int]
    below: str
    counts: Counts


class Candidate(NamedTuple):
    """Word counts: the section is the first ``section`` words, the headline goes up to ``headline``."""

    section: int
    headline: int


def read_line(line: str, body: str = "") -> Line:
    """Return what the candidates of ``line`` are made from; looks at its first 1,500 characters."""
    words = tokens(line[:LONGEST_LINE])
    found = hyphenated_words(body[:4000].lower())
    below = f" {' '.join(found)} " if len(found) >= FEWEST_BELOW else ""
    return Line(
        words=words,
        section_ends=section_ends(words),
        headline_ends=headline_ends(words),
        below=below,
        counts=count(words, below),
    )


def section_ends(words: list[Token]) -> list[int]:
    """Return after how many words a section may end: known labels, paths of them, and one or two unknown nouns."""
    ends = {0}
    at = {0}
    for _ in range(3):  # Politik / Ausland / Europa
        after = set()
        for begin in at:
            for size in (1, 2, 3, 4):
                label = " ".join(token.text for token in words[begin : begin + size])
                if begin + size < len(words) and label.casefold() in SECTIONS:
                    end = begin + size
                    after.add(end)
                    if words[end].text in SEPARATORS:
                        after.add(end + 1)
        ends |= {end for end in after if end < len(words) and words[end - 1].text not in SEPARATORS}
        at = after
    if len(words) > 3 and plain_noun(words[0]) and words[1].begins:
        ends.add(1)
        if plain_noun(words[1]) and words[2].begins and len(words) > 4:
            ends.add(2)
    return sorted(end for end in ends if not end or words[end].text != ":")


def plain_noun(token: Token) -> bool:
    """Tell whether a word may be an unknown label: capitalised, unmarked, no function word."""
    return token.text[0].isupper() and token.text == token.word and token.shape not in "FN"


def headline_ends(words: list[Token]) -> list[int]:
    """Return after how many words a headline may end: before a capital letter, a figure or a quotation."""
    ends = []
    for at in range(1, min(len(words), MOST_WORDS + 5)):
        last, following = words[at - 1], words[at]
        if not (following.begins or following.opens or last.end.startswith(STOPS)):
            continue
        if last.text == ":" or last.text in NEVER_LAST or last.end in {",", ";"} or not following.word:
            continue
        ends.append(at)
    if len(words) <= MOST_WORDS + 5 or not ends or ends[0] > MOST_WORDS:
        ends.append(len(words))
    return ends


def candidates(line: Line) -> list[Candidate]:
    """Return all the readings of ``line`` worth a score."""
    return [
        Candidate(section, headline)
        for section in line.section_ends
        for headline in line.headline_ends
        if 0 < headline - section <= MOST_WORDS or headline == len(line.words)
    ]


def section_features(line: Line, end: int) -> list[str]:
    """Return what speaks for and against a section of ``end`` words."""
    words = line.words
    following = words[end] if end < len(words) else words[-1]
    after = words[end + 1] if end + 1 < len(words) else following
    shape = look(following)
    second = look(after)
    if end:
        label = " ".join(token.text for token in words[:end]).casefold()
        what = "place" if label in PLACE_SECTIONS else "word" if label in SECTIONS else "path"
        if not known(words, end):
            what = f"unknown{end}"
        colon = "colon" if words[end - 1].end else ""
    else:
        first = words[0].text.casefold()
        what = "no-place" if first in PLACE_SECTIONS else "no-word" if first in SECTIONS else "none"
        if what == "none":
            return ["s:none"]
        following, after = (words[1], words[2]) if len(words) > 2 else (words[0], words[0])
        shape = look(following)
        second, label, colon = look(after), first, ""
    return [
        f"s:{what}",
        f"s:{what}:{shape}",
        f"s:{what}:{shape}{second}",
        f"s:{what}:k{following.kind}",
        f"s:{'no ' if not end else ''}{label if 'unknown' not in what else 'unknown'}",
        f"s:{what}:{colon}",
        f"s:{what}:l{words[0].kind}" if what.startswith("unknown") else f"s:{what}:e{following.end}",
    ]


def known(words: list[Token], end: int) -> bool:
    """Tell whether the first ``end`` words are labels of the trade."""
    at = {0}
    for begin in range(end):
        if begin not in at:
            continue
        for size in (1, 2, 3, 4):
            label = " ".join(token.text for token in words[begin : begin + size]).casefold()
            if label in SECTIONS or label in SEPARATORS:
                at.add(begin + size)
    return end in at


NONE = Token(
    start=0,
    end_at=0,
    text="",
    word="",
    lower="",
    kind="-",
    broad="-",
    shape="-",
    end="",
    opens=False,
    begins=False,
    finite=False,
    stem="",
    sign="-",
    leads="-",
    follows="-",
)
"""Stands where no word is."""


def look(token: Token) -> str:
    """Return the shape of a word, with a sign where a quotation begins before it."""
    return "q" + token.shape if token.opens else token.shape


def bucket(value: int, steps: tuple[int, ...]) -> int:
    """Return the number of ``steps`` that ``value`` reaches."""
    return bisect_right(steps, value)


CHARACTERS = (12, 20, 28, 36, 44, 52, 60, 68, 76, 84, 92, 100, 115, 130, 150, 180)
TEASER_WORDS = (1, 3, 5, 7, 9, 12, 15, 20, 30, 45, 60, 90)


def boundary_features(line: Line, at: int) -> list[str]:
    """Return what speaks for and against a headline that ends before word ``at``, whatever the section."""
    words, counts = line.words, line.counts
    last = words[at - 1]
    if at == len(words):
        return whole_features(line)
    before, before2 = (words[at - 2] if at > 1 else NONE), (words[at - 3] if at > 2 else NONE)
    right, right2, right3 = (words[step] if step < len(words) else NONE for step in (at, at + 1, at + 2))
    mark = last.end
    left, shape, shape2, shape3 = last.shape + mark, look(right), look(right2), look(right3)
    capital = "K" if right.begins else "k"
    found = [
        f"e{mark}:{capital}{right.opens}",
        f"e{mark}:{shape}",
        f"l{last.kind}{capital}",
        f"L{last.broad}{mark}",
        f"ll{before.kind},{last.kind}",
        f"LL{before.broad},{last.broad}{mark}",
        f"LLL{before2.broad},{before.broad},{last.broad}",
        f"r{right.kind}",
        f"R{right.broad}",
        f"rr{right.kind},{right2.kind}",
        f"RR{right.broad},{right2.broad}",
        f"RRR{right.broad},{right2.broad},{right3.broad}",
        f"rS{right.kind},{shape2},{shape3}",
        f"r2{right2.kind}",
        f"r3{right3.kind}",
        f"lr{last.kind},{right.kind}" if not mark else f"lr{mark},{right.kind}",
        f"LR{last.broad}{mark},{right.broad}",
        f"LRR{last.broad}{mark},{right.broad},{right2.broad}",
        f"LLR{before.broad},{last.broad}{mark},{right.broad}",
        f"Lr{left},{right.kind}",
        f"lR{last.kind},{shape}",
        f"s1{left},{shape},{shape2}",
        f"s2{before.shape}{left},{shape},{shape2}",
        f"s3{before.shape}{left},{shape},{shape2},{shape3}",
        f"s4{before2.shape}{before.shape}{left},{shape}",
        f"ls{last.lower[-3:]}{capital}",
        f"lsR{last.lower[-2:]},{shape}",
        f"rs{right.lower[-3:]}",
        f"rsr{right.lower[-2:]},{shape2}",
        f"wl{last.lower}",
        f"wr{right.lower}",
        f"w{last.lower}{mark},{right.lower}",
        f"x{mark}{mark_before(line, at)}:{shape}",
    ]
    found += teaser_features(line, at)
    found += clause_features(words, counts, at)
    found += company_features(before, last, right, right2)
    if not mark and (last.lower, right.lower) in counts.twice:
        found.append(f"line:pair{right.shape}")
    if not mark and not right.opens and f" {last.lower} {right.lower} " in line.below:
        found.append("body:pair")
    if f" {right.lower} {right2.lower} " in line.below:
        found.append("body:opens")
    return found


def mark_before(line: Line, at: int) -> str:
    """Return the last mark before the word that a cut follows, and how far it is: an outcry stands right behind a kicker."""
    mark = line.counts.last_mark[at]
    return f"{line.words[mark - 1].end if mark else '^'}{min(at - mark, 6)}"


def whole_features(line: Line) -> list[str]:
    """Return what speaks for a line without a teaser."""
    words, counts = line.words, line.counts
    last = words[-1]
    stops = counts.stops[len(words) - 1]
    return [
        "whole",
        f"whole:e{last.end}",
        f"whole:n{bucket(len(words), (3, 5, 7, 9, 11, 13, 15, 18, 21, 25))}",
        f"whole:stops{min(stops, 3)}",
        f"whole:stops{min(stops, 3)}:e{last.end}",
        f"whole:v{min(2, counts.finite[-1])}",
        f"whole:F{min(4, counts.function[-1] - counts.function[min(2, len(words))])}",
    ]


def teaser_features(line: Line, at: int) -> list[str]:
    """Return what the words behind a cut look like as a teaser."""
    words, counts = line.words, line.counts
    size = len(words) - at
    verb = min(counts.next_finite[at] - at, 9) if counts.next_finite[at] < len(words) else 9
    stop = counts.next_stop[at] - at
    comma = counts.next_comma[at] - at < min(verb, size)
    colon = counts.next_colon[at] - at < min(6, size)
    in_first = counts.finite[min(at + stop + 1, len(words))] > counts.finite[at]
    first = words[at]
    first_at = counts.first_at
    before = [
        bool(stems) and min([first_at[stem] for stem in stems]) < at for stems in counts.stems_at[at : at + 3]
    ]
    repeated = sum(before)
    later = [token.lower for token in words[at : at + 3]]
    colon_at = counts.next_colon[0] if counts.next_colon[0] < at - 1 else -1
    opening = {words[0].lower, words[min(1, at - 1)].lower, words[colon_at + 1].lower}
    last_stop = words[-1].end.startswith(STOPS)
    return [
        f"t:n{bucket(size, TEASER_WORDS)}",
        f"t:v{verb}{',' if comma else ''}",
        f"t:v{min(verb, 5)}:{look(first)}",
        f"t:v{min(verb, 5)}:{first.kind}",
        f"t:first{bucket(stop, (1, 2, 3, 5, 8, 12, 20, 30))}{in_first}",
        f"t:end{last_stop}:{in_first}",
        f"t:colon{colon}",
        f"t:colon{min(counts.next_colon[at] - at, 6)}{colon_at >= 0}{bucket(at, (3, 5, 7, 9))}",
        f"t:F{min(counts.next_opening[at + 1] - at, 9) if counts.next_opening[at + 1] <= at + stop else 0}",
        f"t:again{min(counts.again[at], 3)}",
        f"t:rep{before[0]}{first.lower in opening}:{first.shape}",
        f"t:rep{repeated}:{look(words[at - 1])}",
        f"t:reps{''.join(['+' if seen else '-' for seen in before])}:{counts.signs[at : at + 3]}",
        f"t:last{words[at - 1].lower in later}:{words[at - 1].shape}{len(later)}",
        f"t:twice{first.lower == words[at - 1].lower}",
    ]


def span_features(line: Line, section: int, headline: int) -> list[str]:
    """Return what the words from ``section`` to ``headline`` look like as a headline."""
    words, counts = line.words, line.counts
    first, last, size = words[section], words[headline - 1], headline - section
    whole = headline == len(words)
    kind = "w" if whole else "h"
    colon = counts.next_colon[section] - section
    if colon >= size - 1:
        colon = -1
    stems = counts.stems[headline] - counts.stems[section]
    opened = counts.pairs and is_open(" ".join([token.text for token in words[section:headline]]))
    begins = counts.function[headline] - counts.function[section + 1]
    after_colon = size - colon - 1
    since = counts.finite[headline] - counts.finite[section + colon + 1]
    found = [
        f"{kind}:n{min(size, 20)}",
        f"{kind}:c{bucket(last.end_at - first.start, CHARACTERS)}",
        f"{kind}:v{min(counts.finite[headline] - counts.finite[section], 3)}",
        f"{kind}:v{min(since, 3)}:n{min(after_colon, 14)}",
        f"{kind}:colon{min(colon, 8)}:{min(after_colon, 5)}",
        f"{kind}:stops{min(counts.true_stops[headline - 1] - counts.true_stops[section], 3)}",
        f"{kind}:double{min(doubled(line, section, headline), 3)}",
        f"{kind}:open{opened}",
        f"{kind}:F{min(begins, 4)}",
        f"{kind}:first{look(first)}:v{min(since, 2)}",
        f"{kind}:commas{min(3, counts.commas[headline] - counts.commas[section])}",
    ]
    begin = section + colon + 1
    runs = sum([one >= begin and two < headline for one, two in counts.runs])
    opening = field_before_verb(words, counts, begin, min(headline, begin + 8))
    found.append(f"{kind}:run{min(runs, 2)}")
    joined = merged(opening)
    found.append(f"{kind}:o{joined}")
    found.append(f"{kind}:o{joined}:{last.end}")
    found.append(f"{kind}:C{colon >= 0}{min(after_colon, 7)}:{last.end}:v{min(since, 2)}")
    if not whole:
        found.append(f"h:v{min(since, 2)}:end{last.end}:{look(words[headline])}")
        found.append(f"h:v{min(since, 2)}:l{look(last)}:{look(words[headline])}")
    if line.below and stems:
        known_share = (counts.known[headline] - counts.known[section]) / stems
        found.append(f"{kind}:body{int(known_share * 4)}")
    return found


def doubled(line: Line, section: int, headline: int) -> int:
    """Return how many words of a headline have the stem of an earlier one."""
    if not line.counts.repeats:
        return 0
    stems = [token.stem for token in line.words[section:headline] if token.stem]
    return len(stems) - len(set(stems))


def is_open(text: str) -> bool:
    """Tell whether a quotation or a bracket is begun in ``text`` and not ended."""
    if text.count("(") > text.count(")"):
        return True
    if text.count('"') % 2 and "„" not in text:
        return True
    if text.count("„") > sum(text.count(mark) for mark in '“”"«‟'):
        return True
    return text.count("»") != text.count("«")
