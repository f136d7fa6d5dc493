"""Ports come from the settings; one that is taken is said at once, with who has it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from setup.ports import LOOPBACK, Ports, require_free
from setup.problem import Problem


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server((LOOPBACK, 0)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as server:
        return int(server.getsockname()[1])


def test_defaults_are_on_loopback() -> None:
    assert Ports.from_settings({}) == Ports(5005, 5055, 8000, LOOPBACK)


def test_settings_choose_ports_and_the_portals_host() -> None:
    settings = {"BUURTBRUG_PORTAL_PORT": "8080", "BUURTBRUG_PORTAL_HOST": "0.0.0.0"}
    ports = Ports.from_settings(settings)
    assert (ports.portal, ports.portal_host) == (8080, "0.0.0.0")
    assert ports.portal_address == "http://127.0.0.1:8080"


@pytest.mark.parametrize("text", ["acht", "0", "70000", "-1"])
def test_setting_that_is_no_port_is_explained(text: str) -> None:
    with pytest.raises(Problem, match="BUURTBRUG_ENGINE_PORT is geen poortnummer"):
        Ports.from_settings({"BUURTBRUG_ENGINE_PORT": text})


def test_free_ports_pass() -> None:
    require_free(Ports(free_port(), free_port(), free_port()))


def test_address_of_another_machine_is_explained() -> None:
    ports = Ports(free_port(), free_port(), free_port(), portal_host="192.0.2.1")
    with pytest.raises(Problem, match=r"192\.0\.2\.1 hoort niet bij deze machine"):
        require_free(ports)


def test_taken_port_names_the_program_and_another_port(taken_port: int) -> None:
    with pytest.raises(Problem) as problem:
        require_free(Ports(free_port(), free_port(), taken_port))
    assert f"Poort {taken_port} is al in gebruik" in problem.value.what
    assert f"(proces {os.getpid()})" in problem.value.what
    assert f"BUURTBRUG_PORTAL_PORT={taken_port + 1} make run" in problem.value.remedy
