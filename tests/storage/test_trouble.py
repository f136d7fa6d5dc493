"""A database that is locked, full, away or broken: StoreUnavailable soon, nothing half, no texts told."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, event, select, text

from bot.storage import SqlStore, make_engine
from bot.storage.engine import writing
from bot.storage.patience import Patience
from bot.storage.tables import gesprek
from bot.use_cases.messages import text_message
from bot.use_cases.ports import StoreUnavailable
from tests.storage.postgres_server import PostgresServer
from tests.storage.samples import a_conversation, a_turn

LOCK_SECONDS = Patience().lock
SOON = LOCK_SECONDS + 2
SECRET = "mijn buurman Achmed"


@pytest.fixture
def sqlite_engine(sqlite_database: URL) -> Iterator[Engine]:
    engine = make_engine(sqlite_database)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_store(sqlite_engine: Engine) -> SqlStore:
    return SqlStore(sqlite_engine)


def assert_unavailable_soon(action: Callable[[], object]) -> StoreUnavailable:
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable) as raised:
        action()
    assert time.monotonic() - begun < SOON
    return raised.value


def test_locked_file_is_unavailable_within_seconds_and_works_again_after(
    sqlite_store: SqlStore, sqlite_database: URL
) -> None:
    conversation = a_conversation(sqlite_store)
    other = sqlite3.connect(str(sqlite_database.database), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert_unavailable_soon(lambda: sqlite_store.record(a_turn(conversation)))
    assert sqlite_store.conversation(conversation.id).turns == 0
    other.execute("ROLLBACK")
    other.close()
    assert sqlite_store.record(a_turn(conversation))


def test_row_that_is_locked_is_unavailable_within_seconds(
    postgres_store: SqlStore, postgres_database: URL
) -> None:
    conversation = a_conversation(postgres_store)
    engine = make_engine(postgres_database)
    with writing(engine).begin() as connection:
        connection.execute(select(gesprek).with_for_update())
        assert_unavailable_soon(lambda: postgres_store.record(a_turn(conversation)))
    engine.dispose()
    assert postgres_store.record(a_turn(conversation))


def test_full_disk_is_unavailable_and_stores_nothing(
    sqlite_store: SqlStore, sqlite_engine: Engine
) -> None:
    conversation = a_conversation(sqlite_store)

    def leave_no_room(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite makes it what the file has now

    event.listen(sqlite_engine, "connect", leave_no_room)
    sqlite_engine.dispose()
    large = a_turn(conversation, reply=[text_message(SECRET * 10_000)])
    assert_unavailable_soon(lambda: sqlite_store.record(large))
    assert sqlite_store.messages(conversation.id) == ()

    event.remove(sqlite_engine, "connect", leave_no_room)
    sqlite_engine.dispose()
    assert sqlite_store.record(large)


def test_file_that_cannot_be_written_is_unavailable_but_can_be_read(
    sqlite_store: SqlStore, sqlite_engine: Engine
) -> None:
    conversation = a_conversation(sqlite_store)

    def forbid_writing(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(sqlite_engine, "connect", forbid_writing)
    sqlite_engine.dispose()
    assert_unavailable_soon(lambda: sqlite_store.record(a_turn(conversation)))
    assert sqlite_store.conversation(conversation.id) == conversation


def test_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    file.write_text("Lieve dagboek, " * 1000)
    store = SqlStore(make_engine(URL.create("sqlite", database=str(file))))
    assert_unavailable_soon(lambda: store.conversation("g1"))


def test_folder_that_is_not_there_is_unavailable_and_is_not_made(sqlite_url: URL) -> None:
    store = SqlStore(make_engine(sqlite_url))
    assert_unavailable_soon(lambda: store.conversation("g1"))
    assert not Path(sqlite_url.database or "").parent.exists()


def test_database_without_tables_is_unavailable(empty_database: URL, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    engine = make_engine(empty_database)
    assert_unavailable_soon(lambda: SqlStore(engine).conversation("g1"))
    engine.dispose()


def test_server_that_is_away_is_unavailable_and_works_again_after(
    postgres: PostgresServer, postgres_store: SqlStore
) -> None:
    conversation = a_conversation(postgres_store)
    turn = a_turn(conversation)
    postgres.stop()
    try:
        assert_unavailable_soon(lambda: postgres_store.record(turn))
        assert_unavailable_soon(lambda: postgres_store.conversation(conversation.id))
    finally:
        postgres.start()
    assert postgres_store.record(turn)


def test_wrong_password_is_unavailable(postgres_database: URL) -> None:
    store = SqlStore(make_engine(postgres_database.set(password="fout")))
    error = assert_unavailable_soon(lambda: store.conversation("g1"))
    assert "tester" not in str(error)


def test_all_connections_taken_is_unavailable_within_seconds(
    store: SqlStore, engine: Engine
) -> None:
    conversation = a_conversation(store)
    taken = [engine.connect() for _ in range(15)]
    assert_unavailable_soon(lambda: store.conversation(conversation.id))
    for connection in taken:
        connection.close()
    assert store.conversation(conversation.id) == conversation


def test_errors_and_logs_tell_nothing_of_what_was_said(
    store: SqlStore, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    conversation = a_conversation(store)
    with writing(engine).begin() as connection:
        connection.execute(text("ALTER TABLE bericht RENAME TO verdwenen"))
    caplog.set_level(logging.DEBUG)
    turn = a_turn(conversation, reply=[text_message(SECRET)])
    error = assert_unavailable_soon(lambda: store.record(turn))
    told = "\n".join([str(error), *(str(record.__dict__) for record in caplog.records)])
    assert "database: " in told
    for hidden in (SECRET, "plein", "INSERT", "SELECT", "bericht"):
        assert hidden not in told
    assert error.__suppress_context__


def test_connections_are_prepared_for_safety(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert found == ["wal", 2, 1, LOCK_SECONDS * 1000]


def test_many_processes_may_open_a_new_file_at_once(sqlite_url: URL) -> None:
    """Going over to WAL needs the file for itself for a moment: nobody may fail on that."""
    Path(sqlite_url.database or "").parent.mkdir()
    barrier = threading.Barrier(8)
    failures: list[Exception] = []

    def open_it() -> None:
        engine = make_engine(sqlite_url)
        barrier.wait()
        try:
            with writing(engine).begin() as connection:
                connection.execute(text("CREATE TABLE IF NOT EXISTS x (y INTEGER)"))
        except Exception as failure:  # noqa: BLE001 - whatever it is, the test shows it
            failures.append(failure)
        engine.dispose()

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
