"""The locks: hashed, without addresses, and the two environments kept apart."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))


def packages(lock: str) -> dict[str, str]:
    text = (REQUIREMENTS / lock).read_text()
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_address(lock: Path) -> None:
    assert not re.search(r"https?://|index-url|find-links", lock.read_text())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    entries = re.split(r"^(?=[a-z0-9.-]+==)", lock.read_text(), flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_rasa_is_in_the_engine_only() -> None:
    assert packages("engine.txt")["rasa"] == "3.6.21"
    assert "rasa" not in packages("app.txt") | packages("dev.txt")


def test_development_tools_stand_beside_the_same_versions_of_the_app() -> None:
    assert packages("app.txt").items() <= packages("dev.txt").items()


def test_nothing_of_the_app_environment_brings_rasa_along() -> None:
    find = "import importlib.util, sys; sys.exit(importlib.util.find_spec('rasa') is not None)"
    assert subprocess.run([sys.executable, "-c", find], check=False).returncode == 0
