"""Prepared articles -> documents in OpenSearch. An article's document is named by its key, so that whoever stores it again changes nothing.

There is no transaction over a batch: each document is there whole or not at all, what its words teach before it. A run that was killed in the middle
of a batch is completed by the next.
"""

from __future__ import annotations

import hashlib
import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newsarchive.errors import ArchiveError
from newsarchive.search.opensearch.document import article_of, kept_of, places_of
from newsarchive.search.opensearch.engine import AT_ONCE, Refused
from newsarchive.search.opensearch.mapping import articles_index, inputs_index, words_index
from newsarchive.store.batch_items import Failed, FoundAt, Incoming, Outcome
from newsarchive.types.keys import key_of
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.search.opensearch.engine import Engine
    from newsarchive.store.batch_items import Item, Kept

__all__ = ["failures_in", "known_among", "make_indexes", "settle", "write"]

TRIES = 20
"""Times that a document is read and replaced while others replace it too."""
CREATED, CONFLICT = 201, 409
"""HTTP status codes: made, and there already."""
AT_MOST_PATHS = 5_000
"""Paths that are asked for at once."""


def make_indexes(engine: Engine) -> None:
    """Make the archive's indexes where they are not there yet."""
    settings = dict(engine.address.settings)
    copies = 1 + settings.get("number_of_replicas", 0)
    for name, body in (
        (engine.words, words_index(settings)),
        (engine.inputs, inputs_index(settings)),
        (engine.articles, articles_index(settings)),
    ):
        try:
            # a copy that is there from the first article on is what a killed node leaves
            engine.request("PUT", f"/{name}", body, wait_for_active_shards=copies)
        except Refused as error:
            if "already exists" not in error.message:
                raise


def write(engine: Engine, batch: Sequence[Item]) -> list[Outcome | None]:
    """Store ``batch`` and return what became of each item, in order (None: a container). Raises ArchiveError that names what was not stored."""
    arrived = {item.kept.key: item.kept for item in batch if isinstance(item, Incoming) and item.kept}
    words = {row for kept in arrived.values() for row in kept.words}
    if words:
        engine.bulk(engine.words, map(word_document, sorted(words)))
    begun = time.time_ns()
    numbered = ((key, numbered_as(begun + at, kept)) for at, (key, kept) in enumerate(arrived.items()))
    statuses = engine.bulk(engine.articles, numbered)
    others = [item for item in batch if not isinstance(item, Incoming)]
    if others:
        engine.bulk(engine.inputs, map(input_document, others), action="index")
    made = {key for key, status in statuses.items() if status == CREATED}
    outcomes: list[Outcome | None] = []
    for item in batch:
        if not isinstance(item, Incoming):
            outcomes.append(Outcome.FAILED if isinstance(item, Failed) else None)
            continue
        key = key_of(item.sha256)
        if key in made:
            made.discard(key)
            outcomes.append(Outcome.NEW)
        else:
            outcomes.append(seen_again(engine, key, item.seen))
    return outcomes


def seen_again(engine: Engine, key: str, seen: FoundAt) -> Outcome:
    """Tell an article that is there where it was found as well; somebody else may do so at the same time."""
    for _try in range(TRIES):
        found = engine.request("GET", f"/{engine.articles}/_doc/{key}", writes=True)
        files = [FoundAt(*one) for one in places_of(found["_source"])]
        if seen in files:
            return Outcome.UNCHANGED
        known = seen.path in {one.path for one in files}
        files = [*(one for one in files if one.path != seen.path), seen]
        article = article_of(found["_source"])
        kept = kept_of(article, files, found["_source"]["added"])
        text = numbered_as(found["_source"]["arrived"], kept)
        unchanged = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        try:
            engine.request("PUT", f"/{engine.articles}/_doc/{key}", text, writes=True, **unchanged)
        except Refused as error:
            if error.status != CONFLICT:
                raise
            continue
        return Outcome.UNCHANGED if known else Outcome.DUPLICATE
    raise ArchiveError(engine.place, _("article {key} is being changed by others all the time", key=key))


def numbered_as(arrived: int, kept: Kept) -> str:
    """Return a document with the moment (in ns) that it was stored at, by which equals are sorted: as one loader goes on, later is higher."""
    return f'{kept.text[:-1]}, "arrived": {arrived}}}'


def word_document(row: tuple[str, str]) -> tuple[str, str]:
    """Return id and document of what a form teaches: the same for whoever learns it."""
    from newsarchive.german.compact import terms_of  # noqa: PLC0415 - reading does without

    form, kept = row
    lemmas = [term for term in terms_of(form, [kept]) if term[0] != "+"]
    return f"{form} {kept}", json.dumps({"form": form, "kept": kept, "lemmas": lemmas})


def input_document(item: Item) -> tuple[str, str]:
    """Return id and document of an input that is no article."""
    told: dict[str, Any] = {"size": item.seen.size, "mtime_ns": item.seen.mtime_ns}
    told["seen"] = datetime.now(UTC).isoformat(timespec="seconds")
    kind = "failure" if isinstance(item, Failed) else "container"
    if isinstance(item, Failed):
        told |= {"code": item.code, "reason": item.reason}
    path = item.seen.path.encode("utf-8", "backslashreplace").decode()
    name = hashlib.sha256(f"{kind} {path}".encode()).hexdigest()
    return name, json.dumps({"path": path, "kind": kind, "told": told})


def known_among(engine: Engine, digests: Iterable[str]) -> set[str]:
    """Return those of ``digests`` (SHA-256, hex) whose bytes the archive holds."""
    every = {key_of(digest): digest for digest in digests}
    keys = list(every)
    known: set[str] = set()
    for start in range(0, len(keys), AT_ONCE):
        body = {"ids": keys[start : start + AT_ONCE]}
        answer = engine.request("POST", f"/{engine.articles}/_mget", body, writes=True, _source="false")
        known |= {every[one["_id"]] for one in answer["docs"] if one.get("found")}
    return known


def known_files(engine: Engine, paths: Sequence[str]) -> Iterator[tuple[str, int | None, int | None]]:
    """Yield path, size and mtime of those of ``paths`` that were archived."""
    for start in range(0, len(paths), AT_MOST_PATHS):
        some = set(paths[start : start + AT_MOST_PATHS])
        body = {"query": {"terms": {"paths": sorted(some)}}, "_source": ["files"], "sort": ["key"]}
        for hit in engine.every(body):
            yield from (one for one in places_of(hit["_source"]) if one[0] in some)
        body = {
            "query": {
                "bool": {"filter": [{"terms": {"path": sorted(some)}}, {"term": {"kind": "container"}}]}
            },
            "sort": ["path"],
        }
        for hit in engine.every(body, engine.inputs):
            told = hit["_source"]["told"]
            yield hit["_source"]["path"], told["size"], told["mtime_ns"]


def failures_in(engine: Engine) -> list[dict[str, Any]]:
    """Return the inputs that could not be read, in the order of their paths, as an archive file lists them."""
    body = {"query": {"term": {"kind": "failure"}}, "sort": ["path"]}
    found = []
    for number, hit in enumerate(engine.every(body, engine.inputs), 1):
        told = hit["_source"]["told"]
        own = {name: told[name] for name in ("code", "reason", "size", "mtime_ns")}
        seen = {"attempts": 1, "first_seen": told["seen"], "last_seen": told["seen"], "dismissed": None}
        found.append({"id": number, "path": hit["_source"]["path"], **own, **seen})
    return found


def settle(engine: Engine) -> None:
    """Let searches see all that was stored."""
    for index in (engine.words, engine.inputs, engine.articles):
        engine.request("POST", f"/{index}/_refresh", writes=True)
