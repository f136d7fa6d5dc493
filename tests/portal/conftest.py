"""A portal with a visitor in it."""

import asyncio

import pytest

from tests.portal.visitor import House, Visitor


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
