#!/usr/bin/env bash
# pandoc 3 (pypandoc-binary): a German title from a bibliography loses its capitals unless the entry names its language.
#
# One would expect: an entry without a language is shown as it was typed, or the option that names the document's language decides.
# What happens: pandoc takes an entry without "langid" for English and turns its title into sentence case, so "Häuser und Höfe am Markt"
# becomes "Häuser und höfe am markt"; the field "language" does not help, "langid = {german}" does.
# Why it matters: German nouns are written with capitals; bibliographies exported without "langid" come out with wrong spelling in every
# title, and no warning is given.
# Seen: pypandoc-binary 1.15 with pandoc 3.6; the output below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'pypandoc-binary==1.15'
pandoc=$("$work/venv/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
for fields in "" "language = {german}," "langid = {german},"; do
    printf '@article{a,\n title = {Häuser und Höfe am Markt},\n journaltitle = {Bote},\n %s\n date = {2022-01-12},\n}\n' "$fields" > "$work/a.bib"
    echo "[$fields] $("$pandoc" -f biblatex -t csljson "$work/a.bib" | grep '"title"')"
done | tee "$work/out"
[ "$(grep -c 'Häuser und höfe am markt' "$work/out")" = 2 ]
grep -q '^\[langid.*Häuser und Höfe am Markt' "$work/out"
