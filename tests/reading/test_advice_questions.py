"""Questions about the advice are told apart from questions about an approach and from questions about a question."""

import pytest

from bot.reading.advice_questions import Supposing, find_supposition, find_why, without_denial
from bot.reading.naming import Names
from bot.use_cases.askable import item_names
from knowledge.checks import shipped_knowledge

NAMES = Names.of(item_names(shipped_knowledge()))
TABLES = ("interventie/dialoogtafels",)


@pytest.mark.parametrize(
    "text",
    [
        "Waarom niet dialoogtafels?",
        "waarom geen dialoogtafels",
        "en waarom staan de dialoogtafels er niet bij?",
        "maar hoe komt het dat dialoogtafels niet in het advies staan",
        "ik mis dialoogtafels",
        "Ik had eigenlijk dialoogtafels verwacht",
        "zouden dialoogtafels niet beter zijn?",
        "dialoogtafels, waarom staat dat zo laag?",
        "waarom dialoogtafels?",
    ],
)
def test_why_of_one_approach(text: str) -> None:
    found = find_why(text, NAMES)
    assert found is not None
    assert found.ids == TABLES


@pytest.mark.parametrize(
    "text",
    ["waarom deze?", "Waarom juist deze aanpakken?", "waarom raadt u dit aan", "waarom die volgorde",
     "hoezo deze drie richtingen?", "waarom staan deze bovenaan"],
)  # fmt: skip
def test_why_of_all_that_is_advised(text: str) -> None:
    found = find_why(text, NAMES)
    assert found is not None
    assert found.ids == ()


def test_why_of_a_direction() -> None:
    found = find_why("waarom geen richting 4?", NAMES)
    assert found is not None
    assert found.ids == ("richting/4",)


@pytest.mark.parametrize(
    "text",
    [
        "waarom?",
        "waarom vraagt u dat?",
        "waarom deze vraag?",
        "wat zijn dialoogtafels?",
        "hoe werken dialoogtafels?",
        "waarom ontstaat polarisatie?",
        "waarom zijn mensen boos op de gemeente",
        "dialoogtafels",
        "ik mis mijn oude buren",
        "zijn er niet meer mensen die dit zien?",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert find_why(text, NAMES) is None


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("wat als het ook op school speelt?", Supposing.ALSO),
        ("Stel dat er jongeren bij betrokken zijn", Supposing.ALSO),
        ("en als het escaleert?", Supposing.ALSO),
        ("wat verandert er als de fase incidenten is", Supposing.ALSO),
        ("wat zou u adviseren als het op het plein was", Supposing.ALSO),
        ("wat als het alleen om jongeren gaat", Supposing.ONLY),
        ("stel nou dat er geen criminaliteit is", Supposing.NOT),
        ("wat als we armoede weglaten", Supposing.NOT),
    ],
)
def test_suppositions(text: str, how: Supposing) -> None:
    found = find_supposition(text)
    assert found is not None
    assert found.how is how


@pytest.mark.parametrize(
    "text", ["het speelt op school", "als ik het goed heb speelt het op school", "wat is escalatie?",
             "mensen stellen zich vijandig op", ""]
)  # fmt: skip
def test_what_supposes_nothing(text: str) -> None:
    assert find_supposition(text) is None


def test_denial_can_be_taken_out() -> None:
    assert without_denial("het niet op school speelt") == "het op school speelt"
