"""The configuration file -> settings: the archive, the language, the pager, colours, and what options of commands are by default.

An option at the command line goes before the environment, that before the file, that before what the program does by itself. Where there is
no file nothing is imported to read one.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.errors import UsageError, printable
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    import click

__all__ = ["ENVIRONMENT", "KEYS", "Settings", "apply", "config_path", "defaults_of", "read_settings"]

ENVIRONMENT = "NEWSARCHIVE_CONFIG"


class Key(NamedTuple):
    """A setting: the variable that goes before it, the kind of its value, and the values it may have (empty: any)."""

    variable: str
    kind: type
    choices: tuple[str, ...] = ()


KEYS = {
    "archive": Key("NEWSARCHIVE_ARCHIVE", str),
    "language": Key("NEWSARCHIVE_LANG", str, ("de", "en")),
    "pager": Key("PAGER", str),
    "colour": Key("NO_COLOR", bool),
}
"""What a file may set beside the defaults of commands, which stand in a table of the command's name."""


class Settings(NamedTuple):
    """What a configuration file says: its path, whether it is there, its values, and the tables of commands."""

    path: str
    there: bool = False
    values: Mapping[str, Any] = {}
    commands: Mapping[str, Mapping[str, Any]] = {}


def config_path(args: Sequence[str], environment: Mapping[str, str]) -> tuple[str, bool]:
    """Return the file that the command line or the environment names, else the usual one; and whether one was named."""
    for at, arg in enumerate(args):
        if arg == "--config" and at + 1 < len(args):
            return args[at + 1], True
        if arg.startswith("--config="):
            return arg.partition("=")[2], True
        if not arg.startswith("-"):
            break
    if named := environment.get(ENVIRONMENT):
        return named, True
    if sys.platform in {"win32", "darwin"}:
        from platformdirs import user_config_dir  # noqa: PLC0415 - elsewhere the folder is known without

        return os.path.join(user_config_dir("newsarchive", appauthor=False), "config.toml"), False  # noqa: PTH118 - no pathlib, as in archive/location.py
    folder = environment.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111 - as above
    return os.path.join(folder, "newsarchive", "config.toml"), False  # noqa: PTH118 - as above


def read_settings(args: Sequence[str], environment: Mapping[str, str], commands: Iterable[str]) -> Settings:
    """Read the configuration file. Raises UsageError where one that was named is not there, or for what cannot be meant."""
    path, named = config_path(args, environment)
    if not os.path.exists(path):  # noqa: PTH110 - as above
        if named:
            raise UsageError(_("{file}: there is no such configuration file", file=printable(path)))
        return Settings(path)
    import tomllib  # noqa: PLC0415 - most people have no file

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            found = tomllib.load(file)
    except OSError as error:
        raise UsageError(
            _("{file}: cannot be read ({reason})", file=printable(path), reason=error.strerror or error)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(_("{file}: is no TOML ({error})", file=printable(path), error=error)) from error
    names = tuple(commands)
    for name, value in found.items():
        check(path, name, value, names)
    return Settings(
        path,
        there=True,
        values={name: value for name, value in found.items() if name in KEYS},
        commands={name: value for name, value in found.items() if name in names},
    )


def check(path: str, name: str, value: object, commands: tuple[str, ...]) -> None:
    """Raise UsageError for a setting that there is not, or a value that it cannot have."""
    if name in commands and isinstance(value, dict):
        return
    key = KEYS.get(name)
    if key is None:
        unknown(path, name, (*KEYS, *commands))
    elif not isinstance(value, key.kind) or (key.choices and value not in key.choices):
        kind = {str: _("a text in quotation marks"), bool: _("true or false")}[key.kind]
        expected = _("one of {values}", values=", ".join(key.choices)) if key.choices else kind
        raise UsageError(
            _(
                "{file}: {name} is {value}; expected {expected}",
                file=printable(path),
                name=name,
                value=repr(value),
                expected=expected,
            )
        )


def unknown(path: str, name: str, known: Sequence[str]) -> None:
    """Raise UsageError that names the nearest of the names that are known."""
    from difflib import get_close_matches  # noqa: PLC0415 - right files do without

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        raise UsageError(
            _(
                "{file}: no setting {name}; meant {near}?",
                file=printable(path),
                name=printable(name),
                near=near[0],
            )
        )
    raise UsageError(
        _(
            "{file}: no setting {name}; there are {names}",
            file=printable(path),
            name=printable(name),
            names=", ".join(known),
        )
    )


def apply(settings: Settings, environment: MutableMapping[str, str]) -> None:
    """Set the variables that the program and its libraries look at, where they are not set."""
    values = settings.values
    for name, key in KEYS.items():
        if isinstance(value := values.get(name), str) and name != "archive":
            environment.setdefault(key.variable, value)
    if values.get("colour") is False:
        environment.setdefault("NO_COLOR", "1")
    if values.get("pager") == "":
        environment.setdefault("NO_PAGER", "1")


def defaults_of(command: click.Command, settings: Settings) -> dict[str, Any]:
    """Return what the options of a command are by default, by the names of its parameters. Raises UsageError for one it has not."""
    options = {
        option.lstrip("-"): param.name
        for param in command.params
        for option in param.opts
        if option.startswith("--")
    }
    found: dict[str, Any] = {}
    if "archive" in options and "archive" in settings.values:
        found["archive"] = settings.values["archive"]
    for option, value in settings.commands.get(command.name or "", {}).items():
        if option not in options:
            unknown(settings.path, f"{command.name}.{option}", [f"{command.name}.{name}" for name in options])
        found[str(options[option])] = value
    return found
