"""The audit passes only when everything was looked up and every advisory is accepted with a reason."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.version import Version
from pip_audit._format import JsonFormat
from pip_audit._service import ResolvedDependency, VulnerabilityResult

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = ROOT / "requirements" / "engine-advisories.yml"
REASON = "Alleen te bereiken met een bestand van een ander, en dat laden wij nooit."
ENTRY = {
    "package": "aiohttp",
    "ids": ["CVE-2026-1000"],
    "needs": "bestand",
    "looked_up": None,
    "reason": REASON,
}
LOCK = "aiohttp==3.9.5 \\\n    --hash=sha256:x\nmulti_dict==1.0 \\\n    --hash=sha256:y\n"


def package(name: str, *vulns: dict[str, Any], version: str = "3.9.5") -> dict[str, Any]:
    return {"name": name, "version": version, "vulns": list(vulns)}


def advisory(name: str, *aliases: str, fixed: str = "3.9.9") -> dict[str, Any]:
    return {"id": name, "fix_versions": [fixed], "aliases": list(aliases), "description": "…"}


BAD = advisory("PYSEC-2026-1", "CVE-2026-1000", "GHSA-aaaa-bbbb-cccc")


class Audit:
    """Files as `scripts/audit` makes them."""

    def __init__(self, folder: Path) -> None:
        self.lock, self.found, self.accepted = (
            folder / name for name in ("lock.txt", "found.json", "accepted.yml")
        )
        self.lock.write_text(LOCK)

    def accept(self, ids: list[str], reason: str = REASON, name: str = "aiohttp") -> None:
        self.accept_entry(**{**ENTRY, "package": name, "ids": ids, "reason": reason})

    def accept_entry(self, **entry: object) -> None:
        self.accepted.write_text(yaml.safe_dump([entry]))

    def judged(self, *packages: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        self.found.write_text(json.dumps({"dependencies": packages, "fixes": []}))
        return self.run()

    def run(self) -> subprocess.CompletedProcess[str]:
        accepted = [str(self.accepted)] if self.accepted.exists() else []
        script = str(ROOT / "scripts" / "advisories.py")
        return subprocess.run(
            [sys.executable, script, str(self.lock), str(self.found), *accepted],
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    return Audit(tmp_path)


def test_nothing_found_passes(audit: Audit) -> None:
    assert audit.judged(package("aiohttp"), package("multi-dict")).returncode == 0


def test_advisory_that_nobody_accepted_fails_and_tells_where_it_is_mended(audit: Audit) -> None:
    judged = audit.judged(package("aiohttp", BAD), package("multi-dict"))
    assert judged.returncode == 1
    for told in ("aiohttp 3.9.5", "CVE-2026-1000", "3.9.9"):
        assert told in judged.stderr


@pytest.mark.parametrize("name", ["PYSEC-2026-1", "CVE-2026-1000", "GHSA-aaaa-bbbb-cccc"])
def test_advisory_is_accepted_by_any_of_its_names(audit: Audit, name: str) -> None:
    audit.accept([name])
    assert audit.judged(package("aiohttp", BAD), package("multi-dict")).returncode == 0


def test_advisory_is_accepted_for_one_package_only(audit: Audit) -> None:
    audit.accept(["CVE-2026-1000"])
    assert audit.judged(package("aiohttp"), package("multi-dict", BAD)).returncode == 1


def test_accepted_advisory_that_went_is_told(audit: Audit) -> None:
    audit.accept(["CVE-2026-1000"])
    judged = audit.judged(package("aiohttp"), package("multi-dict"))
    assert judged.returncode == 0
    assert "CVE-2026-1000 wordt niet meer gevonden" in judged.stdout


@pytest.mark.parametrize("reason", ["", "kan niet"])
def test_acceptance_without_a_real_reason_fails(audit: Audit, reason: str) -> None:
    audit.accept(["CVE-2026-1000"], reason)
    judged = audit.judged(package("aiohttp", BAD), package("multi-dict"))
    assert judged.returncode == 1
    assert "geen echte reden" in judged.stderr


def test_package_that_was_not_looked_up_fails(audit: Audit) -> None:
    assert "multi-dict: niet opgezocht" in audit.judged(package("aiohttp")).stderr


def test_package_that_was_skipped_fails(audit: Audit) -> None:
    skipped = {"name": "multi-dict", "skip_reason": "could not be looked up"}
    assert audit.judged(package("aiohttp"), skipped).returncode == 1


@pytest.mark.parametrize("content", ["", "{}", "null", "[]", '{"dependencies": 3}', "geen json"])
def test_report_that_says_nothing_fails(audit: Audit, content: str) -> None:
    audit.found.write_text(content)
    assert audit.run().returncode == 1


def test_report_that_is_not_there_fails(audit: Audit) -> None:
    judged = audit.run()
    assert judged.returncode == 1
    assert "konden niet worden opgezocht" in judged.stderr


def test_form_of_the_report_is_that_of_pip_audit(audit: Audit) -> None:
    found = {
        ResolvedDependency("aiohttp", Version("3.9.5")): [
            VulnerabilityResult(
                id="PYSEC-2026-1",
                description="…",
                fix_versions=[Version("3.9.9")],
                aliases={"CVE-2026-1000"},
            )
        ],
        ResolvedDependency("multi-dict", Version("1.0")): [],
    }
    audit.found.write_text(JsonFormat(True, True).format(found, []))
    assert audit.run().returncode == 1
    audit.accept(["CVE-2026-1000"])
    assert audit.run().returncode == 0


def test_audit_that_can_look_up_nothing_fails() -> None:
    """The whole command, with a proxy where nobody listens: whatever this machine can reach, it reaches nothing."""
    nowhere = "http://127.0.0.1:9"
    environment = {**os.environ, "HTTPS_PROXY": nowhere, "https_proxy": nowhere, "NO_PROXY": ""}
    ended = subprocess.run(
        [str(ROOT / "scripts" / "audit")],
        env={**environment, "no_proxy": "", "PIP_AUDIT_CACHE_DIR": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.count("konden niet worden opgezocht") == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ids": []}, "noemt geen ids"),
        ({"ids": ["CVE-26-1"]}, "geen CVE, GHSA of PYSEC"),
        ({"ids": ["zie boven"]}, "geen CVE, GHSA of PYSEC"),
        ({"needs": "geluk"}, "needs niet een van"),
        ({"looked_up": "gisteren"}, "geen datum"),
        ({"extra": 1}, "niet precies deze velden"),
    ],
)
def test_entry_of_another_form_fails(audit: Audit, change: dict[str, object], told: str) -> None:
    audit.accept_entry(**{**ENTRY, **change})
    judged = audit.judged(package("aiohttp"), package("multi-dict"))
    assert judged.returncode == 1
    assert told in judged.stderr


def test_entry_that_was_only_written_down_is_to_be_confirmed_once_it_is_found(audit: Audit) -> None:
    audit.accept(["CVE-2026-1000"])
    assert "looked_up" in audit.judged(package("aiohttp", BAD), package("multi-dict")).stdout
    audit.accept_entry(**{**ENTRY, "looked_up": dt.date(2026, 12, 1)})
    assert "looked_up" not in audit.judged(package("aiohttp", BAD), package("multi-dict")).stdout


def test_list_that_we_ship_has_the_form_and_names_locked_packages(audit: Audit) -> None:
    audit.accepted.write_text(ACCEPTED.read_text(encoding="utf-8"), encoding="utf-8")
    judged = audit.judged(package("aiohttp"), package("multi-dict"))
    assert judged.returncode == 0, judged.stderr
    entries = yaml.safe_load(ACCEPTED.read_text(encoding="utf-8"))
    locked = (ROOT / "requirements" / "engine.txt").read_text(encoding="utf-8")
    for entry in entries:
        assert f"\n{entry['package']}==" in locked
        assert len(entry["reason"]) > 40
    ids = [advisory for entry in entries for advisory in entry["ids"]]
    assert len(ids) == len(set(ids))
