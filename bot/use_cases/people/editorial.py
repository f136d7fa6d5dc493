"""What editors learn from use, without persons: what was not understood, what was explained, what people thought of it.

A signal hangs on a message and goes when that goes. Texts were masked before anything was stored.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.use_cases.messages import Message, MessageKind
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Conversation, EditorSignal
from knowledge.checks import Knowledge


class SignalKind(StrEnum):
    """What a signal says of its message."""

    EXPLAINED = "uitleg"
    NOT_UNDERSTOOD = "onbegrepen"
    NOT_ANSWERED = "onbekend"


class Thumb(StrEnum):
    """What somebody thought of an answer."""

    UP = "omhoog"
    DOWN = "omlaag"


@dataclass(frozen=True)
class Verdict:
    """A thumb for an answer, with a line of masked text."""

    thumb: Thumb
    text: str
    at: dt.datetime


@dataclass(frozen=True)
class Unanswered:
    """Something that a user said and that led nowhere; the day, not the moment."""

    day: dt.date
    text: str
    kind: SignalKind
    question: str


@dataclass(frozen=True)
class Judged:
    """A verdict with the answer that it is about."""

    day: dt.date
    thumb: Thumb
    text: str
    answer: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class UseOfList:
    """How often a questionnaire was begun and finished; practice is not counted."""

    questionnaire: str
    begun: int
    finished: int


class Editorial(Protocol):
    """Keeps what editors learn. Every method may raise StoreUnavailable."""

    def judge(self, conversation_id: str, message_id: str, verdict: Verdict) -> None:
        """Keep the verdict, in place of one before it; NotFound unless it is an answer in this conversation."""

    def unanswered(self) -> tuple[Unanswered, ...]:
        """What led nowhere, the latest first."""

    def judged(self) -> tuple[Judged, ...]:
        """All verdicts, the latest first."""

    def explained(self) -> Mapping[str, int]:
        """How often each item was explained."""

    def lists(self) -> tuple[UseOfList, ...]:
        """How often each questionnaire was used."""


def signals_of(
    before: Conversation, question: str, outcome: TurnOutcome, knowledge: Knowledge
) -> tuple[EditorSignal, ...]:
    """What this turn tells editors; `question` is the one that was open, or ""."""
    return tuple(_signals(before, question, outcome, knowledge))


def _signals(
    before: Conversation, question: str, outcome: TurnOutcome, knowledge: Knowledge
) -> Iterator[EditorSignal]:
    if outcome.conversation.misunderstood > before.misunderstood:
        yield EditorSignal(0, SignalKind.NOT_UNDERSTOOD, question)
    elif _has_no_answer(outcome.reply, knowledge):
        yield EditorSignal(0, SignalKind.NOT_ANSWERED, question)
    for number, message in enumerate(outcome.reply, start=1):
        if message.soort is MessageKind.EXPLANATION:
            for item in dict.fromkeys(reference.id for reference in message.kennis):
                yield EditorSignal(number, SignalKind.EXPLAINED, item)


def _has_no_answer(reply: Sequence[Message], knowledge: Knowledge) -> bool:
    unknown = say(knowledge, "vraag-onbekend")
    return any(message.tekst == unknown for message in reply)
