"""What stands in or under the text of an article and is none of it: offers of newsletters, lists of links, what follows ``Kommentare``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.html.flows import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from newsarchive.formats.html.flows import Flow, Page

__all__ = ["PAYWALL", "SERVICE", "drop_portraits", "drop_rest", "drop_service"]

SERVICE = re.compile(
    r"(?:[Uu]nterstützen Sie (?:uns|unser|unabhängig|die Arbeit)|[Ss]penden Sie|(?:[Ww]erden Sie|[Jj]etzt) (?:[\w ]{0,30} )?(?:Mitglied|Mitglied werden|spenden|unterstützen)\b)|Mit (?:meiner|Ihrer|deiner|der) Anmeldung|Newsletter|Werbevereinbarung|Datenschutz(?:erklärung|hinweise|bestimmungen)|[Jj]etzt (?:kostenlos )?(?:anmelden|abonnieren|testen)|WhatsApp-Kanal|Browser-Push|Push-(?:Service|Nachrichten|Mitteilungen|Meldungen|Benachrichtigungen)|Kommentar schreiben"
)


PAYWALL = re.compile(
    r"[Jj]ederzeit kündbar|[Mm]onatlich kündbar|(?:nur|für) (?:\d|1|ein(?:en)?) Euro\b.{0,60}(?:Monat|Woche|lesen)|[Jj]etzt weiterlesen|\b(?:Test|Probe)-?[Aa]bo(?:nnement)?\b|[Ww]eiterlesen mit|bereits (?:ein )?(?:Abo\b|Abonnent)|(?:Testen|Lesen) Sie .{0,30}(?:Monat|Woche)\w* (?:lang )?(?:für|kostenlos|gratis)"
)
"""What sells the rest of an article."""
PORTRAIT = re.compile(
    r"\b(?:ist|war|arbeitet|schreibt|berichtet|studierte?|volontierte|leitet|lebt)\b.{0,120}\b(?:[\w-]*[Rr]eda[kc]t\w+|[\w-]*[Aa]utor(?:in)?|[\w-]*[Jj]ournalist\w*|[\w-]*[Kk]orrespondent(?:in)?|[\w-]*[Rr]eporter(?:in)?|[\w-]*[Kk]olumnist(?:in)?|[Vv]olontär(?:in)?|[Rr]essort\w*|schreibt|berichtet)\b"
)
"""How a line tells of who wrote an article."""
LONGEST_OFFER = 900
END = re.compile(
    r"(?:Leser)?[Kk]ommentare?\b.{0,20}|Postings|Diskussion|Mehr (?:zum Thema|zu diesem Thema|aus)\b.{0,40}|(?:Das|Dies) könnte .{0,30}interessieren.{0,5}|Auch interessant.{0,5}"
    r"|(?:Weitere|Ähnliche|Verwandte|Passende|Neueste|Aktuelle) (?:Artikel|Themen|Nachrichten|Meldungen|News|Beiträge|Inhalte|Links)\b.{0,30}|[Mm]eist ?gelesen\w*|Related (?:Posts|Articles)|Newsletter.{0,30}"
    r"|Lesen Sie (?:auch|mehr).{0,30}|(?:Schlagw[öo]rte\w*|Tags|Themen|Stichw[öo]rte\w*):?|Über (?:den|die|unsere?n?) Autor\S*|(?:Schreibe|Hinterlasse)\w* (?:einen|deinen) Kommentar.{0,20}|Kommentar schreiben.{0,20}"
    r"|(?:Verwendete|Unsere) Quellen:?|Keine \w+ (?:mehr )?verpassen.{0,5}|Passend zum Thema.{0,5}|Empfehlungen\b.{0,20}|Artikel teilen|Teilen",
)
"""What stands over the parts under an article that are no longer it."""


def drop_service(page: Page, prose: Sequence[int]) -> None:
    """Set aside what shares a small element with a service text, such as the heading over a newsletter's offer."""
    size: dict[int, int] = {}
    for index in prose:
        home = page.parent[page.flows[index].node]
        size[home] = size.get(home, 0) + len(page.flows[index].text)
    whole = sum(size.values())
    homes = {
        home
        for index in prose
        if size[home := page.parent[page.flows[index].node]] < 0.3 * whole
        and SERVICE.search(page.flows[index].text)
    } | {
        home
        for index in prose
        if size[home := page.parent[page.flows[index].node]] < LONGEST_OFFER
        and offers(page, home, page.flows[index])
    }
    lists = link_lists(page)
    for place, flow in enumerate(page.flows):
        number = list_of(page, flow)
        if (
            page.parent[flow.node] in homes
            or number in lists
            or (number > 0 and page.parent[number] in homes)
        ):
            flow.aside = True
            before = page.flows[place - 1] if place else flow
            if number in lists and before.tag in HEADINGS and page.parent[before.node] == page.parent[number]:
                before.aside = True


def offers(page: Page, home: int, flow: Flow) -> bool:
    """Tell whether ``flow`` in the element ``home`` sells the article; what is named for a paywall needs no second sign."""
    return bool(PAYWALL.search(flow.text)) and (
        len(PAYWALL.findall(flow.text)) > 1
        or "pay" in f"{page.names[home]} {page.names[page.parent[home]]}".casefold()
    )


def drop_rest(page: Page, prose: Sequence[int], homes: Iterable[int]) -> list[int]:
    """Set aside what follows a heading such as ``Kommentare`` under the last of the main prose; return the prose that is left.

    ``homes`` are the elements whose children are the main prose.
    """
    main = [index for index in prose if page.parent[page.flows[index].node] in homes]
    last = main[-1] if main else prose[-1]
    for index in range(last + 1, len(page.flows)):
        flow = page.flows[index]
        titled = (
            flow.tag in HEADINGS or flow.role in {"headline", "kicker"} or flow.bold > 0.9 * len(flow.text)
        )
        if (titled or "Quellen" in flow.text) and END.fullmatch(flow.text):
            for later in page.flows[index:]:
                later.aside = True
            return [place for place in prose if place < index]
    return list(prose)


def drop_portraits(
    page: Page, prose: Sequence[int], homes: Collection[int], authors: Collection[str]
) -> list[int]:
    """Set aside what tells of one of the ``authors`` under the text, outside of its ``homes``; return the prose that is left.

    ``Anna Beispiel ist Redakteurin im Ressort Politik …``: so begin the lines under an article that say who wrote it.
    """
    kept = list(prose)
    while len(kept) > 1:
        flow = page.flows[kept[-1]]
        about = any(flow.text.startswith(f"{name} ") for name in authors)
        if not about or page.parent[flow.node] in homes or not PORTRAIT.search(flow.text[:200]):
            break
        flow.aside = True
        kept.pop()
    return kept


def list_of(page: Page, flow: Flow) -> int:
    """Return the number of the list that a list item's flow stands in, or -1."""
    node = flow.node
    for _ in range(4):
        if page.tag[node] in {"ul", "ol"}:
            return node
        node = page.parent[node]
    return -1


def link_lists(page: Page) -> set[int]:
    """Return the lists that link to other articles: hardly more than links, and no sentences."""
    held: dict[int, list[Flow]] = {}
    for flow in page.flows:
        if (number := list_of(page, flow)) >= 0:
            held.setdefault(number, []).append(flow)
    return {
        number
        for number, flows in held.items()
        if sum(flow.link for flow in flows) > 0.45 * sum(len(flow.text) for flow in flows)
        and not any(flow.text.endswith(".") for flow in flows)
    }
