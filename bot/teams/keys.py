"""The keys with which the Bot Framework signs its tokens, fetched from its OpenID metadata and kept for a day.

A token with an unknown key makes us look again, but not more often than every five minutes, so that nobody can make us
fetch without end. While the metadata is away, the keys that we have stay good for five days.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from jwt import PyJWK, PyJWTError

_A_DAY = 24 * 3600.0
_GOOD_FOR = 5 * _A_DAY
_NOT_BEFORE = 300.0
_PATIENCE = httpx.Timeout(10.0, connect=5.0)


class KeysUnavailable(Exception):
    """The metadata or the keys could not be fetched, and none are kept."""


@dataclass(frozen=True)
class SigningKey:
    """A key, and the channels that it may sign for."""

    key: PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """Finds a key by its id."""

    def __init__(self, metadata_url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = metadata_url
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched = self._tried = float("-inf")
        self._lock = asyncio.Lock()
        self._client = httpx.AsyncClient(timeout=_PATIENCE)

    async def find(self, key_id: str) -> SigningKey | None:
        """The key, or None when there is no such key. Raises KeysUnavailable."""
        async with self._lock:
            if self._should_fetch(key_id):
                await self._fetch()
        if self._clock() - self._fetched > _GOOD_FOR:
            raise KeysUnavailable
        return self._keys.get(key_id)

    def _should_fetch(self, key_id: str) -> bool:
        now = self._clock()
        is_old = now - self._fetched > _A_DAY
        tried_lately = now - self._tried < _NOT_BEFORE and bool(self._keys)
        return (is_old or key_id not in self._keys) and not tried_lately

    async def _fetch(self) -> None:
        self._tried = self._clock()
        try:
            metadata = await self._get(self._url)
            found = await self._get(str(metadata["jwks_uri"]))
            self._keys = dict(_usable(found["keys"]))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError):
            return
        self._fetched = self._clock()

    async def _get(self, url: str) -> Any:
        response = await self._client.get(url)
        response.raise_for_status()
        return response.json()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _usable(keys: list[dict[str, Any]]) -> list[tuple[str, SigningKey]]:
    """The RSA keys by their id; what is something else is left out."""
    found = []
    for data in keys:
        try:
            key = PyJWK(data, algorithm="RS256")
        except PyJWTError:
            continue
        found.append((str(data.get("kid", "")), SigningKey(key, _endorsements(data))))
    return found


def _endorsements(data: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(str(each) for each in data.get("endorsements") or ())
