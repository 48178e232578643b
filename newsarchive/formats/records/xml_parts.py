"""XML, whatever its vocabulary -> its elements: the root's name, the tree of one article, the elements that hold one each.

No entity is resolved, no DTD read, nothing fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.types.document import Code, Document, Failure
from newsarchive.types.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml import etree

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = [
    "as_text",
    "elements_of",
    "forget",
    "local",
    "markup_of",
    "root_name",
    "root_of",
    "shown",
    "texts_in",
    "xml_documents",
]

ROOT = re.compile(
    rb"""
    \s*
    (?:
          <\?[^<>]{0,300}\?>\s* | <!--(?:(?!-->).){0,4000}-->\s*
        | <!DOCTYPE[^<>\[]{0,300}(?:\[.{0,4000}?\]\s*)?>\s*
    )*
    <(?:[\w.-]{1,30}:)?([A-Za-z_][\w.-]{0,60})[\s/>]
    """,
    re.VERBOSE | re.DOTALL,
)
BLANKS = re.compile(r"\s+")
PREFIX = re.compile(r"(</?)[\w.-]+:")
NAMESPACE = re.compile(r"\sxmlns(?::\w+)?=\"[^\"]*\"")
OPTIONS = {
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


def root_name(start: bytes) -> str:
    """Return the name of the first element of a file that begins so, without its prefix; nothing for what is no XML."""
    root = ROOT.match(start)
    return root[1].decode() if root else ""


def root_of(raw: bytes) -> etree._Element | None:
    """Return the tree of ``raw``; None for what is no XML."""
    from lxml import etree  # noqa: PLC0415 - only when such a file comes in; likewise below

    options: Any = OPTIONS
    try:
        root: etree._Element | None = etree.fromstring(
            raw, etree.XMLParser(**options, remove_comments=True, remove_pis=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def as_text(raw: bytes) -> Reading:
    """Return the reading of what turned out to be no XML."""
    found = decode(raw)
    return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=found.notes)


def local(element: etree._Element) -> str:
    """Return the name of ``element`` without its namespace, or a prefix that nothing declares; empty for what is no element."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def shown(element: etree._Element | None) -> str:
    """Return the text of ``element``, blanks folded; a line break is a blank."""
    if element is None:
        return ""
    for line_break in element.iter("{*}br", "{*}lb"):
        line_break.tail = f" {line_break.tail or ''}"
    return BLANKS.sub(" ", "".join(str(text) for text in element.itertext())).strip()


def texts_in(root: etree._Element, *names: str) -> Iterator[str]:
    """Yield the text of each element of these names below ``root``, in reading order."""
    for element in elements_of(root, *names):
        if text := shown(element):
            yield text


def elements_of(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these names below ``root``, in reading order."""
    wanted = set(names)
    return (element for element in root.iter() if local(element) in wanted)


def markup_of(element: etree._Element) -> str:
    """Return the content of ``element`` as HTML: as it stands in it, escaped or as elements."""
    if not len(element):
        return (element.text or "").strip()
    from lxml import etree  # noqa: PLC0415 - as above

    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return ((element.text or "") + NAMESPACE.sub("", PREFIX.sub(r"\1", inner))).strip()


def xml_documents(
    formats: Mapping[str, str], wanted: Callable[[etree._Element], bool] | None = None
) -> Callable[[Peeked, Place, int], Iterator[Document | Failure]]:
    """Return what parts an XML file into the elements that hold an article each; ``formats`` has their names and formats.

    A file whose root is such an element is one document. Elements that are not ``wanted`` are passed over.
    """

    def parts(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
        name = root_name(stream.peek(20_000).removeprefix(b"\xef\xbb\xbf"))
        if name in formats:
            raw = stream.read_all(limit + 1)
            if len(raw) > limit:
                yield place.too_large(limit)
            else:
                yield Document(
                    raw=raw, path=place.path, format=formats[name], size=place.size, mtime_ns=place.mtime_ns
                )
            return
        yield from elements(stream, place, formats, wanted)

    return parts


def elements(
    stream: Peeked, place: Place, formats: Mapping[str, str], wanted: Callable[[etree._Element], bool] | None
) -> Iterator[Document | Failure]:
    """Yield the elements of a file as they stream by. Raises lxml's errors."""
    from lxml import etree  # noqa: PLC0415 - as above

    source: Any = stream
    options: Any = OPTIONS
    tags = tuple(f"{{*}}{tag}" for tag in formats)
    events = etree.iterparse(source, events=("start", "end"), tag=tags, **options)
    found = within = seen = 0
    for event, element in events:
        within += 1 if event == "start" else -1
        if within:  # NITF within a NewsML item is part of that
            continue
        seen += 1
        if wanted is None or wanted(element):
            found += 1
            raw = etree.tostring(element, encoding="utf-8", with_tail=False)
            yield Document(
                raw=raw,
                path=f"{place.path}#{found}",
                format=formats[local(element)],
                size=place.size,
                mtime_ns=place.mtime_ns,
            )
        forget(element)
    lost = [
        entry for entry in events.error_log.filter_from_fatals() if entry.type_name != "ERR_UNDECLARED_ENTITY"
    ]
    if lost:
        yield place.failure(
            Code.DAMAGED, f"is no valid XML from line {lost[0].line} on; what could be read is kept"
        )
    elif not found:
        said = (
            "a feed without an article"
            if not seen
            else "an export without an article: pictures, menus or drafts alone"
        )
        yield place.failure(Code.NO_RECORDS, said)


def forget(element: Any) -> None:
    """Let go of ``element`` and what came before it, so that a long feed takes no more memory than a short one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
