"""The reply to a question about the subject: an item, a list, a comparison, what one can do, or nothing."""

import pytest

from bot.use_cases.answer_question import Explanation
from bot.wiring import wiring


def answer(text: str, last_item: str | None = None) -> Explanation:
    return wiring().answer_question(text, last_item)


def test_an_item_is_explained_with_its_source() -> None:
    found = answer("wat is het stille midden?")
    assert found.item == "begrip/stille-midden"
    assert "Bron:" in found.message.tekst
    assert found.message.kennis[0].waar


def test_a_list_names_every_main_item_and_not_something_else() -> None:
    found = answer("welke oorzaken zijn er?")
    assert "oorzaak/a" in found.ids
    assert "oorzaak/anders" not in found.ids
    assert found.item is None


def test_a_narrowed_list_holds_only_what_fits() -> None:
    found = answer("welke interventies zijn er voor jongeren op een plein?")
    interventions = [wiring().knowledge.item(i) for i in found.ids]
    assert found.ids
    assert all("doelgroep/jongeren" in i.doelgroepen for i in interventions)  # type: ignore[attr-defined]
    assert all("locatie/publieke-ruimte" in i.locaties for i in interventions)  # type: ignore[attr-defined]


def test_a_comparison_says_both_sides() -> None:
    found = answer("verschil tussen ongemak en onderhuidse spanningen")
    assert found.ids == ("fase/ongemak", "fase/onderhuidse-spanningen")
    for item_id in found.ids:
        assert wiring().knowledge.item(item_id).antwoord in found.message.tekst


def test_what_to_do_names_approaches_and_directions() -> None:
    found = answer("wat kan ik doen aan verloedering en criminaliteit?")
    assert any(i.startswith("interventie/") for i in found.ids)
    assert "richting/4" in found.ids


@pytest.mark.parametrize(
    ("text", "field"),
    [("vertel meer", "uitleg"), ("geef een voorbeeld", "voorbeeld")],
)
def test_a_follow_up_is_about_the_same_item(text: str, field: str) -> None:
    found = answer(text, "begrip/bindingsladder")
    assert found.item == "begrip/bindingsladder"
    said = getattr(wiring().knowledge.item("begrip/bindingsladder"), field)
    assert said in found.message.tekst


def test_what_is_not_in_the_sources_is_not_answered() -> None:
    found = answer("hoe laat begint de voetbalwedstrijd vanavond?")
    assert found.ids == ()
    assert found.candidates == ()
    assert "vind ik niets" in found.message.tekst
