"""A checkout -> its structure in figures: entries, floors, import circles and imports that point upwards.

    python tools/structure.py [CHECKOUT]

Every import counts: those inside functions and those for typing alone, too.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

__all__ = ["circles", "folders", "imports", "stage_imports", "upward"]

Graph = dict[str, set[str]]


def modules(package: Path) -> dict[str, Path]:
    """Return each module of ``package`` by its dotted name."""
    found: dict[str, Path] = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(package: Path) -> Graph:
    """Return the modules of the same package that each module imports, wherever the import stands."""
    known = modules(package)
    graph: Graph = {name: set() for name in known}
    for name, path in known.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in known:
                targets = {f"{node.module}.{alias.name}" for alias in node.names}
                graph[name] |= {target if target in known else node.module for target in targets}
            elif isinstance(node, ast.Import):
                graph[name] |= {alias.name for alias in node.names if alias.name in known}
        graph[name].discard(name)
    return graph


def circles(graph: Graph) -> list[set[str]]:
    """Return the sets of nodes that reach one another, largest first."""

    @cache
    def reached(start: str) -> frozenset[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for target in graph.get(waiting.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return frozenset(seen)

    found = {frozenset(other for other in reached(node) if node in reached(other)) for node in graph}
    return sorted((set(circle) for circle in found if len(circle) > 1), key=len, reverse=True)


def stage_imports(graph: Graph) -> Graph:
    """Return which entries at the top of the package import which others."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, targets in graph.items():
        for target in targets:
            above, below = (f"{part}.".split(".")[1] for part in (name, target))
            if above and below and above != below:
                found[above].add(below)
    return dict(found)


def upward(graph: Graph, order: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the imports of a stage that comes later in ``order`` than the importing one."""
    place = {name: number for number, name in enumerate(order)}
    return sorted(
        (above, below)
        for above, targets in stage_imports(graph).items()
        for below in targets
        if place[below] > place[above]
    )


def folders(package: Path) -> dict[str, int]:
    """Return how many modules and folders of modules each folder of ``package`` has, ``__init__.py`` left out."""
    return {
        str(folder.relative_to(package.parent)): sum(
            1
            for entry in folder.iterdir()
            if entry.name not in {"__init__.py", "__pycache__"}
            and (entry.suffix == ".py" or any(entry.glob("*.py")))
        )
        for folder in [package, *package.rglob("*/")]
        if folder.is_dir() and folder.name != "__pycache__"
    }


def floors(stages: Graph) -> int:
    """Return the length of the longest chain of stages, each importing the next; stages of a circle count once."""
    inside = {name: min(circle) for circle in circles(stages) for name in circle}

    def depth(node: str, above: frozenset[str]) -> int:
        below = {inside.get(target, target) for target in stages.get(node, ())} - above - {node}
        return 1 + max((depth(target, above | {node}) for target in below), default=0)

    return max((depth(node, frozenset()) for node in stages), default=0)


def main() -> None:
    """Print the figures of the checkout that is named, or of this one."""
    package = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1]) / "newsarchive"
    graph = imports(package)
    stages = stage_imports(graph)
    for name, count in folders(package).items():
        print(f"{count:4} entries  {name}")
    print(f"{len(graph)} modules, {floors(stages)} floors of stages")
    for circle in circles(graph):
        print(f"circle of {len(circle)} modules: {' '.join(sorted(circle))}")
    for circle in circles(stages):
        print(f"circle of {len(circle)} stages: {' '.join(sorted(circle))}")
    print(f"{len(circles(graph))} circles of modules, {len(circles(stages))} of stages")


if __name__ == "__main__":
    main()
