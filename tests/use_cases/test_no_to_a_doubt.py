"""What was read in a story is asked about beside the question; a no is no misunderstanding."""

from bot.interview.state import Outcome
from tests.use_cases.chat import Chat

STORY = (
    "In onze straat is ruzie tussen de mensen van de flat en de nieuwe gezinnen. Er wordt geroddeld over geloof en "
    "over geld. Iemand zei dat het door een filmpje op internet komt."
)


def test_no_to_it_and_to_the_question_is_one_answer(chat: Chat) -> None:
    chat.come_to("buurt").say(STORY)
    chat.come_to("triggers")
    assert "In uw verhaal las ik" in chat.text
    chat.say("nee")
    assert chat.answer("triggers").outcome is Outcome.NONE
    assert chat.asked == "ongenoegen"


def test_no_where_something_has_to_be_chosen_asks_on_kindly(chat: Chat) -> None:
    chat.come_to("buurt").say(STORY)
    chat.come_to("kenmerken")
    assert "In uw verhaal las ik" in chat.text
    chat.say("nee")
    assert chat.asked == "kenmerken"
    assert chat.says("niet-bedoeld")
    assert not chat.says("niet-begrepen-keuze")


def test_yes_with_a_reason_is_never_asked_to_be_a_no_as_well(chat: Chat) -> None:
    chat.come_to("ongenoegen").say("ja, er is te weinig gedaan aan het park")
    assert chat.answer("ongenoegen").choices == ("ja",)
    assert chat.asked == "bijdrage"


def test_words_of_the_button_are_the_answer_and_no_order(chat: Chat) -> None:
    chat.come_to("verdieping").say("nee ga door")
    assert chat.answer("verdieping").outcome is Outcome.NONE
    assert chat.asked == "aanpakken"
