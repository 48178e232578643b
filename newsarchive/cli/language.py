"""The environment -> the language that the program speaks: English, or German by the catalogue in ``locale/``.

``NEWSARCHIVE_LANG`` and the configuration decide, else the locale as for every program: ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES``,
``LANG``. No catalogue is looked for unless one of them asks for a language that there is one of, so English starts as quickly as without.
"""

from __future__ import annotations

import os
from inspect import cleandoc
from typing import TYPE_CHECKING

from newsarchive.types.messages import SPEECH, Speech, _, retold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import click

__all__ = [
    "DOMAIN",
    "LANGUAGES",
    "asked_language",
    "in_language",
    "locale_variable",
    "paragraphs",
    "remarked",
    "retold_in",
    "speak",
]

DOMAIN = "newsarchive"
LANGUAGES = ("en", "de")
LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
UNMARKED = (
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "text",
    "integer",
    "integer range",
    "float",
    "float range",
)
"""Words that click prints but does not mark as messages."""
EXAMPLES = "\b"
"""The character by which click leaves a paragraph's lines as they are: those are commands, which no language changes."""


def asked_language(environment: Mapping[str, str]) -> str:
    """Return the language that is asked for; English where there is no catalogue of it.

    >>> asked_language({"LANG": "de_AT.UTF-8"}), asked_language({"LC_ALL": "C", "LANG": "de_DE.UTF-8"})
    ('de', 'en')
    >>> asked_language({"LANGUAGE": "fr:de:en", "LANG": "fr_FR.UTF-8"})
    'de'
    """
    named = environment.get("NEWSARCHIVE_LANG", "")
    for wanted in (named or first(environment)).split(":"):
        language = wanted.partition(".")[0].replace("-", "_").partition("_")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"


def locale_variable(environment: Mapping[str, str]) -> str:
    """Return the variable by which the locale names the language; empty where it names none.

    >>> locale_variable({"LC_ALL": "", "LANG": "de_DE.UTF-8"}), locale_variable({})
    ('LANG', '')
    """
    return next((name for name in LOCALE[1:] if environment.get(name)), "")


def first(environment: Mapping[str, str]) -> str:
    """Return the locale's language by the first variable that names one; LANGUAGE means nothing in the locale C, as for GNU's programs."""
    locale = next((value for name in LOCALE[1:] if (value := environment.get(name))), "")
    if locale.partition(".")[0] in {"", "C", "POSIX"}:
        return ""
    return environment.get("LANGUAGE") or locale


def speak(language: str) -> None:
    """Speak ``language`` from here on, click's own words included."""
    if language == "en":
        SPEECH.translate = None
        SPEECH.thousands, SPEECH.decimal = ",", "."
        return
    import gettext  # noqa: PLC0415 - English does without

    folder = teach(SPEECH, language)
    gettext.bindtextdomain(DOMAIN, folder)
    gettext.textdomain(
        DOMAIN
    )  # click's words: it asks the standard library, which asks the locale's variables
    if not gettext.find(DOMAIN):
        os.environ["LANGUAGE"] = language


def teach(speech: Speech, language: str) -> str:
    """Give ``speech`` the catalogue of ``language`` and its figures; return the folder of catalogues."""
    import gettext  # noqa: PLC0415 - as above

    folder = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - importing pathlib takes longer than all this
    catalogue = gettext.translation(DOMAIN, folder, [language], fallback=True)
    speech.translate = catalogue.gettext
    speech.messages = lambda: [key for key in getattr(catalogue, "_catalog", {}) if isinstance(key, str)]
    speech.thousands, speech.decimal = ".", ","
    return folder


def retold_in(language: str) -> Callable[[str], str]:
    """Return what puts an English message into ``language``, whatever the program speaks."""
    speech = Speech()
    teach(speech, language)
    return lambda sentence: retold(sentence, speech)


def in_language(command: click.Command) -> click.Command:
    """Put a command's help into the language that is spoken."""
    if SPEECH.translate is None:
        return command
    import click  # noqa: PLC0415 - a plain search does without

    for name in ("help", "short_help", "epilog"):
        if text := getattr(command, name):
            setattr(command, name, "\n\n".join(said(part) for part in paragraphs(text)))
    if command.options_metavar:
        command.options_metavar = _(command.options_metavar)
    if isinstance(command, click.Group) and command.subcommand_metavar:
        command.subcommand_metavar = _(command.subcommand_metavar)
    for param in command.params:
        param.type.name = _(param.type.name)
        if param.metavar:
            param.metavar = _(param.metavar)
        if isinstance(param, click.Option) and param.help:
            param.help = _(param.help)
    return command


def paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of a help text, each in one line but for those whose lines are to stay.

    >>> paragraphs("Put files\ninto it.\n\n\b\nExample:\n  newsarchive ingest seeds/")
    ['Put files into it.', '\x08\nExample:\n  newsarchive ingest seeds/']
    """
    parts = [part.strip("\n") for part in cleandoc(text).split("\n\n")]
    return [part if part.startswith(EXAMPLES) else " ".join(part.split()) for part in parts if part.strip()]


def said(part: str) -> str:
    """Translate a paragraph; of examples the heading and what is said of a command, not the command."""
    if not part.startswith(EXAMPLES):
        return _(part)
    mark, heading, *lines = part.split("\n")
    translated = [f"{line}{sign}{_(remark)}" if sign else line for line, sign, remark in map(remarked, lines)]
    return "\n".join([mark, _(heading), *translated])


def remarked(line: str) -> tuple[str, str, str]:
    """Return the command of an example, and what is said of it behind ``#``."""
    return line.partition("  # ")
