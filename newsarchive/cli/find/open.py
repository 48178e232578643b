"""``newsarchive open``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

__all__ = ["open"]


@click.command(name="open", short_help="Open an article's page or file.")
@click.argument("wanted", metavar="ID")
@click.option("--print", "only_print", is_flag=True, help="Print the address or path instead.")
@archive_option
def open(wanted: str, only_print: bool, archive: str | None) -> None:  # noqa: A001 - the command's name
    """Open the web page that the article states as its own, else the file that it came from.

    \b
    Examples:
      newsarchive open 12
      newsarchive open 12 --print
    """  # noqa: D301 - \b keeps click from joining the lines
    source = open_store(archive).get(wanted).source
    places = [path for path in source.paths if Path(path).is_file()]
    if source.url and source.url.lower().startswith(("http://", "https://")):
        places.insert(0, source.url)
    if not places:
        raise UsageError(
            _(
                "the article has no address, and its file is not where it was; 'show ID --raw' gives the original"
            )
        )
    if only_print:
        click.echo(places[0])
    else:
        click.launch(places[0])
