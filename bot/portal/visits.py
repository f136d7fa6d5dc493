"""Visits to a website through the API: keep one, wipe one; and the portal's own round of forgetting."""

import asyncio
import datetime as dt
import logging

from fastapi import APIRouter

from bot.portal.deps import ConversationDep, PortalDep
from bot.upkeep.steady_clock import SteadyClock
from bot.use_cases.ports import StoreUnavailable
from bot.use_cases.visits import ForgetVisits

router = APIRouter(prefix="/api/v1/gesprekken/{gesprek_id}", tags=["gesprekken"])
logger = logging.getLogger(__name__)
_BETWEEN_ROUNDS = dt.timedelta(minutes=15)


@router.put("/bewaard", status_code=204, summary="Bewaar een gesprek van een bezoeker")
async def keep(conversation_id: ConversationDep, portal: PortalDep) -> None:
    """Let a conversation in the widget outlast the visit; doing it again changes nothing."""
    await asyncio.to_thread(portal.wiring.keep_visit, conversation_id)


@router.delete("", status_code=204, summary="Wis een gesprek van een bezoeker")
async def wipe(conversation_id: ConversationDep, portal: PortalDep) -> None:
    """Delete a conversation in the widget with all that is in it; it cannot be undone."""
    async with portal.talk.locks.hold(conversation_id):
        await asyncio.to_thread(portal.wiring.forget_visits.now, conversation_id)


async def keep_forgetting(forget: ForgetVisits, after: dt.timedelta, clock: SteadyClock) -> None:
    """Forget visits at once and every quarter of an hour, until cancelled; not while the clock cannot be trusted."""
    while True:
        try:
            if clock.is_steady():
                await asyncio.to_thread(forget, after)
        except StoreUnavailable:
            logger.warning("visits could not be forgotten; the next round tries again")
        await asyncio.sleep(_BETWEEN_ROUNDS.total_seconds())
