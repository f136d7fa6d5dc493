"""Deleting what is over its time: one period for each kind of data, decided by the organisation."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.use_cases.ports import Clock


class Kept(StrEnum):
    """A kind of data with a period of its own, counted from the last time that something happened with it."""

    ANONYMOUS = "gesprekken zonder inloggen"
    PERSONAL = "gesprekken en analyses van mensen"
    LOG = "logboek"
    SESSIONS = "sessies"
    PERSONS = "mensen"


Periods = Mapping[Kept, dt.timedelta]


class Retention(Protocol):
    """What the store does for it."""

    def forget_before(self, kind: Kept, moment: dt.datetime) -> int:
        """Delete what nothing happened with since; gives how many. May raise StoreUnavailable."""


@dataclass(frozen=True)
class CleanUp:
    """The use case with what it needs."""

    store: Retention
    clock: Clock

    def __call__(self, periods: Periods) -> dict[Kept, int]:
        """Delete what is older than its period; a kind without one is kept. Gives how many of each."""
        now = self.clock()
        return {
            kind: self.store.forget_before(kind, now - period) for kind, period in periods.items()
        }
