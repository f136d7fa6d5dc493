"""The state of one interview: what was answered, and which earlier question was opened again.

Frozen: every move gives a new state. Which question comes now is never kept here; `route` derives
it. Knows the shape of answers, and nothing of questions, texts or storage.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class Outcome(StrEnum):
    """How a question was dealt with."""

    ANSWERED = "beantwoord"
    NONE = "geen"
    UNKNOWN = "weet-niet"
    SKIPPED = "overgeslagen"


class Origin(StrEnum):
    """Whether the user said it, or confirmed what Buurtbrug had proposed."""

    SAID = "gezegd"
    PROPOSED = "voorgesteld"


class Phase(StrEnum):
    """Where an interview stands; the values are those of the public contract."""

    RUNNING = "lopend"
    PAUSED = "gepauzeerd"
    STOPPED = "gestopt"
    FINISHED = "afgerond"


@dataclass(frozen=True)
class Cell:
    """One filled cell of a grid."""

    row: str
    choice: str


@dataclass(frozen=True)
class Answer:
    """The answer to one question; `text` is what was said besides the choice, already masked."""

    question: str
    choices: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    text: str = ""
    outcome: Outcome = Outcome.ANSWERED
    origin: Origin = Origin.SAID

    @property
    def has_content(self) -> bool:
        """Whether it says something about the neighbourhood."""
        return self.outcome is Outcome.ANSWERED

    @property
    def ids(self) -> tuple[str, ...]:
        """All that was chosen, in a list or as a row of a grid."""
        return (*self.choices, *dict.fromkeys(cell.row for cell in self.cells))


@dataclass(frozen=True)
class InterviewState:
    """All answers so far, at most one per question, and the question that was opened again.

    `practice` is the case (a knowledge id) that is practised with, instead of a real neighbourhood.
    """

    questionnaire: str
    answers: tuple[Answer, ...] = ()
    reopened: str | None = None
    phase: Phase = Phase.RUNNING
    practice: str | None = None
    _by_question: dict[str, Answer] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_question = {answer.question: answer for answer in self.answers}
        if len(by_question) != len(self.answers):
            raise ValueError("two answers to one question")
        object.__setattr__(self, "_by_question", by_question)

    def answer_to(self, question_id: str) -> Answer | None:
        """The answer to this question, if there is one."""
        return self._by_question.get(question_id)

    def with_answer(self, answer: Answer) -> Self:
        """The state in which this is the answer to its question; its place in the order is kept."""
        if self.answer_to(answer.question) is None:
            return replace(self, answers=(*self.answers, answer))
        return replace(
            self,
            answers=tuple(answer if a.question == answer.question else a for a in self.answers),
        )

    def without(self, question_ids: Iterable[str]) -> Self:
        """The state in which these questions were not answered."""
        gone = frozenset(question_ids)
        return replace(self, answers=tuple(a for a in self.answers if a.question not in gone))
