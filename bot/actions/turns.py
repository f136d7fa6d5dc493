"""The actions that Rasa calls: each takes one turn through the same use case.

Which one is called says how the engine saw the message; what the message means is decided in one place,
`bot.use_cases.take_turn`. No failure escapes: the portal is told which one it was, and nothing is stored.
"""

import asyncio
import logging
import time
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.translate import incoming_from, is_in_interview, payload, request_id_from
from bot.upkeep import request_id
from bot.upkeep.logs import places
from bot.use_cases.messages import Message
from bot.use_cases.ports import Conflict, NotFound, StoreUnavailable
from bot.use_cases.understood import Understood
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
        began = time.perf_counter()
        outcomes: list[Understood] = []
        request_id.current.set(request_id_from(tracker))
        try:
            messages = await asyncio.to_thread(
                wiring().take_turn, incoming_from(tracker), outcomes.append
            )
        except Exception as error:  # noqa: BLE001 - nothing may escape to Rasa, which would log the text
            dispatcher.utter_message(json_message={"fout": _failure(error)})
            return self._afterwards(())
        seconds = round(time.perf_counter() - began, 4)
        logger.info("beurt genomen", extra={"gegevens": {"ms": round(1000 * seconds, 1)}})
        measured = {"begrip": outcomes[0] if outcomes else None, "seconden": seconds}
        dispatcher.utter_message(json_message=payload(messages) | measured)
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
        frames = places(error.__traceback__)
        logger.error("turn failed: %s at %s", type(error).__name__, frames)
        return "onverwacht"
    logger.warning("turn not taken: %s", known)
    return known
