"""The code that Rasa loads, tested in Rasa's own environment, which has no pytest."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-rasa" / "bin" / "python"


def rasa_python(*arguments: str, seconds: int) -> str:
    """Run Rasa's Python; fails with all that it printed."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RASA_TELEMETRY_ENABLED": "false",
        "BUURTBRUG_SECRET": "een-geheim-voor-deze-tests",
        "BUURTBRUG_ACTIONS_URL": "http://127.0.0.1:1/webhook",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
    ended = subprocess.run(
        [PYTHON, "-W", "ignore", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    printed = ended.stdout + ended.stderr
    assert ended.returncode == 0, printed[-6000:]
    return printed


@pytest.mark.slow
def test_what_runs_beside_rasa() -> None:
    folder = str(Path(__file__).with_name("rasa_side").relative_to(ROOT))
    discover = ("-m", "unittest", "discover", "-v", "-s", folder, "-p", "check_*.py")
    printed = rasa_python(*discover, seconds=120)
    count = len([line for line in printed.splitlines() if line.endswith("... ok")])
    assert count >= 15, printed


@pytest.mark.slow
def test_rasa_finds_nothing_wrong_with_the_training_data(tmp_path: Path) -> None:
    """As `rasa data validate` does it, without the second that the command line takes to load everything."""
    printed = rasa_python(
        "-m", "rasa", "data", "validate", "--data", "bot/data", "--fail-on-warnings", seconds=120
    )
    assert "No story structure conflicts found" in printed or "conflict" not in printed.lower()


def test_app_environment_knows_no_rasa() -> None:
    found = list((ROOT / ".venv").glob("lib/python*/site-packages/rasa"))
    assert found == []
