"""Articles -> a REFI-QDA project (MAXQDA, ATLAS.ti, NVivo, QualCoder): the texts, and their fields as codings.

Standard: "REFI-QDA Standard for Exchange of Processed Data 1.5". Positions are code points from 0, as our spans are.
"""

from __future__ import annotations

import shutil
import tempfile
import uuid
import zipfile
from typing import IO, TYPE_CHECKING, Any

from newsarchive.render.exports.columns import ARTICLE_COLUMNS, Row
from newsarchive.render.exports.plain import title_of
from newsarchive.render.exports.xml_text import EARLIEST, packed, xml_text
from newsarchive.types.pieces import Label
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["write_qdpx"]

NAMESPACE = "urn:QDA-XML:project:1.0"
HOME = uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)
"""Identifiers are made from names, so that the same articles give the same project."""
LONGEST_NAME = 63
"""Characters of a name that every program shows."""
VARIABLES = frozenset(
    "key published publisher section authors agencies places tags remark codes url language".split()
)
"""Columns that a text carries as variables."""


def write_qdpx(articles: Iterable[Article], target: IO[bytes], layout: Layout) -> None:
    """Write the project: ``project.qde`` and a text file for each article."""
    from lxml import etree  # noqa: PLC0415 - the other forms do without

    user = guid("user", "newsarchive")
    project: _Element = element(
        None,
        "Project",
        name=xml_text(layout.title),
        origin=f"newsarchive {__version__}",
        creatingUserGUID=user,
    )
    element(element(project, "Users"), "User", guid=user, name="newsarchive")
    codes = element(element(project, "CodeBook"), "Codes")
    for label in Label:
        if label is not Label.SEPARATOR:
            element(codes, "Code", guid=guid("code", label.value), name=label.value, isCodable="true")
    variables = element(project, "Variables")
    for name in sorted(VARIABLES):
        element(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text")
    start, _, end = etree.tostring(project, encoding="unicode").rpartition("</Project>")
    with zipfile.ZipFile(target, "w") as archive, tempfile.TemporaryFile() as listed:
        for article in articles:
            packed(archive, f"sources/{guid('text', article.key)}.txt", article.text)
            listed.write(etree.tostring(source(article, user), encoding="utf-8"))
        some = listed.tell() > 0
        listed.seek(0)
        with archive.open(zipfile.ZipInfo("project.qde", EARLIEST), "w", force_zip64=True) as file:
            file.write(f'<?xml version="1.0" encoding="utf-8"?>\n{start}'.encode())
            file.write(b"<Sources>" if some else b"")
            shutil.copyfileobj(listed, file)
            file.write(b"</Sources>" if some else b"")
            file.write(f"</Project>{end}".encode())


def guid(*names: str) -> str:
    """Return the identifier of something by its names."""
    return str(uuid.uuid5(HOME, "/".join(names)))


def element(parent: _Element | None, tag: str, /, **attributes: str) -> Any:
    """Return a new element of the project below ``parent``."""
    from lxml import etree  # noqa: PLC0415 - as above

    tag = f"{{{NAMESPACE}}}{tag}"
    if parent is None:
        return etree.Element(tag, attributes, nsmap={None: NAMESPACE})
    return etree.SubElement(parent, tag, attributes)


def source(article: Article, user: str) -> _Element:
    """Return a text with its codings and variables."""
    own = guid("text", article.key)
    name = f"{(article.published or '')[:10]} {xml_text(title_of(article))}".strip()[:LONGEST_NAME]
    text: _Element = element(
        None, "TextSource", guid=own, name=name, plainTextPath=f"internal://{own}.txt", creatingUser=user
    )
    for piece in article.pieces:
        if piece.label is Label.SEPARATOR:
            continue
        at = (article.key, str(piece.start))
        selection = element(
            text,
            "PlainTextSelection",
            guid=guid("selection", *at),
            name=xml_text(" ".join(article.text[piece.start : piece.end].split()))[:LONGEST_NAME],
            startPosition=str(piece.start),
            endPosition=str(piece.end),
            creatingUser=user,
        )
        coding = element(selection, "Coding", guid=guid("coding", *at), creatingUser=user)
        element(coding, "CodeRef", targetGUID=guid("code", piece.label.value))
    for column in ARTICLE_COLUMNS:
        cell = column.cell(Row(article))
        if column.name in VARIABLES and cell:
            value = element(text, "VariableValue")
            element(value, "VariableRef", targetGUID=guid("variable", column.name))
            element(value, "TextValue").text = xml_text(str(cell))
    return text
