"""Two of everything on one PostgreSQL: portals, engines and action servers, each of which may be killed."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from running_stack import RunningStack, make_stack
from sqlalchemy import URL

METRICS_TOKEN = "een-token-voor-de-cijfers"


@dataclass
class Fleet:
    """The stacks share database and secret; every portal knows both engines, every engine both action servers."""

    stacks: tuple[RunningStack, RunningStack]

    @property
    def addresses(self) -> list[str]:
        """The portals."""
        return [stack.address for stack in self.stacks]

    def start(self) -> None:
        """Start all six, the slow ones beside each other."""
        self.stacks[0].migrate()
        for stack in self.stacks:
            for spec in stack.specs():
                stack.start_one(spec.name)
        for stack in self.stacks:
            stack.wait_for_all()

    def stop(self) -> None:
        """As suddenly as everything else here."""
        for stack in self.stacks:
            for name in stack.processes:
                stack.kill(name)

    async def kill_one_of_each(self) -> None:
        """First of the one stack, and when those are back, of the other."""
        for stack in self.stacks:
            for name in ("actions", "engine", "portal"):
                await asyncio.sleep(1)
                stack.kill(name)
                stack.start_one(name)
            await asyncio.to_thread(stack.wait_for_all)

    def log_lines(self) -> list[dict[str, Any]]:
        """Every line that any process logged."""
        texts = [
            path.read_text(encoding="utf-8")
            for stack in self.stacks
            for path in sorted(stack.logs.glob("*.log"))
        ]
        lines = [line for text in texts for line in text.splitlines() if line.startswith("{")]
        return [json.loads(line) for line in lines]


def make_fleet(folder: Path, database: URL) -> Fleet:
    """Not started yet."""
    first, second = (make_stack(folder / name) for name in ("een", "twee"))
    shared = {
        "DATABASE_URL": database.render_as_string(hide_password=False),
        "BUURTBRUG_SECRET": first.settings["BUURTBRUG_SECRET"],
        "BUURTBRUG_ENGINE_URL": " ".join(
            f"http://127.0.0.1:{stack.ports.engine}" for stack in (first, second)
        ),
        "BUURTBRUG_ACTIONS_URL": " ".join(
            f"http://127.0.0.1:{stack.ports.actions}/webhook" for stack in (first, second)
        ),
        "BUURTBRUG_LOG_FORMAT": "json",
        "BUURTBRUG_METRICS_TOKEN": METRICS_TOKEN,
    }
    for stack in (first, second):
        stack.settings = {**stack.settings, **shared}
    return Fleet((first, second))
