"""The engine's calls to several action servers, and its log lines as JSON."""

import asyncio
import json
import logging
import unittest
from typing import Any
from unittest import mock

import aiohttp
from aiohttp import web
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.engine.action_calls import (
    close_session,
    in_turn,
    kept_session,
    over_several_servers,
)
from bot.engine.conversation_frame import ConversationFrame, current_frame
from bot.engine.log_lines import JsonLines


class Servers:
    """Stands where Rasa's own request stands."""

    def __init__(self, behaviour: dict[str, Any]) -> None:
        self.behaviour = behaviour
        self.asked: list[str] = []

    async def request(self, endpoint: EndpointConfig, **_options: Any) -> Any:
        self.asked.append(str(endpoint.url))
        assert endpoint.headers == {"Authorization": "Bearer geheim"}
        found = self.behaviour[str(endpoint.url)]
        if isinstance(found, Exception):
            raise found
        return found

    def called(self, times: int = 1) -> list[Any]:
        endpoint = EndpointConfig(
            " ".join(self.behaviour), headers={"Authorization": "Bearer geheim"}
        )
        call = over_several_servers(self.request)

        async def calls() -> list[Any]:
            return [await call(endpoint, json={}) for _ in range(times)]

        return asyncio.run(calls())


class ActionCalls(unittest.TestCase):
    def test_servers_take_turns(self) -> None:
        servers = Servers({"http://een": 1, "http://twee": 2})
        assert sorted(servers.called(4)) == [1, 1, 2, 2]

    def test_next_one_takes_over_when_one_falls_away(self) -> None:
        for trouble in (aiohttp.ClientConnectionError(), ClientResponseError(503, "", b"")):
            servers = Servers({"http://een": trouble, "http://twee": "goed"})
            assert servers.called(2) == ["goed", "goed"]

    def test_refusal_is_no_reason_to_ask_another(self) -> None:
        servers = Servers({"http://een": ClientResponseError(401, "", b"")})
        with self.assertRaises(ClientResponseError):  # noqa: PT027 - no pytest in this environment
            servers.called()
        assert servers.asked == ["http://een"]

    def test_all_away_is_told(self) -> None:
        servers = Servers({"http://een": aiohttp.ClientConnectionError()})
        with self.assertRaises(aiohttp.ClientConnectionError):  # noqa: PT027 - as above
            servers.called()
        assert servers.asked == ["http://een", "http://een"]

    def test_each_address_is_tried_once_when_there_are_more(self) -> None:
        assert sorted(in_turn(["a", "b", "c"])) == ["a", "b", "c"]


class OneConnection(unittest.TestCase):
    def test_calls_share_a_connection_and_survive_a_server_that_hung_up(self) -> None:
        callers: list[object] = []

        async def answer(request: web.Request) -> web.Response:
            callers.append(request.transport)
            return web.json_response({"goed": True})

        async def played() -> None:
            app = web.Application()
            app.router.add_post("/webhook", answer)
            runner = web.AppRunner(app)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            [address] = runner.addresses
            endpoint = EndpointConfig(f"http://127.0.0.1:{address[1]}/webhook")
            for _ in range(3):
                assert await call(endpoint, json={}) == {"goed": True}
            callers[-1].close()  # type: ignore[attr-defined]
            assert await call(endpoint, json={}) == {"goed": True}
            await close_session()
            await runner.cleanup()

        with mock.patch.object(EndpointConfig, "session", kept_session):
            call = over_several_servers(EndpointConfig.request)
            asyncio.run(played())
        assert len(callers) == 4
        assert len(set(map(id, callers))) == 2


class LogLines(unittest.TestCase):
    def test_line_is_json_with_the_number_of_the_request(self) -> None:
        current_frame.set(ConversationFrame(request_id="verzoek-123"))
        record = logging.LogRecord("rasa.x", logging.INFO, "", 1, "processor:139", (), None)
        record.gegevens = {"ms": 3.1}
        told = json.loads(JsonLines().format(record))
        assert told["verzoek"] == "verzoek-123"
        assert told["proces"] == "motor"
        assert told["melding"] == "processor:139"
        assert told["ms"] == 3.1
