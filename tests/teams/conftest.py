"""A portal with Teams configured, beside the engine and actions of the session, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from running_stack import RunningStack, free_port

from tests.teams.colleague import Colleague
from tests.teams.standin import StandIn


@pytest.fixture(scope="session")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    running = StandIn(tmp_path_factory.mktemp("standin"), free_port())
    running.start()
    yield running
    running.stop()


def beside(stack: RunningStack, folder: Path, **settings: str) -> RunningStack:
    """Another portal on the same engine, actions and database."""
    ports = replace(stack.ports, portal=free_port())
    own = {**stack.settings, "BUURTBRUG_PORTAL_PORT": str(ports.portal), **settings}
    return replace(stack, ports=ports, settings=own, logs=folder, processes={})


@pytest.fixture(scope="session")
def teams(
    stack: RunningStack, standin: StandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningStack]:
    """The portal that Teams delivers to."""
    portal = beside(stack, tmp_path_factory.mktemp("teams"), **standin.settings())
    try:
        portal.start_one("portal")
        portal.wait_for("portal")
        yield portal
    finally:
        portal.stop()


@pytest.fixture
def colleague(teams: RunningStack, standin: StandIn) -> Colleague:
    """Somebody in a chat of one's own, for the first time."""
    standin.trouble.clear()
    return Colleague(standin, teams.address)
