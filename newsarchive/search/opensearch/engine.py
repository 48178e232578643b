"""An OpenSearch cluster, asked by its REST interface: what Elasticsearch shares, and nothing else.

Refusals that pass (too many requests, a node that is away) are waited for. An answer of which a part is missing is an error, never a shorter answer.
"""

from __future__ import annotations

import json
import logging
import os
import time
import warnings
from typing import TYPE_CHECKING, Any

from newsarchive.errors import ArchiveError, MissingExtra, NoSuchArchive
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.search.opensearch.address import Address

__all__ = ["AT_ONCE", "Engine", "Json", "Refused"]

Json = dict[str, Any]
TIMEOUT = 60.0
"""Seconds that one request may take."""
PASSING = frozenset((429, 502, 503, 504))
"""HTTP status codes of what a cluster that is busy, or is finding itself again, refuses for now."""
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 8.0
PATIENCE_TO_READ, PATIENCE_TO_WRITE = 5.0, 60.0
"""Seconds of pauses after which what passes is taken to stay."""
AT_ONCE = 1_000
"""Hits of a page when all are gone through."""
MOST_BULK = 8_000_000
"""Bytes sent at once."""


class Refused(ArchiveError):  # noqa: N818 - a name for what happened
    """What the cluster refused, with its HTTP ``status``."""

    def __init__(self, place: str, message: str, status: int | str) -> None:
        super().__init__(place, message)
        self.status = status


class Engine:
    """The cluster at an address, and the three indexes of the archive in it: articles, words and what could not be read."""

    def __init__(self, address: Address) -> None:
        try:
            import opensearchpy  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise MissingExtra("opensearch", "opensearch-py") from error
        warnings.simplefilter("ignore", opensearchpy.exceptions.OpenSearchWarning)
        for name in ("opensearch", "opensearchpy"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what happens is told by our errors
        self.address = address
        self.place = address.place
        self.articles = address.index
        self.words = f"{address.index}-words"
        self.inputs = f"{address.index}-inputs"
        secure = address.scheme.endswith("https")
        self.errors = opensearchpy.exceptions
        self.client = opensearchpy.OpenSearch(
            hosts=[{"host": host, "port": port} for host, port in address.nodes],
            use_ssl=secure,
            http_auth=address.login,
            timeout=TIMEOUT,
            max_retries=len(address.nodes),
            **({"ca_certs": os.environ.get("SSL_CERT_FILE")} if secure else {}),
        )

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    def request(
        self, method: str, path: str, body: object = None, *, writes: bool = False, **params: Any
    ) -> Any:
        """Return the answer to a request, after what passes has passed. Raises ArchiveError, NoSuchArchive where there is no such index."""
        pause, left = FIRST_PAUSE, PATIENCE_TO_WRITE if writes else PATIENCE_TO_READ
        while True:
            try:
                return self.client.transport.perform_request(method, path, params=params, body=body)
            except self.errors.ConnectionError as error:  # a time-out is one, too
                reason = self.unreached(error)
            except self.errors.TransportError as error:
                if error.status_code == 404 and "index_not_found" in str(error.error):
                    raise NoSuchArchive(
                        self.place,
                        _("no such index there yet; 'newsarchive load SPOOL --archive …' makes one"),
                    ) from None
                reason = self.refusal(error.status_code, error.info or error.error)
                if error.status_code not in PASSING:
                    raise Refused(self.place, reason, error.status_code) from None
            if left <= 0:
                raise ArchiveError(self.place, reason)
            time.sleep(min(pause, left))
            left -= pause
            pause = min(2 * pause, LONGEST_PAUSE)

    def unreached(self, error: Exception) -> str:
        """Return in words that no node answered."""
        if isinstance(error, self.errors.ConnectionTimeout):
            return _("no answer in {seconds:g} s", seconds=TIMEOUT)
        if isinstance(error, self.errors.SSLError):
            return _("its certificate is not trusted; SSL_CERT_FILE names the one of its authority")
        return _("no node answers; is OpenSearch running there?")

    def refusal(self, status: int | str, info: object) -> str:
        """Return in words what the cluster refused."""
        if status in {401, 403}:
            return _("user or password is wrong, or may not do this (HTTP {status})", status=str(status))
        return _("the search engine refuses: {reason} (HTTP {status})", reason=said(info), status=str(status))

    def search(self, body: Json, index: str | None = None, **params: Any) -> Json:
        """Return the answer to a search, which all shards have given. Raises ArchiveError where one has not."""
        params.setdefault("allow_partial_search_results", "false")
        answer: Json = self.request("POST", f"/{index or self.articles}/_search", body, **params)
        self.check(answer)
        return answer

    def several(self, bodies: Sequence[Json]) -> list[Json]:
        """Return the answers to several searches of articles. Raises as ``search`` does."""
        lines: list[Json] = []
        for body in bodies:
            lines += [{"allow_partial_search_results": False}, body]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        answers: list[Json] = (
            self.request("POST", f"/{self.articles}/_msearch", text)["responses"] if bodies else []
        )
        for answer in answers:
            if "error" in answer:
                raise ArchiveError(self.place, self.refusal(answer.get("status", "?"), answer))
            self.check(answer)
        return answers

    def check(self, answer: Json) -> None:
        """Raise ArchiveError where a part of the answer is missing."""
        shards = answer.get("_shards", {})
        if (
            answer.get("timed_out")
            or shards.get("failed")
            or shards.get("successful", 0) < shards.get("total", 0)
        ):
            raise ArchiveError(
                self.place,
                _(
                    "only {some} of {all} shards answered in time, so that articles would be missing; try again when the cluster is green",
                    some=shards.get("successful", 0) - shards.get("failed", 0),
                    all=shards.get("total", 0),
                ),
            )

    def counted(self, query: Json) -> int:
        """Return how many articles meet ``query``."""
        return self.totals([query])[0]

    def totals(self, queries: Sequence[Json]) -> list[int]:
        """Return for each of ``queries`` how many articles meet it."""
        bodies = [{"size": 0, "track_total_hits": True, "query": query} for query in queries]
        return [int(answer["hits"]["total"]["value"]) for answer in self.several(bodies)]

    def every(self, body: Json, index: str | None = None, most: int | None = None) -> Iterator[Json]:
        """Yield the hits of a search one after the other, ``most`` of them (None: all), however many; ``sort`` must end in a field no two share."""
        after: object = None
        while most is None or most > 0:
            size = AT_ONCE if most is None else min(most, AT_ONCE)
            asked = {**body, "size": size, **({"search_after": after} if after else {})}
            hits = self.search(asked, index)["hits"]["hits"]
            yield from hits
            if len(hits) < size:
                return
            after = hits[-1]["sort"]
            most = None if most is None else most - size

    def bulk(
        self, index: str, documents: Iterable[tuple[str, str]], action: str = "create"
    ) -> dict[str, int]:
        """Send documents (id, JSON) and return the status of each by its id: 201 made, 200 replaced, 409 was there already.

        What was refused for now is sent again. Raises ArchiveError that names those which were refused for good.
        """
        statuses: dict[str, int] = {}
        for some in portions(documents, action):
            waiting, pause, left = some, FIRST_PAUSE, PATIENCE_TO_WRITE
            while waiting:
                text = "".join(waiting.values())
                answer = self.request("POST", f"/{index}/_bulk", text, writes=True)
                again: dict[str, str] = {}
                refused: dict[str, str] = {}
                for item in answer["items"]:
                    ((_name, told),) = item.items()
                    status = int(told["status"])
                    if status in PASSING:
                        again[told["_id"]] = waiting[told["_id"]]
                    elif status >= 400 and status != 409:
                        refused[told["_id"]] = said(told)
                    else:
                        statuses[told["_id"]] = status
                if refused:
                    self.refuse(refused)
                if again and left <= 0:
                    self.refuse(dict.fromkeys(again, _("the cluster is too busy")))
                if again:
                    time.sleep(pause)
                    left -= pause
                    pause = min(2 * pause, LONGEST_PAUSE)
                waiting = again
        return statuses

    def refuse(self, refused: dict[str, str]) -> None:
        """Raise the ArchiveError that names what was refused."""
        shown = "; ".join(f"{key}: {reason}" for key, reason in list(refused.items())[:3])
        raise ArchiveError(
            self.place,
            _(
                "{number} articles were not stored ({shown}); what is stored stays, so run the same command again",
                number=len(refused),
                shown=shown,
            ),
        )


def portions(documents: Iterable[tuple[str, str]], action: str) -> Iterator[dict[str, str]]:
    """Yield what is sent at once, by id: lines of action and document."""
    some: dict[str, str] = {}
    size = 0
    for name, text in documents:
        lines = f"{json.dumps({action: {'_id': name}})}\n{text}\n"
        if some and (size + len(lines) > MOST_BULK or name in some):
            yield some
            some, size = {}, 0
        some[name] = lines
        size += len(lines)
    if some:
        yield some


def said(info: object) -> str:
    """Return the reason in an answer of OpenSearch, in one short line: that of the cause, where one is told."""
    error = info.get("error", info) if isinstance(info, dict) else info
    causes = error.get("root_cause") if isinstance(error, dict) else None
    for told in (*(causes or ()), error):
        if isinstance(told, dict) and told.get("reason"):
            return " ".join(str(told["reason"]).split())[:300]
    return " ".join(str(error).split())[:300]
