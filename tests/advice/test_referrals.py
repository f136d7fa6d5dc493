"""To what the advice refers on, and when it does not."""

import pytest

from bot.advice.matcher import advise
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()


def referrals(*answers: str) -> list[str]:
    return [r.id.split("/")[1] for r in advise(answers, KNOWLEDGE).referrals]


@pytest.mark.parametrize("phase", ["incidenten", "escalatie"])
def test_incidents_and_escalation_are_referred_with_a_reason(phase: str) -> None:
    (found,) = advise([f"fase/{phase}"], KNOWLEDGE).referrals
    assert found.id == "verwijzing/maatschappelijke-spanningen"
    assert f"de fase {phase}" in found.reasons[0].text
    assert found.reasons[0].answers == (f"fase/{phase}",)


@pytest.mark.parametrize("phase", ["rust", "ongemak", "onderhuidse-spanningen"])
def test_earlier_phases_are_not_referred(phase: str) -> None:
    assert not referrals(f"fase/{phase}")


def test_school_is_referred() -> None:
    assert referrals("locatie/scholen") == ["scholen"]


@pytest.mark.parametrize("answer", ["oorzaak/f", "oorzaak/f-van-buiten", "bewoners/radicaal"])
def test_radical_views_are_referred(answer: str) -> None:
    assert referrals(answer) == ["radicalisering"]


def test_being_angry_about_discrimination_is_no_sign_of_radicalisation() -> None:
    assert not referrals("oorzaak/e-katalysator", "oorzaak/e-twee-maten", "bewoners/over-groepen")


def test_images_from_the_media_are_referred_only_where_it_is_quiet() -> None:
    media = ("trigger/eenzijdige-berichtgeving", "locatie/sociale-media")
    assert referrals(*media, "fase/rust") == ["weinig-diverse-gemeenten"]
    assert not referrals(*media, "fase/onderhuidse-spanningen")
    assert not referrals("fase/rust")
