"""A fleet on PostgreSQL and what an undisturbed interview leaves behind."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import URL, make_url

from bot.storage import SqlStore, make_engine
from tests.faults.crowd import Answers, undisturbed
from tests.faults.fleet import Fleet, make_fleet
from tests.storage.postgres_server import PostgresServer


@pytest.fixture(scope="package")
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.remove()


@pytest.fixture(scope="package")
def fleet(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    running = make_fleet(tmp_path_factory.mktemp("vloot"), postgres.new_database())
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="package")
def fleet_store(fleet: Fleet) -> Iterator[SqlStore]:
    """The tables of the fleet, read directly."""
    engine = make_engine(make_url_of(fleet))
    yield SqlStore(engine)
    engine.dispose()


@pytest.fixture(scope="package")
def reference(fleet: Fleet, fleet_store: SqlStore) -> Answers:
    """The answers of one whole interview in which nothing went wrong."""
    return asyncio.run(undisturbed(fleet.addresses, fleet_store))


def make_url_of(fleet: Fleet) -> URL:
    return make_url(fleet.stacks[0].settings["DATABASE_URL"])
