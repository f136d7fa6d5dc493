"""An answer and an order in one message: the answer is stored, then the order carried out."""

from bot.interview.state import Phase
from tests.use_cases.chat import Chat


def test_answer_and_progress(chat: Chat) -> None:
    chat.come_to("locatie").say("op het plein. hoeveel vragen komen er nog?")
    assert chat.answer("locatie").choices == ("locatie/publieke-ruimte",)
    assert chat.asked != "locatie"
    assert "openbare ruimte" in chat.text
    assert "vraag" in chat.text


def test_answer_and_leaving(chat: Chat) -> None:
    chat.come_to("locatie").say("op het plein, ik moet weg")
    assert chat.answer("locatie").choices == ("locatie/publieke-ruimte",)
    assert chat.state.phase is Phase.PAUSED
    chat.say("verder")
    assert chat.asked not in ("", "locatie")


def test_answer_and_an_earlier_answer_corrected(chat: Chat) -> None:
    chat.come_to("fase", locatie=("locatie/publieke-ruimte",))
    chat.say("onderhuidse spanningen, en bij de plek was ik de school vergeten")
    assert chat.answer("fase").choices == ("fase/onderhuidse-spanningen",)
    assert set(chat.answer("locatie").choices) == {"locatie/publieke-ruimte", "locatie/scholen"}


def test_answer_and_back_opens_the_question_before_the_one_answered(chat: Chat) -> None:
    chat.come_to("vorm").say("gedrag. ga een vraag terug")
    assert chat.answer("vorm").choices == ("vorm/gedrag",)
    assert chat.asked == "signalen"


def test_answer_and_why_explains_the_question_that_was_answered(chat: Chat) -> None:
    chat.come_to("vorm").say("waarom?")
    reason = chat.reply[0].tekst
    chat.say("gedrag, waarom wilt u dat weten?")
    assert chat.reply[0].tekst == reason
    assert chat.answer("vorm").choices == ("vorm/gedrag",)
    assert chat.asked == "locatie"


def test_unclear_answer_is_kept_while_the_order_is_carried_out(chat: Chat) -> None:
    chat.come_to("vorm").say("dat hangt er erg van af zeg. hoeveel vragen nog?")
    assert chat.asked == "vorm"
    chat.say("gedrag")
    assert "hangt er erg van af" in chat.answer("vorm").text
