"""Which parts of Buurtbrug work, as this portal sees them: engines, actions, database.

What was seen is kept for a moment, so that who asks often costs nothing behind this portal.
"""

import asyncio
import time
from collections.abc import Callable, Mapping

import httpx

from bot.talk.engine_client import EngineClient
from bot.use_cases.ports import NotFound, StoreUnavailable
from bot.wiring import Wiring

_NOBODY = "00000000-0000-0000-0000-000000000000"
_KEPT_SECONDS = 1.0


class Watch:
    """Looks when it is asked. `has_been_ready`: all parts have worked at one moment since the start."""

    def __init__(
        self,
        wiring: Wiring,
        engine: EngineClient,
        action_servers: tuple[str, ...],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wiring = wiring
        self._engine = engine
        self._action_servers = action_servers
        self._clock = clock
        self._parts: Mapping[str, bool] = {}
        self._seen = float("-inf")
        self.has_been_ready = False

    async def parts(self) -> Mapping[str, bool]:
        """Whether each part works, by its Dutch name."""
        if self._clock() - self._seen > _KEPT_SECONDS:
            self._parts = await self._look()
            self._seen = self._clock()
            self.has_been_ready |= all(self._parts.values())
        return self._parts

    async def _look(self) -> Mapping[str, bool]:
        engine, actions, database = await asyncio.gather(
            self._engine.is_well(), self._any_actions(), asyncio.to_thread(self._has_database)
        )
        return {"motor": engine, "acties": actions, "database": database}

    async def _any_actions(self) -> bool:
        async with httpx.AsyncClient(timeout=2.0, trust_env=False) as client:
            servers = self._action_servers
            return any(await asyncio.gather(*(_answers(client, server) for server in servers)))

    def _has_database(self) -> bool:
        try:
            self._wiring.store.conversation(_NOBODY)
        except NotFound:
            return True
        except StoreUnavailable:
            return False
        return True


async def _answers(client: httpx.AsyncClient, server: str) -> bool:
    try:
        return (await client.get(f"{server}/health")).is_success
    except httpx.HTTPError:
        return False
