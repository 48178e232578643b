"""Our query language: text -> Query, a value with two meanings (SQL and in memory)."""

from __future__ import annotations

from newsarchive.query.nodes import Query
from newsarchive.query.parse import parse_query

__all__ = ["Query", "parse_query"]
