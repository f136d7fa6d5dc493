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


def test_answer_and_another_one_replaced_without_naming_its_question(chat: Chat) -> None:
    chat.come_to("sentimenten")
    chat.say("niet gehoord, en ik zei daarnet gedrag maar het moest voelen zijn")
    assert chat.answer("sentimenten").choices == ("sentiment/niet-gehoord",)
    assert chat.answer("vorm").choices == ("vorm/voelen",)
    assert chat.asked == "triggers"


def test_correction_that_could_be_about_anything_is_asked_about(chat: Chat) -> None:
    before = chat.come_to("sentimenten").state
    chat.say("dat van net was fout", intent="wijzig_antwoord")
    assert chat.says("wijzig-welke")
    assert chat.asked == "sentimenten"
    assert chat.state.answers == before.answers


def test_answer_and_a_question_without_its_mark(chat: Chat) -> None:
    chat.come_to("locatie").say("bij de flats, en wat valt er allemaal onder openbare ruimte")
    assert chat.answer("locatie").choices == ("locatie/woonomgeving",)
    assert chat.wiring.knowledge.item("locatie/publieke-ruimte").antwoord in chat.text


def test_question_with_a_comma_in_it_before_the_answer(chat: Chat) -> None:
    chat.come_to("locatie")
    chat.say("wat valt er onder woonomgeving, ook een tuin? want het speelt op het plein")
    assert chat.answer("locatie").choices == ("locatie/publieke-ruimte",)
    assert chat.wiring.knowledge.item("locatie/woonomgeving").antwoord in chat.text


def test_question_of_somebody_else_is_no_question_to_us(chat: Chat) -> None:
    chat.come_to("sentimenten").say("ze vragen: wie luistert er hier nou naar ons?")
    assert chat.wiring.knowledge.item("sentiment/niet-gehoord").antwoord not in chat.text
