"""The argument and options that say what to search for, shared by the commands that do."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from newsarchive.german.lazy_pattern import late
from newsarchive.query.fields import NAMES, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.query.nodes import Query

__all__ = ["QueryCommand", "also", "mode_options", "query_options"]

WITHOUT = late(r"-(?:[^\W\d_]|[\"(=]).+")
"""``-Sport``, ``-"FC Bonn"``, ``-has:date``: what is to be left out, where its first letter is no option's."""
FILTERS = "newsarchive.filters"
"""Where click's context keeps what the options for fields ask."""
FIELD = late(r"-([^\W\d_]+):.+")


class QueryCommand(click.Command):
    """A command whose arguments may begin with a dash: words and fields that are to be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse ``args``; a blank in front keeps click from reading ``-Sport`` as options."""
        valued = {
            option
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and not param.is_flag
            for option in param.opts
        }
        left_out = [
            arg[:1] == "-" and before not in valued and self.leaves_out(ctx, arg)
            for before, arg in zip(["", *args], args, strict=False)
        ]
        return super().parse_args(
            ctx, [f" {arg}" if out else arg for arg, out in zip(args, left_out, strict=True)]
        )

    def leaves_out(self, ctx: click.Context, arg: str) -> bool:
        """Tell whether ``arg`` is a part of the query: a field is, and what begins with no option's letter."""
        if not WITHOUT.fullmatch(arg):
            return False
        if (field := FIELD.fullmatch(arg)) and field[1].lower() in NAMES:
            return True
        options = {option for param in self.get_params(ctx) for option in param.opts}
        return arg[:2] not in options


def query_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add QUERY and an option for each common field; the command gets ``query``, read.

    What an option asks for holds for the whole of QUERY, whatever that joins by OR. Without either, it is everything.
    """

    @wraps(command)
    def with_query(*args: Any, query: tuple[str, ...], **options: Any) -> Any:
        from newsarchive.query.parse import narrowed, parse_query  # noqa: PLC0415 - help does without

        words = [word.strip() if word.startswith(" -") else word for word in query]
        asked = {name: options.pop(f"in_{name}") for name in OPTIONS}
        filters = [
            parse_query(option_text(name, value)) for name, value in asked.items() if value is not None
        ]
        click.get_current_context().meta[FILTERS] = filters
        return command(*args, query=narrowed(parse_query(" ".join(words)), filters), **options)

    wrapped: Callable[..., Any] = with_query
    for name, text in reversed(list(OPTIONS.items())):
        wrapped = click.option(f"--{name}", f"in_{name}", metavar="TEXT", help=text)(wrapped)
    return click.argument("query", nargs=-1, metavar="[QUERY]...")(wrapped)


def also(text: str) -> Query:
    """Return another query of the same command line, to which the options for fields apply, too."""
    from newsarchive.query.parse import narrowed, parse_query  # noqa: PLC0415 - help does without

    return narrowed(parse_query(text), click.get_current_context().meta.get(FILTERS, ()))


def option_text(name: str, value: str) -> str:
    """Return the query that an option asks: ``value`` as it stands, or behind ``=`` the whole of a field's value."""
    whole = "=" if value.startswith("=") else ""
    return f'{name}:{whole}"{value.removeprefix("=").replace(chr(34), " ")}"'


def mode_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--all`` and ``--any``; the command gets ``mode``."""
    every = click.option("--all", "mode", flag_value="all", help="Every word must be there.")
    some = click.option(
        "--any", "mode", flag_value="any", help="Any word is enough; more of them rank higher."
    )
    return every(some(command))
