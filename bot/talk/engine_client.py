"""The portal's only way to the engine: one message there, the reply back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bot.talk.problems import BUSY, STORE_AWAY, UNEXPECTED, UNKNOWN, EngineUnavailable

_PATIENCE = httpx.Timeout(20.0, connect=2.0)
_FAILURES = {"opslag": STORE_AWAY, "gelijktijdig": BUSY, "onbekend": UNKNOWN}
_CHOSEN = "/kies"


@dataclass(frozen=True)
class EngineMessage:
    """What the engine needs to know of one message; `text` is already masked."""

    conversation: str
    text: str
    in_interview: bool
    metadata: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The form of the engine's channel. A choice by button is an intent of its own, never typed."""
        is_chosen = bool(self.metadata.get("keuzes") or self.metadata.get("cellen"))
        return {
            "gesprek": self.conversation,
            "tekst": _CHOSEN if is_chosen else self.text,
            "interview": self.in_interview,
            "metadata": {**self.metadata, "tekst": self.text},
        }


class EngineClient:
    """Talks to the engine over one kept-alive connection pool."""

    def __init__(
        self, url: str, secret: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {secret}"},
            timeout=_PATIENCE,
            transport=transport,
            trust_env=False,
        )

    async def send(self, message: EngineMessage) -> list[dict[str, Any]]:
        """The messages that the bot answers; EngineUnavailable when it does not, a Problem when it cannot."""
        try:
            response = await self._client.post(
                "/webhooks/buurtbrug/webhook", json=message.as_json()
            )
            response.raise_for_status()
            replies = response.json()["berichten"]
            failure = next((reply["fout"] for reply in replies if "fout" in reply), None)
            told = [] if failure else [told for reply in replies for told in reply["berichten"]]
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise EngineUnavailable from error
        if failure is not None:
            raise _FAILURES.get(failure, UNEXPECTED)
        if not told:
            raise EngineUnavailable
        return told

    async def is_well(self) -> bool:
        """Whether the engine answers."""
        try:
            response = await self._client.get("/webhooks/buurtbrug/", timeout=2.0)
        except httpx.HTTPError:
            return False
        return response.is_success

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
