"""Going on in Teams with what the same person began on the intranet, or in another chat.

The chat goes on in the conversation in which that was begun: so there is one history, in both places.
"""

import asyncio
from dataclasses import dataclass

from bot.teams.arrived import Arrived
from bot.teams.chosen import Chosen
from bot.teams.connector import Sender
from bot.teams.links import Here, Links
from bot.teams.showing import Showing
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Entry, Right
from bot.use_cases.phrases import say
from bot.use_cases.present import MenuOption, menu

_ASKED = frozenset({"verder", "ga verder", "verdergaan"})
_ELSEWHERE = "elders/"
_HERE = "actie/verder"
_MOST = 6
# What fits on a button.
_LONGEST_LABEL = 40
_FINISHED = "afgerond"


@dataclass(frozen=True)
class Elsewhere:
    """Finds what was begun elsewhere, and moves the chat there."""

    links: Links
    showing: Showing

    async def offers(self, here: Here, activity: Arrived, sender: Sender) -> bool:
        """Show what can be gone on with, when somebody asks to; not in a group, where all read. Raises Undelivered."""
        if activity.is_group or activity.text.lower().rstrip(".!") not in _ASKED:
            return False
        person = await self.links.person(activity)
        entries = () if person is None else await self._unfinished(person)
        others = [e for e in entries if e.conversation != here.link.conversation]
        if not others:
            return False
        knowledge = self.showing.knowledge
        is_begun_here = len(others) < len(entries)
        options = [MenuOption(_HERE, say(knowledge, "teams-verder-hier"))] if is_begun_here else []
        options += [
            MenuOption(f"{_ELSEWHERE}{entry.id}", self._label(entry)) for entry in others[:_MOST]
        ]
        asked = menu("verder-elders", say(knowledge, "teams-verder-welke"), tuple(options))
        await self.showing.show(asked, here.tag, sender, in_group=False)
        return True

    async def chosen(self, here: Here, given: Chosen, activity: Arrived) -> tuple[Here, str] | None:
        """Where the chat goes on and with which order; None when nothing of the kind was chosen, or it is gone."""
        choice = given.choices[0] if given.choices else ""
        if activity.is_group or not choice.startswith(_ELSEWHERE):
            return None
        person = await self.links.person(activity)
        entries = () if person is None else await self._unfinished(person)
        wanted = choice.removeprefix(_ELSEWHERE)
        entry = next((each for each in entries if each.id == wanted), None)
        if entry is None:
            return None
        moved = await self.links.moved_to(here, entry.conversation)
        return moved, _HERE if entry.is_open else f"{_HERE}/{entry.id}"

    async def _unfinished(self, person: Person) -> tuple[Entry, ...]:
        """Their own, the latest first."""
        found = await asyncio.to_thread(self.links.talk.wiring.dossiers.entries, person)
        return tuple(e for e in found if e.right is Right.OWN and e.status != _FINISHED)

    def _label(self, entry: Entry) -> str:
        title = self.showing.knowledge.questionnaires[entry.questionnaire].titel
        about, room = " ".join(entry.about.split()), _LONGEST_LABEL - len(title) - 2
        if len(about) > room:
            about = f"{about[: room - 2].rsplit(' ', 1)[0]} …"
        return f"{title}: {about}" if about else f"{title}, {entry.changed:%d-%m-%Y}"
