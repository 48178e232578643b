"""Invented articles for the pages, one of them hostile in every field."""

from __future__ import annotations

__all__ = ["HOSTILE", "RECORDS"]

HOSTILE = "<script>alert(1)</script>"
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
