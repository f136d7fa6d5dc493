"""Whatever is changed in a whole interview, all else stays, but for what is named as gone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview.moves import give_answer
from bot.interview.route import current_question, relevant_questions
from bot.interview.state import Answer, InterviewState, Outcome
from knowledge.checks import Knowledge
from tests.interview.promises import check_change
from tests.interview.random_answers import talkative_answer

LOAD_BEARING = ["locatie", "overal", "oorzaken", "vorm", "verdieping"]


def whole_interview(knowledge: Knowledge, chance: random.Random) -> InterviewState:
    """Every question but the closing one is answered."""
    state = InterviewState("buurtanalyse")
    while (question := current_question(state, knowledge)).id != "afronden":
        answer = talkative_answer(chance, question, state, knowledge)
        state = give_answer(state, answer, knowledge).state
    return state


@pytest.mark.parametrize("question_id", LOAD_BEARING)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 9999), data=st.data())
def test_choices_that_are_taken_back_take_along_only_what_rested_on_them(
    shipped: Knowledge, question_id: str, seed: int, data: st.DataObject
) -> None:
    state = whole_interview(shipped, random.Random(seed))
    old = state.answer_to(question_id)
    if old is None:
        return
    left = data.draw(st.lists(st.sampled_from(old.choices), unique=True), label="choices left")
    outcome = Outcome.ANSWERED if left else Outcome.UNKNOWN
    answer = Answer(question_id, tuple(left), outcome=outcome)
    check_change(state, answer, give_answer(state, answer, shipped), shipped)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 9999), data=st.data())
def test_any_answer_can_be_given_anew(shipped: Knowledge, seed: int, data: st.DataObject) -> None:
    chance = random.Random(seed)
    state = whole_interview(shipped, chance)
    asked = relevant_questions(state, shipped)[:-1]
    question = data.draw(st.sampled_from(asked), label="question")
    answer = talkative_answer(chance, question, state, shipped)
    check_change(state, answer, give_answer(state, answer, shipped), shipped)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 9999))
def test_giving_every_answer_once_more_changes_nothing(shipped: Knowledge, seed: int) -> None:
    state = whole_interview(shipped, random.Random(seed))
    for answer in state.answers:
        change = give_answer(state, answer, shipped)
        assert (change.state, change.dropped, change.trimmed) == (state, (), ())
