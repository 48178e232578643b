"""Words of a query -> what the index calls them: lemmas, the parts of compounds, the form typed, and how much each counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsarchive.german.fold import plain
from newsarchive.german.joined import query_words
from newsarchive.german.lookup import form_terms, part_terms
from newsarchive.german.word_lists import word_list
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.german.lookup import Lookup
    from newsarchive.query.nodes import Word

__all__ = ["QueryTerm", "function_word", "query_terms_of", "rarity_of"]

OTHER_WORD = 0.6
"""Weight of a word in lower case beside a noun or name."""
FUNCTION_WORDS = frozenset(word_list(__file__, "function_words"))


class QueryTerm(Value):
    """A word of the query: what the index calls it, its parts where it is a compound, and the form typed."""

    shown: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]
    form: str
    weight: float


def rarity_of(query_term: QueryTerm, count: int, articles: int) -> float:
    """Return how much a word says that ``count`` of ``articles`` have: BM25's inverse frequency, by the word's weight."""
    return math.log(1 + (articles + 0.5) / (count + 0.5)) * query_term.weight


def function_word(word: str) -> bool:
    """Tell whether ``word`` only joins others: it decides nothing beside them."""
    return word.lower() in FUNCTION_WORDS


def query_terms_of(words: Iterable[Word], lookup: Lookup) -> list[QueryTerm]:
    """Return the query_terms of the query's words, each once; function words only where there is nothing else."""
    found: dict[str, QueryTerm] = {}
    for word in words:
        own = query_words(word.text)
        for piece in (*own, "".join(own)) if len(own) > 1 else own:
            terms = form_terms(piece, lookup)
            parts = part_terms(piece, lookup)
            weight = 1.0 if not piece[0].islower() else OTHER_WORD
            found.setdefault(
                terms[0],
                QueryTerm(shown=word.text, terms=terms, parts=parts, form=plain(piece), weight=weight),
            )
    kept = [query_term for query_term in found.values() if not function_word(query_term.form)]
    return kept or list(found.values())
