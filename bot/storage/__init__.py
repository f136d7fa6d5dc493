"""Keeps conversations, messages and analyses in SQLite or PostgreSQL: the `Store` of the use cases.

`python -m bot.storage.migrate` makes or updates the tables; `SqlStore(make_engine())` is then the
store of the settings.
"""

from bot.storage.address import DatabaseUrlError, database_url
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore

__all__ = ["DatabaseUrlError", "SqlStore", "database_url", "make_engine"]
