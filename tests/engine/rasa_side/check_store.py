"""The tracker store that keeps nothing: each message begins where its frame says."""

import unittest
from pathlib import Path

from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet, UserUttered

from bot.engine.conversation_frame import OUTSIDE, ConversationFrame, current_frame
from bot.engine.memoryless import FORM, MemorylessTrackerStore, opening_events

ROOT = Path(__file__).resolve().parents[3]
DOMAIN = Domain.load(str(ROOT / "domain.yml"))
ENDPOINTS = str(ROOT / "endpoints.yml")


class Memoryless(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.store = MemorylessTrackerStore(DOMAIN)
        self.token = current_frame.set(OUTSIDE)

    def tearDown(self) -> None:
        current_frame.reset(self.token)

    async def test_outside_an_interview_no_form_is_active(self) -> None:
        tracker = await self.store.retrieve("g-1")
        assert tracker is not None
        assert tracker.active_loop is None
        assert tracker.latest_action_name == "action_listen"
        assert tracker.sender_id == "g-1"

    async def test_inside_an_interview_the_form_waits_for_an_answer(self) -> None:
        current_frame.set(ConversationFrame(in_interview=True))
        tracker = await self.store.retrieve("g-1")
        assert tracker is not None
        assert tracker.active_loop_name == FORM
        assert tracker.get_slot("requested_slot") == "antwoord"
        assert tracker.get_slot("antwoord") is None
        assert tracker.latest_action_name == "action_listen"

    async def test_what_was_said_is_forgotten(self) -> None:
        tracker = await self.store.retrieve("g-1")
        assert tracker is not None
        tracker.update(UserUttered("mijn buurman Achmed"))
        await self.store.save(tracker)
        again = await self.store.retrieve("g-1")
        assert again is not None
        assert not [event for event in again.events if isinstance(event, UserUttered)]
        assert "Achmed" not in str(vars(self.store))
        assert list(await self.store.keys()) == []

    async def test_conversations_share_nothing(self) -> None:
        current_frame.set(ConversationFrame(in_interview=True))
        inside = await self.store.retrieve("g-1")
        current_frame.set(OUTSIDE)
        outside = await self.store.retrieve("g-2")
        assert inside is not None
        assert outside is not None
        assert inside.active_loop_name == FORM
        assert outside.active_loop is None

    async def test_endpoints_name_this_store(self) -> None:
        endpoints = AvailableEndpoints.read_endpoints(ENDPOINTS)
        store = TrackerStore.create(endpoints.tracker_store, domain=DOMAIN)
        kinds = {type(store).__name__, type(getattr(store, "_tracker_store", store)).__name__}
        assert "MemorylessTrackerStore" in kinds, kinds

    def test_opening_events_are_a_session_with_or_without_the_form(self) -> None:
        assert [type(event) for event in opening_events(in_interview=False)] == [
            ActionExecuted, SessionStarted, ActionExecuted,
        ]  # fmt: skip
        assert [type(event) for event in opening_events(in_interview=True)] == [
            ActionExecuted, SessionStarted, ActionExecuted, ActiveLoop, SlotSet, ActionExecuted,
        ]  # fmt: skip
