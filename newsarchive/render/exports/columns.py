"""Article -> cells: the columns of every table that leaves the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article, BodyPart

__all__ = [
    "ARTICLE_COLUMNS",
    "PARAGRAPH_COLUMNS",
    "Cell",
    "Column",
    "Row",
    "columns_of",
    "first_day",
    "rows_of",
]

Cell = str | int | None
BETWEEN = "; "
"""What parts several names in one cell."""


class Row(NamedTuple):
    """What a row is about: an article, and where it is about a part of its body, that part and its number from 1."""

    article: Article
    number: int = 0
    part: BodyPart | None = None


class Column(NamedTuple):
    """A column: its name, whether it holds text or whole numbers, and the cell of a row."""

    name: str
    kind: type[str | int]
    cell: Callable[[Row], Cell]


def first_day(published: str | None) -> str | None:
    """Return the first day (YYYY-MM-DD) that an ISO date of any precision means: ``2022-01`` is ``2022-01-01``."""
    if not published:
        return None
    return (published + "0000-01-01"[len(published) :])[:10]


def body_text(article: Article) -> str:
    """Return the body, a blank line between its parts."""
    return "\n\n".join(part.text for part in article.body)


def joined(values: Iterable[str | None]) -> str | None:
    """Return the values in one cell, None where there is none."""
    return BETWEEN.join(value for value in values if value) or None


KEY = Column("key", str, lambda row: row.article.key)
PUBLISHED = Column("published", str, lambda row: row.article.published)
FIRST_DAY = Column("published_from", str, lambda row: first_day(row.article.published))
PUBLISHER = Column("publisher", str, lambda row: row.article.source.publisher)
SECTION = Column("section", str, lambda row: row.article.section)
HEADLINE = Column("headline", str, lambda row: row.article.headline)
ARTICLE_COLUMNS = (
    KEY,
    Column("id", int, lambda row: row.article.id),
    PUBLISHED,
    FIRST_DAY,
    Column("updated", str, lambda row: row.article.updated),
    PUBLISHER,
    SECTION,
    Column("kicker", str, lambda row: row.article.kicker),
    HEADLINE,
    Column("subheadline", str, lambda row: row.article.subheadline),
    Column("teaser", str, lambda row: row.article.teaser),
    Column("authors", str, lambda row: joined(row.article.byline.authors) if row.article.byline else None),
    Column("agencies", str, lambda row: joined(row.article.agencies)),
    Column("places", str, lambda row: joined(row.article.dateline.places) if row.article.dateline else None),
    Column("text", str, lambda row: body_text(row.article) or None),
    Column("words", int, lambda row: len(body_text(row.article).split())),
    Column("captions", str, lambda row: joined(photo.caption for photo in row.article.photos)),
    Column("credits", str, lambda row: joined(photo.credit for photo in row.article.photos)),
    Column("signature", str, lambda row: row.article.signature),
    Column("tags", str, lambda row: joined(row.article.tags)),
    Column("remark", str, lambda row: row.article.remark),
    Column(
        "codes",
        str,
        lambda row: joined(dict.fromkeys(f"{one.variable}={one.value}" for one in row.article.codes)),
    ),
    Column("edition", str, lambda row: row.article.edition),
    Column("page", str, lambda row: row.article.page),
    Column("url", str, lambda row: row.article.source.url),
    Column("language", str, lambda row: row.article.source.language),
    Column("path", str, lambda row: row.article.source.paths[0] if row.article.source.paths else None),
    Column("sha256", str, lambda row: row.article.source.sha256),
)
"""A row an article. ``published`` is as precise as it was printed; ``published_from`` is a whole day, for programs that want one."""
PARAGRAPH_COLUMNS = (
    KEY,
    PUBLISHED,
    FIRST_DAY,
    PUBLISHER,
    SECTION,
    HEADLINE,
    Column("number", int, lambda row: row.number),
    Column("kind", str, lambda row: row.part.kind.value if row.part else None),
    Column("text", str, lambda row: row.part.text if row.part else None),
)
"""A row for each part of the body, numbered from 1; an article without a body has one row, number 0."""


def columns_of(layout: Layout) -> tuple[Column, ...]:
    """Return the columns of a table with a row an article or a paragraph, and one for each variable of the codebook."""
    own = PARAGRAPH_COLUMNS if layout.rows == "paragraph" else ARTICLE_COLUMNS
    return (*own, *map(coded_column, layout.variables))


def coded_column(variable: str) -> Column:
    """Return the column of what coders said of an article: one value where they agree, else each."""
    return Column(
        f"code_{variable}",
        str,
        lambda row: joined(dict.fromkeys(one.value for one in row.article.codes if one.variable == variable)),
    )


def rows_of(articles: Iterable[Article], layout: Layout) -> Iterator[list[Cell]]:
    """Yield the cells of each row, in the order of ``columns_of``."""
    columns = columns_of(layout)
    for article in articles:
        if layout.rows == "paragraph" and article.body:
            for number, part in enumerate(article.body, 1):
                yield [column.cell(Row(article, number, part)) for column in columns]
        else:
            yield [column.cell(Row(article)) for column in columns]
