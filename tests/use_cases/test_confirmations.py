"""Orders that ask for a yes: beginning again, and finishing while questions are open."""

import pytest

from bot.interview.state import Phase
from tests.use_cases.chat import Chat


@pytest.fixture
def asked_to_restart(chat: Chat) -> Chat:
    chat.come_to("locatie").say("ik wil helemaal opnieuw beginnen")
    assert chat.says("opnieuw-zeker")
    return chat


@pytest.mark.parametrize("yes", ["ja", "Ja, begin opnieuw", "1", "actie/opnieuw-ja"])
def test_yes_begins_again_and_keeps_the_old_analysis(asked_to_restart: Chat, yes: str) -> None:
    chat, old = asked_to_restart, asked_to_restart.analysis
    chat.choose(yes) if yes.startswith("actie/") else chat.say(yes)
    assert chat.analysis.id != old.id
    assert chat.state.answers == ()
    assert chat.asked == "rol"
    assert chat.store.analysis(old.id).state.answers == old.state.answers


@pytest.mark.parametrize("no", ["nee", "nee, ga verder", "2", "actie/verder"])
def test_no_goes_on_where_we_were(asked_to_restart: Chat, no: str) -> None:
    chat, old = asked_to_restart, asked_to_restart.analysis
    chat.choose(no) if no.startswith("actie/") else chat.say(no)
    assert chat.analysis.state == old.state
    assert chat.analysis.id == old.id
    assert chat.asked == "locatie"


def test_something_else_is_taken_for_what_it_is_and_confirms_nothing(
    asked_to_restart: Chat,
) -> None:
    chat, old = asked_to_restart, asked_to_restart.analysis.id
    chat.say("wat is polarisatie?")
    assert chat.asked == "locatie"
    chat.say("ja")
    assert chat.analysis.id == old


def test_button_of_an_answer_is_an_answer_and_confirms_nothing(asked_to_restart: Chat) -> None:
    chat, old = asked_to_restart, asked_to_restart.analysis.id
    chat.choose("locatie/publieke-ruimte")
    assert chat.analysis.id == old
    assert chat.answer("locatie").choices == ("locatie/publieke-ruimte",)


def test_finishing_with_open_questions_asks_first(chat: Chat) -> None:
    chat.come_to("krachten").say("rond maar af")
    assert chat.options == ["actie/afronden-ja", "actie/verder"]
    assert "vragen open" in chat.text
    assert chat.state.phase is Phase.RUNNING


@pytest.mark.parametrize("yes", ["ja", "rond af", "1", "actie/afronden-ja"])
def test_finishing_early_after_a_yes_gives_advice(chat: Chat, yes: str) -> None:
    chat.come_to("krachten").say("rond maar af")
    chat.choose(yes) if yes.startswith("actie/") else chat.say(yes)
    assert chat.state.phase is Phase.FINISHED
    assert chat.analysis.advice
    assert chat.has_result()


@pytest.mark.parametrize("no", ["nee", "2", "actie/verder"])
def test_not_finishing_early_asks_the_next_question(chat: Chat, no: str) -> None:
    chat.come_to("krachten").say("rond maar af")
    chat.choose(no) if no.startswith("actie/") else chat.say(no)
    assert chat.asked == "krachten"
    assert chat.state.phase is Phase.RUNNING


def test_one_open_question_is_called_one(chat: Chat) -> None:
    chat.come_to("interventies").say("afronden")
    assert chat.says("afronden-open-een")


@pytest.mark.parametrize("how", ["rond af", "ja", "1", "klaar", "actie/afronden"])
def test_last_question_finishes_at_once(chat: Chat, how: str) -> None:
    chat.come_to("afronden")
    chat.choose(how) if how.startswith("actie/") else chat.say(how)
    assert chat.state.phase is Phase.FINISHED


def test_finishing_at_the_very_beginning_is_possible_and_gives_a_reply(chat: Chat) -> None:
    chat.begin().say("rond af")
    chat.say("ja")
    assert chat.state.phase is Phase.FINISHED
    assert chat.question is not None


def test_last_question_shows_the_answers_on_request(chat: Chat) -> None:
    chat.come_to("afronden").say("2")
    assert chat.says("samenvatting")
    assert chat.asked == "afronden"
