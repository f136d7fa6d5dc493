"""An analysis at a glance: per step what is asked, what was answered, and what is still open.

For whoever shows an analysis without the questionnaire: the analysis page, the progress list, the report.
"""

from collections.abc import Collection

from bot.interview.route import questionnaire_of, relevant_questions
from bot.interview.state import InterviewState
from bot.interview.wording import in_words
from bot.use_cases.practise import worked_in_words
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question, Questionnaire, Step

_OPEN = "open"


def overview(state: InterviewState, knowledge: Knowledge) -> list[dict[str, object]]:
    """The steps with the questions that make sense with these answers, the closing one left out.

    A step of which nothing is asked, as in practice, is left out too.
    """
    questionnaire = questionnaire_of(state, knowledge)
    asked = {question.id for question in relevant_questions(state, knowledge)}
    asked.discard(questionnaire.closing.id)
    return [
        {
            "nummer": step.nummer,
            "titel": step.titel,
            "bob": _phases(step, asked, questionnaire),
            "vragen": [_asked(q, state, knowledge) for q in step.vragen if q.id in asked],
        }
        for step in questionnaire.stappen
        if any(question.id in asked for question in step.vragen)
    ]


def _phases(step: Step, asked: Collection[str], questionnaire: Questionnaire) -> list[str]:
    """The phases of BOB that a step goes through, by name; empty where the questionnaire has none."""
    found = (questionnaire.bob_of(question.id) for question in step.vragen if question.id in asked)
    return list(dict.fromkeys(phase.titel for phase in found if phase is not None))


def _asked(question: Question, state: InterviewState, knowledge: Knowledge) -> dict[str, object]:
    answer = state.answer_to(question.id)
    worked = knowledge.worked_answer(state.practice or "", question.id)
    return {
        "vraag": question.id,
        "kort": question.kort,
        "vraagtekst": question.tekst,
        "uitkomst": _OPEN if answer is None else answer.outcome.value,
        "antwoord": "" if answer is None else in_words(answer, question, state, knowledge),
    } | (
        {}
        if worked is None or answer is None
        else {"uitgewerkt": _worked(question, state, knowledge)}
    )


def _worked(question: Question, state: InterviewState, knowledge: Knowledge) -> dict[str, object]:
    """What the worked-out analysis of a case says, for who practises with it."""
    worked = knowledge.worked_answer(state.practice or "", question.id)
    assert worked is not None
    return {
        "antwoord": worked_in_words(question, state, knowledge),
        "waarom": worked.waarom,
        "bronnen": [{"bron": s.bron, "waar": s.waar} for s in worked.bronnen],
    }
