"""What an administrator sees and does: who may come in, and who did what. Never what somebody said or answered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import LogLine


@dataclass(frozen=True)
class Account:
    """A person with their ways in; `seen` is the first day of the month in which they were last here."""

    person: Person
    seen: dt.date
    sessions: int
    tokens: int


@dataclass(frozen=True)
class LogFilter:
    """Which lines of the log: about this analysis or person, since the first day and up to the last one."""

    about: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


class Administration(Protocol):
    """Every method may raise StoreUnavailable; NotFound where there is no such person."""

    def accounts(self) -> tuple[Account, ...]:
        """Everybody who ever signed in and is still known, by name."""

    def block(self, person_id: str) -> None:
        """From now on they come in nowhere; every way in that is open closes."""

    def unblock(self, person_id: str) -> None:
        """They may come in again."""

    def turn_out(self, person_id: str) -> None:
        """Close every way in that is open: sessions, personal tokens and the tokens of their conversations."""

    def counts(self) -> Mapping[str, int]:
        """How much there is of what, by its Dutch name."""

    def log(self, which: LogFilter, most: int) -> tuple[LogLine, ...]:
        """The latest lines of the log, so many at most."""
