"""A word of a button's label is enough to choose it, when it is clear that one chooses."""

import pytest

from bot.reading.meaning import Option
from bot.reading.menu_words import named_in_menu

MENU = (
    Option("verhaal", "Ik vertel het gewoon even"),
    Option("analyse", "Een buurt analyseren (20 minuten)"),
    Option("snel", "Snel zien wat past (10 minuten)"),
    Option("oefenen", "Oefenen met een casus of quiz"),
)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("doe maar de snelle", "snel"),
        ("de snelle graag", "snel"),
        ("graag oefenen", "oefenen"),
        ("ja, de quiz", "oefenen"),
        ("die met de casus", "oefenen"),
    ],
)
def test_word_of_a_label_chooses_it(text: str, chosen: str) -> None:
    assert named_in_menu(text, MENU) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "snel",
        "de minuten",
        "de buurvrouw",
        "doe maar",
        "er broeit wat",
        "de sfeer in de buurt is slecht",
        "",
    ],
)
def test_anything_else_chooses_nothing(text: str) -> None:
    assert named_in_menu(text, MENU) is None
