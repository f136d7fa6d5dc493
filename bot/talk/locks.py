"""One message per conversation at a time: within this portal, and with PostgreSQL across all of them.

Whoever waits longer than the limit is told that a message is under way. Holding a lock opens no transaction.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol
from weakref import WeakValueDictionary

from bot.use_cases.ports import Conflict

# Shorter than the engine is waited for: who sends again meanwhile is told so, and comes back.
PATIENCE_SECONDS = 10.0
_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.25


class Across(Protocol):
    """Locks that other portals see as well."""

    async def try_lock(self, name: str) -> Any:
        """The lock to hand back later, or None when another portal has it."""

    async def unlock(self, held: Any) -> None:
        """Let go of it."""

    async def close(self) -> None:
        """Let go of everything."""


class ConversationLocks:
    """A lock for each conversation that is busy; forgotten when nobody waits."""

    def __init__(self, across: Across | None = None, patience: float = PATIENCE_SECONDS) -> None:
        self._across = across
        self._patience = patience
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def hold(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait for the conversation, and keep it until done. Conflict when that takes too long.

        Raises StoreUnavailable when the other portals cannot be asked.
        """
        deadline = time.monotonic() + self._patience
        lock = self._lock_of(conversation_id)
        try:
            async with asyncio.timeout(self._patience):
                await lock.acquire()
        except TimeoutError:
            raise _busy() from None
        try:
            async with self._held_everywhere(conversation_id, deadline):
                yield
        finally:
            lock.release()

    async def close(self) -> None:
        """Let go of what is held across portals."""
        if self._across is not None:
            await self._across.close()

    def _lock_of(self, conversation_id: str) -> asyncio.Lock:
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = asyncio.Lock()
            self._locks[conversation_id] = lock
        return lock

    @asynccontextmanager
    async def _held_everywhere(self, conversation_id: str, deadline: float) -> AsyncIterator[None]:
        if self._across is None:
            yield
            return
        pause = _FIRST_PAUSE
        # Never broken off while the database is asked: that would cost the connection, and all locks with it.
        while (held := await self._across.try_lock(conversation_id)) is None:
            if time.monotonic() + pause > deadline:
                raise _busy()
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        try:
            yield
        finally:
            await self._across.unlock(held)


def _busy() -> Conflict:
    return Conflict("another message of this conversation is under way")
