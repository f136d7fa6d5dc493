"""The portal's own round of deleting what is over its time."""

import asyncio
import logging

from bot.upkeep.steady_clock import SteadyClock
from bot.use_cases.people.clean_up import CleanUp, Periods
from bot.use_cases.ports import StoreUnavailable

logger = logging.getLogger(__name__)
_BETWEEN_ROUNDS_SECONDS = 6 * 3600


async def keep_cleaning(clean_up: CleanUp, periods: Periods, clock: SteadyClock) -> None:
    """Delete at once and every six hours, until cancelled; not while the clock cannot be trusted."""
    while True:
        try:
            if clock.is_steady():
                await asyncio.to_thread(clean_up, periods)
            else:
                logger.warning("the clock jumped: nothing is deleted until it was steady for a day")
        except StoreUnavailable:
            logger.warning("nothing could be deleted; the next round tries again")
        await asyncio.sleep(_BETWEEN_ROUNDS_SECONDS)
