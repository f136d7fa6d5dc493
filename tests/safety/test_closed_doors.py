"""Engine and actions are closed for everybody without the secret, whatever address one tries."""

from __future__ import annotations

import re

import httpx
import pytest
from running_stack import RunningStack
from talk import Talk

pytestmark = pytest.mark.slow
BODY = {"gesprek": "g", "tekst": "hallo", "sender": "g", "message": "hallo", "metadata": {}}
RASA = (
    "/status",
    "/version",
    "/domain",
    "/model",
    "/model/parse",
    "/model/train",
    "/model/predict",
    "/conversations/g/tracker",
    "/conversations/g/tracker/events",
    "/conversations/g/execute",
    "/conversations/g/trigger_intent",
    "/webhooks/rest/webhook",
    "/webhooks/callback/webhook",
    "/webhooks/buurtbrug/webhook",
)
ACTIONS = ("/webhook", "/actions", "/metrics", "/")


def call(port: int, path: str, method: str, secret: str = "") -> httpx.Response:
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return httpx.request(
        method,
        f"http://127.0.0.1:{port}{path}",
        json=BODY if method != "GET" else None,
        headers=headers,
        trust_env=False,
        timeout=20,
    )


@pytest.mark.parametrize("secret", ["", "fout-geheim-van-genoeg-tekens"])
@pytest.mark.parametrize("path", RASA)
def test_engine_does_nothing_for_a_stranger(stack: RunningStack, path: str, secret: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        response = call(stack.ports.engine, path, method, secret)
        assert response.status_code in (401, 404, 405), (method, path, response.text)


@pytest.mark.parametrize("secret", ["", "fout-geheim-van-genoeg-tekens"])
@pytest.mark.parametrize("path", ACTIONS)
def test_actions_do_nothing_for_a_stranger(stack: RunningStack, path: str, secret: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        response = call(stack.ports.actions, path, method, secret)
        assert response.status_code in (401, 404, 405), (method, path, response.text)


def test_ids_and_tokens_cannot_be_guessed(stack: RunningStack) -> None:
    talks = [Talk(stack.address) for _ in range(20)]
    tokens = {str(talk.client.headers["Authorization"]).removeprefix("Bearer ") for talk in talks}
    assert len(tokens) == len({talk.id for talk in talks}) == 20
    for token in tokens:
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token), "256 bits"
    for talk in talks:
        assert re.fullmatch(
            r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", talk.id
        )


def test_nobody_opens_the_analysis_of_another(stack: RunningStack) -> None:
    mine, yours = Talk(stack.address), Talk(stack.address)
    for talk in (mine, yours):
        talk.say("ik wil een buurt analyseren")
    analysis = mine.analysis_id()
    for path in ("", "/rapport?formaat=json", "/plaatjes/ladder"):
        stolen = yours.client.get(f"/api/v1/analyses/{analysis}{path}")
        assert stolen.status_code == 404
    assert yours.client.get(f"/api/v1/gesprekken/{mine.id}/berichten").status_code == 404
    taken = yours.post(keuzes=[f"actie/verder/{analysis}"])
    assert analysis not in taken.text
