"""The way to a report from Teams, where nobody has a session: a signed link that works for a quarter of an hour."""

import asyncio
from dataclasses import dataclass, replace

from bot.talk.signed_links import Opens
from bot.talk.talk import Talk
from bot.use_cases.messages import Link, Message, text_message
from bot.use_cases.people.sharing import Deed, LogLine
from bot.use_cases.phrases import say
from bot.wiring import now

_PAGE = "/analyse/"
_ASKED = frozenset({"rapport", "het rapport", "nieuwe link", "nieuwe link naar het rapport"})


@dataclass(frozen=True)
class ReportLinks:
    """Puts links that open from Teams in the place of those that need a session."""

    talk: Talk

    def is_asked(self, text: str) -> bool:
        """Whether somebody asks for the report, as when a link works no more."""
        return text.lower().rstrip(".!?") in _ASKED

    async def again(self, conversation: str) -> Message | None:
        """The report of the analysis that this conversation is about; None without one."""
        found = await asyncio.to_thread(self.talk.wiring.store.conversation, conversation)
        if found.analysis is None:
            return None
        told = text_message(say(self.talk.wiring.knowledge, "teams-rapport"))
        link = Link("", f"{_PAGE}{found.analysis}")
        return await self.fresh(replace(told, koppelingen=(link,)), conversation)

    async def fresh(self, message: Message, conversation: str) -> Message:
        """The same message with links that work now. That a person got one is written down."""
        pages = [link for link in message.koppelingen if link.url.startswith(_PAGE)]
        if not pages:
            return message
        knowledge = self.talk.wiring.knowledge
        links = []
        for page in pages:
            analysis = page.url.removeprefix(_PAGE)
            await self._note(conversation, analysis)
            url, _ = self.talk.links.address(Opens(analysis, "html", with_transcript=False))
            links.append(Link(say(knowledge, "teams-rapport-link"), url))
        others = [link for link in message.koppelingen if link not in pages]
        text = f"{message.tekst}\n\n{say(knowledge, 'teams-rapport-kort')}"
        return replace(message, tekst=text, koppelingen=(*links, *others))

    async def _note(self, conversation: str, analysis: str) -> None:
        wiring = self.talk.wiring
        person = (await asyncio.to_thread(wiring.store.conversation, conversation)).person
        if person is not None:
            line = LogLine(now(), person, Deed.EXPORTED, analysis)
            await asyncio.to_thread(wiring.dossiers.note, line)
