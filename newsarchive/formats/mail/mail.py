"""Bytes of a mail -> ``Reading`` of the article in it: a newsletter, an article that someone forwarded.

The mail's sender, date and subject are furniture: they are the mail's, not the article's. So are a forwarder's words above the article and the
headers that his program repeats there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.formats.flat.blocks import printed_lines, split_blocks
from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.mail.mime import as_utf8, begins_message, bytes_of, header, leaves, message_of
from newsarchive.formats.streams import MEMBER_COST
from newsarchive.types.article import Note
from newsarchive.types.document import Document, Failure
from newsarchive.types.reading import Block, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT", "read_mail"]

KEPT_HEADERS = ("From", "Date", "Subject")
QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
PREFIX = re.compile(r"(?:(?:AW|WG|RE|FW|FWD|Fwd|Wtr|Re|Aw|Wg)\s*:\s*)+")
HEADERS = re.compile(
    r"""
    \*?
    (?:
          Von | From | Gesendet | Sent | Datum | Date | An | To | Cc | Kopie | Betreff | Subject
        | Antwort\ an | Reply-To | Absender
    )
    \*?\s?:\*?(?:\s|$)
    """,
    re.VERBOSE,
)
"""A header as mail programs repeat it above what they forward."""
FORWARDED = re.compile(
    r"""
    [-_*> ]{0,20}
    (?:
          Weitergeleitete\ Nachricht | Anfang\ der\ weitergeleiteten\ (?:Nachricht|E-Mail)
        | Forwarded\ [Mm]essage | Begin\ forwarded\ message | Urspr(?:ü|ue)ngliche\ Nachricht
        | Original[ -]?(?:Nachricht|Message) | Original\ message
    )
    \b.{0,40}$
    """,
    re.VERBOSE,
)
WROTE = re.compile(r"(?:Am|On) .{6,80}\b(?:schrieb|wrote)\b.{0,80}:$")
FEWEST_HEADERS = 3
"""Repeated headers without a line that announces them."""
SHORTEST_TITLE = 12
"""Letters of a subject that can be a headline."""
READ_ON = re.compile(
    rb"""
    >\s*(?:[^<>]{0,3}\s)?
    (?:
          Weiterlesen | Mehr\ lesen | Weiter\ lesen
        | (?:Zum|Ganzen|Den\ ganzen)\ (?:Artikel|Beitrag|Text)(?:\ lesen)? | Artikel\ lesen
        | Jetzt\ lesen | Mehr\ dazu | Zum\ Bericht
    )
    \b[^<>]{0,12}<
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The link below what a newsletter announces."""
FEWEST_ANNOUNCED = 3
LEAST = 300
"""Letters of a mail's own text under which the article is what is attached to it."""
MOST_ABOVE = 600
"""Letters of a forwarder's words above what he forwards; more than that is a text of its own."""
PASSED_OVER = re.compile(r"""
      (?:image|audio|video|font)/ | text/(?:calendar|x-vcard|vcard|css|javascript)
    | application/(?:pkcs7|x-pkcs7|pgp|ics|javascript)
    """, re.VERBOSE | re.IGNORECASE)  # fmt: skip
"""Attachments that are no articles: pictures, appointments, cards, signatures."""


def read_mail(raw: bytes, format_: str = "eml") -> Reading:
    """Read the article of a mail, from its HTML where that holds as much as its plain text. Never raises."""
    message = message_of(raw)
    if message is None:
        from newsarchive.formats.flat.text import read_text  # noqa: PLC0415 - hardly ever

        return read_text(raw, format_)
    return with_headers(titled(of_body(message, format_), header(message, "Subject")), message)


def titled(found: Reading, subject: str) -> Reading:
    """Return the reading with the line that the mail's subject repeats as its headline, where nothing else is that."""
    wanted = bare(PREFIX.sub("", subject))
    if len(wanted) < SHORTEST_TITLE or any(block.hint == "headline" for block in found.blocks):
        return found
    at = next(
        (at for at, block in enumerate(found.blocks) if bare(block.text) == wanted and not block.hint), None
    )
    if at is None:
        return found
    blocks = (*found.blocks[:at], found.blocks[at]._replace(hint="headline"), *found.blocks[at + 1 :])
    return replace(found, blocks=blocks)


def bare(text: str) -> str:
    """Return the letters of ``text`` alone."""
    return "".join(char for char in text.lower() if char.isalnum())


def of_body(message: Message, format_: str) -> Reading:
    """Return the reading of a mail's own text."""
    texts = [
        part for part in leaves(message) if part.get_content_maintype() == "text" and not is_attached(part)
    ]
    plain = "\n\n".join(as_utf8(part).decode() for part in texts if part.get_content_subtype() == "plain")
    flat = of_plain(plain, format_)
    pages = [as_utf8(part) for part in texts if part.get_content_subtype() == "html"]
    if not pages:
        return flat
    from newsarchive.formats.html.read import read_html  # noqa: PLC0415 - lxml and bs4 only when such a mail comes in

    raw = max(pages, key=len)
    page = read_html(raw, format_)
    if 2 * len(page.text) < len(flat.text):
        return flat
    announced = len(READ_ON.findall(raw))
    digest = (
        Note("several-articles", None, f"the mail announces {announced} articles; all was read as one"),
    )
    notes = (*page.notes, *(digest if announced >= FEWEST_ANNOUNCED else ()))
    return replace(page, blocks=tuple(set_aside(page.blocks)), notes=notes)


def of_plain(text: str, format_: str) -> Reading:
    """Return the reading of a mail's plain text, without the marks of quotation; its signature and what was repeated are set aside."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    shown_lines = [line for line in text.split("\n") if line.strip()]
    if 2 * sum(line.startswith(">") for line in shown_lines) > len(shown_lines):
        text = QUOTED.sub("", text)
    lines_ = list(printed_lines(text))
    first, last = repeated_lines([shown for _, shown in lines_])
    signature = next((at for at, (_, shown) in enumerate(lines_) if shown.rstrip("\n") == "-- "), len(lines_))
    aside = [*range(first, last), *range(max(signature, last), len(lines_))]
    blocks = [
        Block(
            start=at,
            end=at + len(shown.strip()),
            text=shown.strip(),
            line=number + 1,
            gap=1,
            hint="furniture",
        )
        for number, (at, shown) in enumerate(lines_)
        if number in aside and shown.strip()
    ]
    start = lines_[last][0] if last < len(lines_) else len(text)
    end = lines_[signature][0] if last <= signature < len(lines_) else len(text)
    blocks += [
        block._replace(start=start + block.start, end=start + block.end, line=last + block.line)
        for block in split_blocks(text[start:end])
    ]
    return Reading(text, tuple(sorted(blocks)), format_, "utf-8")


def repeated_lines(lines: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last line of what stands above a forwarded article: the forwarder's words, and repeated headers.

    Words that go on for long are a text of their own, and stay.
    """
    bare_lines = [line.strip() for line in lines]
    for at, line in enumerate(bare_lines):
        if not line or not is_repeated(line):
            continue
        opened = FORWARDED.match(line) or WROTE.match(line)
        end = at + 1 if opened else at
        if FORWARDED.match(line):
            while end < len(lines) and not bare_lines[end]:
                end += 1
        begun = end
        while end < len(lines) and bare_lines[end] and (HEADERS.match(bare_lines[end]) or end > begun):
            end += 1
        if opened or sum(HEADERS.match(one) is not None for one in bare_lines[begun:end]) >= FEWEST_HEADERS:
            above = sum(map(len, bare_lines[:at]))
            return (at if above > MOST_ABOVE else 0), end
    return 0, 0


def set_aside(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page with what stands above a forwarded article as furniture, as of plain text."""
    first, last = repeated_lines([line for block in blocks for line in [block.text]])
    marked = [at for at, block in enumerate(blocks) if is_run(block.text)]
    if marked and sum(len(block.text) for block in blocks[: marked[0]]) <= MOST_ABOVE:
        first, last = 0, marked[0] + 1
    return [
        block._replace(hint="furniture") if first <= at < last else block for at, block in enumerate(blocks)
    ]


def is_repeated(text: str) -> bool:
    """Tell whether a block is a header that a mail program repeats, or the line above such headers."""
    return bool(HEADERS.match(text) or FORWARDED.match(text) or WROTE.match(text))


def is_run(text: str) -> bool:
    """Tell whether a block is several such headers, one a line."""
    return (
        sum(
            HEADERS.match(line.strip()) is not None
            for line in re.split(r"\n| (?=(?:Gesendet|Sent|Datum|Date|Betreff|Subject|An|To):)", text)
        )
        >= 3
    )


def with_headers(found: Reading, message: Message) -> Reading:
    """Return the reading with the mail's own headers below its text, as furniture."""
    lines = [f"{name}: {value}" for name in KEPT_HEADERS if (value := header(message, name))]
    blocks = list(found.blocks)
    text, line = found.text, found.text.count("\n") + 1
    for shown in lines:
        text += "\n\n" if text else ""
        blocks.append(
            Block(
                start=len(text),
                end=len(text) + len(shown),
                text=shown,
                line=line + 2,
                gap=1,
                hint="furniture",
            )
        )
        text, line = text + shown, line + 2
    return replace(found, text=text, blocks=tuple(blocks))


def is_attached(part: Message) -> bool:
    """Tell whether a part is attached to a mail, not its text."""
    return part.get_content_disposition() == "attachment" or (
        part.get_filename() is not None and part.get_content_maintype() != "text"
    )


def parts(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure | Member]:
    """Yield the article of a mail's own text, and what is attached to it; a few words above an attachment are no article."""
    raw = stream.read_all(limit + 1)
    message = message_of(raw) if len(raw) <= limit else None
    attached = [part for part in leaves(message) if is_document(part)] if message is not None else []
    own = Document(raw=raw, path=place.path, format="eml", size=place.size, mtime_ns=place.mtime_ns)
    if len(raw) > limit:
        yield place.too_large(limit)
    elif message is None or not attached:
        yield own
    else:
        if len(own_text(message)) >= LEAST:
            yield own
        for number, part in enumerate(attached, 1):
            place.budget.charge(MEMBER_COST)
            name = (
                header(part, "Content-Description")
                if part.get_filename() is None
                else str(part.get_filename())
            )
            yield attachment(part, place.within(name or f"{number}"))


def attachment(part: Message, place: Place) -> Member:
    """Return what is attached as a member of the mail."""
    import io  # noqa: PLC0415 - few mails have one

    raw = bytes_of(part)
    return Member(
        place, lambda: io.BytesIO(raw), "eml" if part.get_content_type() == "message/rfc822" else None
    )


def is_document(part: Message) -> bool:
    """Tell whether a part is attached and can be an article."""
    if part.get_content_type() == "message/rfc822":
        return True
    return is_attached(part) and not PASSED_OVER.match(part.get_content_type())


def own_text(message: Message) -> str:
    """Return the words of a mail's own text, without its headers."""
    found = of_body(message, "eml")
    return " ".join(block.text for block in found.blocks if block.hint != "furniture")


def shows(head: Head) -> bool:
    """Tell a mail by its headers."""
    return begins_message(head.start)


FORMAT = Format("eml", shows, parts, read_mail, deep=True)
