"""What speaks for and against a block's being the headline: its form, and what stands above and below it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.rules.header.words import looks
from newsarchive.rules.layout.zone import BY, DATES, PICTURE, SENTENCE, STOPS, bin_of
from newsarchive.rules.lexicon.names import looks_like_names
from newsarchive.rules.lexicon.sections import SECTIONS
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.seen import Features, Zone

__all__ = ["headline_features"]


LONG_WORD = re.compile(r"[A-ZÄÖÜ][\wäöüß-]{3,}")
LONG_TEXT = 160
ONE_THIRD, TWO_THIRDS = 0.3, 0.6
INDIRECT = re.compile(r"(?:Wie|Warum|Was|Weshalb|Wieso|Wo|Wer|Über|Von|Vom|Eine?|Zum|Zur) ")
"""What a subtitle begins with that says what the text is about: ``Warum die Post wieder Rad fährt``."""


def headline_features(zone: Zone) -> list[Features]:
    """Return for each block that may be the headline what speaks for and against it; none below the first long text."""
    found: list[Features] = []
    texts = [block.text for block in zone.blocks]
    words = [title_stems(text) for text in texts]
    long = next((index for index, text in enumerate(texts) if len(text) > LONG_TEXT), len(texts))
    for index, block in enumerate(zone.blocks[:-1] or zone.blocks):
        view = headline_view(zone, texts, index)
        view.update(resemblance(words, index))
        view.update(anywhere_above(zone.marks[: index + 1]))
        view[f"to_text_{min(max(long - index, 0), 7)}"] = 1.0
        found.append(zone.known(view))
        if len(block.text) > 250 or (len(block.text) > 140 and SENTENCE.search(block.text)):
            break
        if index and not zone.page and is_closed(block.text) and Label.CREDIT not in zone.marks[index + 1]:
            break  # a sentence of the text: no headline stands below it
    return found


def headline_view(zone: Zone, texts: Sequence[str], index: int) -> Features:
    """Return the features of one candidate for the headline."""
    block, text = zone.blocks[index], texts[index]
    following = texts[index + 1] if index + 1 < len(texts) else ""
    after = texts[index + 2] if index + 2 < len(texts) else ""
    own = bin_of(text)
    seen: Features = {
        "index": min(index, 8) / 8,
        f"hint_{block.hint[:2]}": 1.0,
        f"own{own}_next{bin_of(following)}": 1.0,
        f"before{bin_of(texts[index - 1]) if index else 0}_own{own}": 1.0,
        f"next{bin_of(following)}_after{bin_of(after)}": 1.0,
    }
    seen.update(title_form(text, first=index == 0))
    seen.update(title_above(texts, index, zone.marks[index]))
    seen.update(title_below(text, following, after, zone.marks[index + 1]))
    soon = frozenset[Label]().union(*zone.marks[index + 2 : index + 4])
    seen.update({name: 1.0 for name, marks in (("by_soon", BY), ("date_soon", DATES)) if soon & marks})
    seen.update(title_words(texts[index - 1] if index else "", text, following, after))
    return seen


def is_closed(text: str) -> bool:
    """Tell whether a line is longer than most headlines and ends in a full stop."""
    return len(text) > 60 and text[-1] == "."


def title_stems(text: str) -> frozenset[str]:
    """Return the beginnings of the nouns and names in a line; of a longer one only those of its first words."""
    return frozenset(word[:6].casefold() for word in LONG_WORD.findall(text[:140]))


def resemblance(words: Sequence[frozenset[str]], index: int) -> Features:
    """Return whether lines above or below a candidate say the same in other words, as a page's path and its headline do."""
    own = words[index]
    seen: Features = {}
    if len(own) < 2:
        return seen
    for name, others in (("above", words[:index]), ("below", words[index + 1 : index + 7])):
        shared = max((len(own & other) / len(own) for other in others if other != own), default=0.0)
        if shared >= ONE_THIRD:
            seen[f"resembles_{name}"] = shared
        if shared >= TWO_THIRDS:
            seen[f"resembles_much_{name}"] = 1.0
    return seen


@lru_cache(maxsize=32)  # each line is asked about as itself, as the one above and as the one below
def line_kind(text: str) -> str:
    """Return what a line's words make it: a label, a phrase, a sentence with a verb; ``.`` behind where it is closed, L if long."""
    if not text:
        return "0"
    if len(text) > 160:
        return "L."[: 1 + (text[-1] in STOPS)]
    words = looks(text)
    verbs = any(finite for _, finite in words)
    small = any(word[:1].islower() for word, _ in words)
    kind = "S" if verbs else "P" if small or len(words) > 4 else "N"
    mark = "." if text[-1] in ".…" else "?" if text[-1] in "?!" else ":" if text[-1] == ":" else ""
    return kind + ("2" if SENTENCE.search(text) else "") + mark


def title_words(above: str, text: str, following: str, after: str) -> Features:
    """Return what kinds of lines a candidate for the headline and its neighbours are: labels, phrases, sentences."""
    up, own, down = line_kind(above), line_kind(text), line_kind(following)
    seen = {
        f"kinds_{up}>{own}": 1.0,
        f"kinds_{own}>{down}": 1.0,
        f"kinds_{up}>{own}>{down}": 1.0,
        f"words{min(text.count(' '), 9)}_{own}": 1.0,
        f"wordsup{min(above.count(' '), 9)}_{up}_{own}": 1.0,
        f"wordsdown{min(following.count(' '), 9)}_{down}_{own}": 1.0,
    }
    if following and text[-1] not in STOPS and following[-1] not in STOPS and len(after) > 160:
        seen["open_over_open_over_text"] = 1.0
        if text.count(" ") < 5:
            seen["few_open_over_text"] = 1.0
        if above and above[-1] not in STOPS:
            seen["open_third"] = 1.0
    return seen


def title_form(text: str, *, first: bool) -> Features:
    """Return what the words of a line say for or against its being the headline."""
    size, words = len(text), text.split()
    glued = size > 140 or bool(SENTENCE.search(text))
    flags = {
        "first": first,
        "section_start": first and words[0].casefold() in SECTIONS and len(words) > 1,
        "glued": glued,
        "glued_first": glued and first,
        "tiny": size < 12,
        "short": size < 22,
        "brief": size < 32,
        "wide": size > 110,
        "one_word": len(words) == 1,
        "two_words": len(words) == 2,
        "no_small_word": not any(word[0].islower() for word in words),
        "stop": text[-1] == ".",
        "stop_later": text[-1] == "." and not first,
        "asks": text[-1] in "?!",
        "colon": text[-1] == ":",
        "inner_colon": ": " in text,
        "section_word": text.casefold() in SECTIONS,
        "names": looks_like_names(text),
        "pipe": "|" in text or " - " in text or "›" in text,
    }
    return {name: 1.0 for name, value in flags.items() if value}


def title_above(texts: Sequence[str], index: int, marks: frozenset[Label]) -> Features:
    """Return what stands above a candidate for the headline, and where else its text stands."""
    text, size = texts[index], len(texts[index])
    above = texts[index - 1] if index else ""
    under_short = index > 0 and len(above) < 50 and above[-1] not in ".!?"
    flags = {
        "under_short": under_short,
        "glued_under_short": under_short and (size > 140 or bool(SENTENCE.search(text))),
        "stop_under_short": under_short and text[-1] == ".",
        "wide_under_short": under_short and size > 85,
        "four_times_above": index > 0 and size > 4 * len(above),
        "two_short_above": index > 1 and len(above) < 50 and len(texts[index - 2]) < 30,
        "sentence_above": any(len(other) > 30 and other[-1] == "." for other in texts[:index]),
        "open_above_open": text[-1] not in STOPS and len(above) > 24,
        "repeated_before": text in texts[:index],
        "repeated_after": text in texts[index + 1 :],
        "part_of_other": size > 15 and any(text in other and text != other for other in texts),
        "after_section": above.casefold() in SECTIONS,
        "section_found": Label.SECTION in marks,
        "indirect_under_short": under_short and INDIRECT.match(text) is not None and "?" not in text,
        "repeated_right_above": index > 0 and text == above,
        "repeated_once_more": texts[:index].count(text) > 1,
        "count_above": above.isdigit(),
        "by_above": bool(marks & BY),
        "date_above": bool(marks & DATES),
    }
    return {name: 1.0 for name, value in flags.items() if value}


def anywhere_above(marks: Sequence[frozenset[Label]]) -> Features:
    """Return which parts that stand below a headline mostly stand somewhere above a candidate."""
    found = frozenset[Label]().union(*marks)
    return {
        name: 1.0
        for name, labels in (("by_before", BY), ("date_before", DATES), ("picture_before", PICTURE))
        if found & labels
    }


def title_below(text: str, following: str, after: str, marks: frozenset[Label]) -> Features:
    """Return what stands below a candidate for the headline: its next two blocks, and the marks before them."""
    size = len(text)
    flags = {
        "stairs": size < len(following) < len(after),
        "next_line": 40 < len(following) < 450,
        "next_glued": bool(SENTENCE.search(following[:300])),
        "title_over_text": size < 110 and len(following) > 300,
        "teaser_next": 60 < len(following) < 450 and following[-1] in '.!?“"»«',
        "next_longer": len(following) > size,
        "next_tiny": len(following) < 25,
        "next_long": len(following) > 450,
        "next_names": looks_like_names(following),
        "after_long": len(after) > 60,
        "by_below": bool(marks & BY),
        "date_below": bool(marks & DATES),
        "picture_below": bool(marks & PICTURE),
        "tools_below": Label.FURNITURE in marks,
        "section_and_tools": Label.FURNITURE in marks and text.partition(" ")[0].casefold() in SECTIONS,
    }
    return {name: 1.0 for name, value in flags.items() if value}
