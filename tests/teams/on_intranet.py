"""The intranet beside Teams: somebody who signs in at the same portal with a real OpenID provider, over real HTTP.

The portal takes itself for https, so its cookies are sent by hand.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx


@dataclass
class OnIntranet:
    """One browser at the portal at this address."""

    portal: str
    cookies: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        response = httpx.request(
            method, f"{self.portal}{path}", headers=headers, timeout=60, trust_env=False, **more
        )
        for given in response.headers.get_list("set-cookie"):
            name, _, value = given.split(";")[0].partition("=")
            self.cookies[name] = value
        return response

    def signs_in(self, user: str) -> OnIntranet:
        away = self.send("GET", "/inloggen/openid").headers["Location"]
        asked = {name: found[0] for name, found in parse_qs(urlsplit(away).query).items()}
        allow = f"{away.split('/authorize')[0]}/toestaan?{urlencode(asked | {'user': user})}"
        back = urlsplit(httpx.get(allow, trust_env=False).headers["Location"])
        self.came_to = self.send("GET", f"{back.path}?{back.query}").headers["Location"]
        return self

    def get(self, path: str) -> Any:
        response = self.send("GET", f"/api/v1/{path}")
        assert response.status_code == 200, response.text
        return response.json()

    def does(self, method: str, path: str, **body: Any) -> Any:
        response = self.send(method, f"/api/v1/{path}", **({"json": body} if body else {}))
        assert response.is_success, response.text
        return response.json() if response.content else None

    def code(self) -> str:
        """A code to type in Teams."""
        made = self.send("POST", "/api/v1/mijn/koppelingen", json={})
        assert made.status_code == 201, made.text
        return str(made.json()["code"])

    def begins_analysis(self, about: str) -> str:
        """Begin the analysis; gives the id of its conversation."""
        opened = self.send("POST", "/api/v1/gesprekken", json={"kanaal": "web"}).json()
        conversation = str(opened["id"])
        self.says(conversation, keuzes=["actie/start/buurtanalyse"])
        self.says(conversation, keuzes=["rol/buurtprofessional"])
        self.says(conversation, tekst=about, vraag="buurt")
        return conversation

    def says(self, conversation: str, **body: Any) -> list[dict[str, Any]]:
        path = f"gesprekken/{conversation}/berichten"
        found: list[dict[str, Any]] = self.does("POST", path, sleutel=str(uuid.uuid4()), **body)[
            "berichten"
        ]
        return found

    def history(self, conversation: str) -> str:
        """Everything that was said in it."""
        messages = self.get(f"gesprekken/{conversation}/berichten")["berichten"]
        return "\n".join(message["tekst"] for message in messages)
