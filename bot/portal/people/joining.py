"""Working on an analysis of somebody else: in a conversation of one's own, for as long as the owner allows it."""

import asyncio

from bot.portal.deps import Portal
from bot.portal.people.who import NOT_SIGNED_IN
from bot.talk.problems import UNKNOWN, Problem
from bot.use_cases.open_conversation import Opened
from bot.use_cases.people.person import Person
from bot.use_cases.ports import NotFound

_ONLY_READING = Problem(
    403,
    "U mag deze analyse alleen lezen",
    "Vraag de eigenaar om u ook te laten schrijven.",
)


async def joined(channel: str, analysis_id: str, portal: Portal, person: Person | None) -> Opened:
    """A conversation on this analysis, for who may write in it."""
    if person is None:
        raise NOT_SIGNED_IN
    return await asyncio.to_thread(_joined, channel, analysis_id, portal, person)


def _joined(channel: str, analysis_id: str, portal: Portal, person: Person) -> Opened:
    wiring = portal.wiring
    right = wiring.dossiers.right(person, analysis_id)
    if right is None:
        raise UNKNOWN
    if not right.may_write:
        raise _ONLY_READING
    owner = wiring.dossiers.owner(analysis_id) or ""
    name = wiring.people.names(frozenset({owner})).get(owner, "")
    analysis = wiring.store.analysis(analysis_id)
    return wiring.open_conversation.joining(channel, person.id, analysis, name)


async def keep_to_rights(conversation_id: str, portal: Portal) -> None:
    """When the right to write was withdrawn, the conversation goes on without the analysis."""
    await asyncio.to_thread(_keep_to_rights, conversation_id, portal)


def _keep_to_rights(conversation_id: str, portal: Portal) -> None:
    store, wiring = portal.wiring.store, portal.wiring
    conversation = store.conversation(conversation_id)
    if conversation.joined is None or conversation.joined != conversation.analysis:
        return
    try:
        person = wiring.people.person(conversation.person or "")
    except NotFound:
        raise UNKNOWN from None
    right = wiring.dossiers.right(person, conversation.joined)
    if right is None or not right.may_write:
        wiring.dossiers.let_go(conversation_id)
