"""The whole of Buurtbrug with a slow network before PostgreSQL: told what to do, nothing lost, well again by itself."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator

import httpx
import pytest
from running_stack import RunningStack, make_stack
from sqlalchemy import URL
from talk import Talk

from bot.storage import SqlStore, make_engine
from tests.storage.postgres_server import PostgresServer
from tests.storage.slow_proxy import SlowProxy

pytestmark = pytest.mark.slow
TRIES, PAUSE_SECONDS = 30, 1.0
SHORT = {
    "BUURTBRUG_DATABASE_CONNECT_SECONDS": "1",
    "BUURTBRUG_DATABASE_SECONDS": "1",
    "BUURTBRUG_DATABASE_POOL_SECONDS": "1",
}


@pytest.fixture(scope="module")
def database(postgres: PostgresServer) -> URL:
    return postgres.new_database()


@pytest.fixture(scope="module")
def network(database: URL) -> Iterator[SlowProxy]:
    assert database.port is not None
    proxy = SlowProxy(database.port)
    yield proxy
    proxy.close()


@pytest.fixture(scope="module")
def far(
    network: SlowProxy, database: URL, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningStack]:
    """The stack behind that network."""
    url = database.set(port=network.port).render_as_string(hide_password=False)
    stack = make_stack(tmp_path_factory.mktemp("ver-weg"), DATABASE_URL=url, **SHORT)
    try:
        stack.start()
        yield stack
    finally:
        network.thaw()
        stack.stop()


@pytest.fixture
def near_store(database: URL) -> Iterator[SqlStore]:
    """The tables without the network between."""
    engine = make_engine(database)
    yield SqlStore(engine)
    engine.dispose()


def send(talk: Talk, body: dict[str, str]) -> httpx.Response:
    return talk.client.post(f"/api/v1/gesprekken/{talk.id}/berichten", json=body)


def send_until_it_works(talk: Talk, body: dict[str, str]) -> httpx.Response:
    for _ in range(TRIES):
        response = send(talk, body)
        if response.status_code == 200:
            return response
        assert response.status_code == 503
        time.sleep(PAUSE_SECONDS)
    raise AssertionError(response.text)


def test_turn_over_a_slow_network_only_takes_longer(far: RunningStack, network: SlowProxy) -> None:
    talk = Talk(far.address)
    network.delay = 0.02
    talk.say("ik wil een buurt analyseren")
    network.delay = 0.0
    assert talk.asked == "rol"


def test_database_that_stands_still_is_told_and_the_message_counts_once(
    far: RunningStack, network: SlowProxy, near_store: SqlStore
) -> None:
    talk = Talk(far.address)
    talk.say("ik wil een buurt analyseren")
    body = {"sleutel": str(uuid.uuid4()), "tekst": "ik ben opbouwwerker"}
    network.freeze()
    for _ in range(3):
        refused = send(talk, body)
        assert refused.status_code == 503
        assert "stuur het opnieuw" in refused.json()["detail"]
        assert refused.headers["Retry-After"]
    network.thaw()
    taken = send_until_it_works(talk, body)
    assert taken.json()["berichten"][-1]["vraag"]["id"] == "buurt"
    said = [m for m in near_store.messages(talk.id) if m.van == "gebruiker"]
    assert len(said) == 2


def test_turn_that_stood_still_half_way_counts_once(
    far: RunningStack, network: SlowProxy, near_store: SqlStore
) -> None:
    """The actions were writing: what the server had so far is undone, or was kept, but never both."""
    talk = Talk(far.address)
    talk.say("ik wil een buurt analyseren")
    before = near_store.conversation(talk.id).turns
    body = {"sleutel": str(uuid.uuid4()), "tekst": "ik ben opbouwwerker"}
    network.freeze_at(b"UPDATE gesprek")
    assert send(talk, body).status_code == 503
    network.thaw()
    send_until_it_works(talk, body)
    assert near_store.conversation(talk.id).turns == before + 1
    said = [m for m in near_store.messages(talk.id) if m.van == "gebruiker"]
    assert len(said) == before + 1
