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
from bot.teams.settings import TeamsSettings
from bot.use_cases.channel_ports import ChannelLink, ChannelStore
from bot.use_cases.messages import Message
from bot.use_cases.open_conversation import Opened
from bot.use_cases.people.person import Person
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
    """Finds and opens conversations: of the person of the intranet where somebody is linked to one."""

    talk: Talk
    settings: TeamsSettings

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

    def person_key(self, activity: Arrived) -> str:
        """The keyed hash of the person alone."""
        return person_hash(self.settings.key, self.settings.tenant_id, activity.person)

    async def person(self, activity: Arrived) -> Person | None:
        """Who it is on the intranet; None for who is not linked."""
        return await self._person(self.person_key(activity))

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
        known_as = self.person_key(activity)
        opened = await self._open_for(known_as)
        link = ChannelLink(self.key_of(activity), CHANNEL, known_as, opened.id, now())
        kept = await asyncio.to_thread(self._store.keep_link, link)
        return Here(kept, opened.messages if kept == link else ())

    async def begun_anew(self, here: Here) -> Here:
        """Another conversation in the same chat; the one before it stays as it is."""
        opened = await self._open_for(here.link.person)
        return replace(await self.moved_to(here, opened.id), greeting=opened.messages)

    async def moved_to(self, here: Here, conversation: str) -> Here:
        """Go on in this conversation of the same person; the one before it is still known as theirs."""
        before = replace(here.link, key=f"eerder:{here.link.conversation}", card="")
        await asyncio.to_thread(self._store.keep_link, before)
        link = replace(here.link, conversation=conversation, card="", since=now())
        await asyncio.to_thread(self._store.change_link, link)
        return Here(link)

    async def with_card(self, here: Here, card: str) -> Here:
        """Remember which message shows the open question."""
        if here.link.card == card:
            return here
        link = replace(here.link, card=card)
        await asyncio.to_thread(self._store.change_link, link)
        return replace(here, link=link)

    async def _open_for(self, known_as: str) -> Opened:
        person = await self._person(known_as)
        return await self.talk.open(CHANNEL, known_as, None if person is None else person.id)

    async def _person(self, known_as: str) -> Person | None:
        return await asyncio.to_thread(self.talk.wiring.person_links.person_of, known_as)
