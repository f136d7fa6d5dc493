"""Locks that all portals of one PostgreSQL database share, by name: one holder at a time, wherever it runs.

One connection holds all locks of this process, outside any transaction. When it dies, PostgreSQL lets go of them
all; the count of turns in `writes` then still keeps two turns apart. What becomes of a turn is not known here.
"""

import asyncio
import hashlib
import time
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from sqlalchemy import URL

from bot.use_cases.ports import StoreUnavailable

_CONNECT_SECONDS = 3
_PATIENCE_SECONDS = 5
# After a failure nobody tries to connect for so long: many who wait would do it one after the other.
_REST_SECONDS = 1.0
_DEAD_PEER_MILLISECONDS = 10_000
# The server lets go of the locks of a machine that vanished within 15 s, and never closes for idleness.
_SESSION = (
    "SELECT set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '5', false), "
    "set_config('tcp_keepalives_count', '2', false), set_config('idle_session_timeout', '0', false)"
)
_LOCK: LiteralString = "SELECT pg_try_advisory_lock(%s)"
_UNLOCK: LiteralString = "SELECT pg_advisory_unlock(%s)"


@dataclass(frozen=True)
class Held:
    """A lock that is held, and the connection that holds it."""

    key: int
    connection: psycopg.AsyncConnection


class AdvisoryLocks:
    """Connects when it is first used. Within one process a name may be locked by one task at a time."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection: psycopg.AsyncConnection | None = None
        self._connecting = asyncio.Lock()
        self._rests_until = 0.0

    async def try_lock(self, name: str) -> Held | None:
        """The lock, or None when somebody has it. Never waits for it. Raises StoreUnavailable."""
        key = key_of(name)
        connection = await self._connected()
        try:
            is_ours = await self._ask(connection, _LOCK, key)
        except StoreUnavailable:
            # It may have died long ago, as when the server was started again: once more on a new one.
            connection = await self._connected()
            is_ours = await self._ask(connection, _LOCK, key)
        return Held(key, connection) if is_ours else None

    async def unlock(self, held: Held) -> None:
        """Let go; a connection that is gone has done so already."""
        if held.connection is not self._connection:
            return
        try:
            await self._ask(held.connection, _UNLOCK, held.key)
        except StoreUnavailable:
            return

    async def close(self) -> None:
        """Close the connection, and with it let go of everything."""
        if self._connection is not None:
            await self._drop(self._connection)

    async def _connected(self) -> psycopg.AsyncConnection:
        async with self._connecting:
            if self._connection is not None and not self._connection.closed:
                return self._connection
            if time.monotonic() < self._rests_until:
                raise StoreUnavailable("the database could not be reached a moment ago")
            try:
                self._connection = await self._connect()
            except (psycopg.Error, OSError):
                self._rests_until = time.monotonic() + _REST_SECONDS
                raise StoreUnavailable("the database cannot be reached") from None
            return self._connection

    async def _connect(self) -> psycopg.AsyncConnection:
        connection = await psycopg.AsyncConnection.connect(
            self._url,
            autocommit=True,
            prepare_threshold=None,
            connect_timeout=_CONNECT_SECONDS,
            tcp_user_timeout=_DEAD_PEER_MILLISECONDS,
            application_name="buurtbrug-volgorde",
        )
        await connection.execute(_SESSION)
        return connection

    async def _ask(self, connection: psycopg.AsyncConnection, sql: LiteralString, key: int) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                row = await (await connection.execute(sql, (key,))).fetchone()
        except BaseException as error:
            # Whether the lock was given is not known now: the end of the connection ends it surely.
            await self._drop(connection)
            if isinstance(error, psycopg.Error | OSError):
                raise StoreUnavailable("the database cannot be reached") from None
            raise
        return row is not None and bool(row[0])

    async def _drop(self, connection: psycopg.AsyncConnection) -> None:
        if self._connection is connection:
            self._connection = None
        await connection.close()


def key_of(name: str) -> int:
    """The number of 64 bits that PostgreSQL knows the lock by."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
