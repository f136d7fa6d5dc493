"""The engine's only door: with the secret, or not at all."""

import asyncio
import contextlib
import json
import os
import socket
import threading
import time
import unittest
from http import HTTPStatus
from typing import Any, ClassVar
from unittest import mock
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.engine.channel import BuurtbrugInput
from bot.engine.conversation_frame import current_frame

SECRET = "een-geheim-voor-deze-tests"
BODY = {
    "gesprek": "g-1",
    "tekst": "Bel [telefoon] maar",
    "interview": True,
    "metadata": {"sleutel": "s", "tekst": "Bel [telefoon] maar", "gemaskeerd": ["telefoon"]},
}


class Secret(unittest.TestCase):
    def test_short_secret_is_refused(self) -> None:
        for short in ("", "kort", "x" * 15):
            with self.assertRaises(ValueError) as raised:  # noqa: PT027 - no pytest in this environment
                BuurtbrugInput(short)
            assert "BUURTBRUG_SECRET" in str(raised.exception)
            assert not short or short not in str(raised.exception)

    def test_secret_comes_from_the_environment_and_not_from_a_file(self) -> None:
        with mock.patch.dict(os.environ, {"BUURTBRUG_SECRET": SECRET}):
            channel = BuurtbrugInput.from_credentials({"secret": "uit een bestand"})
        assert isinstance(channel, BuurtbrugInput)
        assert channel.is_allowed(f"Bearer {SECRET}")

    def test_only_the_very_secret_opens(self) -> None:
        channel = BuurtbrugInput(SECRET)
        for wrong in (
            None,
            "",
            SECRET,
            "Bearer ",
            f"bearer {SECRET}",
            f"Bearer {SECRET}x",
            "Bearer é",
        ):
            assert not channel.is_allowed(wrong), wrong


class Agent:
    """As far as the channel looks at Rasa's agent."""

    def __init__(self, *, ready: bool) -> None:
        self.is_ready = lambda: ready


class Door(unittest.TestCase):
    """The channel inside a running Sanic, as Rasa does it."""

    seen: ClassVar["list[tuple[UserMessage, bool]]"] = []

    @classmethod
    def setUpClass(cls) -> None:
        cls.app = app = Sanic("deur", configure_logging=False)
        app.blueprint(BuurtbrugInput(SECRET).blueprint(cls.on_message), url_prefix="/deur")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            cls.port = probe.getsockname()[1]

        def serve() -> None:
            asyncio.set_event_loop(asyncio.new_event_loop())
            app.run("127.0.0.1", cls.port, register_sys_signals=False, access_log=False)

        threading.Thread(target=serve, daemon=True).start()
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", cls.port), timeout=1).close()
                return
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    def setUp(self) -> None:
        self.seen.clear()

    @classmethod
    async def on_message(cls, message: UserMessage) -> None:
        cls.seen.append((message, current_frame.get().in_interview))
        await message.output_channel.send_custom_json("g-1", {"berichten": [{"tekst": "Dag"}]})
        await message.output_channel.send_text_message("g-1", "Rasa's own text")

    def ask(self, path: str, header: "str | None" = None, body: Any = None) -> "tuple[int, Any]":
        headers = {"Authorization": header} if header else {}
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"http://127.0.0.1:{self.port}/deur{path}", data, headers)
        try:
            with urlopen(request, timeout=10) as answer:  # noqa: S310 - our own address
                return answer.status, json.load(answer)
        except HTTPError as refused:
            return refused.code, json.load(refused)

    def test_without_the_secret_nothing_happens(self) -> None:
        for header in (None, "Bearer fout", SECRET):
            assert self.ask("/webhook", header, BODY) == (401, {"status": "geweigerd"})
        assert self.seen == []

    def test_masked_text_and_metadata_are_passed_on(self) -> None:
        status, answer = self.ask("/webhook", f"Bearer {SECRET}", BODY)
        ((message, in_interview),) = self.seen
        assert status == HTTPStatus.OK
        assert message.text == "Bel [telefoon] maar"
        assert message.metadata == BODY["metadata"]
        assert message.sender_id == "g-1"
        assert in_interview
        assert answer == {"berichten": [{"berichten": [{"tekst": "Dag"}]}]}

    def test_frame_is_that_of_each_message(self) -> None:
        self.ask("/webhook", f"Bearer {SECRET}", BODY)
        self.ask("/webhook", f"Bearer {SECRET}", {**BODY, "interview": False})
        assert [in_interview for _, in_interview in self.seen] == [True, False]

    def test_health_needs_no_secret_and_tells_whether_a_model_is_loaded(self) -> None:
        for agent, status in ((None, 503), (Agent(ready=False), 503), (Agent(ready=True), 200)):
            self.app.ctx.agent = agent
            assert self.ask("/")[0] == status
