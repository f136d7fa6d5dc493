"""The front of a list is mixed; nothing gets lost."""

from bot.advice.variety import Kind, varied
from knowledge.checks import shipped_knowledge

_shipped = shipped_knowledge().advice_rules
assert _shipped is not None
RULES = _shipped.interventies.model_copy(
    update={"vooraan": 4, "vooraan_per_richting": 2, "vooraan_per_onderdeel": 1}
)
YOUTH, HOME = Kind("richting/3", "richting/3"), Kind("richting/1", "richting/1")
RULES_OF_CONDUCT, DIALOGUE = Kind("richting/2", "richting/2a"), Kind("richting/2", "richting/2b")


def test_a_third_of_the_same_direction_waits_for_another() -> None:
    things = [("a", YOUTH), ("b", YOUTH), ("c", YOUTH), ("d", HOME)]
    assert varied(things, RULES) == ["a", "b", "d", "c"]


def test_a_second_of_the_same_part_waits_for_another_part() -> None:
    things = [("a", RULES_OF_CONDUCT), ("b", RULES_OF_CONDUCT), ("c", DIALOGUE)]
    assert varied(things, RULES) == ["a", "c", "b"]


def test_nothing_else_to_offer_leaves_the_order_as_it_was() -> None:
    things = [(letter, YOUTH) for letter in "abcdef"]
    assert varied(things, RULES) == list("abcdef")


def test_behind_the_front_the_order_stays() -> None:
    things = [*((letter, YOUTH) for letter in "abc"), *((letter, HOME) for letter in "def")]
    assert varied(things, RULES) == ["a", "b", "d", "e", "c", "f"]
