#!/usr/bin/env bash
# Datasette: a plugin whose pages are methods of an object works on 0.65.5, and on 1.0a41 every page of the server fails.
#
# One would expect: register_routes takes what it took before (a function to be awaited), or names the route that it does not take.
# What happens: 0.65.5 calls a bound method as it calls a function; 1.0a41 takes plain functions and classes alone, and raises
# "view_fn_or_class must be a function or a class" when the application is made, so that the engine's own pages are gone, too.
# Why it matters: a plugin that keeps state (connections, a secret) in an object must hand out a plain function for each page to work
# with both lines, which are both in use.
# Seen: datasette 0.65.5 (answers 200) and 1.0a41 (ValueError), Python 3.11.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat > "$work/ask.py" <<'P'
import asyncio

from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils.asgi import Response


class Pages:
    __name__ = "pages"

    @hookimpl
    def register_routes(self):
        return [(r"^/gruss$", self.greet)]

    async def greet(self, request):
        return Response.text("Guten Tag")


pm.register(Pages(), name="pages")
try:
    answer = asyncio.run(Datasette([], memory=True).client.get("/gruss"))
    print("status", answer.status_code)
except ValueError as error:
    print("ValueError:", error)
P
for version in 0.65.5 1.0a41; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install -q "datasette==$version"
    echo "$version $("$work/$version/bin/python" "$work/ask.py")"
done | tee "$work/out"
grep -qx "0.65.5 status 200" "$work/out"
grep -qx "1.0a41 ValueError: view_fn_or_class must be a function or a class" "$work/out"
