"""One message per conversation at a time, also when another portal has the lock or the database is away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.storage.advisory import AdvisoryLocks, key_of
from bot.talk.locks import ConversationLocks
from bot.use_cases.ports import Conflict, StoreUnavailable
from tests.storage.postgres_server import PostgresServer

Play = Callable[[ConversationLocks, ConversationLocks], Coroutine[Any, Any, None]]
SHORT, LONG = 0.3, 60.0


def test_who_waits_too_long_is_told_and_the_next_one_gets_it() -> None:
    locks = ConversationLocks(patience=SHORT)

    async def play() -> None:
        async with locks.hold("g"):
            with pytest.raises(Conflict):
                async with locks.hold("g"):
                    pass
            async with locks.hold("ander"):
                pass
        async with locks.hold("g"):
            pass

    asyncio.run(play())


def test_names_become_numbers_that_fit() -> None:
    numbers = {key_of(f"gesprek-{n}") for n in range(10_000)}
    assert len(numbers) == 10_000
    assert all(-(2**63) <= number < 2**63 for number in numbers)


@pytest.fixture(scope="module")
def server() -> Any:
    server = PostgresServer()
    yield server
    server.remove()


@pytest.fixture
def play(server: PostgresServer) -> Callable[..., None]:
    """Let two portals play on one database."""
    url = server.new_database()

    async def both(action: Play, patience: float) -> None:
        here, there = (ConversationLocks(AdvisoryLocks(url), patience) for _ in range(2))
        try:
            await action(here, there)
        finally:
            await here.close()
            await there.close()

    return lambda action, patience=SHORT: asyncio.run(both(action, patience))


def test_other_portal_waits_is_told_and_gets_it_afterwards(play: Callable[..., None]) -> None:
    async def action(here: ConversationLocks, there: ConversationLocks) -> None:
        async with here.hold("g"):
            with pytest.raises(Conflict):
                async with there.hold("g"):
                    pass
            async with there.hold("ander"):
                pass
        async with there.hold("g"):
            pass

    play(action)


def test_portals_take_turns_in_one_conversation(play: Callable[..., None]) -> None:
    busy, busiest, taken = 0, 0, 0

    async def turn(locks: ConversationLocks) -> None:
        nonlocal busy, busiest, taken
        async with locks.hold("g"):
            busy += 1
            busiest = max(busy, busiest)
            taken += 1
            await asyncio.sleep(0.001)
            busy -= 1

    async def action(here: ConversationLocks, there: ConversationLocks) -> None:
        await asyncio.gather(*(turn(locks) for _ in range(10) for locks in (here, there)))

    play(action, LONG)
    assert (busiest, taken) == (1, 20)


def test_turn_that_fails_lets_go(play: Callable[..., None]) -> None:
    async def action(here: ConversationLocks, there: ConversationLocks) -> None:
        with pytest.raises(ValueError, match="mis"):
            async with here.hold("g"):
                raise ValueError("mis")
        async with there.hold("g"):
            pass

    play(action)


def test_portal_that_vanishes_lets_go(play: Callable[..., None]) -> None:
    async def action(here: ConversationLocks, there: ConversationLocks) -> None:
        async with here.hold("g"):
            await here.close()
            async with there.hold("g"):
                pass
        async with here.hold("g"):
            pass

    play(action)


def test_many_conversations_share_one_connection(
    server: PostgresServer, play: Callable[..., None]
) -> None:
    async def action(here: ConversationLocks, there: ConversationLocks) -> None:
        async def hold(name: str) -> None:
            async with here.hold(name):
                await asyncio.sleep(0.05)

        await asyncio.gather(*(hold(f"g{n}") for n in range(200)))
        async with here.hold("g"):
            with server._admin() as connection:
                found = connection.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'buurtbrug-volgorde'"
                ).fetchone()
        assert found == (1,)

    play(action)


def test_database_away_is_told_at_once_and_all_is_well_after(
    server: PostgresServer, play: Callable[..., None]
) -> None:
    async def action(here: ConversationLocks, _: ConversationLocks) -> None:
        async with here.hold("eerder"):
            await asyncio.to_thread(server.stop, "immediate")
        try:
            for _attempt in range(3):
                with pytest.raises(StoreUnavailable):
                    async with here.hold("g"):
                        pass
        finally:
            await asyncio.to_thread(server.start)
        await asyncio.sleep(1.1)
        async with here.hold("g"):
            pass

    play(action)


def test_database_that_restarted_between_two_turns_is_not_noticed(
    server: PostgresServer, play: Callable[..., None]
) -> None:
    async def action(here: ConversationLocks, _: ConversationLocks) -> None:
        async with here.hold("g"):
            pass
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(server.start)
        async with here.hold("g"):
            pass

    play(action)
