"""Working on an analysis of somebody else: in a conversation of one's own, for as long as the owner allows it."""

import asyncio

from bot.portal.deps import Portal
from bot.portal.people.who import NOT_SIGNED_IN
from bot.talk.problems import UNKNOWN, Problem
from bot.use_cases.open_conversation import Opened
from bot.use_cases.people.person import Person
from bot.use_cases.phrases import say

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
    name = wiring.people.names(frozenset({owner})).get(owner) or say(wiring.knowledge, "samen-weg")
    analysis = wiring.store.analysis(analysis_id)
    return wiring.open_conversation.joining(channel, person.id, analysis, name)
