"""A key -> the versions of an article and the copies of its story, each with what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.web.asked import View

if TYPE_CHECKING:
    from newsarchive.archive.archive import Archive
    from newsarchive.types.stories import Member

__all__ = ["story_page"]


def story_page(archive: Archive, key: str) -> dict[str, Any]:
    """Return what the page of a story shows. Raises NoSuchArticle or another ArchiveError."""
    article = archive.get(key)
    versions = archive.stories.versions(key)
    known = {member.key for member in versions}
    stories = list(archive.stories.duplicates([str(article.id)]))
    members = stories[0].members if stories else ()
    return {
        "article": article,
        "address": View(key).address,
        "versions": [told(member) for member in versions] if len(versions) > 1 else [],
        "copies": [told(member) for member in members] if {one.key for one in members} - known else [],
    }


def told(member: Member) -> dict[str, Any]:
    """Return a print with its address, and whether it changed anything."""
    return {
        "member": member,
        "address": View(member.key).address,
        "same": not (member.left_out or member.added or member.changed),
    }
