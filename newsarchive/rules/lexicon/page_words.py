"""The words of a page's tools and labels, which are no part of its article."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import one_of, word_list

WORDS = one_of(word_list(__file__, "page_words"))
KICKERS = frozenset({"Kommentar", "Datenschutz", "Video", "Podcast", "Newsletter", "Kontakt"})
"""Words of pages that are kickers or sections, too."""
TOOL_ROW = re.compile(rf"(?:{WORDS}(?:[ \t]*[|·•,/>]?[ \t]*|$)){{1,14}}(?=$|[A-ZÄÖÜ„\"»«(©\d])")
