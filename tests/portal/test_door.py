"""When more turns wait than can be served in time: told at once, when to come back, and nothing is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.talk.door import Door, Room
from bot.talk.problems import Problem
from bot.wiring import Settings, SettingsError, Wiring
from tests.portal.test_refusals import check
from tests.portal.visitor import SETTINGS, House, Visitor, message

CROWD = 12


def test_crowd_is_served_or_told_and_everybody_gets_in_later(
    tmp_path: Path, shared: Wiring
) -> None:
    """One place, and each turn takes long: some get in, some wait in vain, and none is lost."""
    narrow = replace(SETTINGS, turns_at_once=1, longest_wait_seconds=1)
    house = House(tmp_path, shared, narrow)
    house.engine.pause = 0.4
    with asyncio.Runner() as runner:
        crowd = [Visitor(house.app, runner).open() for _ in range(CROWD)]
        bodies = [message(tekst="wat is polarisatie?") for _ in crowd]

        async def all_at_once() -> list[int]:
            sent = (v.request("POST", v.path, json=b) for v, b in zip(crowd, bodies, strict=True))
            replies = await asyncio.gather(*sent)
            for reply in replies:
                if reply.status_code != 200:
                    check(reply, 503, "stuur het opnieuw")
                    assert "druk" in reply.json()["title"]
                    assert int(reply.headers["Retry-After"]) >= 2
            return [reply.status_code for reply in replies]

        statuses = runner.run(all_at_once())
        assert set(statuses) == {200, 503}
        assert house.engine.busiest == 1
        house.engine.pause = 0.0
        for visitor, body in zip(crowd, bodies, strict=True):
            assert visitor.send("POST", visitor.path, json=body).status_code == 200
            assert sum(m["van"] == "gebruiker" for m in visitor.history()) == 1
        figures = visitor.send("GET", "/metrics", token=SETTINGS.metrics_token).text
    assert f"buurtbrug_turns_turned_away_total {statuses.count(503)}.0" in figures


def test_who_would_wait_too_long_is_refused_before_waiting() -> None:
    async def play() -> None:
        now = 0.0
        door = Door(Room(at_once=1, longest_wait=5), lambda: now)
        async with door.place():
            now += 60.0
        # A turn took a minute: with one inside, who comes after the one who waits would wait too long.
        async with door.place():
            waits = asyncio.create_task(_go_through(door))
            await asyncio.sleep(0)
            with pytest.raises(Problem) as refused:
                door.check()
        await waits
        assert refused.value.status == 503
        door.check()

    asyncio.run(play())


def test_who_is_refused_comes_back_at_different_moments() -> None:
    door = Door(Room(at_once=1, longest_wait=0), lambda: 0.0)
    door._waiting = 1
    seconds = set()
    for _ in range(5):
        with pytest.raises(Problem) as refused:
            door.check()
        assert refused.value.headers is not None
        seconds.add(refused.value.headers["Retry-After"])
    assert len(seconds) == 5


@pytest.mark.parametrize("name", ["BUURTBRUG_TURNS_AT_ONCE", "BUURTBRUG_LONGEST_WAIT"])
@pytest.mark.parametrize("given", ["0", "veel", "-1", "1001"])
def test_room_that_is_no_number_is_told(
    name: str, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTBRUG_SECRET", SETTINGS.secret)
    monkeypatch.setenv(name, given)
    with pytest.raises(SettingsError, match=f"Zet {name} op een heel getal"):
        Settings.from_environment()


async def _go_through(door: Door) -> None:
    async with door.place():
        pass
