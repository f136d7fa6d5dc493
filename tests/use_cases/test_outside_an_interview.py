"""Everything before, between and after interviews."""

from itertools import pairwise

import pytest

from bot.interview.state import Phase
from bot.use_cases.messages import MessageKind
from tests.use_cases.chat import Chat


def test_greeting_says_what_this_is_what_is_kept_and_what_one_can_do(chat: Chat) -> None:
    assert "computerprogramma" in chat.text
    assert "bewaren" in chat.text
    assert chat.options[:2] == ["actie/verhaal", "actie/start/buurtanalyse"]


@pytest.mark.parametrize(
    "text", ["2", "2.", "Een buurt analyseren (20 minuten)", "een buurt analyseren (20 minuten)"]
)
def test_menu_takes_numbers_and_labels(chat: Chat, text: str) -> None:
    chat.say(text)
    assert chat.asked == "rol"


def test_option_of_the_menu_explains(chat: Chat) -> None:
    chat.say("6")
    assert chat.reply[0].soort is MessageKind.EXPLANATION
    assert chat.reply[0].kennis[0].id == "begrip/polarisatie"


def test_number_in_a_question_is_no_menu_option(chat: Chat) -> None:
    chat.say("wat doe ik met 1 boze bewoner?", intent="stel_vraag")
    assert chat.conversation.analysis is None


def test_start_in_words(chat: Chat) -> None:
    chat.say("ik wil een analyse maken van onze wijk", intent="start_analyse")
    assert chat.asked == "rol"
    assert len(chat.reply) == 2


def test_question_is_answered_with_source_and_ways_on(chat: Chat) -> None:
    chat.say("wat is polarisatie?")
    assert chat.reply[0].kennis
    assert "Bron: " in chat.text
    assert "actie/uitleg/begrip/polarisatie" in chat.options
    assert "actie/start/buurtanalyse" in chat.options


def test_more_explanation_is_longer_and_is_not_offered_again(chat: Chat) -> None:
    short = chat.say("wat is polarisatie?")[0].tekst
    chat.choose("actie/uitleg/begrip/polarisatie")
    assert len(chat.reply[0].tekst) > len(short)
    assert "actie/uitleg/begrip/polarisatie" not in chat.options


def test_doubtful_question_offers_candidates_that_can_be_picked_by_number(chat: Chat) -> None:
    chat.ask_something_doubtful()
    first = chat.options[0].removeprefix("kennis/")
    chat.say("1")
    assert chat.reply[0].kennis[0].id == first


def test_unknown_question_says_so_and_offers_what_is_possible(chat: Chat) -> None:
    chat.say("wie won de tour de france in 1998?", intent="stel_vraag")
    assert chat.says("buiten-algemeen")
    assert chat.question is not None
    assert not any(message.kennis for message in chat.reply)


@pytest.mark.parametrize(
    "text",
    [
        "terug",
        "sla over",
        "samenvatting",
        "geef advies",
        "ik wil mijn antwoord aanpassen",
        "verder",
        "pauze",
    ],
)
def test_order_without_an_analysis_offers_to_begin_one(chat: Chat, text: str) -> None:
    chat.say(text)
    assert chat.says("geen-analyse")
    assert chat.options[0] == "actie/start/buurtanalyse"


@pytest.mark.parametrize(
    ("intent", "key"),
    [
        ("groet", "groet"),
        ("bedankt", "bedankt"),
        ("afscheid", "afscheid"),
        ("ben_je_robot", "robot"),
        ("frustratie", "frustratie"),
        ("praatje", "praatje"),
        ("hulp", "hulp"),
        ("privacy", "privacy"),
    ],
)
def test_small_talk_is_answered_and_the_menu_follows(chat: Chat, intent: str, key: str) -> None:
    chat.say("blablabla", intent=intent)
    assert chat.says(key)
    assert chat.question is not None


def test_danger_is_answered_first(chat: Chat) -> None:
    chat.say("help er wordt hier nu iemand neergestoken", intent="nood")
    assert "112" in chat.text


def test_unclear_messages_never_get_the_same_reply_twice_in_a_row(chat: Chat) -> None:
    replies = []
    for _ in range(5):
        chat.say("blub")
        assert chat.options
        replies.append(chat.text)
    assert all(one != other for one, other in pairwise(replies))


def test_paused_analysis_is_offered_again_whatever_is_said(chat: Chat) -> None:
    chat.come_to("vorm").say("pauze")
    for text in ("hallo", "wat is polarisatie?", "dank u", "blub", "samenvatting"):
        chat.say(text)
        assert "actie/verder" in chat.options, text
        assert chat.state.phase is Phase.PAUSED


def test_paused_analysis_goes_on_by_number(chat: Chat) -> None:
    chat.come_to("vorm").say("pauze")
    chat.say("1")
    assert chat.asked == "vorm"


def test_advice_while_paused_takes_the_interview_up_again(chat: Chat) -> None:
    chat.come_to("krachten").say("pauze")
    chat.say("geef het advies", intent="advies")
    assert chat.says("voorlopig")
    assert chat.asked == "krachten"


def test_change_while_paused_takes_the_interview_up_there(chat: Chat) -> None:
    chat.come_to("sentimenten").say("pauze")
    chat.say("ik wil de locatie aanpassen")
    assert chat.asked == "locatie"
    assert chat.state.phase is Phase.RUNNING


def test_masked_message_is_told_about(chat: Chat) -> None:
    chat.send("wat is polarisatie? bel [telefoon]", masked=("telefoon",))
    assert chat.reply[0].soort is MessageKind.NOTICE


STORY = (
    "In onze flats wonen sinds kort veel nieuwe gezinnen. De oudere bewoners klagen over lawaai op de galerij en "
    "over afval bij de lift. Ze groeten elkaar nauwelijks en er wordt veel over en weer gemopperd."
)


def test_an_account_before_anything_else_begins_the_analysis_with_it(chat: Chat) -> None:
    chat.say(STORY, "geef_antwoord")
    chat.say("klopt")
    assert chat.asked == "rol"
    assert chat.answer("buurt").text == STORY
    chat.say("beleidsambtenaar")
    assert chat.asked == "signalen"


@pytest.mark.parametrize(
    "text", ["vertel meer", "geef eens een voorbeeld", "en wat kun je eraan doen?"]
)
def test_a_short_follow_up_leans_on_the_explanation_before_it(chat: Chat, text: str) -> None:
    chat.say("wat is het stille midden?", "stel_vraag")
    before = chat.text
    chat.say(text, "stel_vraag")
    assert chat.text != before
    assert "Bron:" in chat.text or "voorbeeld" in chat.text


def test_an_account_by_order_may_be_short(chat: Chat) -> None:
    chat.choose("actie/verhaal", text="Ruzie om parkeren.")
    assert chat.asked == "rol"
    assert chat.answer("buurt").text == "Ruzie om parkeren."
    assert [m.tekst for m in chat.store.messages(chat.conversation.id) if m.van == "gebruiker"] == [
        "Ruzie om parkeren."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "hoi, kunnen we kijken naar mijn dorp? er komt een azc en iedereen is boos",
        "bij ons in de flat groet niemand elkaar meer sinds de nieuwe gezinnen er wonen",
    ],
)
def test_a_first_message_about_the_neighbourhood_begins_the_analysis(chat: Chat, text: str) -> None:
    chat.say(text, "geef_antwoord", 0.5)
    assert chat.answer("buurt").text == text
    chat.say("klopt")
    assert chat.asked == "rol"


def test_a_long_message_about_something_else_begins_nothing(chat: Chat) -> None:
    chat.say(
        "mijn paspoort is verlopen en ik wil graag een nieuw aanvragen, hoe lang duurt dat en wat kost het",
        "buiten_onderwerp",
        0.5,
    )
    assert chat.asked != "rol"


@pytest.mark.parametrize("text", ["ja", "ja graag", "doe maar"])
def test_a_yes_takes_the_offer_to_begin(chat: Chat, text: str) -> None:
    chat.say("ik ben beleidsmedewerker", "geef_antwoord")
    assert chat.says("geen-analyse")
    chat.say(text, "bevestig")
    assert chat.asked == "rol"


def test_role_that_was_said_at_the_beginning_is_not_asked_again(chat: Chat) -> None:
    chat.say("dag, ik ben wijkagent en wil onze wijk doorlopen", intent="start_analyse")
    assert chat.answer("rol").choices == ("rol/buurtprofessional",)
    assert chat.asked == "buurt"
    assert "professional in de buurt" in chat.text


def test_role_in_another_questionnaire_as_well(chat: Chat) -> None:
    chat.say("ik ben beleidsmedewerker, doe maar de informatiepositie")
    assert chat.answer("rol").choices == ("rol/beleidsambtenaar",)


def test_who_says_nothing_of_oneself_is_asked(chat: Chat) -> None:
    chat.say("ik ben benieuwd, laten we beginnen", intent="start_analyse")
    assert chat.asked == "rol"
