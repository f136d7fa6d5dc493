"""How long the database is waited for: settings, and a connection to PostgreSQL that keeps to them on this side too.

A limit on the server is of no use when the network in between is what is slow: the answer then never comes. So the
connection gives up by itself, and is closed: nobody knows any more what the server still does on it.
"""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import psycopg

from bot.storage.address import DatabaseUrlError

# The server breaks off first, where it can: then the connection stays whole.
_GRACE_SECONDS = 1.0
_MOST = 60


@dataclass(frozen=True)
class Patience:
    """All in seconds: for a connection, a lock, a statement, and a free connection of the pool."""

    connect: int = 3
    lock: int = 3
    statement: int = 8
    pool: int = 3

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Patience":
        """Of the settings. Raises DatabaseUrlError when one of them is no whole number."""
        return cls(
            connect=_seconds(environment, "BUURTBRUG_DATABASE_CONNECT_SECONDS", cls.connect),
            lock=_seconds(environment, "BUURTBRUG_DATABASE_LOCK_SECONDS", cls.lock),
            statement=_seconds(environment, "BUURTBRUG_DATABASE_SECONDS", cls.statement),
            pool=_seconds(environment, "BUURTBRUG_DATABASE_POOL_SECONDS", cls.pool),
        )


def _seconds(environment: Mapping[str, str], name: str, usual: int) -> int:
    given = environment.get(name, str(usual))
    if not given.isdecimal() or not 0 < int(given) <= _MOST:
        raise DatabaseUrlError(
            f"Zet {name} op een heel aantal seconden van 1 tot en met {_MOST}, bijvoorbeeld {usual}."
        )
    return int(given)


class TooSlow(psycopg.OperationalError):
    """The server did not answer within the time."""


class ImpatientConnection(psycopg.Connection[Any]):
    """Gives up on a statement whose answer does not come; what it has done is then not known."""

    seconds = float("inf")

    def wait(self, gen: Any, *arguments: Any, **options: Any) -> Any:
        """What the server answers. Raises TooSlow."""
        began = time.monotonic()
        try:
            return super().wait(gen, *arguments, **{"timeout": self.seconds, **options})
        except psycopg.OperationalError:
            if time.monotonic() - began < self.seconds:
                raise
            self.close()
            raise TooSlow("no answer in time") from None


def impatient(statement_seconds: int) -> type[ImpatientConnection]:
    """The kind of connection that waits so long for each answer."""
    return type(
        "ImpatientConnection",
        (ImpatientConnection,),
        {"seconds": statement_seconds + _GRACE_SECONDS},
    )
