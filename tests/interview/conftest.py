"""The two worlds that these tests play in: a small one made for them, and the one that we ship."""

from __future__ import annotations

import pytest

from bot.interview.state import InterviewState
from knowledge.checks import Knowledge, shipped_knowledge
from tests.interview.small_world import small_knowledge


@pytest.fixture(scope="session")
def small() -> Knowledge:
    return small_knowledge()


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return shipped_knowledge()


@pytest.fixture
def buurtanalyse() -> InterviewState:
    """A neighbourhood analysis at its very beginning."""
    return InterviewState("buurtanalyse")
