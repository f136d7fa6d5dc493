"""What follows from the answers: the conclusions that a questionnaire draws, and the score of a quiz.

Pure, and derived anew each time: the same answers give the same conclusions.
"""

from dataclasses import dataclass

from bot.interview.conditions import holds
from bot.interview.route import questionnaire_of, relevant_questions
from bot.interview.state import InterviewState
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import OutcomeGroup, OutcomeLine


@dataclass(frozen=True)
class Conclusions:
    """One part of the result with the lines that hold; none may hold."""

    group: OutcomeGroup
    lines: tuple[OutcomeLine, ...]


@dataclass(frozen=True)
class Score:
    """How many questions of a quiz were answered right, of those that were answered at all."""

    right: int
    answered: int


def conclusions(state: InterviewState, knowledge: Knowledge) -> tuple[Conclusions, ...]:
    """The parts of the result in the order of the questionnaire; those with nothing to say are left out."""
    questionnaire = questionnaire_of(state, knowledge)
    found = []
    for group in questionnaire.groepen:
        lines = tuple(
            line
            for line in questionnaire.uitkomsten
            if line.groep == group.id and _applies(line, state, knowledge)
        )
        if lines or group.leeg is not None:
            found.append(Conclusions(group, lines))
    return tuple(found)


def _applies(line: OutcomeLine, state: InterviewState, knowledge: Knowledge) -> bool:
    """Whether it holds; in practice nothing follows from questions that are not practised."""
    if state.practice is not None:
        asked = {question.id for question in relevant_questions(state, knowledge)}
        if any(condition.vraag not in asked for condition in line.als):
            return False
    return all(holds(condition, state) for condition in line.als)


def score(state: InterviewState, knowledge: Knowledge) -> Score | None:
    """The score, where the questionnaire has questions with a right answer; else None."""
    asked = [q for q in relevant_questions(state, knowledge) if q.goed]
    if not asked:
        return None
    given = [(q, a) for q in asked if (a := state.answer_to(q.id)) is not None and a.has_content]
    return Score(sum(set(a.ids) <= set(q.goed) for q, a in given), len(given))
