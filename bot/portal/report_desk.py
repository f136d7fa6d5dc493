"""Where reports are made: beside the event loop, a few at once, so that conversations go on meanwhile."""

import asyncio
from collections.abc import Callable

from bot.report.make_report import Report
from bot.talk.limits import Limit

_AT_ONCE = 2
_PER_MINUTE = 30


class ReportDesk:
    """Makes reports in threads, at most two at once; `limit` counts them per analysis."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.limit = Limit(_PER_MINUTE, clock)
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def make(self, job: Callable[[], Report]) -> Report:
        """The report, as soon as there is room; raises what the job raises."""
        async with self._room:
            return await asyncio.to_thread(job)
