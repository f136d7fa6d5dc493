"""Which questions are asked, which one is asked now, and how far the interview is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.interview.route import (
    current_question,
    is_relevant,
    open_questions,
    previous_question,
    progress,
    questionnaire_of,
    relevant_questions,
    skipped_questions,
    steps_completed,
)
from bot.interview.state import Answer, InterviewState, Outcome
from knowledge.checks import Knowledge
from tests.interview.small_world import (
    ARMOEDE,
    CLOSING,
    OVERLAST,
    PLEIN,
    SCHOOL,
    START,
    after,
    chose,
    filled,
    knowledge_of,
    none_of,
    option,
    question,
    told,
    unknown,
)

TWO_PLACES = chose("plekken", PLEIN, SCHOOL)
NOT_THE_SAME = chose("overal", "nee")


def route(state: InterviewState, knowledge: Knowledge) -> list[str]:
    return [question.id for question in relevant_questions(state, knowledge)]


def now(state: InterviewState, knowledge: Knowledge) -> str:
    return current_question(state, knowledge).id


# Which questions make sense


def test_at_the_start_only_questions_without_a_condition_are_on_the_route(small: Knowledge) -> None:
    assert route(START, small) == ["plekken", "fase", "oorzaken", "krachten", "afronden"]


def test_with_one_place_nobody_asks_whether_it_is_the_same_everywhere(small: Knowledge) -> None:
    assert "overal" not in route(after(small, chose("plekken", PLEIN)), small)
    assert "overal" in route(after(small, TWO_PLACES), small)


def test_phases_per_place_are_asked_only_where_places_differ(small: Knowledge) -> None:
    alike = route(after(small, TWO_PLACES, chose("overal", "ja")), small)
    assert "fase" in alike
    assert "fase-per-plek" not in alike
    different = route(after(small, TWO_PLACES, NOT_THE_SAME), small)
    assert "fase" not in different
    assert "fase-per-plek" in different


def test_who_does_not_know_whether_places_differ_gives_one_phase(small: Knowledge) -> None:
    assert "fase" in route(after(small, TWO_PLACES, unknown("overal")), small)


def test_a_question_without_anything_to_choose_is_not_asked(small: Knowledge) -> None:
    assert "nader" not in route(after(small, chose("oorzaken", ARMOEDE)), small)
    assert "nader" in route(after(small, chose("oorzaken", OVERLAST)), small)


def test_a_grid_without_rows_is_not_asked() -> None:
    grid = question(
        "raster",
        "raster",
        rijen={"gekozen": ["plekken"]},
        opties={"zelf": [option("fel", "Fel")]},
    )
    places = question("plekken", "meer", opties={"soort": "locatie"})
    knowledge = knowledge_of((places, grid, CLOSING))
    assert "raster" not in route(after(knowledge, unknown("plekken")), knowledge)
    assert "raster" in route(after(knowledge, chose("plekken", PLEIN)), knowledge)


def test_with_one_cause_there_is_nothing_to_put_first(small: Knowledge) -> None:
    assert "aanpakken" not in route(after(small, chose("oorzaken", ARMOEDE)), small)
    assert "aanpakken" in route(after(small, chose("oorzaken", ARMOEDE, OVERLAST)), small)


CONDITIONS = [
    ({"een_van": [PLEIN]}, chose("plekken", PLEIN), True),
    ({"een_van": [PLEIN]}, chose("plekken", SCHOOL), False),
    ({"een_van": [PLEIN], "niet": True}, chose("plekken", SCHOOL), True),
    ({"een_van": [PLEIN], "niet": True}, None, True),
    ({"minstens": 2}, TWO_PLACES, True),
    ({"minstens": 2}, chose("plekken", SCHOOL), False),
    ({"minstens": 2, "een_van": [PLEIN]}, TWO_PLACES, True),
    ({"minstens": 2, "een_van": [PLEIN]}, chose("plekken", PLEIN), False),
    ({"beantwoord": True}, chose("plekken", SCHOOL), True),
    ({"beantwoord": True}, told("plekken", "bij de brug"), True),
    ({"beantwoord": True}, unknown("plekken"), False),
    ({"beantwoord": True}, None, False),
    ({"beantwoord": False}, None, True),
    ({"beantwoord": False}, unknown("plekken"), True),
    ({"beantwoord": False}, chose("plekken", SCHOOL), False),
]


@pytest.mark.parametrize(("condition", "answer", "holds"), CONDITIONS)
def test_a_condition_looks_at_the_content_of_an_earlier_answer(
    condition: dict[str, object], answer: Answer | None, holds: bool
) -> None:
    places = question("plekken", "meer", opties={"soort": "locatie"})
    then = question("dan", "tekst", als=[{"vraag": "plekken", **condition}])
    knowledge = knowledge_of((places, then, CLOSING))
    state = START if answer is None else after(knowledge, answer)
    found = knowledge.questionnaires["proef"].question("dan")
    assert is_relevant(found, state, knowledge) == holds


def test_all_conditions_of_a_question_must_hold() -> None:
    both = [{"vraag": "plekken", "een_van": [PLEIN]}, {"vraag": "oorzaken", "een_van": [ARMOEDE]}]
    knowledge = knowledge_of(
        (
            question("plekken", "meer", opties={"soort": "locatie"}),
            question("oorzaken", "meer", opties={"soort": "oorzaak"}),
            question("dan", "tekst", als=both),
            CLOSING,
        )
    )
    half = after(knowledge, chose("plekken", PLEIN))
    assert "dan" not in route(half, knowledge)
    assert "dan" in route(after(knowledge, chose("oorzaken", ARMOEDE), state=half), knowledge)


# The question that is asked now


def test_the_first_question_without_an_answer_is_asked(small: Knowledge) -> None:
    assert now(START, small) == "plekken"
    assert now(after(small, chose("plekken", PLEIN)), small) == "fase"


def test_an_answer_given_ahead_of_its_turn_is_not_asked_for_again(small: Knowledge) -> None:
    state = after(small, told("krachten", "de voetbalclub"))
    assert now(state, small) == "plekken"
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"), state=state)
    state = after(small, chose("oorzaken", ARMOEDE), state=state)
    assert now(state, small) == "afronden"


def test_a_reopened_question_goes_first(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"))
    assert now(replace(state, reopened="plekken"), small) == "plekken"


def test_a_reopened_question_that_is_off_the_route_is_not_asked(small: Knowledge) -> None:
    state = replace(after(small, chose("plekken", PLEIN)), reopened="overal")
    assert now(state, small) == "fase"


def test_when_all_is_answered_the_closing_question_stays(small: Knowledge) -> None:
    state = after(
        small,
        chose("plekken", PLEIN),
        chose("fase", "fel"),
        chose("oorzaken", ARMOEDE),
        told("krachten", "de voetbalclub"),
    )
    assert now(state, small) == "afronden"
    assert open_questions(state, small) == ()


def test_even_an_answered_closing_question_leaves_no_hole(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"), chose("oorzaken", ARMOEDE))
    state = after(small, told("krachten", "de club"), unknown("afronden"), state=state)
    assert now(state, small) == "afronden"


# Looking around


def test_before_the_first_question_there_is_nothing(small: Knowledge) -> None:
    assert previous_question(START, small) is None


def test_the_previous_question_is_the_nearest_one_with_an_answer(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"))
    previous = previous_question(state, small)
    assert previous is not None
    assert previous.id == "fase"


def test_before_a_reopened_question_comes_the_one_before_that(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"))
    previous = previous_question(replace(state, reopened="fase"), small)
    assert previous is not None
    assert previous.id == "plekken"


def test_open_questions_leave_the_closing_one_out(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), unknown("fase"))
    assert [q.id for q in open_questions(state, small)] == ["oorzaken", "krachten"]


def test_skipped_questions_are_remembered_in_the_order_of_asking(small: Knowledge) -> None:
    skipped = [Answer(q, outcome=Outcome.SKIPPED) for q in ("oorzaken", "plekken")]
    state = after(small, *skipped, unknown("fase"))
    assert [q.id for q in skipped_questions(state, small)] == ["plekken", "oorzaken"]


# How far


def test_progress_counts_the_questions_of_this_route(small: Knowledge) -> None:
    how_far = progress(after(small, chose("plekken", PLEIN)), small)
    assert (how_far.number, how_far.total, how_far.answered) == (2, 5, 1)
    assert how_far.step.id == "stap-1"


def test_progress_grows_with_the_route(small: Knowledge) -> None:
    assert progress(after(small, TWO_PLACES), small).total == 6


def test_going_back_lowers_the_number_and_keeps_the_count_of_answers(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"))
    how_far = progress(replace(state, reopened="plekken"), small)
    assert (how_far.number, how_far.answered) == (1, 2)


def test_a_step_is_complete_when_its_last_relevant_question_is_dealt_with(small: Knowledge) -> None:
    assert steps_completed(START, small) == ()
    state = after(small, TWO_PLACES, NOT_THE_SAME)
    assert steps_completed(state, small) == ()
    state = after(small, filled("fase-per-plek", plein="fel"), state=state)
    assert [step.id for step in steps_completed(state, small)] == ["stap-1"]


def test_dont_know_and_none_complete_a_step_too(small: Knowledge) -> None:
    state = after(small, none_of("plekken"), unknown("fase"))
    assert [step.id for step in steps_completed(state, small)] == ["stap-1"]


# The real questionnaire

DEEPENING = {
    "verdieping/oorzaken": "oorzaken-nader",
    "verdieping/vormen": "vormen-nader",
    "verdieping/groepen": "groepen-per-locatie",
    "verdieping/bewoners": "bezorgde-bewoners",
}


def with_depth_to_go_into(knowledge: Knowledge, state: InterviewState) -> InterviewState:
    """Every form and every cause was named, so that all of them have details."""
    forms = [item.id for item in knowledge.main("vorm")]
    causes = [item.id for item in knowledge.main("oorzaak")]
    return after(knowledge, chose("vorm", *forms), chose("oorzaken", *causes), state=state)


def test_the_analysis_follows_the_guide_from_signals_to_interventions(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    order = route(buurtanalyse, shipped)
    guide = ["rol", "signalen", "vorm", "fase", "kenmerken", "locatie", "oorzaken", "sentimenten"]
    guide += ["ongenoegen", "krachten", "richtingen", "doelgroepen", "ontbreekt", "interventies"]
    assert set(guide) <= set(order)
    assert order[0] == "rol"
    assert order[-1] == "afronden"
    steps = [step.nummer for step in questionnaire_of(buurtanalyse, shipped).stappen]
    assert steps == ["1", "2", "3", "4"]


def test_places_come_before_the_question_whether_it_is_the_same_everywhere(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    first, second = (item.id for item in shipped.main("locatie")[:2])
    state = after(shipped, chose("locatie", first, second), state=buurtanalyse)
    order = route(state, shipped)
    assert order.index("locatie") < order.index("overal") < order.index("fase")
    differs = route(after(shipped, NOT_THE_SAME, state=state), shipped)
    assert "fase-per-locatie" in differs
    assert "fase" not in differs


def test_problems_to_tackle_and_positive_forces_come_before_directions(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    order = route(with_depth_to_go_into(shipped, buurtanalyse), shipped)
    assert order.index("aanpakken") < order.index("richtingen")
    assert order.index("krachten") < order.index("richtingen")


def test_provisional_advice_comes_after_step_2(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    closing = [step.afsluiting for step in questionnaire_of(buurtanalyse, shipped).stappen]
    assert closing == [None, "voorlopig-advies", None, None]


def test_deepening_that_is_refused_asks_nothing_more(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    state = with_depth_to_go_into(shipped, buurtanalyse)
    before = set(route(state, shipped))
    for refusal in (none_of("verdieping"), unknown("verdieping")):
        assert set(route(after(shipped, refusal, state=state), shipped)) == before
    assert not before & set(DEEPENING.values())


@pytest.mark.parametrize(("wish", "extra"), DEEPENING.items())
def test_each_deepening_costs_one_question(
    shipped: Knowledge, buurtanalyse: InterviewState, wish: str, extra: str
) -> None:
    state = with_depth_to_go_into(shipped, buurtanalyse)
    deeper = after(shipped, chose("verdieping", wish), state=state)
    assert set(route(deeper, shipped)) - set(route(state, shipped)) == {extra}


def test_without_causes_nobody_is_asked_what_is_done_about_them(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    state = after(shipped, unknown("oorzaken"), state=buurtanalyse)
    assert not {"aanpakken", "beleid"} & set(route(state, shipped))


def test_the_fullest_core_route_has_25_questions(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    places = [item.id for item in shipped.main("locatie")]
    state = with_depth_to_go_into(shipped, buurtanalyse)
    state = after(shipped, chose("locatie", *places), NOT_THE_SAME, state=state)
    assert len(route(after(shipped, none_of("verdieping"), state=state), shipped)) <= 25


def test_the_last_question_lets_one_finish(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    last = relevant_questions(buurtanalyse, shipped)[-1]
    assert last.opties is not None
    assert "actie/afronden" in [each.id for each in last.opties.zelf]
