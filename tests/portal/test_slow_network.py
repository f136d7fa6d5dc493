"""Whoever sends slowly, or not at all, is told so or cut off, and holds up nobody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpx
import pytest

from bot.portal.connections import ImpatientProtocol
from bot.portal.guard import Guard
from tests.portal.served import served
from tests.portal.visitor import House

PATIENCE = 20.0


class SoonImpatient(ImpatientProtocol):
    """The same, in less time than a test may take."""

    seconds = 0.5


@pytest.fixture
def port(house: House) -> Iterator[int]:
    """The portal on a real port, with short times."""
    for middleware in house.app.user_middleware:
        if middleware.cls is Guard:
            middleware.kwargs["body_seconds"] = 0.5
    with served(house.app, SoonImpatient) as port:
        yield port


def everything(port: int, *parts: bytes) -> bytes:
    """What comes back until the portal closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        for part in parts:
            connection.sendall(part)
        received = b""
        while more := connection.recv(65536):
            received += more
    return received


@pytest.mark.parametrize(
    "begun", [b"", b"POST /api/v1/gespr", b"GET / HTTP/1.1\r\nHost: x\r\nX-Ver", b"\r\n"]
)
def test_request_that_never_gets_further_is_cut_off(port: int, begun: bytes) -> None:
    assert everything(port, *([begun] if begun else [])) == b""


def test_second_request_that_never_gets_further_is_cut_off(port: int) -> None:
    received = everything(port, b"GET /levend HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /lev")
    assert received.count(b"HTTP/1.1 200") == 1


def test_body_that_comes_too_slowly_is_told_and_ends_the_connection(port: int) -> None:
    head = b"POST /api/v1/gesprekken HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
    received = everything(port, head, b'{"kanaal"')
    assert received.startswith(b"HTTP/1.1 408")
    assert b"Stuur het opnieuw" in received
    assert b"x-request-id" in received.lower()


def test_others_are_served_meanwhile(port: int) -> None:
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    for connection in slow:
        connection.sendall(b"POST /api/v1/gesprekken HTTP/1.1\r\nContent-Length: 50\r\n\r\n{")
    opened = httpx.post(
        f"http://127.0.0.1:{port}/api/v1/gesprekken", json={}, trust_env=False, timeout=PATIENCE
    )
    assert opened.status_code == 201
    for connection in slow:
        connection.close()
