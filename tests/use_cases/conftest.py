"""A store on a temporary file, and somebody who talks."""

from pathlib import Path

import pytest

from bot.storage import SqlStore
from bot.wiring import Wiring
from knowledge.checks import Knowledge, shipped_knowledge
from tests.use_cases.chat import Chat, new_store


@pytest.fixture(scope="session")
def wiring() -> Wiring:
    return Wiring(shipped_knowledge())


@pytest.fixture(scope="session")
def knowledge(wiring: Wiring) -> Knowledge:
    return wiring.knowledge


@pytest.fixture
def store(tmp_path: Path) -> SqlStore:
    return new_store(tmp_path)


@pytest.fixture
def chat(store: SqlStore, wiring: Wiring) -> Chat:
    return Chat(store, wiring)
