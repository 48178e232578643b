from __future__ import annotations

import json
import math
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.rules.header.model import read_header

BESIDE = (folder / "shared" / "data" / "pairs_dev.jsonl" for folder in Path(__file__).resolve().parents[3:6])
PAIRS = next((path for path in BESIDE if path.exists()), Path("no development headers"))
WORDS = st.sampled_from(
    ["Politik", "Berlin", "Sport", "/", "Die", "Der", "Stadt", "feiert", "„Ein", "Fest“", "wird", "neu:", "Wer", "kommt?", "Alle.", "12.", "–", "(r)", "»", "…"]
)  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join), st.text(max_size=60))
@example("Politik", "")
@example("A", "")
@example('„"', "")
@example(" Politik  Berlin ", "")
@example("ja " * 32 + "Haus " + "nein " * 10, "")
def test_readings_are_ordered_spans_of_the_line(line: str, body: str) -> None:
    readings = read_header(line, body=body)
    assert bool(readings) == bool(line.strip())
    assert len(readings) <= 5
    chances = [reading.probability for reading in readings]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1 + 1e-9
    for reading in readings:
        spans = [span for span in (reading.section, reading.headline, reading.teaser) if span]
        assert all(line[start:end].strip() == line[start:end] != "" for start, end in spans)
        inside = "".join(line[start:end] for start, end in spans)
        assert "".join(inside.split()) == "".join(line.split())
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Berlin feiert den ersten Schnee Die Kinder der Stadt haben schulfrei.", (None, "Berlin feiert den ersten Schnee")),
        ("Berlin Museum zeigt vergessene Karten Die Sammlung lag vierzig Jahre im Keller.", ("Berlin", "Museum zeigt vergessene Karten")),
        ("Politik / Ausland Gipfel endet ohne Ergebnis Die Minister reisen ab.", ("Politik / Ausland", "Gipfel endet ohne Ergebnis")),
        ("Wirtschaft wächst stärker als gedacht Die Forscher heben ihre Prognose an.", (None, "Wirtschaft wächst stärker als gedacht")),
        ("Chronik Bub aus Bach gerettet Ein Spaziergänger hörte die Rufe des Siebenjährigen.", ("Chronik", "Bub aus Bach gerettet")),
        ("Leben ohne Plastik: Eine Familie wagt den Versuch Vier Wochen lang kauft sie nur Unverpacktes.", (None, "Leben ohne Plastik: Eine Familie wagt den Versuch")),
        ("Erst Jubel, dann Frust. Warum der Aufstieg den Verein spaltet Der Vorstand ist zerstritten.", (None, "Erst Jubel, dann Frust. Warum der Aufstieg den Verein spaltet")),
        ("Öko Kraftwerk muss vom Netz Gericht gibt der Klage von Anwohnern statt. Der Betreiber prüft Revision.", ("Öko", "Kraftwerk muss vom Netz")),
        ("Stadtwerke verkaufen Strom in die Schweiz Musterauer Stadtwerke liefern ab Januar Strom.", (None, "Stadtwerke verkaufen Strom in die Schweiz")),
        ("Kultur „Wir spielen weiter“ Das kleine Theater wehrt sich gegen die Schließung.", ("Kultur", "„Wir spielen weiter“")),
    ],
)  # fmt: skip
def test_made_up_headers(line: str, parts: tuple[str | None, str]) -> None:
    best = read_header(line)[0]
    section = line[slice(*best.section)] if best.section else None
    assert (section, line[slice(*best.headline)]) == parts


def test_a_line_without_end_is_read_as_fast_as_a_long_one() -> None:
    readings, took = [], []
    for size in (1_600, 20_000_000):
        line = ("Wort Der Satz geht weiter. " * (size // 27 + 1)).strip()
        began = time.perf_counter()
        readings.append([reading.headline for reading in read_header(line, body=line)])
        took.append(time.perf_counter() - began)
    assert readings[0] == readings[1]
    assert took[1] < took[0] + 0.5


@pytest.mark.skipif(not PAIRS.exists(), reason="the development headers are not here")
def test_floor_on_real_headers() -> None:
    with PAIRS.open(encoding="utf-8") as lines:
        items = [json.loads(line) for number, line in enumerate(lines) if number % 12 == 0]
    sure, right = [], []
    for item in items:
        best = read_header(item["text"])[0]
        cut = item["text"][slice(*best.headline)]
        right.append(cut == item["headline"] and bool(best.section) == bool(item["section"]))
        sure.append(best.probability >= 0.9)
    assert sum(right) / len(right) >= 0.97
    assert sum(a for a, b in zip(right, sure, strict=True) if b) / sum(sure) >= 0.99
    assert math.isclose(sum(sure) / len(sure), 1, abs_tol=0.3)
