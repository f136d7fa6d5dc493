"""A solution or a judgement while the picture is still being made, and what only looks like one."""

import pytest

from bot.reading.early_thoughts import early_thoughts


@pytest.mark.parametrize(
    "text",
    [
        "we moeten gewoon camera's ophangen",
        "Eigenlijk moeten we daar gewoon camera's ophangen",
        "er moet meer politie komen",
        "er moet een jongerencentrum komen",
        "gewoon camera's ophangen",
        "ik zou er gewoon een hek omheen zetten",
        "De oplossing is een buurtfeest",
        "laten we gewoon een barbecue houden",
        "de gemeente moet gewoon eens handhaven",
        "volgens mij moeten we de straat afsluiten",
        "die jongens moeten gewoon een plek krijgen",
        "hang daar gewoon camera's op",
        "wat we nodig hebben is een wijkagent",
    ],
)
def test_solution(text: str) -> None:
    found = early_thoughts(text)
    assert found.solutions == (text,)
    assert not found.rest


@pytest.mark.parametrize(
    "text",
    [
        "dat is gewoon de schuld van de ouders",
        "het komt gewoon door die flat",
        "het ligt natuurlijk aan de opvoeding",
    ],
)
def test_judgement(text: str) -> None:
    assert early_thoughts(text).judgements == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "we moeten stoppen",
        "we moeten eerst kijken wat er speelt",
        "bewoners vinden dat er camera's moeten komen",
        "moeten we camera's ophangen?",
        "ze moeten er niets van hebben",
        "er wordt gescholden op het plein",
        "mensen denken slecht over elkaar en mijden het plein",
        "er moet eens naar ons geluisterd worden, zeggen ze",
        "die lui deugen niet",
        "ja",
        "",
    ],
)
def test_what_belongs_to_the_picture(text: str) -> None:
    assert not early_thoughts(text)


def test_answer_beside_a_solution_is_kept_apart() -> None:
    found = early_thoughts("op het plein, daar moeten we gewoon camera's ophangen")
    assert found.solutions == ("daar moeten we gewoon camera's ophangen",)
    assert found.rest == "op het plein"
