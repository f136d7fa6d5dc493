"""The chat API: open a conversation, say something, read what was said.

Every text passes the privacy seam here, before anything stores, logs or forwards it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from fastapi import APIRouter, Request

from bot.interview.state import Phase
from bot.portal.contract import (
    Bericht,
    Berichten,
    Gesprek,
    NieuwBericht,
    NieuwGesprek,
    RasterKeuze,
)
from bot.portal.deps import ConversationDep, Portal, PortalDep, check_limit, network_of
from bot.portal.engine_client import EngineMessage
from bot.privacy.mask import Mask
from bot.upkeep import request_id
from bot.use_cases.messages import Message

router = APIRouter(prefix="/api/v1/gesprekken", tags=["gesprekken"])


@router.post("", status_code=201, summary="Open een gesprek")
async def open_conversation(body: NieuwGesprek, request: Request, portal: PortalDep) -> Gesprek:
    """A new conversation with its greeting. The token opens it again and is given only now."""
    check_limit(portal.openings, network_of(request))
    opened = await asyncio.to_thread(portal.wiring.open_conversation, body.kanaal)
    return Gesprek(id=opened.id, token=opened.token, berichten=_views(opened.messages))


@router.get("/{gesprek_id}/berichten", summary="Lees wat er gezegd is")
async def history(conversation_id: ConversationDep, portal: PortalDep) -> Berichten:
    """All messages in order, to go on where one was."""
    check_limit(portal.readings, conversation_id)
    messages = await asyncio.to_thread(portal.wiring.store.messages, conversation_id)
    return Berichten(berichten=_views(messages))


@router.post("/{gesprek_id}/berichten", summary="Zeg iets")
async def say_something(
    body: NieuwBericht, conversation_id: ConversationDep, portal: PortalDep
) -> Berichten:
    """Say something by text, by choices, or both; the reply follows. The same key gives the same reply."""
    check_limit(portal.messages, conversation_id)
    with portal.metrics.turn():
        async with _in_turn(conversation_id, portal):
            return await _taken(body, conversation_id, portal)


@asynccontextmanager
async def _in_turn(conversation_id: str, portal: Portal) -> AsyncIterator[None]:
    """Within it, no other message of this conversation is dealt with."""
    async with AsyncExitStack() as stack:
        with portal.metrics.timed("wachten"):
            await stack.enter_async_context(portal.locks.hold(conversation_id))
        yield


async def _taken(body: NieuwBericht, conversation_id: str, portal: Portal) -> Berichten:
    """The reply that was stored for this key, or else that of the engine."""
    with portal.metrics.timed("opslag"):
        stored = await asyncio.to_thread(
            portal.wiring.store.reply, conversation_id, str(body.sleutel)
        )
        if stored is not None:
            portal.metrics.repeated()
            return Berichten(berichten=_views(stored))
        in_interview = await asyncio.to_thread(_is_in_interview, portal, conversation_id)
    with portal.metrics.timed("maskeren"):
        message = _for_engine(body, conversation_id, in_interview, portal.wiring.mask)
    with portal.metrics.timed("motor"):
        reply = await portal.engine.send(message)
    portal.metrics.replied(reply)
    return Berichten(berichten=[Bericht.model_validate(message) for message in reply.messages])


def _for_engine(
    body: NieuwBericht, conversation_id: str, in_interview: bool, mask: Mask
) -> EngineMessage:
    masked = mask(body.tekst or "")
    cells = [[c.rij, c.keuze] for c in body.keuzes or () if isinstance(c, RasterKeuze)]
    metadata: dict[str, Any] = {
        "sleutel": str(body.sleutel),
        "vraag": body.vraag,
        "keuzes": [c for c in body.keuzes or () if isinstance(c, str)],
        "cellen": cells,
        "gemaskeerd": sorted({span.kind for span in masked.spans}),
        "verzoek": request_id.current.get(),
    }
    return EngineMessage(conversation_id, masked.text, in_interview, metadata)


def _is_in_interview(portal: Portal, conversation_id: str) -> bool:
    conversation = portal.wiring.store.conversation(conversation_id)
    if conversation.analysis is None:
        return False
    return portal.wiring.store.analysis(conversation.analysis).state.phase is Phase.RUNNING


def _views(messages: tuple[Message, ...]) -> list[Bericht]:
    return [Bericht.model_validate(message.as_json()) for message in messages]
