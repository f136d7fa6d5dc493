"""Several engines: each in its turn, and another one when one falls away; the user notices nothing."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from bot.talk.engine_addresses import EngineAddresses
from bot.talk.engine_client import EngineClient, EngineMessage, EngineReply
from bot.talk.problems import EngineUnavailable

MESSAGE = EngineMessage("g", "hallo", in_interview=False, metadata={"sleutel": "s"})
GOOD = httpx.Response(200, json={"berichten": [{"berichten": [{"id": "b"}]}]})
EMPTY = httpx.Response(200, json={"berichten": []})
Behaviour = dict[str, httpx.Response | Exception]


class Engines(httpx.AsyncBaseTransport):
    """Engines by the name of their machine, each with what it answers."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        self.asked.append(host)
        found = self.behaviour[host]
        if isinstance(found, Exception):
            raise found
        return httpx.Response(found.status_code, content=found.content)


def sent(engines: Engines, times: int = 1) -> list[EngineReply]:
    client = EngineClient([f"http://{host}" for host in engines.behaviour], "geheim", engines)

    async def send() -> list[EngineReply]:
        return [await client.send(MESSAGE) for _ in range(times)]

    return asyncio.run(send())


def test_engines_take_turns() -> None:
    engines = Engines({"een": GOOD, "twee": GOOD})
    sent(engines, 4)
    assert engines.asked == ["een", "twee", "een", "twee"]


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ConnectError("weg"),
        httpx.ConnectTimeout("ver weg"),
        httpx.ReadError("gestorven"),
        httpx.RemoteProtocolError("half"),
        httpx.Response(503),
        httpx.Response(502),
        EMPTY,
    ],
    ids=repr,
)
def test_turn_of_an_engine_that_falls_away_goes_to_the_next(
    trouble: httpx.Response | Exception,
) -> None:
    engines = Engines({"een": trouble, "twee": GOOD})
    (reply,) = sent(engines)
    assert reply.messages == [{"id": "b"}]
    assert engines.asked == ["een", "twee"]


def test_engine_that_fell_away_is_avoided_for_a_while() -> None:
    engines = Engines({"een": httpx.ConnectError("weg"), "twee": GOOD})
    sent(engines, 5)
    assert engines.asked.count("een") == 1


def test_only_engine_is_tried_twice_as_a_balancer_may_stand_before_more() -> None:
    engines = Engines({"een": httpx.ConnectError("weg")})
    with pytest.raises(EngineUnavailable):
        sent(engines)
    assert engines.asked == ["een", "een"]


@pytest.mark.parametrize("trouble", [httpx.ReadTimeout("traag"), httpx.Response(500)], ids=repr)
def test_engine_that_is_slow_or_wrong_is_not_asked_again(
    trouble: httpx.Response | Exception,
) -> None:
    """The user has waited long enough, or the next engine would do the same."""
    engines = Engines({"een": trouble, "twee": GOOD})
    with pytest.raises(EngineUnavailable):
        sent(engines)
    assert engines.asked == ["een"]


def test_each_second_try_is_counted() -> None:
    client = EngineClient(
        ["http://een", "http://twee"], "geheim", Engines({"een": EMPTY, "twee": GOOD})
    )
    tries: list[int] = []
    client.on_retry = lambda: tries.append(1)
    asyncio.run(client.send(MESSAGE))
    assert tries == [1]


def test_reply_tells_what_the_message_led_to() -> None:
    told = {"berichten": [{"id": "b"}], "begrip": "vraag", "seconden": 0.02}
    (reply,) = sent(Engines({"een": httpx.Response(200, text=json.dumps({"berichten": [told]}))}))
    assert (reply.understood, reply.action_seconds) == ("vraag", 0.02)


def test_failure_is_forgotten_after_some_seconds() -> None:
    now = [0.0]
    addresses = EngineAddresses(["een", "twee"], lambda: now[0])
    assert addresses.to_try() == ["een", "twee"]
    addresses.failed("een")
    assert [addresses.to_try()[0] for _ in range(3)] == ["twee", "twee", "twee"]
    now[0] = 6.0
    assert {addresses.to_try()[0] for _ in range(2)} == {"een", "twee"}


def test_all_failing_are_still_tried() -> None:
    addresses = EngineAddresses(["een", "twee"], lambda: 0.0)
    addresses.failed("een")
    addresses.failed("twee")
    assert sorted(addresses.to_try()) == ["een", "twee"]
