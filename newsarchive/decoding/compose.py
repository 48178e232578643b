"""Text -> the same with composed letters, and where each of its code points stood before."""

from __future__ import annotations

import unicodedata

__all__ = ["compose"]


def compose(text: str) -> tuple[str, list[int]]:
    """Return ``text`` with each letter and its marks as one code point where Unicode has one, and where each came from."""
    letters: list[str] = []
    origins: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = text[at:end]
        if len(cluster) > 1 and len(one := unicodedata.normalize("NFC", cluster)) < len(cluster):
            cluster = one
        letters.append(cluster)
        origins.extend(range(at, at + len(cluster)))
        at = end
    return "".join(letters), [*origins, len(text)]
