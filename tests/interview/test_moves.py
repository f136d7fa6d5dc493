"""What one can do in an interview, and that nothing is lost by it."""

from __future__ import annotations

import pytest

from bot.interview.moves import (
    NotAnOption,
    ask_skipped_again,
    give_answer,
    go_back,
    reopen,
    set_phase,
    skip,
)
from bot.interview.route import current_question, skipped_questions
from bot.interview.state import Answer, Cell, InterviewState, Outcome, Phase
from knowledge.checks import Knowledge
from tests.interview.small_world import (
    ARMOEDE,
    CLOSING,
    LAWAAI,
    OVERLAST,
    PLEIN,
    PORTIEK,
    SCHOOL,
    START,
    after,
    cause,
    chose,
    filled,
    knowledge_of,
    none_of,
    question,
    told,
    unknown,
)

TWO_PLACES = chose("plekken", PLEIN, SCHOOL)
NOT_THE_SAME = chose("overal", "nee")
GRID = filled("fase-per-plek", plein="fel", school="rustig")


def now(state: InterviewState, knowledge: Knowledge) -> str:
    return current_question(state, knowledge).id


@pytest.fixture
def halfway(small: Knowledge) -> InterviewState:
    """Two places that differ, two causes of which one is looked at closely."""
    return after(
        small,
        TWO_PLACES,
        NOT_THE_SAME,
        GRID,
        chose("oorzaken", OVERLAST, ARMOEDE),
        chose("nader", LAWAAI),
        chose("aanpakken", OVERLAST),
    )


# Answering


def test_an_answer_is_kept_and_the_next_question_comes(small: Knowledge) -> None:
    change = give_answer(START, chose("plekken", PLEIN), small)
    assert change.state.answer_to("plekken") == chose("plekken", PLEIN)
    assert (change.dropped, change.trimmed) == ((), ())
    assert now(change.state, small) == "fase"


@pytest.mark.parametrize(
    "answer", [none_of("plekken"), unknown("plekken"), told("plekken", "n.v.t.")]
)
def test_none_dont_know_and_own_words_are_answers_too(small: Knowledge, answer: Answer) -> None:
    assert now(after(small, answer), small) == "fase"


def test_free_text_is_kept_beside_each_choice(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN, text="vooral bij de fontein"))
    answer = state.answer_to("plekken")
    assert answer is not None
    assert answer.text == "vooral bij de fontein"


def test_a_question_may_be_answered_before_its_turn(small: Knowledge) -> None:
    state = after(small, told("krachten", "de voetbalclub"))
    assert state.answer_to("krachten") == told("krachten", "de voetbalclub")
    assert now(state, small) == "plekken"


def test_a_choice_that_is_made_twice_counts_once(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN, PLEIN))
    assert state.answer_to("plekken") == chose("plekken", PLEIN)
    assert now(state, small) == "fase"


def test_a_grid_may_be_filled_in_part(small: Knowledge) -> None:
    state = after(small, TWO_PLACES, NOT_THE_SAME, filled("fase-per-plek", plein="fel"))
    assert now(state, small) == "oorzaken"


# Choices that do not exist

WRONG = [
    pytest.param(chose("plekken", "locatie/maan"), id="an unknown choice"),
    pytest.param(
        chose("plekken", PLEIN, "locatie/maan"), id="an unknown choice beside a known one"
    ),
    pytest.param(chose("plekken", OVERLAST), id="a choice of another question"),
    pytest.param(chose("plekken", "geen"), id="the button for none as if it were a choice"),
    pytest.param(chose("overal", "ja", "nee"), id="yes and no"),
    pytest.param(chose("overal", "misschien"), id="neither yes nor no"),
    pytest.param(chose("oorzaken", LAWAAI), id="a detail instead of its main cause"),
    pytest.param(chose("nader", LAWAAI), id="a detail of what was not chosen"),
    pytest.param(chose("krachten", PLEIN), id="a choice where text was asked"),
    pytest.param(filled("plekken", plein="fel"), id="cells where there is no grid"),
    pytest.param(chose("fase-per-plek", "fel"), id="a choice without a row in a grid"),
    pytest.param(filled("fase-per-plek", portiek="fel"), id="a row that was not chosen"),
    pytest.param(filled("fase-per-plek", plein="blauw"), id="a column that does not exist"),
    pytest.param(chose("weer", "zonnig"), id="a question that does not exist"),
    pytest.param(told("fase", "flink"), id="a question that is not on the route"),
    pytest.param(
        Answer("plekken", (PLEIN,), outcome=Outcome.UNKNOWN), id="dont know with a choice"
    ),
    pytest.param(Answer("plekken", (PLEIN,), outcome=Outcome.NONE), id="none with a choice"),
    pytest.param(
        Answer("fase-per-plek", cells=(Cell(PLEIN, "fel"), Cell(PLEIN, "rustig"))),
        id="two columns for one row",
    ),
]


@pytest.mark.parametrize("answer", WRONG)
def test_what_the_question_does_not_allow_is_refused(small: Knowledge, answer: Answer) -> None:
    state = after(small, TWO_PLACES, NOT_THE_SAME)
    with pytest.raises(NotAnOption):
        give_answer(state, answer, small)


def test_one_choice_means_one_choice(small: Knowledge) -> None:
    with pytest.raises(NotAnOption):
        give_answer(START, chose("fase", "rustig", "fel"), small)


def test_the_words_of_the_user_are_not_in_the_refusal(small: Knowledge) -> None:
    with pytest.raises(NotAnOption) as refusal:
        give_answer(START, chose("plekken", "locatie/maan", text="bij Jan thuis"), small)
    assert "Jan" not in str(refusal.value)


# Changing an answer


def test_a_corrected_answer_keeps_all_others(small: Knowledge, halfway: InterviewState) -> None:
    change = give_answer(halfway, chose("aanpakken", ARMOEDE), small)
    assert (change.dropped, change.trimmed) == ((), ())
    others = [a for a in halfway.answers if a.question != "aanpakken"]
    assert [a for a in change.state.answers if a.question != "aanpakken"] == others


def test_a_location_that_is_taken_back_takes_its_row_of_the_grid_along(
    small: Knowledge,
) -> None:
    state = after(small, chose("plekken", PLEIN, PORTIEK, SCHOOL), NOT_THE_SAME)
    grid = filled("fase-per-plek", plein="fel", portiek="fel", school="rustig")
    change = give_answer(after(small, grid, state=state), chose("plekken", PLEIN, PORTIEK), small)
    assert change.state.answer_to("fase-per-plek") == filled(
        "fase-per-plek", plein="fel", portiek="fel"
    )
    assert (change.dropped, change.trimmed) == ((), ("fase-per-plek",))


def test_with_one_place_left_the_question_whether_places_differ_falls_away(
    small: Knowledge, halfway: InterviewState
) -> None:
    change = give_answer(halfway, chose("plekken", PLEIN), small)
    assert change.dropped == ("overal", "fase-per-plek")
    assert now(change.state, small) == "fase"


def test_saying_that_places_are_alike_after_all_drops_only_the_grid(
    small: Knowledge, halfway: InterviewState
) -> None:
    change = give_answer(halfway, chose("overal", "ja"), small)
    assert change.dropped == ("fase-per-plek",)
    assert change.state.answer_to("plekken") == TWO_PLACES
    assert now(change.state, small) == "fase"


def test_a_cause_that_is_taken_back_takes_its_details_and_its_priority_along(
    small: Knowledge, halfway: InterviewState
) -> None:
    change = give_answer(halfway, chose("oorzaken", ARMOEDE), small)
    assert change.dropped == ("nader", "aanpakken")
    assert now(change.state, small) == "krachten"


def test_a_place_that_is_added_leaves_the_filled_grid_alone(
    small: Knowledge, halfway: InterviewState
) -> None:
    change = give_answer(halfway, chose("plekken", PLEIN, SCHOOL, PORTIEK), small)
    assert (change.dropped, change.trimmed) == ((), ())
    assert change.state.answer_to("fase-per-plek") == GRID


def test_details_of_a_cause_that_stays_are_kept() -> None:
    everything = chose("oorzaken", "oorzaak/a", "oorzaak/b")
    knowledge = with_details_of_two_causes()
    state = after(knowledge, everything, chose("nader", "oorzaak/a-een", "oorzaak/b-een"))
    change = give_answer(state, chose("oorzaken", "oorzaak/b"), knowledge)
    assert change.trimmed == ("nader",)
    assert change.state.answer_to("nader") == chose("nader", "oorzaak/b-een")


def test_what_was_told_besides_is_kept_when_all_choices_fall_away() -> None:
    knowledge = with_details_of_two_causes()
    details = chose("nader", "oorzaak/a-een", text="vooral na tienen")
    state = after(knowledge, chose("oorzaken", "oorzaak/a"), details)
    change = give_answer(state, chose("oorzaken", "oorzaak/b"), knowledge)
    assert change.trimmed == ("nader",)
    assert change.state.answer_to("nader") == told("nader", "vooral na tienen")


def test_an_answer_that_lost_all_its_choices_is_asked_for_again() -> None:
    knowledge = with_details_of_two_causes()
    state = after(knowledge, chose("oorzaken", "oorzaak/a"), chose("nader", "oorzaak/a-een"))
    change = give_answer(state, chose("oorzaken", "oorzaak/b"), knowledge)
    assert change.dropped == ("nader",)
    assert now(change.state, knowledge) == "nader"


def with_details_of_two_causes() -> Knowledge:
    items = [cause(f"oorzaak/{letter}", f"oorzaak {letter}") for letter in "ab"]
    items += [cause(f"oorzaak/{c}-een", f"{c} een", onder=f"oorzaak/{c}") for c in "ab"]
    return knowledge_of(
        (
            question("oorzaken", "meer", opties={"soort": "oorzaak"}),
            question("nader", "meer", opties={"onder": ["oorzaken"]}),
            CLOSING,
        ),
        items=tuple(items),
    )


def test_what_falls_away_takes_along_what_hung_on_it() -> None:
    def follows(question_id: str, earlier: str) -> dict[str, object]:
        return question(question_id, "ja-nee", als=[{"vraag": earlier, "een_van": ["ja"]}])

    chain = (question("een", "ja-nee"), follows("twee", "een"), follows("drie", "twee"), CLOSING)
    knowledge = knowledge_of(chain)
    state = after(knowledge, *(chose(q, "ja") for q in ("een", "twee", "drie")))
    change = give_answer(state, chose("een", "nee"), knowledge)
    assert change.dropped == ("twee", "drie")
    assert change.state.answers == (chose("een", "nee"),)


def test_an_answer_that_turns_into_dont_know_drops_what_rested_on_it(
    small: Knowledge, halfway: InterviewState
) -> None:
    change = give_answer(halfway, unknown("oorzaken"), small)
    assert change.dropped == ("nader", "aanpakken")


# Back, and opening an earlier question


def test_back_opens_the_question_before_with_its_answer(small: Knowledge) -> None:
    state = go_back(after(small, chose("plekken", PLEIN)), small)
    assert now(state, small) == "plekken"
    assert state.answer_to("plekken") == chose("plekken", PLEIN)


def test_back_at_the_beginning_changes_nothing(small: Knowledge) -> None:
    assert go_back(START, small) == START


def test_back_twice_goes_two_questions_back_and_then_stops(
    small: Knowledge, halfway: InterviewState
) -> None:
    trail = []
    state = halfway
    for _ in range(8):
        state = go_back(state, small)
        trail.append(now(state, small))
    back = ["aanpakken", "nader", "oorzaken", "fase-per-plek", "overal", "plekken"]
    assert trail == [*back, "plekken", "plekken"]
    assert state.answers == halfway.answers


def test_back_passes_over_questions_that_are_not_asked(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN), chose("fase", "fel"), chose("oorzaken", ARMOEDE))
    assert now(go_back(go_back(state, small), small), small) == "fase"


def test_after_a_correction_the_interview_goes_on_where_it_was(
    small: Knowledge, halfway: InterviewState
) -> None:
    opened = reopen(halfway, "oorzaken", small)
    assert now(opened, small) == "oorzaken"
    answered = after(small, chose("oorzaken", ARMOEDE, OVERLAST), state=opened)
    assert now(answered, small) == now(halfway, small) == "krachten"


def test_answering_another_question_leaves_the_opened_one_open(
    small: Knowledge, halfway: InterviewState
) -> None:
    state = after(small, told("krachten", "de club"), state=reopen(halfway, "oorzaken", small))
    assert now(state, small) == "oorzaken"


def test_an_opened_question_that_falls_away_is_not_open_any_more(
    small: Knowledge, halfway: InterviewState
) -> None:
    change = give_answer(reopen(halfway, "overal", small), chose("plekken", PLEIN), small)
    assert change.state.reopened is None
    assert now(change.state, small) == "fase"


@pytest.mark.parametrize("question_id", ["krachten", "fase", "weer"])
def test_what_was_not_answered_cannot_be_opened_again(
    small: Knowledge, halfway: InterviewState, question_id: str
) -> None:
    assert reopen(halfway, question_id, small) == halfway


# Skipping


def test_skip_goes_on_and_remembers_what_was_skipped(small: Knowledge) -> None:
    state = skip(START, small)
    assert now(state, small) == "fase"
    assert [q.id for q in skipped_questions(state, small)] == ["plekken"]


def test_skipping_a_reopened_question_keeps_its_answer(
    small: Knowledge, halfway: InterviewState
) -> None:
    assert skip(reopen(halfway, "plekken", small), small) == halfway


def test_the_closing_question_cannot_be_skipped(small: Knowledge) -> None:
    state = START
    for _ in range(10):
        state = skip(state, small)
    assert now(state, small) == "afronden"
    assert state.answer_to("afronden") is None


def test_a_skipped_question_is_asked_again_before_the_end(small: Knowledge) -> None:
    state = after(small, chose("fase", "fel"), state=skip(START, small))
    state = after(small, chose("oorzaken", ARMOEDE), told("krachten", "de club"), state=state)
    assert now(state, small) == "afronden"
    again = ask_skipped_again(state, small)
    assert now(again, small) == "plekken"
    assert now(after(small, chose("plekken", PLEIN), state=again), small) == "afronden"


def test_asking_skipped_questions_again_leaves_dont_know_alone(small: Knowledge) -> None:
    state = after(small, unknown("fase"), state=skip(START, small))
    again = ask_skipped_again(state, small)
    assert again.answers == (unknown("fase"),)


def test_a_skipped_question_that_was_reopened_can_be_skipped_once_more(small: Knowledge) -> None:
    state = reopen(skip(skip(START, small), small), "fase", small)
    again = ask_skipped_again(state, small)
    assert now(again, small) == "plekken"
    assert now(skip(again, small), small) == "fase"
    assert now(skip(skip(again, small), small), small) == "oorzaken"


def test_asking_skipped_questions_again_without_any_changes_nothing(
    small: Knowledge, halfway: InterviewState
) -> None:
    assert ask_skipped_again(halfway, small) == halfway


# Pausing and ending


@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.STOPPED])
def test_after_a_rest_the_same_question_comes_back(
    small: Knowledge, halfway: InterviewState, phase: Phase
) -> None:
    opened = reopen(halfway, "oorzaken", small)
    rested = set_phase(opened, phase)
    assert rested.phase is phase
    assert set_phase(rested, Phase.RUNNING) == opened


def test_finishing_keeps_every_answer(halfway: InterviewState) -> None:
    finished = set_phase(halfway, Phase.FINISHED)
    assert finished.phase is Phase.FINISHED
    assert finished.answers == halfway.answers


def test_finishing_closes_a_question_that_was_open_again(
    small: Knowledge, halfway: InterviewState
) -> None:
    assert set_phase(reopen(halfway, "oorzaken", small), Phase.FINISHED).reopened is None


@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.STOPPED, Phase.FINISHED])
def test_a_finished_or_paused_interview_runs_again_with_every_step_in_it(
    small: Knowledge, halfway: InterviewState, phase: Phase
) -> None:
    rested = set_phase(halfway, phase)
    assert give_answer(rested, told("krachten", "de club"), small).state.phase is Phase.RUNNING
    assert go_back(rested, small).phase is Phase.RUNNING
    assert reopen(rested, "oorzaken", small).phase is Phase.RUNNING
    assert skip(rested, small).phase is Phase.RUNNING
    assert ask_skipped_again(rested, small).phase is Phase.RUNNING


# The real questionnaire


def test_taking_back_a_location_trims_the_phases_of_the_real_analysis(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    first, second, third = (item.id for item in shipped.main("locatie")[:3])
    phase = shipped.main("fase")[0].id
    grid = Answer("fase-per-locatie", cells=tuple(Cell(r, phase) for r in (first, second, third)))
    state = after(shipped, chose("locatie", first, second, third), NOT_THE_SAME, state=buurtanalyse)
    state = after(shipped, grid, state=state)
    change = give_answer(state, chose("locatie", first, third), shipped)
    assert change.trimmed == ("fase-per-locatie",)
    left = change.state.answer_to("fase-per-locatie")
    assert left is not None
    assert left.ids == (first, third)


def test_taking_back_a_cause_cuts_back_policy_and_priorities_but_not_the_directions(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    a, b, c = (item.id for item in shipped.main("oorzaak")[:3])
    directions = chose("richtingen", *(d.id for d in shipped.main("richting")[:2]))
    state = after(
        shipped,
        chose("oorzaken", a, b, c),
        chose("aanpakken", a, b),
        directions,
        Answer("beleid", cells=(Cell(a, "deels"), Cell(c, "niet"))),
        state=buurtanalyse,
    )
    change = give_answer(state, chose("oorzaken", b, c), shipped)
    assert (change.dropped, change.trimmed) == ((), ("aanpakken", "beleid"))
    assert change.state.answer_to("aanpakken") == chose("aanpakken", b)
    assert change.state.answer_to("richtingen") == directions


def test_every_question_of_the_analysis_can_be_skipped_up_to_the_closing_one(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    state = buurtanalyse
    for _ in shipped.questionnaires["buurtanalyse"].questions:
        state = skip(state, shipped)
    assert now(state, shipped) == "afronden"
    assert now(ask_skipped_again(state, shipped), shipped) == "rol"
