"""What commands ask of an archive, whatever keeps it: the interface that another kind of store would have to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from newsarchive.ingest.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from newsarchive.archive.bin import Removed
    from newsarchive.archive.copies import Merged
    from newsarchive.archive.correct import Change
    from newsarchive.archive.statements import Quotes
    from newsarchive.archive.stories import Stories
    from newsarchive.archive.study.study import Study
    from newsarchive.archive.verify import Problem
    from newsarchive.parser.corrections import Correction
    from newsarchive.query.nodes import Query
    from newsarchive.search.show.kwic import Line
    from newsarchive.search.show.overview import Listed
    from newsarchive.types.article import Article
    from newsarchive.types.progress import Progress
    from newsarchive.types.results import FacetValue, Results, Timeline

__all__ = ["Store"]


class Store(Writer, Protocol):
    """What commands ask of an archive, whatever keeps it."""

    @property
    def place(self) -> str:
        """Where the archive is, for people."""

    @property
    def study(self) -> Study:
        """What a person makes of the archive."""

    @property
    def quotes(self) -> Quotes:
        """Who said what in the articles."""

    @property
    def stories(self) -> Stories:
        """The stories that the articles print."""

    def get(self, wanted: str | int) -> Article:
        """Return the article with this row number or prefix of a key."""

    def raw(self, wanted: str | int) -> bytes:
        """Return the original bytes of an article."""

    def search(  # noqa: PLR0913 - the options of a search
        self,
        query: str | Query,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: str = "score",
        mode: str | None = None,
        beyond: bool | None = None,
        collapse: bool = False,
        latest: bool = False,
    ) -> Results:
        """Return a page of the articles that meet ``query``, and behind them those that do not quite."""

    def ids(self, query: str | Query = "*", *, sort: str = "score", mode: str | None = None) -> list[int]:
        """Return the ids of all articles that meet ``query``, in order."""

    def articles(
        self, query: str | Query = "*", *, sort: str = "score", mode: str | None = None
    ) -> Iterator[Article]:
        """Yield all articles that meet ``query``, in order."""

    def kwic(  # noqa: PLR0913 - the options of a search
        self,
        query: str | Query,
        words: int,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: str = "score",
        mode: str | None = None,
    ) -> list[Line]:
        """Return a page of matches, each once with ``words`` words on either side."""

    def count(self, query: str | Query, *, mode: str | None = None) -> int:
        """Return how many articles meet ``query``."""

    def combined(
        self, query: str | Query, *, by: Sequence[str], mode: str | None = None
    ) -> list[tuple[tuple[str | None, ...], int]]:
        """Return how many articles that meet ``query`` have each combination of values of ``by`` (publisher, month, …); the numbers add up."""

    def listed(
        self, query: str | Query = "*", *, sort: str = "date", limit: int = 20, offset: int = 0
    ) -> tuple[int, list[Listed]]:
        """Return how many articles ``query`` means, and a page of them."""

    def stats(
        self, query: str | Query = "*", *, by: Sequence[str] = (), gaps: int | None = None
    ) -> dict[str, Any]:
        """Return numbers about what ``query`` means."""

    def facets(
        self, query: str | Query, names: Sequence[str], *, mode: str | None = None
    ) -> dict[str, list[FacetValue]]:
        """Return the values of fields in the articles that meet ``query``, with their numbers."""

    def timeline(self, query: str | Query, *, step: str = "month", mode: str | None = None) -> Timeline:
        """Return how many of the articles that meet ``query`` are from each year, month or day."""

    def review(self, *, limit: int, below: float | None) -> list[Article]:
        """Return the articles whose weakest field is less sure than ``below``, worst first; None: those that deserve a look."""

    def correct(self, wanted: str | int, corrections: Sequence[Correction]) -> Change:
        """Keep corrections of an article and apply them."""

    def correct_all(
        self, query: str | Query, corrections: Sequence[Correction], *, progress: Progress | None = None
    ) -> list[Change]:
        """Keep the same corrections of every article that meets ``query``, all or none."""

    def undo(self, *, progress: Progress | None = None) -> list[Change]:
        """Take back the last correction, of however many articles it was."""

    def reparse(
        self, wanted: Sequence[str] = (), *, dry_run: bool = False, progress: Progress | None = None
    ) -> Iterator[Change]:
        """Parse articles (none named: all) anew, and yield each whose record changes."""

    def remove(self, wanted: Sequence[str | int], *, progress: Progress | None = None) -> list[Removed]:
        """Move articles to the bin."""

    def removed(self) -> list[Removed]:
        """Return what lies in the bin."""

    def put_back(self, wanted: Sequence[str], *, progress: Progress | None = None) -> list[Removed]:
        """Put articles back from the bin, by their keys."""

    def failures(self, *, dismissed: bool | None = False) -> list[dict[str, Any]]:
        """Return the inputs that could not be read: not dismissed, ``dismissed``, or all (None)."""

    def dismiss(self, wanted: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Report failures no more, until the bytes of their files are others."""

    def recall(self, wanted: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Report dismissed failures again."""

    def close(self) -> None:
        """Let go of the archive."""

    def failed_paths(self) -> list[str]:
        """Return the inputs on disk that could not be read."""

    def verify(self, *, mend: bool = False, progress: Progress | None = None) -> list[Problem]:
        """Return what is wrong with the archive; ``mend``: rebuild what can be, and return what is left."""

    def dump(self, folder: Path, *, progress: Progress | None = None) -> dict[str, int]:
        """Write the archive as text to a new folder; return the rows by table."""

    def compact(
        self, *, progress: Progress | None = None, stopped: Callable[[], bool] = lambda: False
    ) -> tuple[int, int]:
        """Keep the same in less room, until ``stopped``; return the bytes before and after."""

    def backup(self, target: Path, *, progress: Progress | None = None) -> None:
        """Copy the archive to one new file."""

    def extract(self, numbers: Sequence[int], target: Path, *, progress: Progress | None = None) -> None:
        """Put some articles into a new archive."""

    def merge(self, other: str, *, progress: Progress | None = None) -> Merged:
        """Put the articles of another archive into this one."""

    def export_originals(
        self, folder: Path, *, progress: Progress | None = None
    ) -> Iterator[tuple[str, Path]]:
        """Write the originals below a new folder; yield each path and its new file."""
