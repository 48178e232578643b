"""``newsarchive config``."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsarchive.archive.location import archive_path, without_password
from newsarchive.cli.group import COMMANDS, Commands
from newsarchive.cli.language import asked_language, locale_variable
from newsarchive.cli.settings import KEYS, defaults_of
from newsarchive.errors import printable
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.cli.settings import Settings

__all__ = ["config"]


class Told(NamedTuple):
    """A setting: its name, its value, and where that comes from."""

    name: str
    value: Any
    source: str


@click.command(short_help="Show every setting and where it comes from.")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: path, settings with value and source."
)
@click.pass_context
def config(ctx: click.Context, as_json: bool) -> None:
    """Show every setting with its value and where that comes from: the environment, the configuration file, or the program.

    The file is TOML: archive, language, pager, colour, and for each command a table of its options. It is ~/.config/newsarchive/config.toml,
    or the one that --config or NEWSARCHIVE_CONFIG names. An option at the command line goes before all of it.

    \b
    Examples:
      newsarchive config
      newsarchive --config projekt.toml config --json
    """  # noqa: D301 - \b keeps click from joining the lines
    group = ctx.find_root().command
    assert isinstance(group, Commands)
    settings = group.settings
    told = [*general(settings), *of_commands(group, ctx, settings)]
    if as_json:
        rows = [one._asdict() for one in told]
        click.echo(
            json.dumps({"path": settings.path, "there": settings.there, "settings": rows}, ensure_ascii=False)
        )
        return
    if not settings.there:
        click.echo(_("There is no file {file} yet.", file=printable(settings.path)), err=True)
    for one in told:
        value = printable(json.dumps(one.value, ensure_ascii=False))
        click.echo(f"{one.name} = {value}  # {printable(said(one.source))}")


def general(settings: Settings) -> Iterator[Told]:
    """Yield the settings that are no command's."""
    usual: dict[str, Callable[[], Any]] = {
        "archive": lambda: archive_path(None),
        "language": lambda: asked_language(os.environ),
        "pager": lambda: "less",
        "colour": lambda: True,
    }
    kept = Commands.environment
    for name, key in KEYS.items():
        if kept.get(key.variable):
            shown: Any = without_password(kept[key.variable]) if name != "colour" else False
            yield Told(name, shown, f"environment {key.variable}")
        elif name == "language" and name not in settings.values and (variable := locale_variable(kept)):
            yield Told(name, usual[name](), f"environment {variable}")
        elif name in settings.values:
            value = settings.values[name]
            yield Told(name, without_password(value) if name == "archive" else value, settings.path)
        else:
            yield Told(name, usual[name](), "default")


def of_commands(group: Commands, ctx: click.Context, settings: Settings) -> Iterator[Told]:
    """Yield the options of commands that the file sets."""
    for name in COMMANDS:
        if name in settings.commands:
            command = group.get_command(ctx.find_root(), name)
            assert command is not None
            defaults_of(command, settings)
            for option, value in settings.commands[name].items():
                yield Told(f"{name}.{option}", value, settings.path)


def said(source: str) -> str:
    """Return a source in words."""
    if source == "default":
        return _("as the program does by itself")
    return (
        source
        if not source.startswith("environment ")
        else _("by {variable}", variable=source.partition(" ")[2])
    )
