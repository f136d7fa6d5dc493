"""When what is somebody's goes by itself: so that they read it in time. Pure.

The job that deletes counts in the same way (`bot/storage/retention.py`).
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.use_cases.people.clean_up import Kept, Periods
from bot.use_cases.people.sharing import Entry, Right, Talked

WARNED_BEFORE = dt.timedelta(days=60)


def last_used(entries: Sequence[Entry], talked: Sequence[Talked]) -> dict[str, dt.datetime]:
    """When something happened last in each conversation with an analysis of one's own."""
    used = {each.id: each.last for each in talked}
    for entry in entries:
        if entry.right is Right.OWN:
            before = used.get(entry.conversation, entry.changed)
            used[entry.conversation] = max(before, entry.changed)
    return used


def goes_soon(
    used: Mapping[str, dt.datetime], periods: Periods, now: dt.datetime
) -> dict[str, dt.date]:
    """The day on which a conversation goes with its analyses, for those of which it comes soon."""
    period = periods.get(Kept.PERSONAL)
    if period is None:
        return {}
    days = {conversation: at + period for conversation, at in used.items()}
    return {each: day.date() for each, day in days.items() if day - now < WARNED_BEFORE}


def person_goes(periods: Periods, now: dt.datetime) -> dt.date | None:
    """The day on which somebody who is here now is forgotten, when they do nothing more; None: never."""
    period = periods.get(Kept.PERSONS)
    return None if period is None else (now + period).date()
