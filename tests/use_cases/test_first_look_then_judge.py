"""Image, judgement, decision (BOB): the conversation says where it is, and what comes too early waits for its time."""

import pytest

from bot.report.make_report import document
from bot.use_cases.overview import overview
from tests.use_cases.chat import Chat

CAMERAS = "we moeten gewoon camera's ophangen"
UPBRINGING = "dat komt gewoon door de opvoeding"


@pytest.fixture
def looking(chat: Chat) -> Chat:
    return chat.come_to("vorm")


def test_coming_to_the_judgement_is_said_in_one_sentence(chat: Chat) -> None:
    chat.come_to("actoren").say("sla over")
    assert chat.asked == "oorzaken"
    assert "Tot nu toe keken we alleen" in chat.text


def test_coming_to_the_decision_is_said_too(chat: Chat) -> None:
    chat.come_to("doelgroepen").choose("weet-niet")
    assert chat.asked == "beleid"
    assert "Er ligt nu een beeld en een oordeel" in chat.text


def test_going_back_and_forth_says_it_once(chat: Chat) -> None:
    chat.come_to("oorzaken").choose("oorzaak/b")
    chat.choose("actie/wijzig/locatie")
    chat.choose("locatie/publieke-ruimte")
    assert "Tot nu toe keken we alleen" not in chat.text


def test_solution_is_kept_and_the_question_asked_again(looking: Chat) -> None:
    looking.say(CAMERAS)
    assert looking.asked == "vorm"
    assert looking.state.answer_to("vorm") is None
    assert CAMERAS in looking.text
    assert looking.answer("eerder-idee").text == CAMERAS


def test_answer_beside_it_counts(chat: Chat) -> None:
    chat.come_to("locatie").say(f"op het plein, daar {CAMERAS.removeprefix('we ')}")
    assert chat.answer("locatie").choices == ("locatie/publieke-ruimte",)
    assert chat.state.answer_to("eerder-idee") is not None


def test_story_keeps_the_idea_in_it_as_well(chat: Chat) -> None:
    chat.come_to("buurt").say(f"In de Zuiderflat klagen bewoners over lawaai. {CAMERAS}.")
    assert "Zuiderflat" in chat.answer("buurt").text
    assert chat.answer("eerder-idee").text == CAMERAS


def test_story_told_at_once_keeps_it_too(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(
        f"Op het plein hangen jongens die naar voorbijgangers roepen en schelden. {CAMERAS}. Ouderen lopen om."
    )
    assert chat.answer("eerder-idee").text == CAMERAS
    assert CAMERAS in chat.text


def test_only_a_solution_is_no_neighbourhood(chat: Chat) -> None:
    chat.come_to("buurt").say(CAMERAS)
    assert chat.asked == "buurt"


def test_same_idea_twice_is_kept_once(looking: Chat) -> None:
    looking.say(CAMERAS)
    looking.say(CAMERAS.capitalize())
    assert looking.answer("eerder-idee").text == CAMERAS


def test_idea_comes_back_where_approaches_are_chosen(looking: Chat) -> None:
    looking.say(CAMERAS)
    looking.come_to("interventies")
    assert f'"{CAMERAS}"' in looking.text
    assert "Past dat nog" in looking.text


def test_judgement_comes_back_where_judging_begins(looking: Chat) -> None:
    looking.say(UPBRINGING)
    assert looking.asked == "vorm"
    looking.come_to("oorzaken")
    assert f'U zei eerder: "{UPBRINGING}"' in looking.text


def test_solution_in_its_own_time_is_an_answer(chat: Chat) -> None:
    chat.come_to("partners").say(CAMERAS)
    assert chat.state.answer_to("eerder-idee") is None
    assert chat.answer("partners").text == CAMERAS


def test_practice_and_other_questionnaires_go_on_as_they_did(chat: Chat) -> None:
    chat.choose("actie/start/korte-route")
    chat.say(CAMERAS)
    assert chat.state.answer_to("eerder-idee") is None


def test_report_has_it_beside_the_advice_and_not_among_the_answers(looking: Chat) -> None:
    looking.say(CAMERAS)
    looking.finish()
    made = document(looking.analysis, looking.wiring.knowledge, looking.now())
    [advice] = [section for section in made.sections if section.id == "advies"]
    assert "eerder-genoemd" in [part.id for part in advice.parts]
    [steps] = [section for section in made.sections if section.id == "stappen"]
    assert CAMERAS not in str(steps)


def test_steps_name_their_phases(chat: Chat) -> None:
    chat.come_to("vorm")
    found = {step["nummer"]: step["bob"] for step in overview(chat.state, chat.wiring.knowledge)}
    assert found == {"1": ["Beeld"], "2": ["Beeld", "Oordeel"], "3": ["Oordeel"], "4": ["Besluit"]}


def test_order_of_asking_never_goes_back_to_an_earlier_phase(chat: Chat) -> None:
    questionnaire = chat.wiring.knowledge.questionnaires["buurtanalyse"]
    order = [phase.id for phase in questionnaire.bob]
    asked = [questionnaire.bob_of(question.id) for question in questionnaire.questions]
    places = [order.index(phase.id) for phase in asked if phase is not None]
    assert len(places) == len(asked)
    assert places == sorted(places)
