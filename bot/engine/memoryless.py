"""A tracker store that keeps nothing: every message begins with a tracker made from its frame.

The truth about a conversation stands in Buurtbrug's own tables. So any engine can take any turn, an
engine that dies loses nothing, no text of a user comes on its disk, and a turn late in a conversation
costs no more than an early one. See docs/decisions/0002-memoryless-engine.md.
"""

from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.conversation_frame import current_frame

FORM = "interview_form"
ANSWER_SLOT = "antwoord"


class MemorylessTrackerStore(TrackerStore):
    """Makes trackers, and forgets them."""

    def __init__(
        self,
        domain: Domain | None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """A tracker as if the conversation had just come to this point."""
        tracker = self.init_tracker(sender_id)
        for event in opening_events(current_frame.get().in_interview):
            tracker.update(event, self.domain)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Forget it."""

    async def keys(self) -> Iterable[str]:
        """No conversation is known here."""
        return ()


def opening_events(in_interview: bool) -> list[Event]:
    """The events that lead to the point where the next message is awaited."""
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    if in_interview:
        events += [ActionExecuted(FORM), ActiveLoop(FORM), SlotSet(REQUESTED_SLOT, ANSWER_SLOT)]
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)]
