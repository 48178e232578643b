"""The plugin: our addresses, our templates, our guard around everything.

Only ``register_routes``, ``asgi_wrapper``, ``prepare_jinja2_environment``, ``render_template`` and ``Response`` of Datasette are
used: they are the same in 0.65 and in the alphas of 1.0.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from jinja2 import ChoiceLoader, PackageLoader

from newsarchive.errors import NewsarchiveError, NoSuchArticle
from newsarchive.render.forms import Layout, of_articles
from newsarchive.web.asked import SORTS, Asked, View
from newsarchive.web.citing import citation_line
from newsarchive.web.desk import FAILED, WHY, Desk, state_of, token_of
from newsarchive.web.guard import Guard
from newsarchive.web.pages.article import article_page
from newsarchive.web.pages.failed import failed
from newsarchive.web.pages.help import help_page
from newsarchive.web.pages.search import search_page
from newsarchive.web.pages.story import story_page
from newsarchive.web.readers import Readers, TooSlow
from newsarchive.web.shown import day_shown, number_shown, shown
from newsarchive.web.style import style_sheet
from newsarchive.web.texts import LANGUAGES, language_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from newsarchive.archive.archive import Archive
    from newsarchive.web.served import Served

__all__ = ["ReadingRoom"]

CITATIONS = {
    "bibtex": ("application/x-bibtex", "bib"),
    "ris": ("application/x-research-info-systems", "ris"),
    "csl-json": ("application/json", "json"),
    "text": ("text/plain", "txt"),
}
"""The forms of a citation, with type and ending of the file."""


class ReadingRoom:
    """The pages of one archive, as a plugin of Datasette."""

    __name__ = "newsarchive_reading_room"

    def __init__(self, readers: Readers, secret: str, hosts: list[str], served: Served) -> None:
        self.readers = readers
        self.secret = secret
        self.hosts = hosts
        self.write = served.write
        self.german = served.german

    @hookimpl  # type: ignore[untyped-decorator, unused-ignore]  # the extra has no types
    def prepare_jinja2_environment(self, env: Any) -> None:
        """Find our templates beside the engine's."""
        env.loader = ChoiceLoader([env.loader, PackageLoader("newsarchive.web", "templates")])
        env.filters.update(shown=shown, day=day_shown, number=number_shown)

    @hookimpl  # type: ignore[untyped-decorator, unused-ignore]  # the extra has no types
    def asgi_wrapper(self, datasette: Any) -> Callable[[Any], Guard]:
        """Put the guard around every page, the engine's too, and the desk that takes forms behind it."""
        del datasette
        path = self.readers.path if self.write else None
        return lambda app: Guard(Desk(app, path, self.secret), self.secret, self.hosts)

    @hookimpl  # type: ignore[untyped-decorator, unused-ignore]  # the extra has no types
    def register_routes(self) -> list[tuple[str, Any]]:
        """Return our addresses."""
        return [
            (r"^/$", home),
            (r"^/suche$", as_function(self.search)),
            (r"^/artikel/(?P<key>[k-z]{20})$", as_function(self.article)),
            (r"^/fassungen/(?P<key>[k-z]{20})$", as_function(self.story)),
            (r"^/original/(?P<key>[k-z]{20})$", as_function(self.original)),
            (r"^/zitat/(?P<key>[k-z]{20})\.(?P<form>[a-z-]+)$", as_function(self.cite)),
            (r"^/hilfe$", as_function(self.help)),
            (rf"^{FAILED}$", as_function(self.not_taken)),
            (r"^/lesesaal\.css$", style),
        ]

    async def search(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of a search."""
        asked, offset = asked_in(request), number_of(request.args.get("ab")) or 0
        return await self.page(
            request,
            datasette,
            "lesesaal_suche.html",
            lambda archive: search_page(archive, self.readers.lists, asked, offset),
            asked,
        )

    async def article(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of an article."""
        args = request.args
        view = View(
            key=request.url_vars["key"],
            asked=asked_in(request),
            number=number_of(args.get("n")),
            part=number_of(args.get("teil")) or 0,
            fields=args.get("felder") == "1",
        )
        return await self.page(
            request,
            datasette,
            "lesesaal_artikel.html",
            lambda archive: article_page(archive, self.readers.lists, view),
            view.asked,
        )

    async def story(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of the versions and copies of an article."""
        key = request.url_vars["key"]
        return await self.page(
            request, datasette, "lesesaal_fassungen.html", lambda archive: story_page(archive, key), Asked()
        )

    async def help(self, request: Any, datasette: Any) -> Response:
        """Answer with the page of the query language."""
        language = language_of(request.headers.get("accept-language"))
        return await self.page(
            request, datasette, "lesesaal_hilfe.html", lambda _: help_page(language), Asked()
        )

    async def not_taken(self, request: Any, datasette: Any) -> Response:
        """Answer with the page that says why a form was not taken."""
        error, typed = request.scope.get(WHY, (NoSuchArticle(self.readers.path, ""), ""))
        return await self.failure(datasette, request.headers.get("accept-language"), error, typed=typed)

    async def page(
        self,
        request: Any,
        datasette: Any,
        template: str,
        question: Callable[[Any], dict[str, Any]],
        asked: Asked,
    ) -> Response:
        """Answer with a template filled by what the archive says, or with a page that says what was wrong."""
        accepted = request.headers.get("accept-language")
        try:
            filled = {**self.context(accepted, asked), **await self.readers.ask(question)}
            return Response.html(await datasette.render_template(template, filled, request=None))
        except (NewsarchiveError, TooSlow) as error:
            return await self.failure(datasette, accepted, error, asked=asked)

    def context(self, accepted: str | None, asked: Asked) -> dict[str, Any]:
        """Return what every template may use."""
        language = language_of(accepted)
        token = token_of(self.secret) if self.write else None
        return {"t": LANGUAGES[language], "language": language, "asked": asked, "token": token, "state_of": state_of, "tables": tables_at(self.readers.path), "tell": self.german if language == "de" else str}  # fmt: skip

    async def failure(
        self,
        datasette: Any,
        accepted: str | None,
        error: Exception,
        *,
        asked: Asked | None = None,
        typed: str = "",
    ) -> Response:
        """Answer with a page that says what was wrong; ``typed``: what a person wrote, so that it is not lost."""
        status, told = failed(error, language_of(accepted), self.german)
        context = {**self.context(accepted, asked or Asked()), "told": told, "typed": typed}
        html = await datasette.render_template("lesesaal_fehler.html", context, request=None)
        return Response.html(html, status=status)

    async def original(self, request: Any, datasette: Any) -> Response:
        """Give the original bytes as an attachment, which no browser opens as a page."""
        key = request.url_vars["key"]
        try:
            raw = await self.readers.ask(lambda archive: archive.raw(key))
        except (NewsarchiveError, TooSlow) as error:
            return await self.failure(datasette, request.headers.get("accept-language"), error)
        headers = {"content-disposition": f'attachment; filename="{key}.bin"'}
        return Response(raw, content_type="application/octet-stream", headers=headers)

    async def cite(self, request: Any, datasette: Any) -> Response:
        """Give the citation of an article in a form for reference managers, or as a line of text."""
        key, form = request.url_vars["key"], request.url_vars["form"]
        accepted = request.headers.get("accept-language")
        if form not in CITATIONS:
            return Response.text("Not found", status=404)

        def cited(archive: Archive) -> str:
            article = archive.get(key)
            if form == "text":
                return citation_line(article, language_of(accepted)) + "\n"
            return "".join(of_articles(form, [article], Layout(single=True)))

        try:
            text = await self.readers.ask(cited)
        except (NewsarchiveError, TooSlow) as error:
            return await self.failure(datasette, accepted, error)
        kind, ending = CITATIONS[form]
        headers = {"content-disposition": f'attachment; filename="{key}.{ending}"'}
        return Response(
            text.encode("utf-8", "replace"), content_type=f"{kind}; charset=utf-8", headers=headers
        )


def asked_in(request: Any) -> Asked:
    """Return the search that an address asks for."""
    sort = request.args.get("sort")
    return Asked(
        query=request.args.get("q") or "",
        sort=sort if sort in SORTS else "score",
        single=request.args.get("einzeln") == "1",
    )


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
    return Response(style_sheet(), content_type="text/css; charset=utf-8")


def tables_at(path: str) -> str:
    """Return the address of the engine's page of the archive's tables, by the file's name as the engine writes it in addresses.

    >>> tables_at("/tmp/meine presse.db")
    '/meine+presse'
    """
    name = PurePath(path).stem
    plain = "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else {32: "+"}.get(byte, f"~{byte:02X}")
        for byte in name.encode()
    )
    return f"/{plain.replace('~5F', '_').replace('~2D', '-')}"


def number_of(text: str | None) -> int | None:
    """Return a whole number from 0 of an address, None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
