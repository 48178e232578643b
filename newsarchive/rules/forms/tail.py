"""Where a page's text ends and the rest of the page begins: related articles, comments, its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["page_tail"]


def page_tail(block: Block, seen: Seen) -> Claims:
    """See what stands on a page below its text.

    Yes: corpus/made-up/page-tail.txt line 17.
    No:  corpus/tempting/tail.txt line 9, the lines of a poem in a text that is no page.
    """
    if seen.plan is None or seen.plan.tail < 0 or block.start < seen.plan.tail:
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "page_tail", 0.8)
