"""A portal with a visitor in it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.wiring import Wiring
from knowledge.checks import shipped_knowledge
from tests.portal.visitor import House, Visitor


@pytest.fixture(scope="session")
def shared() -> Wiring:
    return Wiring(shipped_knowledge())


@pytest.fixture
def house(tmp_path: Path, shared: Wiring) -> House:
    return House(tmp_path, shared)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def stranger(house: House, runner: asyncio.Runner) -> Visitor:
    """Without a conversation."""
    return Visitor(house.app, runner)


@pytest.fixture
def visitor(stranger: Visitor) -> Visitor:
    """With a conversation open."""
    return stranger.open()


@pytest.fixture
def analyst(visitor: Visitor) -> Visitor:
    """With an analysis begun."""
    visitor.choose("actie/start/buurtanalyse")
    visitor.choose("rol/buurtprofessional")
    return visitor
