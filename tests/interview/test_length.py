"""A professional has twenty minutes: how many questions one gets, whatever one answers."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview.moves import give_answer, skip
from bot.interview.route import current_question, progress, relevant_questions
from bot.interview.state import Answer, InterviewState, Outcome
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from tests.interview.random_answers import talkative_answer, valid_answers

MOST_CORE_QUESTIONS = 25
DEEPENINGS = 4


def without_deepening(
    chance: random.Random, question: Question, state: InterviewState, knowledge: Knowledge
) -> Answer:
    """A talkative professional who refuses to go deeper."""
    if question.id == "verdieping":
        return Answer(question.id, outcome=Outcome.NONE)
    return talkative_answer(chance, question, state, knowledge)


def questions_asked(seed: int, start: InterviewState, knowledge: Knowledge) -> list[str]:
    """Every question that is put in one interview, the closing one included."""
    chance, state, asked = random.Random(seed), start, list[str]()
    while (question := current_question(state, knowledge)).id != "afronden":
        asked.append(question.id)
        answer = without_deepening(chance, question, state, knowledge)
        state = give_answer(state, answer, knowledge).state
    return [*asked, "afronden"]


def test_nobody_who_refuses_to_go_deeper_gets_more_than_25_questions(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    runs = [questions_asked(seed, buurtanalyse, shipped) for seed in range(150)]
    assert max(map(len, runs)) <= MOST_CORE_QUESTIONS
    assert all(max(Counter(run).values()) == 1 for run in runs), "a question was asked twice"


def test_who_skips_everything_is_through_sooner(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    state, count = buurtanalyse, 1
    while current_question(state, shipped).id != "afronden":
        state, count = skip(state, shipped), count + 1
    assert count < MOST_CORE_QUESTIONS


@pytest.fixture(scope="module")
def start() -> InterviewState:
    return InterviewState("buurtanalyse")


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_interview_is_over_within_25_questions_and_the_deepening_that_was_chosen(
    shipped: Knowledge, start: InterviewState, data: st.DataObject
) -> None:
    state, count = start, 1
    while (question := current_question(state, shipped)).id != "afronden":
        answer = data.draw(valid_answers(question, state, shipped))
        state, count = give_answer(state, answer, shipped).state, count + 1
    deepening = state.answer_to("verdieping")
    assert deepening is not None
    assert count == len(relevant_questions(state, shipped))
    assert count <= MOST_CORE_QUESTIONS + len(deepening.choices)
    assert count <= MOST_CORE_QUESTIONS + DEEPENINGS


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_number_of_the_question_only_goes_up_while_one_answers(
    shipped: Knowledge, start: InterviewState, data: st.DataObject
) -> None:
    state, numbers = start, list[int]()
    while (question := current_question(state, shipped)).id != "afronden":
        numbers.append(progress(state, shipped).number)
        answer = data.draw(valid_answers(question, state, shipped))
        state = give_answer(state, answer, shipped).state
    assert numbers == list(range(1, len(numbers) + 1))
