"""Where the database is: from the settings DATABASE_URL and BUURTBRUG_DATA to one URL.

Opens nothing. Its messages are for the person who sets Buurtbrug up, and never repeat the URL: it
may hold a password.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.use_cases.ports import BuurtbrugError

FILE_NAME = "buurtbrug.sqlite"

_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class DatabaseUrlError(BuurtbrugError):
    """DATABASE_URL cannot be used; the text says in Dutch what to write instead."""


def database_url(environment: Mapping[str, str] = os.environ) -> URL:
    """The database of these settings; without DATABASE_URL a file in BUURTBRUG_DATA or ./data."""
    given = environment.get("DATABASE_URL", "").strip()
    if given:
        return normal_url(given)
    folder = Path(environment.get("BUURTBRUG_DATA") or "data").absolute()
    return URL.create("sqlite", database=str(folder / FILE_NAME))


def normal_url(given: str) -> URL:
    """The URL with the driver that we have. Raises DatabaseUrlError."""
    url = _parsed(given)
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise DatabaseUrlError(
            "DATABASE_URL noemt een soort database die Buurtbrug niet kent. "
            "Gebruik postgresql://… of sqlite:///pad/naar/bestand.sqlite."
        )
    if driver == "sqlite" and (url.database or ":memory:") == ":memory:":
        raise DatabaseUrlError(
            "DATABASE_URL noemt geen bestand. Gebruik sqlite:///pad/naar/bestand.sqlite."
        )
    return url.set(drivername=driver)


def _parsed(given: str) -> URL:
    try:
        return make_url(given)
    except (ArgumentError, ValueError):
        raise DatabaseUrlError(
            "DATABASE_URL is geen geldig adres. Een voorbeeld van een goed adres: "
            "postgresql://naam:wachtwoord@machine/buurtbrug."
        ) from None
