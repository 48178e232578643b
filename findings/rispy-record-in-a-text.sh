#!/usr/bin/env bash
# rispy 0.10.0: two records are written and three are read.
#
# One would expect: a reference whose abstract has a line that looks like the end of a record is read back as one reference, or the
# writer says that it cannot write it.
# What happens: rispy writes line ends inside a value as they are, so that a line "ER  -" in an abstract ends the record, and what
# follows it in the text is read as a reference of its own, with a title that no one gave.
# Why it matters: abstracts copied from articles about bibliographies, or from mail, bring such lines along; a library of references then
# holds works that do not exist. An exporter must put each value on one line itself.
# Seen: rispy 0.10.0, Python 3.11; output "written 2, read 3".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'rispy==0.10.0'
"$work/venv/bin/python" - <<'P' | tee "$work/out"
import rispy

text = "Der Rat tagte.\nER  - \n\nTY  - BOOK\nTI  - Ein Buch, das es nicht gibt\nER  - "
written = [
    {"type_of_reference": "NEWS", "title": "Rat tagt", "abstract": text},
    {"type_of_reference": "NEWS", "title": "Wetter bleibt kühl"},
]
read = rispy.loads(rispy.dumps(written))
print(f"written {len(written)}, read {len(read)}")
P
grep -qx "written 2, read 3" "$work/out"
