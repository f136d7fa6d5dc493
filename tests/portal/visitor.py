"""A portal without Rasa: real application, real database, real turns, and an engine that can be made to fail."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from rasa_sdk import Tracker
from sqlalchemy import URL, Engine

from bot.actions.translate import incoming_from, payload
from bot.portal.app import make_app
from bot.portal.deps import Portal
from bot.storage import SqlStore, make_engine
from bot.storage.migrate import upgrade
from bot.talk.engine_client import EngineClient
from bot.use_cases.ports import Conflict, NotFound, StoreUnavailable
from bot.wiring import Settings, Wiring

SECRET = "een-geheim-voor-deze-tests"
SETTINGS = Settings(
    secret=SECRET,
    engine_addresses=("http://motor",),
    actions_host="127.0.0.1",
    actions_port=1,
    portal_host="127.0.0.1",
    portal_port=8000,
    action_servers=("http://127.0.0.1:1",),
    metrics_token="een-token-voor-de-cijfers",
)
_FAILURES = {StoreUnavailable: "opslag", Conflict: "gelijktijdig", NotFound: "onbekend"}


class EngineInside(httpx.AsyncBaseTransport):
    """Stands where the engine stands, and takes each turn itself.

    `trouble` is what goes wrong: an exception to raise, or a response to give instead of a turn.
    """

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        self.trouble: Exception | httpx.Response | None = None
        self.forgets_to_answer = False
        self.seen: list[dict[str, Any]] = []
        self.busy = 0
        self.busiest = 0
        self.pause = 0.0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.headers.get("Authorization") != f"Bearer {SECRET}":
            return httpx.Response(401, json={"status": "geweigerd"})
        if isinstance(self.trouble, Exception):
            raise self.trouble
        if self.trouble is not None:
            return self.trouble
        if request.method == "GET":
            return httpx.Response(200, json={"status": "ok"})
        body = json.loads(await request.aread())
        self.seen.append(body)
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        await asyncio.sleep(self.pause)
        reply = await asyncio.to_thread(self._turn, body)
        self.busy -= 1
        if self.forgets_to_answer:
            raise httpx.ReadTimeout("te laat")
        return httpx.Response(200, json={"berichten": [reply]})

    def _turn(self, body: dict[str, Any]) -> dict[str, object]:
        latest = {"metadata": body["metadata"], "intent": {"name": "", "confidence": 0.0}}
        tracker = Tracker.from_dict({"sender_id": body["gesprek"], "latest_message": latest})
        try:
            return payload(self.wiring.take_turn(incoming_from(tracker)))
        except tuple(_FAILURES) as error:
            return {"fout": _FAILURES[type(error)]}


@dataclass
class Visitor:
    """Somebody who sends requests to the portal, one conversation open."""

    app: FastAPI
    runner: asyncio.Runner
    id: str = ""
    token: str = ""
    reply: list[dict[str, Any]] = field(default_factory=list)

    def send(self, method: str, path: str, token: str | None = None, **more: Any) -> httpx.Response:
        """One request, with this token or the one of the open conversation; "" sends none."""
        return self.runner.run(self.request(method, path, token, **more))

    async def request(
        self, method: str, path: str, token: str | None = None, **more: Any
    ) -> httpx.Response:
        given = self.token if token is None else token
        headers = {"Authorization": f"Bearer {given}"} if given else {}
        headers |= more.pop("headers", {})
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://portaal") as client:
            return await client.request(method, path, headers=headers, **more)

    def open(self, channel: str = "web") -> Visitor:
        opened = self.send("POST", "/api/v1/gesprekken", json={"kanaal": channel})
        assert opened.status_code == 201, opened.text
        body = opened.json()
        self.id, self.token, self.reply = body["id"], body["token"], body["berichten"]
        return self

    @property
    def path(self) -> str:
        return f"/api/v1/gesprekken/{self.id}/berichten"

    @property
    def analysis(self) -> str:
        """The path of the analysis that the last message belongs to."""
        return f"/api/v1/analyses/{self.reply[-1]['analyse']}"

    def post(self, sleutel: str | None = None, **body: Any) -> httpx.Response:
        """Send a message; gives the raw response."""
        return self.send("POST", self.path, json=message(sleutel, **body))

    def say(self, text: str) -> list[dict[str, Any]]:
        return self._took(self.post(tekst=text))

    def choose(self, *ids: str) -> list[dict[str, Any]]:
        return self._took(self.post(keuzes=list(ids)))

    def _took(self, response: httpx.Response) -> list[dict[str, Any]]:
        assert response.status_code == 200, response.text
        self.reply = response.json()["berichten"]
        return self.reply

    def history(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.send("GET", self.path).json()["berichten"]
        return found

    def forget_what_was_seen(self) -> None:
        """Let the portal look at its parts anew, as it does after a second."""
        self.portal.watch._seen = float("-inf")

    @property
    def portal(self) -> Portal:
        portal = self.app.state.portal
        assert isinstance(portal, Portal)
        return portal


def message(sleutel: str | None = None, **body: Any) -> dict[str, Any]:
    return {"sleutel": sleutel or str(uuid.uuid4()), **body}


@dataclass
class House:
    """Everything of one portal, and the handles to break it."""

    folder: Path
    shared: Wiring
    settings: Settings = SETTINGS

    def __post_init__(self) -> None:
        url = URL.create("sqlite", database=str(self.folder / "data" / "buurtbrug.sqlite"))
        upgrade(url)
        self.database: Engine = make_engine(url)
        self.wiring = Wiring(self.shared.knowledge)
        # What a wiring makes when it is first asked for, made here.
        self.wiring.__dict__.update(
            database=self.database, store=SqlStore(self.database), lookup=self.shared.lookup
        )
        self.engine = EngineInside(self.wiring)
        client = EngineClient(SETTINGS.engine_addresses, SECRET, self.engine)
        self.app = make_app(self.wiring, self.settings, client)

    @contextmanager
    def database_away(self) -> Iterator[None]:
        """The folder of the database is gone for a while, as when a disk is not mounted."""
        self.database.dispose()
        away = self.folder / "weg"
        (self.folder / "data").rename(away)
        try:
            yield
        finally:
            self.database.dispose()
            away.rename(self.folder / "data")
