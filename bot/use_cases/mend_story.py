"""Mend an answer by one sentence, as one that was read in a story: something comes in or goes out, all else stays."""

from dataclasses import replace

from bot.interview import moves
from bot.interview.route import relevant_questions
from bot.interview.state import Answer, InterviewState, Origin, Outcome
from bot.reading.choices import read_choice
from bot.reading.meaning import AnswerStatus
from bot.reading.mending import Mending, find_mending
from bot.use_cases.understand import asked
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question


def mended(text: str, state: InterviewState, knowledge: Knowledge) -> InterviewState | None:
    """The state with one answer mended; None when the text mends nothing, or leaves open what it is about."""
    candidates = _mendable(state, knowledge)
    names = {question.id: (question.kort, *question.ook) for question in candidates}
    found = find_mending(text, names)
    if found is None:
        return None
    fitting = [
        answer
        for question in candidates
        if found.question in (None, question.id)
        and (answer := _answer(question, found, state, knowledge)) is not None
    ]
    if len(fitting) != 1:
        return None
    return moves.give_answer(state, fitting[0], knowledge).state


def mended_answer(
    text: str, question: Question, state: InterviewState, knowledge: Knowledge
) -> Answer | None:
    """The answer to this question, which the text names, with what it adds or takes away; None when it does neither."""
    if question.soort not in ("een", "meer"):
        return None
    found = find_mending(text, {question.id: (question.kort, *question.ook)})
    if found is None or found.question is None:
        return None
    answer = _answer(question, found, state, knowledge)
    return replace(answer, origin=Origin.SAID) if answer is not None else None


def _mendable(state: InterviewState, knowledge: Knowledge) -> list[Question]:
    """The questions with choices that the story may answer."""
    return [
        question
        for question in relevant_questions(state, knowledge)
        if question.soort in ("een", "meer") and question.verhaal in ("vul", "vul-of-laat")
    ]


def _answer(
    question: Question, found: Mending, state: InterviewState, knowledge: Knowledge
) -> Answer | None:
    """The answer with what is added or without what goes out; None when that changes nothing."""
    choice = read_choice(found.text, asked(question, state, knowledge, ()))
    if choice.status is not AnswerStatus.CHOSEN:
        return None
    old = state.answer_to(question.id)
    before = old.choices if old is not None else ()
    if found.is_gone:
        after = tuple(c for c in before if c not in choice.ids)
    elif question.soort == "een":
        after = choice.ids[:1]
    else:
        after = (*before, *(c for c in choice.ids if c not in before))
    if after == before:
        return None
    kept = old or Answer(question.id)
    outcome = Outcome.ANSWERED if after else Outcome.SKIPPED
    return replace(kept, choices=after, outcome=outcome, origin=Origin.PROPOSED)
