"""The actions that Rasa calls: each takes one turn through the same use case.

Which one is called says how the engine saw the message; what the message means is decided in one place,
`bot.use_cases.take_turn`. No failure escapes: the portal is told which one it was, and nothing is stored.
"""

import asyncio
import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.translate import incoming_from, is_in_interview, payload
from bot.use_cases.messages import Message
from bot.use_cases.ports import Conflict, NotFound, StoreUnavailable
from bot.wiring import wiring

logger = logging.getLogger(__name__)
_FAILURES: dict[type[Exception], str] = {
    StoreUnavailable: "opslag",
    Conflict: "gelijktijdig",
    NotFound: "onbekend",
}


class _Turn(Action):  # type: ignore[misc]
    """One turn; the subclasses differ in name and in what they tell the form."""

    _name = ""

    def name(self) -> str:
        """The name in domain.yml."""
        return self._name

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - rasa-sdk gives it
    ) -> list[EventType]:
        """Take the turn, and hand the reply to Rasa."""
        try:
            messages = await asyncio.to_thread(wiring().take_turn, incoming_from(tracker))
        except Exception as error:  # noqa: BLE001 - nothing may escape to Rasa, which would log the text
            dispatcher.utter_message(json_message={"fout": _failure(error)})
            return self._afterwards(())
        dispatcher.utter_message(json_message=payload(messages))
        return self._afterwards(messages)

    def _afterwards(self, messages: tuple[Message, ...]) -> list[EventType]:  # noqa: ARG002
        """What Rasa's tracker is told; nothing but for the form."""
        return []


class ValidateInterviewForm(_Turn):
    """A message while an interview is running: the form's validation takes the whole turn."""

    _name = "validate_interview_form"

    def _afterwards(self, messages: tuple[Message, ...]) -> list[EventType]:
        # Without a slot besides requested_slot the form would reject; with None it ends.
        open_slot = "antwoord" if is_in_interview(messages) else None
        return [SlotSet("antwoord", "verwerkt"), SlotSet("requested_slot", open_slot)]


class BeginAnalyse(_Turn):
    """Someone wants to begin an analysis, or to go on with one."""

    _name = "action_begin_analyse"


class BeantwoordVraag(_Turn):
    """A question about the subject, outside an interview."""

    _name = "action_beantwoord_vraag"


class Reageer(_Turn):
    """Everything else outside an interview."""

    _name = "action_reageer"


def _failure(error: Exception) -> str:
    known = next((name for kind, name in _FAILURES.items() if isinstance(error, kind)), None)
    if known is None:
        frames = _places(error)
        logger.error("turn failed: %s at %s", type(error).__name__, frames)
        return "onverwacht"
    logger.warning("turn not taken: %s", known)
    return known


def _places(error: BaseException) -> str:
    """Where it went wrong, as file and line; never the message, which may hold text of a user."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-4:])
