"""How answers are said back, in lists and in sentences."""

from __future__ import annotations

import pytest

from bot.interview.options import Choosable, shown_options
from bot.interview.state import Answer, Cell, InterviewState, Outcome
from bot.interview.wording import echo, in_words, joined, labels, numbered
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from tests.interview.small_world import (
    ARMOEDE,
    OVERLAST,
    PLEIN,
    PORTIEK,
    SCHOOL,
    START,
    after,
    chose,
    filled,
    none_of,
    told,
    unknown,
)

DIFFERENT = (chose("plekken", PLEIN, PORTIEK, SCHOOL), chose("overal", "nee"))
GRID = filled("fase-per-plek", plein="fel", portiek="rustig", school="fel")


def asked(knowledge: Knowledge, question_id: str) -> Question:
    return knowledge.questionnaires["proef"].question(question_id)


def said(answer: Answer, knowledge: Knowledge, state: InterviewState = START) -> str:
    return in_words(answer, asked(knowledge, answer.question), state, knowledge)


def echoed(answer: Answer, knowledge: Knowledge, state: InterviewState = START) -> str:
    return echo(answer, asked(knowledge, answer.question), state, knowledge)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["rust"], "rust"),
        (["rust", "ruimte"], "rust en ruimte"),
        (["rust", "ruimte", "regels"], "rust, ruimte en regels"),
        (["rust en orde", "ruimte"], "rust en orde, en ook ruimte"),
    ],
)
def test_things_are_listed_as_one_says_them(words: list[str], sentence: str) -> None:
    assert joined(words) == sentence


# In words


def test_choices_are_said_with_their_short_names(small: Knowledge) -> None:
    assert said(chose("plekken", PLEIN, SCHOOL), small) == "het plein en de school"


def test_without_a_choice_the_users_own_words_are_said(small: Knowledge) -> None:
    assert said(told("plekken", "bij de brug"), small) == "bij de brug"


def test_a_choice_goes_before_what_was_told_with_it(small: Knowledge) -> None:
    assert said(chose("plekken", PLEIN, text="bij de brug"), small) == "het plein"


def test_a_grid_is_said_per_column_with_its_rows_together(small: Knowledge) -> None:
    state = after(small, *DIFFERENT)
    words = "het plein en de school (flink fel); de portieken (rustig)"
    assert said(GRID, small, state) == words


def test_none_is_said_as_the_question_calls_it(small: Knowledge) -> None:
    assert said(none_of("plekken"), small) == "nergens in het bijzonder"
    assert said(none_of("oorzaken"), small) == "niets"


def test_skipped_and_unknown_are_told_apart(small: Knowledge) -> None:
    assert said(Answer("plekken", outcome=Outcome.SKIPPED), small) == "overgeslagen"
    assert said(unknown("plekken"), small) == "dat weet u nog niet"


def test_what_left_the_knowledge_base_is_still_named_by_its_id(small: Knowledge) -> None:
    assert said(chose("plekken", "locatie/gesloopt"), small) == "locatie/gesloopt"


# The echo in the next question


def test_the_answer_understood_is_echoed(small: Knowledge) -> None:
    assert echoed(chose("oorzaken", OVERLAST, ARMOEDE), small) == "U noemt overlast en armoede."


def test_a_reaction_to_a_choice_follows_the_echo(small: Knowledge) -> None:
    words = "Het speelt bij de school. Dan is de school uw bondgenoot."
    assert echoed(chose("plekken", SCHOOL), small) == words


def test_a_grid_is_echoed_whole(small: Knowledge) -> None:
    state = after(small, *DIFFERENT)
    assert echoed(GRID, small, state).startswith("U onderscheidt het plein en de school")


def test_a_question_without_an_echo_says_nothing(small: Knowledge) -> None:
    assert echoed(chose("fase", "fel"), small) == ""


def test_a_remark_instead_of_a_choice_is_not_echoed_as_a_choice(small: Knowledge) -> None:
    assert echoed(told("oorzaken", "dat is een lang verhaal"), small) == ""


def test_an_open_answer_is_echoed(small: Knowledge) -> None:
    assert echoed(told("krachten", "de voetbalclub"), small) == "Fijn: de voetbalclub."


def test_braces_in_what_the_user_typed_stay_braces(small: Knowledge) -> None:
    assert echoed(told("krachten", "{antwoord} {0}"), small) == "Fijn: {antwoord} {0}."


def test_skipping_and_not_knowing_are_both_fine(small: Knowledge) -> None:
    skipped = echoed(Answer("oorzaken", outcome=Outcome.SKIPPED), small)
    not_known = echoed(unknown("oorzaken"), small)
    assert skipped
    assert not_known
    assert skipped != not_known


def test_none_is_echoed_as_the_question_says(small: Knowledge) -> None:
    assert echoed(none_of("plekken"), small) == "Goed, het speelt overal."
    assert echoed(none_of("oorzaken"), small) == ""


# Lists


def test_options_are_numbered_so_that_text_alone_is_enough(small: Knowledge) -> None:
    options = shown_options(asked(small, "oorzaken"), START, small)
    assert numbered(options) == "1. Overlast\n2. Armoede\n3. Weet ik niet"


def test_a_proposal_is_marked_with_what_it_rests_on() -> None:
    options = [Choosable("a", "Praten", "praten"), Choosable("b", "Doen", "doen")]
    evidence = {"a": "u noemt ruzie", "b": ""}
    assert numbered(options, evidence) == "1. Praten (voorstel: u noemt ruzie)\n2. Doen (voorstel)"


def test_an_overview_shows_full_labels(small: Knowledge) -> None:
    question = asked(small, "plekken")
    assert labels(chose("plekken", PLEIN, SCHOOL), question, START, small) == (
        "Het plein",
        "De school",
    )


def test_an_overview_of_a_grid_shows_row_and_column(small: Knowledge) -> None:
    state = after(small, *DIFFERENT)
    grid = Answer("fase-per-plek", cells=(Cell(PLEIN, "fel"),))
    assert labels(grid, asked(small, "fase-per-plek"), state, small) == ("Het plein: Fel",)


def test_an_overview_of_dont_know_is_empty(small: Knowledge) -> None:
    assert labels(unknown("plekken"), asked(small, "plekken"), START, small) == ()


# The real questionnaire


def test_every_echo_of_the_analysis_has_only_the_answer_to_fill_in(shipped: Knowledge) -> None:
    for question in shipped.questionnaires["buurtanalyse"].questions:
        if question.echo is not None:
            echo_of = question.echo.format(antwoord="X")
            assert "{" not in echo_of, question.id


def test_none_of_these_never_meets_silence_in_the_analysis(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    for question in shipped.questionnaires["buurtanalyse"].questions:
        if question.geen is not None:
            assert echo(none_of(question.id), question, buurtanalyse, shipped), question.id


def test_every_reaction_of_the_analysis_belongs_to_an_option_of_its_question(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    for question in shipped.questionnaires["buurtanalyse"].questions:
        offered = {o.id for o in shown_options(question, buurtanalyse, shipped)}
        assert set(question.reacties) <= offered, question.id


def test_incidents_are_answered_with_where_to_turn_in_danger(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    question = shipped.questionnaires["buurtanalyse"].question("fase")
    for phase in ("fase/incidenten", "fase/escalatie"):
        assert "112" in echo(chose("fase", phase), question, buurtanalyse, shipped)
    assert "112" not in echo(chose("fase", "fase/ongemak"), question, buurtanalyse, shipped)
