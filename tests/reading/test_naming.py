"""Which items a text calls by their name."""

import pytest

from bot.reading.naming import Name, Names
from bot.wiring import wiring

NAMES = Names.of(
    [
        Name("begrip/brug", "De brug", is_own=True),
        Name("begrip/oude-brug", "de oude brug", is_own=True),
        Name("interventie/portiers", "Brugportiers", is_own=True),
        Name("begrip/oever", "brug", is_own=False),
    ]
)


def named(text: str, names: Names = NAMES) -> list[str]:
    return [found.item for found in names.find(text)]


def test_longer_name_goes_before_a_part_of_it() -> None:
    assert named("bij de oude brug") == ["begrip/oude-brug"]


def test_own_name_goes_before_a_synonym() -> None:
    assert named("een brug") == ["begrip/brug"]


def test_plural_that_is_in_no_dictionary_is_found() -> None:
    assert named("wat doet een brugportier?") == ["interventie/portiers"]


def test_each_item_is_named_once_in_the_order_of_the_text() -> None:
    assert named("brugportiers op de brug, die brug") == ["interventie/portiers", "begrip/brug"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("richting 2b", ["richting/2b"]),
        ("4c en 4d", ["richting/4c", "richting/4d"]),
        ("trede 2 en 3", ["trede/2", "trede/3"]),
        ("casus 1", ["casus/1"]),
        ("letter E", ["oorzaak/e"]),
        ("de tweede trede", ["trede/2"]),
    ],
)
def test_numbers_and_letters_are_names(text: str, items: list[str]) -> None:
    assert named(text, wiring().answer_question.subjects.names) == items
