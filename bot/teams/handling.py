"""What is done with each thing that somebody does in Teams: welcome, a turn, a card, or a friendly word.

Texts are those of `knowledge/gesprek.yml`. A turn itself is `bot.talk`'s.
"""

import asyncio
import datetime as dt
import logging
from dataclasses import dataclass

from bot.talk.problems import EXPECTED, Problem, problem_of
from bot.talk.said import Said
from bot.talk.talk import Talk
from bot.teams.arrived import Arrived, Kind
from bot.teams.cards import done_card
from bot.teams.chosen import Chosen, Unreadable, chosen
from bot.teams.connector import Sender
from bot.teams.elements import card, open_url, paragraphs
from bot.teams.elsewhere import Elsewhere
from bot.teams.identity import key_of_message
from bot.teams.joining import Joining
from bot.teams.links import Here, Links
from bot.teams.report_links import ReportLinks
from bot.teams.showing import Showing
from bot.use_cases.messages import Message, QuestionView
from bot.use_cases.phrases import say
from bot.use_cases.present import MenuOption, menu
from bot.wiring import now
from knowledge.checks import Knowledge

_log = logging.getLogger(__name__)
# Teams tells twice that we were installed; the second is not somebody who comes back.
_BACK_AFTER = dt.timedelta(minutes=2)
_ANEW = frozenset({"nieuw gesprek", "opnieuw beginnen", "begin opnieuw"})
_ANEW_YES, _ANEW_NO = ("nieuw-gesprek/ja",), ("nieuw-gesprek/nee",)


@dataclass(frozen=True)
class Handling:
    """Everything that handling needs, besides the sender into the chat."""

    talk: Talk
    links: Links
    showing: Showing
    joining: Joining
    elsewhere: Elsewhere
    reports: ReportLinks

    @property
    def _knowledge(self) -> Knowledge:
        return self.talk.wiring.knowledge

    async def handle(self, activity: Arrived, sender: Sender) -> None:
        """Handle it, the first time that it comes. Raises Undelivered."""
        if activity.kind is Kind.OTHER or not activity.is_for_us:
            return
        try:
            if await self.links.is_first_time(self.links.hash_of(activity)):
                await self._handled(activity, sender)
        except EXPECTED as error:
            await sender.tell(_told(error))

    async def _handled(self, activity: Arrived, sender: Sender) -> None:
        person = await self.links.person(activity)
        if person is not None and person.blocked:
            await sender.tell(say(self._knowledge, "teams-geblokkeerd"))
        elif activity.kind is Kind.INSTALLED:
            await self._welcome(activity, sender)
        elif activity.kind is Kind.EDITED:
            await sender.tell(say(self._knowledge, "teams-gewijzigd"))
        elif activity.kind is Kind.DELETED:
            await sender.tell(say(self._knowledge, "teams-verwijderd"))
        elif activity.value is not None:
            await self._card(activity, sender)
        else:
            await self._message(activity, sender)

    # coming in

    async def _welcome(self, activity: Arrived, sender: Sender) -> None:
        if activity.is_group:
            hashed = self.links.key_of(activity)
            if await self.links.is_first_time(f"welkom:{hashed}"):
                await sender.tell(say(self._knowledge, "teams-groep-welkom"))
            return
        here = await self.links.found_or_opened(activity)
        if here.greeting:
            await self._show(here, here.greeting, activity, sender)
        elif now() - here.link.since > _BACK_AFTER:
            await sender.tell(say(self._knowledge, "teams-welkom-terug"))

    # what is typed

    async def _message(self, activity: Arrived, sender: Sender) -> None:
        if activity.has_attachment:
            key = "teams-bijlage-erbij" if activity.text else "teams-bijlage"
            await sender.tell(say(self._knowledge, key))
        if not activity.text:
            return
        here = await self.links.found_or_opened(activity)
        if activity.text.lower().rstrip(".!") in _ANEW:
            await self._asked_anew(here, activity, sender)
            return
        if here.greeting:
            await self._introduce(here, activity, sender)
        if not await self._was_of_teams_alone(here, activity, sender):
            await self._turn(here, Said(self._key(activity), activity.text), activity, sender)

    async def _was_of_teams_alone(self, here: Here, activity: Arrived, sender: Sender) -> bool:
        """Whether it was about linking, going on with what is elsewhere, or a new link to the report."""
        if await self.joining.typed(here, activity, sender):
            return True
        if await self.elsewhere.offers(here, activity, sender):
            return True
        if not self.reports.is_asked(activity.text):
            return False
        report = await self.reports.again(here.link.conversation)
        if report is not None:
            await self.showing.show(report, here.tag, sender, in_group=activity.is_group)
        return report is not None

    async def _introduce(self, here: Here, activity: Arrived, sender: Sender) -> None:
        """Before the first answer: that this is a computer program, and what is kept."""
        if activity.is_group:
            await sender.tell(say(self._knowledge, "teams-groep-welkom"))
        else:
            await self._show(here, here.greeting[:1], activity, sender)

    # what is chosen

    async def _card(self, activity: Arrived, sender: Sender) -> None:
        assert activity.value is not None
        here = await self.links.found(activity)
        try:
            given = chosen(activity.value)
        except Unreadable:
            await sender.tell(say(self._knowledge, "teams-kaart-onleesbaar"))
            return
        if here is None or given.tag != here.tag:
            key = "teams-kaart-van-ander" if activity.is_group else "teams-kaart-oud"
            await sender.tell(say(self._knowledge, key))
            return
        if given.choices in (_ANEW_YES, _ANEW_NO):
            await self._answered_anew(here, given, activity, sender)
            return
        if await self.joining.chosen(given, activity, sender):
            return
        moved = await self.elsewhere.chosen(here, given, activity)
        if moved is not None:
            await self._goes_on_elsewhere(*moved, given, activity, sender)
            return
        said = _said(given, self._key(activity))
        if said.is_empty:
            await sender.tell(say(self._knowledge, "teams-kies-eerst"))
            return
        await self._turn(here, said, activity, sender, given)

    async def _goes_on_elsewhere(
        self, there: Here, order: str, given: Chosen, activity: Arrived, sender: Sender
    ) -> None:
        done = say(self._knowledge, "teams-gekozen", keuzes=given.in_words(None))
        await sender.replace(activity.card, done_card(given.title, done), given.title)
        await self._turn(there, Said(self._key(activity), choices=(order,)), activity, sender)

    # a turn

    async def _turn(
        self,
        here: Here,
        said: Said,
        activity: Arrived,
        sender: Sender,
        given: Chosen | None = None,
    ) -> None:
        typing = asyncio.create_task(sender.typing())
        try:
            store = self.talk.wiring.store
            before = await asyncio.to_thread(store.open_question, here.link.conversation)
            reply = await self.talk.say(here.link.conversation, said)
        finally:
            await typing
        here = await self._close_cards(here, before, reply, sender, given, activity)
        if activity.is_group and _begins_interview(before, reply):
            await self._invite_to_chat(sender)
        await self._show(here, reply, activity, sender)

    async def _close_cards(
        self,
        here: Here,
        before: QuestionView | None,
        reply: tuple[Message, ...],
        sender: Sender,
        given: Chosen | None,
        activity: Arrived,
    ) -> Here:
        """The card that was answered shows what was chosen; one that is still open is closed."""
        asked_again = before is not None and any(m.vraag and m.vraag.id == before.id for m in reply)
        if given is not None and activity.card:
            words = given.in_words(before) if given.question in ("", before and before.id) else ""
            outcome = (
                say(self._knowledge, "teams-gekozen", keuzes=words)
                if words
                else say(self._knowledge, "teams-kaart-klaar")
            )
            await sender.replace(activity.card, done_card(given.title, outcome), given.title)
        open_card = here.link.card
        if open_card and before is not None and (given is None or open_card != activity.card):
            key = "teams-kaart-opnieuw" if asked_again else "teams-getypt"
            title = before.vraagtekst or before.tekst
            await sender.replace(open_card, done_card(title, say(self._knowledge, key)), title)
        return await self.links.with_card(here, "")

    async def _invite_to_chat(self, sender: Sender) -> None:
        told = say(self._knowledge, "teams-groep-analyse")
        url = f"https://teams.microsoft.com/l/chat/0/0?users=28:{self.links.settings.app_id}"
        link = open_url(say(self._knowledge, "teams-naar-chat"), url)
        await sender.show(card(paragraphs(told), [link]), told)

    async def _show(
        self, here: Here, messages: tuple[Message, ...], activity: Arrived, sender: Sender
    ) -> None:
        shown = ""
        for message in messages:
            ours = await self.reports.fresh(message, here.link.conversation)
            sent = await self.showing.show(ours, here.tag, sender, in_group=activity.is_group)
            shown = sent or shown
        await self.links.with_card(here, shown)

    # beginning anew

    async def _asked_anew(self, here: Here, activity: Arrived, sender: Sender) -> None:
        if here.greeting:
            await self._show(here, here.greeting, activity, sender)
            return
        options = (
            MenuOption(*_ANEW_YES, say(self._knowledge, "teams-nieuw-ja")),
            MenuOption(*_ANEW_NO, say(self._knowledge, "teams-nieuw-nee")),
        )
        asked = menu("nieuw-gesprek", say(self._knowledge, "teams-nieuw-zeker"), options)
        await self.showing.show(asked, here.tag, sender, in_group=False)

    async def _answered_anew(
        self, here: Here, given: Chosen, activity: Arrived, sender: Sender
    ) -> None:
        agreed = given.choices == _ANEW_YES
        key = "teams-nieuw-gedaan" if agreed else "teams-nieuw-niet"
        done = done_card(given.title, say(self._knowledge, key))
        await sender.replace(activity.card, done, given.title)
        if agreed:
            fresh = await self.links.begun_anew(here)
            await self._show(fresh, fresh.greeting, activity, sender)

    def _key(self, activity: Arrived) -> str:
        return key_of_message(self.links.hash_of(activity))


def _said(given: Chosen, key: str) -> Said:
    return Said(
        key=key,
        text=given.text,
        question=given.question or None,
        choices=given.choices,
        cells=given.cells,
    )


def _begins_interview(before: QuestionView | None, reply: tuple[Message, ...]) -> bool:
    was_inside = before is not None and bool(before.stap)
    return not was_inside and any(m.vraag is not None and m.vraag.stap for m in reply)


def _told(error: Exception) -> str:
    """What the user reads; the exceptions that stand ready as constants may not keep what they passed."""
    problem = problem_of(error)
    if isinstance(error, Problem):
        error.__traceback__ = None
    _log.warning("teams: refused: %s", type(error).__name__)
    return problem.detail
