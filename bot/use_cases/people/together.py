"""Together (buurtoverleg): people of different domains each answer for themselves, and the group settles it.

The analysis to which they are invited holds what the group settled. Each participant answers the same questionnaire
in a conversation of their own. Here is what they saw, side by side; pure but for the port.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.interview.route import progress, questionnaire_of
from bot.interview.state import Answer, Outcome, Phase
from bot.interview.wording import labels
from bot.use_cases.ports import Analysis
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question


class Domain(StrEnum):
    """From which work somebody looks at the neighbourhood."""

    SOCIAL = "sociaal"
    SAFETY = "veiligheid"
    EDUCATION = "onderwijs"
    CARE = "zorg"
    OTHER = "anders"


class Agreement(StrEnum):
    """How far those who answered a question agree."""

    SAME = "eens"
    PARTLY = "deels"
    DIFFERENT = "verschillend"
    ONE = "een"
    WORDS = "woorden"


@dataclass(frozen=True)
class Participant:
    """Somebody who is invited; `analysis` is their own, once it was begun."""

    person: str
    domain: Domain
    since: dt.datetime
    conversation: str | None = None
    analysis: str | None = None


@dataclass(frozen=True)
class Seen:
    """What one participant answered so far."""

    person: str
    name: str
    domain: Domain
    analysis: Analysis


class Meetings(Protocol):
    """Keeps who takes part in what. Every method may raise StoreUnavailable."""

    def invite(self, analysis_id: str, person_id: str, domain: Domain, at: dt.datetime) -> None:
        """Invite somebody; again changes the domain."""

    def uninvite(self, analysis_id: str, person_id: str) -> None:
        """They take part no more; what they answered stays theirs. NotFound when they were not invited."""

    def participants(self, analysis_id: str) -> tuple[Participant, ...]:
        """Who is invited, since longest first."""

    def invitations(self, person_id: str) -> tuple[str, ...]:
        """The analyses that this person is invited to."""

    def begin(self, analysis_id: str, person_id: str, conversation_id: str) -> None:
        """In this conversation they answer."""


def how_far(analysis: Analysis, knowledge: Knowledge) -> dict[str, object]:
    """The progress of a participant."""
    at = progress(analysis.state, knowledge)
    return {
        "status": str(analysis.state.phase),
        "beantwoord": len(analysis.state.answers),
        "totaal": at.total,
        "klaar": analysis.state.phase is Phase.FINISHED,
    }


def compared(
    settled: Analysis, seen: Sequence[Seen], knowledge: Knowledge
) -> list[dict[str, object]]:
    """Every question that somebody answered: who said what, how far they agree, and what was settled."""
    return list(_compared(settled, seen, knowledge))


def _compared(
    settled: Analysis, seen: Sequence[Seen], knowledge: Knowledge
) -> Iterator[dict[str, object]]:
    questionnaire = questionnaire_of(settled.state, knowledge)
    for question in questionnaire.questions:
        if question.id == questionnaire.closing.id:
            continue
        found = [(s, answer) for s in seen if (answer := s.analysis.state.answer_to(question.id))]
        own = settled.state.answer_to(question.id)
        if not found and own is None:
            continue
        yield {
            "vraag": question.id,
            "kort": question.kort,
            "vraagtekst": question.tekst,
            "eens": str(agreement([answer for _, answer in found])),
            "gezien": [
                {"wie": s.person, "naam": s.name, "domein": str(s.domain)}
                | _said(answer, question, s.analysis, knowledge)
                for s, answer in found
            ],
            "vastgesteld": None if own is None else _said(own, question, settled, knowledge),
        }


def agreement(answers: Sequence[Answer]) -> Agreement:
    """How far these answers to one question agree; answers in own words are not compared."""
    chosen = [frozenset((*answer.choices, *answer.cells)) for answer in answers]
    outcomes = {answer.outcome for answer in answers}
    if len(answers) < 2:  # noqa: PLR2004 - agreeing takes two
        return Agreement.ONE
    if outcomes == {Outcome.ANSWERED} and not any(chosen):
        return Agreement.WORDS
    if len(set(chosen)) == 1 and len(outcomes) == 1:
        return Agreement.SAME
    return Agreement.PARTLY if frozenset.intersection(*chosen) else Agreement.DIFFERENT


def _said(
    answer: Answer, question: Question, analysis: Analysis, knowledge: Knowledge
) -> dict[str, object]:
    return {
        "keuzes": list(labels(answer, question, analysis.state, knowledge)),
        "tekst": answer.text,
        "uitkomst": str(answer.outcome),
    }
