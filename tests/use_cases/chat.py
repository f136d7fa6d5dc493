"""A user who talks to the use cases directly: no Rasa, no HTTP, but a real database and real reading."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.interview.options import rows
from bot.interview.route import current_question
from bot.interview.state import Answer, Cell, InterviewState
from bot.reading.meaning import Signal
from bot.storage import SqlStore, make_engine
from bot.storage.migrate import upgrade
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import Message, QuestionView
from bot.use_cases.open_conversation import OpenConversation
from bot.use_cases.ports import Analysis, Conversation, Store
from bot.use_cases.take_turn import TakeTurn
from bot.use_cases.understood import Understood
from bot.wiring import Wiring

BEGIN = dt.datetime(2026, 5, 4, 9, 0, tzinfo=dt.UTC)

# A neighbourhood with two places, two causes and answers that give the advice something to rest on.
NEIGHBOURHOOD: dict[str, tuple[str, ...]] = {
    "rol": ("rol/buurtprofessional",),
    "vorm": ("vorm/gedrag",),
    "locatie": ("locatie/woonomgeving", "locatie/publieke-ruimte"),
    "overal": ("ja",),
    "fase": ("fase/onderhuidse-spanningen",),
    "kenmerken": ("kenmerk/leeftijd",),
    "oorzaken": ("oorzaak/a", "oorzaak/b"),
    "sentimenten": ("geen",),
    "triggers": ("geen",),
    "ongenoegen": ("nee",),
    "bijdrage": ("geen",),
    "informatie": ("geen",),
    "verdieping": ("geen",),
}


def new_store(folder: Path) -> SqlStore:
    """A store on a database of its own, with all tables."""
    url = URL.create("sqlite", database=str(folder / "data" / "buurtbrug.sqlite"))
    upgrade(url)
    return SqlStore(make_engine(url))


def ticking() -> Iterator[dt.datetime]:
    """A clock that goes on a second each time it is looked at."""
    return (BEGIN + dt.timedelta(seconds=n) for n in itertools.count())


@dataclass
class Chat:
    """One conversation; what was said last is in `reply`."""

    store: Store
    wiring: Wiring
    channel: str = "web"
    id: str = ""
    reply: tuple[Message, ...] = ()
    turns: int = 0
    outcomes: list[Understood] = field(default_factory=list)
    clock: Iterator[dt.datetime] = field(default_factory=ticking)

    def __post_init__(self) -> None:
        knowledge, answer = self.wiring.knowledge, self.wiring.reading
        opened = OpenConversation(self.store, knowledge, self.now)(self.channel)
        self.id, self.reply = opened.id, opened.messages
        self.take_turn = TakeTurn(self.store, knowledge, answer, self.now)

    def now(self) -> dt.datetime:
        return next(self.clock)

    def send(self, text: str = "", key: str | None = None, **more: object) -> tuple[Message, ...]:
        """Send a message as the actions hand it on."""
        self.turns += 1
        incoming = Incoming(self.id, key or f"sleutel-{self.turns}", text, **more)  # type: ignore[arg-type]
        self.reply = self.take_turn(incoming, self.outcomes.append)
        return self.reply

    def say(self, text: str, intent: str = "", confidence: float = 0.95) -> tuple[Message, ...]:
        """Type something, with Rasa's opinion of it."""
        signal = Signal(intent, confidence if intent else 0.0)
        return self.send(text, signal=signal)

    def ask_something_doubtful(self) -> None:
        """A question to which the bot offers candidates."""
        for text in ("wat is buurt?", "wat is wij zij?", "wat is gesprek?", "wat is spanning?"):
            self.say(text, intent="stel_vraag")
            if self.says("vraag-twijfel"):
                return
        pytest.fail("no question was doubtful; find another one")

    def choose(self, *ids: str, text: str = "") -> tuple[Message, ...]:
        """Choose by button."""
        return self.send(text, choices=ids)

    def fill(self, *cells: tuple[str, str]) -> tuple[Message, ...]:
        """Fill in a grid by button."""
        return self.send(cells=tuple(Cell(row, choice) for row, choice in cells))

    def begin(self) -> Chat:
        """Start the neighbourhood analysis."""
        self.choose("actie/start/buurtanalyse")
        return self

    def come_to(self, question_id: str, **given: tuple[str, ...]) -> Chat:
        """Answer, by button, everything before this question."""
        if not self.conversation.analysis:
            self.begin()
        for _ in range(40):
            if self.asked == question_id:
                return self
            self._answer_somehow({**NEIGHBOURHOOD, **given})
        raise AssertionError(f"{question_id} was never asked")

    def _answer_somehow(self, answers: dict[str, tuple[str, ...]]) -> None:
        question = current_question(self.state, self.wiring.knowledge)
        if question.id in answers:
            self.choose(*answers[question.id])
        elif question.soort == "tekst":
            self.say("Daar is van alles over te vertellen.")
        elif question.soort == "raster":
            row = rows(question, self.state, self.wiring.knowledge)[0]
            assert self.question is not None
            self.fill((row.id, self.question.opties[0].id))
        elif self.ticked:
            self.choose(*self.ticked)
        else:
            self.choose("weet-niet")

    def finish(self, **given: tuple[str, ...]) -> Chat:
        """Play the whole interview and finish it."""
        self.come_to("afronden", **given).choose("actie/afronden")
        return self

    @property
    def question(self) -> QuestionView | None:
        """The question at the end of the last reply."""
        return self.reply[-1].vraag

    @property
    def asked(self) -> str:
        """The id of the question of the interview that is open, or an empty string."""
        return self.question.id if self.question is not None and self.question.stap else ""

    @property
    def options(self) -> list[str]:
        return [] if self.question is None else [option.id for option in self.question.opties]

    @property
    def ticked(self) -> list[str]:
        return (
            []
            if self.question is None
            else [option.id for option in self.question.opties if option.voorstel]
        )

    @property
    def text(self) -> str:
        """All that the bot said last."""
        return "\n\n".join(message.tekst for message in self.reply)

    @property
    def conversation(self) -> Conversation:
        return self.store.conversation(self.id)

    @property
    def analysis(self) -> Analysis:
        analysis_id = self.conversation.analysis
        assert analysis_id is not None
        return self.store.analysis(analysis_id)

    @property
    def state(self) -> InterviewState:
        return self.analysis.state

    def answer(self, question_id: str) -> Answer:
        """What is stored for this question."""
        found = self.state.answer_to(question_id)
        assert found is not None, f"{question_id} was not answered"
        return found

    def has_result(self) -> bool:
        """Whether the last reply tells that the questionnaire is done."""
        questionnaire = self.wiring.knowledge.questionnaires[self.state.questionnaire]
        return questionnaire.afgerond in self.text

    def says(self, key: str) -> bool:
        """Whether the last reply holds this phrase, as far as it has no blanks."""
        return self.wiring.knowledge.phrases[key].split("{")[0].strip() in self.text
