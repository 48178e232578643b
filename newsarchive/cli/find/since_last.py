"""``newsarchive search --new-since-last NAME``: what a saved query means among the articles that came in since it was last asked so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.output.answers import print_hits
from newsarchive.query.nodes import CameAfter, Everything, Saved
from newsarchive.query.parse import narrowed
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store
    from newsarchive.query.nodes import Query

__all__ = ["print_new"]


def print_new(store: Store, name: str, query: Query, form: str, *, whole: bool, **page: Any) -> int:
    """Print what is new of the saved query ``name``, all of it where ``whole``; return the exit code.

    Where a page or ``query`` leaves articles out, nothing is remembered, so that they come again the next time. Raises UsageError for an
    unknown name.
    """
    seen, newest = store.study.last_look(name)
    after = [] if seen is None else [CameAfter(*seen)]
    asked = narrowed(query, [Saved(name), *after])
    total = store.count(asked, mode=page["mode"])
    if whole:
        page["limit"] = max(total, 1)
    code = print_hits(store, asked, form, beyond=False, versions=False, collapse=False, **page)
    every = store.count(narrowed(Everything(), [Saved(name), *after]))
    if page["offset"] or min(total, page["limit"]) < every:
        click.echo(
            _(
                "Not all that is new was shown, so that it is new the next time, too; leave out -n, --offset, words and filters."
            ),
            err=True,
        )
    else:
        store.study.mark_seen(name, newest)
    return code
