"""A browser without a screen: keeps cookies, follows what it is told, and says where its requests come from."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from fastapi import FastAPI

PORTAL = "http://127.0.0.1:8000"


@dataclass
class Browser:
    """One browser; two of them share nothing."""

    app: FastAPI
    runner: asyncio.Runner
    base: str = PORTAL
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        """A request from a page of the portal."""
        headers = {"Sec-Fetch-Site": "same-origin"} | more.pop("headers", {})
        return self.runner.run(self._send(method, path, headers=headers, **more))

    async def _send(self, method: str, path: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(
            transport=transport, base_url=self.base, cookies=self.cookies
        ) as client:
            response = await client.request(method, path, **more)
            self.cookies = httpx.Cookies(client.cookies)
            return response

    def get(self, path: str) -> Any:
        response = self.send("GET", f"/api/v1/{path}")
        assert response.status_code == 200, response.text
        return response.json()

    @property
    def name(self) -> str | None:
        """Who is signed in."""
        person = self.get("ik")["persoon"]
        return None if person is None else person["naam"]

    # Signing in

    def asks_provider(self, path: str = "/inloggen/openid") -> httpx.Response:
        """Go to the provider; gives the page where it asks who one is."""
        away = self.send("GET", path)
        assert away.status_code == 303, away.text
        return httpx.get(away.headers["Location"], trust_env=False)

    def comes_back(self, page: httpx.Response, user: str) -> httpx.Response:
        """Sign in at the provider, and follow the way back."""
        asked = {name: found[0] for name, found in parse_qs(urlsplit(str(page.url)).query).items()}
        allow = (
            f"{str(page.url).split('/authorize')[0]}/toestaan?{urlencode(asked | {'user': user})}"
        )
        back = httpx.get(allow, trust_env=False).headers["Location"]
        parts = urlsplit(back)
        return self.send(
            "GET", f"{parts.path}?{parts.query}", headers={"Sec-Fetch-Site": "cross-site"}
        )

    def signs_in(self, user: str) -> Browser:
        response = self.comes_back(self.asks_provider(), user)
        assert response.headers["Location"] == "/start", response.headers["Location"]
        return self

    # Working

    def opens(self, **body: Any) -> str:
        """Open a conversation; gives its id."""
        opened = self.send("POST", "/api/v1/gesprekken", json=body)
        assert opened.status_code == 201, opened.text
        return str(opened.json()["id"])

    def says(self, conversation: str, **body: Any) -> list[dict[str, Any]]:
        response = self.posts(conversation, **body)
        assert response.status_code == 200, response.text
        found: list[dict[str, Any]] = response.json()["berichten"]
        return found

    def posts(self, conversation: str, **body: Any) -> httpx.Response:
        path = f"/api/v1/gesprekken/{conversation}/berichten"
        return self.send("POST", path, json={"sleutel": str(uuid.uuid4()), **body})

    def begins_analysis(self) -> tuple[str, str]:
        """Begin the analysis; gives the ids of the conversation and of the analysis."""
        conversation = self.opens()
        self.says(conversation, keuzes=["actie/start/buurtanalyse"])
        reply = self.says(conversation, keuzes=["rol/buurtprofessional"])
        return conversation, str(reply[-1]["analyse"])

    def shares(
        self, analysis: str, soort: str, wie: str = "", recht: str = "lezen"
    ) -> httpx.Response:
        body = {"soort": soort, "wie": wie, "recht": recht}
        return self.send("PUT", f"/api/v1/analyses/{analysis}/delingen", json=body)

    def id_of(self, name: str) -> str:
        """The id of a colleague."""
        return str(self.get(f"collegas?zoek={name}")["collegas"][0]["id"])
