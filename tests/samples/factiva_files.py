"""Invented articles in the forms of Factiva's exports."""

from __future__ import annotations

from typing import NamedTuple

LEAD = "Die alte Brücke über die Muster wird breiter. Der Rat hat nach langem Streit zugestimmt."
FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "IN DER NACHT vor der Sitzung war das Wasser der Muster gestiegen, und die Verwaltung hatte die Brücke am Morgen gesperrt."
THIRD = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
CROSSHEAD = "Streit um das Geld"
TITLES = ("Brücke wird erneuert", "Covid-19, Teil 1: Was 2022 anders wird", "IN: Was die Stadt plant")
ACCESSION = "MUBO00002022011{}ei1c0000{}"


class Words(NamedTuple):
    """What the pages of the database say in one language."""

    words: str
    date: str
    language: str
    document: str
    page: str
    by: str


LANGUAGES = {
    "de": Words("1.345 Wörter", "12. März 2022", "Deutsch", "Dokument", "Seite {} von 9   © 2022 Factiva, Inc. Alle Rechte vorbehalten.", "Von"),
    "en": Words("1,345 words", "12 March 2022", "German", "Document", "Page {} of 9 © 2022 Factiva, Inc. All rights reserved.", "By"),
    "fr": Words("1 345 mots", "12 mars 2022", "Allemand", "Document", "Page {} sur 9 © 2022 Factiva, Inc. Tous droits réservés.", "Par"),
}  # fmt: skip
SUMMARY = "Search Summary\nText brücke and musterow not (rhein or donau)\nDate In the last 3 months\nResults Found 3\nTimestamp 13 January 2022 10:00\n"


def fields(number: int, words: Words, *, lead: str = LEAD) -> list[tuple[str, list[str]]]:
    return [
        ("SE", ["Lokales; S. 3"]), ("HD", [TITLES[number]]), ("BY", [f"{words.by} Anna Beispiel"]), ("WC", [words.words]),
        ("PD", [words.date]), ("ET", ["17:32"]), ("SN", ["Musterower Bote"]), ("SC", ["MUBO"]), ("PG", ["3"]), ("LA", [words.language]),
        ("CY", ["Copyright 2022. Musterower Verlag"]), ("LP", [lead]), ("TD", [FIRST, SECOND, CROSSHEAD, THIRD]),
        ("IN", ["i83 : Bauwesen"]), ("NS", ["gcat : Politik"]), ("RE", ["gfr : Deutschland"]), ("PUB", ["Musterower Verlag GmbH"]),
        ("AN", [f"{words.document} {ACCESSION.format(number, number)}"]),
    ]  # fmt: skip


def coded(
    words: Words, form: str = "{code}  {value}", *, count: int = 3, left_out: tuple[str, ...] = ()
) -> str:
    lines = []
    for number in range(count):
        for code, values in fields(number, words):
            if code not in left_out:
                lines.append(form.format(code=code, value="\n\n".join(values)))
        lines.append(words.page.format(number + 1))
    return "\n\n".join(lines) + "\n\n" + SUMMARY


def displayed(words: Words, *, count: int = 3, section: bool = True, byline: bool = True) -> str:
    lines = []
    for number in range(count):
        lines += [
            *(["Lokales"] if section else []), TITLES[number], *([f"{words.by} Anna Beispiel"] if byline else []), words.words, words.date,
            "17:32", "Musterower Bote", "MUBO", "3", words.language, "Copyright 2022. Musterower Verlag", "", LEAD, "", FIRST, "", SECOND, "",
            CROSSHEAD, "", THIRD, "", f"{words.document} {ACCESSION.format(number, number)}", "", words.page.format(number + 1),
        ]  # fmt: skip
    return "\n".join(lines) + "\n\n" + SUMMARY


def page(words: Words, *, codes: bool, count: int = 3) -> str:
    articles = "".join(
        (coded_article if codes else displayed_article)(number, words) for number in range(count)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Factiva</title><style>.article {{ margin: 0 }}</style></head>
<body><div id="contentWrapper">{articles}</div><script>var article = "Article";</script></body></html>"""


def paragraphs(values: list[str]) -> str:
    return "".join(f'<p class="articleParagraph deArticleParagraph">{value}</p>\n' for value in values)


def coded_article(number: int, words: Words) -> str:
    rows = []
    for code, values in fields(number, words):
        inner = paragraphs(values) if code in {"LP", "TD"} else values[0]
        if code == "HD":
            inner = f'<span class="deHeadline"><b>{inner}</b></span>'
        rows.append(
            f'<tr><td class="index" width="36px"><b>{code}</b>&nbsp;</td><td valign="top">{inner}</td></tr>'
        )
    return f'<div id="article-{number}" class="article deArticle"><p/><table border="0">{"".join(rows)}</table></div><br/><span></span>\n'


def displayed_article(number: int, words: Words) -> str:
    head = [
        words.words,
        words.date,
        "17:32",
        "Musterower Bote",
        "MUBO",
        "3",
        words.language,
        "Copyright 2022. Musterower Verlag&nbsp;",
    ]
    return f"""<div id="article-{number}" class="article deArticle"><div>Lokales</div>
<div id="hd"><span class="deHeadline">{TITLES[number]} </span></div><div class="author">{words.by} Anna Beispiel </div>
{"".join(f"<div>{line}</div>" for line in head)}
{paragraphs([LEAD, FIRST, SECOND, CROSSHEAD, THIRD])}<p>{words.document} {ACCESSION.format(number, number)}</p></div><br/>\n"""
