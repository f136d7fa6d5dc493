"""Which questions belong to this interview, which one is asked now, and how far we are.

Everything here is derived from the answers; nothing is remembered.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.interview.conditions import holds
from bot.interview.options import offers_something
from bot.interview.state import InterviewState, Outcome
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question, Questionnaire, Step

# One turn asks for the same few states some twenty times; worked out each time it was most of what a turn cost.
_KEPT = 64


@dataclass(frozen=True)
class Progress:
    """How far: question `number` of `total`, in `step`; `total` may change with each answer."""

    step: Step
    number: int
    total: int
    answered: int


def questionnaire_of(state: InterviewState, knowledge: Knowledge) -> Questionnaire:
    """The questionnaire that this interview follows."""
    return knowledge.questionnaires[state.questionnaire]


@lru_cache(maxsize=_KEPT)
def relevant_questions(state: InterviewState, knowledge: Knowledge) -> tuple[Question, ...]:
    """The questions that make sense with these answers, in the order of asking."""
    return tuple(
        q for q in questionnaire_of(state, knowledge).questions if is_relevant(q, state, knowledge)
    )


def is_relevant(question: Question, state: InterviewState, knowledge: Knowledge) -> bool:
    """Whether its conditions hold and there is something to choose; in practice, whether it was worked out."""
    if state.practice is not None and not _is_practised(question, state, knowledge):
        return False
    is_wanted = state.reopened == question.id or state.answer_to(question.id) is not None
    if question.op_verzoek and not is_wanted:
        return False
    return all(holds(condition, state) for condition in question.als) and offers_something(
        question, state, knowledge
    )


def _is_practised(question: Question, state: InterviewState, knowledge: Knowledge) -> bool:
    closing = questionnaire_of(state, knowledge).closing
    worked_out = knowledge.worked_answer(state.practice or "", question.id)
    return worked_out is not None or question.id == closing.id


def current_question(state: InterviewState, knowledge: Knowledge) -> Question:
    """The question to ask now: the one that was opened again, else the first without an answer.

    There always is one: the closing question of a questionnaire is never answered, only acted on.
    """
    relevant = relevant_questions(state, knowledge)
    for question in relevant:
        if question.id == state.reopened:
            return question
    return next((q for q in relevant if state.answer_to(q.id) is None), relevant[-1])


def previous_question(state: InterviewState, knowledge: Knowledge) -> Question | None:
    """The nearest answered question before the current one, or None at the beginning."""
    current = current_question(state, knowledge)
    before: Question | None = None
    for question in relevant_questions(state, knowledge):
        if question.id == current.id:
            return before
        if state.answer_to(question.id) is not None:
            before = question
    return before


def skipped_questions(state: InterviewState, knowledge: Knowledge) -> tuple[Question, ...]:
    """The questions that were skipped, in the order of asking."""
    return tuple(
        question
        for question in relevant_questions(state, knowledge)
        if (answer := state.answer_to(question.id)) is not None
        and answer.outcome is Outcome.SKIPPED
    )


def open_questions(state: InterviewState, knowledge: Knowledge) -> tuple[Question, ...]:
    """The questions without an answer, the closing one left out."""
    relevant = relevant_questions(state, knowledge)
    return tuple(q for q in relevant[:-1] if state.answer_to(q.id) is None)


def progress(state: InterviewState, knowledge: Knowledge) -> Progress:
    """Where the current question stands among those that are asked."""
    relevant = relevant_questions(state, knowledge)
    current = current_question(state, knowledge)
    number = [q.id for q in relevant].index(current.id) + 1
    answered = sum(state.answer_to(q.id) is not None for q in relevant)
    step = questionnaire_of(state, knowledge).step_of(current.id)
    return Progress(step, number, len(relevant), answered)


def steps_completed(state: InterviewState, knowledge: Knowledge) -> tuple[Step, ...]:
    """The steps of which every relevant question has been dealt with."""
    relevant = {q.id for q in relevant_questions(state, knowledge)}
    return tuple(
        step
        for step in questionnaire_of(state, knowledge).stappen
        if all(state.answer_to(q.id) is not None for q in step.vragen if q.id in relevant)
    )
