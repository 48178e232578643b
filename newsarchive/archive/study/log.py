"""An archive -> the log of its searches, kept once a person switches it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsarchive.archive.study.searched import Searched
    from newsarchive.study.searches import Logged

__all__ = ["SearchLog"]


class SearchLog:
    """The log of searches of one archive; every method raises an ArchiveError where the archive cannot be used."""

    def __init__(self, archive: Searched) -> None:
        self.archive = archive

    @property
    def on(self) -> bool:
        """Whether searches are logged; they are not until a person says so."""
        from newsarchive.study.searches import is_on  # noqa: PLC0415 - each method loads what it needs

        with self.archive.statement() as connection:
            return is_on(connection)

    def switch(self, *, on: bool) -> None:
        """Begin to log searches, or stop; what was logged stays."""
        from newsarchive.study.searches import switch  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            switch(connection, on=on)

    def note(self, query: str, hits: int) -> None:
        """Log a search, if that is switched on: the query as it was read, and how many articles it means."""
        from newsarchive.study.searches import note  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            note(connection, query, hits)

    def searches(self) -> list[Logged]:
        """Return the searches that were logged, the oldest first."""
        from newsarchive.study.searches import searches  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return searches(connection)
