"""Which of our conversations somebody has in a chat of Teams: found, opened or begun anew.

Kept by keyed hash only. Each person has one conversation in each chat, so that two in a group do not get into each
other's analysis.
"""

import asyncio
import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from bot.privacy.keyed import keyed, person_hash
from bot.talk.talk import Talk
from bot.teams.arrived import Arrived
from bot.teams.identity import PersonOf
from bot.teams.settings import TeamsSettings
from bot.use_cases.channel_ports import ChannelLink, ChannelStore
from bot.use_cases.messages import Message
from bot.wiring import now

CHANNEL = "teams"
_REMEMBERED = dt.timedelta(days=2)


@dataclass(frozen=True)
class Here:
    """Somebody's conversation in this chat; `greeting` is filled when it was just opened."""

    link: ChannelLink
    greeting: tuple[Message, ...] = ()

    @property
    def tag(self) -> str:
        """What cards of this conversation carry: enough to recognise it, not to find it."""
        return hashlib.sha256(self.link.conversation.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Links:
    """Finds and opens conversations. `person_of` is the seam to the sign-in of the intranet."""

    talk: Talk
    settings: TeamsSettings
    person_of: PersonOf

    @property
    def _store(self) -> ChannelStore:
        return self.talk.wiring.channel_store

    def hash_of(self, activity: Arrived) -> str:
        """The keyed hash of this one activity."""
        return keyed(self.settings.key, "activiteit", activity.place, activity.id)

    def key_of(self, activity: Arrived) -> str:
        """The keyed hash of place and person."""
        tenant = self.settings.tenant_id
        return keyed(self.settings.key, "plek", tenant, activity.place, activity.person)

    async def is_first_time(self, hashed: str) -> bool:
        """Whether no portal handled this before. Raises StoreUnavailable."""
        at = now()
        return await asyncio.to_thread(self._store.is_first_time, hashed, at, at - _REMEMBERED)

    async def found(self, activity: Arrived) -> Here | None:
        """The conversation that there is already."""
        link = await asyncio.to_thread(self._store.link, self.key_of(activity))
        return None if link is None else Here(link)

    async def found_or_opened(self, activity: Arrived) -> Here:
        """The conversation that there is, or a new one with its greeting."""
        return await self.found(activity) or await self._opened(activity)

    async def _opened(self, activity: Arrived) -> Here:
        person = await asyncio.to_thread(self._person, activity.person)
        opened = await self.talk.open(CHANNEL, person)
        link = ChannelLink(self.key_of(activity), CHANNEL, person, opened.id, now())
        kept = await asyncio.to_thread(self._store.keep_link, link)
        return Here(kept, opened.messages if kept == link else ())

    async def begun_anew(self, here: Here) -> Here:
        """Another conversation in the same chat; the one before it stays as it is."""
        opened = await self.talk.open(CHANNEL, here.link.person)
        link = replace(here.link, conversation=opened.id, card="", since=now())
        await asyncio.to_thread(self._store.change_link, link)
        return Here(link, opened.messages)

    async def with_card(self, here: Here, card: str) -> Here:
        """Remember which message shows the open question."""
        if here.link.card == card:
            return here
        link = replace(here.link, card=card)
        await asyncio.to_thread(self._store.change_link, link)
        return replace(here, link=link)

    def _person(self, object_id: str) -> str:
        """The person of the intranet where there is one, else the keyed hash of the one in Teams."""
        tenant = self.settings.tenant_id
        known = self.person_of(object_id, tenant)
        return known or person_hash(self.settings.key, tenant, object_id)
