"""PostgreSQL that answers slowly or not at all: given up in time, nothing lost or doubled, and well again by itself."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import URL
from sqlalchemy.exc import OperationalError

from bot.storage import SqlStore, make_engine
from bot.storage.address import DatabaseUrlError
from bot.storage.patience import Patience, TooSlow
from bot.storage.rest import Rest
from bot.use_cases.ports import StoreUnavailable
from tests.storage.samples import a_conversation, a_turn
from tests.storage.slow_proxy import SlowProxy

SHORT = Patience(connect=1, lock=1, statement=1, pool=1)


@pytest.fixture
def network(postgres_database: URL) -> Iterator[SlowProxy]:
    assert postgres_database.port is not None
    proxy = SlowProxy(postgres_database.port)
    yield proxy
    proxy.close()


@pytest.fixture
def far_store(network: SlowProxy, postgres_database: URL) -> Iterator[SqlStore]:
    engine = make_engine(postgres_database.set(port=network.port), patience=SHORT)
    yield SqlStore(engine)
    network.thaw()
    engine.dispose()


def well_again(store: SqlStore, conversation: str) -> None:
    """It is asked now and then; who comes in between is told so."""
    for _ in range(2000):
        try:
            store.conversation(conversation)
        except StoreUnavailable:
            time.sleep(0.01)
        else:
            return
    raise AssertionError("never well again")


def test_slow_network_only_takes_longer(network: SlowProxy, far_store: SqlStore) -> None:
    conversation = a_conversation(far_store)
    network.delay = 0.03
    assert far_store.record(a_turn(conversation))
    assert far_store.conversation(conversation.id).turns == 1


def test_answer_that_never_comes_is_given_up(network: SlowProxy, far_store: SqlStore) -> None:
    conversation = a_conversation(far_store)
    turn = a_turn(conversation)
    network.freeze()
    with pytest.raises(StoreUnavailable):
        far_store.record(turn)
    network.thaw()
    well_again(far_store, conversation.id)
    assert far_store.conversation(conversation.id).turns == 0
    assert far_store.record(turn)


def test_turn_that_was_kept_although_nobody_heard_of_it_is_kept_once(
    network: SlowProxy, far_store: SqlStore, postgres_store: SqlStore
) -> None:
    """The server gets the COMMIT, and its answer gets lost: the worst moment."""
    conversation = a_conversation(far_store)
    turn = a_turn(conversation)
    network.freeze_at(b"COMMIT")
    with pytest.raises(StoreUnavailable):
        far_store.record(turn)
    assert postgres_store.conversation(conversation.id).turns == 1
    network.thaw()
    well_again(far_store, conversation.id)
    reply = far_store.record(turn)
    assert reply == far_store.reply(conversation.id, turn.key)
    assert far_store.conversation(conversation.id).turns == 1


def test_who_comes_while_it_stands_still_does_not_wait_for_it(
    network: SlowProxy, far_store: SqlStore
) -> None:
    conversation = a_conversation(far_store)
    network.freeze()
    with pytest.raises(StoreUnavailable):
        far_store.conversation(conversation.id)
    asked, refused = network.asked, 0
    while network.asked == asked and refused < 20:
        with pytest.raises(StoreUnavailable):
            far_store.conversation(conversation.id)
        refused += 1
    assert refused > 1


def test_statement_that_takes_too_long_is_broken_off_on_the_server_too(
    postgres_database: URL,
) -> None:
    engine = make_engine(postgres_database, patience=SHORT)
    with engine.connect() as connection:
        limits = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("statement_timeout", "lock_timeout")
        ]
    engine.dispose()
    assert limits == ["1s", "1s"]


def test_one_looks_whether_it_is_well_and_the_others_rest() -> None:
    now = 0.0
    rest = Rest(lambda: now)
    slow = OperationalError("", {}, TooSlow())
    with pytest.raises(OperationalError), rest.heeded():
        raise slow
    with pytest.raises(StoreUnavailable), rest.heeded():
        pass
    now = 1.0
    with rest.heeded(), pytest.raises(StoreUnavailable), rest.heeded():
        pass
    with rest.heeded(), rest.heeded():
        pass


@pytest.mark.parametrize("given", ["0", "61", "-1", "1.5", "snel", ""])
def test_patience_that_is_no_number_of_seconds_is_told(given: str) -> None:
    with pytest.raises(DatabaseUrlError, match="Zet BUURTBRUG_DATABASE_SECONDS op een heel aantal"):
        Patience.from_environment({"BUURTBRUG_DATABASE_SECONDS": given})


def test_patience_comes_from_the_settings() -> None:
    settings = {
        "BUURTBRUG_DATABASE_CONNECT_SECONDS": "1",
        "BUURTBRUG_DATABASE_LOCK_SECONDS": "2",
        "BUURTBRUG_DATABASE_SECONDS": "4",
        "BUURTBRUG_DATABASE_POOL_SECONDS": "5",
    }
    assert Patience.from_environment(settings) == Patience(1, 2, 4, 5)
    assert Patience.from_environment({}) == Patience()
