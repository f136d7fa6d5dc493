"""Whatever one types or clicks, in whatever order: a reply, no exception, no lost answer, no loop."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.interview.state import Cell, Phase
from bot.reading.intents import ALL_INTENTS
from bot.reading.meaning import Signal
from bot.use_cases.messages import Message, MessageKind
from bot.wiring import Wiring
from knowledge.checks import shipped_knowledge
from tests.use_cases.chat import Chat, new_store

WIRING = Wiring(shipped_knowledge())
PHRASES = WIRING.knowledge.phrases

COMMANDS = [
    "terug",
    "sla over",
    "waarom?",
    "voorbeeld",
    "herhaal de vraag",
    "hoe ver zijn we?",
    "samenvatting",
    "pauze",
    "verder",
    "stop",
    "opnieuw",
    "rond af",
    "geef advies",
    "help",
    "ja",
    "nee",
    "klopt",
    "geen",
    "weet ik niet",
    "dank u",
    "hallo",
    "tot ziens",
    "ik wil de locatie aanpassen",
    "bij de oorzaken bedoelde ik ook armoede",
    "ik wil iets wijzigen",
    "wijzig mijn rol",
    "begin een analyse",
    "ben je een robot",
    "rot op",
    "wat doet u met mijn gegevens",
]
TEXTS = [
    "1",
    "2",
    "3",
    "1 en 2",
    "1, 3 en 9",
    "alles",
    "geen van deze",
    "B",
    "b en c",
    "op het plein",
    "plein?",
    "in de flats en bij de school",
    "jongeren jagen aan, de moskee bemiddelt",
    "bewoners: indruk",
    "wat is polarisatie?",
    "wat is een trigger",
    "wat is buurt?",
    "wie won de tour de france?",
    "op het plein incidenten, in de portieken ongemak",
    "Wat een ellende. Wat is een trigger?",
    "Het begon met afval, en nu durft niemand meer langs die jongens te lopen.",
    "ik weet het eigenlijk niet precies maar het zit denk ik niet lekker",
    "deels",
    "nog niet",
    "klopt, maar richting 5 hoeft niet",
    "ook ouderen",
    "toch niet",
    "blub",
    "?",
    "...",
    "{antwoord}",
    "💩",
    "112",
    "DROP TABLE antwoord;",
    "<b>hoi</b>",
]
ORDERS = [
    "terug",
    "overslaan",
    "waarom",
    "voorbeeld",
    "herhaal",
    "voortgang",
    "samenvatting",
    "pauze",
    "verder",
    "stop",
    "opnieuw",
    "opnieuw-ja",
    "afronden",
    "afronden-ja",
    "advies",
    "hulp",
    "overgeslagen",
    "wijzig/locatie",
    "wijzig/weer",
    "start/buurtanalyse",
    "start/weer",
    "uitleg/begrip/polarisatie",
    "weer",
]

signals = st.one_of(
    st.just(Signal("", 0.0)),
    st.builds(Signal, st.sampled_from(sorted(ALL_INTENTS)), st.sampled_from([0.3, 0.65, 0.95])),
)


def in_numbers(messages: tuple[Message, ...]) -> tuple[str, ...]:
    return tuple(message.tekst for message in messages)


class AnyConversation(RuleBasedStateMachine):
    """One conversation, with books of what was answered in each analysis."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.chat = Chat(new_store(Path(self.folder.name)), WIRING)
        self.analyses: list[str] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    def send(self, text: str = "", **more: object) -> None:
        """Send it, and check what must hold between before and after."""
        chat = self.chat
        before = self.answers()
        current = chat.conversation.analysis
        reply_before = in_numbers(chat.reply)
        chat.send(text, **more)
        assert chat.reply
        assert all(message.tekst.strip() for message in chat.reply)
        assert chat.question is not None, "every reply ends with something to answer"
        self.check_nothing_is_lost(before, current)
        self.check_no_loop(reply_before)

    def answers(self) -> dict[str, dict[str, object]]:
        """What is stored, by analysis and question."""
        if self.chat.conversation.analysis not in (None, *self.analyses):
            self.analyses.append(str(self.chat.conversation.analysis))
        return {
            analysis: {a.question: a for a in self.chat.store.analysis(analysis).state.answers}
            for analysis in self.analyses
        }

    def check_nothing_is_lost(
        self, before: dict[str, dict[str, object]], current: str | None
    ) -> None:
        after = self.answers()
        for analysis, answers in before.items():
            if analysis != current:
                assert after[analysis] == answers, "another analysis was touched"
            gone = set(answers) - set(after[analysis])
            if gone and not self.asks_skipped_again(answers, gone):
                assert self.chat.says("weggevallen"), gone

    def asks_skipped_again(self, answers: dict[str, object], gone: set[str]) -> bool:
        return all(getattr(answers[question], "outcome", "") == "overgeslagen" for question in gone)

    def check_no_loop(self, before: tuple[str, ...]) -> None:
        """A reply that helps somebody on who was unclear never comes twice in a row."""
        unclear = self.chat.conversation.misunderstood
        if unclear > 1:
            assert in_numbers(self.chat.reply) != before

    @initialize(
        far=st.sampled_from(["", "rol", "signalen", "vorm", "krachten", "afronden", "klaar"])
    )
    def come_some_way(self, far: str) -> None:
        if far == "klaar":
            self.chat.finish()
        elif far:
            self.chat.come_to(far)

    @rule(text=st.sampled_from(COMMANDS), signal=signals)
    def order(self, text: str, signal: Signal) -> None:
        self.send(text, signal=signal)

    @rule(text=st.sampled_from(TEXTS), signal=signals)
    def tell(self, text: str, signal: Signal) -> None:
        self.send(text, signal=signal)

    @rule(text=st.text(min_size=1, max_size=60), signal=signals)
    def type_anything(self, text: str, signal: Signal) -> None:
        self.send(text.replace("\x00", ""), signal=signal)

    @rule(
        data=st.data(), most=st.integers(1, 4), text=st.sampled_from(["", "", "vooral 's avonds"])
    )
    def click_what_is_offered(self, data: st.DataObject, most: int, text: str) -> None:
        view = self.chat.question
        assert view is not None
        if not view.opties:
            return
        offered = [option.id for option in view.opties]
        if view.rijen:
            rows = data.draw(
                st.lists(st.sampled_from(view.rijen), min_size=1, max_size=most, unique=True)
            )
            cells = tuple(Cell(row.id, data.draw(st.sampled_from(offered))) for row in rows)
            self.send(text, cells=cells)
        else:
            most = most if view.soort == "meer" else 1
            chosen = data.draw(
                st.lists(st.sampled_from(offered), min_size=1, max_size=most, unique=True)
            )
            self.send(text, choices=tuple(chosen))

    @rule(order=st.sampled_from(ORDERS))
    def click_an_order(self, order: str) -> None:
        self.send(choices=(f"actie/{order}",))

    @rule(
        choices=st.lists(
            st.sampled_from(
                ["locatie/maan", "ja", "geen", "weet-niet", "oorzaak/a", "actie/afronden"]
            ),
            min_size=1,
            max_size=3,
        ),
        vraag=st.sampled_from([None, "locatie", "weer", "opnieuw", "afronden"]),
    )
    def click_nonsense(self, choices: list[str], vraag: str | None) -> None:
        self.send(choices=tuple(choices), question=vraag)

    @rule()
    def answer_somehow(self) -> None:
        if self.chat.asked not in ("", "afronden") and self.chat.question is not None:
            self.chat._answer_somehow({})

    @invariant()
    def store_and_screen_agree(self) -> None:
        if not self.chat.conversation.analysis:
            return
        running = self.chat.state.phase is Phase.RUNNING
        menu = self.chat.conversation.confirming or ""
        confirming = menu.startswith(("opnieuw", "afronden", "wissel/", "verhaal"))
        assert bool(self.chat.asked) == (running and not confirming)

    @invariant()
    def questions_are_messages_of_the_right_kind(self) -> None:
        for message in self.chat.reply:
            assert (message.vraag is not None) == (message.soort is MessageKind.QUESTION)


AnyConversation.TestCase.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
TestAnyConversation = AnyConversation.TestCase
