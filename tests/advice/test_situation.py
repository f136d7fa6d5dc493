"""How answers are compared with what the knowledge names."""

from bot.advice.situation import Situation
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
RULES = KNOWLEDGE.advice_rules
assert RULES is not None


def situation(*answers: str, focus: tuple[str, ...] = ()) -> Situation:
    assert RULES is not None
    return Situation(frozenset(answers), frozenset(focus), KNOWLEDGE, RULES)


def strength(problem: str, *answers: str, focus: tuple[str, ...] = ()) -> float:
    found = situation(*answers, focus=focus).best_match(problem)
    return found.strength if found is not None else 0.0


def test_precise_answer_fits_best() -> None:
    precise = strength("oorzaak/a-opkroppen", "oorzaak/a", "oorzaak/a-opkroppen")
    general = strength("oorzaak/a-opkroppen", "oorzaak/a")
    assert precise > general > 0


def test_main_cause_fits_less_when_another_part_was_named() -> None:
    assert strength("oorzaak/a", "oorzaak/a") > strength("oorzaak/a", "oorzaak/a-opkroppen") > 0


def test_other_part_does_not_fit() -> None:
    assert strength("oorzaak/a-opkroppen", "oorzaak/a", "oorzaak/a-lichte-overlast") == 0


def test_what_is_tackled_now_fits_better_and_the_rest_less() -> None:
    answers = ("oorzaak/a", "oorzaak/d")
    assert strength("oorzaak/d", *answers, focus=("oorzaak/d",)) > strength("oorzaak/d", *answers)
    assert strength("oorzaak/a", *answers, focus=("oorzaak/d",)) < strength("oorzaak/a", *answers)


def test_tackling_a_main_cause_means_its_parts_as_well() -> None:
    answers = ("oorzaak/a", "oorzaak/a-opkroppen")
    chosen = strength("oorzaak/a-opkroppen", *answers, focus=("oorzaak/a",))
    assert chosen > strength("oorzaak/a-opkroppen", *answers)


def test_problem_that_points_to_people_is_enough_until_groups_are_chosen() -> None:
    needed = ("oorzaak/b", "doelgroep/kinderen")
    assert situation("oorzaak/b").allows(needed)
    assert situation("oorzaak/b", "doelgroep/kinderen").allows(needed)
    assert not situation("oorzaak/b", "doelgroep/buurtgenoten").allows(needed)
    assert not situation("oorzaak/a").allows(needed)


def test_chosen_group_is_enough_without_the_problem() -> None:
    needed = ("oorzaak/weerstand-komst", "doelgroep/statushouders")
    assert situation("oorzaak/a", "doelgroep/statushouders").allows(needed)


def test_nothing_required_is_always_allowed() -> None:
    assert situation().allows(())


def test_another_place_is_no_known_place() -> None:
    assert not situation("locatie/anders").places
    assert situation("locatie/anders", "locatie/scholen").places == {"locatie/scholen"}


def test_reasons_name_the_part_that_was_chosen() -> None:
    assert situation("oorzaak/f-van-buiten").answered(["oorzaak/f"]) == ("oorzaak/f-van-buiten",)
    assert situation("oorzaak/f").answered(["oorzaak/f"]) == ("oorzaak/f",)
