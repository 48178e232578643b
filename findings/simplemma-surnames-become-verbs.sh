#!/usr/bin/env bash
# simplemma 2.0.0: surnames of German politics become verbs and adjectives.
#
# One would expect: a capitalised word inside a sentence, which in German is a noun or a name, keeps its word class: a name stays the
# name ("Merkel" does) and a noun stays a noun ("Reden" gives "Rede").
# What happens: names that look like the form of a verb or adjective are taken for it: "Laschet" is "laschen", "Paus" is "pausen", "Wüst" is
# "wüst", "Kurz" is "kurz"; the capital, which tells the two apart, does not count.
# Why it matters: an index by lemma files a premier with the verb "laschen" and a chancellor with the adjective "kurz", so that searching
# the name finds every "kurz", and a count of people by lemma misses those four while it has their colleagues.
# Seen: simplemma 2.0.0, Python 3.11; the output below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'simplemma==2.0.0'
"$work/venv/bin/python" - <<'P' | tee "$work/out"
import simplemma

for word in ("Merkel", "Reden", "Laschet", "Paus", "Wüst", "Kurz"):
    print(word, simplemma.lemmatize(word, lang="de"))
P
diff "$work/out" - <<'O'
Merkel Merkel
Reden Rede
Laschet laschen
Paus pausen
Wüst wüst
Kurz kurz
O
