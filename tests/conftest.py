"""What all tests share: the whole of Buurtbrug, running once for the tests that talk with it, and a website."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running_stack import RunningStack, make_stack
from website import Website


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
