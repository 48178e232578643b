"""A record of a service or a wire -> how its keys are to be read where the table of names would read them wrongly.

``services.KINDS`` has a row for each: how its records show themselves, which keys mean another field than elsewhere (or none), and
what lies deeper than a key's value.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.types.article import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsarchive.formats.records.stated import Stated

    Record = Mapping[str, Any]

__all__ = ["KINDS", "Kind", "kind_of"]


class Kind(NamedTuple):
    """A form of record. ``names`` maps keys to fields, the empty one for none; ``more`` states what no key alone says."""

    name: str
    tells: Callable[[Record], bool]
    names: Mapping[str, str] = {}
    more: Callable[[Record, Stated], None] | None = None


def has(*keys: str) -> Callable[[Record], bool]:
    """Return a test of whether a record has all ``keys``."""
    return lambda record: all(key in record for key in keys)


def texts(record: Any, *path: str) -> Iterator[str]:
    """Yield the texts at ``path`` in a record, through lists and objects alike."""
    if isinstance(record, list):
        for item in record[:200]:
            yield from texts(item, *path)
    elif path:
        if isinstance(record, dict):
            yield from texts(record.get(path[0]), *path[1:])
    elif isinstance(record, str) and record.strip():
        yield record.encode("utf-8", "replace").decode().strip()


def first(record: Any, *path: str) -> str:
    """Return the first text at ``path``, or nothing."""
    return next(texts(record, *path), "")


def pictures(record: Any, stated: Stated, captions: tuple[str, ...], sources: tuple[str, ...]) -> None:
    """State caption and credit of each picture in a list, or in an object, of them."""
    items = list(record.values()) if isinstance(record, dict) else record
    for item in items[:50] if isinstance(items, list) else []:
        if isinstance(item, dict) and str(item.get("type", "picture")) in {
            "picture",
            "image",
            "photo",
            "graphic",
        }:
            for hint, keys in (("caption", captions), ("credit", sources)):
                if shown := next(filter(None, (first(item, key) for key in keys)), ""):
                    stated.picture(hint, shown)


def dpa_digitalwires(record: Record, stated: Stated) -> None:
    """State the desk as the section, the dateline, the box and the pictures of a message of dpa's digital wires."""
    categories = record.get("categories")
    for category in categories if isinstance(categories, list) else []:
        if isinstance(category, dict) and category.get("type") == "dnltype:desk":
            stated.state("section", first(category, "name"), "categories")
    stated.dateline = first(record, "dateline")
    pictures(record.get("associations"), stated, ("caption", "headline"), ("creditline",))
    stated.box = first(record, "infobox_html")


def ninjs(record: Record, stated: Stated) -> None:
    """State what ninjs keeps in lists of objects from its second version on, and the pictures of all versions."""
    for body in record.get("bodies") or [] if isinstance(record.get("bodies"), list) else []:
        stated.state("text", first(body, "value"), "bodies")
    for key, name in (("headlines", "headline"), ("descriptions", "teaser")):
        for item in record.get(key) or [] if isinstance(record.get(key), list) else []:
            stated.state(name, first(item, "value"), key)
    made = [first(record, key) for key in ("firstcreated", "firstCreated", "contentCreated")]
    version = first(record, "versioncreated") or first(record, "versionCreated")
    created = next(filter(None, made), "")
    stated.state("published", created or version, "firstcreated" if created else "versioncreated")
    if created and version and created != version:
        stated.state("updated", version, "versioncreated")
    pictures(
        record.get("associations"), stated, ("description_text", "headline"), ("byline", "creditline", "copyrightholder")
    )  # fmt: skip


def wordpress(record: Record, stated: Stated) -> None:
    """State what WordPress embeds in a post: author, category, picture; and its times, which tell their offset by their UTC."""
    embedded = record.get("_embedded")
    for name in texts(embedded, "author", "name"):
        stated.state("authors", name, "_embedded.author")
    groups = embedded.get("wp:term") if isinstance(embedded, dict) else None
    for group in groups if isinstance(groups, list) else []:
        for term in group if isinstance(group, list) else []:
            if isinstance(term, dict) and term.get("taxonomy") == "category":
                stated.state("section", first(term, "name"), "_embedded.wp:term")
    for field, key in (("published", "date"), ("updated", "modified")):
        stated.state(field, with_offset(first(record, key), first(record, f"{key}_gmt")), key)
    for caption in texts(embedded, "wp:featuredmedia", "caption", "rendered"):
        stated.picture("caption", caption)


def with_offset(local: str, utc: str) -> str:
    """Return a local time with its offset from UTC, which its twin in UTC tells."""
    try:
        minutes = round((datetime.fromisoformat(local) - datetime.fromisoformat(utc)).total_seconds() / 60)
    except (ValueError, TypeError):
        return local
    if abs(minutes) > 14 * 60:
        return local
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def highlights(record: Record, stated: Stated) -> None:
    """State the passages that somebody marked in an article as its text, which they are parts of."""
    for passage in texts(record, "highlights", "text"):
        stated.parts.append(("paragraph", passage))
    stated.notes.append(
        Note("excerpt-only", "body", "the record holds the passages that somebody marked, not the whole text")
    )


def is_cut_off(record: Record) -> bool:
    """Tell whether a record's text ends in how many letters of it the service keeps back."""
    return isinstance(record.get("content"), str) and CUT.search(record["content"]) is not None


def cut_content(record: Record, stated: Stated) -> None:
    """Say that a service gives the beginning of a text alone: ``… [+3436 chars]``."""
    content = first(record, "content")
    if mark := CUT.search(content):
        stated.state("text", content[: mark.start()].strip(), "content")
        stated.parts.append(("furniture", mark[0].strip()))
        stated.notes.append(Note("excerpt-only", "body", "the service gave the beginning of the text alone"))


def creators(record: Record, stated: Stated) -> None:
    """State the persons of a library record by their given and family names, and the day that it issues in parts."""
    for key in ("creators", "author"):
        for person in record.get(key) or [] if isinstance(record.get(key), list) else []:
            if isinstance(person, dict) and person.get("creatorType", "author") == "author":
                names = [
                    first(person, part)
                    for part in ("firstName", "given", "non-dropping-particle", "lastName", "family")
                ]
                whole = " ".join(filter(None, names)) or first(person, "name") or first(person, "literal")
                stated.state("authors", whole, key)
    issued = record.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        day = "-".join(f"{part:02}" for part in parts[0][:3] if isinstance(part, int))
        stated.state("published", day, "issued")


CUT = re.compile(r"\s*\[\+?\d+ (?:more )?char(?:acter)?s\]\s*$")
LIBRARY = {
    "publicationtitle": "publisher", "containertitle": "publisher", "websitetitle": "publisher", "blogtitle": "publisher", "publisher": "",
    "abstractnote": "teaser", "abstract": "teaser", "notes": "text", "note": "text", "dateadded": "", "datemodified": "", "accessdate": "",
    "publicationyear": "", "shorttitle": "", "author": "authors", "creators": "", "source": "", "medium": "", "place": "",
    "manualtags": "", "seriestitle": "",
}  # fmt: skip
"""What reference managers call things: their times are those of the library, and the publisher is the publishing house."""
KINDS = (
    Kind(
        "digitalwires",
        lambda record: str(record.get("format", "")).startswith("digitalwires"),
        {"updated": "", "versioncreated": "published", "infoboxhtml": "", "dateline": "", "categories": "", "creditline": ""},
        dpa_digitalwires,
    ),
    Kind(
        "ninjs",
        lambda record: "uri" in record and not {"versioncreated", "versionCreated"}.isdisjoint(record),
        {"by": "authors", "located": "", "copyrightholder": "", "associations": "", "versioncreated": "", "firstcreated": "", "contentcreated": "",
         "title": "", "bodies": "", "headlines": "", "descriptions": ""},
        ninjs,
    ),
    Kind(
        "wordpress",
        lambda record: isinstance(record.get("title"), dict) and isinstance(record.get("content"), dict) and "rendered" in record["content"],
        {"date": "", "dategmt": "", "modified": "", "modifiedgmt": "", "author": "", "categories": "", "guid": ""},
        wordpress,
    ),
    Kind("wallabag", has("is_archived", "url", "title"), {"createdat": "", "updatedat": "", "domainname": ""}),
    Kind("newsapi", is_cut_off, {"content": ""}, cut_content),
    Kind("newsapi", has("urlToImage", "publishedAt")),
    Kind("readwise", has("highlights", "title"), {"highlights": "", "source": "", "documentnote": ""}, highlights),
    Kind("readwise", has("reading_progress", "source_url"), {"url": "", "source": "", "notes": "", "content": ""}),
    Kind("pocket", has("resolved_title", "given_url"), {"giventitle": "", "givenurl": ""}),
    Kind("library", lambda record: ("itemType" in record and "creators" in record) or "container-title" in record, LIBRARY | {"author": ""}, creators),
    Kind("library", lambda record: "Item Type" in record and ("Key" in record or "Publication Title" in record), LIBRARY),
)  # fmt: skip


def kind_of(record: Record) -> Kind | None:
    """Return the row of the form that ``record`` has; None for one that the table of names reads."""
    return next((kind for kind in KINDS if kind.tells(record)), None)
