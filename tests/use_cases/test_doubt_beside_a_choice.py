"""What is clear is kept; what was perhaps meant beside it is asked about, never ticked or lost in silence."""

from bot.interview.state import Cell
from tests.use_cases.chat import Chat


def test_a_row_without_its_column_is_asked_about(chat: Chat) -> None:
    chat.come_to("actoren")
    chat.say("de actiegroep jaagt aan en de school ook ergens")
    assert chat.asked == "actoren"
    assert "Scholen in de buurt" in chat.text
    assert chat.answer("actoren").cells == (Cell("actor/actiegroepen", "jaagt-aan"),)


def test_what_is_added_keeps_what_was_clear(chat: Chat) -> None:
    chat.come_to("actoren")
    chat.say("de actiegroep jaagt aan en de school ook ergens")
    chat.say("de school bemiddelt")
    assert set(chat.answer("actoren").cells) == {
        Cell("actor/actiegroepen", "jaagt-aan"),
        Cell("actor/scholen", "bemiddelt"),
    }
    assert chat.asked == "oorzaken"


def test_a_row_that_is_not_known_is_asked_about(chat: Chat) -> None:
    chat.come_to("actoren")
    chat.say("de kerk bemiddelt, en de deur stookt")
    assert chat.asked == "actoren"
    assert "weet niet bij welk onderdeel" in chat.text
    assert Cell("actor/religieuze-instellingen", "bemiddelt") in chat.answer("actoren").cells


def test_skipping_leaves_it_at_that(chat: Chat) -> None:
    chat.come_to("actoren")
    chat.say("de actiegroep jaagt aan en de school ook ergens")
    chat.say("sla over")
    assert chat.asked == "oorzaken"
    assert chat.answer("actoren").cells == (Cell("actor/actiegroepen", "jaagt-aan"),)


def test_a_row_that_is_said_not_to_matter_is_not_asked_about(chat: Chat) -> None:
    chat.come_to("actoren")
    chat.say("de kerk bemiddelt, de media spelen geen rol")
    assert chat.asked == "oorzaken"


def test_the_provisional_advice_comes_when_the_doubt_is_settled(chat: Chat) -> None:
    chat.come_to("verdieping")
    chat.choose("verdieping/bewoners")
    chat.say("het gaat over nieuwkomers, misschien ook over hun eigen leven")
    assert chat.asked == "bezorgde-bewoners"
    assert "Bedoelt u ook" in chat.text
    chat.say("nee")
    assert chat.asked == "aanpakken"
    assert "voorlopig" in chat.text
    assert chat.answer("bezorgde-bewoners").choices == ("bewoners/over-groepen",)
