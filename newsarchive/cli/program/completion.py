"""``newsarchive completion``."""

from __future__ import annotations

import click

from newsarchive.cli.program.shells import SHELLS, script

__all__ = ["completion"]


@click.command(short_help="Print what makes a shell complete commands and values.")
@click.argument("shell", type=click.Choice(list(SHELLS)))
def completion(shell: str) -> None:
    """Print the script that lets SHELL complete commands, options and what the archive has: sections, authors, tags, sets, saved queries, ids.

    \b
    Examples:
      newsarchive completion bash > ~/.local/share/bash-completion/completions/newsarchive
      newsarchive completion zsh > ~/.zfunc/_newsarchive      # a folder of $fpath
      newsarchive completion fish > ~/.config/fish/completions/newsarchive.fish
      eval "$(newsarchive completion bash)"                   # for this session
    """  # noqa: D301 - \b keeps click from joining the lines
    click.echo(script(shell), nl=False)
