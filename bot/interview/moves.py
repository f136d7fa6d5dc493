"""What one can do in an interview: answer, go back, open an earlier question, skip, pause, finish.

Each move takes a state and gives a new one. None can lose an answer that still makes sense, and
none can lead to a state without a current question.
"""

from dataclasses import dataclass, replace

from bot.interview.options import accepted_options, rows
from bot.interview.route import (
    current_question,
    is_relevant,
    previous_question,
    questionnaire_of,
    relevant_questions,
    skipped_questions,
)
from bot.interview.state import Answer, InterviewState, Outcome, Phase
from knowledge.checks import Knowledge


class NotAnOption(ValueError):
    """An answer that the question does not allow; a mistake of the caller, not of the user."""


@dataclass(frozen=True)
class Change:
    """A new state, and the ids of questions whose answer had become pointless or was cut back."""

    state: InterviewState
    dropped: tuple[str, ...] = ()
    trimmed: tuple[str, ...] = ()


def give_answer(state: InterviewState, answer: Answer, knowledge: Knowledge) -> Change:
    """Answer a question, now or again. All other answers stay, but for what has become pointless.

    What is named twice counts once. Raises NotAnOption when the question does not know a choice,
    row or column, when a row gets two columns, or when it is not asked in this interview.
    """
    answer = _without_repetition(answer)
    _check(answer, state, knowledge)
    reopened = None if state.reopened == answer.question else state.reopened
    given = replace(state.with_answer(answer), reopened=reopened, phase=Phase.RUNNING)
    return _without_what_is_pointless(given, knowledge)


def carry_over(
    earlier: InterviewState, fresh: InterviewState, knowledge: Knowledge
) -> InterviewState:
    """The fresh interview with the answers of an earlier one to questions that both ask."""
    for question in questionnaire_of(fresh, knowledge).questions:
        answer = earlier.answer_to(question.id)
        if answer is None or not answer.has_content:
            continue
        try:
            fresh = give_answer(fresh, answer, knowledge).state
        except NotAnOption:
            continue
    return fresh


def skip(state: InterviewState, knowledge: Knowledge) -> InterviewState:
    """Pass over the current question; an answer that it had already, stays."""
    current = current_question(state, knowledge)
    if state.answer_to(current.id) is not None:
        return replace(state, reopened=None, phase=Phase.RUNNING)
    if current.id == relevant_questions(state, knowledge)[-1].id:
        return state
    skipped = state.with_answer(Answer(current.id, outcome=Outcome.SKIPPED))
    return replace(skipped, reopened=None, phase=Phase.RUNNING)


def go_back(state: InterviewState, knowledge: Knowledge) -> InterviewState:
    """Open the question before this one again; at the beginning nothing changes."""
    previous = previous_question(state, knowledge)
    return state if previous is None else replace(state, reopened=previous.id, phase=Phase.RUNNING)


def reopen(state: InterviewState, question_id: str, knowledge: Knowledge) -> InterviewState:
    """Open a question again, or one that is asked on request; nothing changes when it is not asked here."""
    opened = replace(state, reopened=question_id, phase=Phase.RUNNING)
    known = {question.id: question for question in relevant_questions(opened, knowledge)}
    question = known.get(question_id)
    if question is None or (state.answer_to(question_id) is None and not question.op_verzoek):
        return state
    return opened


def ask_skipped_again(state: InterviewState, knowledge: Knowledge) -> InterviewState:
    """Forget that questions were skipped, so that they are asked again, the first one now."""
    asked_again = state.without(question.id for question in skipped_questions(state, knowledge))
    return replace(asked_again, reopened=None, phase=Phase.RUNNING)


def set_phase(state: InterviewState, phase: Phase) -> InterviewState:
    """Pause, stop, finish or go on; finishing closes a question that was open again."""
    reopened = None if phase is Phase.FINISHED else state.reopened
    return replace(state, phase=phase, reopened=reopened)


def _without_repetition(answer: Answer) -> Answer:
    choices, cells = dict.fromkeys(answer.choices), dict.fromkeys(answer.cells)
    return replace(answer, choices=tuple(choices), cells=tuple(cells))


def _check(answer: Answer, state: InterviewState, knowledge: Knowledge) -> None:
    questions = questionnaire_of(state, knowledge).questions
    question = next((each for each in questions if each.id == answer.question), None)
    if question is None or not is_relevant(question, state, knowledge):
        raise NotAnOption(f"{answer.question} is not asked in this interview")
    if answer.ids and not answer.has_content:
        raise NotAnOption(f"{question.id}: {answer.outcome} leaves nothing to choose")
    if len({cell.row for cell in answer.cells}) < len(answer.cells):
        raise NotAnOption(f"{question.id} allows one choice in a row")
    columns = {option.id for option in accepted_options(question, state, knowledge)}
    row_ids = {row.id for row in rows(question, state, knowledge)}
    wrong = [c for c in answer.choices if c not in columns or question.soort == "raster"]
    wrong += [c.row for c in answer.cells if c.row not in row_ids or c.choice not in columns]
    if wrong or (question.soort in ("een", "ja-nee") and len(answer.choices) > 1):
        raise NotAnOption(f"{question.id} does not allow {wrong or answer.choices}")


def _without_what_is_pointless(state: InterviewState, knowledge: Knowledge) -> Change:
    dropped: list[str] = []
    trimmed: list[str] = []
    for question in questionnaire_of(state, knowledge).questions:
        answer = state.answer_to(question.id)
        if answer is None:
            continue
        kept = _what_still_stands(answer, state, knowledge)
        if kept is None:
            state = state.without([question.id])
            dropped.append(question.id)
        elif kept != answer:
            state = state.with_answer(kept)
            trimmed.append(question.id)
    if state.reopened in dropped:
        state = replace(state, reopened=None)
    return Change(state, tuple(dropped), tuple(trimmed))


def _what_still_stands(
    answer: Answer, state: InterviewState, knowledge: Knowledge
) -> Answer | None:
    question = questionnaire_of(state, knowledge).question(answer.question)
    if not is_relevant(question, state, knowledge):
        return None
    columns = {option.id for option in accepted_options(question, state, knowledge)}
    row_ids = {row.id for row in rows(question, state, knowledge)}
    kept = replace(
        answer,
        choices=tuple(c for c in answer.choices if c in columns),
        cells=tuple(c for c in answer.cells if c.row in row_ids and c.choice in columns),
    )
    lost_all = bool(answer.ids) and not kept.ids and not kept.text
    return None if lost_all else kept
