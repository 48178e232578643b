"""Twenty invented articles, each with something that a careless page would obey, in every field that a record may state."""

from __future__ import annotations

__all__ = ["ATTEMPTS", "HOSTILE_RECORDS"]

ATTEMPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)' autofocus onfocus='alert(4)",
    "</title><script>alert(5)</script>",
    "</textarea><script>alert(6)</script>",
    "<iframe srcdoc='<script>parent.alert(7)</script>'></iframe>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=https://fremd.example/a.css>",
    "<meta http-equiv=refresh content='0;url=https://fremd.example/'>",
    "<form action=https://fremd.example/><button>Weiter</button></form>",
    "<base href=https://fremd.example/>",
    "{{ 7 * 7 }} {% raw %} {# nichts #}",
    "<a href='javascript:alert(14)'>hier</a>",
    "\u202eetreW ehciltnedro\u202c \u2066fremd\u2069 \u200f",
    "\x1b]0;Titel\x07 \x08\x7f \x85 \ufeff \U000e0041",
    "&lt;script&gt;alert(17)&lt;/script&gt; &#60;b&#62;",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(18)>",
    "<details open ontoggle=alert(19)><summary>x</summary></details>",
    "Zeile\u2028Zeile\u2029Zeile\r\n-->]]><!--",
)
URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(2)",
    " data:text/html,<script>alert(3)</script>",
    "//fremd.example/",
    'https://bote.example/"onclick="alert(5)',
)
HOSTILE_RECORDS = [
    {
        "headline": f"{attempt} Falle {number}",
        "kicker": attempt,
        "subheadline": attempt,
        "teaser": f"{attempt} und ein Vorspann, der lang genug ist, um einer zu sein.",
        "text": f"In diesem Text steht {attempt} mitten im Satz, und er ist lang genug für einen Absatz.\n\n{attempt}\n\nNoch ein Absatz über die Falle.",
        "publisher": f"{attempt}Bote",
        "section": attempt,
        "author": attempt,
        "url": URLS[number % len(URLS)],
        "date": f"2022-03-{number + 1:02}",
    }
    for number, attempt in enumerate(ATTEMPTS)
]
