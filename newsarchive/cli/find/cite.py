"""``newsarchive cite``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.render.clean import clean

__all__ = ["cite"]

LOCALES = {"de": "de-DE", "en": "en-US"}


@click.command(short_help="Print references to articles in a citation style.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--style",
    default="din-1505-2",
    show_default=True,
    metavar="NAME|FILE",
    help="A CSL style: apa, chicago-author-date, modern-language-association, …, or a .csl file.",
)
@click.option(
    "--language",
    type=click.Choice(list(LOCALES)),
    default="de",
    show_default=True,
    help="The language of 'In:', 'p.' and months.",
)
@archive_option
def cite(ids: tuple[str, ...], style: str, language: str, archive: str | None) -> None:
    """Print a reference to each article, one a line. ID is a row number or the beginning of a key. Needs the extra `cite`.

    For reference managers: newsarchive export --format bibtex, ris or csl-json, which need no extra.

    \b
    Examples:
      newsarchive cite 12
      newsarchive cite 12 15 --style apa --language en
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.exports.styled import references  # noqa: PLC0415 - --help does without

    store = open_store(archive)
    for line in references([store.get(one) for one in ids], style, LOCALES[language]):
        click.echo(clean(line))
