"""A quotation and the person it stands for, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Person", "Quotation", "quotation_dict", "quotation_from"]

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: the full name, with the function and the party that the article gives to it."""

    name: str
    function: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, as an article prints it.

    ``kind`` is direct (between marks), indirect (in the writer's words) or mixed (indirect, with words between marks in it).
    ``spans`` and ``speaker_spans`` are ``[start, end)`` in code points of the text; a quotation that names its source in the middle
    has two. ``nested`` tells that another quotation holds this one. ``date`` is the day of the statement as printed.
    ``confidence`` is how sure it is that these words are a quotation (0 to 1).
    """

    kind: str
    words: str
    spans: Spans
    speaker: str | None = None
    speaker_spans: Spans = ()
    person: Person | None = None
    cue: str | None = None
    date: str | None = None
    nested: bool = False
    confidence: float = 1.0


def quotation_dict(quotation: Quotation) -> dict[str, Any]:
    """Return a quotation as plain JSON types, every key present."""
    person = quotation.person
    return {
        "kind": quotation.kind,
        "words": quotation.words,
        "spans": [list(span) for span in quotation.spans],
        "speaker": quotation.speaker,
        "speaker_spans": [list(span) for span in quotation.speaker_spans],
        "person": {"name": person.name, "function": person.function, "party": person.party}
        if person
        else None,
        "cue": quotation.cue,
        "date": quotation.date,
        "nested": quotation.nested,
        "confidence": quotation.confidence,
    }


def quotation_from(record: dict[str, Any]) -> Quotation:
    """Return the quotation of a record. Raises KeyError where a key is missing."""
    person = record["person"]
    return Quotation(
        kind=record["kind"],
        words=record["words"],
        spans=tuple((start, end) for start, end in record["spans"]),
        speaker=record["speaker"],
        speaker_spans=tuple((start, end) for start, end in record["speaker_spans"]),
        person=Person(person["name"], person["function"], person["party"]) if person else None,
        cue=record["cue"],
        date=record["date"],
        nested=record["nested"],
        confidence=record["confidence"],
    )
