"""deploy/buurtbrug.service starts what `make run` starts, from where the manual puts it, and is closed."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess

import pytest

from tests.docs.reading_docs import ROOT

UNIT = ROOT / "deploy" / "buurtbrug.service"
OPERATIONS = ROOT / "docs" / "operations.md"


@pytest.fixture
def service() -> configparser.SectionProxy:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(UNIT.read_text(encoding="utf-8"))
    return unit["Service"]


def test_it_runs_the_command_of_make_run(service: configparser.SectionProxy) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    command = re.search(r"^run:.*\n\t@exec (.+)$", makefile, re.MULTILINE)
    assert command is not None
    folder = service["WorkingDirectory"]
    assert service["ExecStart"] == f"{folder}/{command[1]}"
    assert (ROOT / command[1].split()[0]).stat().st_mode & 0o111


def test_the_manual_puts_it_where_it_looks(service: configparser.SectionProxy) -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    folder, settings = service["WorkingDirectory"], service["EnvironmentFile"].removeprefix("-")
    assert f"--home {folder} {service['User']}" in text
    assert f"install -m 600 /dev/null {settings}" in text
    assert service["ReadWritePaths"] == folder


def test_it_is_closed(service: configparser.SectionProxy) -> None:
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["CapabilityBoundingSet"] == ""
    assert service["UMask"] == "0077"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_systemd_can_read_it() -> None:
    looked = subprocess.run(
        ["systemd-analyze", "verify", str(UNIT)], capture_output=True, text=True, check=False
    )
    # The folder of the manual is not on this machine; nothing else may be said.
    said = [line for line in looked.stderr.splitlines() if "is not executable" not in line]
    assert said == []
