"""Why something is advised or not: the reasons are those that decided, and mending them mends the advice."""

import pytest

from bot.advice.matcher import advise, situation_for
from bot.advice.why import Why, why
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
NOISE = (
    "oorzaak/a",
    "oorzaak/a-lichte-overlast",
    "vorm/voelen-irritatie",
    "locatie/woonomgeving",
)


def asked(item: str, *answers: str) -> Why:
    found = why(item, advise(answers, KNOWLEDGE), situation_for(answers, KNOWLEDGE))
    assert found is not None
    return found


def against(item: str, *answers: str) -> str:
    return " ".join(reason.text for reason in asked(item, *answers).against)


def test_what_is_first_has_reasons_and_nothing_against_it() -> None:
    first = advise(NOISE, KNOWLEDGE).interventions[0]
    found = asked(first.id, *NOISE)
    assert (found.place, found.reasons, found.against) == (1, first.reasons, ())


def test_place_is_that_of_the_advice() -> None:
    listed = [a.id for a in advise(NOISE, KNOWLEDGE).interventions]
    assert [asked(i, *NOISE).place for i in listed] == list(range(1, len(listed) + 1))


@pytest.mark.parametrize(
    ("item", "answers", "told", "mended"),
    [
        pytest.param(
            "interventie/boost",
            ("vorm/denken-vooroordelen", "locatie/publieke-ruimte"),
            "statushouders",
            ("oorzaak/weerstand-komst", "doelgroep/statushouders"),
            id="needs people who were not named",
        ),
        pytest.param(
            "interventie/portiekgesprekken",
            ("oorzaak/a-lichte-overlast", "locatie/publieke-ruimte"),
            "portiek",
            ("locatie/woonomgeving",),
            id="is for another place",
        ),
        pytest.param(
            "interventie/buurtveiligheidsteams",
            ("vorm/denken-vooroordelen", "locatie/publieke-ruimte"),
            "criminaliteit",
            ("oorzaak/c",),
            id="is for a problem that was not named",
        ),
    ],
)
def test_reason_against_it_is_what_keeps_it_out(
    item: str, answers: tuple[str, ...], told: str, mended: tuple[str, ...]
) -> None:
    assert asked(item, *answers).place is None
    assert told in against(item, *answers)
    assert asked(item, *answers, *mended).place is not None


def test_what_is_unwise_here_is_said_first() -> None:
    found = asked("interventie/dialoogtafels", *NOISE, "oorzaak/c", "locatie/publieke-ruimte")
    assert found.against[0].text.startswith("Let op.")
    assert found.against[0].answers == ("oorzaak/c",)


def test_every_direction_and_intervention_that_is_not_first_says_why() -> None:
    for item in (*KNOWLEDGE.interventions, *KNOWLEDGE.directions):
        found = asked(item.id, *NOISE)
        assert found.place is not None or found.against, item.id


def test_anything_else_has_no_place_in_an_advice() -> None:
    assert why("fase/rust", advise(NOISE, KNOWLEDGE), situation_for(NOISE, KNOWLEDGE)) is None
    assert why("bestaat/niet", advise(NOISE, KNOWLEDGE), situation_for(NOISE, KNOWLEDGE)) is None


def test_every_reason_has_a_source() -> None:
    for item in KNOWLEDGE.interventions:
        for reason in asked(item.id, *NOISE).against:
            assert reason.source in KNOWLEDGE.items
            assert reason.where
