"""Asking about the advice in a conversation: why, why not, and what if. Asking changes nothing."""

import pytest

from bot.interview.state import Phase
from tests.use_cases.chat import Chat

FIRST = "Bovenaan staat nu"


@pytest.fixture
def finished(chat: Chat) -> Chat:
    return chat.finish()


def test_why_not_is_answered_and_one_can_ask_on(finished: Chat) -> None:
    before = finished.analysis
    finished.say("waarom niet de Haagse Huiskamer?")
    assert "Haagse Huiskamer staat niet in het advies" in finished.text
    assert "vluchtelingen" in finished.text
    assert finished.options
    assert finished.analysis == before


def test_why_these_gives_the_reasons_of_the_first(finished: Chat) -> None:
    advised = finished.analysis.advice
    assert advised is not None
    finished.say("waarom deze?")
    [first, *_] = advised["richtingen"]  # type: ignore[misc]
    assert first["redenen"][0]["tekst"] in finished.text
    assert "op plaats 1" in finished.text


def test_what_if_tells_what_would_change_and_changes_nothing(finished: Chat) -> None:
    before = finished.analysis
    finished.say("wat als er veel criminaliteit is?")
    assert "Stel dat dit er ook is: verloedering en criminaliteit" in finished.text
    assert "Weerbare bewoners en een veilige basis" in finished.text
    assert finished.says("stel-niets-veranderd")
    assert finished.analysis == before
    assert finished.state.phase is Phase.FINISHED


def test_what_if_not(finished: Chat) -> None:
    finished.say("wat als het niet in de woonomgeving speelt?")
    assert "Stel dat dit er niet is: de directe woonomgeving" in finished.text


def test_answer_with_niet_in_it_is_no_denial(finished: Chat) -> None:
    finished.say("verandert het advies als mensen zich niet gehoord voelen?")
    assert "Stel dat dit er ook is: het gevoel niet gehoord te worden" in finished.text


def test_what_if_that_means_nothing_here_is_an_ordinary_question(finished: Chat) -> None:
    finished.say("wat als de gemeente niet meewerkt?")
    assert "Stel dat" not in finished.text


def test_in_the_interview_the_question_stays(chat: Chat) -> None:
    chat.come_to("interventies")
    chat.say("waarom niet dialoogtafels?")
    assert "Dialoogtafels" in chat.text
    assert chat.asked == "interventies"


def test_before_there_is_advice_it_is_a_question_like_any_other(chat: Chat) -> None:
    chat.come_to("vorm")
    chat.say("waarom niet dialoogtafels?", intent="stel_vraag")
    assert "staat niet in het advies" not in chat.text
    assert chat.asked == "vorm"


def test_account_with_what_if_in_it_is_an_account(chat: Chat) -> None:
    chat.come_to("krachten")
    chat.say("Stel dat er iets is, dan komt de voetbalclub altijd helpen op het plein.")
    assert chat.answer("krachten").text.startswith("Stel dat er iets is")


def test_what_does_not_fit_together_is_said_before_the_end(chat: Chat) -> None:
    chat.come_to("afronden", fase=("fase/rust",), oorzaken=("oorzaak/a", "oorzaak/c"))
    assert "Wat nog niet bij elkaar past" in chat.text
    assert chat.says("vooraf-wijzigen")
    chat.say("verander de fase")
    assert chat.asked == "fase"


def test_what_fits_together_is_not_remarked_on(chat: Chat) -> None:
    chat.come_to("afronden")
    assert "Wat nog niet bij elkaar past" not in chat.text


def test_what_was_advised_can_be_called_by_its_place(finished: Chat) -> None:
    titles = [option for option in finished.options if option.startswith("kennis/interventie/")]
    finished.say("vertel meer over de eerste")
    first = finished.wiring.knowledge.item(titles[0].removeprefix("kennis/"))
    assert first.antwoord in finished.text
    finished.say("waarom de tweede?")
    second = finished.wiring.knowledge.item(titles[1].removeprefix("kennis/"))
    assert f"{second.titel} staat op plaats 2" in finished.text
    finished.say("wat is het verschil tussen de 1e en de tweede?")
    assert first.antwoord in finished.text
    assert second.antwoord in finished.text


def test_first_question_is_no_first_approach(finished: Chat) -> None:
    finished.say("wat was de eerste vraag?")
    option = next(option for option in finished.options if option.startswith("kennis/"))
    assert (
        finished.wiring.knowledge.item(option.removeprefix("kennis/")).antwoord not in finished.text
    )


def test_option_on_the_screen_can_be_asked_about_by_its_place(chat: Chat) -> None:
    chat.come_to("locatie")
    chat.say("wat is de derde?")
    assert chat.wiring.knowledge.item("locatie/scholen").antwoord in chat.text
    assert chat.question is not None
    assert chat.question.id == "locatie"


def test_place_alone_is_an_answer(chat: Chat) -> None:
    chat.come_to("locatie")
    chat.say("de derde")
    assert chat.state.answer_to("locatie").choices == ("locatie/scholen",)  # type: ignore[union-attr]
