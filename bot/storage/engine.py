"""Opens a database so that what is acknowledged is safe and nobody waits long.

SQLite: WAL, so that reading and writing go together; a write takes its lock at the start (BEGIN
IMMEDIATE), so that it cannot fail half-way. `synchronous` is FULL: NORMAL would survive a killed
process, but in WAL it may lose the last answers when the power goes; FULL costs one flush a turn.
PostgreSQL: its own default (synchronous_commit on) promises the same.
"""

import json
import time
from functools import partial
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.storage.address import database_url
from bot.storage.errors import translated
from bot.storage.patience import Patience, impatient
from bot.storage.rest import REST, Rest

MIGRATION_LOCK_SECONDS = 60
_DEAD_PEER_SECONDS = 10

_WRITES = "buurtbrug_writes"


class _Cursor(Protocol):
    def execute(self, sql: str, /) -> object: ...
    def close(self) -> object: ...


class _DriverConnection(Protocol):
    isolation_level: str | None

    def cursor(self) -> _Cursor: ...


def make_engine(
    url: URL | None = None, *, migrating: bool = False, patience: Patience | None = None
) -> Engine:
    """The engine for this URL, or that of the settings; connects only when it is used.

    `migrating` waits longer for others, and lets SQLite rebuild tables that others refer to. How long is waited
    otherwise is `patience`, or what the settings say. Raises DatabaseUrlError for settings that are wrong.
    """
    url = database_url() if url is None else url
    patience = Patience.from_environment() if patience is None else patience
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, patience, migrating=migrating)
    return _postgresql(url, patience, migrating=migrating)


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that only read: each sees the data of one moment."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_WRITES: False})
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write."""
    return engine.execution_options(**{_WRITES: True})


def empty_the_log(engine: Engine) -> None:
    """After deleting: SQLite's write-ahead log may still hold what went; it moves into the file as far as it can."""
    if engine.dialect.name != "sqlite":
        return
    with translated():
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _sqlite(url: URL, patience: Patience, *, migrating: bool) -> Engine:
    wait = MIGRATION_LOCK_SECONDS if migrating else patience.lock
    engine = _engine(url, patience, connect_args={"timeout": wait})

    def prepare(connection: _DriverConnection, _record: object) -> None:
        # The driver begins no transactions of its own: `begin` below does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        # What is deleted is overwritten, so that it cannot be read from the file either.
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute(f"PRAGMA foreign_keys = {'OFF' if migrating else 'ON'}")
        cursor.close()

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _postgresql(url: URL, patience: Patience, *, migrating: bool) -> Engine:
    lock, statement = (
        (MIGRATION_LOCK_SECONDS, 0) if migrating else (patience.lock, patience.statement)
    )
    connect_args: dict[str, object] = {
        "connect_timeout": patience.connect,
        "tcp_user_timeout": _DEAD_PEER_SECONDS * 1000,
        "application_name": "buurtbrug",
    }
    if "options" not in url.query:
        limits = f"-c lock_timeout={lock}s -c statement_timeout={statement}s"
        connect_args["options"] = limits
    engine = _engine(url, patience, connect_args=connect_args, pool_pre_ping=True)
    if not migrating:
        _give_up_in_time(engine, patience)
    return engine


def _give_up_in_time(engine: Engine, patience: Patience) -> None:
    kind = impatient(patience.statement)

    def connect(_dialect: object, _record: object, arguments: Any, options: Any) -> Any:
        return kind.connect(*arguments, **options)

    event.listen(engine, "do_connect", connect)


def _engine(
    url: URL, patience: Patience, *, connect_args: dict[str, object], pool_pre_ping: bool = False
) -> Engine:
    return create_engine(
        url,
        connect_args=connect_args,
        pool_pre_ping=pool_pre_ping,
        pool_timeout=patience.pool,
        execution_options={REST: Rest(time.monotonic)},
        # What users say stands in parameters: it may not get into logs or errors.
        echo=False,
        hide_parameters=True,
        json_serializer=partial(json.dumps, ensure_ascii=False, allow_nan=False),
    )
