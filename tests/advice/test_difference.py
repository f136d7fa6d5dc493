"""What differs between two pieces of advice, and which unknown answer would make a difference."""

from bot.advice.difference import Change, change, difference
from bot.advice.matcher import advise
from bot.advice.unknown import main_directions, sensitivities
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
MAIN = main_directions(KNOWLEDGE)
QUIET = ("oorzaak/a", "oorzaak/a-lichte-overlast", "locatie/woonomgeving")


def test_same_answers_differ_in_nothing() -> None:
    assert not difference(advise(QUIET, KNOWLEDGE), advise(QUIET, KNOWLEDGE), MAIN)


def test_crime_brings_the_safe_basis_to_the_front() -> None:
    found = difference(advise(QUIET, KNOWLEDGE), advise((*QUIET, "oorzaak/c"), KNOWLEDGE), MAIN)
    assert "richting/4" in found.directions.new
    assert found.interventions.new


def test_change_of_order_alone_tells_what_is_first() -> None:
    assert change(["a", "b"], ["b", "a"]) == Change((), (), "b")
    assert change(["a", "b"], ["a", "c"]) == Change(("c",), ("b",), None)
    assert change([], []) == Change((), (), None)
    assert change(["a"], []) == Change((), ("a",), None)


def test_unknown_that_matters_is_told_with_the_answer_that_matters_most() -> None:
    questions = {"oorzaken": ("oorzaak/c", "oorzaak/a"), "plek": ("locatie/woonomgeving",)}
    found = sensitivities(questions, QUIET, (), KNOWLEDGE)
    assert [s.question for s in found] == ["oorzaken"], "the place is known already"
    assert found[0].answer == "oorzaak/c"
    after = advise((*QUIET, found[0].answer), KNOWLEDGE)
    assert found[0].change == difference(advise(QUIET, KNOWLEDGE), after, MAIN)


def test_answers_without_influence_are_not_told() -> None:
    assert sensitivities({"rol": ("rol/student",), "leeg": ()}, QUIET, (), KNOWLEDGE) == ()
