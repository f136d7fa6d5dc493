"""The command: as people and scripts call it, or inside this process where many calls are tried."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app

COMMAND = Path(sys.executable).with_name("buurtbrug")


@dataclass(frozen=True)
class Ended:
    """What a command printed, and how it ended."""

    out: str
    error: str
    code: int

    @property
    def json(self) -> Any:
        """What it printed, as one JSON value."""
        assert self.code == 0, self.error
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What it printed, one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


@pytest.fixture
def run() -> Run:
    """Run `buurtbrug` with these arguments inside this process, which has loaded the knowledge already."""

    def run_it(*arguments: str, stdin: str | bytes = "") -> Ended:
        ended = CliRunner().invoke(app, arguments, input=stdin)
        if ended.exception is not None and not isinstance(ended.exception, SystemExit):
            raise ended.exception
        return Ended(ended.stdout, ended.stderr, ended.exit_code)

    return run_it


@pytest.fixture
def start(tmp_path: Path) -> Run:
    """Start `buurtbrug` as a process of its own, in a folder without any server or database."""

    def start_it(*arguments: str, stdin: str = "", **environment: str) -> Ended:
        ended = subprocess.run(
            [COMMAND, *arguments],
            input=stdin.encode(),
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "BUURTBRUG_DATA": str(tmp_path / "data"), **environment},
            timeout=60,
            check=False,
        )
        return Ended(ended.stdout.decode(), ended.stderr.decode(), ended.returncode)

    return start_it
