"""What holds for every advice, whatever was answered; on the shipped knowledge."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.advice import Advice, Advised
from bot.advice.matcher import NoAdviceRules, advise
from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.schema import Intervention

KNOWLEDGE = shipped_knowledge()
ANSWER_KINDS = (
    *("oorzaak", "vorm", "locatie", "fase", "kenmerk", "sentiment", "trigger"),
    *("overheid", "informatie", "doelgroep", "richting"),
)
ANSWERS = sorted(i for i in KNOWLEDGE.items if i.split("/")[0] in ANSWER_KINDS)
answer_sets = st.sets(
    st.sampled_from([*ANSWERS, "bewoners/radicaal", "onbekend/iets"]), max_size=20
)

STAIRWELL = ("oorzaak/a-lichte-overlast", "vorm/voelen-irritatie", "locatie/woonomgeving")
SQUARE = ("oorzaak/b-jongeren", "oorzaak/b-moeilijk-aanspreken", "locatie/publieke-ruimte")


def ids(advised: tuple[Advised, ...]) -> list[str]:
    return [a.id for a in advised]


def all_items(advice: Advice) -> list[Advised]:
    return [
        *advice.directions,
        *advice.interventions,
        *advice.referrals,
        *advice.target_groups,
    ]


def test_without_answers_one_looks_and_listens_first() -> None:
    advice = advise([], KNOWLEDGE)
    assert ids(advice.directions) == ["richting/7", "richting/6"]
    assert not advice.interventions
    assert not advice.referrals


@pytest.mark.parametrize("answer", ANSWERS)
def test_with_one_answer_one_looks_and_listens_first(answer: str) -> None:
    directions = ids(advise([answer], KNOWLEDGE).directions)
    if not answer.startswith("richting/"):
        assert set(directions[:2]) == {"richting/6", "richting/7"}


@pytest.mark.parametrize(
    "answer", ["locatie/woonomgeving", "fase/escalatie", "kenmerk/leeftijd", "doelgroep/jongeren"]
)
def test_answer_that_names_no_problem_is_no_ground_for_an_intervention(answer: str) -> None:
    assert not advise([answer], KNOWLEDGE).interventions


def test_unknown_answers_change_nothing() -> None:
    assert advise([*STAIRWELL, "onzin/x"], KNOWLEDGE) == advise(STAIRWELL, KNOWLEDGE)


def test_advice_names_the_version_of_the_knowledge() -> None:
    assert advise(STAIRWELL, KNOWLEDGE).knowledge_version == KNOWLEDGE.version


def test_knowledge_without_rules_is_refused() -> None:
    bare = Knowledge(items=KNOWLEDGE.items, questionnaires={}, version="kaal")
    with pytest.raises(NoAdviceRules):
        advise(STAIRWELL, bare)


def test_causes_to_tackle_now_weigh_more() -> None:
    answers = ("oorzaak/a-opkroppen", "oorzaak/b-kinderen", "locatie/woonomgeving")
    neighbours = advise(answers, KNOWLEDGE, focus=["oorzaak/a"])
    children = advise(answers, KNOWLEDGE, focus=["oorzaak/b-kinderen"])
    assert neighbours.interventions[0].id == "interventie/buurtbemiddeling"
    assert children.interventions[0].id == "interventie/portiekportiers"
    assert "U wilt iets doen aan" in children.interventions[0].reasons[0].text


def test_missing_safety_still_counts_when_something_else_is_tackled() -> None:
    answers = (*STAIRWELL, "oorzaak/c", "locatie/publieke-ruimte")
    directions = ids(advise(answers, KNOWLEDGE, focus=["oorzaak/a"]).directions)
    assert directions.index("richting/4") < directions.index("richting/1")


def test_a_chosen_direction_leads() -> None:
    advice = advise([*SQUARE, *STAIRWELL, "richting/5"], KNOWLEDGE)
    assert advice.directions[0].id == "richting/5"


@given(answer_sets, st.randoms())
@settings(max_examples=60, deadline=None)
def test_same_answers_give_the_same_advice_in_any_order(
    answers: set[str], chance: random.Random
) -> None:
    shuffled = sorted(answers)
    chance.shuffle(shuffled)
    assert advise(shuffled, KNOWLEDGE) == advise(sorted(answers), KNOWLEDGE)


@given(answer_sets)
@settings(max_examples=100, deadline=None)
def test_every_line_of_advice_can_be_defended(answers: set[str]) -> None:
    for advised in all_items(advise(answers, KNOWLEDGE)):
        assert 1 <= len(advised.reasons) <= 3, advised.id
        for reason in advised.reasons:
            assert reason.text
            assert reason.where
            assert reason.source in KNOWLEDGE.items
            assert set(reason.answers) <= KNOWLEDGE.with_parents(answers), advised.id


@given(answer_sets)
@settings(max_examples=100, deadline=None)
def test_advice_keeps_its_promises(answers: set[str]) -> None:
    advice = advise(answers, KNOWLEDGE)
    assert "richting/7" in ids(advice.directions)
    assert len(advice.interventions) <= 12
    for part in (advice.directions, advice.interventions, advice.referrals, advice.target_groups):
        assert len(set(ids(part))) == len(part)
    mains = [KNOWLEDGE.item(d).onder is None for d in ids(advice.directions)]
    assert mains == sorted(mains, reverse=True), "the main directions come before their parts"


@given(answer_sets)
@settings(max_examples=100, deadline=None)
def test_stairwell_approaches_need_a_stairwell(answers: set[str]) -> None:
    places = {a for a in answers if a.startswith("locatie/")} - {"locatie/anders"}
    if not places or "locatie/woonomgeving" in places:
        return
    for advised in advise(answers, KNOWLEDGE).interventions:
        item = KNOWLEDGE.get(advised.id)
        assert isinstance(item, Intervention)
        assert item.locaties != ("locatie/woonomgeving",)
