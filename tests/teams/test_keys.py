"""The signing keys: fetched once, looked for again with care, kept while Microsoft is away."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import jwt
import pytest

from bot.teams.keys import KeysUnavailable, SigningKeys
from tests.teams.standin import new_key

A_DAY = 24 * 3600


class Metadata:
    """Serves metadata and keys, counts how often, and can fail."""

    def __init__(self) -> None:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(new_key().public_key(), as_dict=True)
        self.keys: list[dict[str, Any]] = [{**public, "kid": "een", "endorsements": ["msteams"]}]
        self.asked = 0
        self.body: bytes | None = None
        self.now = 0.0
        serves = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                serves.asked += self.path == "/openid"
                told = {"jwks_uri": f"{serves.address}/keys"}
                own = told if self.path == "/openid" else {"keys": serves.keys}
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(own).encode() if serves.body is None else serves.body)

            def log_message(self, *_: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def new(self) -> SigningKeys:
        return SigningKeys(f"{self.address}/openid", lambda: self.now)


@pytest.fixture
def metadata() -> Iterator[Metadata]:
    running = Metadata()
    yield running
    running.server.shutdown()


def find(keys: SigningKeys, key_id: str) -> object:
    return asyncio.run(_find(keys, key_id))


async def _find(keys: SigningKeys, key_id: str) -> object:
    keys._lock = asyncio.Lock()
    try:
        return await keys.find(key_id)
    finally:
        await keys._client.aclose()
        keys._client = type(keys._client)()


def test_key_is_fetched_once(metadata: Metadata) -> None:
    keys = metadata.new()
    assert find(keys, "een") is not None
    assert find(keys, "een") is not None
    assert metadata.asked == 1


def test_unknown_keys_do_not_make_us_fetch_without_end(metadata: Metadata) -> None:
    keys = metadata.new()
    for number in range(5):
        assert find(keys, f"onbekend-{number}") is None
    assert metadata.asked == 1


def test_new_key_is_found_after_five_minutes(metadata: Metadata) -> None:
    keys = metadata.new()
    assert find(keys, "twee") is None
    metadata.keys.append({**metadata.keys[0], "kid": "twee"})
    metadata.now += 301
    assert find(keys, "twee") is not None


def test_keys_are_fetched_anew_after_a_day(metadata: Metadata) -> None:
    keys = metadata.new()
    find(keys, "een")
    metadata.keys.clear()
    metadata.now += A_DAY + 1
    assert find(keys, "een") is None


@pytest.mark.parametrize("body", [b"", b"geen json", b"[]", b'{"jwks_uri": 3}', b'{"keys": 3}'])
def test_keys_stay_good_for_days_while_microsoft_is_away(metadata: Metadata, body: bytes) -> None:
    keys = metadata.new()
    find(keys, "een")
    metadata.body = body
    metadata.now += 4 * A_DAY
    assert find(keys, "een") is not None
    metadata.now += 2 * A_DAY
    with pytest.raises(KeysUnavailable):
        find(keys, "een")


def test_without_any_keys_the_next_token_makes_us_try_again(metadata: Metadata) -> None:
    keys = metadata.new()
    metadata.body = b"weg"
    with pytest.raises(KeysUnavailable):
        find(keys, "een")
    metadata.body = None
    assert find(keys, "een") is not None
