"""``newsarchive tag``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.errors import UsageError, printable
from newsarchive.render.clean import clean
from newsarchive.types.messages import _, number

__all__ = ["tag"]


class TagCommand(click.Command):
    """A command that takes ``-neu`` for a tag to be taken off, not for a row of options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse ``args``; from the first tag on, nothing is an option."""
        at = 0
        while at < len(args) and args[at] in {"-a", "--archive"}:
            at += 2
        if at < len(args) and args[at] not in {"-h", "--help"} and not args[at].startswith("--archive="):
            args = [*args[:at], "--", *args[at:]]
        return super().parse_args(ctx, args)


@click.command(cls=TagCommand, short_help="Tag the articles that match.")
@archive_option
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[+TAG | -TAG]... [--] [QUERY...]")
def tag(words: tuple[str, ...], archive: str | None) -> int:
    """Give every article that QUERY means the tags behind a +, and take those behind a - off; * means all articles.

    Without anything, the tags in use are listed. Tags are found by tag:NAME in every query. They stay when articles are read
    anew, and travel with dump, merge and export. Exit code 1: no article matched.

    \b
    Examples:
      newsarchive tag +klima -neu -- Klimaschutz since:2020
      newsarchive tag +gelesen id:12
      newsarchive tag
    """  # noqa: D301 - \b keeps click from joining the lines
    changes: list[str] = []
    rest = list(words)
    while rest and rest[0][:1] in {"+", "-"} and rest[0] != "--":
        changes.append(rest.pop(0))
    if rest[:1] == ["--"]:
        rest.pop(0)
    if options := [change for change in changes if change == "-a" or change.startswith("--")]:
        raise UsageError(_("{option} must stand before the tags", option=printable(options[0])))
    if not changes and not rest:
        for name, articles in open_store(archive).study.tags():
            click.echo(f"{number(articles):>7}  {clean(name)}")
        return 0
    if not changes or not rest:
        raise UsageError(
            _("expected +TAG or -TAG, then a query, as in: newsarchive tag +klima -- Klimaschutz")
        )
    add = [change[1:] for change in changes if change[0] == "+"]
    remove = [change[1:] for change in changes if change[0] == "-"]
    study = open_store(archive, read_only=False).study
    with busy("searching") as progress:
        articles, added, removed = study.tag(" ".join(rest), add, remove, progress=progress)
    click.echo(
        _(
            "{articles} articles: {added} tags set, {removed} taken off",
            articles=articles,
            added=added,
            removed=removed,
        ),
        err=True,
    )
    return 0 if articles else 1
