"""One message of a user, from any channel, to the engine and back.

Every text passes the privacy seam here, before anything stores, logs or forwards it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bot.interview.state import Phase
from bot.talk.engine_client import EngineClient, EngineMessage
from bot.talk.limits import Limit
from bot.talk.locks import ConversationLocks
from bot.talk.metrics import Metrics
from bot.talk.problems import too_many
from bot.talk.rights import keep_to_rights
from bot.talk.said import Said, refusal
from bot.talk.signed_links import SignedLinks
from bot.upkeep import request_id
from bot.use_cases.messages import Message
from bot.use_cases.open_conversation import Opened
from bot.wiring import Wiring


@dataclass(frozen=True)
class Talk:
    """What every channel of this process shares: one engine, one lock per conversation, the same limits."""

    wiring: Wiring
    engine: EngineClient
    locks: ConversationLocks
    openings: Limit
    messages: Limit
    metrics: Metrics
    links: SignedLinks

    async def open(
        self, channel: str, caller: str, person: str | None = None, *, visitor: bool = False
    ) -> Opened:
        """A new conversation with its greeting, of this person if there is one; a visitor's is a newcomer's.

        A 429 for a caller who opens too many; StoreUnavailable.
        """
        check_limit(self.openings, caller)
        return await asyncio.to_thread(
            self.wiring.open_conversation, channel, person, visitor=visitor
        )

    async def say(self, conversation_id: str, said: Said) -> tuple[Message, ...]:
        """What the bot answers; the same key gives the same answer and does nothing.

        Raises Problem for what the user can mend, EngineUnavailable or StoreUnavailable when something is away.
        """
        refused = refusal(said)
        if refused is not None:
            raise refused
        check_limit(self.messages, conversation_id)
        await asyncio.to_thread(keep_to_rights, conversation_id, self.wiring)
        with self.metrics.turn():
            async with self._in_turn(conversation_id):
                return await self._said_first(conversation_id, said)

    @asynccontextmanager
    async def _in_turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Within it, no other message of this conversation is dealt with."""
        async with AsyncExitStack() as stack:
            with self.metrics.timed("wachten"):
                await stack.enter_async_context(self.locks.hold(conversation_id))
            yield

    async def _said_first(self, conversation_id: str, said: Said) -> tuple[Message, ...]:
        with self.metrics.timed("opslag"):
            stored = await asyncio.to_thread(self.wiring.store.reply, conversation_id, said.key)
            if stored is not None:
                self.metrics.repeated()
                return stored
            in_interview = await asyncio.to_thread(self._is_in_interview, conversation_id)
        with self.metrics.timed("maskeren"):
            message = self._for_engine(conversation_id, said, in_interview)
        with self.metrics.timed("motor"):
            reply = await self.engine.send(message)
        self.metrics.replied(reply)
        return tuple(Message.from_json(message) for message in reply.messages)

    def _for_engine(self, conversation_id: str, said: Said, in_interview: bool) -> EngineMessage:
        masked = self.wiring.mask(said.text)
        metadata = {
            "sleutel": said.key,
            "vraag": said.question,
            "keuzes": list(said.choices),
            "cellen": [list(cell) for cell in said.cells],
            "gemaskeerd": sorted({span.kind for span in masked.spans}),
            "verzoek": request_id.current.get(),
        }
        return EngineMessage(conversation_id, masked.text, in_interview, metadata)

    def _is_in_interview(self, conversation_id: str) -> bool:
        conversation = self.wiring.store.conversation(conversation_id)
        if conversation.analysis is None:
            return False
        return self.wiring.store.analysis(conversation.analysis).state.phase is Phase.RUNNING


def check_limit(limit: Limit, caller: str) -> None:
    """Raise a 429 when this caller does it too often."""
    seconds = limit.seconds_to_wait(caller)
    if seconds:
        raise too_many(seconds)
