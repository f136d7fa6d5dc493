"""How much memory each running process takes, from what the supervisor wrote about itself."""

from __future__ import annotations

import json

from setup import sessions
from setup.disk import dutch
from setup.layout import Layout
from setup.problem import Problem
from setup.toezicht import STATE

MEGABYTE = 1000**2


def memory_table(layout: Layout) -> list[str]:
    """One line per process and one for all; a Problem when nothing runs."""
    sizes = {name: sessions.memory(number) for name, number in _running(layout).items()}
    sizes = {name: size for name, size in sizes.items() if size}
    if not sizes:
        raise Problem("Buurtbrug draait niet.", "Start Buurtbrug eerst met: make run")
    sizes["samen"] = sum(sizes.values())
    return [f"{name:<10}{dutch(size / MEGABYTE):>9} MB" for name, size in sizes.items()]


def _running(layout: Layout) -> dict[str, int]:
    try:
        state = json.loads((layout.state / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found: dict[str, int] = state["sessions"]
    return found
