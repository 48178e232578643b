"""Articles in a form -> a new file, or a new folder with a file for each; whole or not at all."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from newsarchive.errors import UsageError, printable
from newsarchive.render.forms import FORMS, write_form
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["into_file", "into_folder", "new_folder", "write_new"]

NOT_IN_NAMES = re.compile(r"[^\w-]+")
LONGEST_NAME = 60
"""Characters of a headline in the name of a file."""


def into_file(form: str, articles: Iterable[Article], target: Path, layout: Layout) -> None:
    """Write ``articles`` to the new file ``target``. Raises UsageError where it is there already or cannot be written."""
    with new_file(target) as file:
        write_form(form, articles, file, layout)


def write_new(target: Path, raw: bytes) -> None:
    """Write ``raw`` to the new file ``target``. Raises UsageError as ``into_file`` does."""
    with new_file(target) as file:
        file.write(raw)


@contextmanager
def new_file(target: Path) -> Iterator[IO[bytes]]:
    """Give a file to be filled, which becomes ``target`` when the block ends well. Raises UsageError as ``into_file`` does."""
    if target.exists():
        raise UsageError(_("{target} is there already; name a new file", target=printable(str(target))))
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            try:
                yield file.file
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        Path(file.name).replace(target)
    except OSError as error:
        raise unwritable(target, error) from error


def into_folder(form: str, articles: Iterable[Article], target: Path, layout: Layout) -> None:
    """Write a file for each of ``articles`` to the new folder ``target``. Raises UsageError as ``into_file`` does."""
    with new_folder(target) as folder:
        for article in articles:
            with (folder / name_of(article, FORMS[form].ending)).open("xb") as file:
                write_form(form, [article], file, layout)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a folder to be filled, which becomes ``target`` when the block ends well. Raises UsageError as ``into_file`` does."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(
            _(
                "{target} is not an empty folder; name one that is not there yet",
                target=printable(str(target)),
            )
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if target.exists():
            target.rmdir()
        folder.chmod(0o755)
        folder.rename(target)
    except OSError as error:
        raise unwritable(target, error) from error


def name_of(article: Article, ending: str) -> str:
    """Return day, headline and key as the name of a file: letters, digits and hyphens, so on every system."""
    headline = NOT_IN_NAMES.sub("-", article.headline or "").strip("-")[:LONGEST_NAME].rstrip("-")
    day = NOT_IN_NAMES.sub("-", (article.published or "")[:10])
    return "-".join(part for part in (day, headline, article.key) if part) + ending


def unwritable(target: Path, error: OSError) -> UsageError:
    """Return what to say of a place that cannot be written to."""
    return UsageError(
        _(
            "cannot write {target}: {reason}; name another place",
            target=printable(str(target)),
            reason=error.strerror or error,
        )
    )
