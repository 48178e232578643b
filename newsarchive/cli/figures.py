"""The options of a figure, shared by the commands that draw one: several queries or papers, shares, files, labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsarchive.cli.query import also
from newsarchive.errors import ArchiveReadOnly, UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.archive.protocol import Store
    from newsarchive.archive.study.charts import Counts
    from newsarchive.query.nodes import Query
    from newsarchive.render.figures.words import Words

__all__ = ["Asked", "figure_options"]

OPTIONS = (
    click.option(
        "--beside", multiple=True, metavar="QUERY", help="Another query in the same figure. May be repeated."
    ),
    click.option(
        "--papers", type=click.IntRange(1, 12), metavar="N", help="Part QUERY into its N largest papers."
    ),
    click.option(
        "--label", "labels", multiple=True, metavar="TEXT", help="What a query is called, in their order."
    ),
    click.option(
        "--share", is_flag=True, help="As a share of all articles of the same papers and the same time."
    ),
    click.option("--collapse", is_flag=True, help="Count stories, each once however many articles print it."),
    click.option("--csv", "form", flag_value="csv", help="The numbers as a table, commas between."),
    click.option("--json", "form", flag_value="json", help="One JSON object with the numbers."),
    click.option("--svg", metavar="FILE", help="Write a picture there instead (extra figures)."),
    click.option("--png", metavar="FILE", help="The same, 1600 dots wide."),
    click.option("--pdf", metavar="FILE", help="The same for a paper."),
    click.option("--title", metavar="TEXT", help="What stands above the picture. Default: nothing."),
    click.option(
        "--lang", type=click.Choice(["de", "en"]), help="Labels in German or English. Default: as the system."
    ),
)


class Asked(NamedTuple):
    """What the options ask for."""

    beside: tuple[str, ...]
    papers: int | None
    labels: tuple[str, ...]
    share: bool
    collapse: bool
    form: str | None
    files: dict[str, str]
    title: str | None
    lang: str | None

    def counts(self, store: Store) -> Counts:
        """Return what counts: articles, or stories."""
        return store.stories.counts if self.collapse else store

    def queries(self, store: Store, query: Query) -> list[tuple[str, Query]]:
        """Return each query of the figure with its label. Raises UsageError, QuerySyntaxError."""
        if self.papers is not None:
            if self.beside:
                raise UsageError(_("--papers parts one query by paper; leave out --beside"))
            from newsarchive.archive.study.charts import papers_in  # noqa: PLC0415 - one query does without

            found = papers_in(store, query, self.papers)
        else:
            typed = click.get_current_context().params["query"]
            texts = [" ".join(typed).strip() or str(query), *self.beside]
            found = list(zip(texts, [query, *map(also, self.beside)], strict=True))
        if len(self.labels) > len(found):
            raise UsageError(
                _(
                    "{labels} labels for a figure of {found}; expected one for each at most",
                    labels=len(self.labels),
                    found=len(found),
                )
            )
        names = [*self.labels, *(label for label, _ in found[len(self.labels) :])]
        return [(name, one) for name, (_, one) in zip(names, found, strict=True)]

    def write(self, draw: Callable[[str, Words], bytes]) -> bool:
        """Write each picture that was asked for, as ``draw`` gives it; return whether there was one. Raises ArchiveReadOnly."""
        from newsarchive.render.figures.words import words_for  # noqa: PLC0415 - --help does without

        for form, file in self.files.items():
            raw = draw(form, words_for(self.lang))
            try:
                Path(file).write_bytes(raw)
            except OSError as error:
                raise ArchiveReadOnly(file, error.strerror or str(error)) from error
        return bool(self.files)


def figure_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a figure; the command gets ``asked``."""
    from functools import wraps  # noqa: PLC0415 - as a decorator it runs once

    @wraps(command)
    def with_asked(*args: Any, **options: Any) -> Any:
        own = {
            name: options.pop(name)
            for name in ("beside", "papers", "labels", "share", "collapse", "form", "title", "lang")
        }
        files = {form: file for form in ("svg", "png", "pdf") if (file := options.pop(form)) is not None}
        return command(*args, asked=Asked(**own, files=files), **options)

    wrapped: Callable[..., Any] = with_asked
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped
