"""Visitors of a website: newcomers, with answers, practice, quizzes and the short route."""

import pytest

from bot.storage import SqlStore
from bot.wiring import Wiring
from tests.use_cases.chat import Chat
from tests.use_cases.test_outside_an_interview import STORY

NOT_HERE = ("buurtanalyse", "beleidsscan", "informatiepositie", "azc")


@pytest.fixture
def guest(store: SqlStore, wiring: Wiring) -> Chat:
    return Chat(store, wiring, channel="widget")


def said(chat: Chat, key: str) -> bool:
    return chat.wiring.knowledge.phrases[f"bezoeker-{key}"].split("{")[0].strip() in chat.text


def test_the_greeting_says_that_it_is_wiped_and_offers_what_newcomers_want(guest: Chat) -> None:
    assert said(guest, "begroeting")
    assert guest.options == [
        "kennis/begrip/polarisatie",
        "actie/start/korte-route",
        "actie/oefenen",
        "actie/hulp",
    ]


@pytest.mark.parametrize("channel", ["web", "api", "teams"])
def test_others_are_greeted_as_before(store: SqlStore, wiring: Wiring, channel: str) -> None:
    chat = Chat(store, wiring, channel=channel)
    assert chat.says("begroeting")
    assert "actie/start/buurtanalyse" in chat.options


@pytest.mark.parametrize("questionnaire", NOT_HERE)
def test_what_is_for_professionals_is_elsewhere(guest: Chat, questionnaire: str) -> None:
    guest.choose(f"actie/start/{questionnaire}")
    assert said(guest, "analyse-elders")
    assert guest.conversation.analysis is None
    assert guest.options[0] == "actie/start/korte-route"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ik wil een analyse maken van onze wijk", "start_analyse"),
        ("begin een analyse", "start_analyse"),
        ("start de beleidsscan", ""),
        (STORY, "geef_antwoord"),
    ],
)
def test_asked_for_in_words_it_is_elsewhere_too(guest: Chat, text: str, intent: str) -> None:
    guest.say(text, intent)
    assert said(guest, "analyse-elders")
    guest.say("ja graag", "bevestig")
    assert guest.state.questionnaire == "korte-route"


def test_telling_by_button_is_elsewhere(guest: Chat) -> None:
    guest.choose("actie/verhaal")
    assert said(guest, "analyse-elders")


def test_a_question_is_answered_and_the_short_route_is_the_way_on(guest: Chat) -> None:
    guest.say("wat is polarisatie?")
    assert "Bron: " in guest.text
    assert "actie/start/korte-route" in guest.options
    assert "actie/start/buurtanalyse" not in guest.options


def test_the_short_route_is_introduced_to_visitors_and_leads_to_nothing_else(guest: Chat) -> None:
    guest.choose("actie/start/korte-route")
    assert "buurtanalyse" not in guest.text
    for _ in range(20):
        if guest.state.phase == "afgerond":
            break
        guest.choose("actie/afronden") if guest.asked == "afronden" else guest._answer_somehow({})
    assert guest.has_result()
    assert "actie/vervolg" not in guest.options
    assert not any("buurtanalyse" in option for option in guest.options)


def test_the_sequel_cannot_be_ordered_either(guest: Chat) -> None:
    guest.choose("actie/start/korte-route")
    guest.choose("actie/vervolg")
    assert guest.state.questionnaire == "korte-route"


def test_during_the_short_route_the_analysis_is_elsewhere(guest: Chat) -> None:
    guest.choose("actie/start/korte-route")
    asked = guest.asked
    guest.say("begin de beleidsscan")
    assert said(guest, "analyse-elders")
    assert guest.asked == asked


def test_practice_and_quizzes_are_for_visitors_too(guest: Chat) -> None:
    guest.choose("actie/oefenen")
    assert {"actie/oefen/casus/1", "actie/start/quiz"} <= set(guest.options)
    guest.choose("actie/oefen/casus/1")
    assert guest.state.practice == "casus/1"


@pytest.mark.parametrize(
    ("intent", "key"), [("privacy", "privacy"), ("hulp", "hulp"), ("afscheid", "afscheid")]
)
def test_small_talk_says_what_holds_for_visitors(guest: Chat, intent: str, key: str) -> None:
    guest.say("blablabla", intent)
    assert said(guest, key)
    assert "bewaard" not in guest.text.replace("Bewaar dit gesprek", "")


def test_an_order_without_a_list_offers_the_short_route(guest: Chat) -> None:
    guest.say("sla over")
    assert said(guest, "geen-analyse")
    guest.say("ja", "bevestig")
    assert guest.state.questionnaire == "korte-route"


def test_no_sentence_to_visitors_promises_to_keep_anything(wiring: Wiring) -> None:
    to_visitors = wiring.knowledge.for_visitors.phrases
    for key in ("pauze", "gestopt", "wissel-zeker", "wissel-bewaard", "opnieuw-zeker"):
        assert "bewaar" not in to_visitors[key].replace("Bewaar dit gesprek", "").lower(), key
