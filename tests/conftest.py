"""What all tests share: the whole of Buurtbrug, running once for who talks with it, a website, and a portal alone."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from openid_provider import OpenIdProvider
from running_stack import RunningStack, make_stack
from website import Website

from bot.wiring import Wiring
from knowledge.checks import shipped_knowledge
from tests.portal.visitor import House


@pytest.fixture(scope="session")
def website() -> Iterator[Website]:
    """A website of somebody else, which the portal lets in."""
    site = Website()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, website: Website) -> Iterator[RunningStack]:
    """Engine, actions and portal on free ports, with a database of their own."""
    named = {"BUURTBRUG_WIDGET_HOSTS": website.address}
    running = make_stack(tmp_path_factory.mktemp("stack"), **named)
    website.portal = running.address
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def shared() -> Wiring:
    """What is costly to load and never changes."""
    return Wiring(shipped_knowledge())


@pytest.fixture
def house(tmp_path: Path, shared: Wiring) -> House:
    """A portal with a database of its own, that takes turns without Rasa."""
    return House(tmp_path, shared)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """Runs what is asynchronous."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdProvider]:
    """Where an organisation signs its people in."""
    running = OpenIdProvider().start()
    yield running
    running.stop()
