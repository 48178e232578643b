#!/usr/bin/env bash
# dateparser 1.5.0: in German text, "Die" is next Tuesday and a party's 12,5 per cent are the twelfth of a month.
#
# One would expect: search_dates with languages=["de"] finds the dates in German sentences, and nothing in sentences that have none.
# What happens: the article "Die" and the adverb "so" are taken for the weekdays Di(enstag) and So(nntag), and per cents with a decimal
# comma for day and month. Dates come out of sentences about the sun and about an election, each as a full datetime, with no mark of
# doubt; only the true date in the last sentence is one.
# Why it matters: "die" is among the most frequent words of German. A date of publication looked for in an article's text with it is
# the day of the run, for nearly every article; with a fixed base date the error is not even seen to move.
# Seen: dateparser 1.5.0, Python 3.11; the output below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'dateparser==1.5.0'
"$work/venv/bin/python" - <<'P' | tee "$work/out"
from datetime import datetime

from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime(2021, 6, 9)}
for text in (
    "Die Sonne schien in Musterow.",
    "So sagte es der Wirt.",
    "Der Verein kam auf 12,5 Prozent.",
    "Am 3. Oktober 1990 schien der Mond.",
):
    found = search_dates(text, languages=["de"], settings=settings) or []
    print(text, [(words, str(date.date())) for words, date in found])
P
diff "$work/out" - <<'O'
Die Sonne schien in Musterow. [('Die', '2021-06-08')]
So sagte es der Wirt. [('So', '2021-06-06')]
Der Verein kam auf 12,5 Prozent. [('12,5', '2021-12-05')]
Am 3. Oktober 1990 schien der Mond. [('Am 3. Oktober 1990', '1990-10-03')]
O
