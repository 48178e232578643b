"""A data file of words, one a line -> its words, or those of each of its parts.

The files stand in a folder ``lists`` beside the module that reads them. A line is a word, a phrase or, where a pattern is made of
the list, a small pattern. What follows ``# `` at a line's start, or two blanks and ``# ``, says why it is there; ``== name`` opens a part.
"""

from __future__ import annotations

import os.path

__all__ = ["one_of", "word_list", "word_parts"]


def word_list(module: str, name: str) -> tuple[str, ...]:
    """Return the lines of the list ``name`` beside the file ``module``, all parts in a row."""
    return tuple(word for words in word_parts(module, name).values() for word in words)


def word_parts(module: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of each part of the list ``name`` beside the file ``module``; those above the first belong to ``""``."""
    with open(f"{os.path.dirname(module)}/lists/{name}.txt", encoding="utf-8") as file:
        return parts_of(file.read())


def parts_of(text: str) -> dict[str, tuple[str, ...]]:
    r"""Return the lines of each part of a data file's ``text``.

    >>> parts_of("# Why these are here.\nMai\n== south\nJänner  # Austria\nFeber\n")
    {'': ('Mai',), 'south': ('Jänner', 'Feber')}
    """
    parts: dict[str, list[str]] = {"": []}
    words = parts[""]
    for line in text.split("\n"):
        if not line or line.startswith("# "):
            continue
        if line.startswith("== "):
            words = parts.setdefault(line[3:], [])
        else:
            words.append(line.partition("  # ")[0])
    return {part: tuple(words) for part, words in parts.items() if words}


def one_of(words: tuple[str, ...]) -> str:
    """Return the pattern of any of ``words``, the first that matches; blanks in them count in a laid-out pattern, too.

    >>> one_of(("Mai", "Anfang Juni"))
    '(?-x:Mai|Anfang Juni)'
    """
    return f"(?-x:{'|'.join(words)})"
