"""What a colleague would do: ask again in simpler words, take "geen idee" for what was just asked, guess nothing."""

import pytest

from bot.interview.state import Origin, Outcome
from bot.use_cases.understood import Understood
from tests.use_cases.chat import Chat
from tests.use_cases.test_telling import STORY

# Who does not follow the question


@pytest.mark.parametrize(
    "text",
    ["wablief?", "hè?", "snap ik niet", "kunt u dat nog eens vragen?", "kan het makkelijker?"],
)
def test_question_comes_again_in_simpler_words(chat: Chat, text: str) -> None:
    chat.come_to("locatie").say(text)
    simple = chat.wiring.knowledge.questionnaires["buurtanalyse"].question("locatie").eenvoudig
    assert simple is not None
    assert simple in chat.reply[0].tekst
    assert "Een voorbeeld:" not in chat.reply[0].tekst
    assert chat.asked == "locatie"
    assert chat.state.answer_to("locatie") is None
    assert chat.outcomes[-1] is Understood.UNCLEAR


def test_who_still_does_not_follow_gets_an_example_as_well(chat: Chat) -> None:
    chat.come_to("locatie").say("wablief?")
    chat.say("hè?")
    example = chat.wiring.knowledge.questionnaires["buurtanalyse"].question("locatie").voorbeeld
    assert example in chat.reply[0].tekst


@pytest.mark.parametrize("text", ["ik begreep de vraag niet", "wat een ingewikkelde zin zeg"])
def test_what_the_model_takes_for_an_example_is_told_apart_by_its_words(
    chat: Chat, text: str
) -> None:
    chat.come_to("locatie").say(text, intent="voorbeeld", confidence=0.99)
    assert "Sorry, ik vraag het anders." in chat.reply[0].tekst
    chat.say("zoals wat, noem eens iets", intent="voorbeeld", confidence=0.99)
    assert "Een voorbeeld:" in chat.reply[0].tekst


def test_every_question_about_a_real_neighbourhood_has_simpler_words(chat: Chat) -> None:
    lists = chat.wiring.knowledge.questionnaires.values()
    lacking = [
        (asked.id, question.id)
        for asked in lists
        if not asked.oefenen
        for question in asked.questions
        if question.eenvoudig is None or question.eenvoudig == question.tekst
    ]
    assert lacking == []


def test_little_word_behind_an_answer_is_no_question(chat: Chat) -> None:
    chat.come_to("locatie").say("op het plein, hè")
    answer = chat.state.answer_to("locatie")
    assert answer is not None
    assert answer.choices == ("locatie/publieke-ruimte",)


def test_who_does_not_follow_outside_an_interview_hears_what_is_possible(chat: Chat) -> None:
    chat.say("wablief?")
    assert "Sorry" in chat.reply[0].tekst
    assert chat.options


def test_who_does_not_follow_what_was_read_in_the_story_hears_what_is_asked(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    chat.say("hè?")
    assert "Ik las uw verhaal" in chat.reply[0].tekst
    assert chat.conversation.confirming == "verhaal"
    assert "actie/verhaal-ja" in chat.options


def test_word_of_a_button_chooses_it(chat: Chat) -> None:
    chat.say("ja")
    chat.say("doe maar de snelle")
    assert chat.state.questionnaire == "korte-route"


# Who has no idea


def test_no_idea_whether_the_story_was_read_right_is_not_about_the_role(chat: Chat) -> None:
    chat.choose("actie/verhaal")
    chat.say(STORY)
    before = chat.state.answers
    chat.say("geen idee")
    assert chat.reply[0].tekst.startswith("Dat geeft niet. Ik laat het zo staan.")
    assert chat.state.answers == before
    assert chat.conversation.confirming is None
    assert chat.asked == "rol"


def test_no_idea_whether_it_was_this_too_keeps_what_was_said(chat: Chat) -> None:
    chat.come_to("locatie").choose("locatie/scholen")
    conversation = chat.conversation
    chat.say("bij de plek misschien ook het plein?")
    kept = chat.state.answer_to("locatie")
    chat.say("geen idee")
    after = chat.state.answer_to("locatie")
    assert conversation.id == chat.conversation.id
    assert kept is not None
    assert after is not None
    assert after.outcome is Outcome.ANSWERED
    assert "locatie/scholen" in after.choices


@pytest.mark.parametrize("order", ["actie/opnieuw", "actie/start/azc"])
def test_no_idea_changes_nothing_that_waits_for_a_yes(chat: Chat, order: str) -> None:
    chat.come_to("locatie").choose(order)
    before = chat.state
    chat.say("weet ik niet")
    assert chat.state == before
    assert chat.asked == "locatie"
    assert "laten we het zoals het is" in chat.reply[0].tekst


def test_who_hesitates_to_finish_hears_what_both_ways_do(chat: Chat) -> None:
    chat.choose("actie/start/korte-route")
    while chat.asked != "afronden":
        chat.say("sla over")
    chat.say("weet ik niet")
    assert '"samenvatting"' in chat.reply[0].tekst
    assert chat.asked == "afronden"


# Yes to several things


def test_yes_to_a_menu_asks_which_and_names_them(chat: Chat) -> None:
    menu = chat.options
    chat.say("ja")
    assert chat.reply[-1].tekst.startswith("Graag. Wat zal het zijn:")
    assert "Een buurt analyseren" in chat.reply[-1].tekst.split("\n")[0]
    assert chat.options == menu
    chat.say("2")
    assert chat.state.questionnaire == "buurtanalyse"


def test_no_to_a_menu_is_taken_kindly(chat: Chat) -> None:
    chat.say("nee dank u")
    assert len(chat.reply) == 1
    assert chat.reply[0].tekst.startswith("Prima. Ik blijf hier.")
    assert chat.outcomes[-1] is not Understood.UNCLEAR


def test_yes_to_one_of_two_asks_which_and_both_takes_both(chat: Chat) -> None:
    chat.come_to("oorzaken").say("de maan is van kaas en de moskee is blauw")
    question = chat.reply[0].tekst
    assert question.startswith("Bedoelt u ")
    assert " of " in question
    chat.say("ja")
    assert chat.reply[0].tekst.startswith("Graag. Maar welke bedoelt u:")
    assert chat.asked == "oorzaken"
    chat.say("allebei")
    answer = chat.state.answer_to("oorzaken")
    assert answer is not None
    assert len(answer.choices) == 2


# Words that nobody knows


@pytest.mark.parametrize("text", ["blub bla huur bla", "lkj boos lkj"])
@pytest.mark.parametrize("question", ["oorzaken", "kenmerken"])
def test_of_strange_words_nothing_is_guessed(chat: Chat, text: str, question: str) -> None:
    chat.come_to(question).say(text)
    assert "Bedoelt u" not in chat.reply[0].tekst
    assert chat.asked == question


# A story where no question asks for one

NEIGHBOURS = (
    "In onze buurt wonen oudere mensen die er al lang wonen en jonge gezinnen die net zijn gekomen. In de portieken en "
    "op de trap is er steeds ruzie over afval en lawaai. De ouderen noemen de nieuwe gezinnen asociaal. Mensen "
    "schelden elkaar uit en er zijn al een paar ruiten ingegooid. Ik ben opbouwwerker hier."
)


def test_story_in_the_short_route_is_proposed_and_confirmed(chat: Chat) -> None:
    chat.choose("actie/start/korte-route")
    chat.say(NEIGHBOURS)
    summary, question = chat.reply
    assert "portieken" in summary.tekst
    assert question.vraag is not None
    assert question.vraag.opties[0].id == "actie/verhaal-ja"
    for asked in ("fase", "oorzaken", "locatie"):
        answer = chat.state.answer_to(asked)
        assert answer is not None
        assert answer.origin is Origin.PROPOSED
    chat.say("ja")
    assert chat.asked == "twee-groepen"


def test_what_was_read_wrong_in_the_short_route_is_mended(chat: Chat) -> None:
    chat.choose("actie/start/korte-route")
    chat.say(NEIGHBOURS)
    chat.say("bij de plek ook het plein")
    answer = chat.state.answer_to("locatie")
    assert answer is not None
    assert "locatie/publieke-ruimte" in answer.choices
    assert "portieken" in chat.text


def test_story_where_nothing_can_be_read_from_it_is_kept_and_told_so(chat: Chat) -> None:
    chat.choose("actie/start/beleidsscan")
    chat.say("een middelgrote gemeente, er was onrust over een nieuwe opvang")
    chat.say(NEIGHBOURS)
    assert "Ik bewaar het als toelichting" in chat.reply[0].tekst
    assert chat.conversation.note == NEIGHBOURS
    assert chat.asked == "beleid-organisatie"


def test_story_of_one_interview_is_not_read_in_another(chat: Chat) -> None:
    chat.choose("actie/start/korte-route")
    chat.say(NEIGHBOURS)
    chat.say("ja")
    chat.choose("actie/start/informatiepositie")
    chat.say("ja")
    chat.choose("rol/buurtprofessional")
    assert "In uw verhaal las ik" not in chat.text
