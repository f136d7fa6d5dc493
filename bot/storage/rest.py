"""Leaves a database that is too slow in peace: whoever comes then is told at once, and one looks now and then.

Without this everybody would wait their whole time, one after the other, for a database of which it is known that it
does not answer; and all of them would stand there when it comes back. One engine has one of these.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from psycopg.errors import ConnectionTimeout, QueryCanceled
from sqlalchemy.exc import DBAPIError

from bot.storage.patience import TooSlow
from bot.use_cases.ports import StoreUnavailable

REST = "buurtbrug_rest"
_LOOK_EVERY_SECONDS = 1.0
_SLOW = (TooSlow, QueryCanceled, ConnectionTimeout)


class Rest:
    """Whether the database was too slow a moment ago; shared by all threads of a process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._next_look: float | None = None

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Around each transaction: StoreUnavailable at once while the database rests, unless it is time to look."""
        if not self._may_try():
            raise StoreUnavailable("the database was too slow a moment ago")
        try:
            yield
        except DBAPIError as error:
            if isinstance(error.orig, _SLOW):
                self._next_look = self._clock() + _LOOK_EVERY_SECONDS
            raise
        self._next_look = None

    def _may_try(self) -> bool:
        with self._lock:
            now = self._clock()
            if self._next_look is None:
                return True
            if now < self._next_look:
                return False
            # The others wait for what this one finds.
            self._next_look = now + _LOOK_EVERY_SECONDS
            return True
