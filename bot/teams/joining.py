"""Telling that one is the same person as on the intranet: by typing a code that one gets there, and undoing it.

Nothing of this comes into a conversation. Who the code is of is shown before anything is linked, so that nobody links
themselves to somebody who talked them into typing it.
"""

import asyncio
import re
from dataclasses import dataclass

from bot.talk.limits import Limit
from bot.teams.arrived import Arrived
from bot.teams.cards import done_card
from bot.teams.chosen import Chosen
from bot.teams.connector import Sender
from bot.teams.links import CHANNEL, Here, Links
from bot.teams.showing import Showing
from bot.use_cases.people.linking import Linking
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Deed, LogLine, about_person
from bot.use_cases.phrases import say
from bot.use_cases.present import MenuOption, menu
from bot.wiring import Wiring, now
from knowledge.checks import Knowledge

_WITH_CODE = re.compile(r"(?:koppel|koppelcode|koppelen)\W{0,3}(\d{3})\W?(\d{3})")
_ABOUT_LINKING = frozenset({"koppel", "koppelen", "koppelcode"})
_UNLINKING = frozenset({"ontkoppel", "ontkoppelen", "koppel los"})
_YES, _NO = "koppel/ja/", "koppel/nee"


@dataclass(frozen=True)
class Joining:
    """What is said and done about it; `attempts` counts codes by who typed them."""

    links: Links
    showing: Showing
    attempts: Limit

    @property
    def _wiring(self) -> Wiring:
        return self.links.talk.wiring

    @property
    def _linking(self) -> Linking:
        return self._wiring.linking

    @property
    def _knowledge(self) -> Knowledge:
        return self.showing.knowledge

    async def typed(self, here: Here, activity: Arrived, sender: Sender) -> bool:
        """Whether the message was about linking, and is dealt with. Raises Undelivered."""
        text = activity.text.lower().strip(" .!")
        code = _WITH_CODE.fullmatch(text)
        if code is not None:
            await self._code("".join(code.groups()), here, activity, sender)
        elif text in _UNLINKING:
            await self._undo(activity, sender)
        elif text in _ABOUT_LINKING:
            await sender.tell(await self._how(activity))
        else:
            return False
        return True

    async def chosen(self, given: Chosen, activity: Arrived, sender: Sender) -> bool:
        """Whether the card was about linking, and is dealt with. Raises Undelivered."""
        choice = given.choices[0] if given.choices else ""
        if choice == _NO:
            told = say(self._knowledge, "teams-koppel-niet")
        elif choice.startswith(_YES) and not activity.is_group:
            told = await self._link(choice.removeprefix(_YES), activity)
        else:
            return False
        await sender.replace(activity.card, done_card(given.title, told), given.title)
        return True

    async def _code(self, code: str, here: Here, activity: Arrived, sender: Sender) -> None:
        if activity.is_group:
            # Everybody has read it, so it may not work any more.
            await asyncio.to_thread(self._linking.spoil, code)
            await sender.tell(say(self._knowledge, "teams-koppel-groep"))
            return
        if self.attempts.seconds_to_wait(self.links.person_key(activity)):
            await sender.tell(say(self._knowledge, "teams-koppel-vaak"))
            return
        person = await asyncio.to_thread(self._linking.whose, code)
        if person is None:
            await sender.tell(say(self._knowledge, "teams-koppel-onbekend"))
            return
        options = (
            MenuOption(f"{_YES}{code}", say(self._knowledge, "teams-koppel-ja")),
            MenuOption(_NO, say(self._knowledge, "teams-koppel-nee")),
        )
        asked = menu("koppel", say(self._knowledge, "teams-koppel-wie", naam=person.name), options)
        await self.showing.show(asked, here.tag, sender, in_group=False)

    async def _link(self, code: str, activity: Arrived) -> str:
        key = self.links.person_key(activity)
        if self.attempts.seconds_to_wait(key):
            return say(self._knowledge, "teams-koppel-vaak")
        person = await asyncio.to_thread(self._linking.use, code, key, CHANNEL)
        if person is None:
            return say(self._knowledge, "teams-koppel-onbekend")
        await self._note(person, Deed.LINKED)
        return say(self._knowledge, "teams-gekoppeld", naam=person.name)

    async def _undo(self, activity: Arrived, sender: Sender) -> None:
        person = await self.links.person(activity)
        if person is None:
            await sender.tell(say(self._knowledge, "teams-niet-gekoppeld"))
            return
        await asyncio.to_thread(self._wiring.person_links.unlink, person.id)
        await self._note(person, Deed.UNLINKED)
        await sender.tell(say(self._knowledge, "teams-ontkoppeld"))

    async def _how(self, activity: Arrived) -> str:
        person = await self.links.person(activity)
        if person is None:
            return say(self._knowledge, "teams-koppel-hoe")
        return say(self._knowledge, "teams-koppel-al", naam=person.name)

    async def _note(self, person: Person, deed: Deed) -> None:
        line = LogLine(now(), person.id, deed, about_person(person.id))
        await asyncio.to_thread(self._wiring.dossiers.note, line)
