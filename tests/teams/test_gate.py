"""Who is let in: only what the Bot Framework signed for us, from our tenant, and each activity once."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from running_stack import RunningStack

from tests.teams.colleague import Colleague, words
from tests.teams.conftest import beside
from tests.teams.standin import StandIn, new_key

OTHER_TENANT = "99999999-2222-3333-4444-555555555555"
KEY_ID = {"kid": "sleutel-1"}


def signed_with(standin: StandIn, key: Any, algorithm: str, **header: str) -> str:
    return jwt.encode(standin.claims(), key, algorithm, headers={**KEY_ID, **header})


def with_the_public_key_as_secret(standin: StandIn) -> str:
    """The old trick: the key that all may know, used as if it were a shared secret."""
    public = standin.key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    parts = [{**KEY_ID, "alg": "HS256", "typ": "JWT"}, standin.claims()]
    signed = b".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in parts)
    signature = hmac.digest(public, signed, "sha256")
    return b".".join([signed, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


BAD_TOKENS: dict[str, Callable[[StandIn], str]] = {
    "none at all": lambda _: "",
    "no token": lambda _: "onzin",
    "no token, but long": lambda _: "a.b.c" * 5000,
    "other issuer": lambda s: s.token(iss="https://sts.windows.net/iemand/"),
    "without issuer": lambda s: s.token(iss=None),
    "other audience": lambda s: s.token(aud="22222222-4b5a-6978-8796-a5b4c3d2e1f0"),
    "without audience": lambda s: s.token(aud=None),
    "more audiences": lambda s: s.token(aud=[s.claims()["aud"], "iemand"]),
    "expired": lambda s: s.token(exp=int(time.time()) - 400, nbf=int(time.time()) - 4000),
    "without expiry": lambda s: s.token(exp=None),
    "expiry that is no number": lambda s: s.token(exp="ooit"),
    "not valid yet": lambda s: s.token(nbf=int(time.time()) + 900),
    "without service": lambda s: s.token(serviceurl=None),
    "public key as secret": with_the_public_key_as_secret,
    "no signature": lambda s: signed_with(s, None, "none"),
    "other algorithm": lambda s: signed_with(s, s.key, "RS512"),
    "other key under the same id": lambda s: signed_with(s, new_key(), "RS256"),
    "unknown key id": lambda s: signed_with(s, s.key, "RS256", kid="sleutel-9"),
    "key of another kind": lambda s: signed_with(s, s.key, "RS256", kid="anders"),
    "signature of another": lambda s: f"{s.token()[:-12]}AAAAAAAAAAAA",
}


@pytest.mark.parametrize("make", BAD_TOKENS.values(), ids=BAD_TOKENS)
def test_token_that_is_not_good_is_refused(
    colleague: Colleague, make: Callable[[StandIn], str]
) -> None:
    response = colleague.deliver(colleague.activity(text="hallo"), token=make(colleague.standin))
    assert response.status_code == 401
    assert response.json() == {"status": 401}
    nothing_is_said(colleague)


def nothing_is_said(colleague: Colleague) -> None:
    """What somebody says next is the first thing that is answered."""
    colleague.types("wat is polarisatie?")
    first = colleague.sees(lambda sent: sent.type == "message")
    assert "Ik ben een computerprogramma" in words(first)


def test_clocks_may_differ_a_little(colleague: Colleague) -> None:
    a_minute_ago = colleague.standin.token(exp=int(time.time()) - 60)
    assert colleague.deliver(colleague.activity("typing"), a_minute_ago).status_code == 200


OTHER_ACTIVITIES: dict[str, dict[str, Any]] = {
    "service of another": {"serviceUrl": "https://elders.voorbeeld.nl/emea/"},
    "service elsewhere on the host": {"serviceUrl": "https://localhost/andere/"},
    "without service": {"serviceUrl": None},
    "other channel": {"channelId": "webchat"},
    "without channel": {"channelId": None},
    "other tenant": {"channelData": {"tenant": {"id": OTHER_TENANT}}},
    "tenant that is no object": {"channelData": {"tenant": "x"}, "conversation": {"id": "a:1"}},
    "without tenant": {"channelData": {}, "conversation": {"id": "a:1"}},
}


@pytest.mark.parametrize("other", OTHER_ACTIVITIES.values(), ids=OTHER_ACTIVITIES)
def test_activity_that_does_not_belong_to_the_token_is_refused(
    colleague: Colleague, other: dict[str, Any]
) -> None:
    activity = colleague.activity(text="hallo") | other
    given = {name: value for name, value in activity.items() if value is not None}
    assert colleague.deliver(given).status_code == 403
    nothing_is_said(colleague)


def test_service_that_the_token_names_must_be_allowed_too(colleague: Colleague) -> None:
    elsewhere = "https://smba.voorbeeld.nl/emea/"
    activity = colleague.activity(text="hallo", serviceUrl=elsewhere)
    response = colleague.deliver(activity, colleague.standin.token(serviceurl=elsewhere))
    assert response.status_code == 403
    nothing_is_said(colleague)


def test_same_service_written_otherwise_is_the_same(colleague: Colleague) -> None:
    written = colleague.standin.service_url.replace("localhost", "LOCALHOST").rstrip("/")
    token = colleague.standin.token(serviceurl=written)
    assert colleague.deliver(colleague.activity("typing"), token).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"geen json",
        b"[]",
        b"null",
        b"{}",
        b'{"type": 3}',
        b'{"type": "message", "entities": [3]}',
        b'{"type": "message", "from": "x"}',
        b'{"type": "message", "channelId": {}}',
        b"\xff\xfe",
    ],
)
def test_body_that_is_no_activity_is_refused(colleague: Colleague, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {colleague.standin.token()}"}
    response = httpx.post(f"{colleague.portal}/api/teams/messages", content=body, headers=headers)
    assert response.status_code == 400
    assert response.json() == {"status": 400}


def test_activity_without_sender_is_let_pass(colleague: Colleague) -> None:
    activity = colleague.activity(text="hallo")
    del activity["from"]
    assert colleague.deliver(activity).status_code == 200
    nothing_is_said(colleague)


def test_body_of_more_than_100_kb_is_refused(colleague: Colleague) -> None:
    response = colleague.deliver(colleague.activity(text="x" * 100_000))
    assert response.status_code == 413
    nothing_is_said(colleague)


def test_question_that_wants_an_answer_at_once_is_not_ours(colleague: Colleague) -> None:
    response = colleague.deliver(colleague.activity("invoke", name="adaptiveCard/action"))
    assert response.status_code == 501


def test_address_does_not_exist_while_teams_is_not_configured(
    stack: RunningStack, colleague: Colleague
) -> None:
    colleague.portal = stack.address
    response = colleague.deliver(colleague.activity(text="hallo"))
    assert response.status_code == 404
    assert httpx.get(f"{stack.address}/api/teams/messages").status_code == 404


def test_other_methods_are_refused(colleague: Colleague) -> None:
    assert httpx.get(f"{colleague.portal}/api/teams/messages").status_code == 405


def test_same_activity_twice_is_handled_once(colleague: Colleague) -> None:
    activity = colleague.activity(text="wat is polarisatie?")
    assert [colleague.deliver(activity).status_code for _ in range(3)] == [200, 200, 200]
    colleague.types("wat is een trigger?")
    colleague.reads("Bron:")
    colleague.sees_question()
    colleague.reads("Bron:")
    answers = [s for s in colleague.standin.sent if s.conversation == colleague.chat]
    assert sum("Bron:" in words(sent) for sent in answers) == 2


def test_same_activity_at_another_portal_is_handled_once(
    colleague: Colleague, stack: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    activity = colleague.activity(text="wat is polarisatie?")
    assert colleague.deliver(activity).status_code == 200
    colleague.reads("Bron:")
    colleague.sees_question()
    second = beside(stack, tmp_path, **standin.settings())
    try:
        second.start_one("portal")
        second.wait_for("portal")
        colleague.portal = second.address
        assert colleague.deliver(activity).status_code == 200
        colleague.types("wat is een trigger?")
        assert "trigger" in words(colleague.reads("Bron:")).lower()
        colleague.sees_question()
    finally:
        second.stop()


def test_key_that_does_not_sign_for_teams_is_refused(
    colleague: Colleague, stack: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    """A portal that fetches the keys while ours is endorsed for another channel only."""
    endorsed = standin.endorsements
    standin.endorsements = ("webchat",)
    other = beside(stack, tmp_path, **standin.settings())
    try:
        other.start_one("portal")
        other.wait_for("portal")
        colleague.portal = other.address
        assert colleague.deliver(colleague.activity(text="hallo")).status_code == 403
    finally:
        other.stop()
        standin.endorsements = endorsed


def test_nothing_of_what_is_refused_comes_into_the_log(
    colleague: Colleague, teams: RunningStack
) -> None:
    secret = "mijn buurman Achmed"
    headers = {"Authorization": f"Bearer {colleague.standin.token()}"}
    body = {"type": "message", "text": secret, "from": secret, "entities": [secret]}
    httpx.post(f"{colleague.portal}/api/teams/messages", json=body, headers=headers)
    colleague.deliver(colleague.activity(text=secret), "onzin")
    colleague.types(f"/{secret}")
    colleague.reads("schuine streep")
    log = (teams.logs / "portal.log").read_text(encoding="utf-8")
    assert "teams: denied" in log
    assert "Achmed" not in log
    assert colleague.person not in log
