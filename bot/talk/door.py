"""How many turns are let in: so many at once, and no more waiting than can be served within a time.

Whoever would wait too long is told so at once and when to come back, instead of holding up the others and being told
the same after all. How long a turn takes is learnt from the turns themselves. Knows nothing of conversations.
"""

import asyncio
import itertools
import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.talk.problems import too_busy

# Before the first turn was timed; about what one takes.
_FIRST_GUESS_SECONDS = 0.1
_WEIGHT_OF_THE_LATEST = 0.1
_SHORTEST_AWAY = 2
# Who was refused comes back spread over so many seconds, not all at the same moment.
_SPREAD = 5


@dataclass(frozen=True)
class Room:
    """How many turns at once, and how many seconds one may wait for its beginning."""

    at_once: int
    longest_wait: float


class Door:
    """One for all conversations of a portal; `on_refusal` is called for each turn that is not let in."""

    def __init__(self, room: Room, clock: Callable[[], float]) -> None:
        self.on_refusal: Callable[[], None] = lambda: None
        self._room = room
        self._clock = clock
        self._places = asyncio.Semaphore(room.at_once)
        self._waiting = 0
        self._usual_seconds = _FIRST_GUESS_SECONDS
        self._later = itertools.cycle(range(_SPREAD))

    def check(self) -> None:
        """Raise a 503 when a turn that comes now would wait too long."""
        if self._expected_wait() > self._room.longest_wait:
            raise self._refusal()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place, and keep it until done. A 503 when that would take, or takes, too long."""
        self.check()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._room.longest_wait):
                await self._places.acquire()
        except TimeoutError:
            raise self._refusal() from None
        finally:
            self._waiting -= 1
        began = self._clock()
        try:
            yield
        finally:
            self._learn(self._clock() - began)
            self._places.release()

    def _expected_wait(self) -> float:
        return self._waiting * self._usual_seconds / self._room.at_once

    def _learn(self, seconds: float) -> None:
        self._usual_seconds += _WEIGHT_OF_THE_LATEST * (seconds - self._usual_seconds)

    def _refusal(self) -> Exception:
        self.on_refusal()
        away = max(_SHORTEST_AWAY, math.ceil(self._expected_wait() / 2))
        return too_busy(away + next(self._later))
