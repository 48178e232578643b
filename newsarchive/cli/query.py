"""The argument and options that say what to search for, shared by the commands that do."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from newsarchive.german.lazy_pattern import late

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["QueryCommand", "optional_query", "query_options"]

WITHOUT = late(r"-(?:[^\W\d_a-z]|[\"(=]).+")
"""``-Sport``, ``-"FC Bonn"``: a word to leave out. No option begins with one dash and a capital."""
OPTIONS = {
    "since": "Published on this day, month or year or later.",
    "until": "Published on this day, month or year or earlier.",
    "section": "In this section.",
    "author": "By this person.",
    "place": "Filed from this place.",
    "agency": "Credited to this news agency.",
    "publisher": "From this paper or site.",
    "headline": "With this word in the headline.",
}


class QueryCommand(click.Command):
    """A command whose arguments may begin with a dash and a capital: words that are to be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse ``args``; a blank in front keeps click from reading ``-Sport`` as options."""
        return super().parse_args(
            ctx, [f" {arg}" if arg[:1] == "-" and WITHOUT.fullmatch(arg) else arg for arg in args]
        )


def optional_query(command: Callable[..., Any]) -> Callable[..., Any]:
    """Do as ``query_options`` does; without QUERY, every article is meant."""
    return query_options(command, everything=True)


def query_options(command: Callable[..., Any], *, everything: bool = False) -> Callable[..., Any]:
    """Add QUERY and an option for each common field; the command gets ``query``, the text of the whole query.

    ``everything``: without QUERY, every article is meant.
    """

    @wraps(command)
    def with_query(*args: Any, query: tuple[str, ...], **options: Any) -> Any:
        words = [word.strip() if word.startswith(" -") else word for word in query]
        for name in OPTIONS:
            value = options.pop(f"in_{name}")
            if value is not None:
                words.append(f'{name}:"{value.replace(chr(34), " ")}"')
        if not words and everything:
            words = ["*"]
        if not words:
            raise click.UsageError("Missing argument 'QUERY...'.")
        return command(*args, query=" ".join(words), **options)

    wrapped: Callable[..., Any] = with_query
    for name, text in reversed(OPTIONS.items()):
        wrapped = click.option(f"--{name}", f"in_{name}", metavar="TEXT", help=text)(wrapped)
    return click.argument("query", nargs=-1, metavar="[QUERY...]" if everything else "QUERY...")(wrapped)
