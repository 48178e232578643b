"""The forms of the trade, hundreds of them, each in three layouts: what must be read from a line, and what must not.

``tests/forms/*.tsv`` has one form a line. Each stands in the same invented text, in blocks, in single lines, and below a header
that runs together. The quick suite takes one layout a form, in turn; ``-m slow`` takes all.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from newsarchive.parser.parse import parse_article

FORMS = Path(__file__).parent / "forms"
LAYOUTS = ("blocks", "lines", "glued")
HEADERS = (
    ("Lokales", "Gemeinderat verschiebt Entscheidung über neues Freibad", "Die Kosten sind noch einmal gestiegen. Nun sollen die Bürger mitreden, bevor im Herbst abgestimmt wird."),
    ("Politik", "Regierung einigt sich auf Reform der Pflegeversicherung", "Nach zähen Verhandlungen steht ein Kompromiss. Beitragszahler müssen sich auf höhere Sätze einstellen."),
    ("Wirtschaft", "Hafenbetreiber kündigt Stellenabbau an", "Bis zu 400 Arbeitsplätze könnten wegfallen. Die Gewerkschaft spricht von einem Schlag ins Gesicht der Belegschaft."),
    ("Wissen", "Forscher entdecken unbekannte Orchideenart in den Anden", "Die Pflanze wächst nur in einem einzigen Tal. Schon jetzt gilt sie als bedroht."),
)  # fmt: skip
BODY = (
    "Das Vorhaben beschäftigt die Beteiligten seit mehr als zwei Jahren, und noch immer ist nicht absehbar, wann es zu einem Abschluss kommt. Nach den bisherigen Plänen sollte schon im vergangenen Sommer begonnen werden.",
    "„Wir haben die Risiken unterschätzt“, sagte eine Sprecherin am Dienstag. Die Zahlen seien zu optimistisch gewesen, und niemand habe mit solchen Preisen gerechnet. Ein neuer Bericht soll im Mai vorliegen.",
    "Kritik kam von mehreren Verbänden. Sie verlangen, dass alle Unterlagen offengelegt werden und dass es eine unabhängige Prüfung gibt. Auch ein Abbruch dürfe kein Tabu sein, hieß es.",
    "Wie es weitergeht, ist offen. Die nächste Sitzung ist für den 14. März angesetzt, ein Beschluss wird aber frühestens im Sommer erwartet.",
)  # fmt: skip
OPENED = " Der Streit darüber zieht sich nun schon über mehrere Monate hin, und niemand weiß, wie er ausgehen wird. Beide Seiten beharren auf ihren Positionen und wollen nicht nachgeben."


class Form(NamedTuple):
    """A line of a table: its number, where the form stands, its text, and what must be read from it."""

    number: int
    place: str
    text: str
    fields: dict[str, str]


def forms_of(table: str) -> list[Form]:
    """Return the forms of one table."""
    forms = []
    lines = (FORMS / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            place, text, *fields = line.split("\t")
            named = dict(field.split("=", 1) for field in fields)
            forms.append(Form(number, place, text.replace("\\n", "\n"), named))
    return forms


def text_with(form: Form, layout: str) -> str:
    """Return the whole text around ``form``."""
    section, headline, teaser = HEADERS[form.number % len(HEADERS)]
    body = list(BODY)
    header: list[str] = []
    match form.place:
        case "header":
            header = [form.text]
        case "opens" if form.text.endswith((" ", ".")) and form.fields:
            body[0] = form.text + body[0]
        case "opens":
            body[0] = form.text + OPENED
        case "between":
            body.insert(2, form.text)
        case "behind":
            body[-1] += " " + form.text
        case "below":
            body.append(form.text)
        case "headline":
            headline = form.text
    if layout == "glued":
        tools = "Mail an die Redaktion"
        if header and "credits" in form.fields and "authors" not in form.fields:
            header = [f"{tools} {form.text}"]
        else:
            header = [tools, *header]
        return "\n\n".join([f"{section} {headline} {teaser}", *header, *body]) + "\n"
    return ("\n\n" if layout == "blocks" else "\n").join([headline, teaser, *header, *body]) + "\n"


def read(text: str) -> dict[str, str]:
    """Return the fields that were read from ``text``, lists joined, and the ones that are empty left out."""
    article = parse_article(text.encode(), name="form.txt")
    photos = article.photos
    found = {
        "headline": article.headline,
        "authors": article.byline and ";".join(article.byline.authors),
        "agencies": ";".join(article.agencies),
        "published": article.published,
        "updated": article.updated,
        "captions": ";".join(photo.caption for photo in photos if photo.caption),
        "credits": ";".join(photo.credit for photo in photos if photo.credit),
        "photographers": ";".join(name for photo in photos for name in photo.photographers),
        "photo_agencies": ";".join(name for photo in photos for name in photo.agencies),
        "kind": ";".join(photo.kind for photo in photos if photo.kind != "photo"),
        "places": article.dateline and ";".join(article.dateline.places),
        "signature": article.signature,
        "publisher": article.source.publisher,
        "edition": article.edition,
        "page": article.page,
    }
    return {name: value for name, value in found.items() if value}


def check(form: Form, layout: str) -> None:
    text = text_with(form, layout)
    found = read(text)
    headline = found.pop("headline", None)
    wanted = form.fields
    if "credits" not in wanted or "photographers" not in wanted:
        found.pop("photographers", None)
    if "credits" not in wanted or "photo_agencies" not in wanted:
        found.pop("photo_agencies", None)
    if "kind" not in wanted:
        found.pop("kind", None)
    assert found == wanted, (layout, form.text)
    if form.place == "headline":
        assert headline == form.text


TABLES = sorted(path.stem for path in FORMS.glob("*.tsv"))
CASES = [(table, form) for table in TABLES for form in forms_of(table)]
NAMES = [f"{table}:{form.number}" for table, form in CASES]


def test_there_are_hundreds_of_forms() -> None:
    assert {"bylines", "credits", "datelines", "dates", "signatures", "issues", "held-back"} <= set(TABLES)
    assert len(CASES) > 500
    assert sum(not form.fields for _, form in CASES) > 100


@pytest.mark.parametrize(("table", "form"), CASES, ids=NAMES)
def test_form(table: str, form: Form) -> None:
    check(form, LAYOUTS[(form.number + len(table)) % len(LAYOUTS)])


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("table", "form"), CASES, ids=NAMES)
def test_form_in_every_layout(table: str, form: Form, layout: str) -> None:  # noqa: ARG001 - the table names the case
    check(form, layout)
