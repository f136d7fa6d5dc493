"""Who is counted as one caller: an address, a household's network with IPv6, and never what a stranger claims."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from running_stack import make_stack
from starlette.requests import Request

from bot.portal.deps import network_of
from bot.talk import limits
from bot.talk.limits import Limit

OPENINGS_PER_MINUTE = 300
_START_SECONDS = 180


def request_from(address: str | None) -> Request:
    client = None if address is None else (address, 1234)
    return Request({"type": "http", "client": client, "headers": []})


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("geen-adres", "geen-adres"),
        (None, ""),
    ],
)
def test_caller_is_counted_by_address_or_household(address: str | None, counted: str) -> None:
    assert network_of(request_from(address)) == counted


def test_callers_do_not_pile_up_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_MOST_CALLERS", 100)
    limit = Limit(1, lambda: 0.0)
    for number in range(1000):
        limit.seconds_to_wait(str(number))
    assert len(limit._buckets) == 100


@pytest.fixture
def portal_that_trusts(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A real portal that takes X-Forwarded-For from this address only."""
    stack = make_stack(tmp_path, FORWARDED_ALLOW_IPS=request.param)
    stack.migrate()
    try:
        stack.start_one("portal")
        wait_for(stack.ports.portal)
        yield stack.address
    finally:
        stack.stop()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the portal did not start")


def refused(address: str) -> int:
    """How many of just too many openings are refused when each claims to come from elsewhere."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        statuses = [
            client.post(
                "/api/v1/gesprekken",
                json={},
                headers={"X-Forwarded-For": f"192.0.2.{number % 250}, 198.51.100.{number % 200}"},
            ).status_code
            for number in range(OPENINGS_PER_MINUTE + 60)
        ]
    assert set(statuses) <= {201, 429}
    return statuses.count(429)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("portal_that_trusts", "is_trusted"),
    [("203.0.113.1", False), ("127.0.0.1", True)],
    indirect=["portal_that_trusts"],
)
def test_stranger_who_claims_many_addresses_is_one_caller(
    portal_that_trusts: str, is_trusted: bool
) -> None:
    assert (refused(portal_that_trusts) == 0) is is_trusted


def test_settings_that_are_wrong_are_told_and_nothing_starts() -> None:
    wrong = {
        "BUURTBRUG_ENGINE_URL": "motor:5005",
        "BUURTBRUG_METRICS_TOKEN": "kort",
        "BUURTBRUG_LOG_FORMAT": "xml",
    }
    for name, value in wrong.items():
        ended = subprocess.run(
            [sys.executable, "-m", "bot.portal"],
            env={**os.environ, "BUURTBRUG_SECRET": "x" * 32, name: value},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 1
        assert ended.stderr.startswith(f"Zet {name} op ")
        assert value not in ended.stderr.replace("tekst of op json", "")
