"""A parameter of a command and what was typed of it -> the values that the archive has for it, for a shell to complete.

Nothing here may fail or speak: a shell asks in the middle of a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import click
from click.shell_completion import CompletionItem

from newsarchive.archive.archive import Archive
from newsarchive.errors import NewsarchiveError, printable
from newsarchive.query.fields import FACETS, FIELDS, NAMES, PARTS, STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsarchive.archive.protocol import Store

    Kind = click.ParamType[str]
else:
    Kind = click.ParamType  # which older versions of click do not let be subscripted

__all__ = ["Values", "with_values"]

MOST = 200
"""Values that a shell is given."""
LISTED = 5_000
"""Articles whose numbers are looked through."""
TYPED_FIELD = re.compile(
    r"(?P<before>(?:.*[\s(])?[-!]?)(?P<field>\w+):(?P<exact>=?)(?P<quote>\"?)(?P<value>[^\"]*)$", re.DOTALL
)
TYPED_WORD = re.compile(r"(?P<before>(?:.*[\s(])?[-!]?)(?P<value>\w*)$", re.DOTALL)
PLAIN = re.compile(r"[\w.-]+")


class Found(NamedTuple):
    """A value, and what is said beside it; whether it was ``chosen`` by what was typed, and whether more of the word follows."""

    value: str
    beside: str = ""
    chosen: bool = False
    goes_on: bool = False


class Values(Kind):
    """A kind of parameter whose values are looked up."""

    name = "value"

    def __init__(self, look_up: Callable[[Store, str], Iterable[Found]]) -> None:
        self.look_up = look_up

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return the values that begin with ``incomplete``, in any case; none where the archive cannot be asked."""
        del param
        try:
            with Archive.open(ctx.params.get("archive"), read_only=True) as store:
                found = [
                    one
                    for one in self.look_up(store, incomplete)
                    if one.chosen or one.value.casefold().startswith(incomplete.casefold())
                ]
        except NewsarchiveError:
            return []
        return [
            CompletionItem(
                printable(one.value),
                type="open" if one.goes_on else "plain",
                help=printable(one.beside) or None,
            )
            for one in found[:MOST]
        ]


class Places(Kind):
    """A kind of parameter whose values are files or folders."""

    name = "path"

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Leave it to the shell."""
        del ctx, param
        return [CompletionItem(incomplete, type=self.kind)]


def with_values(command: click.Command) -> click.Command:
    """Let a shell complete what a command takes by what the archive has."""
    for param in command.params:
        metavar = (param.metavar or param.name or "").upper()
        name = param.opts[0].lstrip("-")
        look_up = BY_COMMAND.get((command.name or "", name)) or BY_NAME.get(name) or by_metavar(metavar)
        if name in FACETS and isinstance(param, click.Option):
            look_up = values_of(name)
        if isinstance(param.type, click.Choice):
            continue
        if look_up is not None:
            param.type = Values(look_up)
        elif any(word in metavar for word in ("FOLDER", "DIR")):
            param.type = Places("dir")
        elif any(word in metavar for word in ("FILE", "PATH", "OTHER", "SHEET")):
            param.type = Places("file")
    return command


def by_metavar(metavar: str) -> Callable[[Store, str], Iterable[Found]] | None:
    """Return how the values are looked up of a parameter that is shown as ``metavar``."""
    if "ID" in re.findall(r"[A-Z]+", metavar):
        return ids_or_query if "QUERY" in metavar else ids
    return in_query if "QUERY" in metavar else None


def values_of(facet: str) -> Callable[[Store, str], Iterator[Found]]:
    """Return what looks up the values of a field, the most frequent first."""

    def look_up(store: Store, typed: str) -> Iterator[Found]:
        exact = "=" if typed.startswith("=") else ""
        for one in store.facets("*", [facet])[facet]:
            if one.value is not None:
                yield Found(exact + one.value, f"{one.count:,}")

    return look_up


def listed_of(names: Iterable[str]) -> Callable[[Store, str], Iterator[Found]]:
    """Return what completes the last of several names with commas between."""
    known = tuple(names)

    def look_up(store: Store, typed: str) -> Iterator[Found]:
        del store
        before, comma, __ = typed.rpartition(",")
        return (Found(before + comma + name) for name in known if name not in before.split(","))

    return look_up


def ids(store: Store, typed: str) -> Iterator[Found]:
    """Yield the numbers of articles, the newest first, with their headlines."""
    if typed and not typed.isdigit():
        return
    if typed and store.count(f"id:{typed}"):
        yield Found(typed, store.get(typed).headline or "")
    for one in store.listed("*", sort="date", limit=LISTED if typed else MOST)[1]:
        if str(one.id) != typed:
            yield Found(str(one.id), one.headline or "")


def ids_or_query(store: Store, typed: str) -> Iterator[Found]:
    """Yield what completes an id, or a query."""
    yield from ids(store, typed)
    yield from in_query(store, typed)


def tags(store: Store, typed: str) -> Iterator[Found]:
    """Yield the tags in use behind the sign that was typed; then what completes a query."""
    sign = typed[:1] if typed[:1] in {"+", "-"} else ""
    if sign:
        yield from (Found(sign + name, f"{number:,}") for name, number in store.study.tags())
    else:
        yield from in_query(store, typed)


def sets(store: Store, typed: str) -> Iterator[Found]:
    """Yield the names of frozen sets."""
    del typed
    return (Found(one.name, one.query) for one in store.study.frozen())


def saved(store: Store, typed: str) -> Iterator[Found]:
    """Yield the names of saved queries."""
    del typed
    return (Found(one.name, one.query) for one in store.study.saved())


def failed(store: Store, typed: str) -> Iterator[Found]:
    """Yield the numbers and reasons of failures."""
    del typed
    found = store.failures()
    yield from (Found(str(one["id"]), one["path"]) for one in found)
    yield from map(Found, sorted({one["code"] for one in found}))


IN_FIELD: dict[str, Callable[[Store, str], Iterable[Found]]] = {
    **{name: values_of(name) for name in FACETS},
    "tag": lambda store, __: (Found(name, f"{number:,}") for name, number in store.study.tags()),
    "set": sets,
    "query": saved,
    "has": lambda *__: map(Found, PARTS),
    "is": lambda *__: map(Found, STATES),
    "id": ids,
}
"""How the values behind a field of a query are looked up."""


def in_query(store: Store, typed: str) -> Iterator[Found]:
    """Yield what completes the last word of a query: a value behind ``section:``, else the name of a field."""
    if found := TYPED_FIELD.match(typed):
        name = NAMES.get(found["field"].lower(), found["field"].lower())
        look_up = IN_FIELD.get(name)
        head = f"{found['before']}{found['field']}:{found['exact']}"
        for one in look_up(store, "") if look_up else ():
            bare = not found["quote"] and PLAIN.fullmatch(one.value)
            if one.value.casefold().startswith(found["value"].casefold()):
                shown = one.value if bare else '"' + one.value.replace('"', " ") + '"'
                yield Found(head + shown, one.beside, chosen=True)
        return
    if found := TYPED_WORD.match(typed):
        for name in (*FIELDS, *IN_FIELD):
            if found["value"] and name.startswith(found["value"].lower()):
                yield Found(f"{found['before']}{name}:", chosen=True, goes_on=True)


BY_NAME: dict[str, Callable[[Store, str], Iterable[Found]]] = {
    "query": in_query,
    "about": in_query,
    "beside": in_query,
    "near": in_query,
    "facet": listed_of((*FACETS, "year")),
    "by": listed_of((*FACETS, "year", "month")),
}
BY_COMMAND: dict[tuple[str, str], Callable[[Store, str], Iterable[Found]]] = {
    ("tag", "words"): tags,
    ("freeze", "name"): sets,
    ("verify-set", "name"): sets,
    ("save", "name"): saved,
    ("failures", "wanted"): failed,
    ("review", "accept"): ids,
}
"""How values are looked up by the name of an option or argument, and where a command means something of its own by it."""
