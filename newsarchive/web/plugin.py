"""The plugin: our addresses, our templates, our guard around everything.

Only ``register_routes``, ``asgi_wrapper``, ``prepare_jinja2_environment``, ``render_template`` and ``Response`` of Datasette are
used: they are the same in 0.65 and in the alphas of 1.0.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from jinja2 import ChoiceLoader, PackageLoader

from newsarchive.errors import ArchiveError, NewsarchiveError, NoSuchArticle, QuerySyntaxError
from newsarchive.render.clean import clean
from newsarchive.render.forms import Layout, of_articles
from newsarchive.web.article_page import View, article_page
from newsarchive.web.guard import Guard
from newsarchive.web.readers import Readers, TooSlow
from newsarchive.web.search_page import SORTS, search_page
from newsarchive.web.texts import LANGUAGES, language_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

__all__ = ["ReadingRoom"]

CITATIONS = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/json",
}
STATUS = {QuerySyntaxError: 400, NoSuchArticle: 404, TooSlow: 503, ArchiveError: 500}


class ReadingRoom:
    """The pages of one archive, as a plugin of Datasette."""

    __name__ = "newsarchive_reading_room"

    def __init__(self, readers: Readers, secret: str, hosts: list[str]) -> None:
        self.readers = readers
        self.secret = secret
        self.hosts = hosts

    @hookimpl  # type: ignore[untyped-decorator, unused-ignore]  # the extra has no types
    def prepare_jinja2_environment(self, env: Any) -> None:
        """Find our templates beside the engine's."""
        env.loader = ChoiceLoader([env.loader, PackageLoader("newsarchive.web", "templates")])
        env.filters["shown"] = shown

    @hookimpl  # type: ignore[untyped-decorator, unused-ignore]  # the extra has no types
    def asgi_wrapper(self, datasette: Any) -> Callable[[Any], Guard]:
        """Put the guard around every page, the engine's too."""
        del datasette
        return lambda app: Guard(app, self.secret, self.hosts)

    @hookimpl  # type: ignore[untyped-decorator, unused-ignore]  # the extra has no types
    def register_routes(self) -> list[tuple[str, Any]]:
        """Return our addresses."""
        return [
            (r"^/$", home),
            (r"^/suche$", as_function(self.search)),
            (r"^/artikel/(?P<key>[k-z]{20})$", as_function(self.article)),
            (r"^/original/(?P<key>[k-z]{20})$", as_function(self.original)),
            (r"^/zitat/(?P<key>[k-z]{20})\.(?P<form>[a-z-]+)$", as_function(self.cite)),
            (r"^/hilfe$", as_function(self.help)),
            (r"^/lesesaal\.css$", style),
        ]

    async def search(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of a search."""
        query, sort = request.args.get("q") or "", request.args.get("sort") or "score"
        sort = sort if sort in SORTS else "score"
        offset = number_of(request.args.get("ab")) or 0
        return await self.page(
            request,
            datasette,
            "lesesaal_suche.html",
            lambda archive: search_page(archive, query, sort, offset),
            query,
        )

    async def article(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of an article."""
        args = request.args
        view = View(
            key=request.url_vars["key"],
            query=args.get("q") or "",
            sort=args.get("sort") if args.get("sort") in SORTS else "score",
            number=number_of(args.get("n")),
            part=number_of(args.get("teil")) or 0,
            fields=args.get("felder") == "1",
        )
        return await self.page(
            request,
            datasette,
            "lesesaal_artikel.html",
            lambda archive: article_page(archive, view),
            view.query,
        )

    async def page(
        self,
        request: Any,
        datasette: Any,
        template: str,
        question: Callable[[Any], dict[str, Any]],
        query: str,
    ) -> Response:
        """Answer with a template filled by what the archive says, or with a page that says what was wrong."""
        language = language_of(request.headers.get("accept-language", "de"))
        context = {"t": LANGUAGES[language], "language": language, "query": query}
        try:
            filled = {**context, **await self.readers.ask(question)}
            return Response.html(await datasette.render_template(template, filled, request=None))
        except (NewsarchiveError, TooSlow) as error:
            status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
            said = {TooSlow: "slow", NoSuchArticle: "missing"}.get(type(error), "wrong")
            detail = "" if isinstance(error, (TooSlow, NoSuchArticle)) else str(error)
            filled = {**context, "message": LANGUAGES[language][said], "detail": detail}
            html = await datasette.render_template("lesesaal_fehler.html", filled, request=None)
            return Response.html(html, status=status)

    async def original(self, request: Any, datasette: Any) -> Response:
        """Give the original bytes as an attachment, which no browser opens as a page."""
        del datasette
        key = request.url_vars["key"]
        try:
            raw = await self.readers.ask(lambda archive: archive.raw(key))
        except (NewsarchiveError, TooSlow):
            return Response.text("Not found", status=404)
        headers = {"content-disposition": f'attachment; filename="{key}.bin"'}
        return Response(raw, content_type="application/octet-stream", headers=headers)

    async def cite(self, request: Any, datasette: Any) -> Response:
        """Give the citation of an article in a form for reference managers."""
        del datasette
        key, form = request.url_vars["key"], request.url_vars["form"]
        if form not in CITATIONS:
            return Response.text("Not found", status=404)
        try:
            text = await self.readers.ask(
                lambda archive: "".join(of_articles(form, [archive.get(key)], Layout()))
            )
        except (NewsarchiveError, TooSlow):
            return Response.text("Not found", status=404)
        headers = {"content-disposition": f'attachment; filename="{key}.{form}"'}
        return Response(text, content_type=f"{CITATIONS[form]}; charset=utf-8", headers=headers)

    async def help(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of the query language."""
        from newsarchive.query.fields import DATE_FIELDS, FIELDS, PARTS  # noqa: PLC0415 - this page alone lists them

        table = {
            "names": [(name, entry.aliases, entry.holds) for name, entry in FIELDS.items()],
            "dates": DATE_FIELDS,
            "parts": PARTS,
        }
        return await self.page(request, datasette, "lesesaal_hilfe.html", lambda _: table, "")


def as_function(method: Callable[[Any, Any], Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
    """Return a plain function for a method: Datasette 1.0 takes no others, and looks at the names of its parameters."""

    async def answer(request: Any, datasette: Any) -> Response:
        return await method(request, datasette)

    return answer


async def home() -> Response:
    """Lead to the search."""
    return Response.redirect("/suche")


async def style() -> Response:
    """Give the style sheet."""
    text = (files("newsarchive.web") / "lesesaal.css").read_text(encoding="utf-8")
    return Response(text, content_type="text/css; charset=utf-8")


def number_of(text: str | None) -> int | None:
    """Return a whole number from 0 of an address, None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def shown(text: str | None) -> str:
    """Return ``text`` without characters that turn or hide what follows."""
    return (
        ""
        if text is None
        else "".join(char if char in "\n\t" else clean(char) for char in text)
        if not text.isprintable()
        else text
    )
