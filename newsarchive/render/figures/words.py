"""What stands on a figure, in English and German: words, numbers, dates."""

from __future__ import annotations

import os
from typing import NamedTuple

__all__ = ["ENGLISH", "GERMAN", "LANGUAGES", "Words", "words_for"]


class Words(NamedTuple):
    """The words of a language, with what stands between thousands and before decimals."""

    thousands: str
    decimal: str
    months: tuple[str, ...]
    day: str
    steps: dict[str, str]
    share: dict[str, str]
    of_paper: str
    articles: str
    stories: str
    undated: str
    imprecise: dict[str, str]
    none: str
    total: str
    others: str

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number as the language writes it.

        >>> GERMAN.number(1234.5, 1)
        '1.234,5'
        """
        return f"{value:,.{digits}f}".translate({ord(","): self.thousands, ord("."): self.decimal})

    def of_stories(self) -> Words:
        """Return the words for numbers of stories in place of articles.

        >>> GERMAN.of_stories().steps["year"], ENGLISH.of_stories().share["day"]
        ('Geschichten pro Jahr', 'share of all stories of the day')
        """

        def told(text: str) -> str:
            return text.replace("Artikeln", self.stories).replace(self.articles, self.stories)

        return self._replace(
            articles=self.stories,
            steps={step: told(text) for step, text in self.steps.items()},
            share={step: told(text) for step, text in self.share.items()},
        )

    def date(self, year: int, month: int = 0, day: int = 0) -> str:
        """Return a year, a month or a day.

        >>> GERMAN.date(2022, 3), GERMAN.date(2022, 3, 9), ENGLISH.date(2022, 3, 9)
        ('März 2022', '9.3.2022', '9 Mar 2022')
        """
        if day:
            return self.day.format(day=day, month=self.months[month - 1], number=month, year=year)
        return f"{self.months[month - 1]} {year}" if month else f"{year}"


ENGLISH = Words(
    thousands=",",
    decimal=".",
    months=tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
    day="{day} {month} {year}",
    steps={"year": "articles a year", "month": "articles a month", "day": "articles a day"},
    share={
        "year": "share of all articles of the year",
        "month": "share of all articles of the month",
        "day": "share of all articles of the day",
        "": "share of all articles",
    },
    of_paper="{share} in the paper",
    articles="articles",
    stories="stories",
    undated="{number} undated",
    imprecise={
        "year": "{number} without a year",
        "month": "{number} without a month",
        "day": "{number} without a day",
    },
    none="(none)",
    total="n = {number}",
    others="not shown: {number} more",
)
GERMAN = Words(
    thousands=".",
    decimal=",",
    months=tuple("Jan. Feb. März April Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split()),
    day="{day}.{number}.{year}",
    steps={"year": "Artikel pro Jahr", "month": "Artikel pro Monat", "day": "Artikel pro Tag"},
    share={
        "year": "Anteil an allen Artikeln des Jahres",
        "month": "Anteil an allen Artikeln des Monats",
        "day": "Anteil an allen Artikeln des Tages",
        "": "Anteil an allen Artikeln",
    },
    of_paper="{share} in der Zeitung",
    articles="Artikel",
    stories="Geschichten",
    undated="{number} ohne Datum",
    imprecise={"year": "{number} ohne Jahr", "month": "{number} ohne Monat", "day": "{number} ohne Tag"},
    none="(ohne Angabe)",
    total="n = {number}",
    others="nicht gezeigt: {number} weitere",
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN}


def words_for(language: str | None) -> Words:
    """Return the words of a language; None: that of the system, English where it is neither."""
    if language is None:
        asked = next(
            (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
        )
        language = asked[:2].lower()
    return LANGUAGES.get(language, ENGLISH)
