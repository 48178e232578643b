"""An archive -> content analysis by hand: sheets for coders out of a query, filled-in sheets back, agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.archive.study.searched import Searched
    from newsarchive.query.nodes import Query
    from newsarchive.study.coding.agreement import Agreement
    from newsarchive.study.coding.codebook import Variable
    from newsarchive.study.coding.codings import Coding

__all__ = ["Assigned", "Coders"]


class Assigned(NamedTuple):
    """What is coded, and by coder the keys of the articles in the order of her sheet."""

    variables: list[Variable]
    keys: dict[str, list[str]]


class Coders:
    """Coding by hand; every method raises an ArchiveError where the archive cannot be used."""

    def __init__(self, archive: Searched) -> None:
        self.archive = archive

    def assign(  # noqa: PLR0913 - what a plan of coding consists of
        self,
        query: str | Query,
        codebook: bytes,
        path: str,
        coders: Sequence[str],
        *,
        overlap: float,
        seed: int,
    ) -> Assigned:
        """Keep a codebook (``path`` names it in errors), and deal out what ``query`` means. Raises UsageError, UnreadableInput."""
        from newsarchive.store.transaction import transaction  # noqa: PLC0415 - each method loads what it needs
        from newsarchive.study.coding.codebook import keep_variables, read_codebook  # noqa: PLC0415 - as above
        from newsarchive.study.coding.codings import shares  # noqa: PLC0415 - as above
        from newsarchive.study.labels import keys_of  # noqa: PLC0415 - as above

        variables = read_codebook(codebook, path)
        ids = self.archive.ids(query, sort="id")
        with self.archive.statement() as connection:
            dealt = shares(keys_of(connection, ids), coders, overlap, seed)
            with transaction(connection):
                keep_variables(connection, variables)
        return Assigned(variables, dealt)

    def read(self, sheet: bytes, path: str) -> tuple[int, int]:
        """Keep what a filled-in sheet says; return filled and all cells. Raises UnreadableInput, then nothing of it is kept."""
        from newsarchive.study.coding.codings import keep_sheet  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return keep_sheet(connection, sheet, path)

    def codings(self) -> list[Coding]:
        """Return everything that was coded, by article, variable and coder."""
        from newsarchive.study.coding.codings import all_codings  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return all_codings(connection)

    def variables(self) -> list[Variable]:
        """Return the codebook."""
        from newsarchive.study.coding.codebook import codebook_of  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return list(codebook_of(connection).values())

    def agreements(self, names: Sequence[str] = ()) -> list[Agreement]:
        """Return how far coders agree on some variables, or on all. Raises UsageError for an unknown one."""
        from newsarchive.study.coding.codings import agreements  # noqa: PLC0415 - as above

        with self.archive.statement() as connection:
            return agreements(connection, names)
