"""Queries put together from what an archive has, and what two engines answer to them: the same, or else what differs."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.types.keys import key_of_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.archive.archive import Archive
    from newsarchive.archive.searching import AskedArchive
    from newsarchive.types.article import Article

__all__ = ["Asked", "asked_of", "compared"]

WORD = re.compile(r"[^\W\d_]{4,}")
FACETS = ("section", "place", "agency", "author", "publisher", "year", "speaker")
OPERATORS = frozenset("NEAR NAHE ODER NICHT".split())


class Asked(NamedTuple):
    """A query, of what ``kind`` it is, and how it is asked."""

    kind: str
    query: str
    mode: str | None = None


class Difference(NamedTuple):
    """What two engines say differently about a query."""

    asked: Asked
    what: str
    one: Any
    other: Any


def asked_of(archive: Archive, count: int = 200, seed: int = 1) -> list[Asked]:
    """Return ``count`` queries whose words, phrases, names and dates the archive has, and some that it has not."""
    made = list(Maker(archive, random.Random(seed)).every())  # noqa: S311 - the same queries each time
    chosen = random.Random(seed)  # noqa: S311 - as above
    if len(made) > count:
        kinds = sorted({one.kind for one in made})
        by_kind = {kind: [one for one in made if one.kind == kind] for kind in kinds}
        share = count / len(made)
        made = [
            one
            for kind in kinds
            for one in chosen.sample(by_kind[kind], max(1, round(share * len(by_kind[kind]))))
        ]
    return made[:count]


class Maker:
    """What queries are made of: texts of some of the archive's articles."""

    def __init__(self, archive: Archive, chosen: random.Random) -> None:
        self.chosen = chosen
        every = archive.ids("*", sort="id")
        some = [archive.get(number) for number in sorted(chosen.sample(every, min(len(every), 120)))]
        self.articles = some
        self.texts = [part.text for article in some for part in article.body if len(part.text) > 60]
        counts = Counter(
            word for text in self.texts for word in set(WORD.findall(text)) if word not in OPERATORS
        )
        words = sorted(counts, key=lambda word: (-counts[word], word))
        self.common, self.others, self.rare = words[:60], words[60:1500], words[1500:]
        self.umlauts = [word for word in words if re.search("[äöüß]", word)] or words[:5]
        self.long = [word for word in words if len(word) > 11] or words[:5]

    def of(self, words: Sequence[str], number: int) -> list[str]:
        """Return some of ``words``."""
        return self.chosen.sample(list(words), min(number, len(words)))

    def stretches(self, number: int, size: int) -> Iterator[list[str]]:
        """Yield words that stand side by side in a text."""
        for text in self.of(self.texts, number):
            words = re.findall(r"[^\W_]+", text)
            if len(words) > size:
                at = self.chosen.randrange(len(words) - size)
                yield words[at : at + size]

    def every(self) -> Iterator[Asked]:
        """Yield queries of every kind."""
        for word in [*self.of(self.common, 15), *self.of(self.others, 15), *self.of(self.rare, 6)]:
            yield Asked("word", word)
        for word in self.of(self.umlauts, 12):
            yield Asked("umlaut", word)
            yield Asked(
                "umlaut",
                word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss"),
            )
        for word in self.of(self.long, 14):
            yield Asked("compound", word)
        yield Asked("unknown", "Quitzebrunnenfest")
        yield from self.several()
        yield from self.in_order()
        yield from self.spelt()
        yield from self.in_fields()
        yield from self.dated()
        yield from self.joined()

    def several(self) -> Iterator[Asked]:
        """Yield words side by side."""
        for size, number in ((2, 18), (3, 12), (5, 8)):
            for _ in range(number):
                words = self.of([*self.common, *self.others], size)
                yield Asked("words", " ".join(words), self.chosen.choice([None, None, "all", "any"]))

    def in_order(self) -> Iterator[Asked]:
        """Yield phrases, and words near one another."""
        for size, number in ((2, 14), (3, 8), (4, 4)):
            for words in self.stretches(number, size):
                yield Asked("phrase", f'"{" ".join(words)}"')
        for words in self.stretches(14, 8):
            one, other = words[0], words[self.chosen.randrange(2, 8)]
            yield Asked("near", f"{one} NEAR/{self.chosen.choice([2, 4, 8])} {other}")
        for words in self.stretches(4, 9):
            yield Asked("near", f'"{words[0]} {words[1]}" NEAR/6 {words[5]}')
            yield Asked("near", f"{words[0]} NEAR/7 {words[3]} NEAR/7 {words[6]}")
            yield Asked("near", f"headline:({words[0]} NEAR/3 {words[2]})")

    def spelt(self) -> Iterator[Asked]:
        """Yield words as they are written, and parts of words."""
        for word in self.of([*self.others, *self.umlauts], 10):
            yield Asked("exact", f"={word}")
            yield Asked("exact", f"=={word}")
            yield Asked("prefix", f"{word[: max(4, len(word) // 2)]}*")
        for word in self.of(self.long, 6):
            yield Asked("wildcard", f"*{word[5:]}")
            yield Asked("wildcard", f"{word[:3]}?{word[4:7]}*")

    def in_fields(self) -> Iterator[Asked]:
        """Yield words within fields, and whole values."""
        for field in ("headline", "teaser", "body", "caption", "kicker", "byline", "section", "credit"):
            for word in self.of([*self.common, *self.others], 2):
                yield Asked("field", f"{field}:{word}")
        for article in self.chosen.sample(self.articles, min(len(self.articles), 12)):
            yield from names_in(article)
        yield Asked("key", f"id:{self.articles[0].key[:6]}")

    def dated(self) -> Iterator[Asked]:
        """Yield days, months, years and spans of time."""
        days = sorted({article.published for article in self.articles if article.published})
        for day in self.of(days, 5):
            yield Asked("date", f"date:{day[:10]}")
            yield Asked("date", f"date:{day[:7]}")
            yield Asked("date", f"year:{day[:4]}")
            yield Asked("date", f"{self.chosen.choice(self.common)} since:{day[:7]}")
            yield Asked("date", f"until:{day[:10]} {self.chosen.choice(self.others)}")

    def joined(self) -> Iterator[Asked]:
        """Yield filters, and what AND, OR and NOT join."""
        words = [*self.common, *self.others]
        for what in (
            "photo",
            "date",
            "author",
            "agency",
            "place",
            "section",
            "quotation",
            "note",
            "signature",
            "teaser",
            "kicker",
        ):
            yield Asked("filter", f"has:{what}")
            yield Asked("filter", f"{self.chosen.choice(words)} -has:{what}")
        yield Asked("filter", "is:updated")
        yield Asked("filter", "is:duplicate")
        yield Asked("filter", "*")
        for _ in range(8):
            one, two, three = self.of(words, 3)
            yield Asked("joined", f"{one} OR {two}")
            yield Asked("joined", f"{one} -{two}")
            yield Asked("joined", f"({one} OR {two}) AND {three}")
            yield Asked("joined", f'{one} NOT "{two} {three}"')
            yield Asked("joined", f"headline:{one} OR body:{two} -{three}")


def names_in(article: Article) -> Iterator[Asked]:
    """Yield queries for names and values of an article."""
    for word in WORD.findall(article.headline or "")[:1]:
        yield Asked("field", f"headline:{word}")
    if article.section:
        yield Asked("whole", f'section:="{article.section}"')
    for author in article.byline.authors[:1] if article.byline else ():
        yield Asked("name", f'author:"{author}"')
    for place in article.dateline.places[:1] if article.dateline else ():
        yield Asked("name", f'place:"{place}"')
    for said in article.quotations[:1]:
        for word in WORD.findall(said.words)[:1]:
            yield Asked("name", f"said:{word}")
    for agency in article.agencies[:1]:
        yield Asked("name", f"agency:{agency}")


def keys_of(archive: AskedArchive, numbers: Sequence[int]) -> list[str]:
    """Return the keys of articles, whatever numbers they go by."""
    if hasattr(archive, "engine"):
        return [key_of_number(number) for number in numbers]
    with archive.statement() as connection:  # type: ignore[attr-defined]
        known = dict(connection.execute("SELECT id, key FROM articles"))
    return [known[number] for number in numbers]


class Compared(NamedTuple):
    """What differs, and by query how many of the first ten hits are the same, as a share."""

    differences: list[Difference]
    overlaps: list[float]


def compared(one: AskedArchive, other: AskedArchive, every: Sequence[Asked]) -> Compared:
    """Return what two archives of the same articles answer differently: sets of hits, totals, facets, time, pages."""
    differences: list[Difference] = []
    overlaps: list[float] = []
    for number, asked in enumerate(every):
        query, mode = asked.query, asked.mode
        found = [set(keys_of(archive, archive.ids(query, sort="id", mode=mode))) for archive in (one, other)]
        if found[0] != found[1]:
            differences.append(
                Difference(asked, "hits", sorted(found[0] - found[1])[:3], sorted(found[1] - found[0])[:3])
            )
        pages = [archive.search(query, mode=mode) for archive in (one, other)]
        totals = [(page.total, page.lacking, page.partial) for page in pages]
        if totals[0] != totals[1]:
            differences.append(Difference(asked, "totals", *totals))
        first = [[hit.key for hit in page.hits] for page in pages]
        if first[0]:
            overlaps.append(len(set(first[0]) & set(first[1])) / len(first[0]))
        if {hit.key: (hit.match, hit.headline) for hit in pages[0].hits if hit.key in first[1]} != {
            hit.key: (hit.match, hit.headline) for hit in pages[1].hits if hit.key in first[0]
        }:
            differences.append(Difference(asked, "matches", first[0], first[1]))
        if number % 4 == 0:
            differences += counted(one, other, asked)
        if number % 4 == 1:
            differences += paged(one, other, asked)
    return Compared(differences, overlaps)


def counted(one: AskedArchive, other: AskedArchive, asked: Asked) -> Iterator[Difference]:
    """Yield which numbers differ, by value and over time."""
    query, mode = asked.query, asked.mode
    here, there = (archive.facets(query, FACETS, mode=mode) for archive in (one, other))
    for name in FACETS:
        if here[name] != there[name]:
            yield Difference(asked, f"facet {name}", here[name][:3], there[name][:3])
    for step in ("year", "month", "day"):
        times = [archive.timeline(query, step=step, mode=mode) for archive in (one, other)]
        if times[0] != times[1]:
            yield Difference(asked, f"timeline by {step}", *times)


def paged(one: AskedArchive, other: AskedArchive, asked: Asked) -> Iterator[Difference]:
    """Yield where pages do not make up the whole list, or come in another order by date."""
    for archive in (one, other):
        whole = archive.ids(asked.query, mode=asked.mode)[:30]
        pages = [
            hit.id
            for offset in (0, 10, 20)
            for hit in archive.search(
                asked.query, limit=10, offset=offset, mode=asked.mode, beyond=False
            ).hits
        ]
        if whole != pages:
            yield Difference(asked, "pages", whole[:3], pages[:3])
    for sort in ("date", "-date"):
        dates = [
            [
                hit.published
                for hit in archive.search(
                    asked.query, limit=50, sort=sort, mode=asked.mode, beyond=False
                ).hits
            ]
            for archive in (one, other)
        ]
        if dates[0] != dates[1]:
            yield Difference(asked, f"order by {sort}", dates[0][:5], dates[1][:5])
