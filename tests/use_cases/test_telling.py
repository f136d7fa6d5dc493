"""Who just tells what goes on: what was read is shown with its words, confirmed or mended with one tap."""

import pytest

from bot.interview.state import Origin, Outcome
from tests.use_cases.chat import Chat

STORY = (
    "Op het plein hangen elke avond jongens van een jaar of zestien. Ze roepen naar voorbijgangers en schelden mensen "
    "uit; ouderen lopen er met een boog omheen. In de flats kennen de oude bewoners en de nieuwe gezinnen elkaar niet, "
    "ze groeten niet en ergeren zich aan elkaars gewoonten. De gemeente heeft de speeltuin weggehaald zonder iets te "
    "vragen, mensen zijn daar echt boos over. Gevochten is er gelukkig niet."
)


def test_telling_is_offered_first(chat: Chat) -> None:
    assert chat.options[0] == "actie/verhaal"


def test_after_the_button_one_is_invited_to_tell(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    assert chat.reply[-1].tekst.startswith("Vertel maar")


def test_what_was_read_is_shown_with_its_words(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    summary, question = chat.reply
    assert "plein" in summary.tekst
    assert '"' in summary.tekst
    assert question.vraag is not None
    assert question.vraag.opties[0].id == "actie/verhaal-ja"
    assert "actie/wijzig/locatie" in chat.options


def test_what_was_read_is_kept_apart_from_what_was_said(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    state = chat.state
    place = state.answer_to("locatie")
    told = state.answer_to("buurt")
    assert place is not None
    assert place.origin is Origin.PROPOSED
    assert "locatie/publieke-ruimte" in place.choices
    assert told is not None
    assert (told.text, told.origin) == (STORY, Origin.SAID)


def test_a_good_story_leaves_at_most_ten_questions(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    chat.say("ja")
    questions = 0
    while chat.asked != "afronden" and questions < 30:
        questions += 1
        chat.say("sla over")
    assert questions + 1 <= 10


def test_yes_goes_on_with_what_was_not_told(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    chat.choose("actie/verhaal-ja")
    assert chat.asked == "rol"


def test_no_asks_what_is_wrong(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    chat.say("nee, dat klopt niet")
    assert "actie/wijzig/oorzaken" in chat.options


def test_one_tap_mends_one_answer(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    chat.choose("actie/wijzig/locatie")
    assert chat.asked == "locatie"
    chat.say("alleen op school")
    place = chat.state.answer_to("locatie")
    assert place is not None
    assert (place.choices, place.origin) == (("locatie/scholen",), Origin.SAID)


def test_one_may_mend_several_answers_one_after_the_other(chat: Chat) -> None:
    chat.say(STORY)
    chat.choose("actie/wijzig/locatie")
    chat.say("alleen op school")
    assert chat.options[0] == "actie/verhaal-ja"
    assert "scholen" in chat.text.lower()
    chat.choose("actie/wijzig/kenmerken")
    chat.say("leeftijd")
    chat.say("klopt")
    assert chat.asked == "rol"
    chat.choose("rol/beleidsambtenaar")
    assert chat.asked == "signalen"


def test_who_goes_on_without_a_yes_is_not_held_up(chat: Chat) -> None:
    chat.say(STORY)
    chat.say("sla over")
    assert chat.asked == "signalen"


def test_a_story_may_come_without_the_button(chat: Chat) -> None:
    chat.say(STORY)
    assert chat.state.answer_to("locatie") is not None


def test_a_long_answer_about_the_neighbourhood_is_read_as_well(chat: Chat) -> None:
    chat.choose("actie/start/buurtanalyse")
    chat.say("2")
    assert chat.asked == "buurt"
    chat.say(STORY)
    assert chat.options[0] == "actie/verhaal-ja"
    chat.say("klopt")
    assert chat.asked == "signalen"


def test_what_the_story_leaves_can_be_asked_later(chat: Chat) -> None:
    chat.say(STORY)
    skipped = [a.question for a in chat.state.answers if a.outcome is Outcome.SKIPPED]
    assert "ontbreekt" in skipped


def test_a_text_that_says_nothing_about_a_neighbourhood_is_just_kept(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say("ik vertel het liever een andere keer want ik moet nu eerst nog mijn koffer inpakken")
    told = chat.state.answer_to("buurt") if (chat.conversation.analysis is not None) else None
    assert told is None or told.text


def test_a_question_while_one_is_invited_to_tell_is_answered(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say("wat is polarisatie eigenlijk precies?")
    assert "polarisatie" in chat.reply[0].tekst.lower()
    assert not (chat.conversation.analysis is not None)


def test_details_that_the_story_tells_need_not_be_asked(chat: Chat) -> None:
    chat.say(
        "In onze straat rennen kinderen van negen en tien tot half elf 's avonds gillend rond zonder dat iemand op ze "
        "let, en wie er wat van zegt krijgt een grote mond. Ouders doen niets. Buren groeten elkaar niet meer."
    )
    deeper = chat.state.answer_to("verdieping")
    details = chat.state.answer_to("oorzaken-nader")
    assert deeper is not None
    assert details is not None
    assert deeper.origin is details.origin is Origin.PROPOSED
    assert "verdieping/oorzaken" in deeper.choices
    assert "oorzaak/b-kinderen" in details.choices


def test_the_role_that_somebody_names_need_not_be_asked(chat: Chat) -> None:
    chat.say("Hoi, ik ben wijkcoördinator in een dorp. " + STORY)
    role = chat.state.answer_to("rol")
    assert role is not None
    assert (role.choices, role.origin) == (("rol/wijkcoordinator",), Origin.PROPOSED)


def test_something_else_first_and_the_story_still_waits_for_a_yes(chat: Chat) -> None:
    chat.say(STORY)
    chat.say("wat is een trigger?", "stel_vraag")
    assert chat.options[0] == "actie/verhaal-ja"
    chat.say("klopt")
    assert chat.asked == "rol"


@pytest.mark.parametrize(
    ("text", "question", "item", "is_there"),
    [
        ("bij de plek ook de school", "locatie", "locatie/scholen", True),
        ("bij de triggers ook nepnieuws", "triggers", "trigger/nepnieuws", True),
        ("het speelt ook op facebook", "locatie", "locatie/sociale-media", True),
        ("er is ook armoede", "oorzaken", "oorzaak/d", True),
        ("nee, bij de fase: escalatie", "fase", "fase/escalatie", True),
        ("haal het plein weg bij de plek", "locatie", "locatie/publieke-ruimte", False),
    ],
)
def test_one_sentence_mends_what_was_read(
    chat: Chat, text: str, question: str, item: str, is_there: bool
) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    others = {a.question: a for a in chat.state.answers if a.question not in (question, "overal")}
    chat.say(text)
    assert chat.says("verhaal-aangepast")
    assert (item in chat.answer(question).choices) is is_there
    assert {
        a.question: a for a in chat.state.answers if a.question not in (question, "overal")
    } == others
    assert chat.options[0] == "actie/verhaal-ja"


@pytest.mark.parametrize("text", ["ook mijn tante", "er is ook iets anders aan de hand"])
def test_what_mends_nothing_leaves_what_was_read(chat: Chat, text: str) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    before = chat.state
    chat.say(text)
    assert chat.state == before
