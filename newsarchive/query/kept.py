"""A field's place in the archive -> the statements that list its values, count them, and find the articles of one."""

from __future__ import annotations

from newsarchive.types.value import Value

__all__ = [
    "CODES",
    "NOTES",
    "PATHS",
    "SPEAKERS",
    "KeptValues",
    "column",
    "labels",
    "linked_names",
    "rows_of",
    "statements",
]

# Every statement is put together from names of our own schema; what a person typed is always bound.
# ruff: noqa: S608


class KeptValues(Value):
    """Where the values of a field are kept.

    ``values`` lists each with what it is found by, ``articles`` finds the articles (``id`` or ``article_id``) of one
    (the value bound), ``any_value`` those with any. ``value`` and ``article`` are columns of ``table``, for counting.
    """

    values: str
    articles: str
    any_value: str
    table: str = ""
    value: str = ""
    article: str = ""


def column(name: str) -> KeptValues:
    """Return where a column of the articles' table keeps a field of one value."""
    return KeptValues(
        values=f"SELECT DISTINCT {name}, {name} FROM articles WHERE {name} IS NOT NULL",
        articles=f"SELECT id FROM articles WHERE {name} = ?",
        any_value=f"SELECT id FROM articles WHERE {name} IS NOT NULL",
        table="articles",
        value=name,
        article="id",
    )


def linked_names(names: str, links: str, number: str, role: str) -> KeptValues:
    """Return where names are kept once, in ``names``, and ``links`` says by ``number`` and ``role`` which article has them."""
    return KeptValues(
        values=f"SELECT id, name FROM {names}",
        articles=f"SELECT article_id FROM {links} WHERE role = '{role}' AND {number} = ?",
        any_value=f"SELECT DISTINCT article_id FROM {links} WHERE role = '{role}'",
        table=f"{links} JOIN {names} ON {names}.id = {number} AND role = '{role}'",
        value="name",
        article="article_id",
    )


def rows_of(table: str, name: str, *, indexed: bool = False) -> KeptValues:
    """Return where a table with rows for each article keeps a value in the column ``name``.

    With an index on it the values are listed by going from one to the next, instead of through all rows.
    """
    each = f"""WITH RECURSIVE each_value (value) AS (SELECT min({name}) FROM {table} UNION ALL
        SELECT (SELECT min({name}) FROM {table} WHERE {name} > each_value.value) FROM each_value WHERE value IS NOT NULL)
        SELECT value, value FROM each_value WHERE value IS NOT NULL"""
    return KeptValues(
        values=each if indexed else f"SELECT DISTINCT {name}, {name} FROM {table} WHERE {name} IS NOT NULL",
        articles=f"SELECT article_id FROM {table} WHERE {name} = ?",
        any_value=f"SELECT DISTINCT article_id FROM {table} WHERE {name} IS NOT NULL",
        table=table,
        value=name,
        article="article_id",
    )


def labels(table: str, name: str) -> KeptValues:
    """Return where a table keeps what people said of articles, by the articles' keys, which outlive their numbers."""
    return KeptValues(
        values=f"SELECT DISTINCT {name}, {name} FROM {table}",
        articles=f"SELECT id FROM articles WHERE key IN (SELECT article_key FROM {table} WHERE {name} = ?)",
        any_value=f"SELECT id FROM articles WHERE key IN (SELECT article_key FROM {table})",
        table=f"{table} JOIN articles ON article_key = key",
        value=name,
        article="articles.id",
    )


def statements(condition: str) -> KeptValues:
    """Return where the words of quotations are kept that meet ``condition``; one is found by its article and its position."""
    return KeptValues(
        values=f"SELECT article_id || ' ' || position, words FROM quotations WHERE {condition}",
        articles="SELECT article_id FROM quotations WHERE (article_id, position) = "
        "(substr(?1, 1, instr(?1, ' ') - 1) + 0, substr(?1, instr(?1, ' ') + 1) + 0)",
        any_value=f"SELECT DISTINCT article_id FROM quotations WHERE {condition}",
    )


PATHS = KeptValues(
    values="SELECT source_id, path FROM paths",
    articles="SELECT id FROM articles WHERE source_id = ?",
    any_value="SELECT id FROM articles WHERE source_id IN (SELECT source_id FROM paths)",
)
NOTES = KeptValues(
    values="SELECT DISTINCT code || ' ' || message, code || ' ' || message FROM notes UNION SELECT text, text FROM remarks",
    articles="""SELECT article_id FROM notes WHERE code || ' ' || message = ?1
        UNION SELECT id FROM articles WHERE key IN (SELECT article_key FROM remarks WHERE text = ?1)""",
    any_value="""SELECT article_id FROM notes
        UNION SELECT id FROM articles WHERE key IN (SELECT article_key FROM remarks)""",
)
"""Those of the parser and those of people."""
CODES = KeptValues(
    values="SELECT DISTINCT variable || '=' || value, variable || '=' || value FROM codings",
    articles="SELECT id FROM articles WHERE key IN (SELECT article_key FROM codings WHERE variable || '=' || value = ?)",
    any_value="SELECT id FROM articles WHERE key IN (SELECT article_key FROM codings)",
    table="(SELECT article_key, variable || '=' || value AS code FROM codings) JOIN articles ON article_key = key",
    value="code",
    article="articles.id",
)
"""What any coder said, as ``ton=negativ``."""
SPEAKERS = KeptValues(
    values="""SELECT DISTINCT person, person FROM quotations WHERE person IS NOT NULL
        UNION SELECT speaker, speaker FROM quotations WHERE speaker IS NOT NULL""",
    articles="SELECT article_id FROM quotations WHERE person = ?1 OR speaker = ?1",
    any_value="SELECT DISTINCT article_id FROM quotations WHERE person IS NOT NULL",
    table="quotations",
    value="person",
    article="article_id",
)
"""Found as printed and by their full name, counted by the latter alone."""
