"""The portal's only way to the engines: one message there, the reply back.

A turn whose engine or actions fall away is given to another at once. That is safe: the message carries its own
`sleutel`, and what was kept under it is the reply, whoever kept it.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx

from bot.talk.engine_addresses import EngineAddresses
from bot.talk.problems import BUSY, STORE_AWAY, UNEXPECTED, UNKNOWN, EngineUnavailable

_PATIENCE_SECONDS = 20.0
_CONNECT_SECONDS = 2.0
_FAILURES = {"opslag": STORE_AWAY, "gelijktijdig": BUSY, "onbekend": UNKNOWN}
_CHOSEN = "/kies"
# The engine, or a balancer before it, cannot take the message now.
_PASSING = frozenset(
    {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
)


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


@dataclass(frozen=True)
class EngineReply:
    """What the bot answers; `understood` is what the message led to, `action_seconds` what the actions took."""

    messages: list[dict[str, Any]]
    understood: str | None = None
    action_seconds: float | None = None


class EngineClient:
    """Talks to the engines over one kept-alive connection pool; `on_retry` is called for each second try."""

    def __init__(
        self,
        addresses: Sequence[str],
        secret: str,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.on_retry: Callable[[], None] = lambda: None
        self._addresses = EngineAddresses(addresses, time.monotonic)
        self._client = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {secret}"}, transport=transport, trust_env=False
        )

    async def send(self, message: EngineMessage) -> EngineReply:
        """The reply; EngineUnavailable when no engine gives one, a Problem when it cannot be given."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        body = message.as_json()
        for number, address in enumerate(self._addresses.to_try()):
            if number:
                self.on_retry()
            try:
                return await self._sent(address, body, deadline)
            except _FellAway:
                self._addresses.failed(address)
        raise EngineUnavailable

    async def _sent(self, address: str, body: Mapping[str, Any], deadline: float) -> EngineReply:
        left = deadline - time.monotonic()
        if left <= 0:
            raise EngineUnavailable
        timeout = httpx.Timeout(left, connect=min(left, _CONNECT_SECONDS))
        try:
            response = await self._client.post(
                f"{address}/webhooks/buurtbrug/webhook", json=body, timeout=timeout
            )
        except (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ConnectTimeout) as error:
            raise _FellAway from error
        except httpx.HTTPError as error:
            raise EngineUnavailable from error
        if response.status_code in _PASSING:
            raise _FellAway
        return _reply_in(response)

    async def is_well(self) -> bool:
        """Whether at least one engine answers."""
        return any(await asyncio.gather(*(self._answers(address) for address in self._addresses)))

    async def _answers(self, address: str) -> bool:
        try:
            response = await self._client.get(f"{address}/webhooks/buurtbrug/", timeout=2.0)
        except httpx.HTTPError:
            return False
        return response.is_success

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


class _FellAway(Exception):
    """This engine, or the actions behind it, did not take the turn; another may."""


def _reply_in(response: httpx.Response) -> EngineReply:
    try:
        response.raise_for_status()
        replies = response.json()["berichten"]
        failure = next((reply["fout"] for reply in replies if "fout" in reply), None)
        told = [] if failure else [told for reply in replies for told in reply["berichten"]]
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise EngineUnavailable from error
    if failure is not None:
        raise _FAILURES.get(failure, UNEXPECTED)
    if not told:
        # So the engine answers when its actions are away.
        raise _FellAway
    return EngineReply(told, replies[-1].get("begrip"), replies[-1].get("seconden"))
