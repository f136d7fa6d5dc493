"""What the portal refuses, and how it says so: problem+json, in Dutch, with what to do, nothing of the inside."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.talk.limits import Limit
from tests.portal.visitor import House, Visitor, message

INSIDE = (
    "Traceback",
    "bot.",
    "bot/",
    "sqlite",
    "SELECT",
    "pydantic",
    "constrained",
    "function-",
    "Error",
    "engine",
)


def check(response: httpx.Response, status: int, said: str = "") -> None:
    """It is a problem with this status, and tells what to do."""
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    number = {"instance"} if status >= 500 else set()
    assert set(body) == {"type", "title", "status", "detail"} | number
    if number:
        assert body["instance"] == f"urn:buurtbrug:verzoek:{response.headers['X-Request-ID']}"
    assert body["status"] == status
    assert len(body["detail"]) > 10
    assert said in body["detail"]
    assert not [word for word in INSIDE if word in response.text], response.text


# Who may come in


def test_without_token_it_is_401_and_says_how(visitor: Visitor) -> None:
    response = visitor.send("GET", visitor.path, token="")
    check(response, 401, "Authorization: Bearer")
    assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_wrong_token_and_unknown_conversation_look_the_same(visitor: Visitor, method: str) -> None:
    unknown = "/api/v1/gesprekken/00000000-0000-0000-0000-000000000000/berichten"
    body = message(tekst="hallo")
    wrong_token = visitor.send(method, visitor.path, token="fout", json=body)
    wrong_id = visitor.send(method, unknown, json=body)
    check(wrong_token, 404)
    assert wrong_token.content == wrong_id.content
    without = {
        visitor.send(method, p, token="", json=body).content for p in (visitor.path, unknown)
    }
    assert len(without) == 1


def test_token_of_another_conversation_opens_nothing(house: House, visitor: Visitor) -> None:
    other = Visitor(house.app, visitor.runner).open()
    check(visitor.send("GET", visitor.path, token=other.token), 404)


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "Bearer ", "", "abc"])
def test_other_ways_to_sign_in_are_401(visitor: Visitor, header: str) -> None:
    response = visitor.send("GET", visitor.path, token="", headers={"Authorization": header})
    check(response, 401)


def test_nobody_learns_which_analyses_exist(visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    known = f"/api/v1/analyses/{visitor.reply[-1]['analyse']}"
    unknown = "/api/v1/analyses/00000000-0000-0000-0000-000000000000"
    for token, status in (("", 401), ("fout", 404)):
        replies = [visitor.send("GET", path, token=token) for path in (known, unknown)]
        check(replies[0], status)
        assert replies[0].content == replies[1].content


# What may be sent


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "Stuur een tekst, keuzes, of allebei."),
        ({"tekst": ""}, "Stuur een tekst, keuzes, of allebei."),
        ({"tekst": " \n\t "}, "Stuur een tekst, keuzes, of allebei."),
        ({"keuzes": []}, "Stuur een tekst, keuzes, of allebei."),
        ({"tekst": "/restart"}, "schuine streep"),
        ({"tekst": "  /kies"}, "schuine streep"),
        ({"tekst": "\x1c/restart"}, "schuine streep"),
        ({"tekst": "\x85\u2028/restart"}, "schuine streep"),
        ({"tekst": "x" * 12_001}, "Uw bericht is te lang. Gebruik hoogstens 12000 tekens"),
        ({"tekst": 5}, "'tekst'"),
        ({"tekst": ["a"]}, "'tekst'"),
        ({"tekst": "a", "vraag": "Met Hoofdletters"}, "'vraag'"),
        ({"tekst": "a", "vraag": "../etc"}, "'vraag'"),
        ({"keuzes": "locatie/scholen"}, "'keuzes'"),
        ({"keuzes": [5]}, "'keuzes"),
        ({"keuzes": ["/restart"]}, "'keuzes"),
        ({"keuzes": [{"rij": "a"}]}, "'keuzes"),
        ({"keuzes": ["a"] * 201}, "'keuzes'"),
        ({"tekst": "a", "onbekend": 1}, "'onbekend'"),
        ({"tekst": "a", "sleutel": "geen uuid"}, "'sleutel'"),
        ({"tekst": "a", "sleutel": None}, "'sleutel'"),
    ],
)
def test_wrong_message_is_422_with_the_reason(
    visitor: Visitor, body: dict[str, Any], said: str
) -> None:
    check(visitor.send("POST", visitor.path, json=message() | body), 422, said)


def test_message_without_sleutel_is_422(visitor: Visitor) -> None:
    check(visitor.send("POST", visitor.path, json={"tekst": "a"}), 422, "'sleutel' ontbreekt")


@pytest.mark.parametrize(
    "content",
    [b"{", b"", b"[]", b"null", b'"hallo"', b"\xff\xfe", b"[" * 50_000],
    ids=["open", "empty", "list", "null", "text", "no utf-8", "deep"],
)
def test_body_that_is_no_json_object_is_refused(visitor: Visitor, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    response = visitor.send("POST", visitor.path, content=content, headers=headers)
    check(response, response.status_code)
    assert response.status_code in (400, 422)
    assert "''" not in response.json()["detail"]


def test_half_a_character_is_refused(visitor: Visitor) -> None:
    body = json.dumps(message(tekst="x")).replace('"x"', '"\\ud800"').encode()
    headers = {"Content-Type": "application/json"}
    check(visitor.send("POST", visitor.path, content=body, headers=headers), 422, "'tekst'")


def test_refused_message_leaves_no_trace(house: House, visitor: Visitor) -> None:
    before = visitor.history()
    visitor.post(tekst="/restart")
    visitor.post(tekst="x" * 12_001)
    assert visitor.history() == before
    assert house.engine.seen == []


def test_unknown_channel_is_422(stranger: Visitor) -> None:
    check(stranger.send("POST", "/api/v1/gesprekken", json={"kanaal": "post"}), 422, "'kanaal'")


def test_too_large_body_is_413(visitor: Visitor) -> None:
    check(visitor.send("POST", visitor.path, content=b"x" * 100_001), 413, "meer berichten")


def test_body_without_a_length_is_refused(visitor: Visitor) -> None:
    check(visitor.send("POST", visitor.path, headers={"Transfer-Encoding": "chunked"}), 413)


@pytest.mark.parametrize("length", ["veel", "-1", "²"])
def test_length_that_is_no_number_is_refused(visitor: Visitor, length: str) -> None:
    headers = {"Content-Length": length.encode("latin-1")}
    check(visitor.send("POST", visitor.path, headers=headers), 413)


def test_unknown_address_and_method_are_problems_too(visitor: Visitor) -> None:
    check(visitor.send("GET", "/api/v1/bestaat-niet"), 404)
    check(visitor.send("DELETE", visitor.path), 405)


# How often


def test_too_many_messages_are_429_with_how_long_to_wait(visitor: Visitor) -> None:
    object.__setattr__(visitor.portal.talk, "messages", Limit(2, lambda: 100.0))
    assert visitor.post(tekst="een").status_code == 200
    assert visitor.post(tekst="twee").status_code == 200
    response = visitor.post(tekst="drie")
    check(response, 429, "Wacht 30 seconden")
    assert response.headers["Retry-After"] == "30"


def test_too_many_new_conversations_are_429(stranger: Visitor) -> None:
    object.__setattr__(stranger.portal.talk, "openings", Limit(1, lambda: 100.0))
    stranger.open()
    check(stranger.send("POST", "/api/v1/gesprekken", json={}), 429)


def test_limit_fills_up_again_and_counts_each_caller_apart() -> None:
    times = iter([0.0, 0.0, 0.0, 0.0, 60.0])
    limit = Limit(1, lambda: next(times))
    assert limit.seconds_to_wait("a") == 0
    assert limit.seconds_to_wait("a") == 60
    assert limit.seconds_to_wait("b") == 0
    assert limit.seconds_to_wait("a") == 60
    assert limit.seconds_to_wait("a") == 0
