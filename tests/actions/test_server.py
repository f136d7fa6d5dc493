"""The action server as Rasa calls it: with the secret or not at all, and never with a failure that escapes."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import make_url

from bot.storage import SqlStore, make_engine
from bot.storage.migrate import upgrade
from bot.use_cases.ports import Conversation
from tests.actions.action_server import ROOT, ActionServer

FORM = "validate_interview_form"
SECRET_TEXT = "mijn buurman Achmed"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    server = ActionServer(tmp_path_factory.mktemp("acties"))
    try:
        upgrade(make_url(server.url))
        server.wait()
        yield server
    finally:
        server.stop()


@pytest.fixture
def conversation(server: ActionServer) -> str:
    """A conversation that is just open."""
    engine = make_engine(make_url(server.url))
    opened = Conversation(str(uuid.uuid4()), "web", dt.datetime.now(dt.UTC))
    SqlStore(engine).open_conversation(opened, "x" * 64, ())
    engine.dispose()
    return opened.id


def said(text: str = "", **more: Any) -> dict[str, Any]:
    return {"sleutel": str(uuid.uuid4()), "tekst": text, **more}


def told(response: Any) -> dict[str, Any]:
    """The one custom message of a reply."""
    assert response.status_code == 200, response.text
    (only,) = response.json()["responses"]
    found: dict[str, Any] = only["custom"]
    return found


def slots(response: Any) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in response.json()["events"]}


@pytest.mark.parametrize("secret", ["", "fout", "een-geheim-voor-deze-test", "é"])
def test_call_without_the_secret_is_refused_and_does_nothing(
    server: ActionServer, conversation: str, secret: str
) -> None:
    response = server.call("action_reageer", said("hallo"), secret=secret, sender=conversation)
    assert response.status_code == 401
    assert response.json() == {"status": "geweigerd"}


def test_list_of_actions_is_not_for_everybody(server: ActionServer) -> None:
    assert server.get("/actions").status_code == 401


def test_health_is_for_everybody(server: ActionServer) -> None:
    assert server.get("/health").json() == {"status": "ok"}


@pytest.mark.parametrize(
    "action", ["action_begin_analyse", "action_beantwoord_vraag", "action_reageer"]
)
def test_every_action_takes_the_turn_and_tells_rasa_nothing_else(
    server: ActionServer, conversation: str, action: str
) -> None:
    response = server.call(action, said("wat is polarisatie?"), sender=conversation)
    assert told(response)["berichten"][0]["soort"] == "uitleg"
    assert response.json()["events"] == []


def test_form_keeps_asking_while_the_interview_runs(
    server: ActionServer, conversation: str
) -> None:
    start = said(keuzes=["actie/start/buurtanalyse"])
    response = server.call(FORM, start, sender=conversation)
    assert told(response)["berichten"][-1]["vraag"]["id"] == "rol"
    assert slots(response) == {"antwoord": "verwerkt", "requested_slot": "antwoord"}


def test_form_ends_when_the_interview_is_paused(server: ActionServer, conversation: str) -> None:
    server.call(FORM, said(keuzes=["actie/start/buurtanalyse"]), sender=conversation)
    response = server.call(FORM, said("pauze"), sender=conversation)
    assert slots(response) == {"antwoord": "verwerkt", "requested_slot": None}


def test_cells_question_and_signal_come_along(server: ActionServer, conversation: str) -> None:
    for given in (
        said(keuzes=["actie/start/buurtanalyse"]),
        said("opbouwwerker"),
        said("Noord, rond het plein."),
        said(vraag="signalen", cellen=[["signalering/bewoners", "indruk"]]),
    ):
        response = server.call(FORM, given, sender=conversation)
    assert told(response)["berichten"][-1]["vraag"]["id"] == "vorm"


def test_unknown_conversation_is_told_as_such(server: ActionServer) -> None:
    response = server.call("action_reageer", said(SECRET_TEXT), sender="bestaat-niet")
    assert told(response) == {"fout": "onbekend"}


def test_message_without_a_key_is_our_mistake_and_is_told_without_its_text(
    server: ActionServer, conversation: str
) -> None:
    response = server.call(FORM, {"tekst": SECRET_TEXT}, sender=conversation)
    assert told(response) == {"fout": "onverwacht"}
    assert slots(response) == {"antwoord": "verwerkt", "requested_slot": None}
    assert "turn failed: KeyError at " in server.log_text()
    assert "Achmed" not in server.log_text()


def test_database_that_is_locked_is_told_and_the_same_message_succeeds_later(
    server: ActionServer, conversation: str
) -> None:
    message = said(f"{SECRET_TEXT} vraagt: wat is polarisatie?")
    other = sqlite3.connect(str(make_url(server.url).database), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    response = server.call("action_reageer", message, sender=conversation)
    other.execute("ROLLBACK")
    other.close()
    assert told(response) == {"fout": "opslag"}
    later = server.call("action_reageer", message, sender=conversation)
    assert told(later)["berichten"]
    assert "Achmed" not in server.log_text()


def test_unknown_action_is_refused_by_name(server: ActionServer, conversation: str) -> None:
    response = server.call("action_bestaat_niet", said(SECRET_TEXT), sender=conversation)
    assert response.status_code == 404
    assert "Achmed" not in response.text
    assert "Achmed" not in server.log_text()


@pytest.mark.parametrize("content", [b"{Achmed", b"", b"[]", b'"Achmed"', b'{"next_action": 5}'])
def test_body_that_is_nonsense_is_refused_and_the_server_goes_on(
    server: ActionServer, content: bytes
) -> None:
    response = server.post(content)
    assert response.status_code in (400, 404, 500)
    assert "Achmed" not in response.text
    assert "Achmed" not in server.log_text()
    assert server.get("/health").status_code == 200


@pytest.mark.parametrize(("module", "secret"), [("bot.actions", "kort"), ("bot.portal", "")])
def test_process_without_a_good_secret_does_not_start_and_says_what_to_do(
    module: str, secret: str
) -> None:
    environment = {**os.environ, "BUURTBRUG_SECRET": secret}
    ended = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert "Zet BUURTBRUG_SECRET op een geheim van ten minste 16 tekens" in ended.stderr
