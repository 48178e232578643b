"""Invented articles for the pages, one of them hostile in every field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from newsarchive.cli.group import main

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BRIDGES", "HOSTILE", "LAKES", "RECORDS", "make_archive"]

HOSTILE = "<script>alert(1)</script>"
REPRINT = (
    "Der Landkreis baut im Herbst eine neue Brücke über die Muster, wie das Bauamt am Montag mitteilte.",
    "Die alte Brücke war im Frühjahr gesperrt worden, weil ein Pfeiler nachgegeben hatte.",
    "Bis zur Eröffnung fahren die Busse einen Umweg über das Nachbardorf, der zwanzig Minuten dauert.",
    "Händler am Ufer klagen seit Monaten über Kunden, die nicht mehr kommen, und hoffen auf den Winter.",
    "Der Landrat sagte, das Geld dafür komme zur Hälfte vom Land und zur Hälfte aus der Rücklage.",
)
"""A text that several papers print."""
RECORDS = [
    {
        "headline": "Rat plant Radwege",
        "text": "Der Rat hat am Abend über Radwege beraten.\n\nDie Radwege sollen im Mai fertig sein.",
        "publisher": "Musterower Bote",
        "date": "2022-01-12",
        "section": "Lokales",
        "author": "Anna von der Heide",
        "url": "https://bote.example/radwege",
    },
    {
        "headline": f"{HOSTILE} \u202eRadwege",
        "text": f"Ein Text mit {HOSTILE} und einem Absatz über Radwege, der lang genug ist.",
        "publisher": f"{HOSTILE}Bote",
        "section": f'"><img src=x onerror=alert(1)>{HOSTILE}',
        "author": HOSTILE,
        "url": "javascript:alert(1)",
        "date": "2022-02-01",
    },
    {
        "headline": "Wetter bleibt kühl",
        "text": "Die Sonne zeigt sich auch in der kommenden Woche kaum.",
        "publisher": "Kurier",
    },
]
PAPERS = (("Musterower Bote", "2022-03-01"), ("Kurier", "2022-03-02"), ("Abendblatt", "2022-03-02"))
BRIDGES: list[dict[str, str]] = [
    {
        "headline": f"Neue Brücke über die Muster {number}" if number else "Neue Brücke über die Muster",
        "text": "\n\n".join(REPRINT[: len(REPRINT) - (number == 2)]),
        "publisher": paper,
        "date": day,
    }
    for number, (paper, day) in enumerate(PAPERS)
]
LAKES: list[dict[str, str]] = [
    {
        "headline": f"Am See Nummer {number}",
        "text": f"Am See der Brücke {number} steht ein Haus aus Holz Nummer {number * 7}, das {word} gehört.",
        "publisher": "Kurier",
        "date": f"2021-0{number % 9 + 1}-03",
        "section": word,
    }
    for number, word in enumerate(
        "Anger Birke Chor Dorf Erle Fähre Gasse Hafen Insel Jolle Kahn Linde".split()
    )
]


def make_archive(folder: Path) -> str:
    """Make an archive of all these articles in an empty folder; return its path."""
    records = [*RECORDS, *BRIDGES, *LAKES]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    path = str(folder / "archive.db")
    CliRunner().invoke(main, ["ingest", str(folder / "a.jsonl"), "-a", path])
    return path
