"""``newsarchive serve``."""

from __future__ import annotations

import click

from newsarchive.archive.location import archive_path
from newsarchive.cli.language import retold_in, speak
from newsarchive.cli.options import archive_option
from newsarchive.errors import UsageError
from newsarchive.types.messages import SPEECH, _
from newsarchive.web.serve import LOOPBACK
from newsarchive.web.serve import serve as serve_archive
from newsarchive.web.served import LIMIT, Served

__all__ = ["serve"]


@click.command(short_help="Open the archive in a browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="The port to listen at."
)
@click.option("--i-know", is_flag=True, help="Listen at an address that other machines reach, too.")
@click.option(
    "--limit",
    type=click.FloatRange(0.1),
    default=LIMIT,
    show_default=True,
    help="Seconds that a page may take.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Let the pages keep tags, notes and saved searches; without it nothing is written.",
)
@archive_option
def serve(host: str, port: int, i_know: bool, limit: float, write: bool, archive: str | None) -> None:
    """Serve the archive's pages on this machine until Ctrl-C: search, read, cite; and its tables, by Datasette.

    The printed address holds a secret, without which nothing is answered. Nothing is written to the archive, unless --write lets
    the pages keep tags, notes and saved searches. Copy an archive that is being served by 'newsarchive backup', not as a file.

    \b
    Examples:
      newsarchive serve
      newsarchive serve --archive presse.db --port 9000
      newsarchive serve --write
    """  # noqa: D301 - \b keeps click from joining the lines
    if host not in LOOPBACK and not i_know:
        raise UsageError(
            _(
                "{host} can be reached from other machines, without encryption; whoever has the printed address reads all articles; add --i-know if that is meant",
                host=host,
            )
        )
    served = Served(
        path=archive_path(archive), host=host, port=port, limit=limit, write=write, german=retold_in("de")
    )
    if SPEECH.translate is None:
        serve_archive(served, click.echo)
        return

    def announce(address: str) -> None:
        """Print the address; from here on messages are made in English, and each page puts them into its reader's language."""
        click.echo(address)
        speak("en")

    try:
        serve_archive(served, announce)
    except UsageError as error:
        raise UsageError(served.german(str(error))) from error
    finally:
        speak("de")
