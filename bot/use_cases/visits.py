"""Visits to a website: nothing of them is kept longer than the visit, unless the visitor asks for it.

A visit is a conversation on the channel `widget`. It ends when the visitor wipes it, or some hours after the
last thing that was said.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from bot.use_cases.ports import Clock


class Visits(Protocol):
    """What the store does for visits. Every method may raise StoreUnavailable."""

    def keep_visit(self, conversation_id: str) -> None:
        """Let this conversation outlast the visit; NotFound when there is none."""

    def forget_visit(self, conversation_id: str) -> None:
        """Delete this visit with all that is in it; NotFound when there is none or it is no visit."""

    def forget_visits_before(self, moment: dt.datetime) -> int:
        """Delete the visits in which nothing was said since, but for those that are kept; gives how many."""


@dataclass(frozen=True)
class KeepVisit:
    """Let a conversation outlast the visit."""

    store: Visits

    def __call__(self, conversation_id: str) -> None:
        """From now on it is kept. Raises NotFound or StoreUnavailable."""
        self.store.keep_visit(conversation_id)


@dataclass(frozen=True)
class ForgetVisits:
    """Delete what is left of visits."""

    store: Visits
    clock: Clock

    def __call__(self, after: dt.timedelta) -> int:
        """Delete the visits in which nothing was said for so long; gives how many. Raises StoreUnavailable."""
        return self.store.forget_visits_before(self.clock() - after)

    def now(self, conversation_id: str) -> None:
        """Delete this visit, because the visitor asks for it. Raises NotFound or StoreUnavailable."""
        self.store.forget_visit(conversation_id)
