"""Which options and rows a question has, given what was answered before."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.interview.options import (
    Choosable,
    Proposal,
    accepted_options,
    closing_options,
    is_action,
    rows,
    shown_options,
)
from bot.interview.state import Answer, Cell, InterviewState
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from tests.interview.small_world import (
    AFVAL,
    ARMOEDE,
    CLOSING,
    ITEMS,
    LAWAAI,
    OVERLAST,
    PLEIN,
    PORTIEK,
    SCHOOL,
    START,
    after,
    chose,
    knowledge_of,
    option,
    place,
    question,
)


def ids(options: Iterable[Choosable]) -> list[str]:
    return [option.id for option in options]


def asked(knowledge: Knowledge, question_id: str) -> Question:
    return knowledge.questionnaires["proef"].question(question_id)


# Where options come from


def test_a_kind_gives_its_main_items_in_the_order_of_the_file(small: Knowledge) -> None:
    assert ids(accepted_options(asked(small, "plekken"), START, small)) == [PLEIN, PORTIEK, SCHOOL]


def test_sub_items_are_no_options_of_the_main_question(small: Knowledge) -> None:
    assert ids(accepted_options(asked(small, "oorzaken"), START, small)) == [OVERLAST, ARMOEDE]


def test_details_are_offered_only_of_what_was_chosen(small: Knowledge) -> None:
    nader = asked(small, "nader")
    assert ids(accepted_options(nader, START, small)) == []
    state = after(small, chose("oorzaken", OVERLAST))
    assert ids(accepted_options(nader, state, small)) == [LAWAAI, AFVAL]


def test_what_to_tackle_is_chosen_from_the_causes_that_were_named(small: Knowledge) -> None:
    state = after(small, chose("oorzaken", ARMOEDE, OVERLAST))
    assert ids(accepted_options(asked(small, "aanpakken"), state, small)) == [ARMOEDE, OVERLAST]


def test_a_grid_has_a_row_for_each_place_that_was_named(small: Knowledge) -> None:
    state = after(small, chose("plekken", SCHOOL, PLEIN), chose("overal", "nee"))
    grid = asked(small, "fase-per-plek")
    assert ids(rows(grid, state, small)) == [SCHOOL, PLEIN]
    assert ids(accepted_options(grid, state, small)) == ["rustig", "fel"]


def test_only_a_grid_has_rows(small: Knowledge) -> None:
    assert rows(asked(small, "plekken"), START, small) == ()


def test_yes_or_no_needs_no_options_of_its_own(small: Knowledge) -> None:
    assert ids(accepted_options(asked(small, "overal"), START, small)) == ["ja", "nee"]


def test_an_open_question_has_no_options(small: Knowledge) -> None:
    assert accepted_options(asked(small, "krachten"), START, small) == ()


def test_an_item_that_is_named_twice_is_offered_once() -> None:
    source = {"soort": "locatie", "ids": [PLEIN, SCHOOL]}
    knowledge = knowledge_of((question("plekken", "meer", opties=source), CLOSING))
    options = accepted_options(asked(knowledge, "plekken"), START, knowledge)
    assert ids(options) == [PLEIN, PORTIEK, SCHOOL]


def test_an_item_that_is_left_out_is_not_offered_and_own_options_come_last() -> None:
    source = {"soort": "locatie", "zonder": [PORTIEK], "zelf": [option("elders", "Ergens anders")]}
    knowledge = knowledge_of((question("plekken", "meer", opties=source), CLOSING))
    options = accepted_options(asked(knowledge, "plekken"), START, knowledge)
    assert ids(options) == [PLEIN, SCHOOL, "elders"]


def test_rows_can_come_from_an_earlier_grid() -> None:
    columns = {"zelf": [option("deels", "Deels")]}
    first = question("eerst", "raster", rijen={"soort": "locatie"}, opties=columns)
    then = question("dan", "raster", rijen={"gekozen": ["eerst"]}, opties=columns)
    knowledge = knowledge_of((first, then, CLOSING))
    state = after(knowledge, Answer("eerst", cells=(Cell(SCHOOL, "deels"),)))
    assert ids(rows(asked(knowledge, "dan"), state, knowledge)) == [SCHOOL]


def test_a_place_that_left_the_knowledge_base_since_is_no_row_any_more(small: Knowledge) -> None:
    state = after(small, chose("plekken", PLEIN, SCHOOL), chose("overal", "nee"))
    without_school = knowledge_of(
        *((q.model_dump() for q in s.vragen) for s in small.questionnaires["proef"].stappen),
        items=tuple(item for item in ITEMS if item.id != SCHOOL),
    )
    grid = asked(without_school, "fase-per-plek")
    assert ids(rows(grid, state, without_school)) == [PLEIN]


# How an option looks


def test_an_item_carries_every_wording_by_which_people_mean_it(small: Knowledge) -> None:
    overlast = accepted_options(asked(small, "oorzaken"), START, small)[0]
    own, below = ("overlast", "herrie", "rommel"), overlast.also[3:]
    assert overlast == Choosable(OVERLAST, "Overlast", "overlast", "Overlast", (*own, *below), "A")


def test_a_main_item_is_also_meant_by_the_words_of_what_stands_under_it(small: Knowledge) -> None:
    overlast = accepted_options(asked(small, "oorzaken"), START, small)[0]
    for sub in small.below(OVERLAST):
        assert {sub.titel, *sub.ook} <= set(overlast.also)


def test_a_place_has_no_letter(small: Knowledge) -> None:
    assert accepted_options(asked(small, "plekken"), START, small)[0].letter is None


def test_an_own_option_is_said_in_lower_case_unless_it_says_otherwise(small: Knowledge) -> None:
    options = accepted_options(asked(small, "fase"), START, small)
    assert [o.short for o in options] == ["rustig", "flink fel"]


# The ways out


def test_none_of_these_is_offered_only_where_that_is_a_sensible_answer(small: Knowledge) -> None:
    assert [o.label for o in closing_options(asked(small, "plekken"))] == [
        "Nergens in het bijzonder",
        "Weet ik niet",
    ]
    assert ids(closing_options(asked(small, "oorzaken"))) == ["weet-niet"]


def test_a_grid_leaves_rows_empty_instead_of_offering_a_way_out(small: Knowledge) -> None:
    assert closing_options(asked(small, "fase-per-plek")) == ()


def test_the_closing_question_only_offers_what_one_can_do(small: Knowledge) -> None:
    options = shown_options(asked(small, "afronden"), START, small)
    assert ids(options) == ["actie/afronden", "actie/samenvatting"]
    assert all(is_action(o.id) for o in options)
    assert not is_action(OVERLAST)


def test_what_is_shown_ends_with_the_ways_out(small: Knowledge) -> None:
    shown = ids(shown_options(asked(small, "plekken"), START, small))
    assert shown == [PLEIN, PORTIEK, SCHOOL, "geen", "weet-niet"]


# Proposals from a long list


def long_list(count: int, **more: object) -> Knowledge:
    places = tuple(place(f"locatie/plek-{n}", f"plek {n}") for n in range(count))
    return knowledge_of(
        (question("plekken", "meer", opties={"soort": "locatie"}, **more), CLOSING), items=places
    )


def proposals(*numbers: int) -> tuple[Proposal, ...]:
    return tuple(Proposal(f"locatie/plek-{n}", "omdat") for n in numbers)


def test_a_long_list_is_cut_to_the_best_eight_proposals() -> None:
    knowledge = long_list(30, voorstel="interventies")
    proposed = proposals(*range(20, 10, -1))
    shown = shown_options(asked(knowledge, "plekken"), START, knowledge, proposed)
    assert ids(shown) == [*(p.id for p in proposed[:8]), "weet-niet"]


def test_what_is_not_shown_may_still_be_named() -> None:
    knowledge = long_list(30)
    assert len(accepted_options(asked(knowledge, "plekken"), START, knowledge)) == 30


def test_a_short_list_is_shown_whole_and_in_its_own_order() -> None:
    knowledge = long_list(5)
    shown = shown_options(asked(knowledge, "plekken"), START, knowledge, proposals(3))
    assert ids(shown) == [*(f"locatie/plek-{n}" for n in range(5)), "weet-niet"]


def test_a_long_list_without_proposals_is_shown_whole() -> None:
    knowledge = long_list(30)
    assert len(shown_options(asked(knowledge, "plekken"), START, knowledge)) == 31


def test_of_a_long_list_from_which_nothing_is_proposed_nothing_is_shown() -> None:
    knowledge = long_list(30, voorstel="interventies")
    assert ids(shown_options(asked(knowledge, "plekken"), START, knowledge)) == ["weet-niet"]


def test_a_proposal_that_is_no_option_takes_no_place() -> None:
    knowledge = long_list(30, voorstel="interventies")
    proposed = (Proposal("locatie/elders", ""), *proposals(*range(8)))
    shown = shown_options(asked(knowledge, "plekken"), START, knowledge, proposed)
    assert ids(shown) == [*(f"locatie/plek-{n}" for n in range(8)), "weet-niet"]


# The real questionnaire


def test_every_question_of_the_analysis_but_the_last_can_be_answered_with_dont_know(
    shipped: Knowledge,
) -> None:
    *asked_questions, last = shipped.questionnaires["buurtanalyse"].questions
    for each in asked_questions:
        assert each.soort == "raster" or "weet-niet" in ids(closing_options(each)), each.id
    assert closing_options(last) == ()


def test_the_seven_causes_answer_to_their_letter(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    causes = shipped.questionnaires["buurtanalyse"].question("oorzaken")
    options = accepted_options(causes, buurtanalyse, shipped)
    assert [o.letter for o in options if o.letter] == list("ABCDEFG")


@pytest.mark.parametrize(
    ("question_id", "kind"),
    [
        ("vorm", "vorm"),
        ("locatie", "locatie"),
        ("fase", "fase"),
        ("kenmerken", "kenmerk"),
        ("oorzaken", "oorzaak"),
        ("sentimenten", "sentiment"),
        ("triggers", "trigger"),
        ("informatie", "informatie"),
        ("richtingen", "richting"),
        ("doelgroepen", "doelgroep"),
        ("interventies", "interventie"),
    ],
)
def test_every_main_item_of_its_kind_can_be_chosen(
    shipped: Knowledge, buurtanalyse: InterviewState, question_id: str, kind: str
) -> None:
    each = shipped.questionnaires["buurtanalyse"].question(question_id)
    offered = ids(accepted_options(each, buurtanalyse, shipped))
    assert offered == [item.id for item in shipped.main(kind)]
    assert offered


def test_every_actor_is_a_row_with_four_roles_to_choose_from(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    actors = shipped.questionnaires["buurtanalyse"].question("actoren")
    assert ids(rows(actors, buurtanalyse, shipped)) == [a.id for a in shipped.main("actor")]
    roles = ["jaagt-aan", "bemiddelt", "allebei", "onbekend"]
    assert ids(accepted_options(actors, buurtanalyse, shipped)) == roles


def test_no_two_options_of_a_question_look_the_same(
    shipped: Knowledge, buurtanalyse: InterviewState
) -> None:
    for each in shipped.questionnaires["buurtanalyse"].questions:
        labels = [o.label for o in accepted_options(each, buurtanalyse, shipped)]
        assert len(set(labels)) == len(labels), each.id
