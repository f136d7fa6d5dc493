"""Visits through the API: kept when the visitor asks for it, wiped at once when they ask for that, else in time."""

import asyncio
import datetime as dt
import time
from contextlib import suppress

import pytest

from bot.portal.visits import keep_forgetting
from bot.upkeep.steady_clock import SteadyClock
from bot.use_cases.visits import ForgetVisits
from tests.portal.test_refusals import check
from tests.portal.visitor import House, Visitor

LATER = dt.timedelta(days=2)
DAY = dt.timedelta(hours=24)


@pytest.fixture
def guest(stranger: Visitor) -> Visitor:
    """Somebody on a website."""
    return stranger.open("widget")


def steady() -> SteadyClock:
    """A clock that never jumps."""
    return SteadyClock(time.monotonic, time.monotonic)


def two_days_on(house: House) -> ForgetVisits:
    return ForgetVisits(house.wiring.store, lambda: dt.datetime.now(dt.UTC) + LATER)


def test_a_visit_that_is_over_is_gone(house: House, guest: Visitor) -> None:
    guest.say("wat is polarisatie?")
    assert house.wiring.forget_visits(DAY) == 0
    assert two_days_on(house)(DAY) == 1
    check(guest.send("GET", guest.path), 404)


def test_a_visit_that_is_kept_stays(house: House, guest: Visitor) -> None:
    for _ in range(2):
        assert guest.send("PUT", f"/api/v1/gesprekken/{guest.id}/bewaard").status_code == 204
    guest.say("wat is polarisatie?")
    assert two_days_on(house)(DAY) == 0
    assert len(guest.history()) > 2


def test_a_visit_is_wiped_at_once_with_its_analysis(guest: Visitor) -> None:
    guest.choose("actie/start/korte-route")
    analysis = guest.analysis
    assert guest.send("DELETE", f"/api/v1/gesprekken/{guest.id}").status_code == 204
    check(guest.send("GET", guest.path), 404)
    check(guest.send("GET", analysis), 404)
    check(guest.send("DELETE", f"/api/v1/gesprekken/{guest.id}"), 404)


def test_another_conversation_is_not_wiped_this_way(visitor: Visitor) -> None:
    check(visitor.send("DELETE", f"/api/v1/gesprekken/{visitor.id}"), 404)
    assert visitor.history()


@pytest.mark.parametrize(("method", "rest"), [("DELETE", ""), ("PUT", "/bewaard")])
def test_it_takes_the_token(guest: Visitor, method: str, rest: str) -> None:
    path = f"/api/v1/gesprekken/{guest.id}{rest}"
    check(guest.send(method, path, token=""), 401)
    check(guest.send(method, path, token="van een ander"), 404)
    assert guest.history()


def test_the_portal_forgets_by_itself_also_after_trouble(
    house: House, guest: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.portal.visits._BETWEEN_ROUNDS", dt.timedelta(seconds=0.01))

    async def rounds() -> None:
        going = asyncio.create_task(keep_forgetting(two_days_on(house), DAY, steady()))
        with house.database_away():
            await asyncio.sleep(0.2)
        while (await guest.request("GET", guest.path)).status_code != 404:  # noqa: ASYNC110 - it happens in the database
            await asyncio.sleep(0.01)
        going.cancel()
        with suppress(asyncio.CancelledError):
            await going

    guest.runner.run(asyncio.wait_for(rounds(), timeout=20))


def test_nothing_is_forgotten_after_the_clock_jumped(
    house: House, guest: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is set two days on, and back the day after: no visit of today was over."""
    monkeypatch.setattr("bot.portal.visits._BETWEEN_ROUNDS", dt.timedelta(0))
    passed = [0.0]
    jump = [0.0]
    rounds = [0]

    def wall() -> float:
        rounds[0] += 1
        return passed[0] + jump[0]

    clock = SteadyClock(wall, lambda: passed[0])
    jump[0] = LATER.total_seconds()

    async def a_few_rounds() -> None:
        going = asyncio.create_task(keep_forgetting(two_days_on(house), DAY, clock))
        while rounds[0] < 5:  # noqa: ASYNC110 - it happens in a thread
            await asyncio.sleep(0)
        going.cancel()
        with suppress(asyncio.CancelledError):
            await going

    guest.runner.run(a_few_rounds())
    assert guest.history()
