"""A state is a frozen list of answers, at most one per question."""

from __future__ import annotations

import dataclasses

import pytest

from bot.interview.state import Answer, Cell, InterviewState, Outcome, Phase
from tests.interview.small_world import START, chose, told

WHERE = chose("plekken", "locatie/plein")
WHY = chose("oorzaken", "oorzaak/overlast")


def test_a_new_interview_runs_and_knows_nothing() -> None:
    assert START.phase is Phase.RUNNING
    assert START.answers == ()
    assert START.answer_to("plekken") is None


def test_an_answer_leaves_the_state_before_it_as_it_was() -> None:
    after = START.with_answer(WHERE)
    assert after.answer_to("plekken") == WHERE
    assert START.answer_to("plekken") is None


def test_a_state_cannot_be_changed_in_place() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        START.phase = Phase.PAUSED  # type: ignore[misc]


def test_a_corrected_answer_keeps_its_place_in_the_order() -> None:
    state = (
        START.with_answer(WHERE).with_answer(WHY).with_answer(chose("plekken", "locatie/school"))
    )
    assert [answer.question for answer in state.answers] == ["plekken", "oorzaken"]
    assert state.answer_to("plekken") == chose("plekken", "locatie/school")


def test_forgetting_one_answer_keeps_the_others() -> None:
    state = START.with_answer(WHERE).with_answer(WHY).without(["plekken"])
    assert state.answers == (WHY,)
    assert state.answer_to("plekken") is None


def test_forgetting_what_was_never_answered_changes_nothing() -> None:
    state = START.with_answer(WHERE)
    assert state.without(["oorzaken"]) == state


def test_one_question_cannot_have_two_answers() -> None:
    with pytest.raises(ValueError, match="two answers to one question"):
        InterviewState("proef", (WHERE, chose("plekken", "locatie/school")))


def test_equal_answers_make_equal_states() -> None:
    assert START.with_answer(WHERE) == InterviewState("proef", (WHERE,))
    assert hash(START.with_answer(WHERE)) == hash(InterviewState("proef", (WHERE,)))


def test_a_grid_counts_its_rows_once_as_what_was_chosen() -> None:
    grid = Answer("g", cells=(Cell("locatie/plein", "fel"), Cell("locatie/school", "fel")))
    assert grid.ids == ("locatie/plein", "locatie/school")


@pytest.mark.parametrize("outcome", [Outcome.NONE, Outcome.UNKNOWN, Outcome.SKIPPED])
def test_none_unknown_and_skipped_say_nothing_about_the_neighbourhood(outcome: Outcome) -> None:
    assert not Answer("plekken", outcome=outcome).has_content


def test_a_told_answer_has_content_without_any_choice() -> None:
    answer = told("krachten", "De voetbalclub.")
    assert answer.has_content
    assert answer.ids == ()


def test_the_words_of_the_public_contract_do_not_change() -> None:
    assert [str(phase) for phase in Phase] == ["lopend", "gepauzeerd", "gestopt", "afgerond"]
    outcomes = ["beantwoord", "geen", "weet-niet", "overgeslagen"]
    assert [str(outcome) for outcome in Outcome] == outcomes
