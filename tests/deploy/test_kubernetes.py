"""deploy/kubernetes: the same processes, probes and ports; closed; and reached only by those who need them."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from setup.layout import Layout
from setup.ports import Ports
from setup.processes import buurtbrug_processes, migrate_command
from tests.deploy.dockerfile import INSIDE_LAYOUT, environment, stages
from tests.docs.reading_docs import ROOT
from tests.docs.settings_in_code import settings_read

FOLDER = ROOT / "deploy" / "kubernetes"
PROCESSES = ("portal", "engine", "actions")
NOT_OURS = frozenset({"FORWARDED_ALLOW_IPS"})
RESTARTS_FIT_IN = 30


def documents() -> list[dict[str, Any]]:
    listed = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
    return [
        document
        for name in listed["resources"]
        for document in yaml.safe_load_all((FOLDER / name).read_text(encoding="utf-8"))
    ]


def objects(kind: str) -> dict[str, dict[str, Any]]:
    return {d["metadata"]["name"]: d for d in documents() if d["kind"] == kind}


def pod(name: str) -> dict[str, Any]:
    found: dict[str, Any] = objects("Deployment")[name]["spec"]["template"]["spec"]
    return found


def container(name: str) -> dict[str, Any]:
    found: dict[str, Any] = pod(name)["containers"][0]
    return found


def told(name: str) -> dict[str, Any]:
    return {each["name"]: each for each in container(name)["env"]}


def containers() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{name}/{each['name']}", each)
        for name in PROCESSES
        for each in [*pod(name)["containers"], *pod(name).get("initContainers", ())]
    ]


def test_every_manifest_is_listed() -> None:
    listed = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
    there = {path.name for path in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}
    assert set(listed["resources"]) == there


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is not on this machine")
def test_kubectl_renders_the_manifests() -> None:
    rendered = subprocess.run(
        ["kubectl", "kustomize", str(FOLDER)], capture_output=True, text=True, check=True
    )
    made = list(yaml.safe_load_all(rendered.stdout))
    assert len(made) == len(documents())
    assert {d["metadata"].get("namespace", "buurtbrug") for d in made} == {"buurtbrug"}
    images = re.findall(r"image: (\S+)", rendered.stdout)
    assert images
    assert all(re.fullmatch(r"buurtbrug-\w+:[\d.]+", image) for image in images)


# The same processes as make run


@pytest.mark.parametrize("name", PROCESSES)
def test_a_deployment_runs_an_image_with_its_own_command_and_port(name: str) -> None:
    assert container(name)["image"] == f"buurtbrug-{name}"
    assert name in stages()
    assert "command" not in container(name)
    assert container(name)["ports"] == [{"name": "http", "containerPort": getattr(Ports(), name)}]
    service = objects("Service")[name]["spec"]
    assert service["ports"][0]["port"] == getattr(Ports(), name)
    labels = objects("Deployment")[name]["spec"]["template"]["metadata"]["labels"]
    assert service["selector"] == labels
    assert objects("Deployment")[name]["spec"]["selector"]["matchLabels"] == labels


_OF_THE_PORTAL = {
    "startupProbe": "/levend",
    "readinessProbe": "/gereed",
    "livenessProbe": "/levend",
}


@pytest.mark.parametrize("name", PROCESSES)
@pytest.mark.parametrize("probe", ["startupProbe", "readinessProbe", "livenessProbe"])
def test_probes_ask_where_the_process_tells_its_own_health(name: str, probe: str) -> None:
    specs = buurtbrug_processes(Layout(INSIDE_LAYOUT), Ports())
    health = {spec.name: urlsplit(spec.health_url).path for spec in specs}
    own = _OF_THE_PORTAL[probe] if name == "portal" else health[name]
    assert container(name)[probe]["httpGet"] == {"path": own, "port": "http"}


@pytest.mark.parametrize("name", ["portal", "actions"])
def test_the_tables_are_made_before_who_uses_them_starts(name: str) -> None:
    (migration,) = pod(name)["initContainers"]
    assert migration["command"] == migrate_command(Layout(INSIDE_LAYOUT))
    assert migration["image"] == f"buurtbrug-{name}"
    assert [each["name"] for each in migration["env"]] == ["DATABASE_URL"]


def test_settings_exist_and_addresses_lead_to_a_service() -> None:
    for name in PROCESSES:
        assert set(told(name)) - NOT_OURS <= settings_read()
        assert not set(told(name)) & set(environment(name))
    for name, setting, to in (
        ("portal", "BUURTBRUG_ENGINE_URL", "engine"),
        ("engine", "BUURTBRUG_ACTIONS_URL", "actions"),
    ):
        address = urlsplit(told(name)[setting]["value"])
        assert (address.hostname, address.port) == (to, getattr(Ports(), to))
        assert to in objects("Service")


# Secrets


def test_secrets_come_from_a_secret_and_none_is_here() -> None:
    assert objects("Secret") == {}
    for name, keys in (
        ("portal", {"BUURTBRUG_SECRET": "secret", "DATABASE_URL": "database-url"}),
        ("actions", {"BUURTBRUG_SECRET": "secret", "DATABASE_URL": "database-url"}),
        ("engine", {"BUURTBRUG_SECRET": "secret"}),
    ):
        from_secret = {
            variable: each["valueFrom"]["secretKeyRef"]
            for variable, each in told(name).items()
            if "valueFrom" in each
        }
        assert from_secret == {v: {"name": "buurtbrug", "key": key} for v, key in keys.items()}


# Closed


@pytest.mark.parametrize("name", PROCESSES)
def test_a_pod_is_closed(name: str) -> None:
    assert pod(name)["automountServiceAccountToken"] is False
    # BUURTBRUG_… are settings; Kubernetes would make such variables for services.
    assert pod(name)["enableServiceLinks"] is False
    context = pod(name)["securityContext"]
    assert context["runAsNonRoot"] is True
    assert context["runAsUser"] > 9999
    assert context["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod(name)["volumes"] == [{"name": "tmp", "emptyDir": {"sizeLimit": "256Mi"}}]
    assert not {"hostNetwork", "hostPID", "hostIPC"} & set(pod(name))


@pytest.mark.parametrize(("where", "each"), containers(), ids=lambda value: str(value)[:24])
def test_a_container_is_closed_and_bounded(where: str, each: dict[str, Any]) -> None:
    assert each["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }, where
    assert each["volumeMounts"] == [{"name": "tmp", "mountPath": "/tmp"}]
    assert set(each["resources"]["requests"]) == {"cpu", "memory"}
    assert "memory" in each["resources"]["limits"]


def test_the_namespace_refuses_what_is_less_closed() -> None:
    labels = objects("Namespace")["buurtbrug"]["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


def peers(name: str, side: str) -> dict[int, set[str]]:
    """By port who may come in (`ingress`) or be gone to (`egress`), as names of processes."""
    key = "from" if side == "ingress" else "to"
    found: dict[int, set[str]] = {}
    for rule in objects("NetworkPolicy")[name]["spec"][side]:
        names = {
            each["podSelector"]["matchLabels"]["app.kubernetes.io/name"]
            for each in rule[key]
            if "podSelector" in each
        }
        for port in rule["ports"]:
            found.setdefault(port["port"], set()).update(names)
    return found


def test_who_is_not_named_may_nothing() -> None:
    spec = objects("NetworkPolicy")["nobody"]["spec"]
    assert spec == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    for name in PROCESSES:
        spec = objects("NetworkPolicy")[name]["spec"]
        assert spec["podSelector"]["matchLabels"] == {"app.kubernetes.io/name": name}
        assert spec["policyTypes"] == ["Ingress", "Egress"]


def test_only_the_portal_reaches_the_engine_and_the_engine_only_the_actions() -> None:
    assert peers("engine", "ingress") == {Ports().engine: {"portal"}}
    assert peers("engine", "egress") == {Ports().actions: {"actions"}, 53: set()}


def test_only_the_engine_and_for_their_health_the_portal_reach_the_actions() -> None:
    assert peers("actions", "ingress") == {Ports().actions: {"engine", "portal"}}
    assert set(peers("actions", "egress")) == {5432, 53}


def test_the_portal_is_reached_through_the_ingress_only() -> None:
    (rule,) = objects("NetworkPolicy")["portal"]["spec"]["ingress"]
    assert [set(each) for each in rule["from"]] == [{"namespaceSelector"}]
    assert set(peers("portal", "egress")) == {Ports().engine, Ports().actions, 5432, 53}


# Upgrades


@pytest.mark.parametrize("name", PROCESSES)
def test_an_upgrade_takes_nobody_away_before_another_is_there(name: str) -> None:
    spec = objects("Deployment")[name]["spec"]
    assert spec["replicas"] >= 2
    assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    budget = objects("PodDisruptionBudget")[name]["spec"]
    assert budget["minAvailable"] == 1
    assert budget["selector"]["matchLabels"] == {"app.kubernetes.io/name": name}
    slept = re.search(r"sleep\((\d+)\)", str(container(name)["lifecycle"]["preStop"]))
    assert slept is not None
    # A turn may take 20 s; there must be time for it after the pause.
    assert int(slept[1]) + RESTARTS_FIT_IN <= pod(name)["terminationGracePeriodSeconds"]


def megabytes(quantity: str) -> int:
    number, unit = re.fullmatch(r"(\d+)(Mi|Gi)", quantity).groups()  # type: ignore[union-attr]
    return int(number) * (1024 if unit == "Gi" else 1)


@pytest.mark.parametrize("name", PROCESSES)
def test_memory_is_above_what_was_measured(name: str) -> None:
    text = (ROOT / "docs" / "containers.md").read_text(encoding="utf-8")
    measured = re.search(rf"^\| {name} \| (\d+) MB \|", text, flags=re.MULTILINE)
    assert measured is not None
    resources = container(name)["resources"]
    assert megabytes(resources["requests"]["memory"]) * 1.048 >= int(measured[1])
    assert megabytes(resources["limits"]["memory"]) >= int(measured[1]) * 1.3
