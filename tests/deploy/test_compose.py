"""deploy/compose.yml: the same three processes, each in reach of those who need it, and closed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from setup.layout import Layout
from setup.ports import Ports
from setup.processes import migrate_command
from tests.deploy.dockerfile import INSIDE_LAYOUT, stages
from tests.docs.reading_docs import ROOT
from tests.docs.settings_in_code import settings_read

COMPOSE = ROOT / "deploy" / "compose.yml"
OURS = ("portal", "engine", "actions", "migrate")
NOT_OURS = frozenset({"FORWARDED_ALLOW_IPS"})


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return found


@pytest.fixture(scope="module")
def networks() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["networks"]
    return found


def test_the_services_are_the_three_processes_the_migration_and_the_database(
    services: dict[str, Any],
) -> None:
    assert set(services) == {*OURS, "database"}
    for name in OURS:
        build = services[name]["build"]
        assert (COMPOSE.parent / build["context"] / build["dockerfile"]).resolve().exists()
        assert build["target"] in stages()
    assert services["migrate"]["entrypoint"] == migrate_command(Layout(INSIDE_LAYOUT))


@pytest.mark.parametrize("name", [*OURS, "database"])
def test_a_service_is_closed(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]
    assert service["mem_limit"]
    assert "privileged" not in service
    assert "network_mode" not in service


def test_only_the_portal_can_be_reached_from_outside(
    services: dict[str, Any], networks: dict[str, Any]
) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["portal"]
    assert services["portal"]["ports"] == [
        f"${{BUURTBRUG_PUBLISH:-127.0.0.1:{Ports().portal}}}:{Ports().portal}"
    ]
    open_networks = {name for name, options in networks.items() if not options.get("internal")}
    assert open_networks == {"outside"}
    assert [n for n, s in services.items() if "outside" in s["networks"]] == ["portal"]


def test_each_network_has_only_those_who_must_speak(services: dict[str, Any]) -> None:
    members = {
        network: {name for name, service in services.items() if network in service["networks"]}
        for network in ("to-engine", "to-actions", "storage")
    }
    assert members["to-engine"] == {"portal", "engine"}
    # The portal asks the actions for their health.
    assert members["to-actions"] == {"portal", "engine", "actions"}
    assert members["storage"] == {"portal", "actions", "migrate", "database"}


def test_the_engine_does_not_know_the_database(services: dict[str, Any]) -> None:
    told = services["engine"]["environment"]
    assert "DATABASE_URL" not in told
    assert not [value for value in told.values() if "POSTGRES" in value]


def test_secrets_have_no_default_and_must_be_filled_in(services: dict[str, Any]) -> None:
    text = COMPOSE.read_text(encoding="utf-8")
    for name in ("BUURTBRUG_SECRET", "POSTGRES_PASSWORD"):
        uses = re.findall(rf"\$\{{{name}([^}}]*)\}}", text)
        assert uses
        assert all(use.startswith(":?") for use in uses)
    example = (COMPOSE.parent / "voorbeeld.env").read_text(encoding="utf-8")
    assert re.findall(r"^(BUURTBRUG_SECRET|POSTGRES_PASSWORD)=(.*)$", example, re.MULTILINE) == [
        ("BUURTBRUG_SECRET", ""),
        ("POSTGRES_PASSWORD", ""),
    ]
    assert {"portal", "engine", "actions"} == {
        name for name, s in services.items() if "BUURTBRUG_SECRET" in s["environment"]
    }


def test_every_setting_exists_and_every_blank_is_in_the_example(services: dict[str, Any]) -> None:
    names = {name for each in OURS for name in services[each]["environment"]}
    assert names - NOT_OURS <= settings_read()
    blanks = set(re.findall(r"\$\{(\w+)", COMPOSE.read_text(encoding="utf-8")))
    example = (COMPOSE.parent / "voorbeeld.env").read_text(encoding="utf-8")
    assert blanks == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


@pytest.mark.parametrize(
    ("service", "setting", "to"),
    [
        ("portal", "BUURTBRUG_ENGINE_URL", "engine"),
        ("engine", "BUURTBRUG_ACTIONS_URL", "actions"),
        ("actions", "DATABASE_URL", "database"),
    ],
)
def test_addresses_lead_to_a_service_in_the_same_network(
    services: dict[str, Any], service: str, setting: str, to: str
) -> None:
    given = re.sub(r"\$\{[^}]*\}", "x", services[service]["environment"][setting])
    address = urlsplit(given)
    assert address.hostname == to
    assert address.port == (5432 if to == "database" else getattr(Ports(), to))
    assert set(services[service]["networks"]) & set(services[to]["networks"])


def test_nobody_starts_before_the_tables_are_there(services: dict[str, Any]) -> None:
    done = {"migrate": {"condition": "service_completed_successfully"}}
    assert services["portal"]["depends_on"] == done
    assert services["actions"]["depends_on"] == done
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}


def test_the_filled_in_secrets_stay_out_of_git() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/deploy/.env" in ignored
