"""What commands and programs ask of an archive's quotations: ``archive.quotes``.

Two names are one person where first and last name are the same (``Eva Muster``, ``Eva B. Muster``), or where somebody said so with
``people --join``; ``people --split`` says that a name stands for itself. Nothing else joins what different articles say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from newsarchive.errors import UsageError, printable
from newsarchive.query.fields import value_key
from newsarchive.store.transaction import transaction
from newsarchive.types.messages import _
from newsarchive.types.statements import Listed, Statement, Variant

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

__all__ = ["Quotes"]

BY_HAND, SAME_NAMES = "joined by hand", "same first and last name"
MOST_BOUND = 500
EACH = """SELECT q.article_id, a.key, a.published, a.publisher, a.headline, q.position, q.kind, q.words, q.speaker, q.person, q.function,
  q.party, q.cue, q.date, q.confidence FROM quotations q JOIN articles a ON a.id = q.article_id WHERE NOT q.nested AND """


class Home(Protocol):
    """What the quotations ask of their archive."""

    def statement(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection, and turn what it raises into an ArchiveError."""

    def ids(self, query: str = "*") -> list[int]:
        """Return the articles that a query means."""


class Quotes:
    """Who said what in the articles of an archive."""

    def __init__(self, archive: Home) -> None:
        self.archive = archive

    def said(self, person: str | None = None, query: str = "") -> list[Statement]:
        """Return what ``person`` (None: anybody) said in the articles that ``query`` means, the oldest first.

        ``person`` is a name or a part of one. A statement that several articles print comes once, from the first of them.
        Raises QuerySyntaxError or an ArchiveError.
        """
        articles = set(self.archive.ids(query)) if query.strip() else None
        with self.archive.statement() as connection:
            names = one_name(connection)
            rows = [
                row
                for where, values in matching(connection, person, names)
                for row in connection.execute(EACH + where, values)
            ]
        rows.sort(key=lambda row: (row[2] or "~", row[0], row[5]))
        return once([row for row in rows if articles is None or row[0] in articles], names)

    def people(self, query: str = "") -> list[Listed]:
        """Return the persons who are quoted in the articles that ``query`` means, those quoted most first."""
        articles = set(self.archive.ids(query)) if query.strip() else None
        with self.archive.statement() as connection:
            names, decided = one_name(connection), decisions(connection)
            rows = connection.execute(
                "SELECT article_id, person, function, party FROM quotations WHERE person IS NOT NULL AND NOT nested"
            ).fetchall()
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for row in rows:
            if articles is None or row[0] in articles:
                found[names[row[1]]].append(row)
        listed = [listed_of(name, own, decided) for name, own in found.items()]
        return sorted(listed, key=lambda one: (-one.quoted, one.name))

    def join(self, names: Sequence[str]) -> None:
        """Say that ``names`` are one person, the first of them. Raises UsageError for a name that nobody here has."""
        self.decide([(name, names[0]) for name in names])

    def split(self, names: Sequence[str]) -> None:
        """Say that each of ``names`` is a person of its own. Raises as ``join`` does."""
        self.decide([(name, name) for name in names])

    def decide(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Keep which names mean which person."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.archive.statement() as connection:
            for name, __ in pairs:
                if not connection.execute("SELECT 1 FROM quotations WHERE person = ?", (name,)).fetchone():
                    raise UsageError(
                        _(
                            "nobody is quoted as '{name}'; 'newsarchive people' lists the names",
                            name=printable(name),
                        )
                    )
            with transaction(connection):
                connection.executemany(
                    "INSERT OR REPLACE INTO person_names (name, person, made) VALUES (?, ?, ?)",
                    [(*pair, now) for pair in pairs],
                )


def decisions(connection: sqlite3.Connection) -> dict[str, str]:
    """Return which name a person said means which other."""
    return dict(connection.execute("SELECT name, person FROM person_names"))


def one_name(connection: sqlite3.Connection) -> dict[str, str]:
    """Return each printed name to the one that stands for the person: the most frequent of those with its first and last name."""
    counted = connection.execute(
        "SELECT person, count(*) FROM quotations WHERE person IS NOT NULL GROUP BY person"
    ).fetchall()
    decided = decisions(connection)
    alike: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for name, number in counted:
        if name not in decided:
            words = value_key(name).split()
            alike[words[0], words[-1]].append((-number, name))
    found = {name: min(group)[1] for group in alike.values() for __, name in group}
    return found | {name: decided.get(name) or name for name, __ in counted if name in decided}


def matching(
    connection: sqlite3.Connection, person: str | None, names: dict[str, str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield conditions with their values that hold for what ``person`` said: by name, or where there is none by the printed words."""
    if not person:
        yield "1", []
        return
    wanted = words_in(person)
    own = {name for name, one in names.items() if wanted <= words_in(name) or wanted <= words_in(one)}
    persons = {names[name] for name in own}
    own |= {name for name, one in names.items() if one in persons}
    printed = connection.execute(
        "SELECT DISTINCT speaker FROM quotations WHERE person IS NULL AND speaker IS NOT NULL"
    )
    loose = {speaker for (speaker,) in printed if wanted <= words_in(speaker)}
    for column, values in (("person", sorted(own)), ("person IS NULL AND speaker", sorted(loose))):
        for at in range(0, len(values), MOST_BOUND):
            some = values[at : at + MOST_BOUND]
            yield f"{column} IN ({', '.join('?' * len(some))})", some


def words_in(name: str) -> set[str]:
    """Return the words of a name, those that a hyphen couples also apart."""
    key = value_key(name)
    return {*key.split(), *key.replace("-", " ").split()}


def once(rows: Iterable[Sequence[Any]], names: dict[str, str]) -> list[Statement]:
    """Return a statement for all rows with the same words of the same person, from the first of them."""
    found: dict[tuple[str, str], Statement] = {}
    for (
        number,
        key,
        published,
        publisher,
        headline,
        __,
        kind,
        words,
        speaker,
        person,
        function,
        party,
        cue,
        date,
        sure,
    ) in rows:
        name = names.get(person, person) if person else None
        same = (
            "".join(char for char in words.casefold() if char.isalnum()),
            name or value_key(speaker or ""),
        )
        known = found.get(same)
        if known is None:
            found[same] = Statement(
                words=words,
                kind=kind,
                person=name,
                function=function,
                party=party,
                speaker=speaker,
                cue=cue,
                date=date,
                id=number,
                key=key,
                published=published,
                publisher=publisher,
                headline=headline,
                confidence=sure,
                printed=1,
                articles=(number,),
            )
        elif number not in known.articles:
            found[same] = known._replace(printed=known.printed + 1, articles=(*known.articles, number))
    return list(found.values())


def listed_of(name: str, rows: Sequence[Sequence[Any]], decided: dict[str, str]) -> Listed:
    """Return a person with functions, parties and the printed names that were held to be one, and why."""
    functions = Counter(function for __, __, function, __ in rows if function)
    parties = Counter(party for __, __, __, party in rows if party)
    variants = Counter(person for __, person, __, __ in rows)
    return Listed(
        name=name,
        quoted=len(rows),
        articles=len({number for number, *_ in rows}),
        functions=tuple(function for function, __ in functions.most_common()),
        parties=tuple(party for party, __ in parties.most_common()),
        variants=tuple(
            Variant(variant, number, BY_HAND if variant in decided else SAME_NAMES)
            for variant, number in variants.most_common()
            if variant != name
        ),
    )
