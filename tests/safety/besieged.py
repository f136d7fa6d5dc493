"""Sends hostile bodies to a running Buurtbrug, and looks at what may never happen.

No error of the server, nothing of the inside in an answer, no message that was acknowledged and then is not there.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
from talk import Talk

from tests.safety.hostile import Hostile

_MESSAGES_EACH = 40
_EXPECTED = frozenset({200, 413, 422})
# So often somebody sends a message again when told to: a machine that has other work may be too slow for once.
_PATIENCE = 5
INSIDE = re.compile(
    r"Traceback|site-packages|\.py\b|sqlalchemy|psycopg|sqlite3?\b|pydantic|rasa|sanic|uvicorn|starlette"
    r"|[A-Z][a-z]+Error\b|StoreUnavailable|token_hash|buurtbrug_secret|root:x:|validate_interview_form",
    re.IGNORECASE,
)


@dataclass
class Siege:
    """What came of it."""

    address: str
    statuses: Counter[int] = field(default_factory=Counter)
    said: str = ""
    faults: list[str] = field(default_factory=list)

    def lay(self, seed: int, number: int) -> None:
        """Send so many bodies, in conversations of a few dozen each."""
        bodies = Hostile(seed).bodies(number)
        while number > 0:
            self._one_conversation(bodies, min(number, _MESSAGES_EACH))
            number -= _MESSAGES_EACH

    def _one_conversation(self, bodies: Iterator[bytes], number: int) -> None:
        talk = Talk(self.address)
        self.said = ""
        if number % 2 == 0:
            talk.say("ik wil een buurt analyseren")
        for _ in range(number):
            self._send(talk, next(bodies))
        self._is_all_there(talk)

    def _send(self, talk: Talk, body: bytes) -> None:
        response = self._answered(talk, body)
        talk.turns += response.status_code == 200
        if response.status_code not in _EXPECTED:
            self._fault(f"status {response.status_code}", body)
        # Whatever was said in this conversation may be said back, as "Uw antwoord was …".
        self.said += body.decode("utf-8", errors="replace").lower()
        for found in INSIDE.findall(response.text):
            if found.lower() not in self.said:
                self._fault(f"told {found!r}", body)
        if response.status_code == 200 and not response.json()["berichten"]:
            self._fault("no reply", body)

    def _answered(self, talk: Talk, body: bytes) -> httpx.Response:
        """The answer, sent again as it is when the portal says so; every status is counted."""
        for _ in range(_PATIENCE):
            response = talk.client.post(
                f"/api/v1/gesprekken/{talk.id}/berichten",
                content=body,
                headers={"Content-Type": "application/json"},
            )
            self.statuses[response.status_code] += 1
            if response.status_code != 503:
                break
            time.sleep(float(response.headers["Retry-After"]))
        return response

    def _is_all_there(self, talk: Talk) -> None:
        said = [m for m in talk.history() if m["van"] == "gebruiker"]
        if len(said) != talk.turns:
            self.faults.append(f"{talk.turns} acknowledged, {len(said)} kept: {talk.id}")
        talk.say("stop")
        if not talk.reply:
            self.faults.append(f"conversation is stuck: {talk.id}")
        talk.client.close()

    def _fault(self, what: str, body: bytes) -> None:
        self.faults.append(f"{what}: {json.dumps(body[:200].decode('utf-8', 'replace'))}")
