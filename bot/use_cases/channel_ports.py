"""What a channel in another system, such as Teams, keeps: which of our conversations belongs to whom there.

Places and people of the other system are known by keyed hashes only. `bot.storage` implements `ChannelStore`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class ChannelLink:
    """The conversation that one person has in one place of another system.

    `key` is the keyed hash of place and person, `person` that of the person alone. `card` is the other system's id of
    the message that shows the open question; empty when there is none.
    """

    key: str
    channel: str
    person: str
    conversation: str
    since: dt.datetime
    card: str = ""


class ChannelStore(Protocol):
    """Every method may raise StoreUnavailable."""

    def link(self, key: str) -> ChannelLink | None:
        """The link under this key, or None."""

    def keep_link(self, link: ChannelLink) -> ChannelLink:
        """Keep a new link; gives the one that was kept first when there is one already."""

    def change_link(self, link: ChannelLink) -> None:
        """Keep another conversation or card under the same key."""

    def is_first_time(self, key: str, at: dt.datetime, forget_before: dt.datetime) -> bool:
        """Whether nobody asked this for the key before: True once, for one process only.

        What was asked for before `forget_before` is forgotten.
        """
