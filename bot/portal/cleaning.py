"""The portal's own round of deleting what is over its time."""

import asyncio
import logging

from bot.use_cases.people.clean_up import CleanUp, Periods
from bot.use_cases.ports import StoreUnavailable

logger = logging.getLogger(__name__)
_BETWEEN_ROUNDS_SECONDS = 6 * 3600


async def keep_cleaning(clean_up: CleanUp, periods: Periods) -> None:
    """Delete at once and every six hours, until cancelled."""
    while True:
        try:
            await asyncio.to_thread(clean_up, periods)
        except StoreUnavailable:
            logger.warning("nothing could be deleted; the next round tries again")
        await asyncio.sleep(_BETWEEN_ROUNDS_SECONDS)
