"""Compounds of a query -> the articles that have a part of one, with what that says about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.nodes import Not
from newsarchive.query.plan import plan_of
from newsarchive.search.match.ids import holding
from newsarchive.search.match.postings import impacts_of
from newsarchive.search.rank.rarity import weigh
from newsarchive.search.rank.terms import query_terms_of

if TYPE_CHECKING:
    from newsarchive.search.match.lexicon import ArchiveLexicon
    from newsarchive.search.readings import Readings

__all__ = ["scores_by_parts"]


def scores_by_parts(lexicon: ArchiveLexicon, readings: Readings) -> dict[int, float]:
    """Return the scores of all articles that have a part of a compound that may lack, and meet the rest of the query.

    Parts that very many articles have say nothing, and are left out.
    """
    weighed = weigh(lexicon, query_terms_of(readings.inflected, lexicon))
    scores: dict[int, float] = {}
    for term, weight in weighed.parts:
        for number, impact in impacts_of(lexicon.connection, (term,), None, 0).items():
            scores[number] = scores.get(number, 0.0) + weight * impact
    for part in readings.rest:
        wanted = part.part if isinstance(part, Not) else part
        some = holding(lexicon.connection, plan_of(wanted, lexicon), set(scores), lexicon)
        scores = {number: score for number, score in scores.items() if (number in some) == (wanted is part)}
    return scores
