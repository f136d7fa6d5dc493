"""A failing turn: which failure it was is told to the portal, and the log holds nothing that was said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import turns
from bot.actions.translate import incoming_from, is_in_interview, payload
from bot.interview.state import Cell
from bot.reading.meaning import Signal
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import Message, MessageKind, QuestionView, text_message
from bot.use_cases.ports import Conflict, NotFound, StoreUnavailable

SECRET_TEXT = "mijn buurman Achmed"
Take = Callable[[Incoming], tuple[Message, ...]]


def tracker(**metadata: object) -> Tracker:
    latest = {"intent": {"name": "groet", "confidence": 0.9}, "text": SECRET_TEXT}
    return Tracker.from_dict(
        {"sender_id": "g-1", "latest_message": {**latest, "metadata": {"sleutel": "s", **metadata}}}
    )


@pytest.fixture
def with_use_case(monkeypatch: pytest.MonkeyPatch) -> Callable[[Take], None]:
    """Let the actions call this instead of the use case of the process."""
    return lambda take: monkeypatch.setattr(
        turns, "wiring", lambda: SimpleNamespace(take_turn=lambda incoming, _: take(incoming))
    )


def run(action: turns._Turn) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The custom messages and the events of an action."""
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker(tekst=SECRET_TEXT), {}))
    return [message["custom"] for message in dispatcher.messages], events


class _Surprise(Exception):
    """Something that nobody foresaw."""


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (StoreUnavailable(SECRET_TEXT), "opslag"),
        (Conflict(SECRET_TEXT), "gelijktijdig"),
        (NotFound(SECRET_TEXT), "onbekend"),
        (_Surprise(SECRET_TEXT), "onverwacht"),
        (ValueError(SECRET_TEXT), "onverwacht"),
    ],
    ids=["store", "conflict", "not found", "surprise", "value"],
)
@pytest.mark.parametrize(
    "action",
    [turns.ValidateInterviewForm, turns.BeginAnalyse, turns.BeantwoordVraag, turns.Reageer],
)
def test_failure_is_told_by_its_kind_and_no_text_comes_into_the_log(
    with_use_case: Callable[[Take], None],
    caplog: pytest.LogCaptureFixture,
    action: type[turns._Turn],
    error: Exception,
    failure: str,
) -> None:
    def fail(_: Incoming) -> tuple[Message, ...]:
        raise error

    caplog.set_level(logging.DEBUG)
    with_use_case(fail)
    told, _ = run(action())
    assert told == [{"fout": failure}]
    assert failure in caplog.text or type(error).__name__ in caplog.text
    assert "Achmed" not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)


def test_log_of_a_surprise_tells_where_it_happened(
    with_use_case: Callable[[Take], None], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Incoming) -> tuple[Message, ...]:
        raise _Surprise(SECRET_TEXT)

    with_use_case(fail)
    run(turns.Reageer())
    assert "_Surprise at " in caplog.text
    assert "test_turns.py:" in caplog.text


def asking(step: str) -> Message:
    view = QuestionView("locatie", step, 1, 2, "", "een", ())
    return Message(MessageKind.QUESTION, "Waar?", vraag=view)


@pytest.mark.parametrize(("step", "open_slot"), [("2", "antwoord"), ("", None)])
def test_form_is_told_whether_a_question_of_the_interview_is_open(
    with_use_case: Callable[[Take], None], step: str, open_slot: str | None
) -> None:
    with_use_case(lambda _: (text_message("Goed."), asking(step)))
    told, events = run(turns.ValidateInterviewForm())
    assert len(told) == 1
    requested = [event["value"] for event in events if event["name"] == "requested_slot"]
    assert requested == [open_slot]
    assert {event["name"] for event in events} == {"antwoord", "requested_slot"}


def test_names_are_those_of_the_domain() -> None:
    names = {kind().name() for kind in turns._Turn.__subclasses__()}
    assert names == {
        "validate_interview_form",
        "action_begin_analyse",
        "action_beantwoord_vraag",
        "action_reageer",
    }


def test_tracker_becomes_an_incoming_message() -> None:
    found = incoming_from(
        tracker(
            tekst="hallo",
            vraag="rol",
            keuzes=["rol/nieuwkomer"],
            cellen=[["rij/a", "feit"]],
            gemaskeerd=["telefoon"],
        )
    )
    assert found == Incoming(
        conversation="g-1",
        key="s",
        text="hallo",
        question="rol",
        choices=("rol/nieuwkomer",),
        cells=(Cell("rij/a", "feit"),),
        signal=Signal("groet", 0.9),
        masked=("telefoon",),
    )


def test_bare_message_becomes_an_incoming_message_without_an_opinion() -> None:
    bare = Tracker.from_dict(
        {"sender_id": "g-1", "latest_message": {"metadata": {"sleutel": "s"}, "intent": None}}
    )
    assert incoming_from(bare) == Incoming(conversation="g-1", key="s")


def test_messages_travel_as_one_payload() -> None:
    messages = (text_message("Een"), asking("1"))
    assert payload(messages) == {"berichten": [message.as_json() for message in messages]}
    assert is_in_interview(messages)
    assert not is_in_interview(messages[:1])
