"""Every test that asks for `database` or `store` runs twice: on an SQLite file and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from bot.storage import SqlStore, make_engine
from bot.storage.migrate import upgrade
from tests.storage.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server of this session; the tests fail, and are not skipped, where it cannot start."""
    server = PostgresServer()
    yield server
    server.remove()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> URL:
    return URL.create("sqlite", database=str(tmp_path / "data" / "buurtbrug.sqlite"))


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[URL]:
    url = postgres.new_database()
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest) -> URL:
    """A database without tables."""
    fixture = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url = request.getfixturevalue(fixture)
    assert isinstance(url, URL)
    return url


@pytest.fixture
def database(empty_database: URL) -> URL:
    """A database with all tables."""
    upgrade(empty_database)
    return empty_database


@pytest.fixture
def sqlite_database(sqlite_url: URL) -> URL:
    upgrade(sqlite_url)
    return sqlite_url


@pytest.fixture
def postgres_database(postgres_url: URL) -> URL:
    upgrade(postgres_url)
    return postgres_url


@pytest.fixture
def engine(database: URL) -> Iterator[Engine]:
    engine = make_engine(database)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> SqlStore:
    return SqlStore(engine)


@pytest.fixture
def postgres_store(postgres_database: URL) -> Iterator[SqlStore]:
    engine = make_engine(postgres_database)
    yield SqlStore(engine)
    engine.dispose()
