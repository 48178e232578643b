"""A text -> the quotations in it, with who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.analysis import Analysis, analyse
from newsarchive.quotations.attribution import choices, cue_near, date_near, name_speaker
from newsarchive.quotations.direct import marked_in
from newsarchive.quotations.persons import Known, meant, persons_of
from newsarchive.quotations.reported import label_clauses, reported_in
from newsarchive.types.quotation import Quotation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsarchive.quotations.speakers import Candidate
    from newsarchive.types.quotation import Person

__all__ = ["Found", "find_quotations", "found_in"]

SURE_OF_PERSON = 0.35
"""A person is named only where the phrase that stands for him has at least this share of the likelihood of all."""
BLANKS = " \t\n\r"


class Found(NamedTuple):
    """A quotation before its speaker is known: its kind, spans, first and last clause, and how sure it is."""

    kind: str
    spans: tuple[tuple[int, int], ...]
    first: int
    last: int
    nested: bool
    sure: float


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return what is said in ``text``, in the order in which it begins; a quotation within another comes behind that one.

    Spans count code points of ``text``. The words between marks are returned with their marks.
    """
    seen = analyse(text)
    found = found_in(seen)
    if not found:
        return ()
    known = persons_of(seen.tokens)
    spoke: list[Known] = []
    before: Collection[str] = ()
    quotations: list[Quotation] = []
    for item in found:
        named = name_speaker(choices(seen, rough(item.kind), item.spans, item.first, item.last, before))
        before = named.phrase.words if named.phrase else ()
        person = who(seen, named.candidate, known, spoke) if named.sure >= SURE_OF_PERSON else None
        quotations.append(quotation_of(seen, item, named.candidate, person))
    return tuple(quotations)


def rough(kind: str) -> str:
    """Return the kind as the model of speakers knows it."""
    return "direct" if kind == "direct" else "indirect"


def found_in(seen: Analysis) -> list[Found]:
    """Return the quotations in the order in which they begin, the longer one first."""
    labels, scores = label_clauses(seen)
    marked = marked_in(seen, labels)
    reported = reported_in(seen, labels, scores)
    outer = [span for item in reported for span in item.spans]
    inner = [item.span for item in marked]
    found: list[Found] = []
    for item in reported:
        spans = tuple(span for span in item.spans if span[1] > span[0])
        if any(start <= spans[0][0] and spans[-1][1] <= end for start, end in inner):
            continue  # what stands between marks is their quotation
        if any(
            begin < low < end < high or low < begin < high < end
            for begin, end in spans
            for low, high in inner
        ):
            continue  # nothing ends in the middle of another
        mixed = any(start <= begin and stop <= end for start, end in spans for begin, stop in inner)
        found.append(
            Found(
                kind="mixed" if mixed else "indirect",
                spans=spans,
                first=item.first,
                last=item.last,
                nested=False,
                sure=item.sure,
            )
        )
    for mark in marked:
        start, end = mark.span
        nested = any(low <= start and end <= high for low, high in outer) or any(
            low <= start and end <= high and (low, high) != mark.span for low, high in inner
        )
        found.append(
            Found(
                kind="direct",
                spans=(mark.span,),
                first=mark.first,
                last=mark.last,
                nested=nested,
                sure=mark.sure,
            )
        )
    return sorted(found, key=lambda item: (item.spans[0][0], -item.spans[-1][1], item.kind))


def who(
    seen: Analysis, candidate: Candidate | None, known: Sequence[Known], spoke: list[Known]
) -> Person | None:
    """Return the person a phrase stands for, and note that this person spoke."""
    if candidate is None:
        return None
    words = seen.tokens.texts[candidate.first : candidate.last]
    one = meant(words, known, candidate.first, spoke) or beside(seen, candidate, known)
    if one is None:
        return None
    spoke.append(one)
    return one.person


def beside(seen: Analysis, candidate: Candidate, known: Sequence[Known]) -> Known | None:
    """Return the person whose name stands behind an office, between commas: ``Die Sprecherin der Stadt, Eva Muster, sagte``."""
    texts = seen.tokens.texts
    if candidate.last + 1 < len(texts) and texts[candidate.last] == ",":
        words = texts[candidate.last + 1 : candidate.last + 6]
        for one in known:
            name = one.person.name.split(" ")
            if words[: len(name)] == name:
                return one
    return None


def quotation_of(
    seen: Analysis, item: Found, candidate: Candidate | None, person: Person | None
) -> Quotation:
    """Return the finished quotation."""
    text = seen.text
    speaker: tuple[tuple[int, int], ...] = ()
    if candidate is not None:
        speaker = ((seen.tokens.starts[candidate.first], seen.tokens.end(candidate.last - 1)),)
    return Quotation(
        kind=item.kind,
        words=" … ".join(" ".join(text[start:end].split()) for start, end in item.spans),
        spans=item.spans,
        speaker=" ".join(text[speaker[0][0] : speaker[0][1]].split()) if speaker else None,
        speaker_spans=speaker,
        person=person,
        cue=cue_near(seen, candidate, item.first, item.last),
        date=date_near(seen, candidate, item.first, item.last),
        nested=item.nested,
        confidence=round(item.sure, 3),
    )
