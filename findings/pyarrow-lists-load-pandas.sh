#!/usr/bin/env bash
# pyarrow 26.0.1: turning a plain list of strings into a column loads pandas, where that is installed.
#
# One would expect: pyarrow.array(["a", "b"], pyarrow.string()) needs pyarrow alone, so that a program that streams rows into a Parquet
# file takes the memory of its rows.
# What happens: to find out whether the list is a pandas object, pyarrow imports pandas; a program that never mentions it pays for it in
# memory and in time, and only on machines that happen to have pandas.
# Why it matters: the same export takes tens of megabytes more on a scholar's machine than where it was measured.
# Seen: pyarrow 26.0.1 with pandas 3.1.1, Python 3.11; output "pandas loaded: True".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'pyarrow==26.0.1' 'pandas==3.1.1'
"$work/venv/bin/python" - <<'P' | tee "$work/out"
import sys

import pyarrow

before = "pandas" in sys.modules
pyarrow.array(["Bonn", "Wien"], pyarrow.string())
assert not before
print("pandas loaded:", "pandas" in sys.modules)
P
grep -qx "pandas loaded: True" "$work/out"
