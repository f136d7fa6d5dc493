"""Between Rasa and the use cases: a tracker becomes an `Incoming`, messages become one custom payload."""

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker

from bot.interview.state import Cell
from bot.reading.meaning import Signal
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import Message


def incoming_from(tracker: Tracker) -> Incoming:
    """The latest message as the use cases know it; its key and choices came along as metadata."""
    latest: Mapping[str, Any] = tracker.latest_message
    metadata: Mapping[str, Any] = latest.get("metadata") or {}
    intent: Mapping[str, Any] = latest.get("intent") or {}
    return Incoming(
        conversation=tracker.sender_id,
        key=metadata["sleutel"],
        text=metadata.get("tekst") or "",
        question=metadata.get("vraag"),
        choices=tuple(metadata.get("keuzes") or ()),
        cells=tuple(Cell(row, choice) for row, choice in metadata.get("cellen") or ()),
        signal=Signal(intent.get("name") or "", float(intent.get("confidence") or 0.0)),
        masked=tuple(metadata.get("gemaskeerd") or ()),
    )


def request_id_from(tracker: Tracker) -> str:
    """The number of the request that this message came with; empty when there is none."""
    metadata: Mapping[str, Any] = tracker.latest_message.get("metadata") or {}
    return str(metadata.get("verzoek") or "")


def payload(messages: Sequence[Message]) -> dict[str, object]:
    """All messages of a turn as one custom message, so that Rasa handles one event."""
    return {"berichten": [message.as_json() for message in messages]}


def is_in_interview(messages: Sequence[Message]) -> bool:
    """Whether the turn ended with an open question of an interview."""
    return any(message.vraag is not None and message.vraag.stap for message in messages)
