"""The chat API: open a conversation, say something, read what was said.

What happens to a message is `bot.talk`'s: masking, lock and limits are the same for every channel.
"""

import asyncio

from fastapi import APIRouter, Request

from bot.portal.contract import Bericht, Berichten, Gesprek, NieuwBericht, NieuwGesprek
from bot.portal.deps import ConversationDep, PortalDep, network_of
from bot.portal.foreign_pages import check_origin
from bot.portal.people.joining import joined
from bot.portal.people.who import WhoeverDep
from bot.talk.talk import check_limit
from bot.use_cases.messages import Message

router = APIRouter(prefix="/api/v1/gesprekken", tags=["gesprekken"])


@router.post("", status_code=201, summary="Open een gesprek")
async def open_conversation(
    body: NieuwGesprek, request: Request, portal: PortalDep, person: WhoeverDep
) -> Gesprek:
    """A new conversation with its greeting. The token opens it again and is given only now.

    Opened by a person it is theirs. Where sign-in is on, anybody else is a newcomer.
    """
    check_origin(request.headers, portal.widget_hosts, body.kanaal)
    caller = network_of(request)
    if body.analyse is not None:
        check_limit(portal.talk.openings, caller)
        opened = await joined(body.kanaal, body.analyse, portal, person)
    else:
        opened = await portal.talk.open(
            body.kanaal,
            caller,
            None if person is None else person.id,
            visitor=portal.sign_in.is_on and person is None,
        )
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
    return Berichten(berichten=_views(await portal.talk.say(conversation_id, body.as_said())))


def _views(messages: tuple[Message, ...]) -> list[Bericht]:
    return [Bericht.model_validate(message.as_json()) for message in messages]
